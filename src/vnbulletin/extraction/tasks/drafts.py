"""A directive found, before it is linked with persons, periods and documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbulletin.extraction.tasks.openings import Hit


@dataclass(frozen=True, slots=True)
class Draft:
    """A directive found, in view offsets.

    Parameters
    ----------
    start, end : int
        The directive.
    hit : Hit
        The cue that opened the mood.
    lead : tuple of (int, int)
        The sentence that holds the cue.
    opened : int
        Where the first action that the cue opened begins.
    before : tuple of (int, int) or None
        The sentence before that, in the same paragraph.
    addressee : tuple of (int, int)
        Who is told, empty where nobody is named.
    told : tuple of (int, int) or None
        Who the heading above says is told.
    sentence : tuple of (int, int)
        The sentence that the directive stands in.
    """

    start: int
    end: int
    hit: Hit
    lead: tuple[int, int]
    opened: int
    before: tuple[int, int] | None
    addressee: tuple[int, int]
    told: tuple[int, int] | None
    sentence: tuple[int, int]
