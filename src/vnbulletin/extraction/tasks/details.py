"""What belongs to a directive: who sets it, who does it, until when, which documents, verb and object."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.tasks.actions import kinds_at
from vnbulletin.extraction.tasks.lexicon import alternation, any_of, words_of
from vnbulletin.extraction.tasks.openings import starts_with_agent
from vnbulletin.extraction.tasks.periods import Period, find_deadline, find_period
from vnbulletin.extraction.tasks.splitting import trim
from vnbulletin.model import Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.tasks.lexicon import Lexicon
    from vnbulletin.extraction.tasks.scope import Draft
    from vnbulletin.model import Official, PostMention, Reference
    from vnbulletin.segmentation import Page

_BETWEEN = re.compile(r"(?:, | và )| ")
#: A subject or an adjunct before it longer than this is none.
_LONGEST = 160


class _Patterns(NamedTuple):
    meeting: re.Pattern[str]
    predicate: re.Pattern[str]
    leading: re.Pattern[str]
    honorific: re.Pattern[str]
    refers_back: re.Pattern[str]
    says: re.Pattern[str]
    light: re.Pattern[str]
    time_first: re.Pattern[str]
    object_end: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    back = any_of("referring back")
    return _Patterns(
        meeting=re.compile(any_of("meeting")),
        # The subject of an order ends where one of these begins.
        predicate=re.compile(rf"[\s,]*{any_of('predicate')}"),
        leading=re.compile(rf"(?:[\s,:;\"“]|{back}|{any_of('adjunct')}[^,;]{{0,{_LONGEST}}},)+"),
        honorific=re.compile(rf"(?:{alternation(words_of('honorific'))})(?=$| {any_of('predicate')})"),
        refers_back=re.compile(back),
        # "bà X khẳng định UBND tỉnh sẽ": who does it stands behind the verb of saying.
        says=re.compile(rf"{any_of('saying')}[:,]?"),
        light=re.compile(rf"\s*(?:{alternation(words_of('light'))})$"),
        time_first=re.compile(rf"\s*(?:,|:|(?:trong )?{any_of('vague period')},?|cho |với |và )\s*"),
        object_end=re.compile(rf";|\.\s|\(| {any_of('object end')}"),
    )


_TELLERS = frozenset({"order", "assign", "plan", "agree", "future", "speech", "announce"})


class Person(NamedTuple):
    """A mention that may be the one who sets a task (view offsets)."""

    start: int
    end: int
    official: int | None


class Speaker(NamedTuple):
    """Who sets tasks: words, the official's index, and the words it was inferred from."""

    text: str
    official: int | None
    inferred: str | None


def make_tasks(
    page: Page,
    lexicon: Lexicon,
    drafts: Sequence[Draft],
    officials: Sequence[Official],
    posts: Sequence[PostMention],
    references: Sequence[Reference],
) -> tuple[Task, ...]:
    """Make the public values of drafts.

    Parameters
    ----------
    page : Page
        The page.
    lexicon : Lexicon
        The words.
    drafts : sequence of Draft
        Directives in text order.
    officials, posts, references : sequences
        What the other rooms found, in the caller's offsets.
    """
    persons = _locate_persons(page, officials, posts)
    starts = [person.start for person in persons]
    reference_starts = [reference.start for reference in references]
    year = page.published.year if page.published is not None else _year_of_events(page)
    speaker: Speaker | None = None
    tasks: list[Task] = []
    # Directives of one list share who sets them and when.
    seen: dict[tuple[int, int], Speaker | None] = {}
    periods: dict[tuple[int, int], Period | None] = {}
    for draft in drafts:
        key = (draft.lead[0], draft.hit.start)
        if key not in seen:
            speaker = _find_speaker(page, lexicon, draft, persons, starts, officials, speaker)
            seen[key] = speaker
        else:
            speaker = seen[key]
        tasks.append(_make_task(page, lexicon, draft, speaker, references, reference_starts, year, periods))
    return tuple(tasks)


def _year_of_events(page: Page) -> int | None:
    for event in page.events:
        if event.date and event.date[:4].isdigit():
            return int(event.date[:4])
    return None


def _locate_persons(page: Page, officials: Sequence[Official], posts: Sequence[PostMention]) -> list[Person]:
    locate = page.view.locate
    by_person: dict[int, int] = {}
    for i, official in enumerate(officials):
        by_person.setdefault(official.person, i)
    persons = [Person(locate(o.start), locate(o.end), i) for i, o in enumerate(officials)]
    persons += [
        Person(locate(p.start), locate(p.end), by_person.get(p.person) if p.person is not None else None) for p in posts
    ]
    persons.sort()
    return persons


def _find_speaker(
    page: Page,
    lexicon: Lexicon,
    draft: Draft,
    persons: Sequence[Person],
    starts: Sequence[int],
    officials: Sequence[Official],
    previous: Speaker | None,
) -> Speaker | None:
    """Find who sets a task: the last person named before the cue, or the body that is the clause's subject."""
    lower, view = page.lower, page.view
    begin, at = draft.lead[0], draft.hit.start
    body = _find_body(lexicon, lower, begin, at)
    i = bisect_left(starts, at) - 1
    if (
        body is None
        and (i < 0 or persons[i].start < begin)
        and draft.before is not None
        and _patterns().refers_back.match(lower, begin)
    ):
        # "Hội nghị xác định các nhiệm vụ ... Trong đó, cần ...": who sets it stands in the sentence before.
        begin = draft.before[0]
        body = _find_body(lexicon, lower, *draft.before)
    if i >= 0 and persons[i].start >= begin and (body is None or body[0] <= persons[i].start):
        person = persons[i]
        if person.official is not None and officials[person.official].start == view.source_start(person.start):
            return Speaker(officials[person.official].name, person.official, None)
        return Speaker(view.cut(person.start, person.end)[2], person.official, None)
    if body is not None and (draft.hit.opener.kind in _TELLERS or begin < draft.lead[0]):
        start, end = body
        if _patterns().honorific.match(lower, start) and end - start < 12 and previous is not None:
            return Speaker(previous.text, previous.official, view.cut(start, end)[2])
        return Speaker(view.cut(start, end)[2], None, None)
    return previous


def _find_body(lexicon: Lexicon, lower: str, begin: int, end: int) -> tuple[int, int] | None:
    """Find the subject of the sentence up to the cue, where it is someone who can set tasks."""
    m = _patterns().leading.match(lower, begin, end)
    start = m.end() if m is not None else begin
    predicate = _patterns().predicate.search(lower, start + 1, end + 24)
    stop = min(predicate.start(), end) if predicate is not None else end
    if stop - start > _LONGEST or stop <= start:
        return None
    if _patterns().meeting.match(lower, start) or starts_with_agent(lexicon, lower, start, stop):
        return trim(lower, start, stop)
    return None


def _make_task(
    page: Page,
    lexicon: Lexicon,
    draft: Draft,
    speaker: Speaker | None,
    references: Sequence[Reference],
    reference_starts: Sequence[int],
    year: int | None,
    periods: dict[tuple[int, int], Period | None],
) -> Task:
    view, lower = page.view, page.lower
    start, end, text = view.cut(draft.start, draft.end)
    inside: list[int] = []
    for i in range(bisect_left(reference_starts, start), len(references)):
        if references[i].start >= end:
            break
        if references[i].end <= end:
            inside.append(i)
    inferred: dict[str, str] = {}
    if speaker is not None and speaker.inferred:
        inferred["assigned_by"] = speaker.inferred
    period, source = _find_period(lower, draft, year, periods)
    if period is not None:
        if source != "own":
            inferred["period"] = source
        if period.dated:
            inferred["period_end"] = "year of the bulletin"
    assignee = _find_assignee(page, lexicon, draft)
    verb_end = _verb_end(lexicon, lower, draft.start, draft.end)
    object_start, object_end = _object(lexicon, lower, verb_end, draft.end)
    return Task(
        text,
        start,
        end,
        references=tuple(inside),
        assigned_by=speaker.text if speaker is not None else None,
        official=speaker.official if speaker is not None else None,
        assignee=assignee,
        period=view.cut(period.start, period.end)[2] if period is not None else None,
        period_start=period.first if period is not None else None,
        period_end=period.last if period is not None else None,
        verb=view.cut(draft.start, verb_end)[2] if verb_end > draft.start else None,
        object=view.cut(object_start, object_end)[2] if object_end > object_start else None,
        inferred=inferred,
    )


def _find_period(
    lower: str, draft: Draft, year: int | None, periods: dict[tuple[int, int], Period | None]
) -> tuple[Period | None, str]:
    """Find when the work is to be done: the directive's own deadline, or the period of what introduces it."""
    own = find_deadline(lower, draft.start, draft.end, year)
    if own is not None:
        return own, "own"
    begin = draft.sentence[0]
    stretches = [(draft.lead[0], min(draft.lead[1], draft.opened), "lead-in")]
    if draft.lead[0] != begin:
        stretches.insert(0, (begin, min(draft.start, begin + _LONGEST), "lead-in"))
    if draft.before is not None and _patterns().refers_back.match(lower, draft.lead[0]):
        stretches.append((*draft.before, "sentence before"))
    for start, end, source in stretches:
        if start >= end:
            continue
        if (start, end) not in periods:
            periods[start, end] = find_period(lower, start, end, year)
        found = periods[start, end]
        if found is not None:
            return found, source
    return None, ""


def _find_assignee(page: Page, lexicon: Lexicon, draft: Draft) -> str | None:
    lower = page.lower
    for span in (draft.addressee, draft.told):
        if span is None or span[0] >= span[1]:
            continue
        start, end = span
        for said in _patterns().says.finditer(lower, start, end):
            start = said.end()
        m = _patterns().time_first.match(lower, start, end)
        while m is not None and m.end() > start:
            start = m.end()
            m = _patterns().time_first.match(lower, start, end)
        light = _patterns().light.search(lower, start, end)
        while light is not None and light.start() > start:
            end = light.start()
            light = _patterns().light.search(lower, start, end)
        start, end = trim(lower, start, end)
        if end - start >= 2 and (starts_with_agent(lexicon, lower, start, end) or page.flow[start].isupper()):
            return page.view.cut(start, end)[2]
    return None


def _verb_end(lexicon: Lexicon, lower: str, start: int, end: int) -> int:
    """Give the end of the chain of adverbs and verbs with which a directive begins."""
    at, last = start, start
    while at < end:
        bits, after = kinds_at(lexicon, lower, at)
        if not bits or after > end:
            break
        last = after
        m = _BETWEEN.match(lower, after)
        if m is None:
            break
        at = m.end()
    return last


def _object(lexicon: Lexicon, lower: str, start: int, end: int) -> tuple[int, int]:
    """Give what the action acts on: from the verb to the next phrase or action."""
    while start < end and lower[start] in " ,":
        start += 1
    if start + 1 >= end:
        return trim(lower, start, end)
    m = _patterns().object_end.search(lower, start + 1, end)
    stop = m.start() if m is not None else end
    comma = lower.find(", ", start, stop)
    while comma >= 0:
        if kinds_at(lexicon, lower, comma + 2)[0]:
            stop = comma
            break
        comma = lower.find(", ", comma + 2, stop)
    return trim(lower, start, stop)
