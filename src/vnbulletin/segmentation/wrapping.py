"""Join lines that a page breaks in mid-sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from vnbulletin.segmentation.lines import Line
from vnbulletin.segmentation.outline import match_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPEN_ENDS = frozenset(",-(/")
_SENTENCE_ENDS = frozenset('.!?:;…”"»)]')
#: A page whose text is broken by width has lines of about one length.
NARROWEST, WIDEST = 45, 130


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """Give the width at which the page breaks its text; None where it does not."""
    width = continued = prose = 0
    for above, below in pairwise(lines):
        length = above.end - above.start
        if above.kind is not None or length < NARROWEST:
            continue
        prose += 1
        if below.kind is None and not below.gap and below.text[0].islower() and above.text[-1] not in _SENTENCE_ENDS:
            continued += 1
            width = max(width, length)
    if continued < 3 or continued * 4 < prose or width > WIDEST:
        return None
    return width


def join_wrapped(lines: list[Line], text: str) -> tuple[list[Line], str]:
    """Join the lines of one paragraph.

    Parameters
    ----------
    lines : list of Line
        The lines, furniture marked.
    text : str
        The page.

    Returns
    -------
    tuple of (list of Line, str)
        The lines with broken ones joined, and the text with these breaks as spaces (the very same object
        where there were none).
    """
    if len(lines) < 2:
        return lines, text
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    changed = False
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
            changed = True
        else:
            groups.append([line])
    if not changed:
        return lines, text
    out: list[Line] = []
    characters = list(text) if changed else []
    for group in groups:
        if len(group) == 1:
            out.append(group[0])
            continue
        first, last = group[0], group[-1]
        for above, below in pairwise(group):
            for at in range(above.end, below.start):
                characters[at] = " "
        joined = "".join(characters[first.start : last.end])
        out.append(Line(first.start, last.end, joined, joined.lower(), first.gap))
    return out, "".join(characters)


def _continues(group: list[Line], line: Line, width: int | None) -> bool:
    """Whether a line carries on the one above it."""
    above = group[-1]
    if above.kind is not None or line.kind is not None or line.gap:
        return False
    if above.end - above.start < 12 or above.text[-1] in _SENTENCE_ENDS:
        return False
    first = line.text[0]
    if first.islower():
        return match_mark(line.low) is None or (width is not None and above.text[-1] not in ";:.")
    if above.text[-1] == "," and (first.isalnum() or first in '(“"'):
        return above.in_capitals == line.in_capitals and match_mark(line.low) is None
    if width is None or match_mark(line.low) is not None or above.in_capitals or line.in_capitals:
        return False
    # Broken by width before a capital or a number: the line above is about as long as lines get.
    return above.end - above.start >= 0.8 * width and (first.isalnum() or first in '(“"')
