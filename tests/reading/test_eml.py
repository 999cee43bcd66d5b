from __future__ import annotations

from email.message import EmailMessage

import pytest

import vnbulletin as vb
from vnbulletin.reading import read_bytes


def make_mail() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Báo cáo tuần của Đảng ủy"
    mail["From"] = "Văn phòng <vp@example.vn>"
    mail["Date"] = "Mon, 06 May 2024 08:00:00 +0700"
    mail.set_content("Sáng 6/5, Đảng ủy họp giao ban.\nĐồng chí Sùng A Dơ chủ trì.\n")
    return mail


def read_mail(data: bytes, suffix: str = ".eml") -> vb.Source:
    return read_bytes(data, f"thu{suffix}", suffix)


def test_plain_text_is_preferred_headers_are_metadata_attachments_are_listed() -> None:
    mail = make_mail()
    mail.add_alternative("<p>Sáng 6/5, Đảng ủy <b>họp</b></p>", subtype="html")
    mail.add_attachment(b"x" * 1500, maintype="application", subtype="pdf", filename="Kế hoạch.pdf")
    source = read_mail(mail.as_bytes())
    assert source.text == "Sáng 6/5, Đảng ủy họp giao ban.\nĐồng chí Sùng A Dơ chủ trì.\n"
    assert source.format == "eml"
    assert source.metadata["subject"] == "Báo cáo tuần của Đảng ủy"
    assert source.metadata["date"] == "Mon, 06 May 2024 08:00:00 +0700"
    assert "Báo cáo tuần" not in source.text
    assert source.left_out == ("1 HTML version of the text", "attachment Kế hoạch.pdf (1,500 bytes)")


def test_mail_without_plain_text_is_read_as_a_page() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Tin"
    mail.set_content("<style>p{}</style><p>Một</p><ul><li>hai</li></ul>", subtype="html")
    source = read_mail(mail.as_bytes())
    assert source.text == "Một\n- hai"
    assert "1 style" in source.left_out


def test_saved_web_archive() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example.vn/tin\r\nSubject: Tin\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<h1>H=E1=BB=99i ngh=E1=BB=8B</h1>\r\n--B\r\n"
        b"Content-Type: text/css\r\n\r\np{}\r\n--B\r\nContent-Type: image/png\r\n\r\nxxx\r\n--B--\r\n"
    )
    source = read_mail(data, ".mht")
    assert source.text == "Hội nghị"
    assert source.metadata["snapshot-content-location"] == "https://a.example.vn/tin"
    assert source.left_out == ("1 style", "1 image")


def test_charset_of_old_mails() -> None:
    data = b"Subject: a\nContent-Type: text/plain; charset=x-unknown\n\n" + "Đảng ủy họp".encode()
    assert read_mail(data).text == "Đảng ủy họp"


def test_mail_without_text_is_told() -> None:
    mail = EmailMessage()
    mail.add_attachment(b"x", maintype="application", subtype="zip", filename="a.zip")
    source = read_mail(mail.as_bytes())
    assert source.text == ""
    assert [p.code for p in source.problems] == ["read.no_text"]


@pytest.mark.parametrize("n", [60, 5000])
def test_nested_parts_are_refused(n: int) -> None:
    layers = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(n))
    with pytest.raises(vb.InputError) as caught:
        read_mail(layers)
    assert caught.value.code == "read.nesting"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"Content-Type: multipart/mixed; boundary=x\n\n", b":::\n=?x?q?=\n"])
def test_odd_mails_do_not_break_the_reader(data: bytes) -> None:
    assert isinstance(read_mail(data).text, str)
