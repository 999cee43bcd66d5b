"""The view that aligns only the lines asked for, against the full one."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnbulletin.text import View
from vnbulletin.text.lazy_view import LazyView

PROSE = "Ban Thường vụ Đảng ủy xã tổ chức hội nghị giao ban công tác dân vận quý hai "
PIECES = [
    PROSE, PROSE, "Huyện uỷ ", "hoà giải", "khoẻ", "UỶ BAN", "quỳ", "khuỳnh", "\n", "\n\n", "  ", " ", "\t", "\u00a0 ",
    "–", "’", "\u200b", "\ufeff", "\u00ad", "e\u0302\u0301", "u\u0309", "y\u0309", "a\u0323", "o\u0300", "\u0301",
    unicodedata.normalize("NFD", "Tỉnh uỷ"), unicodedata.normalize("NFD", "việc hoà giải"), "12-KH/TU", "Ð", "x",
]  # fmt: skip


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def without_tones(text: str) -> str:
    """Take the tone marks off the letters: the lazy view leaves them in their places, which its readers know."""
    parts = (unicodedata.normalize("NFD", sign) for sign in text)
    return "".join(part[0] + "".join(m for m in part[1:] if m not in _TONES) for part in parts)


def assert_same(source: str) -> None:
    lazy, full = LazyView.of(source), View(source)
    assert without_tones(lazy.text) == without_tones(full.text)
    marks = [Counter(unicodedata.normalize("NFD", text)) for text in (lazy.text, full.text)]
    assert marks[0] == marks[1]
    for start in range(0, len(full.text), 3):
        for length in (0, 1, 2, 5, 40):
            end = min(len(full.text), start + length)
            assert lazy.cut(start, end) == full.cut(start, end)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_is_cut_as_by_the_full_view(source: str) -> None:
    assert_same(source)


@pytest.mark.parametrize(
    "source",
    [
        # Few marks in long prose, many in short; a mark at the start, after a sign, two on one letter, piles.
        PROSE + "họp vê\u0300 viê\u0323c chi\u0301nh quyê\u0300n. " + PROSE,
        "\u0301" + PROSE,
        PROSE + "(\u0301)" + PROSE,
        PROSE + "u\u031b\u0301c" + "e\u0302\u0323n" + PROSE * 2,
        PROSE + "a\u0301\u0301" + PROSE,
        PROSE + "b\u0301" + PROSE,
        "vê\u0300 viê\u0323c",
        "e\u0301e\u0301" + PROSE,
        PROSE + "uy\u0309" + PROSE + "hoa\u0300",
        # Old tones around line ends, invisible signs, doubled blanks.
        "Huyện uỷ\nhoà  giải\n\n  khoẻ \nUỶ\u200bBAN xã\u00ad, hoà\ufeffgiải",
        "một\u2028hai\u0085ba",
        "\n\n\n",
        "",
    ],
)
def test_marks_invisible_signs_and_blanks(source: str) -> None:
    assert_same(source)
    assert_same(unicodedata.normalize("NFD", source))


def test_lines_are_aligned_one_by_one() -> None:
    view = LazyView.of("Chi bộ thôn Hạ\nĐảng   uỷ xã\nhoà  giải")
    assert isinstance(view, LazyView)
    assert view.cut(view.text.index("uỷ"), view.text.index("uỷ") + 2) == (22, 24, "uỷ")
    assert view.cut(view.text.index("Hạ"), view.text.index("giải") + 4)[2] == "Hạ\nĐảng   uỷ xã\nhoà  giải"
