"""Find publication times beside words that no table knows: "<headline> 02/07/2025 - 20:11", "<time> in <section>"."""

from __future__ import annotations

import re

from vnbulletin.segmentation.bylines import WRITTEN_BY, is_name_in_capitals, looks_like_names, looks_like_office
from vnbulletin.segmentation.cues import recognise
from vnbulletin.segmentation.letters import LOWER, UPPER
from vnbulletin.segmentation.lines import SENTENCE_LENGTH, Line
from vnbulletin.segmentation.outline import match_mark
from vnbulletin.segmentation.stamp_lines import part_stamp_line
from vnbulletin.segmentation.timestamps import Timestamp, match_relative, match_timestamp, may_hold_timestamp

#: Head and tail of a page have so many lines at most.
LONGEST_ZONE = 60
LONGEST_LINE = 160
LONGEST_TITLE = 320
#: Above a headline that reads like a sentence stand so many lines at most.
MOST_ABOVE = 24
#: A headline has so many characters where a section or a writer has few.
HEADLINE = 25
_WORD = re.compile(r"(?<![\w/.\-])[^\W_]")
_DATE_OR_YEAR = re.compile(r"[\s\-–]*(?:ngày )?\d{1,2}[/.\-]\d|[\s\-–]+(?:19|20)\d\d(?!\d)")
# What stands between a time and its neighbours belongs to neither; an icon or an exclamation mark does.
_JOINTS = frozenset(" |-·•:;,/()[]*")
_CLOSED = frozenset(",.\"”'")
_DATELINE = re.compile(r"[^\d|:]{2,40}, (?:ngày|hôm) \d")
# "Phú Khê, ngày 05 tháng 7 năm 2024" dates a document, alone on its line or behind the document's number.
_DOCUMENT_DATE = re.compile(r"(?:^|(?<=\s))[^\d|:,]{2,40}, ngày \d{1,2} tháng \d{1,2} năm (?:19|20)\d\d\.?$")
_MOTTO = ("độc lập - tự do", "cộng hòa xã hội chủ nghĩa")
# "0 bình luận; 3.052 lượt truy cập bài viết"
_COUNTED = re.compile(r"(?:[\W_]*\d[\d.,]*[km]?\s[^\W\d_]{1,12}(?:\s[^\W\d_]{1,12}){0,4}[;,|·•]?\s?){1,4}")
_DIGIT = re.compile(r"\d")
_READERS = re.compile(r"(?<!\w)(?:lượt|bình luận|xem|đọc|views?|hits?|reads?|truy cập|thích|chia sẻ|phản hồi)(?!\w)")
# "Hôm nay 204 - Hôm qua 371 - Tất cả 9.002", "Bạn và 214 người khác · 9,8K lượt xem"
_NUMBERED = re.compile(r"(?:[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,3}\s?:?\s?\d[\d.]*[\s\-|,;·]*){3,6}")
_REACTED = re.compile(r"\d[\d.,]*[km]? (?:lượt|bình luận)")
# "* Tổ tuyên truyền Đại hội *"
_SIGNED = re.compile(r"\*{1,3} ?[^*.]{3,50} ?\*{1,3}")
_RELATIVE = re.compile(r"(?<![\w.,])\d{1,2} (?:phút|giờ|ngày|tuần|tháng|năm)(?= trước|\s?[·•])")
# "... | 05/07/2024": what a bar sets apart is a headline only where it is long.
_CLOSES_HEADLINE = re.compile(r"(?:năm|[\-–/]) ?(?:19|20)\d\d$|[”\"»!?)]$")
_BAR = re.compile(r"[|·•]\s?$")
LONG_HEADLINE = 50
# "Công đoàn xã đã thêm 24 ảnh mới", "Được viết bởi Quản trị", "Post by: Lan".
_POSTED = re.compile(r"(?<!\w)(?:đã (?:thêm|chia sẻ|đăng|cập nhật|phát)|đang ở|cùng với)(?!\w)")
# A social network leaves out the year: "26 tháng 6 lúc 08:11 ·".
_YEARLESS = re.compile(r"(?:\d{1,2} tháng \d{1,2}|hôm qua|hôm nay)(?:,? lúc \d{1,2}:\d{2}| ?[·•]).{0,12}")
MOST_ABOVE_POST = 6
_WRITTEN_BY = re.compile(WRITTEN_BY + r"(?: |\s?:)\s?\S.{1,50}")
# "Written by Super User on" 12 August 2024
_WRITTEN_ON = re.compile(WRITTEN_BY + r"(?: |\s?:)\s?\S.{1,40} (?:on|vào|ngày|lúc) ")
# "... toàn dânTrong những năm qua, ...": a small letter and a capital meet where a headline ends.
_SEAM = re.compile(rf"(?<=[{LOWER}”\"])(?=[{UPPER}][{LOWER}])")
LONGEST_GLUED = 220
_PAGE_NUMBER = re.compile(r"(?:^|(?<=\s))(?:trang|tr\.) \d{1,3}(?:\s?/\s?\d{1,3})?$")
_CALENDAR = (
    re.compile(r"\d{1,2}"),
    re.compile(r"(?:tháng|thg|th)\.? ?\d{1,2},?"),
    re.compile(r"(?:19|20)\d\d"),
)


def _open_side(piece: str, at: int) -> bool:
    """Whether nothing of a sentence stands on this side of a time."""
    return not piece or not (piece[at].isalnum() or piece[at] in _CLOSED)


def _is_set_apart(low: str, found: Timestamp) -> bool:
    """Whether a date in a line is a publication time rather than a day that the line speaks of."""
    value = found.value
    if value is None or _DATE_OR_YEAR.match(low, found.end):
        return False
    if _WRITTEN_ON.fullmatch(low, 0, found.start):
        return True
    left, right = low[: found.start].rstrip(), low[found.end :].lstrip()
    before, after = _open_side(left, -1), _open_side(right, 0)
    if right.startswith(":") and not found.labelled:
        # "14-11-1987: Ban hành ..." is a line of a chronicle.
        return False
    if found.labelled:
        return before or value.hour is not None or ":" in low[found.start : found.end]
    if value.hour is not None:
        # "... xã Hòa Lạc 02/07/2025 - 20:11": no word leads over to the time.
        return before or (not right and low[found.start].isdigit()) or (len(left) < HEADLINE and len(right) < HEADLINE)
    if not right and len(left) >= LONG_HEADLINE and _CLOSES_HEADLINE.search(left) is not None:
        # "... năm 2024 23/01/2024": a date never follows a year.
        return True
    if found.weekday or found.today:
        return before and (after or len(right) < HEADLINE)
    return before and after and len(left) < HEADLINE and bool(left or right)


def find_embedded_stamp(low: str) -> Timestamp | None:
    """Find a publication time anywhere in a short line.

    Examples
    --------
    >>> found = find_embedded_stamp("10:29 - thứ tư, 05.08.2026 trong chuyên mục đời sống")
    >>> found.start, found.end, found.value.iso()
    (0, 26, '2026-08-05T10:29')
    >>> find_embedded_stamp("kết luận cuộc họp giao ban ngày 04/9/2026") is None
    True
    """
    relative = _RELATIVE.search(low) if "trước" in low or "·" in low or "•" in low else None
    dated = may_hold_timestamp(low)
    if not (dated or relative) or _DATELINE.match(low):
        return None
    if relative is not None and _open_side(low[: relative.start()].rstrip(), -1):
        end = match_relative(low, relative.start()) or relative.end()
        rest = match_timestamp(low, end)
        if rest is not None and rest.value is not None:
            return Timestamp(relative.start(), rest.end, rest.value, rest.labelled)
        return None if dated else Timestamp(relative.start(), end, None)
    behind = 0
    for word in _WORD.finditer(low):
        if word.start() < behind:
            continue
        found = match_timestamp(low, word.start())
        if found is not None and found.value is not None:
            if _is_set_apart(low, found):
                return found
            # The headline itself may name a day.
            behind = found.end
    return None


def _cut(line: Line, start: int, end: int) -> Line | None:
    piece = line.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if start >= end:
        return None
    return Line(line.start + start, line.start + end, line.text[start:end], line.low[start:end], line.gap and not start)


def _kind_before(text: str, low: str, set_apart: bool) -> str | None:
    cue = recognise(text, low)
    if cue is not None:
        return cue.kind
    core = text.strip(" -|•·*()[]")
    if looks_like_names(core) or looks_like_office(core.lower()) or is_name_in_capitals(core):
        return "byline"
    if _POSTED.search(low) is not None or _WRITTEN_BY.fullmatch(low) is not None:
        return "byline"
    return None if len(core) >= (LONG_HEADLINE if set_apart and not text.isupper() else HEADLINE) else "breadcrumb"


def _part_rest(piece: Line) -> list[Line] | None:
    """Part what stands behind a time; None where it is running text."""
    cue = recognise(piece.text, piece.low)
    if cue is not None:
        piece.kind = cue.kind
        return [piece]
    pieces = part_stamp_line(piece.text, piece.low, needs_date=False)
    if pieces is not None:
        out = [_cut(piece, p.start, p.end) for p in pieces]
        for line, p in zip(out, pieces, strict=True):
            if line is not None:
                line.kind, line.stamp, line.views = p.kind, p.stamp, p.views
        return [line for line in out if line is not None]
    embedded = part_embedded(piece)
    if embedded is not None:
        return embedded
    core = piece.text.strip(" -|•·*()[]")
    if len(core) > 90 or (core.endswith(".") and len(core) > HEADLINE):
        return None
    headline = len(core) >= 40 and core[0].isupper() and ":" not in core[:20]
    piece.kind = None if headline else "print_link"
    return [piece]


def part_embedded(line: Line) -> list[Line] | None:
    """Part a line around the publication time in it; None where it holds none."""
    if len(line.low) > LONGEST_LINE:
        return None
    found = find_embedded_stamp(line.low)
    if found is None:
        return None
    start, end = found.start, found.end
    while start and line.low[start - 1] in _JOINTS:
        start -= 1
    while end < len(line.low) and line.low[end] in _JOINTS:
        end += 1
    before, stamp, after = _cut(line, 0, start), _cut(line, start, end), _cut(line, end, len(line.low))
    out: list[Line] = []
    if before is not None:
        before.kind = _kind_before(
            before.text, before.low, _BAR.search(line.low[:start] + line.low[start : found.start]) is not None
        )
        out.append(before)
    if stamp is None:
        return None
    stamp.kind, stamp.stamp = "timestamp", found
    out.append(stamp)
    if after is not None:
        rest = _part_rest(after)
        if rest is None:
            return None
        out.extend(rest)
    return out


def _ends_zone(line: Line) -> bool:
    """Whether a line is running text, so that head or tail of the page end here."""
    length = line.end - line.start
    if line.kind is not None:
        return False
    return length > LONGEST_TITLE or (
        length >= SENTENCE_LENGTH and line.ends_sentence and line.text[-1] not in '"”»' and not line.in_capitals
    )


def _is_dated(lines: list[Line], i: int) -> bool:
    """Whether a publication time follows a line at once, as it follows a headline that ends with a full stop."""
    if i > MOST_ABOVE or lines[i].end - lines[i].start > LONGEST_TITLE:
        return False
    return any(
        x.kind == "timestamp" or (x.kind is None and len(x.low) <= LONGEST_LINE and find_embedded_stamp(x.low))
        for x in lines[i + 1 : i + 3]
    )


def _part_zone(lines: list[Line], tail: bool) -> list[Line]:
    out: list[Line] = []
    for line in lines:
        parts = [line]
        if line.kind is None and line.end - line.start <= LONGEST_LINE:
            parts = _part_page_number(line) or part_embedded(line) or parts
            stamp = next((x.stamp for x in parts if x.stamp is not None), None)
            own = parts[0].stamp is not None or (stamp is not None and stamp.labelled)
            if stamp is not None and not own and (tail or match_mark(line.low) is not None):
                # "3. Thời gian: 7 giờ ngày 05/7/2024" tells when something takes place.
                parts = [line]
            if len(parts) == 1 and line.kind is None and not line.ends_sentence:
                line.kind = _kind_of_shape(line.low)
        out.extend(parts)
    return out


def _kind_of_shape(low: str) -> str | None:
    if _WRITTEN_BY.fullmatch(low):
        return "byline"
    if _SIGNED.fullmatch(low):
        return "byline"
    if _DIGIT.search(low) is not None:
        if low[0].isdigit() and _COUNTED.fullmatch(low) and _READERS.search(low):
            return "counter"
        if _NUMBERED.fullmatch(low) or ("·" in low and _REACTED.search(low)):
            return "counter"
    return None


def _mark_post(lines: list[Line]) -> None:
    """Mark who posted, and when, above a post of a social network."""
    for i, line in enumerate(lines[1:MOST_ABOVE_POST], 1):
        if line.kind is None and line.low[0].isalnum() and _YEARLESS.fullmatch(line.low):
            line.kind = "timestamp"
        above = lines[i - 1]
        # What is longer is the lead that stands above the time ("... cùng với cải cách hành chính, ...").
        told = above.end - above.start > LONGEST_LINE
        if line.kind == "timestamp" and above.kind is None and not told and _POSTED.search(above.low) is not None:
            above.kind = "byline"


def _mark_document_date(lines: list[Line]) -> None:
    """Note the date of a document; the line is furniture only where no letterhead stands around it."""
    for line in lines:
        if ", ngày" not in line.low or line.kind is not None or line.end - line.start > 120:
            continue
        found = _DOCUMENT_DATE.search(line.low)
        if found is not None:
            line.stamp = match_timestamp(line.low, line.low.index("ngày", found.start()))
            letterhead = any(motto in x.low for x in lines for motto in _MOTTO)
            if not letterhead and not found.start():
                line.kind = "timestamp"


def _part_page_number(line: Line) -> list[Line] | None:
    """Part the number of the printed page from a running head."""
    if not line.text[-1].isdigit():
        return None
    found = _PAGE_NUMBER.search(line.low)
    if found is None or (found.start() and not line.text[: found.start()].strip().isupper()):
        return None
    number = _cut(line, found.start(), len(line.low))
    head = _cut(line, 0, found.start())
    if number is None:
        return None
    number.kind = "counter"
    if head is None:
        return [number]
    head.kind = "banner"
    return [head, number]


def _mark_calendar(lines: list[Line]) -> None:
    """Mark a date that is printed as the leaf of a calendar, day, month and year one below the other."""
    for i in range(min(len(lines) - 1, LONGEST_ZONE)):
        if not all(p.fullmatch(x.low) for p, x in zip(_CALENDAR[:2], lines[i : i + 2], strict=True)):
            continue
        year = i + 2 < len(lines) and _CALENDAR[2].fullmatch(lines[i + 2].low) is not None
        leaf = lines[i : i + 3] if year else lines[i : i + 2]
        for line in leaf:
            line.kind = "timestamp"
        if year:
            leaf[0].stamp = match_timestamp(" ".join(line.low.strip(",") for line in leaf))
        return


def _part_glued_title(lines: list[Line], at: int) -> list[Line]:
    """Part a headline from the paragraph that is glued to it, right below the time or the links of a page."""
    if not 0 < at < len(lines) or lines[at - 1].kind not in ("timestamp", "print_link", "views"):
        return lines
    if any(x.kind is None and x.end - x.start >= HEADLINE for x in lines[:at]):
        return lines
    line = lines[at]
    seams = list(_SEAM.finditer(line.text, HEADLINE, LONGEST_GLUED))
    if len(seams) != 1:
        return lines
    seam = seams[0].start()
    head, rest = _cut(line, 0, seam), _cut(line, seam, len(line.text))
    if head is None or rest is None or not head.is_single_sentence or rest.end - rest.start < SENTENCE_LENGTH:
        return lines
    return [*lines[:at], head, rest, *lines[at + 1 :]]


def part_embedded_stamps(lines: list[Line]) -> list[Line]:
    """Part the lines above and below the running text around the publication times in them.

    Parameters
    ----------
    lines : list of Line
        The lines of the page, marked by the cues.

    Returns
    -------
    list of Line
        The same with some of them parted.
    """
    _mark_post(lines[:MOST_ABOVE_POST])
    lines = _part_glued_title(lines, next((i for i, x in enumerate(lines[:LONGEST_ZONE]) if _ends_zone(x)), 0))
    n = len(lines)
    ends = (i for i in range(min(n, LONGEST_ZONE)) if _ends_zone(lines[i]) and not _is_dated(lines, i))
    top = next(ends, min(n, LONGEST_ZONE))
    bottom = next((i for i in range(n - 1, max(top, n - LONGEST_ZONE) - 1, -1) if _ends_zone(lines[i])), top - 1) + 1
    _mark_calendar(lines[:top])
    _mark_document_date(lines[:top])
    head, tail = _part_zone(lines[:top], False), _part_zone(lines[bottom:], True)
    return [*head, *lines[top:bottom], *tail]
