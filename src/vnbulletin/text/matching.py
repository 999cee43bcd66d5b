"""Which of the keys that an automaton finds in a text count where they overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def find_longest(automaton: Any, text: str | Sequence[int]) -> Iterator[tuple[int, int, Any]]:
    """Find the keys of an automaton that start first and, of those, reach farthest; what they overlap is left out.

    The automaton's own ``iter_long`` promises this, but misses keys: in pyahocorasick 2.1 within longer beginnings, and
    in 2.3 still at the end of a text (its pull requests 174 and 224).

    Parameters
    ----------
    automaton : ahocorasick.Automaton
        Ready to search; each value is a tuple that begins with the length of its key.
    text : str or sequence of int
        As the keys are.

    Yields
    ------
    tuple of (int, int, tuple)
        Start, end and value.

    Examples
    --------
    >>> import ahocorasick
    >>> automaton = ahocorasick.Automaton()
    >>> for key in ("ban", "ban tổ chức", "tổ", "chức vụ"):
    ...     automaton.add_word(key, (len(key), key))
    True
    True
    True
    True
    >>> automaton.make_automaton()
    >>> [(start, value[1]) for start, _, value in find_longest(automaton, "ban tổ chức vụ, ban")]
    [(0, 'ban tổ chức'), (16, 'ban')]
    """
    # No two keys start and end at the same places, so that values are never compared.
    hits = [(last + 1 - value[0], -last, value) for last, value in automaton.iter(text)]
    hits.sort()
    reached = 0
    for start, last, value in hits:
        if start >= reached:
            reached = 1 - last
            yield start, reached, value
