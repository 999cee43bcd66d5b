"""What stands in front of a citation: date and issuer of a new document, and what is done with it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import ahocorasick

from vnbulletin.extraction.references.after import DAY, iso_date
from vnbulletin.extraction.references.bodies import find_author, find_body_before
from vnbulletin.extraction.references.spelling import bound, old_spellings
from vnbulletin.extraction.references.types import words_of_kind
from vnbulletin.tables import load_table

_WINDOW = 240
_SHORTEST_CLAUSE = 4
# What stands between the year in brackets of a reference list and the document.
_AFTER_YEAR = frozenset({". ", ") ", ", ", ": "})
_RELATION_WINDOW = 90
_ENDS = (". ", "; ", "! ", "? ", "\n")


def find_clause_start(lower: str, start: int, floor: int = 0) -> int:
    """Give where the clause before a position starts, looking back a bounded way and not before ``floor``.

    Examples
    --------
    >>> find_clause_start("Hội nghị kết thúc. Thực hiện ", 29)
    19
    """
    low = max(floor, start - _WINDOW)
    for sign in _ENDS:
        at = lower.rfind(sign, low, start)
        if at >= 0:
            low = at + len(sign)
    return low


@cache
def _issue_endings() -> tuple[tuple[str, ...], dict[str, int]]:
    """Give what may stand right before a new document, and how long each verb is with its article."""
    endings: dict[str, int] = {}
    for verb in words_of_kind("issue"):
        for article in ("", " các", " một số", " bản"):
            for form in old_spellings(verb + article):
                endings[" " + form] = len(form)
    return tuple(endings), endings


# With what a clause ends that gives the day of the document behind it.
_TOLD = (":", "tại", "theo", "bằng")


@cache
def _last_words() -> frozenset[str]:
    """Give the words with which a clause ends that tells of the document behind it."""
    return frozenset({tail.rsplit(" ", 1)[-1] for tail in _issue_endings()[0]}.union(_TOLD))


# No longer is the last word of a clause that matters here, with the blanks behind it.
_LAST_WORD = 40
_DATED_BEFORE = re.compile(bound(rf"(?:ngày\s+)?{DAY}(?:\s*:\s*$|,?\s+(?:tại|theo|bằng)\s+$|,?\s+(?=\S))"))


def read_before(text: str, lower: str, floor: int, start: int) -> tuple[str | None, tuple[int, int] | None]:
    """Read date and issuer of a document from the clause in front of its citation.

    Parameters
    ----------
    text, lower : str
        Normalised text and its lower-case form.
    floor, start : int
        Where the citation before this one ends, and where this one starts.

    Returns
    -------
    tuple of (str or None, (int, int) or None)
        ISO date, and where the issuer stands.

    Examples
    --------
    >>> text = "Ngày 01/02/2024, UBND tỉnh ban hành Công văn"
    >>> read_before(text, text.lower(), 0, text.index("Công văn"))
    ('2024-02-01', (17, 26))
    """
    date = None
    issuer = find_author(text, start) if lower[start - 2 : start] in _AFTER_YEAR else None
    if issuer is not None:
        return None, issuer
    # Most clauses end with another word than those that tell of a day or an issuer, so they need not be read.
    low = start - _LAST_WORD
    near = lower[low if low > floor else floor : start].rstrip()
    last = near[near.rfind(" ") + 1 :]
    if last not in _last_words() and last[-1:] != ":" and "\n" not in last:
        return None, None
    clause = find_clause_start(lower, start, floor)
    if start - clause < _SHORTEST_CLAUSE:
        return None, None
    head = lower[clause:start].replace("\n", " ").rstrip()
    tails, lengths = _issue_endings()
    if head.endswith(tails):
        longest = max(n for tail, n in lengths.items() if head.endswith(tail))
        issuer = find_body_before(text, clause, clause + len(head) - longest)
        told = issuer is not None and head.endswith(" tại") and issuer[0] > clause + 2
        if issuer is not None and told and not lower.startswith("của ", issuer[0] - 4):
            # "giao Sở Tài chính tại Công văn": the body is told to do something.
            issuer = None
    if issuer is not None or head.endswith(_TOLD):
        for m in _DATED_BEFORE.finditer(lower, clause, start):
            if m.end() == start or (issuer is not None and m.end() <= issuer[0] <= m.end() + 24):
                date = iso_date(m[1], m[2], m[3])
    return date, issuer


@cache
def _relations() -> Any:
    automaton = ahocorasick.Automaton()
    for row in load_table("relation_verbs"):
        for form in old_spellings(row["words"]):
            automaton.add_word(form, (len(form), row["relation"]))
    for sign in _ENDS:
        automaton.add_word(sign, (len(sign), None))
    automaton.make_automaton()
    return automaton


#: Where the first stands in a clause, the second does not change what is done ("sơ kết 5 năm thực hiện").
_STRONGER = frozenset({("reviews", "implements"), ("details", "implements")})


def find_relation(lower: str, floor: int, start: int) -> str | None:
    """Give what the clause in front of a citation does with the document.

    Examples
    --------
    >>> find_relation("hội nghị sơ kết 5 năm thực hiện ", 0, 32)
    'reviews'
    >>> find_relation("căn cứ ", 0, 7)
    'based_on'
    """
    window = lower[max(floor, start - _RELATION_WINDOW) : start]
    last: str | None = None
    reach = -1
    stop = len(window)
    for end, (length, relation) in _relations().iter(window):
        if relation is None:
            # A clause ends here: what was done in it is done.
            last, reach = None, -1
            continue
        begin = end - length + 1
        if (begin and window[begin - 1].isalnum()) or (end + 1 < stop and window[end + 1].isalnum()):
            continue
        if begin <= reach and last is not None and length <= reach - begin + 1:
            # A word inside a longer phrase that has been read.
            continue
        reach = end
        if last is not None and (last, relation) in _STRONGER:
            continue
        last = relation
    return last
