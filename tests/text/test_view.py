"""The alignment between the caller's string and the view that rules read."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vnbulletin.text import View

ALPHABET = "aáàảạeêếểệuủỷyoóoàhqQUĐÐđIİ \t\u00a0\u3000\r\n-–—\u0301\u0300\u0323\u0302\u0309\u200b\u00ad.,'’1/"
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=60) | st.text(max_size=40)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_every_view_span_is_a_slice_of_the_source(source: str) -> None:
    for form in (source, unicodedata.normalize("NFD", source), unicodedata.normalize("NFC", source)):
        view = View(form)
        last = 0
        for i in range(len(view.text)):
            start, end, text = view.cut(i, i + 1)
            assert form[start:end] == text
            assert start >= last
            assert end > start
            last = start


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_visible_is_lost(source: str) -> None:
    view = View(source)
    covered = {i for p in range(len(view.text)) for i in range(*view.cut(p, p + 1)[:2])}
    invisible = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
    assert all(i in covered or source[i] in invisible for i in range(len(source)))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_lower_case_keeps_the_length(source: str) -> None:
    text = View(source).text
    assert len(text.lower()) == len(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_view_of_a_view_is_itself(source: str) -> None:
    # A pile of more marks than a letter can carry is left as it is, so reading it again may compose more.
    assume(not re.search("[\u0300-\u036f\u200b\u00ad]{6}", source))
    text = View(source).text
    assert View(text).text == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Đảng uỷ", "Đảng ủy"),
        ("HOÁ HỌC", "HÓA HỌC"),
        ("khoẻ", "khỏe"),
        ("quý, quỷ", "quý, quỷ"),
        ("hoàn toàn", "hoàn toàn"),
        ("khuỷu tay", "khuỷu tay"),
        ("Quyết định 12/QÐ-TTg", "Quyết định 12/QĐ-TTg"),
        ("A – B — C", "A - B - C"),
        ("H’Mông", "H'Mông"),
        ("xã\u00a0 Tân\tLập", "xã Tân Lập"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("dấu\u00ad nối\u200b", "dấu nối"),
        # An invisible character ends the syllable before it.
        ("Huyện uỷ\ufeffTrưởng ban", "Huyện ủyTrưởng ban"),
        ("HOÀ\u200bBÌNH, hoà\u2060\u200bbình", "HÒABÌNH, hòabình"),
        ("qu\u00adỷ\u200bkhoà\u200b", "quỷkhòa"),
    ],
)
def test_one_spelling(written: str, read: str) -> None:
    assert View(written).text == read
    assert View(unicodedata.normalize("NFD", written)).text == read


def test_a_span_of_decomposed_text_takes_its_marks_along() -> None:
    source = unicodedata.normalize("NFD", "Bí thư Huyện uỷ Lê Thị Ế")
    view = View(source)
    start = view.text.index("Huyện ủy")
    begin, end, text = view.cut(start, start + len("Huyện ủy"))
    assert source[begin:end] == text
    assert unicodedata.normalize("NFC", text) == "Huyện uỷ"


def test_positions_map_back_and_forth() -> None:
    source = "a  b\r\nc" + unicodedata.normalize("NFD", "ế") + "d"
    view = View(source)
    for i in range(len(view.text)):
        assert view.locate(view.source_start(i)) == i


def test_a_pile_of_marks_is_linear() -> None:
    source = "a" + "\u0301" * 200_000
    view = View(source)
    assert view.cut(0, len(view.text)) == (0, len(source), source)


def test_lone_surrogates_pass() -> None:
    view = View("a\ud800b")
    assert view.cut(0, 3) == (0, 3, "a\ud800b")
