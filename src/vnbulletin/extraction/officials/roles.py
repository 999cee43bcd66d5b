"""What a mention does at the event: the verb that governs it, after the name or before the list."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.phrases import PhraseBook
from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.officials.mentions import Mention

_WORD = re.compile(r"[^\W_]+")
_AFTER_WINDOW = 170
_BEFORE_WINDOW = 320
#: What stands right before a name that the verb on its left governs: "Dự có", "Chủ trì là", a list's colon.
_GOVERNED = re.compile(
    r"(?:\bcó|\bgồm|\bgồm có|\bcó sự (?:tham dự|tham gia|có mặt|hiện diện) của|\bsự (?:tham dự|tham gia|có mặt|"
    r"hiện diện|chủ trì|điều hành|chỉ đạo|chứng kiến) của|\blà|:|\bphía [^.;\n]{2,60} có)[ \n•+*\d.)-]*$"
)
_OBJECT = re.compile(
    r"(?:\bcho|\bđối với|\btheo|\bcủa|\bbầu|\bbổ nhiệm|\bchúc mừng|"
    r"\bđề cử|\bcùng|\bvới|\bđiều động|\bchỉ định|\bphân công)[ \n]*$"
)
_JOINT_END = re.compile(
    r"(?:cùng|tới|về|đã|đến|có mặt)? ?(?:tham )?dự(?: hội nghị| buổi lễ| chương trình| đại hội)?[.\s]*$"
)
_APPOINTED = re.compile(
    r"(?:bầu|bổ nhiệm|chỉ định|điều động|phê chuẩn|luân chuyển|hiệp thương|giới thiệu|phân công|giao)"
)


@cache
def _books() -> tuple[PhraseBook[str], PhraseBook[str]]:
    rows = load_table("role_verbs")
    before = PhraseBook((r["words"], r["role"]) for r in rows if r["side"] in ("before", "both"))
    after = PhraseBook((r["words"], r["role"]) for r in rows if r["side"] in ("after", "both"))
    return before, after


def _read_verbs(lower: str, start: int, end: int, book: PhraseBook[str], limit: int = 60) -> list[tuple[int, int, str]]:
    """Read the role verbs of a stretch, longest first, without overlap."""
    verbs: list[tuple[int, int, str]] = []
    at = start
    for _ in range(limit):
        word = _WORD.search(lower, at, end)
        if word is None:
            break
        found = book.match(lower, word.start())
        if found is not None and found[0] <= end:
            verbs.append((word.start(), found[0], found[1]))
            at = found[0]
        else:
            at = word.end()
    return verbs


def _govern_left(verbs: list[tuple[int, int, str]]) -> str | None:
    """Choose among the verbs on the left of a list: who chairs or speaks does more than attend."""
    roles = [role for _, _, role in verbs]
    if not roles:
        return None
    for role in ("chair", "attend"):
        if role in roles:
            if role == "attend" and roles[-1] in ("visit",) and roles[0] != "attend":
                return roles[-1]
            return role
    return roles[-1]


def assign_roles(lower: str, mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]) -> list[str | None]:
    """Give the role of every mention.

    Parameters
    ----------
    lower : str
        The page in small letters.
    mentions : sequence of Mention
        In text order.
    sentences : sequence of (int, int)
        For every mention the sentence that it stands in.

    Returns
    -------
    list of (str or None)
        One role a mention.
    """
    before, after = _books()
    roles: list[str | None] = [None] * len(mentions)
    open_role: str | None = None
    open_sentence = (-1, -1)
    i = 0
    while i < len(mentions):
        # One coordinated group: the mentions of a chain that share a sentence.
        j = i + 1
        while (
            j < len(mentions)
            and mentions[j].group == mentions[i].group
            and (sentences[j] == sentences[i] or _continues(lower, sentences[j - 1]))
        ):
            j += 1
        first, last = mentions[i], mentions[j - 1]
        start, _ = sentences[i]
        end = max(sentences[j - 1][1], last.stop)
        if open_sentence != sentences[i]:
            if not (
                open_role is not None
                and (_continues(lower, open_sentence) or _opens_item(lower, sentences[i][0], first.onset))
            ):
                open_role = None
            open_sentence = sentences[i]
        left_from = max(
            start, mentions[i - 1].stop if i and mentions[i - 1].stop > start else start, first.onset - _BEFORE_WINDOW
        )
        if left_from == start:
            left_from = _header_before(lower, start)
        left = _read_verbs(lower, left_from, first.onset, before)
        # The list's own head may lie on the line above.
        governed = _GOVERNED.search(lower, max(left_from, first.onset - 90), first.onset) is not None
        next_onset = mentions[j].onset if j < len(mentions) else len(lower)
        right_to = min(end, last.stop + _AFTER_WINDOW, next_onset)
        role = None
        if governed and left:
            role = open_role = _govern_left(left)
        elif left and left[-1][1] >= first.onset - 1:
            # "vinh dự đón tiếp đồng chí ...": the name is the verb's object.
            role = left[-1][2]
        elif left and _OBJECT.search(lower, max(left_from, first.onset - 14), first.onset):
            role = left[-1][2]
            if role == "speak" and left[-1][1] < first.onset - 12:
                role = None
        carried = role is None and not left and open_role is not None
        if carried and not _opens_item(lower, sentences[i][0], first.onset):
            role = open_role
        if role is None:
            role = _first_right(lower, last.stop, right_to, after)
            if role is not None and carried:
                # A sentence of its own ends the list.
                open_role = None
            elif carried:
                role = open_role
            if role is None and _JOINT_END.search(lower, max(last.stop, end - 60), end):
                role = "attend"
        if role is None and left:
            role = _govern_left(left[-2:])
        if first.appointed or last.appointed:
            role = "receive"
        for k in range(i, j):
            roles[k] = "receive" if mentions[k].appointed else role
        open_sentence = sentences[j - 1]
        i = j
    return roles


def _opens_item(lower: str, start: int, onset: int) -> bool:
    """Tell whether a mention opens its sentence, so that it may be the next item of a list."""
    return onset - start < 5 and lower[start:onset].strip(" -+•*0123456789.)") == ""


def _header_before(lower: str, start: int) -> int:
    """Give the start of the line above where it ends with a colon and so heads the list."""
    end = start
    while end and lower[end - 1] in " \n-+•*0123456789.)":
        end -= 1
    if end and lower[end - 1] == ":" and "\n" in lower[end:start]:
        return max(lower.rfind("\n", 0, end) + 1, end - _BEFORE_WINDOW)
    return start


def _continues(lower: str, sentence: tuple[int, int]) -> bool:
    """Tell whether a list goes on after a line that ends with a separator."""
    end = sentence[1]
    while end > sentence[0] and lower[end - 1] in " \n":
        end -= 1
    return end > 0 and lower[end - 1] in ":;,"


def _first_right(lower: str, start: int, end: int, book: PhraseBook[str]) -> str | None:
    stop = lower.find(";", start, end)
    if stop >= 0 and not lower.startswith((" và ", " đồng thời "), stop + 1):
        end = stop
    verbs = _read_verbs(lower, start, end, book, limit=28)
    if not verbs:
        return None
    return verbs[0][2]


def is_appointment(lower: str, start: int, end: int) -> bool:
    """Tell whether the words between a name and a post say that the post is acquired."""
    return _APPOINTED.search(lower, start, end) is not None
