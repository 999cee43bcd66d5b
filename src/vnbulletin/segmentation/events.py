"""The event that a bulletin reports on: its name, day, place and organiser."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.model import Event, PartialDate
from vnbulletin.segmentation.letters import UPPER
from vnbulletin.tables import load_table
from vnbulletin.text.dates import DateMatch, match_date
from vnbulletin.text.limits import note_limit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vnbulletin.segmentation.page import Block
    from vnbulletin.text import View

_PARTS = {
    "rạng sáng": "morning", "sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "evening",
}  # fmt: skip
_PART = re.compile(r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm)(?:\s(?:nay|qua))?,?\s?\(?(?:ngày\s)?\Z")
_ADVERBIAL = re.compile(r"(?:^|[,;:(]\s?|(?:^|[\s,])(?:vào|trong|từ|hôm nay,?|đến)\s(?:các\s|hai\s|ba\s|\d\s)?)\Z")
_DAY_DIGITS = re.compile(r"(?<![\d/.,\-])\d{1,2}(?:\s?[/.\-]\s?|\s{1,2}tháng\s{1,2})\d")
# "Trong 2 ngày 12-13/8/2022", "ngày 12 và 13/8": the first of several days.
_SEVERAL_DAYS = re.compile(
    r"(?<!\w)(?P<days>[Nn]gày (?P<d>\d{1,2})(?:\s?[-–,]\s?|\svà\s)"
    r"\d{1,2}/(?P<m>\d{1,2})(?:/(?P<y>(?:19|20)\d\d))?)(?![\d/])"
)
_SHORT_DAY = re.compile(
    r"(?P<part>(?:sáng|trưa|chiều|tối)\s)?"
    r"(?P<date>(?(part)(?:ngày\s)?|ngày\s)(?P<d>\d{1,2})\.(?P<m>\d{1,2}))(?![\d.]\d)",
    re.IGNORECASE,
)
_AGENCY = re.compile(rf"(?:\([\w .&]{{1,24}}\)|[{UPPER}][{UPPER}\d]{{1,9}}|[{UPPER}]\w{{1,10}})\s?[-:]+\s")
_PLACE = re.compile(
    r"(?<!\w)(?:tại|ở)\s(?!(?:hội nghị|đại hội|buổi|cuộc|lễ|kỳ họp|phiên|chương trình|đây|chỗ|đơn vị|điều|khoản|"
    r"các|nghị quyết|chỉ thị|kế hoạch)(?!\w))"
    r"(?P<place>[^,.;:()\n]{3,120}?)(?=\s?[,.;:()\n]|\s(?:đã|do|long trọng|tổ chức|diễn ra|nhằm|với|và được|để|về)\s|$)"
)
_TRAILING = re.compile(
    r"(?:\s(?:đã|vừa|sẽ|đến|tới|đi|làm lễ|long trọng|trọng thể|trang trọng|tiến hành|phối hợp|chính thức|cùng))+\Z"
)
_PARTNER = re.compile(
    r"\s(?:đã\s|vừa\s)?(?:chủ trì,?\s)?(?:phối hợp|kết hợp|phối kết hợp)\s(?!tổ chức)|,\s(?:đại diện|lãnh đạo|cùng)\s"
)
# Verbs of those who hold an event, not of those who chair or attend it.
_HOLDS = re.compile(r"tổ chức|khai mạc|mở|tiến hành|đăng cai")
_BY = re.compile(rf"(?<!\w)do\s(?P<who>[{UPPER}][^,.;:()\n]{{2,100}}?)\s(?:phối hợp|tổ chức|chủ trì)(?!\w)")
_TOOK_PLACE = ("khai mạc", "bế mạc", "diễn ra", "tổ chức")
# What follows a comma inside the name of one body ("Sở Văn hóa, Thể thao và Du lịch").
_INSIDE_NAMES = ("thể thao", "xã hội", "hạ tầng", "du lịch")
_OCCASION = re.compile(
    r"(?:hướng tới|thực hiện|nhân|hưởng ứng|kỷ niệm|chào mừng|nhằm|sau|trong|theo|với|để|lễ|buổi|tại)\s", re.IGNORECASE
)
#: What may stand before a clause, and a blank.
_BEFORE_CLAUSE = frozenset({"", ".", ",", ";", ":", "-", "\n", "…", "!", "?", "”", '"', ")"})
_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+")
LONGEST_NAME = 220
#: How much of a lead is looked at.
REACH = 700


@dataclass(frozen=True, slots=True)
class EventWords:
    """Patterns built from the table of event words."""

    held: re.Pattern[str]
    noun: re.Pattern[str]
    deed: re.Pattern[str]
    activity: re.Pattern[str]
    stop: re.Pattern[str]
    holding: re.Pattern[str]
    continuation: re.Pattern[str]
    body: re.Pattern[str]
    seat: re.Pattern[str]
    person: re.Pattern[str]


@cache
def load_event_words() -> EventWords:
    """Load the table of event words as patterns over lower-case text."""

    def alternation(kind: str) -> str:
        words = sorted((r["word"] for r in load_table("event_words") if r["kind"] == kind), key=len, reverse=True)
        return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in words) + ")"

    noun = alternation("noun")
    holding = alternation("holding")
    return EventWords(
        # A quotation mark may open the name; "Ban Tổ chức hội thi" holds nothing.
        re.compile(rf"{holding}\s(?:[“\"]\s?)?(?P<noun>{noun}(?!\w))"),
        re.compile(rf"{alternation('bare noun')}(?!\w)"),
        re.compile(rf"{alternation('deed')}(?!\w)"),
        re.compile(rf"{alternation('activity')}(?!\w)"),
        re.compile(rf"[,.;:()\n]|\s-\s(?=[{UPPER}])|\s{alternation('stop')}(?!\w)|…"),
        re.compile(rf"(?<!\w)(?:đã\s|vừa\s|long trọng\s)*{holding}(?!\w)"),
        re.compile(rf"{alternation('continuation')}(?!\w)"),
        re.compile(rf"{alternation('body')}(?!\w)"),
        re.compile(rf"{alternation('seat')}(?!\w)"),
        re.compile(rf"(?:các\s)?(?:phó\s)?{alternation('person')}\s"),
    )


class Levels(NamedTuple):
    """The levels of administration: "Hội Phụ nữ xã Đông Hải, huyện Đông Sơn" is one body.

    Parameters
    ----------
    ranks : dict of str to int
        Their order, the lowest first.
    word : re.Pattern
        Matches the word of a level, in lower case.
    unit : re.Pattern
        Matches a unit behind a comma in which a place lies, but for one that does something: ", huyện Đông Sơn".
    """

    ranks: dict[str, int]
    word: re.Pattern[str]
    unit: re.Pattern[str]


@cache
def load_levels() -> Levels:
    """Load the words of levels."""
    rows = [row for row in load_table("organisation_words") if row["kind"] == "level" and row["rank"]]
    ranks = {row["words"]: int(row["rank"]) for row in rows}
    words = sorted(ranks, key=len, reverse=True)
    units = "|".join(re.escape(word) for word in words if ranks[word])
    return Levels(
        ranks,
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?=[\s.])"),
        re.compile(
            rf",\s(?:{units}|TP\.?)\s?[{UPPER}\d][\w'’]*"
            rf"(?:\s[{UPPER}\d][\w'’]*){{0,4}}(?=\s?[,.;:()\n]|\s(?:nhằm|với|để|về|vào|cho|do)\s|$)"
        ),
    )


@cache
def _verbs() -> frozenset[str]:
    """Give the verbs of two words that take an object."""
    return frozenset(row["verb"] for row in load_table("task_verbs") if row["kind"] == "verb")


def infer_year(day: PartialDate, published: PartialDate | None) -> PartialDate | None:
    """Give a day without year the year that a publication time implies.

    Parameters
    ----------
    day : PartialDate
        Day and month.
    published : PartialDate or None
        When the page was published.

    Returns
    -------
    PartialDate or None
        The last such day that is not after the publication (a week's grace for announcements);
        None where nothing is known.

    Examples
    --------
    >>> infer_year(PartialDate(None, 12, 30), PartialDate(2024, 1, 3)).iso()
    '2023-12-30'
    """
    if published is None or published.year is None or day.month is None or day.day is None:
        return None
    year = published.year
    if published.month is not None and published.day is not None:
        ahead = (day.month - published.month) * 30.5 + day.day - published.day
        if ahead > 7:
            year -= 1
        elif ahead < -330:
            year += 1
    return replace(day, year=year)


# "Nghị quyết số 57-NQ/TW ngày 22/12/2024": the day of a document, not of the event.
_CODE_BEFORE = re.compile(r"\d[^\s,;.]{0,20}[/\-][^\s,;.]{1,20}[,(\s]{1,3}$")


def _find_day(text: str, start: int, end: int) -> tuple[DateMatch, int, str | None] | None:
    """Find the day of a lead: the date, where its wording starts, and the part of the day."""
    plain: DateMatch | None = None
    for found in _dates_of_lead(text, start, min(end, start + 320)):
        before = text[max(start, found.start - 28) : found.start].lower()
        if _CODE_BEFORE.search(before) is not None:
            continue
        part = _PART.search(before)
        if part is not None:
            word = next(w for w in _PARTS if part[0].startswith(w))
            return found, found.start - len(before) + part.start(), _PARTS[word]
        # Without a part of the day it is the event's only where an adverbial stands: at the start, after a comma.
        named = text[found.start : found.start + 4].lower() == "ngày"
        if plain is None and named and _ADVERBIAL.search(before) is not None:
            plain = found
    return (plain, plain.start, None) if plain is not None else None


def _dates_of_lead(text: str, start: int, end: int) -> Iterator[DateMatch]:
    """Give the days named in a lead, the short form "Ngày 24.4" at its very start included."""
    stop = start
    several = _SEVERAL_DAYS.search(text, start, end)
    if several is not None and 1 <= int(several["d"]) <= 31 and 1 <= int(several["m"]) <= 12:
        year = int(several["y"]) if several["y"] else None
        yield DateMatch(several.start("days"), several.end(), PartialDate(year, int(several["m"]), int(several["d"])))
        stop = several.end()
    for digits in _DAY_DIGITS.finditer(text, start, end):
        at = digits.start()
        if at < stop:
            continue
        if text[max(start, at - 5) : at].lower() == "ngày ":
            at -= 5
        found = match_date(text, at)
        if found is not None and found.value.day is not None and found.value.month is not None:
            stop = found.end
            yield found
    short = _SHORT_DAY.match(text, start, end)
    if short is not None and 1 <= int(short["d"]) <= 31 and 1 <= int(short["m"]) <= 12:
        yield DateMatch(short.start("date"), short.end(), PartialDate(None, int(short["m"]), int(short["d"])))


def _search_word(pattern: re.Pattern[str], low: str, start: int, end: int) -> re.Match[str] | None:
    """Search a pattern at word starts (a look-behind at its head would cost the engine its fast scan)."""
    for found in pattern.finditer(low, start, end):
        if found.start() == 0 or not low[found.start() - 1].isalnum():
            return found
    return None


def _search_activity(flow: str, low: str, start: int, end: int) -> re.Match[str] | None:
    """Search a word of activity that is no part of a body's name ("Ủy ban Kiểm tra Huyện ủy")."""
    found = _search_word(load_event_words().activity, low, start, end)
    while found is not None:
        at = found.start()
        if not flow[at].isupper() or flow[at : found.end()].isupper() or flow[at - 2 : at - 1] in _BEFORE_CLAUSE:
            break
        found = _search_word(load_event_words().activity, low, found.end(), end)
    return found


def _search_deed(flow: str, low: str, start: int, end: int) -> re.Match[str] | None:
    """Search what a body does without a word for the occasion ("Hội Nông dân xã công bố quyết định ...")."""
    words = load_event_words()
    found = _search_word(words.deed, low, start, end)
    if found is None or not flow[found.start()].islower():
        return None
    noun = _search_word(words.noun, low, start, found.start())
    return found if noun is None and _find_organiser(flow, low, start, found.start()) is not None else None


def _find_name(
    flow: str, low: str, start: int, end: int, dated: int | None, sentences: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    words = load_event_words()
    found = None
    if dated is not None:
        # What is done in the first sentence comes before what a later one calls an event.
        first = next((stop for _, stop in sentences if stop > dated), end)
        found = (
            _search_word(words.held, low, start, first)
            or _search_activity(flow, low, start, first)
            or _search_deed(flow, low, max(start, dated), first)
        )
    found = found or _search_word(words.held, low, start, end) or _search_activity(flow, low, start, end)
    if found is None and dated is not None:
        # A noun without a verb names an event only where a day says that it took place.
        found = _search_word(words.noun, low, start, end)
    if found is None:
        return None
    at = found.start(found.lastindex or 0)
    stop = words.stop.search(low, found.end(), min(end, at + LONGEST_NAME))
    last = stop.start() if stop is not None else min(end, at + LONGEST_NAME)
    for _ in range(3):
        # A comma inside quotation marks, or before "nhiệm kỳ ...", belongs to the name.
        opened = low.rfind("“", at, last) > low.rfind("”", at, last)
        if not opened and not (
            low.startswith(", ", last) and (words.continuation.match(low, last + 2) or _joins_verbs(low, at, last))
        ):
            break
        if opened:
            closing = low.find("”", last, min(end, at + LONGEST_NAME))
            if closing < 0:
                break
            last = closing + 1
        following = words.stop.search(low, last + 1 if low.startswith(",", last) else last, min(end, at + LONGEST_NAME))
        last = following.start() if following is not None else last
    return at, at + len(flow[at:last].rstrip())


def _joins_verbs(low: str, start: int, comma: int) -> bool:
    """Whether a comma stands between two verbs of one object: "phòng ngừa, ứng phó với bạo lực"."""
    before = low[low.rfind(" ", start, low.rfind(" ", start, comma)) + 1 : comma]
    behind = _TWO_WORDS.match(low, comma + 2)
    return behind is not None and {before, behind[0]} <= _verbs()


def _find_organiser(flow: str, low: str, begin: int, name_start: int) -> tuple[int, int] | None:
    """Find who holds the event: the subject that stands before the verb."""
    words = load_event_words()
    holding = words.holding.finditer(low, begin, name_start)
    verb = next((m for m in holding if not _names_committee(flow, begin, m.start())), None)
    if verb is not None:
        if _HOLDS.search(verb[0]) is None:
            return None
        stop = verb.start()
    elif words.deed.match(low, name_start) is not None:
        stop = name_start
    else:
        return None
    deed = _search_word(words.deed, low, max(begin, low.rfind(", ", begin, stop)), stop)
    if deed is not None and flow[deed.start()].islower():
        # "UBND xã triển khai kế hoạch tổ chức ngày hội"
        stop = deed.start()
    partner = _PARTNER.search(low, begin, stop)
    if partner is not None:
        stop = partner.start()
    subject = flow[begin:stop].rstrip()
    trailing = _TRAILING.search(subject)
    if trailing is not None:
        stop = begin + trailing.start()
    # Adverbials before the subject end with commas; what is left must be a name.
    at = begin
    pieces = [m.end() for m in re.finditer(r",\s", flow[begin:stop])]
    for offset in reversed(pieces):
        rest = flow[begin + offset : stop]
        if _continues_unit(flow[begin : begin + offset - 2], rest):
            continue
        if (rest[:1].isupper() or words.body.match(rest)) and not rest.lower().startswith(_INSIDE_NAMES):
            at = begin + offset
            break
    while at < stop and not flow[at].isalnum():
        at += 1
    who = flow[at:stop].strip()
    if not 2 <= len(who) <= 160 or not (who[0].isupper() or words.body.match(who)):
        return None
    if words.person.match(who.lower()) or words.noun.match(who.lower()) or _OCCASION.match(who + " ") or ":" in who:
        return None
    if any(c.isdigit() for c in who[:3]):
        return None
    return at, at + len(who)


def _names_committee(flow: str, begin: int, at: int) -> bool:
    """Whether "tổ chức" is the second half of "Ban Tổ chức"; "Trường Hoa Ban tổ chức ..." holds an event."""
    if flow[at].isupper() and at > begin:
        # "Ban Tổ chức", "ngành Tổ chức nhà nước"
        return True
    if at - begin < 4 or flow[at - 4 : at].lower() != "ban ":
        return False
    word = flow.rfind(" ", begin, max(begin, at - 5)) + 1
    return word < begin + 1 or not flow[word].isupper()


def _continues_unit(before: str, rest: str) -> bool:
    """Whether what follows a comma is the higher unit of the body before it."""
    words, levels = load_event_words(), load_levels()
    level = levels.word.match(rest.lower())
    if level is None:
        return False
    piece = before[before.rfind(", ") + 1 :].strip()
    if words.seat.match(piece.lower()):
        # "Trường THCS Đông Hải, TP. Đông Sơn": where the body has its seat.
        return True
    lower = [levels.ranks[m[0]] for m in levels.word.finditer(piece.lower())]
    named = piece[:1].isupper() or words.body.match(piece) is not None
    return bool(lower) and lower[-1] < levels.ranks[level[0]] and named and not _OCCASION.match(piece)


def _is_adverbial(flow: str, at: int, sentence: int, name_end: int) -> bool:
    """Whether "tại ..." says where the event took place, rather than where a body has its seat."""
    if at >= name_end:
        return at <= name_end + 2 or flow[at - 2] == "," or flow[max(0, at - 9) : at].rstrip().endswith(_TOOK_PLACE)
    return at <= sentence + 2 or flow[at - 2] in ",-)"


def find_events(
    view: View,
    flow: str,
    lower: str,
    blocks: Sequence[Block],
    published: PartialDate | None,
    sentences: Sequence[tuple[int, int, int]],
) -> list[Event]:
    """Find the event that the opening of an article reports.

    Parameters
    ----------
    view : View
        The page's view.
    flow, lower : str
        The page's text with soft line breaks as spaces, and the same in lower case.
    blocks : sequence of Block
        The blocks of the page.
    published : PartialDate or None
        When the page was published, to give a day without year its year.
    sentences : sequence of (int, int, int)
        Start, end and block index of every sentence.

    Returns
    -------
    list of Event
        One event, or none.
    """
    openings = [b for b in blocks if b.kind == "paragraph"][:2]
    # A summary may tell of the event without its day, and the first sentence of the report with it.
    undated: Event | None = None
    for block in openings:
        end = min(block.end, block.start + REACH)
        begin = block.start
        agency = _AGENCY.match(flow, begin, end)
        if agency is not None:
            begin = agency.end()
        day = _find_day(flow, begin, end)
        told = [(start, min(stop, end)) for start, stop, _ in sentences if block.start <= start < end]
        name = _find_name(flow, lower, begin, end, day[0].end if day is not None else None, told)
        if name is None:
            continue
        if name[1] < block.end and name[1] in (end, name[0] + LONGEST_NAME):
            cut = f"the name of an event that does not end within {LONGEST_NAME} characters is cut"
            note_limit("limit.event", cut, *name)
        subject_from = begin
        date = date_text = part = None
        inferred: dict[str, str] = {}
        if day is not None:
            found, wording, part = day
            date_text = view.cut(wording, found.end)[2]
            value = found.value
            if value.year is None:
                full = infer_year(value, published)
                if full is not None:
                    value = full
                    inferred["date"] = "year from the timestamp"
            date = value.iso()
            if found.end < name[0]:
                subject_from = found.end
        # Place and organiser stand in the sentence of the event.
        begin = max(begin, next((start for start, stop in told if stop > name[0]), begin))
        subject_from = max(begin, subject_from)
        end = next((stop for _, stop in told if stop >= name[1]), end)
        held_at = min((i for i in (flow.find("tại ", begin, end), flow.find("ở ", begin, end)) if i >= 0), default=end)
        places = _PLACE.finditer(flow, held_at, end)
        place = next((p for p in places if _is_adverbial(flow, p.start(), subject_from, name[1])), None)
        place_text = None
        if place is not None:
            place_end = place.end("place")
            while (unit := load_levels().unit.match(flow, place_end, end)) is not None:
                place_end = unit.end()
            place_text = view.cut(place.start("place"), place_end)[2]
            if subject_from <= place.start() < name[0]:
                subject_from = max(place.end(), place_end)
        organiser = None
        by = _BY.search(flow, begin, end) if flow.find("do ", begin, end) >= 0 else None
        if by is not None:
            organiser = view.cut(by.start("who"), by.end("who"))[2]
        else:
            who = _find_organiser(flow, lower, subject_from, name[0])
            if who is not None:
                organiser = view.cut(*who)[2]
        start, stop, text = view.cut(name[0], name[1])
        event = Event(text, start, stop, date, date_text, part, place_text, organiser, inferred)
        if date is not None and (undated is None or part is not None):
            return [event]
        undated = undated or event
    return [undated] if undated is not None else []
