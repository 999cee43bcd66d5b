"""A word of the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word, possibly of several syllables.

    Parameters
    ----------
    text : str
        The slice of the caller's text, inner spaces as written.
    start, end : int
        Half-open offsets into the caller's text.
    form : str or None
        The form that the model's own driver would return where it rewrites the word (only in
        compatible mode); None where it is the text itself.
    """

    text: str
    start: int
    end: int
    form: str | None = None
