"""Lines of publication data: time, views, links and writer side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.segmentation.bylines import looks_like_names, looks_like_office
from vnbulletin.segmentation.cues import load_cues
from vnbulletin.segmentation.timestamps import Timestamp, match_timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbulletin.segmentation.cues import Cue

#: More pieces than this no portal prints on one line.
MOST_PIECES = 12
_SKIP = re.compile(r"[\W_]+")
_WORD_START = re.compile(r"[^\w\s]\s?|\s")
_BAR = re.compile(r"[|·•]")
_FEW_WORDS = re.compile(r"[^\d.,;:|]{2,25}$")
_TRAIL = re.compile(r"[^\d.;:!?]{2,40}(?:\s[>»›/]\s[^\d.;:!?]{2,40}){1,3}")
_NUMBER = re.compile(r"\d[\d.,]*[km]?(?!\w)(?: (?:phút đọc|lượt tiếp cận|lượt|người))?")
_REACTIONS = re.compile(
    r"(?:bình luận|phản hồi|ý kiến|lượt thích|thích|chia sẻ)\s?:?\s?\(?\d+\)?|\d+ (?:bình luận|phản hồi|lượt thích)"
)
# Possessive repeats: a run of digits is one number, so that it cannot be cut up in many ways.
_REACTION_LINE = re.compile(
    r"(?:[\W_]*+\d[\d.,]*+[km]?(?: (?:lượt )?(?:bình luận|chia sẻ|thích|phản hồi|người|cảm xúc|xem))?){2,6}[\W_]*"
    r"|[\W_]*+\d[\d.,]*+[km]? (?:lượt )?(?:bình luận|chia sẻ|thích|phản hồi|cảm xúc|sao|đánh giá)[\W_]*"
)
_SIGNS_AND_SIZES = re.compile(r"(?:[\W\d_]|(?:pdf|docx?|mb|kb|nhỏ|vừa|lớn|to)(?!\w))+")
# "Hà Nội, ngày 05 tháng 7 năm 2023" heads or closes a document; it is no publication line.
_DATELINE = re.compile(r"(?!thứ |chủ nhật|hôm nay)[^\d|:]{2,40}, ngày \d{1,2} tháng")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a line of publication data says (offsets in the line)."""

    kind: str
    start: int
    end: int
    stamp: Timestamp | None = None
    views: int | None = None


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
def _counters() -> re.Pattern[str]:
    return re.compile(_any_of(c for c in load_cues().count.values() if c.kind == "counter") + r"\s?:?\s?\d[\d.,]*")


@cache
def _toolbar() -> re.Pattern[str]:
    table = load_cues()
    links = (c for c in (*table.whole.values(), *table.start.values(), *table.end) if c.kind == "print_link")
    return re.compile(_any_of(links) + r"(?:[\s:|+\-]{0,3}a[+\-]?(?!\w)){0,3}[+\-]?")


@cache
def _first_words() -> tuple[str, ...]:
    table = load_cues()
    links = (c.text for c in (*table.whole.values(), *table.start.values(), *table.end) if c.kind == "print_link")
    return tuple(sorted({text.split()[0] for text in links}))


@cache
def _byline_start() -> re.Pattern[str]:
    table = load_cues()
    cues = (c for c in (*table.start.values(), *table.whole.values()) if c.kind in ("byline", "source_note"))
    return re.compile(_any_of(cues) + r"\s?:?")


def is_reactions(low: str) -> bool:
    """Tell whether a line is nothing but numbers of readers' reactions."""
    return _REACTION_LINE.fullmatch(low) is not None


def is_toolbar(low: str) -> bool:
    """Tell whether a line is nothing but links to print, send or save the page."""
    begun = _SIGNS_AND_SIZES.match(low)
    if not low.startswith(_first_words(), begun.end() if begun is not None else 0):
        return False
    at, any_link = 0, False
    links = _toolbar()
    for _ in range(MOST_PIECES):
        skip = _SIGNS_AND_SIZES.match(low, at)
        at = skip.end() if skip is not None else at
        if at >= len(low):
            return any_link
        link = links.match(low, at)
        if link is None:
            return False
        at = link.end()
        any_link = True
    return False


def read_count(text: str) -> int | None:
    """Read the number of a counter, points and commas between thousands left out."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits and len(digits) <= 12 else None


def _find_next(low: str, at: int) -> int:
    """Find where, behind words that are none, the next time or counter starts; the line's end where none does."""
    views = _views()
    for match in _WORD_START.finditer(low, at, at + 90):
        position = match.end()
        if views.match(low, position) or match_timestamp(low, position):
            return position
    return len(low)


def _match_piece(text: str, low: str, at: int, first: bool) -> Piece | None:
    """Match the piece that starts at a position."""
    stamp = match_timestamp(low, at)
    if stamp is not None and stamp.end > at:
        return Piece("timestamp", at, stamp.end, stamp)
    found = _views().match(low, at)
    if found is not None:
        return Piece("views", at, found.end(), views=read_count(found["a"] or found["b"]))
    found = _toolbar().match(low, at)
    if found is not None:
        return Piece("print_link", at, found.end())
    if not first:
        found = _REACTIONS.match(low, at)
        if found is not None:
            return Piece("counter", at, found.end())
        found = _counters().match(low, at)
        if found is not None:
            return Piece("counter", at, found.end())
        found = _TRAIL.fullmatch(low, at)
        if found is not None:
            return Piece("breadcrumb", at, found.end())
        found = _NUMBER.match(low, at)
        if found is not None:
            return Piece("views", at, found.end(), views=read_count(found[0]))
    stop = _find_next(low, at)
    words = text[at:stop].strip(" |-,(·•/")
    if not 0 < len(words) <= 70:
        return None
    section = load_cues().whole.get(words.lower()) or load_cues().start.get(words.lower().split(":")[0] + " :")
    if section is not None and section.kind == "breadcrumb":
        return Piece("breadcrumb", at, stop)
    opening = _byline_start().match(low, at)
    office = len(words.split()) <= 5 and not text.startswith("(", stop - 1) and looks_like_office(words.lower())
    if opening is None and not looks_like_names(words) and not office:
        return None
    return Piece("source_note" if opening is not None and "nguồn" in opening[0] else "byline", at, stop)


def part_stamp_line(text: str, low: str, needs_date: bool = True) -> list[Piece] | None:
    """Part a line of publication data into its pieces.

    Parameters
    ----------
    text, low : str
        The trimmed line, and the same in lower case.
    needs_date : bool
        Whether one of the pieces must be a publication time.

    Returns
    -------
    list of Piece or None
        Pieces that together cover the line, separators with the piece before them; None where the line
        holds anything else.

    Examples
    --------
    >>> line = "Ngày đăng: 05/07/2023 | Lượt xem: 1.250 | Tác giả: Bá Tân"
    >>> [(piece.kind, line[piece.start : piece.end]) for piece in part_stamp_line(line, line.lower())]
    [('timestamp', 'Ngày đăng: 05/07/2023 |'), ('views', 'Lượt xem: 1.250 |'), ('byline', 'Tác giả: Bá Tân')]
    """
    if _DATELINE.match(low):
        return None
    found: list[Piece] = []
    at = 0
    while True:
        skip = _SKIP.match(low, at)
        at = skip.end() if skip is not None else at
        if at >= len(low):
            break
        if len(found) == MOST_PIECES:
            return None
        piece = _match_piece(text, low, at, not found)
        if piece is None and found and skip is not None and _BAR.search(skip[0]) and _FEW_WORDS.match(low, at):
            # "29/6/2026 · Công khai": what stands behind a bar is a link whatever it says.
            piece = Piece("print_link", at, len(low))
        if piece is None:
            return None
        found.append(piece)
        at = piece.end
    kinds = [piece.kind for piece in found]
    if "timestamp" not in kinds and (needs_date or "views" not in kinds):
        return None
    out: list[Piece] = []
    counted = False
    for i, piece in enumerate(found):
        start = piece.start if i else 0
        end = found[i + 1].start if i + 1 < len(found) else len(text)
        end = start + len(text[start:end].rstrip())
        # Of several numbers the first counts the readers, the next the comments.
        views = piece.views if not counted else None
        counted = counted or views is not None
        out.append(Piece(piece.kind, start, end, piece.stamp, views))
    return out
