"""What belongs to a directive: who sets it, who does it, until when, which documents, verb and object."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.tasks.actions import kinds_at
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

_MEETING = re.compile(
    r"(?<!\w)(?:hội nghị|đại hội|cuộc họp|phiên họp|buổi làm việc|kỳ họp|hội thảo|tọa đàm|kế hoạch|chỉ thị|công điện|công văn|"
    r"nghị quyết|thông báo|các đại biểu|cử tri|nhiều ý kiến|các ý kiến|ý kiến|dự án|đề án)(?!\w)"
)
# The subject of an order ends where one of these begins.
_PREDICATE = re.compile(
    r"[\s,]*(?<!\w)(?:đã|cũng|còn|vừa|sẽ|luôn|tiếp tục|thống nhất|xác định|đề ra|nhấn mạnh|yêu cầu|đề nghị|kiến nghị|đề xuất|lưu ý|"
    r"giao|phân công|chỉ đạo|khẳng định|kết luận|quyết nghị|ban hành|triển khai|có văn bản|mong muốn|mong|kêu gọi|phát biểu|"
    r"cho rằng|cho biết|ghi nhận|biểu dương|đánh giá|chúc mừng|thông qua|nêu|quán triệt|cam kết|đặt mục tiêu|được|bàn|nhất trí|"
    r"cơ bản|đồng tình|tập trung|trân trọng|phát động|tổ chức|thì|gợi ý|góp ý)(?!\w)"
)
_LEADING = re.compile(
    r"(?:[\s,:;\"“]|(?:đồng thời|bên cạnh đó|cùng với đó|ngoài ra|theo đó|cụ thể|trong đó|đặc biệt|do đó|vì vậy|đặc biệt là)(?!\w)|"
    r"(?:tại|cũng tại|kết luận|phát biểu[^,;]{0,60}|theo|thay mặt|trên cơ sở|thời gian tới|trong thời gian tới|sau khi|để|nhằm|với)"
    r"(?!\w)[^,;]{0,160},)+"
)
_HONORIFIC = re.compile(r"(?:đồng chí|đ/c|ông|bà|anh|chị)(?:$| (?=cũng|đã|đề nghị|yêu cầu|nhấn mạnh|lưu ý|mong|giao|còn|chỉ đạo|khẳng định))")
_TELLERS = frozenset({"order", "assign", "plan", "agree", "future", "speech", "announce"})
_REFERS_BACK = re.compile(r"(?:trong đó|theo đó|cụ thể|đặc biệt|trước mắt|do đó|vì vậy|bên cạnh đó|đồng thời)(?!\w)")
_OBJECT_END = re.compile(
    r",|;|\.\s|\(| (?:để|nhằm|theo|trong|gắn với|trước ngày|trước|góp phần|đến|qua|bằng|tại|ở|vào|từ|cho|với|khi|đảm bảo|bảo đảm)(?!\w)"
)
_BETWEEN = re.compile(r"(?:, | và | )")
_LIGHT = re.compile(r"\s*(?:cần|phải|hãy|nên|sẽ|thì|sớm|cũng|nhiệm vụ|trách nhiệm|có)$")
# "bà X khẳng định UBND tỉnh sẽ": who does it stands behind the verb of saying.
_SAYS = re.compile(r"(?<!\w)(?:khẳng định|cho biết|cho rằng|nhấn mạnh|rằng|thống nhất|yêu cầu|đề nghị|kiến nghị|lưu ý|nêu rõ|thẳng thắn)(?!\w)[:,]?")
_TIME_FIRST = re.compile(r"\s*(?:,|:|(?:trong )?(?:thời gian tới|những năm tới|năm tới|giai đoạn tới)(?!\w),?|cho |với |và )\s*")


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
    seen: dict[tuple[int, int], Speaker | None] = {}
    for draft in drafts:
        key = (draft.lead[0], draft.hit.start)
        if key not in seen:
            speaker = _find_speaker(page, lexicon, draft, persons, starts, officials, speaker)
            seen[key] = speaker
        else:
            speaker = seen[key]
        tasks.append(_make_task(page, lexicon, draft, speaker, references, reference_starts, year))
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
    if body is None and (i < 0 or persons[i].start < begin) and draft.before is not None and _REFERS_BACK.match(lower, begin):
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
        if _HONORIFIC.match(lower, start) and end - start < 12 and previous is not None:
            return Speaker(previous.text, previous.official, view.cut(start, end)[2])
        return Speaker(view.cut(start, end)[2], None, None)
    return previous


def _find_body(lexicon: Lexicon, lower: str, begin: int, end: int) -> tuple[int, int] | None:
    """Find the subject of the sentence up to the cue, where it is someone who can set tasks."""
    m = _LEADING.match(lower, begin, end)
    start = m.end() if m is not None else begin
    predicate = _PREDICATE.search(lower, start + 1, end + 24)
    stop = min(predicate.start(), end) if predicate is not None else end
    if stop - start > 160 or stop <= start:
        return None
    if _MEETING.match(lower, start) or starts_with_agent(lexicon, lower, start, stop):
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
    period, source = _find_period(lower, draft, year)
    if period is not None:
        if source != "own":
            inferred["period"] = source
        if period.dated:
            inferred["period_end"] = "year of the bulletin"
    assignee = _find_assignee(page, lexicon, draft)
    verb_end = _verb_end(lexicon, lower, draft.start, draft.end)
    object_start, object_end = _object(lower, verb_end, draft.end)
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


def _find_period(lower: str, draft: Draft, year: int | None) -> tuple[Period | None, str]:
    own = find_deadline(lower, draft.start, draft.end, year)
    if own is not None:
        return own, "own"
    begin = draft.sentence[0]
    if begin < draft.start:
        found = find_period(lower, begin, draft.start, year)
        if found is not None:
            return found, "lead-in"
    if draft.lead[0] < begin:
        found = find_period(lower, draft.lead[0], min(draft.lead[1], begin), year)
        if found is not None:
            return found, "lead-in"
    if draft.before is not None and _REFERS_BACK.match(lower, draft.lead[0]):
        found = find_period(lower, *draft.before, year)
        if found is not None:
            return found, "sentence before"
    return None, ""


def _find_assignee(page: Page, lexicon: Lexicon, draft: Draft) -> str | None:
    lower = page.lower
    for span in (draft.addressee, draft.told):
        if span is None or span[0] >= span[1]:
            continue
        start, end = span
        for said in _SAYS.finditer(lower, start, end):
            start = said.end()
        m = _TIME_FIRST.match(lower, start, end)
        while m is not None and m.end() > start:
            start = m.end()
            m = _TIME_FIRST.match(lower, start, end)
        light = _LIGHT.search(lower, start, end)
        while light is not None and light.start() > start:
            end = light.start()
            light = _LIGHT.search(lower, start, end)
        start, end = trim(lower, start, end)
        if end - start >= 2 and starts_with_agent(lexicon, lower, start, end) or page.flow[start : start + 1].isupper():
            return page.view.cut(start, end)[2] if end > start else None
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


def _object(lower: str, start: int, end: int) -> tuple[int, int]:
    """Give what the action acts on: from the verb to the next boundary of a phrase."""
    while start < end and lower[start] in " ,":
        start += 1
    m = _OBJECT_END.search(lower, start + 1, end) if start + 1 < end else None
    return trim(lower, start, m.start() if m is not None else end)
