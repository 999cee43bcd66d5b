"""Numbered outlines: I, 1, a), -."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"(?P<hour>\d{1,2}(?:h|g|:)\d{2}(?:'|phút)?(?=\s?[:\-,]\s))"
    r"|(?P<part>(?:phần|mục|chương|điều)\s(?:thứ\s)?[ivxlc\d]{1,5}|phần thứ \w+)(?=\s?[.:\-]|\s|$)"
    r"|(?P<keycap>\d\ufe0f?\u20e3)(?=\s?\S)"
    r"|(?P<roman>[ivx]{1,5})(?=\s?[.)/\-:]\s?\S)"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3})(?=\.?\)?\s\S)(?!\.?\)?\s(?:đồng|triệu|tỷ|người|%|ha|m2|km))"
    r"|(?P<number>\d{1,2})(?=\s?(?:[.)]|/-?)\s?[^\W\d])"
    r"|(?P<bracket>\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\))(?=\s?\S)"
    r"|(?P<ordinal>(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là"
    r"|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))(?=\s?[,:])"
    r"|(?P<letter>[a-zđ])(?=\s?[).]\s?\S|/\s?\S{2,})(?!\.[a-zđ]\b|/c\b)"
    r"|(?P<star>\*{1,2}|•|◦|▪|■|□|➢|►|→|✓|✔|✅|☑|🔹|🔸|👉|📌|📍|▶|●|○|❖|✦|⚡|🔰|▫|◆|◇|▸|☰|⭐|★|✔️|❗|🔺|🔻|🔶|🔷|💥|✳|✴)(?=\s?\S)"
    r"|(?P<dash>-)(?=\s?\S)"
    r"|(?P<plus>\+)(?=\s?\S)"
)


# How a mark of letters starts; every other line of running text is told by two letters.
_WORDS = (
    "phần", "mục", "chương", "điều", "một là", "hai là", "ba là", "bốn là", "năm là", "sáu là", "bảy là", "tám là",
    "chín là", "mười là", "thứ ", "ii", "iv", "ix", "vi", "xi", "xv", "xx",
)  # fmt: skip


def match_mark(low: str) -> tuple[str, str] | None:
    """Match the outline mark at the start of a line.

    Parameters
    ----------
    low : str
        The line in lower case.

    Returns
    -------
    tuple of (str, str) or None
        The sort of mark and how many characters it takes are given as (sort, mark).

    Examples
    --------
    >>> match_mark("ii. phương hướng"), match_mark("a) về xây dựng đảng"), match_mark("2.976 lượt")
    (('roman', 'ii'), ('letter', 'a'), None)
    """
    if low[:2].isalpha() and not low.startswith(_WORDS):
        return None
    found = _MARK.match(low)
    if found is None:
        return None
    return str(found.lastgroup), found[0]


class Outline:
    """The open levels of an outline, outermost first."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def place(self, sort: str, mark: str) -> int:
        """Give the depth of a mark, 1 for the outermost, and close what lies deeper."""
        key = f"deep{mark.count('.')}" if sort == "deep" else sort
        if key in self._open:
            del self._open[self._open.index(key) + 1 :]
        else:
            self._open.append(key)
        return len(self._open)
