"""The genre's stop words and fixed phrases."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import ahocorasick

from vnbulletin.tables import load_table
from vnbulletin.text import View

if TYPE_CHECKING:
    from collections.abc import Iterable


def fold_word(word: str) -> str:
    """Give the one form under which a word is counted, however it is spelled.

    Examples
    --------
    >>> fold_word("Huyện  uỷ")
    'huyện ủy'
    """
    return " ".join(View(word).text.lower().split())


@cache
def load_stop_words() -> frozenset[str]:
    """Load the words that say nothing about the content of a bulletin."""
    return frozenset(fold_word(row["word"]) for row in load_table("stop_words"))


@cache
def load_phrases() -> frozenset[str]:
    """Load the fixed phrases of the genre."""
    return frozenset(fold_word(row["phrase"]) for row in load_table("genre_phrases"))


def choose_words(choice: bool | Iterable[str], shipped: frozenset[str]) -> frozenset[str]:
    """Give the shipped list (True), none (False), or the caller's own."""
    if isinstance(choice, bool):
        return shipped if choice else frozenset()
    return frozenset(map(fold_word, choice))


class PhraseFinder:
    """Finds fixed phrases; the longest of those that start first.

    Parameters
    ----------
    phrases : frozenset of str
        Folded phrases.
    """

    def __init__(self, phrases: frozenset[str]) -> None:
        self._automaton: Any = None
        if phrases:
            self._automaton = ahocorasick.Automaton()
            for phrase in phrases:
                self._automaton.add_word(phrase, len(phrase))
            self._automaton.make_automaton()

    def find(self, lower: str) -> list[tuple[int, int]]:
        """Give the spans of phrases in a folded text, without overlap."""
        if self._automaton is None:
            return []
        hits = []
        for last, size in self._automaton.iter(lower):
            start, end = last - size + 1, last + 1
            if (start == 0 or not lower[start - 1].isalnum()) and (end == len(lower) or not lower[end].isalnum()):
                hits.append((start, end))
        spans: list[tuple[int, int]] = []
        for start, end in sorted(hits, key=lambda span: (span[0], -span[1])):
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
        return spans
