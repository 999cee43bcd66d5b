"""Where an action begins: the verb at a position, or the first one after an addressee."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.lexicon import ADVERB, BAN, INITIAL, NOMINAL, VERB

if TYPE_CHECKING:
    from vnbulletin.extraction.tasks.lexicon import Lexicon

#: A word, with what separates it from the next kept out.
WORD = re.compile(r"[^\W_]+(?:[-/.'][^\W_]+)*")
_NEXT = re.compile(r" ?([^\W_]+)")
_PHRASE = re.compile(r"([^\W\d_]+)(?:,? ([^\W\d_]+)(?: ([^\W\d_]+))?)?")
#: An addressee longer than this is no addressee.
REACH = 420
# After these a word that can be a qualifier is one: "cơ quan quản lý", "cán bộ tuyên truyền".
_QUALIFIED = frozenset(
    "quan bộ lượng người tác sự việc động ngành ban phòng tổ đội chủ nhóm các những mỗi từng số phận giải biện nhà trình "
    "hoạch án phí trong khi nghề vực".split()
)
# After these "tổ chức" is a noun.
_COUNTED = frozenset("các những mỗi từng số cấp hệ".split())
# "tổ chức" is a noun before these.
_BODIES = frozenset("đảng chính đoàn cơ công hội xã kinh quần tín cá tôn và thành tương quốc mặt trong liên này khác".split())
#: A modal stands between the addressee and whatever verb; the action begins after it.
MODALS = frozenset({"cần", "phải", "hãy", "sẽ", "nên"})
# Words that end the search for an action behind an addressee: a report begins or another clause does.
_BREAKS = frozenset({"đã", "đang", "là", "vì", "bởi", "được", "bị", "nhằm", "cho biết"})


def kinds_at(lexicon: Lexicon, lower: str, position: int) -> tuple[int, int]:
    """Give the kinds of the longest word of action at a position, and where it ends.

    Returns
    -------
    tuple of (int, int)
        Bits of ``lexicon`` (0 where no such word stands there) and the end.
    """
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
    if not bits:
        return 0
    if bits & (VERB | BAN | INITIAL):
        if lower.startswith("tổ chức", position) and next_word(lower, after) in _BODIES:
            return 0
        if lower.startswith("lãnh đạo", position) and not kinds_at(lexicon, lower, after + 1)[0]:
            return 0
        return after
    return after if after < end and lower[after] == " " and action_at(lexicon, lower, after + 1, end) else 0


def next_word(lower: str, position: int) -> str:
    """Give the word at or after a blank at a position."""
    m = _NEXT.match(lower, position)
    return m[1] if m is not None else ""


def scan_action(lexicon: Lexicon, lower: str, flow: str, position: int, end: int) -> tuple[int, int]:
    """Find the first action at or after a position, past an addressee.

    Returns
    -------
    tuple of (int, int)
        Where the action begins and where the addressee ends (the same, or the place of a modal before the
        action); ``(-1, -1)`` where there is none.
    """
    stop = min(end, position + REACH)
    previous = ""
    first = True
    at = position
    while True:
        m = WORD.search(lower, at, stop)
        if m is None:
            return -1, -1
        start, at = m.span()
        word = m[0]
        if word in MODALS:
            follow = _after_modal(lower, at, end)
            if follow >= 0:
                return follow, start
        elif word in _BREAKS and not first:
            return -1, -1
        bits, after = kinds_at(lexicon, lower, start)
        if first and word == "với" and " sẽ " in lower[start:stop]:
            # "mong muốn với tinh thần đoàn kết, chi bộ sẽ ..."
            at = lower.index(" sẽ ", start, stop)
        if bits & (INITIAL | NOMINAL) and f"{word} {next_word(lower, at)}" in lexicon.agents:
            bits = 0
        begins = first or lower[start - 2 : start] == ": "
        if bits and (begins or flow[start].islower()):
            if bits & (VERB | BAN) or (begins and bits & INITIAL):
                if not _is_noun(bits, lower, start, after, previous):
                    return start, start
            elif bits & ADVERB and lower[after : after + 1] == " ":
                next_bits, _ = kinds_at(lexicon, lower, after + 1)
                if next_bits and previous not in _QUALIFIED:
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
        return previous in _COUNTED or next_word(lower, after) in _BODIES or lower[start - 2 : start - 1] == ","
    # "báo cáo viên", "tuyên truyền viên" are people.
    return bool(bits & NOMINAL) and (previous in _QUALIFIED or lower.startswith(" viên", after))


def _after_modal(lower: str, position: int, end: int) -> int:
    """Give where the action after a modal begins: any word, the modal's own repetitions left out."""
    m = _NEXT.match(lower, position)
    while m is not None and m.end() <= end:
        if m[1] in MODALS:
            m = _NEXT.match(lower, m.end())
            continue
        if m[1] in ("thiết", "được", "là", "có"):
            return -1
        return m.start(1)
    return -1
