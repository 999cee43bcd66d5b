"""Tell head, article and tail of a page apart and give every line its kind."""

from __future__ import annotations

import re

from vnbulletin.model.segments import FURNITURE_KINDS
from vnbulletin.segmentation.bylines import looks_like_names, looks_like_office
from vnbulletin.segmentation.captions import LONGEST_CAPTION, looks_like_caption, names_makers, shows_scene
from vnbulletin.segmentation.letterheads import mark_letterhead
from vnbulletin.segmentation.lines import PICTURE, Line, is_foreign, is_prose
from vnbulletin.segmentation.outline import match_mark
from vnbulletin.segmentation.stamp_lines import read_count
from vnbulletin.segmentation.tails import NUMBER_LINE, mark_tail, mark_writers
from vnbulletin.segmentation.titles import (
    ANCHORS,
    LEAD_REACH,
    LONG_ENOUGH,
    SHORTEST_HEADLINE,
    breaks_caption,
    find_title_below_summary,
    mark_title,
    names_writer,
    same_text,
)
from vnbulletin.segmentation.words import words_of

#: What may stand between a title and the article.
_BELOW_TITLE = frozenset({"junk", "breadcrumb", "byline", "counter", "views", "print_link", "timestamp"})
_ABOVE_LINK = ANCHORS | {"byline"}
#: A link of a page has no more characters.
LONGEST_LINK = 30
#: A paragraph beside a picture has at least so many characters.
LEAST_TEXT = 120
#: The name of the body where a writer works has no more characters.
LONGEST_OFFICE = 90
#: A headline in a list of other news has no more characters.
LONGEST_HEADLINE = 220
_LEAD_INS = (
    "sau:",
    "gồm:",
    "là:",
    "có:",
    "như:",
    "yêu cầu:",
    "đề nghị:",
    "nhấn mạnh:",
    "giao:",
    "chỉ đạo:",
    "cho biết:",
)
#: A headline that ends with a full stop is known by a lead that holds so large a share of its words.
FEWEST_SHARED, MOST_OF = 8, 0.8
_WORDS = re.compile(r"[^\W_]+")
_CLOSING = frozenset('”"»')
_HASHTAGS = re.compile(r"(?:#\w+\s*)+")


def _find_body(lines: list[Line]) -> int:
    """Find the first line of running text that is no title."""
    n = len(lines)
    total = sum(x.end - x.start for x in lines if x.prose)
    seen = 0
    first = -1
    for i, line in enumerate(lines):
        if not line.prose:
            # Text above a dated title (a notice that runs through the page, say) is not the article.
            if (
                first >= 0
                and line.kind == "timestamp"
                and line.stamp is not None
                and seen <= 500
                and seen * 4 <= total - seen
                and i >= 1
                and lines[i - 1].kind is None
                and (not lines[i - 1].ends_sentence or lines[i - 1].text[-1] in _CLOSING)
            ):
                first = -1
            continue
        if first < 0 and not _may_be_title(lines, i):
            first = i
        if first >= 0:
            seen += line.end - line.start
            if seen > 600:
                break
    return first if first >= 0 else n


def _stands_below_stamp(lines: list[Line], i: int) -> bool:
    """Whether a time stamp stands right above a line, and nothing above it to which it belongs."""
    at = i - 1
    while at >= 0 and i - at <= 5 and lines[at].kind in ("views", "print_link", "counter", "byline"):
        at -= 1
    if at < 0 or lines[at].kind != "timestamp":
        return False
    while at > 0 and lines[at].kind in ("timestamp", "byline", "views", "print_link"):
        at -= 1
    above = lines[at]
    return above.kind is not None or above.end - above.start < LONG_ENOUGH


def _find_short_body(lines: list[Line]) -> int:
    """Where nothing looks like running text: find the first short sentence below something else."""
    named = False  # Something else stands above: a line without a cue that is no sentence.
    for i, line in enumerate(lines):
        if line.reach == "rest":
            return i
        if named and line.kind is None and line.text[-1] in ".;" and match_mark(line.low) is None:
            anchor = i + 1 < len(lines) and lines[i + 1].kind in ("timestamp", "print_link")
            if not anchor:
                return i
        named = named or (line.kind is None and not line.ends_sentence)
    return len(lines)


def _may_be_title(lines: list[Line], i: int) -> bool:
    """Whether a line that looks like running text may be the title all the same."""
    line = lines[i]
    if line.end - line.start > 260 or not line.is_single_sentence or line.opens_report or line.text[-1] in ":;":
        return False
    following = next(
        (
            x
            for x in lines[i + 1 : i + 5]
            if x.kind not in _BELOW_TITLE and not looks_like_caption(x.low, x.ends_sentence)
        ),
        None,
    )
    if line.names_agency or _has_dated_headline(lines, i):
        return False
    if following is not None and same_text(following.text, line.text):
        return True
    earlier = any(x.kind is None and x.end - x.start >= 25 for x in lines[:i])
    if following is None and earlier and line.ends_sentence:
        # The headline stands above, and nothing else of an article below.
        return False
    for below in lines[i + 1 : i + 4]:
        if below.kind in ("timestamp", "print_link"):
            return True
        if below.kind is None and not names_writer(below):
            break
    if following is None:
        return False
    dated = _stands_below_stamp(lines, i)
    if (earlier and not dated) or not following.prose:
        return False
    if not line.ends_sentence:
        return True
    short = line.end - line.start <= 160 and following.end - following.start > 80
    return short and (following.opens_report or dated or _says_again(following, line))


def _has_dated_headline(lines: list[Line], i: int) -> bool:
    """Whether a headline with its time stands above a line, so that the line is the lead."""
    at = i - 1
    dated = False
    while at >= 0 and (lines[at].kind in _BELOW_TITLE or names_writer(lines[at])):
        dated = dated or lines[at].kind == "timestamp"
        at -= 1
    if at < 0 or not dated or lines[at].kind is not None or lines[at].prose:
        return False
    return lines[at].end - lines[at].start >= LONG_ENOUGH and lines[i].ends_sentence


def _says_again(lead: Line, line: Line) -> bool:
    """Whether a paragraph tells with the day, in more words, what the line above it says as a headline does."""
    words = frozenset(_WORDS.findall(line.low))
    told = frozenset(_WORDS.findall(lead.low[:LEAD_REACH]))
    return len(words) >= FEWEST_SHARED and len(words & told) >= MOST_OF * len(words)


def _mark_head_lists(lines: list[Line], start: int, stop: int) -> None:
    """Let the cue of a list above the title reach the lines behind it, as far as they are no headlines."""
    _mark_lists(lines, start, stop, stop)


def _mark_lists(lines: list[Line], start: int, stop: int, body: int) -> None:
    """Let the cue of a list reach the short lines behind it."""
    sticky: str | None = None
    for i in range(start, stop):
        line = lines[i]
        if line.kind is not None:
            if line.kind in ("related", "footer", "counter") and line.reach != "line":
                sticky = line.kind
            elif line.kind not in ("timestamp", "views", "junk", "print_link"):
                sticky = sticky if line.kind == sticky else None
            continue
        if sticky is None:
            continue
        if sticky == "related" and looks_like_names(line.text):
            # The writer's name below a heading of other news that is empty.
            line.kind = "byline"
            continue
        length = line.end - line.start
        ends = line.ends_sentence and line.text[-1] != ")" and length >= 100
        # "Giấy phép số ..." above a headline, "Hits: 12" above the first sentence list nothing.
        above = i <= body and sticky != "related" and length >= SHORTEST_HEADLINE
        if above or (line.prose and (length >= LONGEST_HEADLINE or ends)):
            sticky = None
        else:
            line.kind = "counter" if NUMBER_LINE.fullmatch(line.low) else sticky


def _mark_captions(lines: list[Line], start: int, stop: int) -> None:
    for i in range(start, stop):
        line = lines[i]
        if line.kind is not None or line.end - line.start > LONGEST_CAPTION:
            continue
        below = lines[i + 1] if i + 1 < stop else None
        if below is not None and below.kind is None and below.low == line.low and not line.prose:
            line.kind = below.kind = "caption"
        elif i > start and _hangs_on_picture(lines[i - 1], line):
            line.kind = "caption"
        elif match_mark(line.low) is None:
            stopped = line.ends_sentence and line.text[-1] not in '"”»'
            marked = looks_like_caption(line.low, stopped) and not looks_like_names(line.text)
            if marked or (shows_scene(line.low, stopped) and _stands_beside_text(lines, i, start, stop)):
                line.kind = "caption"
            elif below is not None and breaks_caption(line, below):
                line.kind = below.kind = "caption"


def _hangs_on_picture(above: Line, line: Line) -> bool:
    """Whether a line stands right below a picture, or goes on where the caption above it breaks off."""
    if above.place == PICTURE:
        return not line.opens_report and not line.prose
    return above.kind == "caption" and line.text.startswith(("…", "...")) and not line.ends_sentence


def _stands_beside_text(lines: list[Line], i: int, start: int, stop: int) -> bool:
    """Whether a short line stands above or below a paragraph, and heads no news of its own."""
    line = lines[i]
    if line.in_capitals:
        return False
    below = next((x for x in lines[i + 1 : min(stop, i + 4)] if x.kind is None), None)
    if below is not None and below.opens_report and not line.ends_sentence:
        return False
    length = line.end - line.start
    above = lines[i - 1] if i > start else None
    return any(x is not None and x.prose and x.end - x.start >= max(LEAST_TEXT, length) for x in (above, below))


def _is_first_half(lines: list[Line], i: int, stop: int) -> bool:
    """Whether a sentence breaks off here and goes on behind the captions that follow."""
    if i + 1 >= stop or lines[i + 1].kind != "caption" or lines[i].in_capitals:
        return False
    rest = next((x for x in lines[i + 1 : min(stop, i + 6)] if x.kind != "caption"), None)
    return rest is not None and rest.text[0].islower()


def _heads_list(line: Line, length: int) -> bool:
    """Whether a line with a colon at its end is a heading, not a sentence that leads in a list."""
    return line.text[-1] == ":" and length <= 90 and not _leads_in(line)


def _leads_in(line: Line) -> bool:
    """Whether a short line with a colon at its end is a sentence that leads in a list."""
    return line.text[-1] == ":" and ("," in line.text or line.low.endswith(_LEAD_INS))


def _mark_article(lines: list[Line], start: int, stop: int) -> None:
    """Give the lines of the article that no cue knows their kinds."""
    first = next((i for i in range(start, stop) if lines[i].prose), stop)
    for i in range(start, stop):
        line = lines[i]
        if line.kind is not None and line.kind != "junk":
            continue
        mark = match_mark(line.low)
        length = line.end - line.start
        if line.kind == "junk" or _HASHTAGS.fullmatch(line.text):
            # Behind the writer's name they are the page's, behind the last sentence its author's.
            signed = i > start and line.kind is None and lines[i - 1].kind in ("byline", "source_note")
            line.kind = "footer" if signed else "paragraph"
        elif mark is None and _heads_list(line, length):
            line.kind = "heading"
        elif line.prose or _leads_in(line) or (line.ends_sentence and line.text[-1] not in ':"”»'):
            # "- Chiều 11/6, ...": a portal leaves out the agency before the dash of the lead.
            lead = mark is not None and mark[0] == "dash" and i == first and line.opens_report
            listed = mark is not None and mark[0] not in ("hour", "part") and not lead
            line.kind = "list_item" if listed else "paragraph"
        elif mark is not None:
            short = mark[0] in ("number", "deep", "letter") and length <= 120
            heading = mark[0] in ("roman", "part") or line.in_capitals or short
            line.kind = "heading" if heading and line.text[-1] != ";" else "list_item"
        else:
            # A row of a table reads "cell | cell".
            listing = " | " in line.text or (
                length >= 60 and (";" in line.text or line.text.count(",") >= 2) and not line.in_capitals
            )
            line.kind = "paragraph" if listing or _is_first_half(lines, i, stop) else "heading"


def _is_misplaced(line: Line, i: int, body: int, last_prose: int) -> bool:
    """Whether a line that a cue marks stands where such furniture does not."""
    if line.kind in ("banner", "breadcrumb") and (i >= body or (line.kind == "banner" and is_prose(line))):
        return True
    if line.kind in ("byline", "source_note") and body < i < last_prose:
        # The page goes on with another article behind "Tin, ảnh: ...".
        return not names_makers(line.low)
    if (line.place == "tail" and i < last_prose) or (line.place == "head" and i > body):
        return True
    if line.kind != "timestamp" or not body < i < last_prose:
        return False
    if line.stamp is None:
        return True
    # A portal may print the time, to the minute, right below the lead.
    below_lead = i == body + 1 and line.stamp.value is not None and line.stamp.value.minute is not None
    return not line.stamp.labelled and not below_lead


def _looks_like_link(lines: list[Line], i: int) -> bool:
    """Whether a few words between a page's own furniture and the article are one more link of the page."""
    line = lines[i]
    if line.end - line.start > LONGEST_LINK or line.in_capitals or line.ends_sentence:
        return False
    if match_mark(line.low) is not None or looks_like_caption(line.low, False):
        return False
    behind = i + 1
    while behind < len(lines) and lines[behind].kind in ANCHORS:
        behind += 1
    if behind == len(lines):
        return False
    # Above the time of the page the article has not begun; below it a link stands right above the article.
    dated = any(x.kind == "timestamp" for x in lines[i + 1 : behind])
    return dated or (lines[i - 1].kind in _ABOVE_LINK and lines[behind].prose)


def _mark_between(lines: list[Line], start: int, stop: int, anchored: bool) -> None:
    """Between title and article: a name is the writer's, a bare number the counter of views."""
    for i in range(start, stop):
        line = lines[i]
        if line.kind == "junk":
            line.kind = "print_link"
        elif line.kind is not None:
            continue
        elif NUMBER_LINE.fullmatch(line.low):
            # A bare number is a counter only beside other furniture; alone it may be a list's or a table's.
            if anchored or (i > 0 and lines[i - 1].kind in FURNITURE_KINDS):
                line.kind = "views" if anchored else "counter"
                line.views = read_count(line.low) if anchored else None
        elif (anchored and looks_like_names(line.text)) or _names_publisher(lines, i, start):
            line.kind = "byline"
        elif _looks_like_link(lines, i):
            line.kind = "print_link"


def _names_publisher(lines: list[Line], i: int, start: int) -> bool:
    """Whether a line right below the title names a newspaper, or one below the writer where he works."""
    line = lines[i]
    if line.ends_sentence or line.end - line.start > LONGEST_OFFICE:
        return False
    if i == start and line.low.startswith(words_of("press")) and looks_like_office(line.low):
        return True
    if i == start and line.text[-1] == "|" and looks_like_names(line.text):
        return True
    below = lines[i + 1].kind if i + 1 < len(lines) else None
    return i > 0 and lines[i - 1].kind == "byline" and below == "timestamp"


def _leave_out_foreign(lines: list[Line]) -> None:
    """Take what the software of a site says in its own language for no article, where there is a Vietnamese one."""
    foreign = {i for i, line in enumerate(lines) if line.prose and is_foreign(line)}
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].prose and i not in foreign), None)
    if last is None:
        return
    for i in foreign:
        lines[i].prose = False
        if i > last:
            lines[i].kind = "footer"


def _mark_summary(lines: list[Line], start: int, stop: int) -> None:
    """Take the running text above the title for what it is."""
    for line in lines[start:stop]:
        if line.kind is None and line.prose:
            line.kind = "paragraph"


def _mark_picture_titles(lines: list[Line], title: tuple[int, int], start: int, stop: int) -> None:
    """Mark the title of the page where it stands for the caption of a picture in the article."""
    first, last = title
    if last > first or lines[first].end - lines[first].start < LONG_ENOUGH:
        return
    for i in range(start + 1, stop):
        if lines[i].kind is None and same_text(lines[i].text, lines[first].text):
            lines[i].kind = "caption"
            lines[i].prose = False


def assign_kinds(lines: list[Line]) -> tuple[int, int] | None:
    """Give every line its kind.

    Parameters
    ----------
    lines : list of Line
        The lines, parted, with what the cues say.

    Returns
    -------
    tuple of (int, int) or None
        Indexes of the first and the last line of the title.
    """
    for line in lines:
        line.prose = line.kind is None and is_prose(line)
    _leave_out_foreign(lines)
    body = _find_body(lines)
    has_prose = body < len(lines)
    if not has_prose:
        body = _find_short_body(lines)
    title = mark_letterhead(lines, body)
    summary = body
    if title is None and has_prose and not any(x.kind is None for x in lines[:body]):
        below = find_title_below_summary(lines, body)
        if below is not None:
            title = (below, below)
            lines[below].kind = "title"
            body = below + 1
    if title is None:
        title = mark_title(lines, body, _mark_head_lists)
    _mark_summary(lines, summary, body)
    start = title[1] + 1 if title is not None else 0
    while start < len(lines) and lines[start].kind == "title":
        start += 1
    tail = mark_tail(lines, start)
    _mark_lists(lines, start, tail, body)
    anchored = any(x.kind in ANCHORS for x in lines[:body])
    _mark_between(lines, start, min(body, tail), anchored)
    if title is not None:
        _mark_picture_titles(lines, title, start, tail)
    last_prose = next((i for i in range(tail - 1, -1, -1) if lines[i].prose), start)
    for i in range(start, tail):
        line = lines[i]
        if line.kind not in (None, "title") and _is_misplaced(line, i, body, last_prose):
            line.kind = None
            line.prose = is_prose(line)
    _mark_captions(lines, start, tail)
    mark_writers(
        lines, max(start, min(body, tail)) if has_prose else min(start + 1, tail), tail, has_prose and anchored
    )
    _mark_article(lines, start, tail)
    for line in lines[tail:]:
        if line.kind is None or line.kind == "junk":
            line.kind = "footer"
    return title
