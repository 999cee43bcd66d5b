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
        ("uỷ\ufeffTrưởng ban", "ủyTrưởng ban"),
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


def test_letters_digits_and_signs_of_vietnamese_prose_stay() -> None:
    letters = "".join(map(chr, [*range(0x20, 0x7F), *range(0xC0, 0xD0), *range(0x1EA0, 0x1EFA)])) + "ĐđƠơƯưĂăŨũĨĩ…“”"
    assert View(letters).text == letters
    assert View(letters).is_identity


def test_lone_surrogates_pass() -> None:
    view = View("a\ud800b")
    assert view.cut(0, 3) == (0, 3, "a\ud800b")


@pytest.mark.parametrize(
    ("source", "words", "cut"),
    [
        # A span takes the edits along that it touches, and nothing of its neighbours.
        ("a  b", "b", (3, 4, "b")),
        ("a  b", "a ", (0, 3, "a  ")),
        ("a  b", " b", (1, 4, "  b")),
        ("a   b  c", "b", (4, 5, "b")),
        ("a   b  c", "b ", (4, 7, "b  ")),
        ("một\r\nhai\r\nba", "hai", (5, 8, "hai")),
        ("một\r\nhai", "\nhai", (3, 8, "\r\nhai")),
        ("một\rhai", "hai", (4, 7, "hai")),
        ("e\u0302\u0301 viê\u0323c", "việc", (4, 9, "viê\u0323c")),
        ("e\u0302\u0301m", "ế", (0, 3, "e\u0302\u0301")),
        ("e\u0302\u0301m", "m", (3, 4, "m")),
        ("xã\u200b Tân", "Tân", (4, 7, "Tân")),
        ("x\u200bã", "xã", (0, 3, "x\u200bã")),
        ("Đảng \u200b  uỷ", "Đảng ủy", (0, 10, "Đảng \u200b  uỷ")),
        ("(\u0301)", ")", (2, 3, ")")),
        # A mark that no letter takes in changes nothing, and marks put in order are one edit.
        ("b\u0301c", "b", (0, 1, "b")),
        ("q\u0302\u0323c", "q", (0, 3, "q\u0302\u0323")),
        ("q\u0302\u0323c", "\u0323", (0, 3, "q\u0302\u0323")),
        ("q\u0302\u0323c", "c", (3, 4, "c")),
    ],
)
def test_spans_are_cut_exactly(source: str, words: str, cut: tuple[int, int, str]) -> None:
    view = View(source)
    start = view.text.index(words)
    assert view.cut(start, start + len(words)) == cut
    # An empty span is where the next one starts.
    assert view.cut(start, start) == (view.source_start(start), view.source_start(start), "")


@pytest.mark.parametrize(
    ("source", "positions"),
    [
        ("a  b", [0, 1, 1, 2]),
        ("a\r\nb", [0, 1, 1, 2]),
        ("ae\u0301b", [0, 1, 1, 2]),
        ("a\u200bb  c", [0, 0, 1, 2, 2, 3]),
        ("abc", [0, 1, 2]),
    ],
)
def test_positions_of_the_source_in_the_view(source: str, positions: list[int]) -> None:
    view = View(source)
    assert [view.locate(i) for i in range(len(source))] == positions
    assert view.is_identity == (positions == list(range(len(source))))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("oà oè uỳ Oà Oè Uỳ OÀ OÈ UỲ", "òa òe ùy Òa Òe Ùy ÒA ÒE ÙY"),
        ("toà tỏa toả, loè xoẹ, thuỷ TUỲ", "tòa tỏa tỏa, lòe xọe, thủy TÙY"),
        ("quỳ QUỲ Quỷ quý; uỵch, hoàng, xoèn", "quỳ QUỲ Quỷ quý; uỵch, hoàng, xoèn"),
        ("hoà.Uỷ(khoá)", "hòa.Ủy(khóa)"),
        ("eoà ieà aoá à é", "eòa ieà aóa à é"),
        ("uỷ", "ủy"),
        ("hoà1 hoà_", "hòa1 hòa_"),
    ],
)
def test_tones_are_placed_anew(written: str, read: str) -> None:
    assert View(written).text == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-" * 10),
        ("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\uff07", "'" * 8),
        ("a\tb\u00a0c\u2003d\u3000e\u202ff", "a b c d e f"),
        ("a\u0085b\u2028c\u2029d", "a\nb\nc\nd"),
        ("\u00d0\u00f0\u0189\u0256", "ĐđĐđ"),
        ("\uff1a\uff0c\uff1b\uff08\uff09\uff0e\uff0f", ":,;()./"),
        ("\uf0b7 \uf0a7 \u2022 \u25cf \u25aa \u00b7", "• • • • • ·"),
        ("\u0130", "I"),
        ("\u212a\u212b\u2126", "KÅΩ"),
    ],
)
def test_look_alikes_are_read_as_one(written: str, read: str) -> None:
    assert View(written).text == read


def test_marks_beyond_what_a_letter_can_carry_are_composed_in_portions() -> None:
    source = "a" + "\u0301" * 8 + "b"
    view = View(source)
    assert view.cut(0, len(view.text)) == (0, len(source), source)
    assert view.text[0] == "á"
    assert view.text[-1] == "b"
