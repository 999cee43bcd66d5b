"""What follows a citation: its date, its issuer, what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vnbulletin.extraction.references.bodies import central_openings, central_pattern, match_body, skip_holder
from vnbulletin.extraction.references.codes import bodies_of
from vnbulletin.extraction.references.spelling import bound, fold, spell
from vnbulletin.extraction.references.subjects import SUBJECT_OPENINGS, match_subject
from vnbulletin.tables import load_table, split_list

_SIGN = r"\s{0,2}[/.\-]\s{0,2}"
DAY = rf"(\d{{1,2}})(?:{_SIGN}|\s+tháng\s+)(\d{{1,2}})(?:{_SIGN}|(?:\s*,)?\s*năm\s+)((?:19|20)\d\d)(?!\d)"
# Telegrams give the hour in front of the day.
_HOUR = r"(?:hồi|lúc)\s+\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2}\s*(?:phút|')?)?\s*,?\s*"
_DATE_AFTER = re.compile(
    bound(
        rf"\s*(?:[,(|;]\s*)?(?:(?:được\s+)?(?:ban\s+hành|ký|thông\s+qua)\s+(?:vào\s+)?|cùng\s+|{_HOUR})?"
        rf"(?:ng[àa]y\s*){DAY}(?:\s*\))?"
        rf"|\s*[(|]\s*(?:ký\s+|ban\s+hành\s+)?{DAY}(?:\s*\))?|\s*,\s*{DAY}|\s+{DAY}"
    )
)
_DATE = re.compile(bound(DAY))


def iso_date(day: str, month: str, year: str) -> str | None:
    """Give the ISO form of a day, None where there is no such day."""
    d, m = int(day), int(month)
    return f"{year}-{m:02d}-{d:02d}" if 1 <= d <= 31 and 1 <= m <= 12 else None


def match_date_after(lower: str, position: int) -> tuple[str, int] | None:
    """Match the date of a document right after its code.

    Examples
    --------
    >>> match_date_after(", ngày 09/01/2026 của", 0)
    ('2026-01-09', 17)
    >>> match_date_after(" (12/4/2025)", 0)
    ('2025-04-12', 12)
    """
    m = _DATE_AFTER.match(lower, position)
    if m is None:
        return None
    groups = [g for g in m.groups() if g is not None]
    iso = iso_date(*groups)
    return (iso, m.end()) if iso else None


# -- After the code -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Details:
    """What stands around a citation, in offsets of the scanned text.

    Parameters
    ----------
    date : str or None
        ISO date.
    issuer, subject : tuple of (int, int) or None
        Where they stand.
    end : int
        Where the citation ends with all that belongs to it.
    """

    date: str | None = None
    issuer: tuple[int, int] | None = None
    subject: tuple[int, int] | None = None
    end: int = 0


_OF = re.compile(spell(r"\s*,?\s*(?:\()?(?:của|do) ?(?:các )?"))
_DIRECT = re.compile(bound(r"\s*[,(]?\s+"))
_LONGEST_BODY = 60
_SIGNS = re.compile(r"[\s,(|;]*")
# Marks of emphasis and the address of a link, in notes written as Markdown.
_MARKUP = re.compile(r"[*_`]{1,3}|\](?:\([^()\s]{1,300}\))?")
_MARKS = frozenset("*_`]")
# The term of the body, the year or a unit of the police ("(C11)"), which may stand in brackets before the issuer.
_ASIDE = re.compile(spell(r"\s*\((?:khóa [ivxl]{1,7}|năm \d{4}|\d{4}|[a-zđ]\d{1,3})\)(?=\s*,?\s*(?:ng[àa]y|của|do)\s)"))
_DATE_OPENINGS = frozenset({"ng", "ba", "ký", "đư", "th", "nă", "cù", "hồ", "lú"})


@cache
def _issuer_openings() -> frozenset[str]:
    """Give the two letters with which "của", "do" and the central bodies begin."""
    return frozenset({"củ", "do"}) | central_openings()


@cache
def _openings() -> frozenset[str]:
    """Give the two letters with which a date, an issuer or a subject begins."""
    return _DATE_OPENINGS | _issuer_openings() | SUBJECT_OPENINGS


_YEAR_ONLY = re.compile(spell(r" \(?(?:năm )?(?:19|20)\d\d\)?(?![\w/.-])"))
_ISSUED = re.compile(bound(r"\s+ban\s+hành(?!\s+quy)"))


def read_after(
    text: str, lower: str, end: int, symbol: str | None, titles: tuple[tuple[str, ...], ...] = ()
) -> Details:
    """Read date, issuer and subject that follow a citation ending at ``end``."""
    found = Details(end=end)
    # Most citations are followed by a word with which nothing of this begins: a look at two letters tells.
    after = end + 2 if lower.startswith(", ", end) else end + 1
    opening = lower[after : after + 2]
    if after == end + 2 or lower.startswith(" ", end):
        if opening[:1].isalpha() and opening not in _openings():
            return found
    elif lower.startswith((".", ")"), end):
        return found
    at = end
    length = len(lower)
    for _ in range(6):
        if at >= length:
            break
        if lower[at] in _MARKS:
            at = _MARKUP.match(lower, at).end()  # type: ignore[union-attr]  # a mark stands here
            continue
        aside = _ASIDE.match(lower, at) if lower[at : at + 2] == " (" else None
        if aside is not None:
            at = aside.end()
            continue
        # What comes next is told by the first letters behind blanks and a sign; mostly it is nothing of this.
        after = _SIGNS.match(lower, at).end()  # type: ignore[union-attr]  # matches nothing too
        opening = lower[after : after + 2]
        may_be_date = opening in _DATE_OPENINGS or opening[:1].isdigit()
        may_be_issuer = found.issuer is None and opening in _issuer_openings()
        if not may_be_date and not may_be_issuer and found.issuer is None:
            break
        if may_be_date and found.date is None and (dated := match_date_after(lower, at)) is not None:
            found.date, at = dated
            continue
        if may_be_issuer:
            of = _OF.match(lower, at)
            if of is not None:
                stop = match_body(text, of.end())
                if stop > 0 and not _is_generic(lower, of.end(), stop):
                    found.issuer = (of.end(), stop)
                    at = skip_holder(text, *found.issuer)
                    continue
            direct = _direct_issuer(text, lower, at, symbol)
            if direct is not None:
                found.issuer = direct
                at = direct[1]
                continue
        if opening == "nă" or opening[:1].isdigit():
            year = _YEAR_ONLY.match(lower, at)
            if year is not None:
                at = year.end()
                continue
        if found.issuer is not None and lower.startswith(")", at):
            at += 1
            continue
        break
    found.end = at
    if found.issuer is not None:
        issued = _ISSUED.match(lower, at)
        if issued is not None:
            at = issued.end()
    found.subject = match_subject(text, lower, at, titles)
    if found.subject is not None:
        if found.issuer is None and symbol is not None:
            _part_issuer(text, lower, found, symbol)
        _part_date(lower, found)
        found.end = max(end for _, end in (found.subject or (0, at), found.issuer or (0, at)))
    return found


_INSIDE = re.compile(spell(r" của |(?= về )"))
_NUMBER_INSIDE = re.compile(bound(r"[\s(.,]{0,8}số\s*:?\s*\d"))


def read_inside(text: str, lower: str, start: int, end: int, found: Details) -> None:
    """Read issuer and subject that stand between type word and code ("Quyết định về ... (số 44-QĐ/TW)")."""
    opening = _INSIDE.search(lower, start, end)
    if opening is None:
        return
    number = None
    for number in _NUMBER_INSIDE.finditer(lower, opening.start(), end):  # noqa: B007  the last one counts
        pass
    if number is None:
        return
    at = opening.end()
    if opening[0].strip():
        stop = match_body(text, at)
        if stop > number.start() or stop < 0:
            return
        found.issuer = found.issuer or (at, stop)
        at = stop
    about = lower.find(" về ", at, number.start())
    if about >= 0 and found.subject is None:
        found.subject = (about + 1, number.start())


def _part_issuer(text: str, lower: str, found: Details, symbol: str) -> None:
    """Part the issuer from the end of a subject ("về an ninh năng lượng của Bộ Chính trị")."""
    if found.subject is None:
        return
    start, end = found.subject
    of = lower.rfind(" của ", max(start, end - _LONGEST_BODY), end)
    if of < 0:
        return
    if _UNIT.search(lower, start, of) is not None:
        return
    stop = match_body(text, of + 5)
    if stop == end and _allows(symbol, fold(text[of + 5 : stop])):
        found.issuer = (of + 5, stop)
        found.subject = (start, of) if of - start > 4 else None
        _part_date(lower, found, bare=True)


# Between a title and "của" stands the day of the document; elsewhere it may be the day of what the title is about.
_DAY_BEHIND = re.compile(bound(rf",?\s+(?P<issued>(?:ban\s+hành|ký)\s+)?ngày\s+{DAY}$"))
_LONGEST_DAY = 44
# A day right behind a code or a number is that document's: "về thực hiện Nghị quyết số 18-NQ/TW ngày ...".
_CODE_BEFORE = re.compile(r"\d[^\s]{0,24}$")


def _part_date(lower: str, found: Details, *, bare: bool = False) -> None:
    """Part the date from the end of a subject ("về mức thu học phí ngày 10/7/2023" của HĐND tỉnh).

    ``bare``: also a day of which nothing says that something was issued on it.
    """
    if found.subject is None or found.date is not None:
        return
    start, end = found.subject
    day = _DAY_BEHIND.search(lower, max(start, end - _LONGEST_DAY), end)
    if day is None or not (bare or day["issued"]) or _CODE_BEFORE.search(lower, start, day.start()) is not None:
        return
    if (date := iso_date(day[2], day[3], day[4])) is not None:
        found.date = date
        found.subject = (start, day.start()) if day.start() - start > len("về x") else None


# What belongs to the body that follows "của": "về thành lập các ban của HĐND xã" names no issuer.
_UNIT = re.compile(
    spell(
        r" (?:ban|tổ|đoàn|phòng|cơ quan|đơn vị|quy chế|hoạt động|đại biểu|thành viên|thẩm quyền|trách nhiệm|nhiệm vụ)$"
    )
)
_NO_ISSUER = frozenset(
    {
        "cấp trên", "các", "mình", "này", "ngành", "ngân hàng", "cục", "tổng cục", "trung tâm", "văn phòng", "hội đồng",
        "trường", "phòng", "ban",
    }
)  # fmt: skip
#: None of them has more words.
_MOST_WORDS = 2
#: Kinds of honorifics that a body's name never begins with ("Nhà văn hóa" begins with a title).
_OF_PERSONS = frozenset({"comrade", "person", "junior", "teacher", "rank", "degree"})
_NO_BODY = ("luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư", "nghị quyết", "quyết định", "điều ", "khoản ")


@cache
def _person_openings() -> dict[str, tuple[str, ...]]:
    """Give what a name may begin with that is no part of it ("BSCKII ", "Thượng tá "), by its first word."""
    openings: dict[str, tuple[str, ...]] = {}
    for row in load_table("honorifics"):
        if row["kind"] in _OF_PERSONS:
            for phrase in (row["title"], *split_list(row["abbreviations"])):
                words = phrase.lower()
                first = words.replace(".", " ").split(" ", 1)[0]
                openings[first] = (*openings.get(first, ()), words + " ", words + ".")
    return openings


def _is_generic(lower: str, start: int, end: int) -> bool:
    """Whether this names no body ("của cấp trên", "của Luật Đất đai", "của Điều 5"), or him who speaks of it."""
    words = lower[start:end].split()
    if (len(words) <= _MOST_WORDS and " ".join(words) in _NO_ISSUER) or lower.startswith(_NO_BODY, start):
        return True
    return lower.startswith(_person_openings().get(words[0].partition(".")[0], ()), start)


def _direct_issuer(text: str, lower: str, at: int, symbol: str | None) -> tuple[int, int] | None:
    """A body may follow without "của" where the symbol allows just this body."""
    gap = _DIRECT.match(lower, at)
    if gap is None:
        return None
    if central_pattern().match(lower, gap.end()) is None:
        return None
    stop = match_body(text, gap.end())
    if stop < 0:
        return None
    if symbol is not None and not _allows(symbol, fold(text[gap.end() : stop])):
        return None
    if symbol is None and "," in gap[0]:
        return None
    return gap.end(), stop


_SHORT_BODIES = (("bch", "ban chấp hành"), ("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"),
                 ("ubtvqh", "ủy ban thường vụ quốc hội"))  # fmt: skip


def _allows(symbol: str, body: str) -> bool:
    for short, long in _SHORT_BODIES:
        body = body.replace(short, long)
    allowed = [b.lower() for b in bodies_of(symbol)]
    if any(body.startswith(b.split(" khóa")[0][:14]) for b in allowed):
        return True
    return body.startswith(("hội nghị", "trung ương")) and symbol.upper().endswith("TW")
