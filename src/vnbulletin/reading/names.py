"""Sets of names written as one line of words."""

from __future__ import annotations


def split_names(words: str) -> frozenset[str]:
    """Split a line of words into a set.

    Examples
    --------
    >>> sorted(split_names("td th"))
    ['td', 'th']
    """
    return frozenset(words.split())
