"""Tell the heads and feet of printed sheets from the article that they interrupt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbulletin.segmentation.bylines import looks_like_address
from vnbulletin.segmentation.outline import match_mark

if TYPE_CHECKING:
    from vnbulletin.segmentation.lines import Line

#: The head of a sheet is no longer than this.
LONGEST_HEAD = 200
SHORTEST_HEAD = 8
#: The first sheet has its head among so many lines.
FIRST_LINES = 4
#: So many lines stand between two sheets.
MOST_LINES = 4
#: The place of such lines: anywhere, and the article goes on behind them.
SHEET = "sheet"
_PAGE = re.compile(r"(?:trang|tr\.|page)\s?:?\s?\d{1,3}(?:\s?(?:/|trên|of)\s?\d{1,3})?|-\s?\d{1,3}\s?-")
# The foot that a browser prints: "https://.../tin-tuc/123 2/3".
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+ \d{1,3}/\d{1,3}")
_LAST_NUMBER = re.compile(r"[\s|\-]+\d{1,3}(?: ?/ ?\d{1,3})?$")


def _is_number(line: Line) -> bool:
    """Whether a line numbers a sheet."""
    low = line.low
    return len(low) <= LONGEST_HEAD and (_PAGE.fullmatch(low) is not None or _ADDRESS.fullmatch(low) is not None)


def _breaks_sentence(lines: list[Line], first: int, last: int) -> bool:
    """Whether a sentence breaks off above these lines and goes on below them."""
    if first == 0 or last + 1 >= len(lines):
        return False
    above, below = lines[first - 1], lines[last + 1]
    return above.kind is None and below.kind is None and not above.ends_sentence and below.text[0].islower()


def mark_sheets(lines: list[Line]) -> None:
    """Mark numbers of sheets, addresses of the printed page, and heads that each sheet repeats.

    Parameters
    ----------
    lines : list of Line
        The lines of the page, before broken ones are joined.
    """
    heads: set[str] = set()
    numbers: set[int] = set()
    candidates: set[int] = set()
    for i, line in enumerate(lines):
        length = line.end - line.start
        if length > LONGEST_HEAD:
            continue
        if _is_number(line):
            numbers.add(i)
        elif looks_like_address(line.low):
            candidates.add(i)
        elif length >= SHORTEST_HEAD and not line.ends_sentence and match_mark(line.low) is None:
            key = _LAST_NUMBER.sub("", line.low)
            if i < FIRST_LINES:
                heads.add(key)
            elif key in heads:
                candidates.add(i)
    found: list[tuple[int, str]] = []
    beside = {i for i in candidates if i - 1 in numbers or i + 1 in numbers}
    sheet = numbers | beside | {i for i in candidates if _breaks_sentence(lines, i, i)}
    for i in sheet:
        first = last = i
        while first - 1 in sheet and i - first < MOST_LINES:
            first -= 1
        while last + 1 in sheet and last - i < MOST_LINES:
            last += 1
        # "Trang 3" between two paragraphs may name a place in a book.
        if first < last or _ADDRESS.fullmatch(lines[i].low) is not None or _breaks_sentence(lines, first, last):
            found.append((i, "counter" if i in numbers and lines[i].low[:4] not in ("http", "www.") else "footer"))
    for i, kind in found:
        lines[i].kind, lines[i].place, lines[i].reach = kind, SHEET, "line"
