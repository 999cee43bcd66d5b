"""Provisions: which article, clause or section of the document is meant."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.extraction.references.spelling import bound, spell
from vnbulletin.text.limits import note_limit

_ID = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]{0,2}|[a-zđ]{1,2}\d?|[ivxlc]{1,6})(?![\w/])"
#: More numbers one after the other, and more units with their numbers, than the reach holds.
_MOST_IDS = 350
_MOST_UNITS = 200
_IDS = rf"{_ID}(?:(?:\s*,|\s+và|\s+đến|\s*-|\s+hoặc)\s*{_ID}(?!\s*/)){{0,{_MOST_IDS}}}"
_UNIT_WORD = "(?:tiết|điểm|khoản|điều|mục|tiểu mục|phần|chương|phụ lục|tiêu chí|bảng|biểu|mẫu số|mẫu|biểu số|phụ biểu)"


@cache
def _chain() -> str:
    unit = rf"(?:phụ lục(?! (?:số )?{_ID})|{_UNIT_WORD}(?: số)? {_IDS})"
    return spell(rf"{unit}(?:(?:,|;|,? và| của| thuộc| tại)? {unit}){{0,{_MOST_UNITS}}}")


@cache
def _chain_here() -> re.Pattern[str]:
    return re.compile(_chain())


#: What may stand between a provision and its document.
_LINK = re.compile(spell(r"(?:,? (?:của|tại|trong|theo|(?:ban hành )?kèm theo))?(?: bản)?,?\s*"))
#: Numbers alone: the unit that they belong to stands further back.
_ONLY_IDS = re.compile(bound(rf"\s?[^\s,]{{0,9}}(?:\s*,|\s+và|\s+đến|\s*-|\s+hoặc)\s*{_IDS}"))
_NEXT_UNIT = re.compile(spell(rf"(?:,|;|,? và| của| thuộc| tại)? {_UNIT_WORD}"))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(bound(rf"\s*(?:[(:]|-|,)\s*({_chain()})"))


# Words that may stand between a provision and its document ("Điều 5 của bản Quy định ban hành kèm theo Quyết định").
_TO_DOCUMENT = frozenset({"của", "tại", "trong", "theo", "bản", "ban", "hành", "kèm"})
_MOST_TO_DOCUMENT = 5
_PLAIN_UNITS = frozenset({"tiết", "điểm", "khoản", "điều", "mục", "phần", "chương"})
# Words that may stand between two units of one provision ("khoản 2 của Điều 5"), and those that a unit may end with.
_TO_UNIT = frozenset({"của", "tại", "thuộc"})
_INSIDE_CHAIN = _TO_UNIT | {"đến", "hoặc", "tiểu", "lục"}
_LONGEST_LETTERS = 2
# A blank and three digits.
_LONGEST_NUMBER = 4
_LAST_WORDS = frozenset({"đ", "lục"})
_ROMAN = frozenset("ivxlc")
#: How far back a provision may begin; the windows of two citations do not overlap.
REACH = 700
_NEAR = 140
#: A unit with its numbers is seldom wider; a provision that begins so near to the reach may begin before it.
_WIDEST_UNIT = 60


def find_provision_before(text: str, lower: str, start: int, floor: int) -> tuple[int, int] | None:
    """Give where the provision stands that ends right before a citation.

    Examples
    --------
    >>> text = "quy định tại điểm đ khoản 2 Điều 5 Nghị định số"
    >>> start, end = find_provision_before(text, text.lower(), text.index("Nghị"), 0)
    >>> text[start:end]
    'điểm đ khoản 2 Điều 5'
    """
    low = max(floor, start - _NEAR)
    if start > low and lower[start - 1] == " ":
        # Before most citations stands a common word ("thực hiện"), with which no provision ends.
        last = lower[lower.rfind(" ", low, start - 1) + 1 : start - 1]
        if last.isalpha() and not last.isascii() and last not in _TO_DOCUMENT and last not in _LAST_WORDS:
            return None
    head = lower[low:start].rstrip(" \n,")
    last = head[head.rfind(" ") + 1 :]
    links = 0
    while last in _TO_DOCUMENT and links < _MOST_TO_DOCUMENT:
        links += 1
        head = head[: -len(last)].rstrip(" \n,")
        last = head[head.rfind(" ") + 1 :]
    if links <= 1 and last.isdigit() and (begin := _find_plain_unit(head, len(head) - len(last) - 1)) >= 0:
        return low + begin, low + len(head)
    # A provision ends with its number or letter (đ among the letters) or with "phụ lục".
    if not last or not (last.isascii() or last == "đ" or last == "lục" or last[0].isdigit()):
        return None
    core = last.strip("0123456789.-/")
    if len(core) > 2 and core != "lục" and "\n" not in core and not _ROMAN.issuperset(core):
        return None
    found = _find_chain(lower, low, start)
    if low == floor or (found is not None and found[0] - low >= _WIDEST_UNIT):
        return found
    if found is None and not _is_only_ids(lower, low, start):
        return None
    # It may begin farther back.
    far = max(floor, start - REACH)
    found = _find_chain(lower, far, start)
    if far > floor and (found[0] - far < _WIDEST_UNIT if found is not None else _is_only_ids(lower, far, start)):
        told = f"a provision that begins more than {REACH} characters back is cut"
        note_limit("limit.provision", told, found[0] if found is not None else far, start)
    return found


def _find_chain(lower: str, low: int, start: int) -> tuple[int, int] | None:
    """Give the first chain of units that ends right before a citation.

    Only at the words of the units is the whole tried; the window has few of them.
    """
    find_unit = _unit_words().search
    while (unit := find_unit(lower, low, start)) is not None:
        begin = unit.start()
        if begin == 0 or not _is_word(lower[begin - 1]):
            whole = _chain_here().match(lower, begin, start)
            if whole is not None:
                if _LINK.fullmatch(lower, whole.end(), start):
                    return whole.span()
                # What begins inside it ends where it does.
                low = max(low, whole.end() - 1)
        low = max(low, begin + 1)
    return None


def _is_only_ids(lower: str, low: int, start: int) -> bool:
    """Whether numbers and letters of units reach from a position to a citation."""
    ids = _ONLY_IDS.match(lower, low, start)
    return ids is not None and _LINK.fullmatch(lower, ids.end(), start) is not None


def _find_plain_unit(head: str, gap: int) -> int:
    """Give where a unit starts whose number follows the blank at ``gap`` and before which no other unit can stand.

    That is what most provisions are ("theo Điều 12"); -1 where the whole has to be read.
    """
    if len(head) - gap > _LONGEST_NUMBER:
        return -1
    start = head.rfind(" ", 0, max(gap, 0)) + 1
    bracket = head.find("(", start, max(gap, 0)) + 1
    if head[bracket or start : gap] not in _PLAIN_UNITS:
        return -1
    if bracket:
        return bracket
    if start <= 1:
        return -1
    above = _word_before(head, start - 1)
    if above in _TO_UNIT:
        above = _word_before(head, start - 2 - len(above))
    is_word = len(above) > _LONGEST_LETTERS and above.isalpha() and not _ROMAN.issuperset(above)
    return start if is_word and above not in _INSIDE_CHAIN else -1


def _word_before(head: str, end: int) -> str:
    return head[head.rfind(" ", 0, max(end, 0)) + 1 : end]


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@cache
def _unit_words() -> re.Pattern[str]:
    """Match a word of a unit; each starts with a plain letter, which the search for the next leans on."""
    return re.compile(spell(_UNIT_WORD))


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
    if _NEXT_UNIT.match(lower, m.end(1)):
        told = f"a provision of more than {_MOST_UNITS} units is cut"
        note_limit("limit.provision", told, *m.span(1))
    return m.span(1)
