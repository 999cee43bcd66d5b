"""Publication data of a page: when, by whom, from where, how often read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vnbulletin.segmentation.bylines import WRITTEN_BY
from vnbulletin.segmentation.cues import load_cues

if TYPE_CHECKING:
    from vnbulletin.model import PartialDate
    from vnbulletin.segmentation.lines import Line


@dataclass(frozen=True, slots=True)
class Publication:
    """What the furniture says about the publication."""

    published: PartialDate | None = None
    byline: str | None = None
    source_note: str | None = None
    views: int | None = None


#: News is published so many days after what it tells of.
SOON = 31
_DAY = re.compile(r"(?<![\d/.,])(\d{1,2})[/.\-](\d{1,2})(?!\d)")
# "Submitted by Ban biên tập on", "Được viết bởi Quản trị".
_WRITTEN = re.compile(WRITTEN_BY + r" (?=\S)")
_LABEL_END = re.compile(r"^[^:/]{1,24}:(?!//)\s*")


def _strip_label(line: Line, kind: str) -> str:
    """Leave out the words that say what the line is."""
    text = line.text.strip(" |-*")
    labelled = _LABEL_END.match(text)
    if labelled is not None:
        return text[labelled.end() :].strip(" |-*") or text
    low = text.lower()
    written = _WRITTEN.match(low)
    if written is not None:
        return text[written.end() :].removesuffix(" on").strip(" |-*") or text
    for cue in load_cues().start.values():
        if cue.kind == kind and low.startswith(cue.text + " "):
            return text[len(cue.text) :].strip(" |-*") or text
    return text


def _choose_order(below: list[Line], value: PartialDate, swapped: PartialDate | None) -> PartialDate:
    """Choose between day first and month first by the day that the article opens with."""
    if swapped is None:
        return value
    lead = next((x for x in below if x.kind == "paragraph"), None)
    day = _DAY.search(lead.low, 0, 300) if lead is not None else None
    if day is None or value.year is None:
        return value
    try:
        told = date(value.year, int(day[2]), int(day[1]))
    except ValueError:
        return value

    def is_near(read: PartialDate) -> bool:
        return -1 <= (date(read.year or 1, read.month or 1, read.day or 1) - told).days <= SOON

    return swapped if is_near(swapped) and not is_near(value) else value


def _leads_to_title(lines: list[Line], i: int) -> bool:
    """Whether nothing but counters and links stands between a time and the title below it."""
    below = next((x for x in lines[i + 1 : i + 5] if x.kind not in ("views", "print_link", "byline", "counter")), None)
    return below is not None and below.kind == "title"


def choose_publication(lines: list[Line], title_start: int | None) -> Publication:
    """Choose the publication time and the like among the lines marked as such.

    Parameters
    ----------
    lines : list of Line
        All lines with their kinds.
    title_start : int or None
        Where the title starts.

    Returns
    -------
    Publication
        Of two dates around a title the first is the day of the visit, so that the one behind it counts.
    """
    at = title_start if title_start is not None else 0
    best: tuple[float, PartialDate] | None = None
    behind = article_seen = False
    byline = source = None
    views = None
    for i, line in enumerate(lines):
        if line.stamp is not None and line.stamp.value is not None and line.kind in ("timestamp", "heading"):
            stamp, value = line.stamp, _choose_order(lines[i + 1 :], line.stamp.value, line.stamp.swapped)
            # The date of a document counts where the page gives no other.
            score = -2.0 if line.kind == "heading" else 2.0 if line.start > at else 0.0
            score += 1.5 if stamp.labelled else 0.0
            score += 0.5 if value.hour is not None else 0.0
            score -= 4.0 if stamp.today else 0.0
            if line.start > at and title_start is not None:
                # What follows the title at once is its date, whatever stands further down.
                score += 1.5 if not article_seen else 0.0
                score += 2.0 if not behind else 0.0
                behind = True
            elif line.start < at and _leads_to_title(lines, i):
                score += 1.0
            if best is None or score > best[0]:
                best = (score, value)
        elif line.kind in ("paragraph", "list_item") and line.start > at:
            article_seen = True
        elif line.kind == "byline" and byline is None:
            byline = _strip_label(line, "byline")
        elif line.kind == "source_note" and source is None:
            source = _strip_label(line, "source_note")
        elif line.kind == "views" and line.views is not None and views is None:
            views = line.views
    return Publication(best[1] if best else None, byline, source, views)
