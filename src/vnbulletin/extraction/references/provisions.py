"""Provisions: which article, clause or section of the document is meant."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.extraction.references.spelling import spell

_ID = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]{0,2}|[a-zđ]{1,2}\d?|[ivxlc]{1,6})(?![\w/])"
_IDS = rf"{_ID}(?:(?:\s*,|\s+và|\s+đến|\s*-|\s+hoặc)\s*{_ID}(?!\s*/)){{0,20}}"
_UNIT_WORD = "(?:tiết|điểm|khoản|điều|mục|tiểu mục|phần|chương|phụ lục|tiêu chí|bảng|biểu|mẫu số|mẫu|biểu số|phụ biểu)"


@cache
def _chain() -> str:
    unit = rf"(?:phụ lục(?! {_ID})|{_UNIT_WORD}(?: số)? {_IDS})"
    return spell(rf"{unit}(?:(?:,|;|,? và| của| thuộc| tại)? {unit}){{0,10}}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){_chain()}" + spell(r"(?:,? (?:của|tại|trong|theo|ban hành kèm theo))?(?: bản)?") + r"\s*$"
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[(:]|-|,)\s*({_chain()})")


_LINKS = (" của", " tại", " trong", " theo", " ban hành kèm theo", " bản", ",")
REACH = 140


def find_provision_before(text: str, lower: str, start: int, floor: int) -> str | None:
    """Give the provision that ends right before a citation.

    Examples
    --------
    >>> text = "quy định tại điểm đ khoản 2 Điều 5 Nghị định số"
    >>> find_provision_before(text, text.lower(), text.index("Nghị"), 0)
    'điểm đ khoản 2 Điều 5'
    """
    low = max(floor, start - REACH)
    head = lower[low:start].rstrip()
    for link in _LINKS:
        if head.endswith(link):
            head = head[: -len(link)].rstrip()
    last = head[head.rfind(" ") + 1 :]
    # A provision ends with its number or letter (đ among the letters) or with "phụ lục".
    if not (last.isascii() or last == "đ" or last == "lục" or last[:1].isdigit()) or not last:
        return None
    m = _before().search(lower, low, start)
    if m is None:
        return None
    return _strip_link(text[m.start() : start])


_LINK = re.compile(spell(r"(?:,? (?:của|tại|trong|theo|ban hành kèm theo))?(?: bản)?\s*$"), re.IGNORECASE)


def _strip_link(piece: str) -> str:
    return _LINK.sub("", piece).rstrip(" ,\n")


def find_provision_after(text: str, lower: str, end: int) -> tuple[str, int] | None:
    """Give the provision that follows a citation in brackets or after a dash, and where it ends.

    Examples
    --------
    >>> text = "Nghị định 134/2026/NĐ-CP (Điều 5a)"
    >>> find_provision_after(text, text.lower(), 24)
    ('Điều 5a', 33)
    """
    m = _after().match(lower, end)
    if m is None:
        return None
    return text[m.start(1) : m.end(1)], m.end(1)
