"""Cut sentences into clauses, and trim what does not belong to a directive."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.actions import action_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.tasks.lexicon import Lexicon

_MARK = re.compile(
    r"(?:[^\w\s“\"'(\[<«]{1,4}\s*|\(?(?:\d{1,2}|[a-zđ])[.)/](?!\d)\s*|\d️?⃣\s*|[ivx]{1,4}[.)]\s*|[①-⑳]\s*|\s+)+",
    re.IGNORECASE,
)
# A comma divides work only where one of the verbs follows that directives typically begin with.
HEADS = re.compile(
    r"(?:tiếp tục|đẩy mạnh|tập trung|phát huy vai trò|thực hiện tốt|thực hiện nghiêm|yêu cầu|đồng thời)(?![^\W\d_])"
)
_SHORTEST_LEFT = 25
_SHORTEST_RIGHT = 20
_TAIL = " \n\t.,;:…/-–\"'"
_PAIRS = (("“", "”"), ("(", ")"), ('"', '"'), ("«", "»"))


def split_pieces(text: str, start: int, end: int, shields: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut at semicolons that stand outside brackets, quotes and the shielded spans (titles of documents)."""
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
    """Tell whether a position is inside brackets or curly quotes that opened after ``start`` and close again."""
    for opening, closing in (("(", ")"), ("“", "”")):
        last = text.rfind(opening, start, position)
        if last >= 0 and text.find(closing, last, position) < 0 and 0 <= text.find(closing, position, min(end, position + 300)):
            return True
    return False


def skip_mark(text: str, start: int, end: int) -> int:
    """Skip blanks, bullets and outline numbers."""
    m = _MARK.match(text, start, end)
    at = m.end() if m is not None and m.end() < end else start
    while at < end and (text[at] in " \n\t,.:;…" or text[at] == "️"):
        at += 1
    return at


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out blanks, closing punctuation and quotes or brackets without a partner."""
    while start < end and text[start] in ' \n\t,:-."“':
        if text[start] == "“" and text.find("”", start, end) > 0:
            break
        if text[start] == '"' and text.find('"', start + 1, end) > 0:
            break
        start += 1
    while end > start:
        last = text[end - 1]
        if last in " \n\t.,;:…/-–'":
            end -= 1
        elif last == "”" and text.rfind("“", start, end) < 0:
            end -= 1
        elif last == ")" and text.rfind("(", start, end) < 0:
            end -= 1
        elif last == '"' and text.count('"', start, end) % 2:
            end -= 1
        else:
            break
    return start, end


def split_commas(lexicon: Lexicon, lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a directive at the commas behind which clearly different work begins."""
    at = lower.find(", ", start + _SHORTEST_LEFT, end - _SHORTEST_RIGHT)
    parts: list[tuple[int, int]] = []
    while at >= 0:
        m = HEADS.match(lower, at + 2)
        if m is not None and not _is_inside(lower, start, at, end):
            parts.append((start, at))
            start = at + 2
        at = lower.find(", ", at + 2, end - _SHORTEST_RIGHT)
    parts.append((start, end))
    return parts
