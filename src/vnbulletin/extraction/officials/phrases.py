"""Longest-match lookup of phrases at a position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
_FIRST_WORD = re.compile(r"[^\W_]+")


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

    __slots__ = ("_by_first", "openers")

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
        #: The words with which the phrases begin.
        self.openers = frozenset(self._by_first)

    def match(self, lower: str, position: int, accept: Callable[[T], bool] | None = None) -> tuple[int, T] | None:
        """Give the end and the value of the longest phrase at ``position`` that ends with a word and is accepted."""
        first = _FIRST_WORD.match(lower, position)
        if first is None:
            return None
        candidates = self._by_first.get(first[0])
        if candidates is None:
            return None
        for phrase, length, value in candidates:
            if lower.startswith(phrase, position):
                end = position + length
                if (end == len(lower) or not (lower[end].isalnum() and phrase[-1].isalnum())) and (
                    accept is None or accept(value)
                ):
                    return end, value
        return None
