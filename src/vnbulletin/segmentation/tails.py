"""Mark what stands below the article: writers, other news, counters, the end of the page."""

from __future__ import annotations

import re

from vnbulletin.model.segments import FURNITURE_KINDS
from vnbulletin.segmentation.bylines import (
    looks_like_address,
    looks_like_name_and_office,
    looks_like_names,
    looks_like_office,
    looks_like_office_and_names,
    tells_of_act,
)
from vnbulletin.segmentation.captions import looks_like_caption
from vnbulletin.segmentation.lines import PICTURE, Line, is_foreign
from vnbulletin.segmentation.outline import match_mark
from vnbulletin.segmentation.sheets import SHEET
from vnbulletin.segmentation.words import words_of

#: A line that is nothing but a number.
NUMBER_LINE = re.compile(r"[^\w\n]*\d[\d.,\s]*")
_LABELLED_NUMBER = re.compile(r"[^\W\d][\w ]{1,24}:\s?\d[\d., ]*")
_NUMBERS = re.compile(r"(?:\d|[^\w\n])*")
_DIGITS_BEFORE_SIGN = re.compile(r"\d+(?=[^\w\n])")
_NUMBER = re.compile(r"\d[\d.,]*")
_ENDS_ARTICLE = frozenset({"views", "print_link", "footer", "counter", "related"})
# Signs of links to another page, or to the top of this one.
_TURNS = frozenset("<>«»‹›←→↑^⬅➡")
#: An entry of the furniture below an article that no cue knows has no more characters.
LONGEST_ENTRY = 60
MOST_ENTRY_WORDS = 7
#: Headlines of other news below an article that nothing introduces.
FEWEST_HEADLINES, LONGER_THAN_VERSE, LONGEST_OTHER = 2, 42, 160
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|mp3|mp4)(?!\w)|\((?:pdf|docx?|mp3)\)$")
# "Khai mạc hội thao - 28/05/2024 08:15" is other news.
_DATED_HEADLINE = re.compile(r"\w{2,}\s?[-(\[]\s?\d{1,2}/\d{1,2}/\d{4}(?:[ ,-]{1,3}\d{1,2}:\d{2})?[)\]]?$")


def is_counter(low: str) -> bool:
    """Tell whether a line is a number with its label, or two to six numbers parted by signs and nothing else.

    A point or a comma may stand inside a number or part two, so that the numbers are counted both ways: a pattern that
    tries where to part them takes time of the sixth power.

    Examples
    --------
    >>> is_counter("lượt truy cập: 1.204"), is_counter("275 | 1.204"), is_counter("275")
    (True, True, False)
    """
    if _LABELLED_NUMBER.fullmatch(low):
        return True
    if _NUMBERS.fullmatch(low) is None:
        return False
    most = len(_DIGITS_BEFORE_SIGN.findall(low))
    ends = [m.end() for m in _NUMBER.finditer(low)]
    # The last one need not be parted from anything.
    fewest = len(ends) - (ends[-1] == len(low)) if ends else 0
    return most >= 2 and fewest <= 6


def mark_tail(lines: list[Line], start: int) -> int:
    """Find where the furniture below the article starts and mark it; give its index."""
    before = 0
    prose = [x.end - x.start if x.prose else 0 for x in lines]
    after = sum(prose[start:])
    for i in range(start, len(lines)):
        line = lines[i]
        before += prose[i]
        if line.kind is None or line.reach != "rest" or line.place == "head" or before < 150:
            continue
        if after - before > 2 * before:
            continue
        if _article_goes_on(lines, i):
            line.reach = "line"
            continue
        sticky = line.kind
        for below in lines[i:]:
            if below.kind in (None, "junk", "banner", "breadcrumb"):
                below.kind = "counter" if NUMBER_LINE.fullmatch(below.low) else sticky
            elif below.reach != "line":
                sticky = below.kind
        return i
    return len(lines)


def _article_goes_on(lines: list[Line], i: int) -> bool:
    """Whether a bare button ("Bình luận") stands between two paragraphs: the page ends only further below."""
    line = lines[i]
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or not below.prose or not below.ends_sentence or line.low.count(" ") > 1 or ":" in line.text:
        return False
    if below.low.startswith(words_of("to_reader")) or is_foreign(below):
        return False
    # Readers' letters and summaries of other news end no article: behind these lines the page's end comes again.
    rest = lines[i + 2 : i + 40]
    at = next((j for j, x in enumerate(rest) if x.kind in _ENDS_ARTICLE and x.kind != "print_link"), None)
    return at is not None and any(x.kind == line.kind or x.reach == "rest" for x in rest[at:])


def mark_writers(lines: list[Line], start: int, stop: int, portal: bool) -> None:
    """Mark the names of writers and sources below the last line of running text."""
    signatures = words_of("signature")
    last = stop
    for i in range(stop - 1, start - 1, -1):
        line = lines[i]
        if line.prose:
            break
        last = i
    for i in range(last, stop):
        line = lines[i]
        if line.kind is not None:
            continue
        above = lines[i - 1] if i > start else None
        # A name below a post is a signature: an official, not a writer.
        signed = (
            above is not None
            and above.kind is None
            and not above.prose
            and (above.in_capitals or above.low.startswith(signatures))
        )
        below = next((x for x in lines[i + 1 : i + 3] if x.text[0] != "#"), None)
        # A heading in capitals needs something to head.
        at_end = above is not None and (below.kind in FURNITURE_KINDS if below is not None else above.prose)
        mark = match_mark(line.low)
        if mark is not None and mark[0] in ("part", "number", "deep", "bracket", "ordinal"):
            continue
        if looks_like_names(line.text, capitals=at_end) and not signed:
            line.kind = "byline"
        elif looks_like_address(line.low):
            line.kind = "source_note"
        elif _FILE.search(line.low) is not None and not line.ends_sentence:
            line.kind = "footer"
        elif _DATED_HEADLINE.search(line.low) is not None:
            line.kind = "related"
        elif (
            not signed
            and not line.in_capitals
            and (
                looks_like_office(line.low)
                or looks_like_name_and_office(line.text)
                or looks_like_office_and_names(line.text)
            )
        ):
            line.kind = "byline"
        elif is_counter(line.low) or (
            above is not None and above.kind in FURNITURE_KINDS and NUMBER_LINE.fullmatch(line.low)
        ):
            line.kind = "counter"
    if portal:
        _mark_unknown(lines, last, stop)
    _mark_rest(lines, last, stop)
    _mark_headlines(lines, last, stop)


def _mark_headlines(lines: list[Line], start: int, stop: int) -> None:
    """Mark headlines one below the other at the very end: a heading there would head nothing."""
    first = stop
    while first > start and _reads_like_headline(lines[first - 1]):
        first -= 1
    if stop - first >= FEWEST_HEADLINES and stop == len(lines) and first > 0 and lines[first - 1].ends_sentence:
        for line in lines[first:stop]:
            line.kind = "related"


def _reads_like_headline(line: Line) -> bool:
    """Whether a line is as long as a headline, longer than a verse, and no item, caption or field of a form."""
    if line.kind is not None or line.ends_sentence or line.in_capitals or not line.text[0].isupper():
        return False
    if not LONGER_THAN_VERSE <= line.end - line.start <= LONGEST_OTHER or ";" in line.text:
        return False
    return match_mark(line.low) is None and not looks_like_caption(line.low, False)


def _mark_unknown(lines: list[Line], start: int, stop: int) -> None:
    """On a page of a portal, mark the few words at the very end that are no part of an article."""
    signatures = words_of("signature")
    if any(x.kind is None and x.low.startswith(signatures) for x in lines[start:stop]):
        return
    for i in range(stop - 1, start - 1, -1):
        line = lines[i]
        if line.kind in FURNITURE_KINDS:
            continue
        if line.kind is not None or not _looks_like_entry(line):
            return
        if i > start and lines[i - 1].kind is None and lines[i - 1].text[-1] == ":":
            return
        line.kind = "footer"


def _looks_like_entry(line: Line) -> bool:
    """Whether a line is an entry of a page's furniture rather than a caption or an item of a list."""
    if line.end - line.start > LONGEST_ENTRY or len(line.low.split()) > MOST_ENTRY_WORDS:
        return False
    if line.text[0] in _TURNS or line.text[-1] in _TURNS:
        return True
    if line.text[-1] == "?":
        # "Bạn đánh giá bài viết thế nào?"
        return line.low.startswith(("bạn ", "quý ", "bài viết"))
    if line.ends_sentence:
        return False
    if match_mark(line.low) is not None and line.text[0] not in "*-":
        return False
    if looks_like_caption(line.low, False) or line.low.startswith(words_of("document")):
        return False
    return line.text[0] not in "#…" and (line.low.count(" ") < 3 or not tells_of_act(line.low))


def _mark_rest(lines: list[Line], start: int, stop: int) -> None:
    """Mark what no cue knows below the article: behind the page's own furniture, or between a writer and it."""
    ended = False
    for i in range(start, stop):
        line = lines[i]
        if line.kind in _ENDS_ARTICLE and line.place not in (SHEET, PICTURE):
            ended = True
        elif line.kind in (None, "junk"):
            # Two hyphens alone part a mail from the signature of its sender.
            ended = ended or line.text == "--"
            if ended:
                line.kind = "footer"
            elif i > start and lines[i - 1].kind in ("byline", "source_note"):
                if line.text[0] == "(" and line.text[-1] == ")" and lines[i - 1].kind == "byline":
                    line.kind = "byline"
                elif not line.ends_sentence and not line.in_capitals:
                    # Nothing of an article stands below its writer's name.
                    line.kind = "footer"
                    ended = True
