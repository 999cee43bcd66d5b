"""A date as precise as the text says, never more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date whose unknown parts stay unknown.

    Parameters
    ----------
    year, month, day, hour, minute : int or None
        The parts that the text gives; None where it is silent.

    Examples
    --------
    >>> PartialDate(2021, 10, 25).iso()
    '2021-10-25'
    >>> PartialDate(1972, 12).iso()
    '1972-12'
    >>> PartialDate(None, 9, 28).iso()
    '--09-28'
    >>> PartialDate(2023, 9, 29, 10, 5).iso()
    '2023-09-29T10:05'
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None

    @property
    def precision(self) -> str:
        """The smallest part known: ``minute``, ``hour``, ``day``, ``month``, ``year`` or ``none``."""
        for name in ("minute", "hour", "day", "month", "year"):
            if getattr(self, name) is not None:
                return name
        return "none"

    def iso(self) -> str:
        """Give the ISO 8601 form, cut where knowledge ends; ``--MM-DD`` where the year is unknown."""
        text = f"{self.year:04d}" if self.year is not None else "-"
        if self.month is None:
            return text if self.year is not None else ""
        text += f"-{self.month:02d}"
        if self.day is None:
            return text
        text += f"-{self.day:02d}"
        if self.hour is None:
            return text
        return f"{text}T{self.hour:02d}:{self.minute or 0:02d}"

    def to_datetime(self) -> datetime | None:
        """Give a ``datetime`` where at least the day is known, else None."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return datetime(self.year, self.month, self.day, self.hour or 0, self.minute or 0)
