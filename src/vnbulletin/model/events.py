"""What the bulletin reports on, and the commemorations of its banner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    """The event that a bulletin reports on.

    Parameters
    ----------
    text : str
        The event's name as written ("Hội nghị sơ kết ...").
    start, end : int
        Half-open offsets of that name.
    date : str or None
        ISO date as precise as known.
    date_text : str or None
        The date as written ("Chiều ngày 28/9").
    part_of_day : str or None
        ``morning``, ``noon``, ``afternoon``, ``evening`` or None.
    place, organiser : str or None
        As written.
    inferred : mapping of str to str
        Fields inferred, and from what (the year from the timestamp).
    """

    text: str
    start: int
    end: int
    date: str | None = None
    date_text: str | None = None
    part_of_day: str | None = None
    place: str | None = None
    organiser: str | None = None
    inferred: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A commemoration named in a banner.

    Parameters
    ----------
    text : str
        The commemoration as written, dates included.
    start, end : int
        Half-open offsets into the caller's text.
    name : str
        The same without the dates.
    date : str or None
        ISO date of the first event, as precise as given.
    until : str or None
        Second date where the text gives a span of years.
    """

    text: str
    start: int
    end: int
    name: str
    date: str | None = None
    until: str | None = None
