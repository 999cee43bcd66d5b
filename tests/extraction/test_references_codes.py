"""What symbols and numbers of documents say: bodies, systems, types, corrections; numerals and keys."""

from __future__ import annotations

import pytest

from vnbulletin.extraction.references.before import find_clause_start
from vnbulletin.extraction.references.codes import (
    bodies_of,
    correct_code,
    is_issuer,
    issuer_code,
    match_code,
    system_of,
    to_roman,
    type_of_symbol,
)
from vnbulletin.extraction.references.documents import bare_number
from vnbulletin.extraction.references.names import read_numeral
from vnbulletin.extraction.references.plain import holds_stamp, normalise_plain


@pytest.mark.parametrize(
    ("symbol", "bodies"),
    [
        ("KL/TW", ("Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Ban Bí thư")),
        ("TW", ("Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Ban Bí thư")),
        ("NĐ-CP", ("Chính phủ",)),
        ("TTLT/BYT-BTC", ("Bộ Y tế",)),
        ("BYT-KCB", ("Bộ Y tế",)),
        ("qđ-ubnd", ("Ủy ban nhân dân", "Chủ tịch Ủy ban nhân dân")),
        # A type's code that stands alone is a body's.
        ("HĐ", ("Hội đồng",)),
        ("TB", ("Tiểu ban",)),
        # What a body sends is not its department's, nor the addressee's.
        ("ABX-UBND", ()),
        ("KH-ABX", ()),
        ("KH/ABX-UBND", ()),
        ("QH15", ("Quốc hội khóa XV",)),
        ("QH9", ("Quốc hội khóa IX",)),
        ("UBTVQH14", ("Ủy ban Thường vụ Quốc hội khóa XIV",)),
        ("PL-UBTVQH11", ("Ủy ban Thường vụ Quốc hội khóa XI",)),
        ("QH", ("Quốc hội",)),
        ("QH15A", ()),
        ("XQH15", ()),
    ],
)
def test_bodies_that_a_symbol_allows(symbol: str, bodies: tuple[str, ...]) -> None:
    assert bodies_of(symbol) == bodies


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("KL/TW", "TW"), ("UBND-VX", "UBND"), ("ubnd-vx", "UBND"), ("KH-ABX", "ABX"), ("ABX", "ABX"), ("TB", "TB"),
        ("TTLT/BYT-BTC", "BYT"), ("ABX-KH", "ABX"),
    ],
)  # fmt: skip
def test_the_first_body_of_a_symbol(symbol: str, code: str) -> None:
    assert issuer_code(symbol) == code


@pytest.mark.parametrize(
    ("piece", "known"),
    [
        ("UBND", True), ("VPUBND", True), ("ABUBND", True), ("UBNDT", True), ("HĐNDX", True), ("BHĐND", True),
        ("SGDVL", True), ("SNNVL", True), ("ubnd", True), ("XUBNDX", False), ("ABX", False), ("SXX", False),
    ],
)  # fmt: skip
def test_codes_of_bodies(piece: str, known: bool) -> None:
    assert is_issuer(piece) is known


@pytest.mark.parametrize(
    ("symbol", "system"),
    [
        ("NQ/TW", "party"), ("TU", "party"), ("KH-BXTU", "party"), ("KH-BXHU", "party"), ("KH-BXĐU", "party"),
        ("KH-BXTW", "party"), ("KH-ĐTN", "party"), ("KH-TĐTN", "party"), ("KH-TWĐTN", "party"), ("KH-UBND", "state"),
        ("KH-TTUBND", "state"), ("KH-BHĐND", "state"), ("QH15", "state"), ("NQ/UBTVQH15", "state"),
        ("QĐ-VKSNDTC", "state"), ("QĐ-TANDTC", "state"), ("KH-MTTW", "state"), ("KH-VP", None), ("KH-BCĐ", None),
        ("KH-ABX", None), ("KH", None), ("KH-UBNDX", None),
    ],
)  # fmt: skip
def test_whose_way_of_numbering_a_symbol_has(symbol: str, system: str | None) -> None:
    assert system_of(symbol) == system


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("KH-UBND", "Kế hoạch"), ("kh-ubnd", "Kế hoạch"), ("UBND-VX", "Công văn"), ("QH15", "Luật"), ("QH9", "Luật"),
        ("UBTVQH15", "Nghị quyết"), ("QH", "Công văn"), ("QHABC", "Công văn"), ("CTr/TU", "Chương trình"),
        ("TTr-BYT", "Tờ trình"), ("TTLT-BYT-BTC", "Thông tư liên tịch"),
    ],
)  # fmt: skip
def test_the_type_that_a_symbol_says(symbol: str, name: str) -> None:
    assert type_of_symbol(symbol).name == name


@pytest.mark.parametrize(
    ("parts", "right", "notes"),
    [
        (("60", "/", "NQ-TW", "NQ"), "60-NQ/TW", ("separators",)),
        (("60", "-", "NQ-TW", "NQ"), "60-NQ/TW", ("separators",)),
        (("60", "/", "NQ/TW", "NQ"), "60-NQ/TW", ("separators",)),
        (("18", "-", "NQ/TW", "NQ"), None, ()),
        (("37", "/", "TW", "CT"), "37-CT/TW", ("separators", "type code")),
        (("37", "-", "TU", "KH"), "37-KH/TU", ("type code",)),
        (("37", "-", "TU", ""), None, ()),
        (("37", "-", "HU", "KH"), None, ()),
        (("5", "-", "NQ/TU", "NQ"), "05-NQ/TU", ("leading zero",)),
        (("5a", "-", "NQ/TU", "NQ"), None, ()),
        (("5", "/", "QĐ-UBND", "QĐ"), None, ()),
        (("5", "-", "QĐ/UBND", "QĐ"), "5/QĐ-UBND", ("separators",)),
        (("5", "/", "QĐ/UBND", "QĐ"), "5/QĐ-UBND", ("separators",)),
        (("5", "/", "QĐ.UBND", "QĐ"), None, ()),
        (("5", "/", "QĐ-UBND.VX", "QĐ"), None, ()),
        (("5/2024", "-", "QĐ-UBND", "QĐ"), "5/2024/QĐ-UBND", ("separators",)),
        (("5/2024", "/", "QĐ/UBND", "QĐ"), "5/2024/QĐ-UBND", ("separators",)),
        (("5/2024", "/", "NQLT/CP-MTTQ", "NQLT"), None, ()),
        (("5", "/", "ND-CP", "NĐ"), "5/NĐ-CP", ("letters",)),
        (("5", "/", "QD-TTg", "QĐ"), "5/QĐ-TTg", ("letters",)),
        (("5", "/", "QĐ-TTG", "QĐ"), "5/QĐ-TTg", ("small letters",)),
        (("5", "/", "qđ-ubnd", "QĐ"), "5/QĐ-UBND", ("small letters",)),
        (("12", "-", "ctr/tu", "CTr"), "12-CTr/TU", ("small letters",)),
        (("12", "-", "NQ/DU", "NQ"), "12-NQ/ĐU", ("letters",)),
        (("12", "/", "KH-ABX", "KH"), None, ()),
        (("12", "-", "KH/ABX", "KH"), None, ()),
    ],
)
def test_corrected_codes(parts: tuple[str, str, str, str], right: str | None, notes: tuple[str, ...]) -> None:
    assert correct_code(*parts) == (right, notes)


@pytest.mark.parametrize(
    ("text", "after_word", "code"),
    [
        ("35- NQ/TW của", True, "35-NQ/TW"), ("35 -NQ/TW của", True, "35-NQ/TW"), ("35 NQ/TW của", True, "35-NQ/TW"),
        ("35 - NQ/TW của", True, "35-NQ/TW"), ("35-NQ /TW của", True, "35-NQ/TW"), ("35-NQ/ TW của", True, "35-NQ/TW"),
        ("30/2020/NĐ-CPngày 5/3", False, "30/2020/NĐ-CP"), ("30-2020-NĐ-CP", False, "30/2020-NĐ-CP"),
        ("30-2020/NĐ-CP", False, "30/2020/NĐ-CP"), ("30 / 2020 / NĐ-CP", False, "30/2020/NĐ-CP"),
        ("15/2020/QH14 ngày", False, "15/2020/QH14"), ("15/2020/QH 14 ngày", False, "15/2020/QH14"),
        ("12a/KH-UBND", False, "12a/KH-UBND"), ("12345/UBND-NC", False, "12345/UBND-NC"),
        ("12/KH-SNgV", False, "12/KH-SNgV"), ("12-QyĐ/TU", False, "12-QyĐ/TU"), ("12/UBND", True, "12/UBND"),
        ("12/kh-ubnd", True, "12/kh-ubnd"), ("12-qh/hu", True, None), ("12/UBND", False, None),
        ("12/QH14", False, None),
        ("12/kh-ubnd", False, None), ("12/GP-UBND", False, None), ("12/2020/HS-ST", True, None),
        ("12/2020/DS-PT", True, None), ("12/2020/KDTM-GĐT", True, None), ("12/CT-A", False, None),
        ("12/2021 đã", True, None),
    ],
)  # fmt: skip
def test_codes_as_typed(text: str, after_word: bool, code: str | None) -> None:
    found = match_code(text, 0, after_word=after_word)
    assert (None if found is None else found.text) == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4", 4), ("IV", 4), ("vi", 6), ("IX", 9), ("XI", 11), ("XIV", 14), ("XIX", 19), ("XL", 40), ("L", 50),
        ("tư", 4), ("mười  hai", 12), ("", None), ("abc", None), ("xa", None),
    ],
)  # fmt: skip
def test_numerals(text: str, number: int | None) -> None:
    assert read_numeral(text) == number


@pytest.mark.parametrize("number", range(1, 40))
def test_roman_digits_are_read_as_they_are_written(number: int) -> None:
    assert read_numeral(to_roman(number)) == number


def test_leading_numbers() -> None:
    codes = ("05-CT/TW", "30/2020/NĐ-CP", "007a/KH-UBND", "0", "abc")
    assert [bare_number(c) for c in codes] == ["5", "30", "7a", "0", "abc"]


@pytest.mark.parametrize("sign", [". ", "; ", "! ", "? ", "\n"])
def test_where_a_clause_starts(sign: str) -> None:
    text = f"hội nghị kết thúc{sign}thực hiện "
    assert text[find_clause_start(text, len(text)) :] == "thực hiện "


def test_a_clause_is_looked_for_a_bounded_way() -> None:
    assert find_clause_start("a" * 500, 500) == 260
    assert find_clause_start("a" * 100, 100) == 0


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("05/07/2023 10:20", True), ("05-07-2023 10:20", True), ("05.07.2023 10:20", True), ("2023-07-05 10:20", True),
        ("Ngày 5 tháng 7 năm 2023", True), ("Thứ hai, 05/07/2023", True), ("Điều 1", False), ("2023", False),
        ("Nghị quyết này có hiệu lực từ ngày 05/07/2023", False), ("Kế hoạch của xã ngày 05/07/2023", False),
        ("05/07/1993 10:20", False),
        ("Hội nghị giao ban công tác tuần của xã diễn ra ngày 05/07/2023 tại hội trường", False),
    ],
)  # fmt: skip
def test_lines_that_may_say_when_a_page_was_published(line: str, stamp: bool) -> None:
    assert holds_stamp(line, line.lower()) is stamp
    text = f"Hội nghị kết thúc.\n{line}\nCác xã làm ngay."
    assert holds_stamp(text, text.lower()) is stamp


@pytest.mark.parametrize(
    "sign", ["\xad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\r", "\u0301", "\u0323"]
)
def test_texts_that_change_their_length_are_read_another_way(sign: str) -> None:
    assert normalise_plain(f"Nghị quyết{sign} số 18") is None


@pytest.mark.parametrize(
    ("written", "read"),
    [("18–NQ/TW", "18-NQ/TW"), ("số\xa018", "số 18"), ("18/NÐ-CP", "18/NĐ-CP"), ("đảng ủy", "đảng ủy")],
)
def test_look_alikes_are_replaced_one_for_one(written: str, read: str) -> None:
    assert normalise_plain(written) == read
