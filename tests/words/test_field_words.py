"""The words of the field stay whole, however the text spells them."""

from __future__ import annotations

import pytest

from vnbulletin.tables import load_table
from vnbulletin.words import segment_words
from vnbulletin.words.spelling import mark_first_vowel, mark_second_vowel

WORDS = [row["word"] for row in load_table("field_words")]
FRAMES = (
    "Hội nghị đã thảo luận về {} trong quý tới.",
    "Các đồng chí lưu ý {}, bảo đảm đúng tiến độ.",
    "Sáng 12/3, tại xã Tân Lập, {} được đánh giá cao",
)


def is_whole(word: str, frame: str) -> bool:
    text = frame.format(word)
    start = text.index(word)
    return (start, start + len(word)) in {(w.start, w.end) for w in segment_words(text)}


def test_there_are_enough_words() -> None:
    assert len(WORDS) >= 200
    assert {"Cấp ủy", "Đảng ủy", "Huyện ủy", "Ủy ban nhân dân", "Báo cáo viên", "Nông thôn mới"} <= set(WORDS)
    assert all(word == mark_first_vowel(word) for word in WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_word_stays_whole(word: str) -> None:
    for frame in FRAMES:
        spellings = [word, mark_second_vowel(word)]
        if word.replace(" ", "").isalpha():
            spellings += [word.lower(), mark_second_vowel(word.lower()), word.upper()]
        for spelling in spellings:
            assert is_whole(spelling, frame), (spelling, frame)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("đồng chí Bền trở thành ủy viên Ban Chấp hành", "trở thành"),
        ("xã đầu tư công trình cấp nước", "công trình"),
        ("hộ kinh doanh dịch vụ công nghệ thông tin", "công nghệ thông tin"),
        ("sử dụng cơ sở dữ liệu dùng chung", "cơ sở dữ liệu"),
    ],
)
def test_other_words_are_not_cut(text: str, word: str) -> None:
    assert word in [w.text for w in segment_words(text)]
