"""Join lines that a page breaks in mid-sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from vnbulletin.segmentation.bylines import looks_like_names, looks_like_office
from vnbulletin.segmentation.captions import looks_like_caption
from vnbulletin.segmentation.lines import Line
from vnbulletin.segmentation.outline import match_mark
from vnbulletin.segmentation.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE_ENDS = frozenset(".!?…")
#: After these a new item may start in small letters.
_ITEM_ENDS = frozenset(":;")
_CLOSERS = frozenset('”"»)]')
# No line of its own ends with the first half of a post, nor with a word that leads over to what follows.
_OPEN_END = re.compile(
    r"(?<!\w)(?:Phó|Bí|Giám|Chủ|Ban Thường|Ủy viên(?: Ban)?|Phó (?:Chủ|Trưởng|Bí|Giám)|"
    r"(?:đồng chí|và|của|tại|với|do|bởi|nhằm|gồm))$"
)
# "... trước ngày" / "28/9;": a figure that closes a sentence.
_LAST_FIGURE = re.compile(r"\d[\d/.,\-]{0,11}[.;]")
#: A page whose text is broken by width has lines of about one length.
NARROWEST, WIDEST = 45, 130
#: The first words of a paragraph that stand alone on a line have no more characters.
LONGEST_LONE = 12
#: Broken by width are at least so many lines, of which so many have this share of the longest one's length.
_FEWEST_BROKEN, _MOST, _EVEN = 5, 0.85, 0.85
#: From this share of the width on a line is full.
FULL = 0.8


def _stops(line: Line) -> bool:
    last = line.text[-1]
    return last in _SENTENCE_ENDS or last in _ITEM_ENDS


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """Give the width at which the page breaks its text; None where it does not."""
    width = continued = prose = 0
    for above, below in pairwise(lines):
        length = above.end - above.start
        if above.kind is not None or length < NARROWEST:
            continue
        prose += 1
        if below.kind is None and not below.gap and below.text[0].islower() and not _stops(above):
            continued += 1
            width = max(width, length)
    if continued < 2 or width > WIDEST:
        return None
    return width if continued * 4 >= prose else _even_width(lines)


def _even_width(lines: Sequence[Line]) -> int | None:
    """Give the width of a page whose lines mostly go on with a capital; None where they are not of one length."""
    width = max((x.end - x.start for x in lines if x.kind is None), default=0)
    if not NARROWEST <= width <= WIDEST:
        return None
    broken = full = 0
    for above, below in pairwise(lines):
        if above.kind is not None or below.kind is not None or below.gap or _stops(above):
            continue
        broken += 1
        full += above.end - above.start >= _EVEN * width
    return width if broken >= _FEWEST_BROKEN and full >= _MOST * broken else None


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
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if groups and _continues(groups, line, following, width):
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
        whole = Line(first.start, last.end, joined, joined.lower(), first.gap)
        if first.kind == "banner" and joined[-1] not in _SENTENCE_ENDS:
            whole.kind, whole.place = first.kind, first.place
        out.append(whole)
    return out, "".join(characters)


def _interrupts(groups: list[list[Line]]) -> bool:
    """Whether the last line is a caption that stands between the halves of a sentence."""
    if len(groups) < 2 or len(groups[-1]) > 1:
        return False
    above, caption = groups[-2][-1], groups[-1][-1]
    broken = above.kind is None and not _stops(above) and above.end - above.start > caption.end - caption.start
    return broken and looks_like_caption(caption.low, caption.ends_sentence)


def _continues(groups: list[list[Line]], line: Line, following: Line | None, width: int | None) -> bool:
    """Whether a line carries on the one above it."""
    above = groups[-1][-1]
    if line.kind is not None or line.gap or above.kind not in (None, "banner"):
        return False
    length = above.end - above.start
    last, first = above.text[-1], line.text[0]
    if line.end - line.start <= LONGEST_LONE and line.low in words_of("lone") and line.text[0].isupper():
        return False
    if length <= LONGEST_LONE and above.low in words_of("lone") and above.text[0].isupper():
        # "Ngày / 01/3/2024, xã ...": the first word of a paragraph stands alone.
        return (first.islower() or first.isdigit()) and line.end - line.start >= NARROWEST and " " in line.text
    if length < 12 or last in _SENTENCE_ENDS or first == "#" or above.text[0] == "#" or " " not in above.text:
        return False
    full = width is not None and length >= FULL * width
    if line.low == groups[-1][0].low:
        # A title or a caption of several lines is printed again.
        return False
    if first.islower():
        if _interrupts(groups):
            return False
        if last in _ITEM_ENDS and not full:
            return False
        return full or match_mark(line.low) is None
    if (above.kind is not None and not full) or above.in_capitals != line.in_capitals:
        return False
    if first == "-" and full and last.isalnum() and not line.text[2:3].isupper():
        # "nhiệm kỳ 2025 / - 2030", "ông A / - đại diện ...": an item of a list starts with a capital.
        return True
    if not (first.isalnum() or first in '(“"') or match_mark(line.low) is not None:
        return False
    if last in ",-" or (last.isalnum() and _LAST_FIGURE.fullmatch(line.text) is not None):
        return True
    if length >= NARROWEST and not above.in_capitals and _OPEN_END.search(above.text) is not None:
        return True
    # Broken by width before a capital or a number: the line above is about as long as lines get.
    if not full or above.in_capitals or last in _CLOSERS:
        return False
    if (
        line.text[-1] != "."
        and (looks_like_names(line.text) or looks_like_office(line.low))
        and (following is None or following.kind is not None or following.gap)
    ):
        return False
    runs_on = following is not None and following.text[0].islower()
    return runs_on or not looks_like_caption(line.low, line.ends_sentence)
