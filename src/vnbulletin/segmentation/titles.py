"""Choose the title among the lines above the article."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from vnbulletin.segmentation.bylines import looks_like_names, looks_like_office
from vnbulletin.segmentation.captions import looks_like_caption, names_person, shows_place
from vnbulletin.segmentation.outline import match_mark
from vnbulletin.segmentation.words import alternation, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vnbulletin.segmentation.lines import Line

#: Furniture that portals print right below (or beside) a title.
ANCHORS = frozenset({"timestamp", "print_link", "views"})
_BESIDE_STAMP = frozenset({"timestamp", "byline", "views", "print_link", "breadcrumb", "counter"})
LONGEST_TITLE = 320
SHORTEST_HEADLINE = 25
LONGEST_SLOGAN = 260
#: So many short lines one below the other are a menu.
MENU = 3
#: A headline has so many characters where a section has few.
LONG_ENOUGH = 40
#: How the subject of a document starts below its kind.
SUBJECTS = ("về ", "v/v", "(v/v", "(về ", "thực hiện", "triển khai", "tổ chức", "ý kiến", "kết luận")
#: The second half of a broken caption has no more characters.
LONGEST_HALF = 160
#: A summary above an article has so many lines, furniture counted.
SUMMARY = 5
#: So many characters tell whether two paragraphs begin alike.
SAME = 60
#: A title stands among so many lines.
LONGEST_HEAD = 120
_SPACES = re.compile(r"\W+")
_WORDS = re.compile(r"[^\W_]+")
# "Trường Tiểu học số 2"
_SERIAL = re.compile(r"(?<!\w)số \d{1,2}(?!\w|/)")
#: So much of the lead is compared with a headline.
LEAD_REACH = 700
_NO_TITLE = ("kính gửi", "(ban hành kèm")
# "Bạn ở đây: ...", "Mã tin: 12": a label, not a headline.
_NO_HEADLINE = re.compile(r"\w [|•·] ?\w|^(?:bạn|quý khách|mã|số|id|hotline|email|tel)(?: [^\W\d]+){0,3}\s?:")


def fold(text: str) -> str:
    """Fold case, spaces and signs, to compare lines that a portal prints twice."""
    return _SPACES.sub(" ", text.lower()).strip()


def same_text(one: str, other: str) -> bool:
    """Tell whether two lines say the same, case, spaces and signs aside."""
    return abs(len(one) - len(other)) <= 6 and fold(one) == fold(other)


def breaks_caption(line: Line, below: Line) -> bool:
    """Whether a page breaks a caption behind the post of the person whom it names."""
    if below.kind is not None or line.ends_sentence or line.prose or match_mark(below.low) is not None:
        return False
    # A signature, and the names of writers above the caption of a picture.
    if line.in_capitals or looks_like_names(line.text, capitals=True):
        return False
    if below.end - below.start > LONGEST_HALF or not names_person(line.low):
        return False
    if line.text[-1] != "," and names_person(below.low):
        return False
    return looks_like_caption(f"{line.low} {below.low}", below.ends_sentence)


@cache
def _site() -> re.Pattern[str]:
    return re.compile(rf"{alternation('site')}(?= |$)")


@cache
def _headline() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation('headline')}(?!\w)")


def _looks_like_site(line: Line) -> bool:
    """The name of a site or of a body in the head of the page, rather than a headline."""
    numbered = any(c.isdigit() for c in _SERIAL.sub("", line.low))
    short = not numbered and sum(word.isalnum() for word in line.low.split()) <= 14
    return short and _site().match(line.low) is not None and _headline().search(line.low) is None


def _looks_like_section(line: Line) -> bool:
    """The name of a section or of a page in a few words that tell of no act."""
    return len(line.low.split()) <= 6 and line.end - line.start < LONG_ENOUGH and _headline().search(line.low) is None


def has_anchor_below(lines: list[Line], i: int) -> bool:
    """Whether a time, a counter or a print link follows a line, the writer's name or the section between them."""
    for below in lines[i + 1 : i + 4]:
        if below.kind in ANCHORS:
            return True
        if below.kind not in ("byline", "breadcrumb", "counter") and not names_writer(below):
            return False
    return False


def names_writer(line: Line) -> bool:
    """Whether a line without a cue names who wrote or published the page."""
    return line.kind is None and (looks_like_names(line.text) or looks_like_office(line.low))


def _mark_writer_above_stamp(lines: list[Line], body: int) -> None:
    """Mark who wrote or published the page where the name stands between a headline and the time."""
    for i in range(1, min(body, len(lines) - 1, LONGEST_HEAD)):
        above, line = lines[i - 1], lines[i]
        if lines[i + 1].kind != "timestamp" or above.kind is not None or not names_writer(line):
            continue
        length = above.end - above.start
        if length >= LONG_ENOUGH or (
            length >= SHORTEST_HEADLINE and not (_looks_like_site(above) or _looks_like_section(above))
        ):
            line.kind = "byline"


def _find_owner(lines: list[Line], i: int) -> int | None:
    """Find the line above a publication time that reads like a headline, nothing but furniture between them."""
    while i >= 0 and lines[i].kind in _BESIDE_STAMP:
        i -= 1
    if i < 0 or lines[i].end - lines[i].start < SHORTEST_HEADLINE:
        return None
    if _looks_like_site(lines[i]) or _looks_like_section(lines[i]) or _NO_HEADLINE.search(lines[i].low):
        return None
    return i


def choose_title(lines: list[Line], candidates: list[int], body: int) -> int | None:
    """Choose the title.

    Parameters
    ----------
    lines : list of Line
        All lines of the page.
    candidates : list of int
        Indexes of the lines that can be it.
    body : int
        Index of the first line of running text.

    Returns
    -------
    int or None
        Index of the best candidate.
    """
    if not candidates:
        return None
    above_article = body < len(lines)
    head = lines[: min(body, LONGEST_HEAD)]
    candidates = [i for i in candidates if i < len(head)]
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0]
    anchored = any(line.kind in ANCHORS for line in head)
    folded = [fold(line.text) for line in head]
    printed = Counter(folded)
    trails = [text for text, line in zip(folded, head, strict=True) if line.kind == "breadcrumb"]
    longest = max(lines[i].end - lines[i].start for i in candidates)
    lead = frozenset(_WORDS.findall(lines[body].low[:LEAD_REACH])) if above_article else frozenset()
    best, best_score = None, -1e9
    for i in candidates:
        line = lines[i]
        length = line.end - line.start
        score = 0.0
        behind = [x for x in lines[i + 1 : i + 5] if x.kind != "junk" and fold(x.text) != folded[i]][:3]
        following = behind[0] if behind else None
        anchor = next((x for x in behind if x.kind not in ("byline", "breadcrumb", "counter")), None)
        if following is not None and following.kind in ANCHORS:
            score += 1 if following.stamp is not None and following.stamp.today else 5
        elif following is not None and following.kind == "byline":
            score += 4 if anchor is not None and anchor.kind == "timestamp" else 2
        if lead:
            # A headline says in other words what the lead says; a slogan or a notice of the site does not.
            words = frozenset(_WORDS.findall(line.low))
            score += 4 * len(words & lead) / max(len(words), 4)
        if _NO_HEADLINE.search(line.low) is not None:
            score -= 3
        if above_article and i > 1 and lines[i - 1].kind == "timestamp":
            # The time belongs to the headline above it, where there is one.
            owner = _find_owner(lines, i - 1)
            score += 2.5 if owner is None or owner not in candidates else 0
        repeated = printed[folded[i]] > 1 or any(folded[i] in trail for trail in trails)
        if length >= 12 and repeated:
            score += 3
        score += 2 if 25 <= length <= 220 else -2 if length < 15 else 0
        if length > LONGEST_TITLE:
            score -= 6
        if not anchored and i == candidates[0]:
            score += 3
        elif anchored:
            # Right above the article; where there is none, a list of headlines, the first counts.
            score -= 0.2 * (body - i if above_article else i)
        if above_article and i == candidates[-1]:
            score += 1
        if line.in_capitals and not _looks_like_site(line):
            # Above a title in capitals a mixed line names the section.
            score += 2.5 if not anchored and length >= 25 else 0.5
        if _looks_like_site(line):
            score -= 5
        elif above_article and longest >= LONG_ENOUGH and _looks_like_section(line):
            score -= 4
        mark = match_mark(line.low)
        if line.low.endswith(":") or (mark is not None and mark[0] not in ("star", "hour")):
            score -= 2
        if line.kind == "banner" and not (i and lines[i - 1].kind == "timestamp"):
            score -= 3
        if score > best_score:
            best, best_score = i, score
    return best


def _count_entries(lines: list[Line], at: int) -> int:
    """Count the lines right above in capitals that are each as short as the entry of a menu."""
    count = 0
    while count < at:
        line = lines[at - 1 - count]
        if line.end - line.start >= SHORTEST_HEADLINE or not line.in_capitals:
            break
        count += 1
    return count


def extend_title(lines: list[Line], at: int, body: int) -> tuple[int, int]:
    """Take in the further lines of a title that is broken over several.

    Returns
    -------
    tuple of (int, int)
        Indexes of the first and the last line.
    """
    first = last = at
    capitals = lines[at].in_capitals

    def continues(above: Line, below: Line) -> bool:
        if below.kind is not None or above.kind is not None or below.gap:
            return False
        if below.prose and below.text[0].isupper():
            return False
        if same_text(above.text, below.text) or above.text[-1] in ".!?":
            return False
        if match_mark(below.low) is not None:
            return False
        if above.in_capitals and above.low.strip(" .:*-") in words_of("document"):
            # "THÔNG BÁO" and below it "Về việc ...".
            return below.in_capitals or below.low.startswith(SUBJECTS)
        if capitals:
            long_enough = below.end - below.start >= 6
            return below.in_capitals and above.in_capitals and long_enough and not _looks_like_site(above)
        return below.text[0].islower() or above.text[-1] in ",-:"

    def is_copy(i: int) -> bool:
        # The whole title is printed again.
        return any(same_text(lines[i].text, line.text) for line in lines[first : last + 1])

    while last + 1 < min(body, at + 4) and continues(lines[last], lines[last + 1]) and not is_copy(last + 1):
        last += 1
    while first > max(0, at - 3) and continues(lines[first - 1], lines[first]) and not is_copy(first - 1):
        if _count_entries(lines, first) >= MENU:
            break
        named = lines[first - 1].low.strip(" .:*-") in words_of("document")
        few = lines[first - 1].low.count(" ") < 3 and lines[first].low.count(" ") > 3
        opened = lines[first - 1].text.count("“") > lines[first - 1].text.count("”")
        if (few or _looks_like_section(lines[first - 1])) and not named and not opened:
            break
        first -= 1
    return first, last


def mark_title(
    lines: list[Line], body: int, mark_lists: Callable[[list[Line], int, int], None]
) -> tuple[int, int] | None:
    """Choose the title above the article and mark it, its copies and what stands above it.

    Parameters
    ----------
    lines : list of Line
        All lines.
    body : int
        Index of the first line of running text.
    mark_lists : callable
        Marks the lists of other news in a range of lines.

    Returns
    -------
    tuple of (int, int) or None
        Indexes of the first and the last line of the title.
    """
    _mark_writer_above_stamp(lines, body)
    candidates = [
        i
        for i, x in enumerate(lines[:body])
        if x.kind is None and x.has_words and x.end - x.start >= 4 and not x.low.startswith(_NO_TITLE)
    ]
    candidates = [
        i
        for i in candidates
        # "(Toàn cảnh lớp học)", "Quang cảnh hội nghị", and the first half of a broken caption.
        if not (i and lines[i - 1].kind == "byline" and looks_like_office(lines[i].low))
        and not (lines[i].text[0] == "(" and looks_like_caption(lines[i].low, False))
        and not (shows_place(lines[i].low) and not has_anchor_below(lines, i))
        and not any(
            x.text[-1] == "," and breaks_caption(x, y) for x, y in pairwise(lines[max(0, i - 1) : i + 2])
        )
    ]
    if len(candidates) > 1:
        candidates = [i for i in candidates if i == 0 or not looks_like_names(lines[i].text)] or candidates
        first = candidates[0]
        candidates = [
            i
            for i in candidates
            if i == first
            or not looks_like_caption(lines[i].low, lines[i].ends_sentence)
            # A headline may say who does what as a caption does; no caption stands above time and links.
            or (has_anchor_below(lines, i) and lines[i].end - lines[i].start >= SHORTEST_HEADLINE)
        ]
    # A headline that celebrates reads like a slogan; right below a time stamp it is one.
    candidates += [i for i in range(1, body) if lines[i].kind == "banner" and lines[i - 1].kind == "timestamp"]
    candidates.sort()
    if not candidates:
        candidates = [i for i, x in enumerate(lines[:body]) if x.kind == "banner" and x.end - x.start <= LONGEST_SLOGAN]
    # The last line with a time below it is no item of the list of other news that stands above it.
    dated = [i for i in candidates if has_anchor_below(lines, i)]
    mark_lists(lines, 0, dated[-1] if dated else body)
    chosen = choose_title(lines, [i for i in candidates if lines[i].kind in (None, "banner")] or candidates, body)
    if chosen is None:
        return None
    lines[chosen].kind = None
    first, last = extend_title(lines, chosen, body)
    for line in lines[first : last + 1]:
        line.kind = "title"
    _mark_copies(lines, first, last, body)
    # Without any sign of a portal what stands above the title is a heading of the article.
    portal = any(x.kind not in (None, "junk", "title") for x in lines[: body + 1])
    # A portal may print the time below the lead.
    portal = portal or any(x.kind == "timestamp" for x in lines[body + 1 : body + 2])
    for line in lines[:first]:
        if line.kind is None or line.kind == "junk":
            line.kind = (
                "heading"
                if not portal
                else "banner"
                if line.in_capitals or line.end - line.start > 60
                else "breadcrumb"
            )
    return first, last


def _mark_copies(lines: list[Line], first: int, last: int, body: int) -> None:
    """Mark the lines that print the title again."""
    title = " ".join(x.text for x in lines[first : last + 1])
    for i, line in enumerate(lines[:body]):
        if (i < first or i > last) and line.kind in (None, "breadcrumb") and same_text(line.text, title):
            line.kind = "title"
    at = last + 1
    while at < len(lines) and (lines[at].kind == "title" or _repeats(lines[at], title)):
        lines[at].kind = "title"
        lines[at].prose = False
        at += 1
    if len(title) >= LONG_ENOUGH:
        # Behind the summary of the article the whole article may begin anew, with its title.
        for i in range(at, min(len(lines), at + SUMMARY)):
            if not lines[i].prose and _repeats(lines[i], title) and begins_anew(lines, i):
                lines[i].kind = "title"


def begins_anew(lines: list[Line], i: int) -> bool:
    """Whether the paragraph below a line says again what the one above it says: a summary, then the article."""
    above = next((x for x in reversed(lines[max(0, i - SUMMARY) : i]) if x.prose), None)
    below = next((x for x in lines[i + 1 : i + SUMMARY] if x.prose), None)
    return above is not None and below is not None and fold(above.text[:SAME]) == fold(below.text[:SAME])


def find_title_below_summary(lines: list[Line], body: int) -> int | None:
    """Find a title that stands between a summary and the article that begins with the same words.

    Parameters
    ----------
    lines : list of Line
        All lines.
    body : int
        Index of the first line of running text.

    Returns
    -------
    int or None
        Index of the title.
    """
    for i in range(body + 1, min(len(lines), body + SUMMARY)):
        line = lines[i]
        if line.kind is None and not line.prose:
            fits = SHORTEST_HEADLINE <= line.end - line.start <= LONGEST_TITLE
            return i if fits and not line.ends_sentence and begins_anew(lines, i) else None
    return None


def _repeats(line: Line, title: str) -> bool:
    return line.kind is None and same_text(line.text, title)
