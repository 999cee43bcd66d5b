"""The table of words that tell short lines apart."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.tables import load_table


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """Load the words of one kind, longest first."""
    return tuple(sorted((r["word"] for r in load_table("line_words") if r["kind"] == kind), key=len, reverse=True))


def alternation(kind: str) -> str:
    """Give a pattern that matches any word of one kind."""
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in words_of(kind)) + ")"
