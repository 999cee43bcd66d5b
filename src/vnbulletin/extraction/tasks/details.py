"""What belongs to a directive: who sets it, who does it, until when, which documents, verb and object."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.tasks.actions import kinds_at
from vnbulletin.extraction.tasks.lexicon import INITIAL, alternation, any_of, words_of
from vnbulletin.extraction.tasks.openings import starts_with_agent
from vnbulletin.extraction.tasks.periods import Period, find_deadline, find_period
from vnbulletin.extraction.tasks.splitting import skip_mark, trim
from vnbulletin.model import Task
from vnbulletin.model.making import maker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.tasks.drafts import Draft
    from vnbulletin.extraction.tasks.lexicon import Lexicon
    from vnbulletin.model import Official, PostMention, Reference
    from vnbulletin.segmentation import Page

#: A subject this short that begins with an honorific is the honorific alone.
_LONGEST_HONORIFIC = 12
#: A lead-in is read at most so far back.
_LONGEST_LEAD = 600
#: A cue is at most this long: the predicate may be the cue itself.
_LONGEST_CUE = 24
#: "Đồng chí" alone is one of so many persons named last.
_FEW = 4
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
        predicate=re.compile(rf"[\s,]{{0,8}}{any_of('predicate')}"),
        leading=re.compile(rf"(?:[\s,:;\"“]|{back}|{any_of('adjunct')}[^,;]{{0,{_LONGEST}}},)+"),
        honorific=re.compile(rf"(?:{alternation(words_of('honorific'))})(?=$| {any_of('predicate')})"),
        refers_back=re.compile(back),
        # "bà X khẳng định UBND tỉnh sẽ": who does it stands behind the verb of saying.
        says=re.compile(rf"{any_of('saying')}[:,]?"),
        light=re.compile(rf"\s{{0,4}}(?:{alternation(words_of('light'))})$"),
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


class Linker:
    """What a page gives to link its directives with: persons, documents, the year, and what was found before.

    Parameters
    ----------
    page : Page
        The page.
    lexicon : Lexicon
        The words.
    officials, posts, references : sequences
        What the other rooms found, in the caller's offsets.
    """

    def __init__(
        self,
        page: Page,
        lexicon: Lexicon,
        officials: Sequence[Official],
        posts: Sequence[PostMention],
        references: Sequence[Reference],
    ) -> None:
        self.page = page
        self.lower = page.lower
        self.lexicon = lexicon
        self.officials = officials
        self.references = references
        self.persons = _locate_persons(page, officials, posts)
        self.person_starts = [person.start for person in self.persons]
        self.reference_starts = [reference.start for reference in references]
        self.year = page.published.year if page.published is not None else None
        if self.year is None:
            self.year = next((int(e.date[:4]) for e in page.events if e.date and e.date[:4].isdigit()), None)
        # Directives of one list share who sets them and when, those of one sentence who does them.
        self.speaker: Speaker | None = None
        # The cue at work, and where the sentence of the cue before it begins.
        self.cue, self.led = (-1, -1), -1
        self.speakers: dict[tuple[int, int], Speaker | None] = {}
        self.periods: dict[tuple[int, int], Period | None] = {}
        self.assignees: dict[tuple[int, int], str] = {}

    def make_task(self, draft: Draft) -> Task:
        """Make the public value of a draft; drafts come in text order."""
        cut = self.page.view.cut
        start, end, text = cut(draft.start, draft.end)
        inferred: dict[str, str] = {}
        key = (draft.lead[0], draft.hit.start)
        if key != self.cue:
            self.led, self.cue = self.cue[0], key
        if key not in self.speakers:
            self.speakers[key] = self.find_speaker(draft)
        speaker = self.speaker = self.speakers[key]
        if speaker is not None and speaker.inferred:
            inferred["assigned_by"] = speaker.inferred
        assignee = self.find_assignee(draft)
        if assignee is not None:
            self.assignees[draft.sentence] = assignee
        elif draft.sentence in self.assignees:
            assignee = self.assignees[draft.sentence]
            inferred["assignee"] = "same sentence"
        period, source = self.find_period(draft)
        if period is not None:
            if source != "own":
                inferred["period"] = source
            if period.dated:
                inferred["period_end"] = "year of the bulletin"
        verb_end = _verb_end(self.lexicon, self.lower, draft.start, draft.end)
        object_start, object_end = _object(self.lexicon, self.lower, verb_end, draft.end)
        return maker_of(Task)(
            text,
            start,
            end,
            references=self.find_references(start, end),
            assigned_by=speaker.text if speaker is not None else None,
            official=speaker.official if speaker is not None else None,
            assignee=assignee,
            period=cut(period.start, period.end)[2] if period is not None else None,
            period_start=period.first if period is not None else None,
            period_end=period.last if period is not None else None,
            verb=cut(draft.start, verb_end)[2] if verb_end > draft.start else None,
            object=cut(object_start, object_end)[2] if object_end > object_start else None,
            inferred=inferred,
        )

    def find_references(self, start: int, end: int) -> tuple[int, ...]:
        """Give the indexes of the documents cited inside a directive (the caller's offsets)."""
        inside: list[int] = []
        for i in range(bisect_left(self.reference_starts, start), len(self.references)):
            if self.references[i].start >= end:
                break
            if self.references[i].end <= end:
                inside.append(i)
        return tuple(inside)

    def find_speaker(self, draft: Draft) -> Speaker | None:
        """Find who sets a task: the last person named before the cue, or the body that is the clause's subject."""
        lower, view, officials = self.lower, self.page.view, self.officials
        begin, at = draft.lead[0], draft.hit.start
        semicolon = lower.rfind(";", max(begin, at - _LONGEST_LEAD), at)
        body = self.find_body(semicolon + 1, at) if semicolon >= 0 else None
        i = bisect_left(self.person_starts, at) - 1
        if semicolon >= 0 and self.led == begin and body is None and (i < 0 or self.persons[i].start < semicolon):
            # One more directive of a list: whom the earlier ones name (the issuer of a document) sets nothing.
            return self.speaker
        body = body or self.find_body(begin, at)
        named = i >= 0 and self.persons[i].start >= begin
        if body is None and not named and draft.before is not None and _patterns().refers_back.match(lower, begin):
            # "Hội nghị xác định các nhiệm vụ ... Trong đó, cần ...": who sets it stands in the sentence before.
            begin = draft.before[0]
            body = self.find_body(*draft.before)
            named = i >= 0 and self.persons[i].start >= begin
        if named and (body is None or body[0] <= self.persons[i].start):
            person = self.persons[i]
            if person.official is not None and officials[person.official].start == view.source_start(person.start):
                return Speaker(officials[person.official].name, person.official, None)
            return Speaker(view.cut(person.start, person.end)[2], person.official, None)
        if body is None or not (draft.hit.opener.kind in _TELLERS or begin < draft.lead[0]):
            return self.speaker
        words = view.cut(*body)[2]
        if body[1] - body[0] < _LONGEST_HONORIFIC and _patterns().honorific.match(lower, body[0]):
            speaker = self.find_nearest(i) or self.speaker
            if speaker is not None:
                return Speaker(speaker.text, speaker.official, words)
        return Speaker(words, None, None)

    def find_nearest(self, last: int) -> Speaker | None:
        """Give the official named last, or one who speaks if any of the last few does."""
        nearest: Speaker | None = None
        for person in reversed(self.persons[max(0, last + 1 - _FEW) : last + 1]):
            if person.official is None:
                continue
            official = self.officials[person.official]
            if official.role == "speak":
                return Speaker(official.name, person.official, None)
            nearest = nearest or Speaker(official.name, person.official, None)
        return nearest

    def find_body(self, begin: int, end: int) -> tuple[int, int] | None:
        """Find the subject of the sentence up to the cue, where it is someone who can set tasks."""
        patterns, lower = _patterns(), self.lower
        m = patterns.leading.match(lower, begin, end)
        start = m.end() if m is not None else begin
        predicate = patterns.predicate.search(lower, start + 1, end + _LONGEST_CUE)
        stop = min(predicate.start(), end) if predicate is not None else end
        if not 0 < stop - start <= _LONGEST:
            return None
        if patterns.meeting.match(lower, start) or starts_with_agent(self.lexicon, lower, start, stop):
            return trim(lower, start, stop)
        return None

    def find_period(self, draft: Draft) -> tuple[Period | None, str]:
        """Find when the work is to be done: the directive's own deadline, or the period of what introduces it."""
        own = find_deadline(self.lower, draft.start, draft.end, self.year)
        if own is not None:
            return own, "own"
        begin = draft.sentence[0]
        opened = min(draft.lead[1], draft.opened)
        first = max(draft.lead[0], opened - _LONGEST_LEAD)
        if self.led == draft.lead[0]:
            # Dates of the earlier directives of the list are theirs.
            first = max(first, self.lower.rfind(";", first, draft.hit.start) + 1)
        stretches = [(first, opened, "lead-in")]
        if draft.lead[0] != begin:
            stretches.insert(0, (begin, min(draft.start, begin + _LONGEST), "lead-in"))
        if draft.before is not None and _patterns().refers_back.match(self.lower, draft.lead[0]):
            first, last = draft.before
            stretches.append((max(first, last - _LONGEST_LEAD), last, "sentence before"))
        for start, end, source in stretches:
            if start >= end:
                continue
            if (start, end) not in self.periods:
                self.periods[start, end] = find_period(self.lower, start, end, self.year)
            found = self.periods[start, end]
            if found is not None:
                return found, source
        return None, ""

    def find_assignee(self, draft: Draft) -> str | None:
        """Give who is told, without the words around: the span before the action, or the heading above."""
        patterns, lower = _patterns(), self.lower
        for span in (draft.addressee, draft.told):
            if span is None or span[0] >= span[1]:
                continue
            start, end = span
            for said in patterns.says.finditer(lower, start, end):
                start = said.end()
            m = patterns.time_first.match(lower, start, end)
            while m is not None and m.end() > start:
                start = m.end()
                m = patterns.time_first.match(lower, start, end)
            _, end = trim(lower, start, end)
            light = patterns.light.search(lower, start, end)
            while light is not None and light.start() > start:
                end = light.start()
                light = patterns.light.search(lower, start, end)
            start, end = trim(lower, skip_mark(lower, start, end), end)
            if end - start >= 2 and (
                starts_with_agent(self.lexicon, lower, start, end) or self.page.flow[start].isupper()
            ):
                return self.page.view.cut(start, end)[2]
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
    persons.sort(key=lambda person: (person.start, person.end))
    return persons


def _verb_end(lexicon: Lexicon, lower: str, start: int, end: int) -> int:
    """Give the end of the chain of adverbs and verbs with which a directive begins."""
    at, last = start, start
    while at < end:
        bits, after = kinds_at(lexicon, lower, at)
        if not bits or after > end or (at > start and bits == INITIAL):
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
