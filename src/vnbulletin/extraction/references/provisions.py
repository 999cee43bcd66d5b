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


_LINK_WORDS = frozenset({"của", "tại", "trong", "theo", "bản"})
REACH = 140


def find_provision_before(text: str, lower: str, start: int, floor: int) -> tuple[int, int] | None:
    """Give where the provision stands that ends right before a citation.

    Examples
    --------
    >>> text = "quy định tại điểm đ khoản 2 Điều 5 Nghị định số"
    >>> start, end = find_provision_before(text, text.lower(), text.index("Nghị"), 0)
    >>> text[start:end]
    'điểm đ khoản 2 Điều 5'
    """
    low = max(floor, start - REACH)
    head = lower[low:start].rstrip(" \n,")
    last = head[head.rfind(" ") + 1 :]
    for _ in range(3):
        if last not in _LINK_WORDS:
            break
        head = head[: -len(last)].rstrip(" \n,")
        last = head[head.rfind(" ") + 1 :]
    # A provision ends with its number or letter (đ among the letters) or with "phụ lục".
    if not last or not (last.isascii() or last == "đ" or last == "lục" or last[0].isdigit()):
        return None
    m = _before().search(lower, low, start)
    if m is None:
        return None
    return m.start(), m.start() + len(_strip_link(text[m.start() : start]))


_LINK = re.compile(spell(r"(?:,? (?:của|tại|trong|theo|ban hành kèm theo))?(?: bản)?\s*$"), re.IGNORECASE)


def _strip_link(piece: str) -> str:
    return _LINK.sub("", piece).rstrip(" ,\n")


def find_provision_after(lower: str, end: int) -> tuple[int, int] | None:
    """Give where the provision stands that follows a citation in brackets or after a dash.

    Examples
    --------
    >>> text = "Nghị định 134/2026/NĐ-CP (Điều 5a)"
    >>> start, end = find_provision_after(text.lower(), 24)
    >>> text[start:end]
    'Điều 5a'
    """
    m = _after().match(lower, end)
    if m is None:
        return None
    return m.span(1)
