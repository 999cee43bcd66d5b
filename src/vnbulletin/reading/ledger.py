"""The record of what a reader left out of the text on purpose."""

from __future__ import annotations

from collections import Counter


class Ledger:
    """Counts of parts left out, by kind.

    Examples
    --------
    >>> ledger = Ledger()
    >>> ledger.add("script"); ledger.add("script"); ledger.add("hidden element", 12)
    >>> ledger.entries()
    ('2 scripts', '1 hidden element (12 characters)')
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.characters: Counter[str] = Counter()

    def add(self, kind: str, characters: int = 0, n: int = 1) -> None:
        """Record parts of a kind, with the characters of text that they held."""
        self.counts[kind] += n
        self.characters[kind] += characters

    def entries(self) -> tuple[str, ...]:
        """Give one entry a kind, in order of first appearance."""
        entries = []
        for kind, n in self.counts.items():
            plural = kind if n == 1 else f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
            held = self.characters[kind]
            entries.append(f"{n} {plural}" + (f" ({held} character{'s' * (held != 1)})" if held else ""))
        return tuple(entries)
