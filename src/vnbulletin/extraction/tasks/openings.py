"""Cues of directives in a text, and where the action that each one opens begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.actions import WORD, action_at, kinds_at, next_word, scan_action
from vnbulletin.extraction.tasks.lexicon import ADVERB, BAN, VERB

if TYPE_CHECKING:
    from vnbulletin.extraction.tasks.lexicon import Lexicon, Opener

_PAST = re.compile(r"(?<![^\W\d_])(?:đã|đang|vừa qua|luôn|từng)(?![^\W\d_])")
_INTRODUCED = re.compile(r":|(?<!\w)(?:là|như|gồm|đó là|cụ thể là|như sau)(?!\w)[:,]?")
# Directly behind "thống nhất", "xác định" these make a plan; other verbs report what the meeting did.
_FORWARD = frozenset(
    "tiếp tục|tập trung|tăng cường|đẩy mạnh|chú trọng|phấn đấu|nâng cao|phát huy|thực hiện|triển khai|đổi mới|quan tâm|"
    "giữ vững|ưu tiên|chủ động|tích cực|huy động|mở rộng|tổ chức|xây dựng|hoàn thành|rà soát|duy trì|"
    "thường xuyên|phối hợp|bảo đảm|đảm bảo|củng cố|khẩn trương|kịp thời|đẩy nhanh|bám sát|quán triệt|phát triển".split("|")
)
_GLUE = re.compile(r"[\s,:]*(?:(?:rõ|rằng|là|việc|cần|phải|sẽ|đặc biệt|trước hết|trước mắt|nhất là|quan điểm)[\s,:]+)*")
_QUIET = re.compile(r"[\s,:“\"]*")
# A subject that is no agent: "quy hoạch sẽ", "các ý kiến sẽ".
_REPORTED = re.compile(r"(?<![^\W\d_])(?:đã|đạt|được|kết quả|so với|tỷ|triệu)(?![^\W\d_])|\d%")
_OFFICE_WORK = ("tổng hợp", "tiếp thu", "báo cáo", "chuyển", "xem xét", "giải quyết")
_WISH = re.compile(r"tin tưởng|hy vọng|hi vọng|kỳ vọng|niềm tin|chúc ")
# What stands right before a modal whose subject is left out: "nhiều ý kiến nhấn mạnh cần ...".
_SAID = re.compile(r"(?:nhấn mạnh|cho rằng|khẳng định|nêu rõ|lưu ý|kiến nghị|đề nghị|thống nhất|rằng|yêu cầu|xác định|cam kết)[,:]? $")
_SLOGAN = re.compile(r"(?:phương châm|chủ đề|khẩu hiệu|thông điệp|slogan|tinh thần)[^,;]{0,40}$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at a place (view offsets)."""

    start: int
    end: int
    opener: Opener


@dataclass(frozen=True, slots=True)
class Opening:
    """A directive opened: the cue, the addressee's span (empty where none) and where the action begins."""

    hit: Hit
    addressee: tuple[int, int]
    action: int


def find_hits(lexicon: Lexicon, lower: str, flow: str) -> list[Hit]:
    """Find all cues of a text, in text order, those left out that their neighbours make none.

    What blocks an order to someone is looked for as written: "giao ban" is a meeting, "giao Ban Tổ chức" an order.
    """
    hits: list[Hit] = []
    find = lower.find
    for opener in lexicon.openers:
        cue = opener.cue
        at = find(cue)
        while at >= 0:
            end = at + len(cue)
            if (
                not lower[at - 1 : at].isalpha()
                and not lower[end : end + 1].isalpha()
                and not (opener.before and lower.endswith(opener.before, 0, at))
                and not (opener.after and _blocked_after(lower if opener.kind != "assign" else flow, end, opener.after))
            ):
                hits.append(Hit(at, end, opener))
            at = find(cue, end)
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return hits


def _blocked_after(lower: str, end: int, blocked: tuple[str, ...]) -> bool:
    for word in blocked:
        if lower.startswith(word, end) and not lower[end + len(word) : end + len(word) + 1].isalpha():
            return True
    return False


def subject_start(lower: str, start: int, position: int) -> int:
    """Find where the clause that a position belongs to begins: behind the last comma, colon or semicolon."""
    return max(start, *(lower.rfind(mark, start, position) + 1 for mark in ",:;"))


def starts_with_agent(lexicon: Lexicon, lower: str, position: int, end: int) -> bool:
    """Tell whether a noun phrase for someone who acts begins at a position."""
    m = WORD.search(lower, position, end)
    if m is None:
        return False
    pair = f"{m[0]} {next_word(lower, m.end())}"
    return pair in lexicon.agents or (m[0] in lexicon.agents and pair not in lexicon.things)


_PERSON = re.compile(r"(?:ông|bà|đồng chí|đ/c|anh|chị|các ông|các bà|thầy|cô|chủ tịch|bí thư|giám đốc|phó) ")


def starts_with_person(lower: str, position: int) -> bool:
    """Tell whether a sentence begins with a person, who speaks or acts but is not told to."""
    return _PERSON.match(lower, position) is not None


def open_directive(lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool) -> Opening | None:
    """Find the action that a cue opens within a clause.

    Parameters
    ----------
    lexicon : Lexicon
        The words.
    lower, flow : str
        The page's text.
    hit : Hit
        The cue.
    start, end : int
        The clause (a sentence cut at semicolons).
    context : bool
        Whether the text before sets work already (a weak cue is enough then).
    """
    return _BY_KIND[hit.opener.kind](lexicon, lower, flow, hit, start, end, context)


def _order(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    at = hit.end
    if lower.startswith(" với ", at) or lower.startswith(" cho ", at):
        at += 4
    if lower[at : at + 2] == " :":
        at += 1
    action, stop = scan_action(lexicon, lower, flow, at, end)
    if action < 0:
        return None
    return Opening(hit, (at, stop), action)


def _assign(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    at = hit.end
    if lower.startswith(" cho ", at):
        at += 4
    if not starts_with_agent(lexicon, lower, at, end) and not flow[at + 1 : at + 2].isupper():
        return None
    if action_at(lexicon, lower, at + 1, end):
        # "chỉ đạo phòng, chống dịch": the title of a document, not an addressee.
        return None
    return _order(lexicon, lower, flow, hit, start, end, context)


def _immediate(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    m = _QUIET.match(lower, hit.end)
    at = m.end() if m is not None else hit.end
    return Opening(hit, (hit.end, hit.end), at) if at < end and action_at(lexicon, lower, at, end) else None


def _modal(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    cue = hit.opener.cue
    begin = subject_start(lower, start, hit.start)
    m = lexicon.connectors.match(lower, _QUIET.match(lower, begin).end(), hit.start)  # type: ignore[union-attr]
    subject = m.end() if m is not None else begin
    if _PAST.search(lower, subject, hit.start):
        return None
    said = _SAID.search(lower, subject, hit.start) is not None
    bare = said or not lower[subject : hit.start].strip(" ,:")
    agent = not bare and starts_with_agent(lexicon, lower, subject, hit.start)
    if not bare and not agent:
        # The subject may be a list with commas of its own.
        m = lexicon.connectors.match(lower, _QUIET.match(lower, start).end(), hit.start)  # type: ignore[union-attr]
        subject = m.end() if m is not None else start
        agent = starts_with_agent(lexicon, lower, subject, hit.start)
    action = WORD.search(lower, hit.end, end)
    if action is None or action.start() > hit.end + 2:
        return None
    at = action.start()
    if action[0] == "được":
        # "sẽ được tổng hợp, báo cáo": the passive of office work is work to be done.
        at += 4
        if cue != "sẽ" or not lower.startswith(_OFFICE_WORK, at):
            return None
        return Opening(hit, (hit.start, hit.start), at)
    if _WISH.search(lower, start, hit.start):
        return None
    known = action_at(lexicon, lower, at, end) > 0
    if cue == "sẽ" or cue == "nên":
        if not ((agent or said) and known):
            return None
    elif cue == "phải":
        if not ((context or agent) and known):
            return None
    elif not (bare or agent or context):
        return None
    elif not known and not context:
        return None
    return Opening(hit, (subject, hit.start) if agent else (hit.start, hit.start), at)


def _plan(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    if _PAST.search(lower, start, hit.start) and not context:
        return None
    at = hit.end
    limit = min(end, hit.end + 160)
    while True:
        m = _INTRODUCED.search(lower, at, limit)
        if m is None:
            return None
        at = m.end()
        q = _QUIET.match(lower, at)
        action = q.end() if q is not None else at
        if action < end and action_at(lexicon, lower, action, end) and (
            m[0] == ":" or kinds_at(lexicon, lower, action)[0] & (VERB | BAN | ADVERB)
        ):
            return Opening(hit, (hit.end, hit.end), action)


def _future(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    if hit.start - start > 90 or _PAST.search(lower, start, hit.start):
        return None
    comma = lower.find(",", hit.end, min(end, hit.end + 60))
    at = comma + 1 if comma >= 0 else hit.end
    first = WORD.search(lower, at, end)
    if first is None:
        return None
    if not (
        kinds_at(lexicon, lower, first.start())[0] & (VERB | ADVERB)
        or starts_with_agent(lexicon, lower, at, end)
        or flow[first.start()].isupper()
    ):
        return None
    action, stop = scan_action(lexicon, lower, flow, at, end)
    if action < 0:
        return None
    return Opening(hit, (at, stop), action)


def _agree(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    m = _GLUE.match(lower, hit.end)
    at = m.end() if m is not None else hit.end
    bits, after = kinds_at(lexicon, lower, at)
    if _PAST.search(lower, start, hit.start):
        return None
    if not bits or lower[at:after] not in _FORWARD or at >= end:
        colon = lower.find(":", hit.end, min(end, hit.end + 160))
        q = _QUIET.match(lower, colon + 1) if colon >= 0 else None
        if q is None or q.end() >= end or not action_at(lexicon, lower, q.end(), end):
            return None
        return Opening(hit, (hit.end, hit.end), q.end())
    if hit.opener.cue == "trong đó" and not context:
        return None
    return Opening(hit, (hit.end, hit.end), at)


def _continue(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    begin = subject_start(lower, start, hit.start)
    if not starts_with_agent(lexicon, lower, begin, hit.start) or _PAST.search(lower, start, hit.start):
        return None
    if not action_at(lexicon, lower, hit.end + 1, end) or _REPORTED.search(lower, hit.end, end):
        return None
    return Opening(hit, (begin, hit.start), hit.start)


def _announce(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
    return None


_BY_KIND = {
    "order": _order,
    "assign": _assign,
    "passive": _immediate,
    "modal": _modal,
    "plan": _plan,
    "future": _future,
    "agree": _agree,
    "announce": _announce,
    "speech": _announce,
    "continue": _continue,
}
