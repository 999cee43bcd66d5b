"""The commemorations that a banner names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbulletin.model import Anniversary, PartialDate
from vnbulletin.text.dates import DateMatch, find_dates, match_date

if TYPE_CHECKING:
    from vnbulletin.text import View

_BRACKET = re.compile(r"\(\s?(?=[^()\n]{0,60}\))")
# Commemorations reach further back than the dates of running text.
_DATE = re.compile(
    r"(?:ngày\s)?(?P<d>\d{1,2})\s?[/.\-]\s?(?P<m>\d{1,2})(?:\s?[/.\-]\s?(?P<y>1\d{3}|20\d\d))?(?![\d/])"
    r"|(?P<m2>\d{1,2})\s?[/\-]\s?(?P<y2>1\d{3}|20\d\d)(?!\d)|(?:năm\s)?(?P<y3>1\d{3}|20\d\d)(?!\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:-|đến|~)\s?")
_LEADIN = re.compile(
    r"(?:[\s;,.\-•*!]+|và\s|nhiệt liệt\s|chào mừng\s|hướng tới\s|thiết thực\s|thi đua lập thành tích\s|"
    r"lập thành tích\s|kỷ niệm\s(?!\d+ năm))+",
    re.IGNORECASE,
)


def _match_date(text: str, position: int) -> DateMatch | None:
    found = _DATE.match(text, position)
    if found is None:
        return match_date(text, position)
    day, month, year = found["d"], found["m"] or found["m2"], found["y"] or found["y2"] or found["y3"]
    if (day is not None and not 1 <= int(day) <= 31) or (month is not None and not 1 <= int(month) <= 12):
        return None
    value = PartialDate(*(int(part) if part is not None else None for part in (year, month, day)))
    return DateMatch(found.start(), found.end(), value)


def find_anniversaries(view: View, start: int, end: int) -> list[Anniversary]:
    """Find the commemorations of a banner.

    Parameters
    ----------
    view : View
        The page's view.
    start, end : int
        The banner, in view offsets.

    Returns
    -------
    list of Anniversary
        In text order; a span of years gives ``date`` and ``until``.

    Examples
    --------
    >>> from vnbulletin.text import View
    >>> view = View("Kỷ niệm Ngày truyền thống của ngành (15/10/1930 - 15/10/2024) và Ngày hội nghề (11/1985)")
    >>> [(a.name, a.date, a.until) for a in find_anniversaries(view, 0, len(view.text))]
    [('Ngày truyền thống của ngành', '1930-10-15', '2024-10-15'), ('Ngày hội nghề', '1985-11', None)]
    """
    text = view.text
    out: list[Anniversary] = []
    begin = start
    for bracket in _BRACKET.finditer(text, start, end):
        close = text.find(")", bracket.end(), end)
        first = _match_date(text, bracket.end())
        if close < 0 or first is None or first.end > close:
            continue
        until = None
        between = _RANGE.match(text, first.end)
        if between is not None and (second := _match_date(text, between.end())) is not None and second.end <= close:
            until = second.value.iso()
        # The name starts behind the last semicolon or line break, and behind the words that only celebrate.
        at = max(begin, text.rfind(";", begin, bracket.start()) + 1, text.rfind("\n", begin, bracket.start()) + 1)
        lead = _LEADIN.match(text, at, bracket.start())
        at = lead.end() if lead is not None else at
        name = text[at : bracket.start()].strip()
        begin = close + 1
        if name:
            s, e, written = view.cut(at, close + 1)
            out.append(Anniversary(written, s, e, name, first.value.iso(), until))
    if out:
        return out
    for found in find_dates(text, start, end):
        if found.value.day is not None or found.value.year is not None:
            at = max(start, text.rfind(";", start, found.start) + 1)
            lead = _LEADIN.match(text, at, found.start)
            at = lead.end() if lead is not None else at
            name = text[at : found.start].strip(" -,(")
            if name:
                s, e, written = view.cut(at, found.end)
                out.append(Anniversary(written, s, e, name, found.value.iso(), None))
    return out
