"""Longest-match lookup of phrases at a position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
_FIRST_WORD = re.compile(r"[^\W_]+")
_SECOND_WORD = re.compile(r"[^\w\n]+([^\W_]+)")
#: From so many phrases with one first word on, the second word is looked up as well.
_MANY = 6


class PhraseBook(Generic[T]):
    """Phrases with values, matched whole-word and longest first at one position of a lower-cased text.

    Parameters
    ----------
    entries : iterable of (str, T)
        Lower-case phrases with their values; of two equal phrases the first counts.

    Examples
    --------
    >>> book = PhraseBook([("ban", 1), ("ban dân vận", 2)])
    >>> book.match("ban dân vận huyện", 0)
    (11, 2)
    >>> book.match("bang", 0) is None
    True
    """

    __slots__ = ("_by_first", "_by_second", "openers")

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        grouped: dict[str, dict[str, T]] = {}
        for phrase, value in entries:
            first = _FIRST_WORD.match(phrase)
            if first is not None:
                grouped.setdefault(first[0], {}).setdefault(phrase, value)
        self._by_first: dict[str, tuple[tuple[str, int, T], ...]] = {
            word: tuple((p, len(p), v) for p, v in sorted(phrases.items(), key=lambda item: -len(item[0])))
            for word, phrases in grouped.items()
        }
        #: Where many begin alike: the phrases by their second word, each with those that have none.
        self._by_second: dict[str, dict[str, tuple[tuple[str, int, T], ...]]] = {}
        for word, candidates in self._by_first.items():
            if len(candidates) >= _MANY:
                seconds = [_SECOND_WORD.match(c[0], len(word)) for c in candidates]
                keys = {m[1] for m in seconds if m is not None}
                self._by_second[word] = {
                    key: tuple(c for c, m in zip(candidates, seconds, strict=True) if m is None or m[1] == key)
                    for key in keys
                }
                self._by_first[word] = tuple(c for c, m in zip(candidates, seconds, strict=True) if m is None)
        #: The words with which the phrases begin.
        self.openers = frozenset(self._by_first)

    def match(self, lower: str, position: int, accept: Callable[[T], bool] | None = None) -> tuple[int, T] | None:
        """Give the end and the value of the longest phrase at ``position`` that ends with a word and is accepted."""
        first = _FIRST_WORD.match(lower, position)
        if first is None:
            return None
        word = first[0]
        candidates = self._by_first.get(word)
        if candidates is None:
            return None
        by_second = self._by_second.get(word)
        if by_second is not None:
            second = _SECOND_WORD.match(lower, first.end())
            if second is not None:
                candidates = by_second.get(second[1], candidates)
        for phrase, length, value in candidates:
            if lower.startswith(phrase, position):
                end = position + length
                if (end == len(lower) or not (lower[end].isalnum() and phrase[-1].isalnum())) and (
                    accept is None or accept(value)
                ):
                    return end, value
        return None
