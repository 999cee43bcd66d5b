"""Where an action begins: the verb at a position, or the first one after an addressee."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.lexicon import ADVERB, BAN, FIRST_WORD, INITIAL, NOMINAL, VERB, alternation, words_of
from vnbulletin.text.limits import note_limit

if TYPE_CHECKING:
    from vnbulletin.extraction.tasks.lexicon import Lexicon

#: A word, with what separates it from the next kept out.
WORD = re.compile(r"[^\W_]+(?:[-/.'][^\W_]+)*")
_NEXT = re.compile(r" ?([^\W_]+)")
_PHRASE = re.compile(r"([^\W\d_]+)(?:,? ([^\W\d_]+)(?: ([^\W\d_]+))?)?")
#: An addressee longer than this is no addressee.
REACH = 420
#: More adverbs or modals in a row than these are no language.
MOST_ADVERBS = 4
#: What somebody's work is takes no more than this.
_LONGEST_ROLE = 80
#: "Không thể để ..." states, it sets nothing.
_STATED = ("không thể ", "không có ", "không phải ")
# Behind a modal these make no action: "cần thiết", "cần được", "phải là", "sẽ có".
_NO_ACTION = ("thiết", "được", "bị", "là", "có")


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(words_of(name))


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words_of('role'))})(?!\w)")


@cache
def _behind_role() -> re.Pattern[str]:
    return re.compile(r" (?:(?:cần )?phải |cần |(tiếp tục ))")


@cache
def _named_bodies() -> dict[str, re.Pattern[str]]:
    """Give what goes on a first word to the name of a body that is called after what it does, by that word."""
    rests: dict[str, list[str]] = {}
    for name in words_of("named after work"):
        first, _, rest = name.partition(" ")
        rests.setdefault(first, []).append(rest)
    return {first: re.compile(rf" (?:{alternation(words)})(?![^\W\d_])") for first, words in rests.items()}


def kinds_at(lexicon: Lexicon, lower: str, position: int) -> tuple[int, int]:
    """Give the kinds of the longest word of action at a position, and where it ends.

    Returns
    -------
    tuple of (int, int)
        Bits of ``lexicon`` (0 where no such word stands there) and the end.
    """
    m = FIRST_WORD.match(lower, position)
    if m is None or m[0] not in lexicon.verb_heads:
        return 0, position
    m = _PHRASE.match(lower, position)
    if m is None:
        return 0, position
    verbs = lexicon.verbs
    for group in (3, 2, 1):
        end = m.end(group)
        if end > 0:
            bits = verbs.get(lower[position:end])
            if bits:
                return bits, end
    return 0, position


def action_at(lexicon: Lexicon, lower: str, position: int, end: int) -> int:
    """Tell whether an action begins at a position, where a clause may begin.

    Returns
    -------
    int
        End of its first word, 0 where none begins.
    """
    bits, after = kinds_at(lexicon, lower, position)
    for _ in range(MOST_ADVERBS):
        if bits != ADVERB or after >= end or lower[after] != " ":
            break
        bits, after = kinds_at(lexicon, lower, after + 1)
    if not bits & (VERB | BAN | INITIAL) or lower[after : after + 1] == ":":
        # "Căn cứ: ..." is a label.
        return 0
    if lower.startswith(_STATED, position):
        return 0
    if bits & NOMINAL and lower.startswith(" viên", after):
        return 0
    if lower.startswith("tổ chức", position) and next_word(lower, after) in _class("body"):
        return 0
    if lower.startswith("lãnh đạo", position) and not kinds_at(lexicon, lower, after + 1)[0]:
        return 0
    return after


def next_word(lower: str, position: int) -> str:
    """Give the word at or after a blank at a position."""
    m = _NEXT.match(lower, position)
    return m[1] if m is not None else ""


def find_action(lexicon: Lexicon, lower: str, flow: str, position: int, end: int) -> tuple[int, int]:
    """Find the first action past an addressee; verbs that are short or also nouns count where no other stands.

    Returns
    -------
    tuple of (int, int)
        As ``scan_action`` gives.
    """
    found = scan_action(lexicon, lower, flow, position, end, tell=False)
    if found[0] < 0:
        found = scan_action(lexicon, lower, flow, position, end, INITIAL, tell=False)
    elif lower.find(",", position, found[0]) >= 0:
        # "yêu cầu các xóm họp dân, bàn việc góp công": the short verb before the comma comes first.
        short = scan_action(lexicon, lower, flow, position, found[0], INITIAL, tell=False)
        if short[0] >= 0 and lower.find(",", short[0], found[0]) >= 0:
            found = short
    if found[0] > position + 1 and found[0] == found[1]:
        found = _skip_role(lexicon, lower, found[0], end) or found
    # "yêu cầu các đại đội kiểm tra kho": where nothing else is asked for, the group does it and isn't named after it.
    return found if found[0] >= 0 else scan_action(lexicon, lower, flow, position, end, NOMINAL)


def describes(lower: str, position: int) -> bool:
    """Tell whether a word of action at a position may say what somebody's work is: "cán bộ làm công tác ..."."""
    return _role().match(lower, position) is not None


def _skip_role(lexicon: Lexicon, lower: str, position: int, end: int) -> tuple[int, int] | None:
    """Find the action behind a description of who is told: "đơn vị chủ trì lễ hội phải cử người"."""
    if not describes(lower, position):
        return None
    comma = lower.find(",", position, end)
    for m in _behind_role().finditer(lower, position, min(comma if comma >= 0 else end, position + _LONGEST_ROLE)):
        start = m.start(1) if m[1] else m.end()
        if kinds_at(lexicon, lower, start)[0]:
            return start, start if m[1] else m.start() + 1
    return None


def scan_action(
    lexicon: Lexicon, lower: str, flow: str, position: int, end: int, also: int = 0, *, tell: bool = True
) -> tuple[int, int]:
    """Find the first action at or after a position, past an addressee.

    Parameters
    ----------
    lexicon : Lexicon
        The words.
    lower, flow : str
        The page's text.
    position, end : int
        Where the addressee begins, and the clause's end.
    also : int
        Kinds of words that count besides verbs and prohibitions.
    tell : bool
        Note where the limit of the reach was met.

    Returns
    -------
    tuple of (int, int)
        Where the action begins and where the addressee ends (the same, or the place of a modal before the
        action); ``(-1, -1)`` where there is none.
    """
    stop = min(end, position + REACH)
    modals, breaks, qualified, names = _class("modal"), _class("break"), _class("qualified"), _named_bodies()
    groups = _class("group")
    previous = ""
    denied = -1
    first = True
    at = position
    while True:
        m = WORD.search(lower, at, stop)
        if m is None:
            if tell and stop < end:
                told = f"no action within {REACH} characters behind the words that set a task; it was looked for there"
                note_limit("limit.addressee", told, position, stop)
            return -1, -1
        start, at = m.span()
        word = m[0]
        if word in modals:
            follow = _after_modal(modals, lower, at, end)
            if follow >= 0:
                # "không cần dài": the denial is part of what is asked for.
                return (start - len("không "), start - len("không ")) if previous == "không" else (follow, start)
        elif not first and word == "được" and lower[at : at + 1] == " " and kinds_at(lexicon, lower, at + 1)[0]:
            # "yêu cầu các đơn vị được giám sát khắc phục": what is done to them says who they are.
            behind = kinds_at(lexicon, lower, at + 1)[1]
            comma = lower.find(",", behind, stop)
            found = scan_action(lexicon, lower, flow, behind, comma if comma >= 0 else stop, also, tell=False)
            return found if found[0] > behind else (-1, -1)
        elif word == "là" and previous in _class("capacity"):
            # "đề nghị hội với vai trò là cụm trưởng tổng hợp": as what they act.
            pass
        elif not first and (word in breaks or (previous == "về" and word in _class("matter"))):
            return -1, -1
        elif not first and previous in _class("matter") and f"{word} {next_word(lower, at)}" in _class("means"):
            # "kiến nghị xã các biện pháp phòng ngừa": what is asked for is no action.
            return -1, -1
        if word in names:
            name = names[word].match(lower, at)
            if name is not None:
                # "đề nghị ban soạn thảo tiếp thu": the verb is a body's name.
                at, previous, first = name.end(), "", False
                continue
        bits, after = kinds_at(lexicon, lower, start)
        if first and word == "với":
            # "mong với lòng yêu nghề, thầy cô sẽ ...": the subject stands before the modal.
            modal = lower.find(" sẽ ", start, stop)
            at = modal if modal >= 0 else at
        if bits & (INITIAL | NOMINAL) and f"{word} {next_word(lower, at)}" in lexicon.agents:
            bits = 0
        begins = first or lower[start - 2 : start] == ": "
        if bits and (begins or flow[start].islower()):
            if bits & (VERB | BAN | also) or (begins and bits & INITIAL):
                if previous == "chưa":
                    # "các xã chưa phê duyệt quy hoạch hoàn thành ...": what they haven't done says who they are.
                    denied = after + 1
                elif not (bits & NOMINAL and start == denied) and (
                    (also == NOMINAL and previous in groups) or not _is_noun(bits, lower, start, after, previous)
                ):
                    return start, start
                at = after
            elif (
                bits & ADVERB
                and (previous not in qualified or previous in groups)
                and lower[after : after + 1] == " "
                and (first or kinds_at(lexicon, lower, after + 1)[0])
            ):
                return start, start
        elif flow[start].isupper():
            # The words inside a name ("Sở Xây dựng", "Ban Thường vụ") must not be read from their second syllable on.
            pair = _NEXT.match(lower, at)
            if after > at:
                at = after
            elif pair is not None and f"{word} {pair[1]}" in lexicon.agents:
                at = pair.end()
        previous = word
        first = False


def _is_noun(bits: int, lower: str, start: int, after: int, previous: str) -> bool:
    if lower.startswith("tổ chức", start):
        return previous in _class("counting") or next_word(lower, after) in _class("body") or lower[start - 2] == ","
    word = lower[start:after]
    if " " not in word and f"{previous} {word}" in _class("compound"):
        return True
    # "báo cáo viên", "tuyên truyền viên" are people.
    if lower.startswith(" của ", after) or lower.startswith("hợp tác xã", start):
        return True
    return bool(bits & NOMINAL) and (previous in _class("qualified") or lower.startswith(" viên", after))


def _after_modal(modals: frozenset[str], lower: str, position: int, end: int) -> int:
    """Give where the action after a modal begins: any word, the modal's own repetitions left out."""
    for _ in range(MOST_ADVERBS):
        m = _NEXT.match(lower, position)
        if m is None or m.end() > end:
            return -1
        if m[1] not in modals:
            return -1 if m[1] in _NO_ACTION else m.start(1)
        position = m.end()
    return -1
