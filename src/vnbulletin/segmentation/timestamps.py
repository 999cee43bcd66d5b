"""Publication lines: every shape in which portals print when a page was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from vnbulletin.model import PartialDate
from vnbulletin.segmentation.cues import load_cues

_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS |= {name: i for i, name in enumerate(_ROMAN, 1)}
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS |= {name: i for i, name in enumerate(_ENGLISH, 1)}
_ENGLISH_NAME = "(?:" + "|".join(_ENGLISH) + r")[a-z]{0,6}"
_MONTH_NAME = "|".join(sorted((m for m in _MONTHS if not m.isascii() or m in ("hai", "ba")), key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DATE = (
    rf"(?:ngày\s)?(?P<d>\d{{1,2}})\s?(?P<s>[/.\-])\s?(?P<m>\d{{1,2}})\s?(?:(?P=s)|[/.\-])\s?(?P<y>{_YEAR})"
    rf"|(?:ngày\s)?(?P<rd>\d{{1,2}})\s?[/.\-]\s?(?P<rm>x?i{{1,3}}|i?[vx]|vi{{1,3}})\s?[/.\-]\s?(?P<ry>{_YEAR})"
    rf"|(?P<iy>{_YEAR})[/\-](?P<im>\d\d)[/\-](?P<id>\d\d)(?!\d)t?"
    rf"|(?:ngày\s)?(?P<wd>\d{{1,2}})\s?,?\s?(?:tháng|thg|th)\s?(?P<wm>\d{{1,2}}|{_MONTH_NAME})(?!\w)"
    rf"\s?,?\s?(?:năm\s)?(?P<wy>{_YEAR})"
    rf"|(?:tháng|thg|th)\s?(?P<nm>\d{{1,2}}|{_MONTH_NAME})\s(?P<nd>\d{{1,2}})\s?,\s?(?P<ny>{_YEAR})"
    rf"|(?P<ed>\d{{1,2}})\s(?P<em>{_ENGLISH_NAME}),?\s(?P<ey>{_YEAR})"
    rf"|(?P<am>{_ENGLISH_NAME})\s(?P<ad>\d{{1,2}}),\s?(?P<ay>{_YEAR})"
)
_TIME = (
    r"(?:lúc\s)?(?P<h>[01]?\d|2[0-4])\s?(?::|h|g|giờ)\s?(?P<min>[0-5]\d)(?!\d)(?:\s?(?::|phút)\s?[0-5]\d(?!\d))?"
    r"(?:\s?phút|p(?![\w.]))?'?(?:\s?(?P<half>sa|ch|am|pm|a\.m\.?|p\.m\.?|sáng|chiều|tối)(?!\w))?"
    r"|(?:lúc\s)?(?P<h2>[01]?\d|2[0-4])\s?(?:h|giờ)(?!\w)"
)
_WEEKDAY = (
    r"(?:thứ\s?(?:hai|ba|tư|bốn|năm|sáu|bảy|bẩy|[2-7])|chủ\s?nhật|c\.?nhật|(?:t[2-7]|cn)(?=[\s,])"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\w)"
)
_GMT = r"[\[(]?\s?(?:gmt|utc)\s?[+\-]?\s?\d{1,2}(?::?\d\d)?\s?[\])]?"
# Labels that no table knows: "Thời điểm lên trang:", "Ngày đăng bài viết :".
_OTHER_LABEL = (
    r"(?:[^\W\d]{1,8} ){0,3}(?:đăng|cập nhật|xuất bản|lên trang|đưa tin|đăng tải|phát hành)(?: [^\W\d]{1,8}){0,3}\s?:"
)
# Icons of calendars and clocks stand between the parts as well as commas and bars do.
_SEPARATOR = r"(?:[^\w.!?\"]|_|(?<= )\.(?= ))+"
# "(nhằm mùng 6 tháng 9 năm Giáp Thìn)": the day of the lunar calendar behind that of the other.
_LUNAR = r"\(?\s?(?:nhằm|tức|âm lịch|al)(?!\w)[^()|]{2,50}(?:\)|âm lịch\)?)"
_UNIT = "(?:giây|phút|giờ|ngày|tuần|tháng|năm)"
_AGO = re.compile(rf"(?:khoảng )?\d{{1,3}} {_UNIT}(?: \d{{1,2}} {_UNIT})? trước|vừa xong")
_AGO_SHORT = re.compile(rf"\d{{1,2}} {_UNIT}(?=\s?[·•])")
_HINT = re.compile(
    r"\d(?:\s?[/.\-]\s?(?:\d{1,2}|[ivx]{1,4})\s?[/.\-]\s?(?:19|20)\d\d|\d{3}[/\-]\d\d[/\-]\d\d)(?!\d)"
    r"|\bthg?\.? ?\d{1,2},? \d"
)
_ENGLISH_HINT = re.compile(rf"\d\s{_ENGLISH_NAME},?\s{_YEAR}|{_ENGLISH_NAME}\s\d{{1,2}},\s?{_YEAR}")
_MONTH_HINT = re.compile(rf"tháng\s?\w{{1,4}}(?: \w{{3,4}})?[\s,]{{1,3}}(?:\d{{1,2}}\s?, ?|năm )?{_YEAR}")


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A publication time in a line.

    Parameters
    ----------
    start, end : int
        Offsets in the line.
    value : PartialDate or None
        The time, None for "3 giờ trước".
    labelled : bool
        Whether a word such as "Ngày đăng" says what it is.
    today : bool
        Whether a word says that it is the date of the visit.
    weekday : bool
        Whether a day of the week stands with it.
    swapped : PartialDate or None
        The same read with the month first, where a server that writes so may have printed it.
    """

    start: int
    end: int
    value: PartialDate | None
    labelled: bool = False
    today: bool = False
    weekday: bool = False
    swapped: PartialDate | None = None


@cache
def _token() -> re.Pattern[str]:
    labels = "|".join(re.escape(label).replace(r"\ :", r"\s?:").replace(r"\ ", r"\s") for label in load_cues().labels)
    return re.compile(
        rf"(?P<label>(?:{labels})(?!\w)(?:\slần\s(?:thứ\s)?\d{{1,2}}(?=\s?:)|\slúc|\svào)?\s?:?|{_OTHER_LABEL})"
        rf"|(?P<today>hôm nay(?!\w)\s?[,:]?)"
        rf"|(?P<weekday>{_WEEKDAY})|(?P<date>{_DATE})|(?P<time>{_TIME})"
        rf"|(?P<gmt>{_GMT})|(?P<lunar>{_LUNAR})|(?P<sep>{_SEPARATOR})|(?P<day>ngày(?!\w))"
    )


def _read_date(g: re.Match[str]) -> tuple[int, int, int] | None:
    for d, m, y in (
        ("d", "m", "y"),
        ("id", "im", "iy"),
        ("rd", "rm", "ry"),
        ("wd", "wm", "wy"),
        ("nd", "nm", "ny"),
        ("ed", "em", "ey"),
        ("ad", "am", "ay"),
    ):
        year, month, day = g[y], g[m], g[d]
        if year is not None and month is not None and day is not None:
            number = int(month) if month.isdigit() else _MONTHS.get(month) or _MONTHS[month[:3]]
            if number > 12 and d == "d":
                number, day = int(day), str(number)
            try:
                value = date(int(year), number, int(day))
            except ValueError:
                return None
            return value.year, value.month, value.day
    return None


def _swap(g: re.Match[str], day: tuple[int, int, int]) -> tuple[int, int, int] | None:
    """Read "10/9/2025" with the month first; None where no server writes so."""
    year, month, number = day
    if g["s"] != "/" or number > 12 or number == month or g["d"][0] == "0" or g["m"][0] == "0":
        return None
    return year, number, month


def _read_time(g: re.Match[str]) -> tuple[int, int | None] | None:
    if g["h2"] is not None:
        return int(g["h2"]) % 24, None
    hour, minute = int(g["h"] or 0), int(g["min"] or 0)
    half = (g["half"] or "")[:1]
    if half in ("p", "t") or (g["half"] or "")[:2] == "ch":
        # 12:30 CH is half past noon; 13:05 CH is written too.
        hour = hour + 12 if hour < 12 else hour
    elif half in ("s", "a") and hour == 12:
        hour = 0
    return hour % 24, minute


def match_timestamp(low: str, position: int = 0) -> Timestamp | None:
    """Match the publication time that starts at a position of a line.

    Parameters
    ----------
    low : str
        The line in lower case.
    position : int
        Where to start.

    Returns
    -------
    Timestamp or None
        None where no whole date stands there.

    Examples
    --------
    >>> match_timestamp("29/09/2023 10:05 sa").value.iso()
    '2023-09-29T10:05'
    >>> match_timestamp("cập nhật lúc: 18:00 |22/05/2022").value.iso()
    '2022-05-22T18:00'
    >>> match_timestamp("thứ ba, 25 tháng 1 2022 16:22").value.iso()
    '2022-01-25T16:22'
    """
    token = _token()
    day: tuple[int, int, int] | None = None
    clock: tuple[int, int | None] | None = None
    labelled = today = weekday = False
    swapped: tuple[int, int, int] | None = None
    at = end = position
    for _ in range(24):
        found = token.match(low, at)
        if found is None:
            break
        if found["sep"] is not None:
            at = found.end()
            end = at if low[at - 1] in ")]'" else end
            continue
        if found["label"] is not None:
            # A second label starts another stamp ("Ngày đăng: ... Cập nhật: ...").
            if day is not None:
                break
            labelled = True
        elif found["today"] is not None:
            today = True
        elif found["date"] is not None:
            if day is not None:
                break
            day = _read_date(found)
            if day is None:
                return None
            swapped = _swap(found, day)
        elif found["weekday"] is not None:
            weekday = True
        elif found["lunar"] is not None:
            if day is None:
                break
        elif found["time"] is not None:
            if clock is not None:
                break
            clock = _read_time(found)
            if found["half"] not in ("am", "pm"):
                swapped = None
        at = end = found.end()
    if day is None:
        ago = _AGO.match(low, position)
        return Timestamp(position, ago.end(), None) if ago else None
    hour, minute = clock if clock is not None else (None, None)
    other = PartialDate(*swapped, hour, minute) if swapped is not None and clock is not None else None
    return Timestamp(position, end, PartialDate(*day, hour, minute), labelled, today, weekday, other)


def match_relative(low: str, position: int) -> int | None:
    """Match "2 giờ trước" or the bare "3 giờ" of a social network; give where it ends."""
    found = _AGO.match(low, position) or _AGO_SHORT.match(low, position)
    return found.end() if found is not None else None


def may_hold_timestamp(low: str) -> bool:
    """Tell cheaply whether a short line can hold a publication time."""
    if "20" in low or "19" in low:
        if _HINT.search(low) is not None or ("tháng" in low and _MONTH_HINT.search(low) is not None):
            return True
        return len(low) <= 80 and _ENGLISH_HINT.search(low) is not None
    return low.endswith("trước") and low[0].isdigit()
