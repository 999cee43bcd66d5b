"""Who is the same person within a bulletin: repeated names, and posts that stand for a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.mentions import Mention
from vnbulletin.extraction.officials.names import CAPITAL
from vnbulletin.extraction.officials.normalise import read_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbulletin.extraction.officials.lexicon import Lexicon
    from vnbulletin.extraction.officials.posts import Post

_THING_BEFORE = re.compile(r"(?:đường|phố|trường|thpt|thcs|tiểu học|phường|xã|mang tên|giải|cầu|quỹ|ảnh|tin|bài)[ :]+$")
_GENERIC_AFTER = re.compile(r" ?(?:các|và các|ở các|từng|mỗi|hoặc)\b")
_REPRESENTS = re.compile(r"(?:,| -|-)? ?(?:đại diện|thay mặt|thân nhân|con (?:trai|gái)|vợ|chồng|cháu) ")


def keep_officials(lower: str, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Keep the names of officials: introduced with a post somewhere on the page, or called comrade or by a rank."""
    known = {lower[m.start : m.end] for m in mentions if any(True for _ in m.posts)}
    kept: list[Mention] = []
    for m in mentions:
        name = lower[m.start : m.end]
        if name in lexicon.figures:
            continue
        announced = m.honorific == "comrade" or (m.rank and not m.honorific)
        if name in known or (announced and not _REPRESENTS.match(lower, m.stop)):
            kept.append(m)
    return kept


def find_repeats(flow: str, lower: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Find later mentions of known names that nothing announces."""
    taken = {(m.start, m.end) for m in mentions}
    repeats: list[Mention] = []
    for name in {flow[m.start : m.end] for m in mentions if m.posts}:
        at = flow.find(name)
        while at >= 0:
            end = at + len(name)
            if (at, end) not in taken and _stands_for_person(flow, lower, at, end):
                taken.add((at, end))
                repeats.append(Mention(start=at, end=end, stop=end, onset=at, group=-1 - at))
            at = flow.find(name, end)
    return repeats


def _stands_for_person(flow: str, lower: str, start: int, end: int) -> bool:
    if start and (flow[start - 1].isalnum() or flow[start - 1] == "-"):
        return False
    if end < len(flow) and flow[end].isalnum():
        return False
    if start > 1 and flow[start - 1] == " " and flow[start - 2].isalnum():
        # Part of a longer name: "Trường THCS Trần Văn Bình".
        previous = flow.rfind(" ", 0, start - 1) + 1
        if (
            CAPITAL.match(flow, previous)
            and not flow[:start].rstrip().endswith((".", ":"))
            and previous > 0
            and flow[previous - 1] == " "
        ):
            return False
    if end + 1 < len(flow) and flow[end] == " " and flow[end + 1].isupper() and flow[end - 1] not in ".,":
        return False
    return _THING_BEFORE.search(lower, max(0, start - 16), start) is None


def number_persons(lower: str, mentions: Sequence[Mention]) -> tuple[list[int], list[str | None]]:
    """Number the persons of a page in order of appearance, and say why a later mention is one of them."""
    numbers: dict[str, int] = {}
    persons: list[int] = []
    evidence: list[str | None] = []
    for m in mentions:
        name = lower[m.start : m.end]
        seen = name in numbers
        persons.append(numbers.setdefault(name, len(numbers)))
        evidence.append("same full name" if seen else None)
    return persons, evidence


def link_post(
    flow: str, lower: str, post: Post, holders: Iterable[tuple[int, Post]]
) -> tuple[int | None, str | None] | None:
    """Say which person a post without a name means.

    Parameters
    ----------
    flow, lower : str
        The page's text, and the same in small letters.
    post : Post
        The post without a name.
    holders : iterable of (int, Post)
        The posts of the page's persons.

    Returns
    -------
    tuple of (int or None, str or None), or None
        The person and the evidence; None where the post stands for no single person.
    """
    if post.plural or post.title.weak or post.name_start is not None or _GENERIC_AFTER.match(lower, post.end):
        return None
    title, body = read_parts(flow, post)
    body = body.lower()
    best: dict[int, int] = {}
    for person, held in holders:
        held_title, held_body = read_parts(flow, held)
        if held_title != title or held.former:
            continue
        held_body = held_body.lower()
        if body == held_body:
            score = 3
        elif not body or not held_body or held_body.startswith(body) or body.startswith(held_body):
            score = 2
        elif body.endswith(held_body) or held_body.endswith(body):
            score = 1
        else:
            continue
        best[person] = max(score, best.get(person, 0))
    if not best:
        return None, None
    top = max(best.values())
    fitting = [p for p, s in best.items() if s == top]
    if len(fitting) > 1:
        return None, "held by more than one person of the page"
    return fitting[0], "same post" if top == 3 else "same title, organisation compatible"
