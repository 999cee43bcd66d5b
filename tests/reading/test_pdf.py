from __future__ import annotations

import io
import sys
import zlib

import pytest

import vnbulletin as vb
from vnbulletin.reading import read_bytes


def make_pdf(pages: list[list[str]], *, title: str | None = None) -> bytes:
    """A PDF with one line of ASCII text under another; a page without lines is empty, as a scan is."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        text = b"BT /F1 12 Tf 72 720 Td 16 TL " + b" ".join(f"({line}) Tj T*".encode() for line in lines) + b" ET"
        packed = zlib.compress(text)
        objects.append(b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(packed) + packed + b"\nendstream")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[" + b" ".join(kids) + b"]/Count %d>>" % len(kids)
    info = b""
    if title is not None:
        objects.append(b"<</Title(" + title.encode() + b")>>")
        info = b"/Info %d 0 R" % len(objects)
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for i, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % i + content + b"\nendobj\n")
    xref = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, info, xref))
    return out.getvalue()


def test_lines_stay_as_they_are_broken_and_page_furniture_is_kept() -> None:
    pytest.importorskip("pypdfium2")
    source = read_bytes(
        make_pdf([["Thong bao", "so 5-TB/HU ngay", "3/4/2024", "1"], ["Noi nhan:", "2"]]), "a.pdf", ".pdf"
    )
    assert source.text.splitlines() == ["Thong bao", "so 5-TB/HU ngay", "3/4/2024", "1", "Noi nhan:", "2"]
    assert source.format == "pdf"
    assert source.encoding == "pdf text layer"
    assert source.problems == ()


def test_metadata() -> None:
    pytest.importorskip("pypdfium2")
    assert read_bytes(make_pdf([["a"]], title="Bao cao"), "a.pdf", ".pdf").metadata["Title"] == "Bao cao"


def test_pages_without_text_layer_are_named() -> None:
    pytest.importorskip("pypdfium2")
    source = read_bytes(make_pdf([[], ["co chu"], []]), "quet.pdf", ".pdf")
    assert source.text == "co chu"
    (problem,) = source.problems
    assert problem.code == "read.no_text_layer"
    assert problem.message.startswith("pages 1, 3 of 3")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6])
def test_truncated_file_is_refused(share: float) -> None:
    pytest.importorskip("pypdfium2")
    data = make_pdf([[f"dong {i}" for i in range(40)]] * 5)
    with pytest.raises(vb.InputError) as caught:
        read_bytes(data[: int(len(data) * share)], "hong.pdf", ".pdf")
    assert caught.value.code == "read.damaged"
    assert "hong.pdf" in caught.value.message
    assert "fetch it again" in caught.value.message


def test_file_without_its_end_is_read_with_a_problem() -> None:
    pytest.importorskip("pypdfium2")
    source = read_bytes(make_pdf([["mot"], ["hai"]])[:-4], "cut.pdf", ".pdf")
    assert source.text.splitlines() == ["mot", "hai"]
    assert [p.code for p in source.problems] == ["read.cut_off"]


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(vb.InputError) as caught:
        read_bytes(b"<html>", "a.pdf", ".pdf")
    assert caught.value.code == "read.damaged"
    with pytest.raises(vb.InputError):
        read_bytes(b"", "a.pdf", ".pdf")


def test_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(vb.DependencyError) as caught:
        read_bytes(make_pdf([["a"]]), "a.pdf", ".pdf")
    assert "vnbulletin[pdf]" in caught.value.message
