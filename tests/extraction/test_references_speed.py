"""What makes references fast changes nothing: lines aligned when asked for, references frozen from drafts."""

from __future__ import annotations

import dataclasses
import pickle
import unicodedata
from typing import Literal

import pytest

from vnbulletin import extract_references
from vnbulletin.extraction.references import find_references
from vnbulletin.extraction.references.mentions import scan_text
from vnbulletin.extraction.references.plain import is_article
from vnbulletin.segmentation import lay_out
from vnbulletin.tables import load_table
from vnbulletin.text import View
from vnbulletin.text.lazy_view import LazyView

_PAGE = (
    "Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương,   Đảng uỷ xã\n"
    "ban hành Kế hoạch số 07-KH/ĐU\u200b – hoà   giải ở cơ sở;\u00adquý IV theo khoản 2 Điều 5 Quyết định 12/QĐ-UBND;\n"
    "Đảng uỷ\u200bxã, hoà\ufeffGIẢI, khuỷ\u200b nh.\n"
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_lazy_view_cuts_as_the_full_view(form: Literal["NFC", "NFD"]) -> None:
    source = unicodedata.normalize(form, _PAGE)
    lazy, full = LazyView.of(source), View(source)
    assert isinstance(lazy, LazyView)
    # Its readers know both places of a tone mark.
    assert lazy.text.replace("uỷ", "ủy").replace("oà", "òa") == full.text
    for start in range(len(full.text)):
        for length in (0, 1, 2, 7, 60):
            end = min(len(full.text), start + length)
            assert lazy.cut(start, end) == full.cut(start, end)


@pytest.mark.parametrize("odd", ["a\r\nb", "x\u0301\u0301\u0301", "\u2126 ôm", "¨\u0301", "uy\u200b\u0309T"])
def test_odd_text_gets_the_full_view(odd: str) -> None:
    assert isinstance(LazyView.of(odd), View)


def test_references_stay_frozen_equal_and_picklable() -> None:
    first, second = extract_references("Nghị định số 30/2020/NĐ-CP và Chỉ thị số 12-CT/TU")
    assert pickle.loads(pickle.dumps(first)) == first != second
    assert dataclasses.replace(first, date=None) == first
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.code = "1"  # type: ignore[misc]


def test_double_blanks_in_prose_hide_no_named_document() -> None:
    found = extract_references("Quán triệt Nghị quyết Đại  hội đại biểu Đảng bộ huyện lần thứ XII trong các chi bộ.")
    assert [r.type for r in found] == ["Nghị quyết"]


def test_day_of_the_bulletin_still_counts_where_a_number_is_ambiguous() -> None:
    text = "{}Hội nghị quán triệt Nghị quyết số 24-NQ/TW về phát triển vùng."
    plain = extract_references(text.format(""))
    dated = extract_references(text.format("QUÁN TRIỆT NGHỊ QUYẾT\n05/07/2023 10:20\n\n"))
    later = [key for key in plain[-1].candidates if key.rsplit("/", 1)[-1] > "2023-07-05"]
    assert later
    assert set(dated[-1].candidates) == set(plain[-1].candidates) - set(later)


def test_lines_of_furniture_are_seen_without_laying_the_page_out() -> None:
    """Whatever kind of line stands below an article, both ways find the same citations."""
    article = "XÃ TÂN LẬP HỌC CHỈ THỊ\n\nSáng 4/7, Đảng ủy xã Tân Lập học tập Chỉ thị số 12-CT/TU cho đảng viên.\n\n"
    values = {"timestamp": ": 05/07/2024 10:20"}
    kinds = ("print_link", "timestamp", "views", "related", "footer", "counter")
    differing = []
    for row in load_table("furniture_cues"):
        if row["kind"] in kinds:
            value = values.get(row["kind"], ": 275") if row["match"] in ("label", "count") else ""
            text = f"{article}{row['cue'].capitalize()}{value}\nQuyết định số 5/QĐ-UBND về kiện toàn Ban Chỉ đạo"
            if tuple(extract_references(text)) != find_references(lay_out(text)):
                differing.append(row["cue"])
    assert differing == []


@pytest.mark.parametrize(
    "left", ["", " ", "\n", "\n(", " (", ",", ":", ";", "*", "[", "|", "•", "_", "`", "'", "‘", "+", '"', "“"]
)
def test_short_words_are_found_behind_any_sign(left: str) -> None:
    for word in ("NQ 35-NQ/TW", "Luật Đất đai năm 2024", "BLHS 2015", "Pháp lệnh Dân số"):
        found = extract_references(f"{left}{word}.") + extract_references(f"Học tập{left or ' '}{word}.")
        assert [r.text for r in found] == [word, word], left


@pytest.mark.parametrize("gap", [" ", "  ", "\n", " \n", "\n ", "\u00a0"])
@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("Nghị quyết", "số 12-NQ/TW"), ("Thông tư liên tịch", "số 12/2015/TTLT-BTC"), ("Bộ luật", "Dân sự năm 2015"),
        ("Pháp lệnh", "Dân số năm 2003"), ("Hiến pháp", "năm 2013"),
    ],
)  # fmt: skip
def test_type_words_are_found_over_any_gap(word: str, rest: str, gap: str) -> None:
    head, _, last = word.rpartition(" ")
    assert [r.type for r in extract_references(f"{head}{gap}{last} {rest}.")] == [word]


@pytest.mark.parametrize(
    ("line", "alone"),
    [("Địa chỉ: số 12 đường Trần Phú", True), ("Lượt xem: 275", True), ("Tin liên quan", False), ("Bình luận", False)],
)
def test_lines_that_mark_only_themselves_need_no_layout(line: str, alone: bool) -> None:
    text = f"Xã học Chỉ thị số 12-CT/TU.\n{line}\nXã đã họp.\nXã học Kế hoạch số 3-KH/TU và làm theo trong các chi bộ."
    plain = scan_text(text, text.lower(), gaps=False)
    assert is_article(text, text.lower(), plain) is alone
    beside = text.replace("\nXã đã họp.", "")
    found = scan_text(beside, beside.lower(), gaps=False)
    assert not is_article(beside, beside.lower(), found)
    assert tuple(extract_references(text)) == find_references(lay_out(text))


@pytest.mark.parametrize(
    ("head", "relation"),
    [
        ("Thực hiện ", "implements"), ("Xã thực hiện xong. Nay nhắc ", None), ("Xã thực hiện xong; nay nhắc ", None),
        ("Xã thực hiện xong!\nNay nhắc ", None), ("Xã học xong? Nay thực hiện ", "implements"),
    ],
)  # fmt: skip
def test_what_was_done_in_the_clause_before_is_done(head: str, relation: str | None) -> None:
    assert [r.relation for r in extract_references(f"{head}Chỉ thị số 12-CT/TU.")] == [relation]
