"""Periods and deadlines of tasks, as written and as a range of dates.

A deadline stands in the directive itself, a period in the words that introduce it. All text is lower case.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cache

from vnbulletin.extraction.tasks.lexicon import any_of

_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = rf"(?:\s?/\s?|\s?-\s?|,? năm )(?P<{{0}}>{_YEAR})"
_QUARTER = rf"quý (?P<quarter>iv|iii|ii|i|[1-4])(?:{_OF_YEAR.format('quarter_year')})?"
_MONTH = rf"tháng (?P<month>\d{{1,2}})(?:{_OF_YEAR.format('month_year')})?(?!\d|/\d)"
_LAST_MONTHS = rf"(?P<last>\d{{1,2}}) tháng cuối năm(?: (?P<last_year>{_YEAR}))?"
_TERM = rf"(?:nhiệm kỳ|giai đoạn) (?P<from>{_YEAR})\s?-\s?(?P<to>{_YEAR})"
_WHOLE_YEAR = rf"(?<!đầu )năm (?P<year>{_YEAR})(?!\s?-\s?{_YEAR})"
_END_OF_YEAR = rf"cuối năm(?: (?P<end_year>{_YEAR}))?"
_DEADLINE = re.compile(
    r"(?<!\w)(?P<limit>trước|chậm nhất(?: là)?(?: vào| trước)?|muộn nhất|đến hết|hết|từ nay đến(?: hết)?|"
    r"xong trước|không quá|đến)"
    rf"(?: \d{{1,2}} giờ| \d{{1,2}}h(?:\d\d)?)?(?: thứ \w+)?,? "
    rf"(?:(?:ngày )?(?P<day>\d{{1,2}})\s?[/.\-]\s?(?P<day_month>\d{{1,2}})"
    rf"(?:\s?[/.\-]\s?(?P<day_year>{_YEAR}))?(?!\d)|{_QUARTER}|{_MONTH}|{_WHOLE_YEAR}|{_END_OF_YEAR})",
)
_WITHIN = re.compile(
    rf"(?<!\w)(?:trong|ngay trong|vào|xong trong) (?:{_QUARTER}|{_MONTH}|{_LAST_MONTHS}|{_WHOLE_YEAR})(?!\w)"
)
_DIGIT = re.compile(r"\d")
#: What every deadline or period of time has: looking for these first is cheap.
_LIMITS = ("trước", "đến", "hết", "nhất", "quá")
_INSIDE = ("trong", "vào")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PREPOSITION = re.compile(r"(?:trong|từ|vào|ngay trong|xong trong) (?=\S)")


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_LAST_MONTHS}|(?:trong )?{_QUARTER}|(?:trong )?{_MONTH}|{_TERM}|(?:trong )?{_WHOLE_YEAR}"
        rf"|(?:trong )?{any_of('vague period')}|từ nay đến {_END_OF_YEAR})(?!\w)"
    )


@dataclass(frozen=True, slots=True)
class Period:
    """A period found (offsets into the searched text) with its ISO range.

    Parameters
    ----------
    start, end : int
        Half-open offsets.
    first, last : str or None
        ISO dates; None where open or unknown.
    dated : bool
        Whether the year was taken from elsewhere.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    dated: bool


def find_deadline(lower: str, start: int, end: int, year: int | None) -> Period | None:
    """Find the deadline that a directive states in its own words.

    Examples
    --------
    >>> text = "hoàn thành quyết toán trước ngày 20/12/2024 và công khai"
    >>> find_deadline(text, 0, len(text), None).last
    '2024-12-20'
    >>> find_deadline("báo cáo trong quý ii", 0, 20, 2025).last
    '2025-06-30'
    """
    # Every deadline has a digit, a quarter or "cuối năm" too.
    if _DIGIT.search(lower, start, end) is None and not _holds(lower, start, end, ("quý i", "cuối năm")):
        return None
    if _holds(lower, start, end, _LIMITS):
        m = _DEADLINE.search(lower, start, end)
        if m is not None:
            return _make(m, year, True)
    if _holds(lower, start, end, _INSIDE):
        m = _WITHIN.search(lower, start, end)
        if m is not None:
            return _make(m, year, False)
    return None


def _holds(lower: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    return any(lower.find(word, start, end) >= 0 for word in words)


def find_period(lower: str, start: int, end: int, year: int | None) -> Period | None:
    """Find the period that a lead-in announces for the directives after it; the last one named counts.

    Examples
    --------
    >>> text = "nhiệm vụ trọng tâm 3 tháng cuối năm 2023 là"
    >>> period = find_period(text, 0, len(text), None)
    >>> text[period.start:period.end], period.first, period.last
    ('3 tháng cuối năm 2023', '2023-10-01', '2023-12-31')
    """
    last: re.Match[str] | None = None
    for m in _announced().finditer(lower, start, end):
        last = m
    return _make(last, year, False) if last is not None else None


def _make(m: re.Match[str], year: int | None, limit: bool) -> Period | None:
    g = m.groupdict()
    start = m.start()
    if not limit:
        lead = _PREPOSITION.match(m.string, start, m.end())
        start = lead.end() if lead is not None else start
    written = next(
        (g[k] for k in ("day_year", "quarter_year", "month_year", "last_year", "year", "end_year") if g.get(k)), None
    )
    base = int(written) if written else year
    first, last = _range(g, base)
    if limit and last is not None:
        first = None
    known = first is not None or last is not None
    return Period(start, m.end(), first, last, known and written is None and not g.get("from"))


def _range(g: dict[str, str | None], year: int | None) -> tuple[str | None, str | None]:
    """Give the first and the last day; the last only where the year is known."""
    begin, end = g.get("from"), g.get("to")
    if begin and end:
        return f"{begin}-01-01", f"{end}-12-31"
    if year is None:
        return None, None
    day, day_month = g.get("day"), g.get("day_month")
    if day and day_month:
        d, month = int(day), int(day_month)
        if 1 <= month <= 12 and 1 <= d <= calendar.monthrange(year, month)[1]:
            return f"{year}-{month:02d}-{d:02d}", f"{year}-{month:02d}-{d:02d}"
        return None, None
    quarter = g.get("quarter")
    if quarter:
        q = _ROMAN.get(quarter) or int(quarter)
        return _months(year, 3 * q - 2, 3 * q)
    last_months = g.get("last")
    if last_months:
        n = int(last_months)
        return _months(year, 13 - n, 12) if 1 <= n <= 12 else (None, None)
    month_text = g.get("month")
    if month_text:
        month = int(month_text)
        return _months(year, month, month) if 1 <= month <= 12 else (None, None)
    if g.get("year"):
        return _months(year, 1, 12)
    if "end_year" in g and g.get("limit"):
        return None, f"{year}-12-31"
    return None, None


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{calendar.monthrange(year, last)[1]:02d}"
