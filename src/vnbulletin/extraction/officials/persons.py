"""Who is the same person within a bulletin: repeated names, and posts that stand for a name."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import ahocorasick

from vnbulletin.extraction.officials.mentions import Mention
from vnbulletin.extraction.officials.names import CAPITAL
from vnbulletin.extraction.officials.normalise import read_parts
from vnbulletin.text.limits import note_limit
from vnbulletin.text.matching import find_longest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vnbulletin.extraction.officials.lexicon import Lexicon
    from vnbulletin.extraction.officials.posts import Post

_THING_BEFORE = re.compile(r"(?:đường|phố|trường|thpt|thcs|tiểu học|phường|xã|mang tên|giải|cầu|quỹ|ảnh|tin|bài)[ :]+$")
#: Bodies and persons compared for one post; more than so many make any choice a guess.
_MOST_COMPARED = 64
_FEW = 40
_GENERIC_AFTER = re.compile(r" ?(?:các|và các|ở các|từng|mỗi|hoặc)\b")
_REPRESENTS = re.compile(r"(?:,| -|-)? ?(?:đại diện|thay mặt|thân nhân|con (?:trai|gái)|vợ|chồng|cháu) ")


def name_of(lower: str, mention: Mention) -> str:
    """Give the name by which a mention's person is known on the page."""
    return mention.full or lower[mention.start : mention.end]


def take_hints(lower: str, mentions: Sequence[Mention]) -> None:
    """Give those whom the page introduces in no other way the posts that they share with the one named behind them."""
    if not any(m.hint for m in mentions):
        return
    known = {lower[m.start : m.end] for m in mentions if m.posts}
    for m in mentions:
        if m.hint and not m.posts and lower[m.start : m.end] not in known:
            m.posts.extend(m.hint)


def keep_officials(lower: str, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Keep the names of officials: introduced with a post somewhere on the page, or called comrade or by a rank.

    A given name alone ("đồng chí Tuấn") is kept where exactly one official named before it bears it.
    """
    known = {lower[m.start : m.end] for m in mentions if m.posts}
    given: dict[str, set[str]] = {}
    kept: list[Mention] = []
    for m in mentions:
        name = lower[m.start : m.end]
        if " " not in name and "'" not in name:
            bearers = given.get(name, set())
            if len(bearers) == 1 and not m.posts:
                (m.full,) = bearers
                kept.append(m)
            continue
        if name in lexicon.figures:
            continue
        if name in known:
            given.setdefault(name.rpartition(" ")[2], set()).add(name)
        announced = m.honorific == "comrade" or (m.rank and not m.honorific)
        if name in known or m.leaves or (announced and not _REPRESENTS.match(lower, m.stop)):
            kept.append(m)
    return kept


def keep_acting(lower: str, mentions: Sequence[Mention], roles: Sequence[str | None]) -> list[int]:
    """Give the indexes of mentions whose persons hold a post or act as an official does.

    A "đồng chí" without any post on the page who only receives a badge is a Party member, not an official.
    """
    known = {
        name_of(lower, m)
        for m, role in zip(mentions, roles, strict=True)
        if m.posts or m.leaves or role not in (None, "receive", "other")
    }
    return [i for i, m in enumerate(mentions) if name_of(lower, m) in known]


def find_repeats(flow: str, lower: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Find later mentions of known names that nothing announces."""
    taken = {(m.start, m.end) for m in mentions}
    repeats: list[Mention] = []
    for at, end in _find_all(flow, sorted({flow[m.start : m.end] for m in mentions if m.posts})):
        if (at, end) not in taken and _stands_for_person(flow, lower, at, end):
            taken.add((at, end))
            repeats.append(Mention(start=at, end=end, stop=end, onset=at, group=-1 - at))
    return repeats


def _find_all(text: str, names: list[str]) -> Iterator[tuple[int, int]]:
    """Find all occurrences of names: few by search, many in one pass."""
    if len(names) <= _FEW:
        for name in names:
            at = text.find(name)
            while at >= 0:
                yield at, at + len(name)
                at = text.find(name, at + len(name))
        return
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, (len(name),))
    automaton.make_automaton()
    for start, end, _ in find_longest(automaton, text):
        yield start, end


def _stands_for_person(flow: str, lower: str, start: int, end: int) -> bool:
    if start and (flow[start - 1].isalnum() or flow[start - 1] == "-"):
        return False
    if end < len(flow) and flow[end].isalnum():
        return False
    if start > 1 and flow[start - 1] == " " and flow[start - 2].isalnum():
        # Part of a longer name: "Trường THCS Trần Văn Bình".
        previous = flow.rfind(" ", 0, start - 1) + 1
        if previous > 0 and flow[previous - 1] == " " and CAPITAL.match(flow, previous):
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
        name = name_of(lower, m)
        seen = name in numbers
        persons.append(numbers.setdefault(name, len(numbers)))
        why = "given name of one official only" if m.full else "same full name"
        evidence.append(why if seen else None)
    return persons, evidence


class PostHolders:
    """The posts of the page's persons, to look up whom a post without a name means.

    Parameters
    ----------
    flow : str
        The page's text.
    holders : iterable of (int, Post)
        Persons' numbers with their posts.
    """

    __slots__ = ("_by_title", "_flow")

    def __init__(self, flow: str, holders: Iterable[tuple[int, Post]]) -> None:
        self._flow = flow
        self._by_title: dict[str, dict[str, list[int]]] = {}
        for person, post in holders:
            if post.former:
                continue
            title, body = read_parts(flow, post)
            persons = self._by_title.setdefault(title, {}).setdefault(body.lower(), [])
            if person not in persons[:_MOST_COMPARED]:
                persons.append(person)

    def find(self, lower: str, post: Post) -> tuple[int | None, str | None] | None:
        """Say which person a post without a name means, and why; None where it stands for no single person.

        Parameters
        ----------
        lower : str
            The page in small letters.
        post : Post
            The post without a name.
        """
        if post.plural or post.title.weak or post.name_start is not None or _GENERIC_AFTER.match(lower, post.end):
            return None
        title, body = read_parts(self._flow, post)
        bodies = self._by_title.get(title, {})
        body = body.lower()
        persons = bodies.get(body, [])
        evidence = "same post"
        if not persons:
            evidence = "same title, organisation compatible"
            if len(bodies) > _MOST_COMPARED:
                told = f"{len(bodies):,} bodies have this post; the first {_MOST_COMPARED} were compared"
                note_limit("limit.persons", told, post.start, post.end)
            compatible = (
                people
                for held, people in islice(bodies.items(), _MOST_COMPARED)
                if not body or not held or held.startswith(body) or body.startswith(held)
            )
            persons = sorted({p for people in compatible for p in people[:_MOST_COMPARED]})
        if len(persons) > 1:
            return None, "held by more than one person of the page"
        return (persons[0], evidence) if persons else (None, None)
