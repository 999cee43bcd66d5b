"""Dates as Vietnamese official prose writes them, matched at a position, never guessed.

The grammar is narrow on purpose: general date parsers fill missing parts from today's date and cut
"ngày 25 tháng 10 năm 2017" into three wrong dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vnbulletin.model.dates import PartialDate

_SEP = r"\s?[/.\-]\s?"
_NUMERIC = rf"(?P<d1>\d{{1,2}})(?P<sep>{_SEP})(?P<m1>\d{{1,2}})(?:(?P=sep)|{_SEP})(?P<y1>(?:19|20)\d\d)(?!\d)"
_WORDS = (
    r"(?P<d2>\d{1,2})\s{0,2}(?:tháng|/)\s{0,2}(?P<m2>\d{1,2})\s{0,2},?\s{0,2}(?:năm|/)\s{0,2}"
    r"(?P<y2>(?:19|20)\d\d)(?!\d)"
)
_DAY_MONTH = r"(?P<d3>\d{1,2})(?:\s?[/\-]\s?|\s{1,2}tháng\s{1,2})(?P<m3>\d{1,2})(?![\d%]|[/.,\-]\d)"
_MONTH_YEAR = (
    r"(?:tháng\s{1,2})?(?P<m4>\d{1,2})\s?(?:/|-)\s?(?P<y4>(?:19|20)\d\d)(?!\d)"
    r"|tháng\s{1,2}(?P<m5>\d{1,2})\s{1,2}năm\s{1,2}(?P<y5>(?:19|20)\d\d)(?!\d)"
)
_YEAR = r"năm\s{1,2}(?P<y6>(?:19|20)\d\d)(?!\d)"
_AT = re.compile(
    rf"(?:ngày\s{{1,2}})?(?:{_NUMERIC}|{_WORDS})|{_MONTH_YEAR}|(?:ngày\s{{1,2}})?{_DAY_MONTH}|{_YEAR}", re.IGNORECASE
)
_HINT = re.compile(r"(?<![\d/.,\-])\d{1,2}\s?[/.\-]|(?<!\w)(?:ngày|tháng|năm)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date and where it stands (offsets into the string that was searched)."""

    start: int
    end: int
    value: PartialDate


def _valid(day: int | None, month: int | None) -> bool:
    return (day is None or 1 <= day <= 31) and (month is None or 1 <= month <= 12)


def match_date(text: str, position: int) -> DateMatch | None:
    """Match a date that starts at ``position``.

    Parameters
    ----------
    text : str
        Normalised text.
    position : int
        Where the date (or its "ngày") starts.

    Returns
    -------
    DateMatch or None
        The longest date there.

    Examples
    --------
    >>> match_date("ngày 25 tháng 10 năm 2021 của", 0).value.iso()
    '2021-10-25'
    >>> match_date("30-5-2019", 0).value.iso()
    '2019-05-30'
    >>> match_date("28/9, Ban", 0).value.iso()
    '--09-28'
    >>> match_date("12/1972)", 0).value.iso()
    '1972-12'
    """
    m = _AT.match(text, position)
    if m is None:
        return None
    g = m.groupdict()

    def number(*names: str) -> int | None:
        for name in names:
            if g[name] is not None:
                return int(g[name])
        return None

    day, month, year = (
        number("d1", "d2", "d3"),
        number("m1", "m2", "m3", "m4", "m5"),
        number("y1", "y2", "y4", "y5", "y6"),
    )
    if not _valid(day, month):
        return None
    return DateMatch(m.start(), m.end(), PartialDate(year, month, day))


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMatch]:
    """Find the dates of a stretch of text, left to right, without overlap."""
    stop = len(text) if end is None else end
    at = start
    while True:
        hint = _HINT.search(text, at, stop)
        if hint is None:
            return
        found = match_date(text, hint.start())
        if found is not None and found.end <= stop:
            yield found
            at = found.end
        else:
            at = hint.start() + 1
