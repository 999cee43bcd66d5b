"""Cut sentences into clauses, and trim what does not belong to a directive."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.lexicon import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile(
    r"(?:[^\w\s“\"'(\[<«]{1,4}\s*|\(?(?:\d{1,2}|[a-zđ])[.)/](?!\d)\s*|\d️?⃣\s*|[ivx]{1,4}[.)]\s*|[①-⑳]\s*|\s+)+",
    re.IGNORECASE,
)
_BLANK = " \n\t,.:;…\ufe0f"
_OPENING = ' \n\t,:-."“'
_CLOSING = " \n\t.,;:…/-–'!"
#: A bracket that is open longer than this is a slip of the writer, a quote that is a whole speech.
_BRACKETS = (("(", ")", 300), ("“", "”", 120))
# Heads that belong to neither part.
_LINKS = frozenset({"đồng thời"})
# Parts of a comma list shorter than these are no work of their own.
_SHORTEST_LEFT = 25
_SHORTEST_RIGHT = 20


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(any_of("head"))


def split_pieces(text: str, start: int, end: int, shields: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut at semicolons that stand outside brackets, quotes and the shielded spans (titles of documents).

    Examples
    --------
    >>> text = "rà soát (đường; cầu); sửa kè"
    >>> [text[a:b] for a, b in split_pieces(text, 0, len(text), ())]
    ['rà soát (đường; cầu)', ' sửa kè']
    """
    at = text.find(";", start, end)
    if at < 0:
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    piece = start
    while at >= 0:
        if not _is_shielded(at, shields) and not _is_inside(text, piece, at, end):
            pieces.append((piece, at))
            piece = at + 1
        at = text.find(";", at + 1, end)
    pieces.append((piece, end))
    return pieces


def _is_shielded(position: int, shields: Sequence[tuple[int, int]]) -> bool:
    i = bisect_right(shields, (position, 1 << 60)) - 1
    return i >= 0 and shields[i][0] <= position < shields[i][1]


def _is_inside(text: str, start: int, position: int, end: int) -> bool:
    """Tell whether a position is inside brackets or curly quotes that opened shortly before and close again."""
    for opening, closing, longest in _BRACKETS:
        last = text.rfind(opening, max(start, position - longest), position)
        if (
            last >= 0
            and text.find(closing, last, position) < 0
            and text.find(closing, position, min(end, position + longest)) >= 0
        ):
            return True
    return False


def skip_mark(text: str, start: int, end: int) -> int:
    """Skip blanks, bullets and outline numbers."""
    m = _MARK.match(text, start, end)
    at = m.end() if m is not None and m.end() < end else start
    while at < end and text[at] in _BLANK:
        at += 1
    return at


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out blanks, closing punctuation and quotes or brackets without a partner.

    Examples
    --------
    >>> text = " giữ rừng”."
    >>> text[slice(*trim(text, 0, len(text)))]
    'giữ rừng'
    """
    while start < end and text[start] in _OPENING:
        first = text[start]
        if (first == "“" and text.find("”", start, end) > 0) or (first == '"' and text.find('"', start + 1, end) > 0):
            break
        start += 1
    while end > start and (text[end - 1] in _CLOSING or _is_unpaired(text, start, end)):
        end -= 1
    return start, end


def _is_unpaired(text: str, start: int, end: int) -> bool:
    """Tell whether a span ends with a quote or bracket that it doesn't open."""
    last = text[end - 1]
    if last == "”":
        return text.rfind("“", start, end) < 0
    if last == ")":
        return text.rfind("(", start, end) < 0
    return last == '"' and text.count('"', start, end) % 2 == 1


def split_commas(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a directive at the commas behind which one of the words stands that directives typically begin with.

    Other verbs after a comma go on with the same work more often than not ("sửa chữa, nâng cấp").
    """
    at = lower.find(", ", start + _SHORTEST_LEFT, end - _SHORTEST_RIGHT)
    if at < 0:
        return [(start, end)]
    parts: list[tuple[int, int]] = []
    heads = _heads()
    while at >= 0:
        head = heads.match(lower, at + 2)
        if head is not None and not lower.endswith("trong đó", start, at) and not _is_inside(lower, start, at, end):
            parts.append((start, at))
            start = head.end() if head[0] in _LINKS else at + 2
        at = lower.find(", ", at + 2, end - _SHORTEST_RIGHT)
    parts.append((start, end))
    return parts
