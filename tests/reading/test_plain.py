from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnbulletin as vb
from vnbulletin.reading import read_bytes
from vnbulletin.reading.plain import decode
from vnbulletin.reading.syllables import is_syllable, split_tone
from vnbulletin.tables import load_table

sys.path.insert(0, str(Path(__file__).parent))
from legacy_writers import write_tcvn3, write_vni, write_windows_1258

BULLETIN = """HUYỆN ỦY KIM BÌNH SƠ KẾT CÔNG TÁC DÂN VẬN QUÝ I
15/04/2008 - 08:30
Sáng ngày 14/4, Ban Thường vụ Huyện ủy Kim Bình tổ chức hội nghị sơ kết công tác dân vận quý I năm 2008.
Dự hội nghị có đồng chí Nghiêm Thị Huế, Uỷ viên Ban Thường vụ Tỉnh uỷ; đồng chí Quàng Văn Ơm, Bí thư Huyện ủy.
Thời gian tới, các cấp ủy tiếp tục đẩy mạnh phong trào thi đua "Dân vận khéo", giữ gìn đoàn kết giữa các dân tộc.
Kỷ luật, kỷ cương được siết chặt; nhiều mô hình rẽ hướng mới, thử nghiệm kỹ trước khi nhân rộng.
"""
WRITERS = {"tcvn3": write_tcvn3, "vni": write_vni, "windows-1258": write_windows_1258}


@pytest.mark.parametrize("encoding", WRITERS)
def test_legacy_encoding_is_detected_and_converted_without_loss(encoding: str) -> None:
    source = read_bytes(WRITERS[encoding](BULLETIN), "old.txt")
    assert source.text == BULLETIN
    assert source.encoding == encoding
    assert source.problems == ()


@pytest.mark.parametrize("encoding", WRITERS)
def test_one_line_of_some_length_suffices(encoding: str) -> None:
    line = "Đồng chí Nghiêm Thị Huế phát biểu tại hội nghị"
    assert decode(WRITERS[encoding](line)).text == line


@pytest.mark.parametrize("writer", [write_tcvn3, write_vni])
def test_legacy_font_text_saved_as_unicode_is_converted(writer) -> None:
    decoded = decode(writer(BULLETIN).decode("cp1252").encode("utf-8"))
    assert decoded.text == BULLETIN
    assert decoded.encoding in ("utf-8 (tcvn3)", "utf-8 (vni)")


def test_text_encoded_twice_is_undone() -> None:
    latin = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in BULLETIN.encode())
    decoded = decode(latin.encode("utf-8"))
    assert decoded.text == BULLETIN
    assert "encoded twice" in decoded.encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    decoded = decode(BULLETIN.encode(encoding))
    assert decoded.text == BULLETIN
    assert decoded.encoding.startswith(encoding)
    assert decoded.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "Diện tích 1.250 m², nhiệt độ 37°C, tỷ lệ ½; «Dân vận khéo» § 5 © 2024",
        "Café, résumé, naïve, Ångström, Đà Nẵng",
        "München und Köln grüßen",
        "",
        "Khong dau: hoi nghi so ket cong tac",
    ],
)
def test_text_in_unicode_stays_as_it_is(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    assert decoded.text == text
    assert decoded.encoding == "utf-8"
    assert decoded.problems == ()


@given(st.text())
def test_any_utf8_text_of_vietnamese_survives(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    full = "Nghị quyết của Đảng ủy được quán triệt. " + clean
    # Latin-1 signs glued to letters in a line of their own may be taken for a legacy line; keep one line.
    full = " ".join(full.split())
    assert decode(full.encode("utf-8")).text == full


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    decoded = decode(data)
    assert isinstance(decoded.text, str)
    if "\ufffd" in decoded.text and "damaged" in decoded.encoding:
        assert any(p.code == "read.undecodable" for p in decoded.problems)


def test_mixed_encodings_are_converted_and_told_with_their_place() -> None:
    lines = BULLETIN.splitlines(keepends=True)
    data = "".join(lines[:3]).encode("utf-8") + write_tcvn3("".join(lines[3:5])) + lines[5].encode("utf-8")
    decoded = decode(data)
    assert decoded.text == BULLETIN
    assert decoded.encoding == "utf-8 + tcvn3"
    (problem,) = decoded.problems
    assert problem.code == "read.mixed_encodings"
    assert decoded.text[problem.start : problem.end] == "".join(lines[3:5])


def test_lone_bytes_become_replacement_characters_and_are_counted() -> None:
    decoded = decode("Bí thư Đảng ủy".encode() + b"\xff" + " và ".encode() + b"\xfe\xfe" + " Ủy ban".encode())
    assert decoded.text == "Bí thư Đảng ủy\ufffd và \ufffd\ufffd Ủy ban"
    (problem,) = decoded.problems
    assert problem.code == "read.undecodable"
    assert problem.message.startswith("3 undecodable bytes")
    assert decoded.text[problem.start : problem.end] == "\ufffd và \ufffd\ufffd"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), ".doc"),
        (bytes(range(256)) * 20, "control characters"),
        (bytes(5000), "control characters"),
    ],
)
def test_binary_content_is_refused_with_its_kind(data: bytes, word: str) -> None:
    with pytest.raises(vb.InputError) as caught:
        read_bytes(data, "tin.txt")
    assert caught.value.code == "read.binary"
    assert "tin.txt" in caught.value.message
    assert word in caught.value.message


def test_a_few_nul_characters_are_legal_and_told() -> None:
    source = read_bytes("Hội nghị\x00 sơ kết".encode() + b" cong tac" * 30, "tin.txt")
    assert "\x00" in source.text
    (problem,) = source.problems
    assert problem.code == "read.control_characters"
    assert source.text[problem.start : problem.end] == "\x00"


@pytest.mark.parametrize(("table", "column"), [("syllable_onsets", "onset"), ("syllable_rimes", "rime")])
def test_examples_of_syllable_tables_are_syllables(table: str, column: str) -> None:
    for row in load_table(table):
        letters, _ = split_tone(row["examples"])
        assert is_syllable(row["examples"]), row
        assert letters.startswith(row[column]) if column == "onset" else letters.endswith(row[column]), row


@pytest.mark.parametrize("word", ["quyêt", "cáć", "nheoo", "§¶ng", "bố̂", "Hoäi", "zô", "catp", "Đảngg", "vieäc"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_legacy_tables_hold_every_letter_of_the_alphabet() -> None:
    vowels = "aăâeêioôơuưy"
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    import unicodedata

    letters = {unicodedata.normalize("NFC", v + t) for v in vowels for t in tones} | {"đ"}
    expected = {c for c in letters if not c.isascii()}
    for table in ("legacy_tcvn3", "legacy_vni"):
        rows = load_table(table)
        assert expected <= {row["letter"] for row in rows}, table
