"""Documents with a letterhead: the kind of document and its "về việc" are the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.segmentation.titles import SUBJECTS
from vnbulletin.segmentation.words import words_of

if TYPE_CHECKING:
    from vnbulletin.segmentation.lines import Line

#: A letterhead stands among so many lines.
LONGEST_HEAD = 40
_MOTTOES = ("cộng hòa xã hội chủ nghĩa", "độc lập - tự do")


def _find_kind(lines: list[Line], start: int, stop: int) -> int | None:
    """Find the line that names the kind of document ("THÔNG BÁO", "KẾ HOẠCH")."""
    kinds = words_of("document")
    for i in range(start, stop):
        low = lines[i].low.strip(" .:*-")
        if lines[i].kind is None and lines[i].in_capitals and low in kinds:
            return i
    return None


def _holds_motto(low: str) -> bool:
    # The two columns of a letterhead may share a line.
    return low.startswith(_MOTTOES) or (len(low) <= 160 and any(motto in low for motto in _MOTTOES))


def mark_letterhead(lines: list[Line], body: int) -> tuple[int, int] | None:
    """Mark the title of a document that has a letterhead; the letterhead itself belongs to the article.

    Parameters
    ----------
    lines : list of Line
        All lines.
    body : int
        Index of the first line of running text.

    Returns
    -------
    tuple of (int, int) or None
        Indexes of the first and the last line of the title; None where the page has no letterhead, or a
        headline of its own above it.
    """
    stop = min(body, LONGEST_HEAD)
    motto = next((i for i in range(stop) if _holds_motto(lines[i].low)), None)
    if motto is None or any(x.kind in ("timestamp", "print_link") for x in lines[:motto]):
        return None
    first = _find_kind(lines, motto, stop)
    if first is None:
        return None
    last = first
    while last + 1 < stop and last < first + 3:
        below = lines[last + 1]
        if below.kind is not None or not (
            below.in_capitals or below.low.startswith(SUBJECTS) or below.text[0].islower()
        ):
            break
        last += 1
    for line in lines[:first]:
        if line.kind in (None, "banner", "byline"):
            line.kind = "heading"
    for line in lines[first : last + 1]:
        line.kind = "title"
    return first, last
