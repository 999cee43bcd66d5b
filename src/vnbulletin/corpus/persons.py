"""Who is who across bulletins: mentions of one name sorted into persons.

Two mentions are one person where the name and a body agree and nothing speaks against it. A name alone is not
enough: Vietnam has few family names, and "Nguyễn Văn Hùng, Chủ tịch UBND xã" is hundreds of people. Where the
evidence doesn't suffice, namesakes stay apart and are marked as possibly one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from vnbulletin.text import View

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longest silence within one person's record; a career in one body is longer, a gap in its reports is not.
_LONGEST_GAP_DAYS = 15 * 365
#: A body that is named after its place: "Huyện ủy Tây Sơn", "Ủy ban nhân dân xã Trà Nú", "Đảng ủy Trà Nú".
_CAPITALISED = r"[A-ZĐÀ-ỸÂÊÔĂƠƯ][\w'’-]*"
_NAMED_PLACE = re.compile(
    r"(?:\b(?:tỉnh|huyện|quận|xã|phường|thị trấn|thị xã|thành phố|đặc khu)|"
    r"\b(?:[Tt]ỉnh|[Hh]uyện|[Tt]hành|[Qq]uận|[Tt]hị|[Đđ]ảng) ủy|\b(?:[Tt]ỉnh|[Hh]uyện|[Tt]hành|[Tt]hị) đoàn|"
    r"\b[Đđ]ảng bộ|\b[Cc]hi bộ)"
    rf" ({_CAPITALISED}(?: {_CAPITALISED}| \d+)*)$"
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a mention, as far as it tells persons apart."""

    title: str
    organisation: str | None
    level: str | None
    system: str | None
    former: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person of one bulletin, all its mentions there together.

    Parameters
    ----------
    doc_id : str
        The bulletin.
    person : int
        The person's number in the bulletin.
    name : str
        As written most fully.
    posts : tuple of Post
        All posts that the bulletin gives.
    seen : date or None
        When.
    place : str or None
        Where the bulletin is from.
    mentions : int
        How often.
    """

    doc_id: str
    person: int
    name: str
    posts: tuple[Post, ...]
    seen: date | None
    place: str | None
    mentions: int = 1


@dataclass(slots=True)
class Person:
    """Appearances that are one person.

    Parameters
    ----------
    appearances : list of Appearance
        In time order.
    evidence : list of str
        Why they are one, without repetition.
    maybe : set of int
        Indices of namesakes that may be the same person.
    """

    appearances: list[Appearance]
    evidence: list[str] = field(default_factory=list)
    maybe: set[int] = field(default_factory=set)

    def add(self, appearance: Appearance, why: str) -> None:
        """Take one more appearance."""
        self.appearances.append(appearance)
        if why not in self.evidence:
            self.evidence.append(why)


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """Give the form under which names are compared: one spelling, one case, single spaces.

    Examples
    --------
    >>> fold_name("LÊ THỊ  HOÀ") == fold_name("Lê Thị Hòa")
    True
    """
    return " ".join(View(name.lower()).text.split())


@lru_cache(maxsize=65_536)
def find_place(organisation: str) -> str | None:
    """Find the place that a body is named after.

    Examples
    --------
    >>> find_place("Ban Tổ chức Huyện ủy Tây Sơn"), find_place("Ủy ban nhân dân huyện"), find_place("Sở Y tế")
    ('tây sơn', None, None)
    """
    found = _NAMED_PLACE.search(organisation)
    return found[1].lower() if found else None


def resolve_name(appearances: Iterable[Appearance]) -> list[Person]:
    """Sort the appearances of one name into persons.

    Parameters
    ----------
    appearances : iterable of Appearance
        All of one folded name.

    Returns
    -------
    list of Person
        In the order in which they are first seen.
    """
    # Those who say most come first: a bare name is compared with what is known by then.
    ordered = sorted(appearances, key=lambda a: (not a.posts, a.seen or date.max, a.doc_id, a.person))
    persons: list[Person] = []
    for appearance in ordered:
        verdicts = [_compare(appearance, person) for person in persons]
        best = max((score for score, _ in verdicts), default=0)
        matches = [i for i, (score, _) in enumerate(verdicts) if score == best]
        if best >= _SAME and len(matches) == 1:
            persons[matches[0]].add(appearance, verdicts[matches[0]][1])
            continue
        new = len(persons)
        persons.append(Person([appearance]))
        for i, (score, _) in enumerate(verdicts):
            if score >= _MAYBE:
                persons[i].maybe.add(new)
                persons[new].maybe.add(i)
    order = sorted(
        range(len(persons)), key=lambda i: min((a.seen or date.max, a.doc_id) for a in persons[i].appearances)
    )
    place_of = {old: new for new, old in enumerate(order)}
    for person in persons:
        person.maybe = {place_of[i] for i in person.maybe}
        person.appearances.sort(key=lambda a: (a.seen or date.max, a.doc_id, a.person))
    return [persons[i] for i in order]


_DIFFERENT, _MAYBE, _SAME = 0, 1, 2


def _compare(appearance: Appearance, person: Person) -> tuple[int, str]:
    """Weigh whether an appearance is a person: below ``_SAME`` it is not taken for it."""
    others = person.appearances
    if any(other.doc_id == appearance.doc_id for other in others):
        return _DIFFERENT, "two persons of one bulletin"
    if not _near_in_time(appearance, others):
        return _MAYBE, "years apart"
    best = (_DIFFERENT, "")
    for other in others:
        verdict = _compare_two(appearance, other)
        if verdict[0] == _DIFFERENT and verdict[1] == "other place":
            # Somebody who has been seen elsewhere at the same level meanwhile is somebody else.
            return verdict
        best = max(best, verdict)
    return best


def _compare_two(one: Appearance, other: Appearance) -> tuple[int, str]:
    same_place = one.place is not None and one.place == other.place
    if not one.posts or not other.posts:
        # A bare name in the news of the same place: likely, and never more than that.
        return (_MAYBE, "no post given")
    central = "central" in {p.level for p in one.posts} and "central" in {p.level for p in other.posts}
    places = [{find_place(p.organisation) for p in a.posts if p.organisation} - {None} for a in (one, other)]
    if places[0] and places[1] and not places[0] & places[1] and _levels(one) & _levels(other):
        return _DIFFERENT, "other place"
    if one.place and other.place and not same_place and not central and not places[0] & places[1]:
        return _DIFFERENT, "other place"
    anchored = same_place or central or bool(places[0] & places[1])
    best = (_MAYBE, "no body in common")
    for p in one.posts:
        for q in other.posts:
            best = max(best, _compare_posts(p, q, anchored))
    if best[0] == _MAYBE and same_place and _levels(one) & _levels(other):
        return _SAME, "same place and level"
    return best


def _compare_posts(p: Post, q: Post, anchored: bool) -> tuple[int, str]:
    if not p.organisation or not q.organisation:
        return _MAYBE, "no body given"
    a, b = fold_name(p.organisation), fold_name(q.organisation)
    same_title = fold_name(p.title) == fold_name(q.title)
    if p.system == q.system and p.level == q.level and (a == b or _is_part(a, b) or _is_part(b, a)):
        if same_title and a == b:
            return _SAME + 1 + anchored, "same post"
        if anchored:
            return _SAME + 1, "same body"
        if same_title:
            return _SAME, "same post, place not said in both"
    return _MAYBE, "no body in common"


def _is_part(inner: str, outer: str) -> bool:
    """Tell "huyện ủy" in "ban tổ chức huyện ủy" and in "huyện ủy tây sơn"."""
    return len(inner) >= 6 and (outer.endswith(" " + inner) or outer.startswith(inner + " "))


def _levels(appearance: Appearance) -> set[str]:
    return {p.level for p in appearance.posts if p.level}


def _near_in_time(appearance: Appearance, others: list[Appearance]) -> bool:
    seen = [a.seen for a in others if a.seen]
    if appearance.seen is None or not seen:
        return True
    return min(abs((appearance.seen - s).days) for s in seen) <= _LONGEST_GAP_DAYS
