"""The words of directives, loaded once from the tables and indexed for matching at a position."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import ahocorasick

from vnbulletin.tables.loader import load_table, split_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Bits of a word's kinds in ``Lexicon.verbs``.
VERB, INITIAL, BAN, ADVERB, NOMINAL = 1, 2, 4, 8, 16
#: The first syllable of a word of action.
FIRST_WORD = re.compile(r"[^\W\d_]+")
_BITS = {"verb": VERB, "initial": INITIAL, "ban": BAN, "adverb": ADVERB}


@dataclass(frozen=True, slots=True)
class Opener:
    """A cue that opens a directive.

    Parameters
    ----------
    cue, kind : str
        As in the table ``task_openers``.
    before, after : tuple of str
        What right before or right after the cue makes it none, with the blank that joins them.
    """

    cue: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words that the finding of tasks depends on.

    Parameters
    ----------
    openers : tuple of Opener
        Cues of directives.
    automaton : ahocorasick.Automaton
        Finds them all in one pass.
    verbs : mapping of str to int
        Words of action with the bits of their kinds.
    verb_heads : frozenset of str
        Their first syllables: where another stands, nothing need be looked up.
    agents, things : frozenset of str
        First words of names of those who act, and pairs that look like one and aren't.
    connectors : re.Pattern
        Matches connectors at a position, several in a row.
    stop_start : re.Pattern
        Matches a stopper at the start of a clause.
    stop_anywhere : re.Pattern
        Finds a stopper in a clause.
    """

    openers: tuple[Opener, ...]
    automaton: Any
    verbs: Mapping[str, int]
    verb_heads: frozenset[str]
    agents: frozenset[str]
    things: frozenset[str]
    connectors: re.Pattern[str]
    stop_start: re.Pattern[str]
    stop_anywhere: re.Pattern[str]


def alternation(words: Iterable[str]) -> str:
    """Write words as one alternation, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a class of the table ``task_words``.

    Examples
    --------
    >>> "đã" in words_of("past")
    True
    """
    return tuple(row["word"] for row in load_table("task_words") if row["class"] == name)


def whole_words(words: Iterable[str], letter: str = r"\w") -> str:
    """Write words as an alternation that matches them whole, with no ``letter`` on either side.

    What stands before a word is looked at behind its first letter: a pattern all of whose branches begin with a
    letter is searched for several times faster than one that begins by looking back.

    Examples
    --------
    >>> bool(re.search(whole_words(["rà", "rà soát"]), "và rà")), bool(re.search(whole_words(["rà"]), "trà"))
    (True, False)
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    branches = (
        rf"{re.escape(first)}(?<!{letter}{re.escape(first)})(?:{alternation(rests)})"
        for first, rests in sorted(by_letter.items())
    )
    return f"(?:{'|'.join(branches)})(?!{letter})"


def any_of(name: str) -> str:
    """Write the words of a class as an alternation of whole words."""
    return whole_words(words_of(name))


@cache
def load_lexicon() -> Lexicon:
    """Load the lexicon from the tables.

    Examples
    --------
    >>> load_lexicon().verbs["tăng cường"] & VERB
    1
    """
    openers = tuple(
        Opener(
            row["cue"],
            row["kind"],
            tuple(f"{w} " for w in split_list(row["blocked_before"])),
            tuple(w if w in ",." else f" {w}" for w in split_list(row["blocked_after"])),
        )
        for row in load_table("task_openers")
    )
    verbs: dict[str, int] = {}
    for row in load_table("task_verbs"):
        bits = sum(_BITS[kind] for kind in split_list(row["kind"]))
        verbs[row["verb"]] = bits | (NOMINAL if row["nominal"] else 0)
    connectors = [row["connector"] for row in load_table("task_connectors") if row["continues"] == "yes"]
    stoppers = load_table("task_stoppers")
    agents = load_table("task_agents")
    at_start = alternation(row["cue"] for row in stoppers if row["place"] == "start")
    anywhere = whole_words((row["cue"] for row in stoppers if row["place"] == "anywhere"), r"[^\W\d_]")
    automaton = ahocorasick.Automaton()
    for opener in openers:
        automaton.add_word(opener.cue, opener)
    automaton.make_automaton()
    return Lexicon(
        openers,
        automaton,
        verbs,
        frozenset(m[0] for m in map(FIRST_WORD.match, verbs) if m is not None),
        frozenset(row["word"] for row in agents if row["acts"] == "yes"),
        frozenset(row["word"] for row in agents if row["acts"] == "no"),
        re.compile(rf"(?:(?:{alternation(connectors)})(?![^\W\d_]| hóa)[,:]?\s*)+"),
        re.compile(rf"(?:{at_start})(?![^\W\d_])"),
        re.compile(anywhere),
    )
