"""Cues of directives in a text, and where the action that each one opens begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.tasks.actions import WORD, action_at, find_action, kinds_at, next_word, scan_action
from vnbulletin.extraction.tasks.lexicon import ADVERB, BAN, VERB, alternation, any_of, words_of
from vnbulletin.text.limits import note_limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from vnbulletin.extraction.tasks.lexicon import Lexicon, Opener

_INTRODUCED = re.compile(r":|(?<!\w)(?:là|như|gồm|đó là|cụ thể là|như sau)(?!\w)[:,]?")
_GLUE = re.compile(r"[\s,:]*(?:(?:rõ|rằng|là|việc|cần|phải|sẽ|đặc biệt|trước hết|trước mắt|nhất là|quan điểm)[\s,:]+)*")
_QUIET = re.compile(r"[\s,:]*")
_SAID = re.compile(r"[,:] (?:rằng,? )?")
#: What one stresses is to be done; what one states may be a truth.
_STRESSED = "nhấn mạnh"
_ADDRESSING = ("nhấn mạnh", "phát biểu")
_AIMED = ("đến ", "có ", "đạt ", "trong ", "mỗi ", "ít nhất ")
_YEAR_BEGINS = ("", "trong", "bước vào", "bước sang", "sang")
_YEARS = re.compile(r"(?:năm|giai đoạn|nhiệm kỳ) \d{4}(?: ?- ?\d{4})?(?: và [^,.;:]{1,40})?,? ")
_THIS_YEAR = re.compile(r"(?:trong )?năm \d{4}, ")
_ORDERS = (" yêu cầu ", " đề nghị ", ", đề xuất ")
#: What is noted may be a fact.
_NOTING = "lưu ý"
_DEMANDING = "đòi hỏi "
_FOR = ("để ", "nhằm ")
_TELLING = ("chỉ đạo ", "giao ", "phân công ")
_NOW = ("hiện nay", "hiện")
_QUOTES = '“"«'
# "có 320 hộ cần hỗ trợ" tells how many need, not what is to be done.
_COUNTED = re.compile(r"(?<!\w)có (?:\d|hơn|gần|khoảng|trên|một số|nhiều)")
#: The name of a person stands among so many words behind the comma.
_NAME_WITHIN = 4
#: Kinds of cues whose subject stands before them.
_LOOKING_BACK = frozenset({"passive", "modal", "continue"})
#: A subject longer than this is no goal.
_LONGEST_GOAL = 80
#: What must be so, where no one must do it: "phải là dịp", "phải được công khai", "phải có nội dung riêng".
_STATE = frozenset({"được", "là", "có"})
#: How far back a clause is read for what its cue depends on.
BACK = 700
#: How far behind a cue a colon may stand that introduces its list.
AHEAD = 160


class _Patterns(NamedTuple):
    past: re.Pattern[str]
    wish: re.Pattern[str]
    saying: re.Pattern[str]
    said: re.Pattern[str]
    reported: re.Pattern[str]
    person: re.Pattern[str]
    honorific: re.Pattern[str]
    office_work: tuple[str, ...]
    forward: frozenset[str]
    vow: re.Pattern[str]
    promise: re.Pattern[str]
    targets: frozenset[str]
    paper: re.Pattern[str]
    matter: re.Pattern[str]
    told: re.Pattern[str]
    beside: re.Pattern[str]
    lacking: re.Pattern[str]
    goal: re.Pattern[str]
    period: re.Pattern[str]
    fact: re.Pattern[str]
    modal: re.Pattern[str]
    wished: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        past=re.compile(any_of("past")),
        wish=re.compile(any_of("wish")),
        saying=re.compile(any_of("saying")),
        # What stands right before a modal whose subject is left out: "nhiều ý kiến nhấn mạnh cần ...",
        # "muốn thoát nghèo thì trước hết phải ...".
        said=re.compile(rf"(?:{alternation((*words_of('saying'), *words_of('condition end')))})[,:]? $"),
        reported=re.compile(rf"{any_of('figure of report')}|\d%"),
        person=re.compile(rf"(?:{alternation(words_of('person'))})(?!\w)"),
        honorific=re.compile(any_of("honorific")),
        office_work=words_of("office work"),
        forward=frozenset(words_of("forward")),
        vow=re.compile(any_of("vow")),
        promise=re.compile(r"(?:hứa|cam kết)[,:]? $"),
        targets=frozenset(words_of("target")),
        matter=re.compile(r"(?:(?:những|các|một số) )?(?:nội dung|vấn đề) (?!này|trên|đó)"),
        period=re.compile(any_of("period past")),
        fact=re.compile(rf",? (?:rằng )?(?:trong )?(?:{alternation((*words_of('period past'), *_NOW))})(?!\w)"),
        wished=re.compile(rf"mong(?: muốn)? (?:{alternation(words_of('wished'))})(?!\w)"),
        modal=re.compile(rf",? (?:{alternation(words_of('modal'))})(?!\w)"),
        goal=re.compile(rf"(?:(?:trong |các |mọi |những )?(?:{alternation(words_of('goal'))}))(?!\w)"),
        lacking=re.compile(any_of("lacking")),
        beside=re.compile(r"(?:bên cạnh|cùng với|song song với|ngoài|trên cơ sở|bám sát|căn cứ|để|nhằm) "),
        told=re.compile(r"(?:với|có|theo|gồm) (?:\d+|các|những|một số|hai|ba|bốn|năm) $"),
        paper=re.compile(rf"(?:ban hành|có|xây dựng) (?:{alternation(words_of('paper'))})(?!\w)"),
    )


class Hit(NamedTuple):
    """A cue at a place (view offsets)."""

    start: int
    end: int
    opener: Opener


@dataclass(frozen=True, slots=True)
class Opening:
    """A directive opened.

    Parameters
    ----------
    hit : Hit
        The cue.
    addressee : tuple of (int, int)
        Where it stands, empty where there is none.
    action : int
        Where the action begins.
    before : tuple of (int, int) or None
        Work in front of the announcement of a list, whose first item is the action.
    """

    hit: Hit
    addressee: tuple[int, int]
    action: int
    before: tuple[int, int] | None = None


class Clause(NamedTuple):
    """Where a cue is read: the page's text, the clause's bounds and whether work is being set already."""

    lexicon: Lexicon
    lower: str
    flow: str
    start: int
    end: int
    context: bool


def find_hits(lexicon: Lexicon, lower: str, flow: str) -> list[Hit]:
    """Find all cues of a text, in text order, those left out that their neighbours make none.

    What blocks an order to someone is looked for as written: "giao ban" is a meeting, "giao Ban Tổ chức" an order.
    """
    hits: list[Hit] = []
    for last, opener in lexicon.automaton.iter(lower):
        end = last + 1
        at = end - len(opener.cue)
        if (
            not lower[end : end + 1].isalpha()
            and not lower[at - 1 : at].isalpha()
            and not (opener.before and lower.endswith(opener.before, 0, at))
            and not (opener.after and _blocked_after(flow if opener.kind == "assign" else lower, end, opener.after))
        ):
            hits.append(Hit(at, end, opener))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return hits


def _blocked_after(text: str, end: int, blocked: tuple[str, ...]) -> bool:
    if not text.startswith(blocked, end):
        return False
    return any(
        text.startswith(word, end) and not text[end + len(word) : end + len(word) + 1].isalpha() for word in blocked
    )


def starts_with_agent(lexicon: Lexicon, lower: str, position: int, end: int) -> bool:
    """Tell whether a noun phrase for someone who acts begins at a position."""
    m = WORD.search(lower, position, end)
    if m is None:
        return False
    pair = f"{m[0]} {next_word(lower, m.end())}"
    if pair == "tổ chức":
        # "giao tổ chức đoàn phối hợp"
        return next_word(lower, m.start() + len(pair)) in frozenset(words_of("body"))
    if pair == "hợp tác":
        return next_word(lower, m.start() + len(pair)) == "xã"
    return pair in lexicon.agents or (m[0] in lexicon.agents and pair not in lexicon.things)


def starts_with_person(lower: str, position: int) -> bool:
    """Tell whether a sentence begins with a person, who speaks or acts but is not told to."""
    return _patterns().person.match(lower, position) is not None


def starts_with_name(lower: str, position: int) -> bool:
    """Tell whether a sentence begins with an honorific or a degree, that is with somebody's name."""
    return _patterns().honorific.match(lower, position) is not None


def has_subject_behind(lexicon: Lexicon, lower: str, flow: str, start: int, end: int, persons: bool) -> bool:
    """Tell whether a clause that begins with a verb goes on with who acts: "Kết luận ..., ông X nêu".

    Parameters
    ----------
    lexicon : Lexicon
        The words.
    lower, flow : str
        The page's text.
    start, end : int
        The clause.
    persons : bool
        Whether only persons count, or bodies with an action of their own too.
    """
    stop = min(end, start + BACK)
    comma = lower.find(", ", start, stop)
    while comma >= 0:
        at = comma + 2
        if starts_with_person(lower, at) and _speaks(lower, flow, at, stop):
            return True
        if not persons and starts_with_agent(lexicon, lower, at, end):
            # What stands behind "để" is what for, no predicate: "giao việc cho từng tổ, từng hộ để nâng cao ...".
            purpose = lower.find(" để ", at, min(end, at + AHEAD))
            return scan_action(lexicon, lower, flow, at, purpose if purpose >= 0 else min(end, at + AHEAD))[0] > at
        comma = lower.find(", ", at, stop)
    return False


def _speaks(lower: str, flow: str, start: int, end: int) -> bool:
    """Tell whether a person behind a comma is somebody who speaks: has a name, or a verb of saying follows.

    "phát huy vai trò già làng, trưởng bản" goes on with its object.
    """
    at = start
    for _ in range(_NAME_WITHIN):
        m = WORD.search(lower, at, end)
        if m is None:
            return False
        if flow[m.start()].isupper():
            return True
        at = m.end()
    return _patterns().saying.search(lower, start, end) is not None


def open_directive(
    lexicon: Lexicon, lower: str, flow: str, hit: Hit, start: int, end: int, context: bool
) -> Opening | None:
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
    rule = _BY_KIND.get(hit.opener.kind)
    if rule is None:
        return None
    begin = max(start, hit.start - BACK)
    opening = rule(Clause(lexicon, lower, flow, begin, end, context), hit)
    if begin > start and hit.opener.kind in _LOOKING_BACK and (
        opening.addressee[0] <= begin if opening is not None else starts_with_agent(lexicon, lower, start, begin)
    ):
        told = f"the subject before the words that set a task begins more than {BACK} characters back"
        note_limit("limit.addressee", told, begin, hit.start)
    return opening


def _clause_start(lower: str, start: int, position: int) -> int:
    """Find where the clause that a position belongs to begins: behind the last comma, colon or semicolon."""
    return max(start, *(lower.rfind(mark, start, position) + 1 for mark in ",:;"))


def _skip_quiet(lower: str, position: int) -> int:
    m = _QUIET.match(lower, position)
    return m.end() if m is not None else position


def _skip_connectors(c: Clause, position: int, end: int) -> int:
    at = _skip_quiet(c.lower, position)
    m = c.lexicon.connectors.match(c.lower, at, end)
    return m.end() if m is not None else position


def _order(c: Clause, hit: Hit) -> Opening | None:
    """Open with "đề nghị (the communes) review": an addressee may stand between."""
    at = hit.end
    if c.lower.startswith(" để ", at):
        # "nghe góp ý để phường làm tốt hơn" asks for nothing.
        return None
    if c.lower.startswith(" khi ", at):
        # "yêu cầu khi kiểm điểm phải nói thẳng": the case is part of the work.
        return Opening(hit, (at, at), at + 1)
    if c.lower.startswith((" với ", " cho "), at):
        at += 4
    beside = _skip_connectors(c, at, c.end)
    if _patterns().beside.match(c.lower, beside):
        # "yêu cầu cùng với việc giữ rừng, các xã trồng rừng": who is told stands behind the comma.
        comma = c.lower.find(", ", beside, min(c.end, beside + BACK))
        while comma >= 0 and not starts_with_agent(c.lexicon, c.lower, comma + 2, c.end):
            comma = c.lower.find(", ", comma + 2, min(c.end, beside + BACK))
        at = comma + 2 if comma >= 0 else at
    if c.lower.startswith(_ORDERS, at) or (hit.opener.cue == _NOTING and _patterns().fact.match(c.lower, at)):
        # "kiến nghị yêu cầu xã sửa đập": the second word asks; "lưu ý, hiện nay các hội còn thiếu": a fact.
        return None
    action, stop = find_action(c.lexicon, c.lower, c.flow, at, c.end)
    if action < 0 or c.lexicon.stop_anywhere.match(c.lower, action):
        return None
    if stop < action and _patterns().wished.match(c.lower, hit.start):
        # "mong muốn mối thân tình sẽ phát triển": nobody is to do anything.
        return None
    if c.lower[action - 1] in _QUOTES and ":" not in c.lower[at:action]:
        # What a fraud or a form "asks for" is quoted.
        return None
    return Opening(hit, (at, stop), action)


def _assign(c: Clause, hit: Hit) -> Opening | None:
    """Open with "giao (the police) guard": an addressee must stand between."""
    at = hit.end
    if c.lower.endswith("đã ", c.start, hit.start) and _patterns().period.search(c.lower, c.start, hit.start):
        # "Trong 6 tháng đầu năm, huyện đã chỉ đạo các xã ...": a report.
        return None
    if c.lower.startswith(" cho ", at):
        at += 4
    if not starts_with_agent(c.lexicon, c.lower, at, c.end) and not c.flow[at + 1 : at + 2].isupper():
        return None
    if action_at(c.lexicon, c.lower, at + 1, c.end):
        # "chỉ đạo phòng, chống dịch": the title of a document, not an addressee.
        return None
    return _order(c, hit)


def _sent(c: Clause, hit: Hit) -> Opening | None:
    """Open with "công văn gửi (the communes) guard", unless the paper is about it: "gửi các xã về ..."."""
    opening = _assign(c, hit)
    about = opening is not None and c.lower.find(" về ", hit.end, opening.action) >= 0
    return None if about else opening


def _immediate(c: Clause, hit: Hit) -> Opening | None:
    """Open with "được giao guard", "có trách nhiệm guard"."""
    at = _skip_quiet(c.lower, hit.end)
    if at >= c.end or not action_at(c.lexicon, c.lower, at, c.end):
        return None
    begin = _clause_start(c.lower, c.start, hit.start)
    return Opening(hit, (begin, hit.start), at)


def _modal(c: Clause, hit: Hit) -> Opening | None:
    """Open with "(the communes) cần review"."""
    patterns = _patterns()
    lower = c.lower
    begin = _clause_start(lower, c.start, hit.start)
    demand = lower.rfind(_DEMANDING, begin, hit.start)
    # "tình hình mới đòi hỏi các chi hội cần ...": who is to do it stands behind.
    subject = demand + len(_DEMANDING) if demand >= 0 else _skip_connectors(c, begin, hit.start)
    if patterns.past.search(lower, subject, hit.start) or lower.find(" mà ", begin, hit.start) >= 0:
        return None
    said = patterns.said.search(lower, subject, hit.start) is not None
    bare = said or not lower[subject : hit.start].strip(" ,:")
    agent = not bare and starts_with_agent(c.lexicon, lower, subject, hit.start)
    if not bare and not agent:
        # The subject may be a list with commas of its own.
        subject = _skip_connectors(c, c.start, hit.start)
        agent = starts_with_agent(c.lexicon, lower, subject, hit.start)
    if not bare and not agent and patterns.matter.match(lower, _skip_quiet(lower, begin)):
        # "những nội dung các cộng tác viên cần theo dõi" names matters, it sets nothing.
        return None
    action = WORD.search(lower, hit.end, c.end)
    if action is None or action.start() > hit.end + 2 or patterns.wish.search(lower, c.start, hit.start):
        return None
    if patterns.wished.search(lower, c.start, hit.start):
        return None
    at = action.start()
    cue = hit.opener.cue
    if cue == "cần" and action[0] == "phải":
        at = _skip_quiet(lower, action.end())
    if cue == "cần" and _COUNTED.search(lower, begin, hit.start):
        return None
    if action[0] == "được" and cue == "sẽ":
        # "sẽ được tổng hợp, báo cáo": the passive of office work is work to be done.
        at += len("được ")
        passive = lower.startswith(patterns.office_work, at)
        return Opening(hit, (hit.start, hit.start), at) if passive else None
    if patterns.vow.match(lower, at) and patterns.promise.search(lower, c.start, hit.start):
        return None
    known = action_at(c.lexicon, lower, at, c.end) > 0
    if cue == "sẽ" and not known and action[0] == "cùng":
        # "sẽ cùng tập thể đưa hợp tác xã ...": whom one does it with stands before the action.
        known = find_action(c.lexicon, lower, c.flow, at + len("cùng"), min(c.end, at + AHEAD))[0] > 0
    if cue == "sẽ" and known and lower.endswith("và ", begin, hit.start):
        # "khẳng định bản coi rừng là nhà và sẽ tiếp tục ...": the predicate goes on.
        said = patterns.saying.search(lower, c.start, hit.start) is not None
    if cue in ("sẽ", "nên"):
        enough = (agent or said) and known
    elif cue == "phải":
        enough = c.context or ((agent or said) and known)
    else:
        enough = (bare or agent or c.context) and (known or c.context)
    stated = cue == "phải" and not known and action[0] in _STATE
    if c.context and not bare and not agent and (enough or stated):
        goal = _find_goal(c, hit)
        if goal >= 0:
            # "Việc mời khách cần có ý kiến của huyện": the work is about the subject.
            return Opening(hit, (goal, goal), goal)
    if stated:
        return None
    return Opening(hit, (subject, hit.start) if agent else (hit.start, hit.start), at) if enough else None


def _find_goal(c: Clause, hit: Hit) -> int:
    """Find where the thing begins that must be so: behind one of the commas before the modal, -1 if none is named."""
    lower = c.lower
    at = _skip_connectors(c, c.start, hit.start)
    while True:
        at = _skip_quiet(lower, at)
        if (
            hit.start - at <= _LONGEST_GOAL
            and _patterns().goal.match(lower, at)
            and lower.find(" là ", at, hit.start) < 0
        ):
            return at
        comma = lower.find(",", at, hit.start)
        if comma < 0:
            return -1
        at = comma + 1


def _plan(c: Clause, hit: Hit) -> Opening | None:
    """Open with "nhiệm vụ trọng tâm là review" or "nhiệm vụ ...: review"."""
    if not c.context and (
        _patterns().past.search(c.lower, c.start, hit.start)
        or (hit.opener.cue == "nội dung" and _patterns().told.search(c.lower, c.start, hit.start))
    ):
        # "tổ chức diễn tập với 2 nội dung: ..." tells what was held.
        return None
    at = hit.end
    limit = min(c.end, hit.end + AHEAD)
    while True:
        m = _INTRODUCED.search(c.lower, at, limit)
        if m is None:
            return _list_of_targets(c, hit)
        if m[0].startswith("như") and _patterns().lacking.search(c.lower, c.start, hit.start):
            # "còn xa các chỉ tiêu như ...": what is wanting.
            return None
        at = m.end()
        # "ba vấn đề: Thứ nhất, nắm chắc ...": the number is no part of the work.
        action = _skip_quiet(c.lower, _skip_connectors(c, at, c.end))
        if (
            action < c.end
            and action_at(c.lexicon, c.lower, action, c.end)
            and (m[0] == ":" or kinds_at(c.lexicon, c.lower, action)[0] & (VERB | BAN | ADVERB))
        ):
            return Opening(hit, (hit.end, hit.end), action)


def _future(c: Clause, hit: Hit) -> Opening | None:
    """Open with "thời gian tới, (the commune) reviews"."""
    patterns = _patterns()
    begin = c.start
    if patterns.beside.match(c.lower, _skip_quiet(c.lower, begin)):
        # "Nhằm giữ rừng đầu nguồn, trong thời gian tới xã ..."
        begin = max(begin, c.lower.rfind(",", begin, hit.start))
    if hit.start - begin > 90 or patterns.past.search(c.lower, c.start, hit.start):
        return None
    if patterns.wish.search(c.lower, c.start, hit.start):
        return None
    if patterns.modal.match(c.lower, hit.end):
        # "Trong thời gian tới cần tuyên truyền, tập huấn ...": the modal opens it.
        return None
    comma = c.lower.find(",", hit.end, min(c.end, hit.end + 60))
    at = comma + 1 if comma >= 0 else hit.end
    first = WORD.search(c.lower, at, c.end)
    if comma >= 0 and first is not None and patterns.beside.match(c.lower, first.start()):
        # "Trong quý tới, cùng với việc thường xuyên, Ban Quản lý chợ ..."
        comma = c.lower.find(",", at, min(c.end, at + AHEAD))
        at = comma + 1 if comma >= 0 else at
        first = WORD.search(c.lower, at, c.end)
    if first is None or not (
        kinds_at(c.lexicon, c.lower, first.start())[0] & (VERB | ADVERB)
        or starts_with_agent(c.lexicon, c.lower, at, c.end)
        or c.flow[first.start()].isupper()
    ):
        return None
    action, stop = scan_action(c.lexicon, c.lower, c.flow, at, c.end)
    purpose = c.lower.startswith(_FOR, _skip_quiet(c.lower, c.start))
    if purpose and c.lower.startswith(_TELLING, action):
        # "Để giữ yên bản trong thời gian tới, Công an huyện chỉ đạo ...": who is told stands behind.
        return None
    if action < 0 or patterns.saying.match(c.lower, action):
        # "thời gian tới, Hội nghị xác định ...": the cue behind opens it.
        return None
    if c.lower.find(" để ", at, action) >= 0:
        # "Từ nay đến cuối năm, xã còn ba tháng để hoàn thành ..." tells how long there is.
        return None
    return Opening(hit, (at, stop), action)


def _agree(c: Clause, hit: Hit) -> Opening | None:
    """Open with "(the meeting) thống nhất continue": a forward-looking verb right behind, or a list."""
    lower = c.lower
    among = hit.opener.cue == "trong đó"
    if lower.startswith(",", hit.end) and not among:
        return None
    # "đã ban hành kế hoạch giám sát, trong đó tập trung ...": the document has come out, its work is to come.
    planned = among and _patterns().paper.search(lower, c.start, hit.start) is not None
    if not planned and _patterns().past.search(lower, c.start, hit.start):
        return None
    m = _GLUE.match(lower, hit.end)
    at = m.end() if m is not None else hit.end
    bits, after = kinds_at(c.lexicon, lower, at)
    if not bits or lower[at:after] not in _patterns().forward or at >= c.end:
        colon = lower.find(":", hit.end, min(c.end, hit.end + AHEAD))
        at = _skip_quiet(lower, colon) if colon >= 0 else c.end
        if at >= c.end or not action_at(c.lexicon, lower, at, c.end):
            return _list_of_targets(c, hit)
    elif among and not (c.context or planned):
        return None
    return Opening(hit, (hit.end, hit.end), at)


def _pledge(c: Clause, hit: Hit) -> Opening | None:
    """Open with "cam kết review", "hứa sẽ review"; a bare vow is no work."""
    m = _GLUE.match(c.lower, hit.end)
    at = m.end() if m is not None else hit.end
    if at >= c.end or _patterns().vow.match(c.lower, at) or not action_at(c.lexicon, c.lower, at, c.end):
        return None
    return Opening(hit, (hit.end, hit.end), at)


def _list_of_targets(c: Clause, hit: Hit) -> Opening | None:
    """Open with "quyết nghị: income reaches ...; ...": behind a colon a list of semicolons holds targets too."""
    if hit.opener.cue not in _patterns().targets or not c.lower.startswith(";", c.end):
        return None
    colon = c.lower.find(":", hit.end, min(c.end, hit.end + AHEAD))
    if colon < 0 or _patterns().past.search(c.lower, c.start, colon):
        return None
    at = _skip_quiet(c.lower, colon)
    return Opening(hit, (hit.end, hit.end), at) if at < c.end else None


def _continue(c: Clause, hit: Hit) -> Opening | None:
    """Open with "(the board) tiếp tục review" in a sentence that reports nothing."""
    patterns = _patterns()
    begin = _clause_start(c.lower, c.start, hit.start)
    if (
        not starts_with_agent(c.lexicon, c.lower, begin, hit.start)
        or not action_at(c.lexicon, c.lower, hit.end + 1, c.end)
        or patterns.past.search(c.lower, c.start, hit.start)
        or patterns.wish.search(c.lower, c.start, hit.start)
        or _reports(c.lower, hit.end, min(c.end, hit.end + BACK))
    ):
        return None
    return Opening(hit, (begin, hit.start), hit.start)


def _strive(c: Clause, hit: Hit) -> Opening | None:
    """Open with "(the board) phấn đấu to have 60 members by 2030" in a sentence that reports nothing."""
    begin = _clause_start(c.lower, c.start, hit.start)
    told = _skip_connectors(c, begin, hit.start)
    if (
        not starts_with_agent(c.lexicon, c.lower, told, hit.start)
        or _patterns().past.search(c.lower, c.start, hit.start)
        or _patterns().wish.search(c.lower, c.start, hit.start)
        or scan_action(c.lexicon, c.lower, c.flow, told, hit.start)[0] >= 0
    ):
        return None
    return Opening(hit, (told, hit.start), hit.start)


def _aim(c: Clause, hit: Hit) -> Opening | None:
    """Open with "(the commune) đặt mục tiêu plant 300 trees", "đặt mục tiêu đến năm 2030 ...", or with a list."""
    if c.lower.startswith(":", _skip_blank(c.lower, hit.end)):
        return _plan(c, hit)
    if _patterns().past.search(c.lower, c.start, hit.start):
        return None
    at = _skip_quiet(c.lower, hit.end)
    if not (c.lower.startswith(_AIMED, at) or action_at(c.lexicon, c.lower, at, c.end)):
        return None
    return Opening(hit, (hit.end, hit.end), at)


def _year(c: Clause, hit: Hit) -> Opening | None:
    """Open with "Năm 2026, (the board) continues ...": a year to come, and a verb that plans."""
    if c.lower[c.start : hit.start].strip() not in _YEAR_BEGINS:
        return None
    m = _YEARS.match(c.lower, hit.start, c.end)
    if m is None:
        return None
    at = _skip_connectors(c, m.end(), c.end)
    if not starts_with_agent(c.lexicon, c.lower, at, c.end):
        return None
    action, stop = scan_action(c.lexicon, c.lower, c.flow, at, min(c.end, at + AHEAD))
    if action < 0 or c.lower[action : kinds_at(c.lexicon, c.lower, action)[1]] not in _patterns().forward:
        return None
    reported = _patterns().past.search(c.lower, action, min(c.end, action + AHEAD))
    return None if reported else Opening(hit, (at, stop), action)


def _reports(lower: str, start: int, end: int) -> bool:
    """Tell whether a stretch holds a word or figure of report: not "đã" in "các việc đã được xã giao"."""
    m = _patterns().reported.search(lower, start, end)
    while m is not None:
        passive = lower.startswith("đã được ", m.start()) or lower.endswith("đã ", start, m.start())
        if not passive:
            return True
        m = _patterns().reported.search(lower, m.end(), end)
    return False


def _skip_blank(lower: str, position: int) -> int:
    return position + lower.startswith(" ", position)


def _forbid(c: Clause, hit: Hit) -> Opening | None:
    """Open with "(the schools) tuyệt đối không ...": the prohibition is the work."""
    begin = _clause_start(c.lower, c.start, hit.start)
    if _patterns().past.search(c.lower, c.start, hit.start):
        return None
    told = _skip_connectors(c, begin, hit.start)
    bare = not c.lower[told : hit.start].strip()
    if not (bare or starts_with_agent(c.lexicon, c.lower, told, hit.start)):
        return None
    return Opening(hit, (told, hit.start), hit.start)


def _speech(c: Clause, hit: Hit) -> Opening | None:
    """Open with "(he) nhấn mạnh, không để ...": a prohibition, or a verb that plans, right behind what is said."""
    m = _SAID.match(c.lower, hit.end)
    if m is None or m.end() >= c.end:
        return None
    at = m.end()
    if m[0][0] == ":" and hit.opener.cue in _ADDRESSING:
        year = _THIS_YEAR.match(c.lower, at)
        told = year.end() if year is not None else at
        if starts_with_agent(c.lexicon, c.lower, told, c.end):
            # "phát biểu: Hội đồng nghĩa vụ quân sự xã rà soát ..."
            action, stop = scan_action(c.lexicon, c.lower, c.flow, told, c.end)
            return Opening(hit, (told, stop), action) if action > told else None
    bits, after = kinds_at(c.lexicon, c.lower, at)
    planned = bool(bits) and c.lower[at:after] in _patterns().forward and hit.opener.cue == _STRESSED
    if not (bits & BAN or planned) or not action_at(c.lexicon, c.lower, at, c.end):
        return None
    if planned and c.lower.find(" là ", after, c.end) >= 0:
        # "nhấn mạnh, giữ vững đoàn kết là bài học": a subject.
        return None
    return Opening(hit, (at, at), at)


# Cues of the kind "announce" open nothing themselves.
_BY_KIND: dict[str, Callable[[Clause, Hit], Opening | None]] = {
    "forbid": _forbid,
    "speech": _speech,
    "order": _order,
    "assign": _assign,
    "sent": _sent,
    "passive": _immediate,
    "modal": _modal,
    "plan": _plan,
    "future": _future,
    "agree": _agree,
    "pledge": _pledge,
    "continue": _continue,
    "strive": _strive,
    "aim": _aim,
    "year": _year,
}
