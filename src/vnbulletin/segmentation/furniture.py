"""Part lines that hold several things, and mark what the cues recognise."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.segmentation.bylines import looks_like_names
from vnbulletin.segmentation.cues import load_cues, recognise
from vnbulletin.segmentation.lines import Line
from vnbulletin.segmentation.timestamps import Timestamp, match_timestamp, may_hold_timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbulletin.segmentation.cues import Cue

#: Longer lines are running text, save for a banner or a breadcrumb above the article.
LONGEST_CUE_LINE = 320
LONGEST_STAMP_LINE = 200
LONGEST_BANNER = 4000
_SKIP = re.compile(r"[\s|,;•·/\-–()\[\]]+")
_WORD_START = re.compile(r"[|\-,(/·•]\s?|\s")
_NUMBER = re.compile(r"\d[\d.,]*(?=[\s|)]|$)")
_TITLE_STAMP = re.compile(r"\s\(?(?=(?:\d{1,2}[:h]\d{2}|\d{1,2}/\d{1,2}/20\d\d)[^()]{0,24}\)$)")
_REACTIONS = re.compile(
    r"(?:bình luận|phản hồi|ý kiến|lượt thích|thích|chia sẻ)\s?:?\s?\(?\d+\)?|\d+ (?:bình luận|phản hồi|lượt thích)"
)
_JUNK = re.compile(r"[\W_]+|\d{1,3}\s?%")


@cache
def _views() -> re.Pattern[str]:
    names = sorted((c.text for c in load_cues().count.values() if c.kind == "views"), key=len, reverse=True)
    name = "|".join(re.escape(n) for n in names)
    return re.compile(
        rf"(?:{name})(?!\w)\s?:?\s?(?P<a>\d[\d.,]*)(?:\s?lượt)?|(?P<b>\d[\d.,]*)\s?(?:lượt\s)?(?:{name})(?!\w)"
    )


def _any_of(cues: Iterable[Cue]) -> str:
    names = sorted({c.text.rstrip(": ") for c in cues}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(n) for n in names) + r")(?!\w)"


@cache
def _toolbar() -> re.Pattern[str]:
    table = load_cues()
    return re.compile(
        _any_of(c for c in (*table.whole.values(), *table.start.values(), *table.end) if c.kind == "print_link")
    )


@cache
def _byline_start() -> re.Pattern[str]:
    table = load_cues()
    cues = (c for c in (*table.start.values(), *table.whole.values()) if c.kind in ("byline", "source_note"))
    return re.compile(_any_of(cues) + r"\s?:?")


@cache
def _print_endings() -> tuple[str, ...]:
    return tuple(c.text for c in load_cues().end)


@cache
def _long_openings() -> tuple[str, ...]:
    return tuple(c.text for c in load_cues().start.values() if c.kind in ("banner", "breadcrumb"))


def read_count(text: str) -> int | None:
    """Read the number of a counter, points and commas between thousands left out."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits and len(digits) <= 12 else None


def _cut(line: Line, start: int, end: int, kind: str | None, gap: bool) -> Line:
    piece = Line(line.start + start, line.start + end, line.text[start:end], line.low[start:end], gap)
    piece.kind = kind
    return piece


def _next_stamp(low: str, at: int) -> int | None:
    """Find where, behind words that are none, a publication time or counter starts."""
    views = _views()
    for match in _WORD_START.finditer(low, at, at + 90):
        position = match.end()
        if views.match(low, position) or match_timestamp(low, position):
            return position
    return None


def _part_stamp_line(line: Line) -> list[Line] | None:
    """Part a line of publication data into its pieces; None where it holds anything else."""
    low, text = line.low, line.text
    at = 0
    starts: list[int] = []
    kinds: list[str] = []
    values: list[Timestamp | int | None] = []
    for _ in range(12):
        skip = _SKIP.match(low, at)
        # A bracket or dash that opens the next piece goes with the piece before it.
        position = skip.end() if skip else at
        if position >= len(low):
            break
        stamp = match_timestamp(low, position)
        if stamp is not None and stamp.end > position:
            starts.append(position)
            kinds.append("timestamp")
            values.append(stamp)
            at = stamp.end
            continue
        found = _views().match(low, position)
        if found is not None:
            starts.append(position)
            kinds.append("views")
            values.append(read_count(found["a"] or found["b"]))
            at = found.end()
            continue
        found = _REACTIONS.match(low, position)
        if found is not None and kinds:
            starts.append(position)
            kinds.append("counter")
            values.append(None)
            at = found.end()
            continue
        found = _toolbar().match(low, position)
        if found is not None:
            starts.append(position)
            kinds.append("print_link")
            values.append(None)
            at = found.end()
            continue
        found = _NUMBER.match(low, position)
        if found is not None and kinds:
            values.append(read_count(found[0]) if "views" not in kinds else None)
            starts.append(position)
            kinds.append("views")
            at = found.end()
            continue
        following = _next_stamp(low, position)
        stop = following if following is not None else len(low)
        words = text[position:stop].strip(" |-,(·•/")
        opening = _byline_start().match(low, position)
        if len(words) > 70 or not words:
            return None
        if opening is None and not looks_like_names(words):
            return None
        starts.append(position)
        kinds.append("source_note" if opening and "nguồn" in opening[0] else "byline")
        values.append(None)
        at = stop
    else:
        return None
    if "timestamp" not in kinds:
        return None
    starts[0] = 0
    out: list[Line] = []
    for i, (start, kind, value) in enumerate(zip(starts, kinds, values)):
        end = starts[i + 1] if i + 1 < len(starts) else len(text)
        body = text[start:end].rstrip()
        piece = _cut(line, start, start + len(body), kind, line.gap and i == 0)
        if kind == "views" and isinstance(value, int):
            piece.views = value
        elif isinstance(value, Timestamp):
            piece.stamp = value
        out.append(piece)
    return out


def part_line(line: Line) -> list[Line]:
    """Part a short line into what it holds, each piece marked where a cue or a date says what it is."""
    low = line.low
    length = len(low)
    if _JUNK.fullmatch(low):
        line.kind = "junk"
        return [line]
    if length <= LONGEST_STAMP_LINE and may_hold_timestamp(low):
        pieces = _part_stamp_line(line)
        if pieces is not None:
            return pieces
    cue = recognise(line.text, low)
    if cue is not None:
        line.kind, line.place, line.reach = cue.kind, cue.place, cue.reach
        if cue.kind == "views":
            line.views = read_count(low)
        return [line]
    for ending in _print_endings():
        if low.endswith(ending) and length > len(ending) + 1 and low[-len(ending) - 1] in " |-":
            head = line.text[: -len(ending)].rstrip(" |-")
            if head:
                first = _cut(line, 0, len(head), None, line.gap)
                # The separator belongs to the link: the title ends with its last letter.
                offset = len(line.text[len(head) :]) - len(line.text[len(head) :].lstrip())
                return [first, _cut(line, len(head) + offset, length, "print_link", False)]
    if low[-1] == ")" and (found := _TITLE_STAMP.search(low)) is not None and found.start() >= 20:
        stamp = match_timestamp(low, found.end())
        if stamp is not None and stamp.value is not None and stamp.value.hour is not None:
            second = _cut(line, found.start() + 1, length, "timestamp", False)
            second.stamp = stamp
            return [_cut(line, 0, found.start(), None, line.gap), second]
    return [line]


def part_lines(lines: list[Line]) -> list[Line]:
    """Part and mark all lines; long ones pass untouched."""
    out: list[Line] = []
    for line in lines:
        length = line.end - line.start
        if length <= LONGEST_CUE_LINE:
            out.extend(part_line(line))
        else:
            if length <= LONGEST_BANNER and len(out) < 12 and line.low.startswith(_long_openings()):
                cue = recognise(line.text, line.low)
                if cue is not None and cue.kind in ("banner", "breadcrumb"):
                    line.kind, line.place = cue.kind, cue.place
            out.append(line)
    return out
