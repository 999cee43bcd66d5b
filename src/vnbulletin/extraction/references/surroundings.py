"""What stands around a citation: date, issuer, subject, relation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vnbulletin.extraction.references.bodies import body_pattern, central_pattern, find_body_before, match_body
from vnbulletin.extraction.references.codes import bodies_of
from vnbulletin.extraction.references.spelling import LOWER, alternate, fold, spell
from vnbulletin.extraction.references.types import types_by_word, words_of_kind
from vnbulletin.tables import load_table

# -- Dates --------------------------------------------------------------------------------------------------------

_DAY = r"(\d{1,2})(?:\s?[/.\-]\s?|\s+tháng\s+)(\d{1,2})(?:\s?[/.\-]\s?|\s*,?\s*năm\s+)((?:19|20)\d\d)(?!\d)"
_DATE_AFTER = re.compile(
    rf"\s*(?:[,(|;]\s*)?(?:(?:được\s+)?(?:ban\s+hành|ký|thông\s+qua)\s+(?:vào\s+)?)?(?:ng[àa]y\s*){_DAY}(?:\s*\))?"
    rf"|\s*[(|]\s*(?:ký\s+|ban\s+hành\s+)?{_DAY}(?:\s*\))?|\s*,\s*{_DAY}|\s+{_DAY}"
)
_DATE = re.compile(_DAY)


def iso_date(day: str, month: str, year: str) -> str | None:
    """Give the ISO form of a day, None where there is no such day."""
    d, m = int(day), int(month)
    return f"{year}-{m:02d}-{d:02d}" if 1 <= d <= 31 and 1 <= m <= 12 else None


def match_date_after(lower: str, position: int) -> tuple[str, int] | None:
    """Match the date of a document right after its code.

    Examples
    --------
    >>> match_date_after(", ngày 09/01/2026 của", 0)
    ('2026-01-09', 18)
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
    """What follows a citation."""

    date: str | None = None
    issuer: tuple[int, int] | None = None
    subject: tuple[int, int] | None = None
    end: int = 0


_OF = re.compile(spell(r"\s*,?\s*(?:\()?(?:của|do) ?(?:các )?"))
_DIRECT = re.compile(r"\s*[,(]?\s+")
_YEAR_ONLY = re.compile(spell(r" \(?(?:năm )?(?:19|20)\d\d\)?(?![\w/.-])"))
_ISSUED = re.compile(r"\s+ban\s+hành(?!\s+(?:kèm|quy|danh|bộ|chương|điều|kế|định))")


def read_after(text: str, lower: str, end: int, symbol: str | None) -> Details:
    """Read date, issuer and subject that follow a citation ending at ``end``."""
    found = Details(end=end)
    at = end
    for _ in range(4):
        if at >= len(lower):
            break
        head = lower[at : at + 3]
        if found.date is None and (dated := match_date_after(lower, at)) is not None:
            found.date, at = dated
            continue
        if found.issuer is None:
            of = _OF.match(lower, at)
            if of is not None:
                stop = match_body(text, of.end())
                if stop > 0 and not _is_generic(lower[of.end() : stop]):
                    found.issuer = (of.end(), stop)
                    at = stop
                    continue
            direct = _direct_issuer(text, lower, at, symbol)
            if direct is not None:
                found.issuer = direct
                at = direct[1]
                continue
        if head.strip(" (nă")[:1].isdigit() or "nă" in head:
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
    found.subject = match_subject(text, lower, at)
    if found.subject is not None:
        found.end = found.subject[1]
    return found


_GENERIC = frozenset({"đảng", "nhà nước", "đảng và nhà nước", "cấp trên", "tỉnh", "huyện", "xã", "ngành", "trung ương",
                      "thành phố", "phường", "bộ", "ban", "phòng", "sở", "trường"})  # fmt: skip
_NO_ISSUER = frozenset({"cấp trên", "các", "mình", "này", "ngành"})


def _is_generic(body: str) -> bool:
    return fold(body) in _NO_ISSUER


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


# -- Subjects -----------------------------------------------------------------------------------------------------

_SUBJECT = re.compile(
    spell(
        r"\s*[,:-]?\s*(?:(?:hướng dẫn|quy định|chỉ đạo|ban hành|phê duyệt|kết luận|thông báo)\s+(?=về ))?"
        r"((?:v/v|về việc|về|quy định chi tiết)(?= |:|[\"“])|[\"“](?=[^\"“”\n]{8,}))"
    )
)
MAX_SUBJECT = 700


@cache
def _subject_end() -> re.Pattern[str]:
    types = "|".join(
        alternate([w for w in types_by_word() if w not in {"lệnh", "luật", "văn bản", "thông tin", "dự án"}]).split("|")
    )
    predicate = alternate(list(words_of_kind("predicate")))
    small = f"[{LOWER}]"
    return re.compile(
        rf"[;\n()\"“”]|[.!?:](?=\s|$)|[.,]?\s+(?:và|với|cùng|cùng\s+với)\s+(?:các\s+)?(?:{types})(?!\w)"
        rf"|\s+và\s+các\s+(?:{types}|văn\s+bản|quy)|,?\s+(?:{predicate})(?!\w)"
        rf"|,\s+(?:{types})\s+số|,\s+(?:đồng|tổ|triển|tăng|đẩy|tạo|xây|hội|đại|ngày|sáng|chiều|ông|bà|ban|khung|thực)\s+{small}+"
    )


_HANGING = re.compile(r"\s*\n\s*")


def match_subject(text: str, lower: str, position: int) -> tuple[int, int] | None:
    """Match what a document is about, from "về" to where the title ends.

    Examples
    --------
    >>> text = 'về "Chiến lược biển; tầm nhìn 2045", gắn với nhiệm vụ'
    >>> start, end = match_subject(text, text, 0)
    >>> text[start:end]
    'về "Chiến lược biển; tầm nhìn 2045"'
    """
    m = _SUBJECT.match(lower, position)
    if m is None:
        return None
    start = m.start(1)
    limit = min(len(text), start + MAX_SUBJECT)
    title_end = match_known_title(lower, start)
    if title_end is not None:
        return start, title_end
    pattern = _subject_end()
    at = m.end(1) if m[1] not in {'"', "“"} else start
    first = at
    while True:
        stop = pattern.search(lower, at, limit)
        if stop is None:
            end = limit
            break
        end = stop.start()
        sign = lower[end]
        if sign in '"“':
            close = _closing(lower, end, limit)
            if close < 0:
                break
            at = close
            if m[1] in {'"', "“"} or lower[first:end].strip() == "":
                # The title itself stands in quotes.
                return (start, close) if close - start > 8 else None
            continue
        if sign == "(":
            close = lower.find(")", end, min(limit, end + 120))
            inner = lower[end + 1 : close] if close > 0 else ""
            if close < 0 or any(w in inner for w in ("gọi tắt", "số ", "ngày", "sau đây")):
                break
            at = close + 1
            if at >= limit:
                end = limit
                break
            continue
        if sign == "\n":
            gap = _HANGING.match(lower, end)
            after = gap.end() if gap else end + 1
            if after < len(text) and text[after].islower() and not text.startswith("- ", after):
                at = after
                continue
            break
        break
    while end > start and text[end - 1] in " ,-\n":
        end -= 1
    return (start, end) if end - start > 4 else None


def _closing(text: str, position: int, limit: int) -> int:
    """Give the position after the quote that closes the one at ``position``, or -1."""
    wanted = '"”' if text[position] == '"' else '”"'
    for sign in wanted:
        at = text.find(sign, position + 1, limit)
        if at > 0:
            return at + 1
    return -1


@cache
def _known_titles() -> dict[str, tuple[str, ...]]:
    """Give the words of known titles with an inner semicolon, by their first five words."""
    found: dict[str, tuple[str, ...]] = {}
    for row in load_table("known_documents"):
        if ";" in row["subject"]:
            words = tuple(_WORDS.findall(row["subject"].lower()))
            found[" ".join(words[:3])] = words
    return found


_WORDS = re.compile(r"[^\W_]+")


def match_known_title(lower: str, start: int) -> int | None:
    """Match a known title with an inner semicolon, small differences in wording allowed."""
    if ";" not in lower[start : start + MAX_SUBJECT]:
        return None
    words = [(m.group(), m.end()) for m in _WORDS.finditer(lower, start, min(len(lower), start + MAX_SUBJECT))]
    for key, title in _known_titles().items():
        if " ".join(w for w, _ in words[:3]) != key:
            continue
        at = last = 0
        for word in title:
            for step in range(4):
                if at + step < len(words) and fold(words[at + step][0]) == fold(word):
                    at += step + 1
                    last = at
                    break
        if last and last >= 0.8 * len(title):
            end = words[last - 1][1]
            while end < len(lower) and lower[end] in '"”':
                end += 1
            return end
    return None


# -- Before the citation ------------------------------------------------------------------------------------------

_WINDOW = 240
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")


def window_start(lower: str, start: int, floor: int) -> int:
    """Give where the clause before a citation starts, looking back a bounded way."""
    low = max(floor, start - _WINDOW)
    last = low
    for m in _SENTENCE_END.finditer(lower, low, start):
        last = m.end()
    return last


@cache
def _issue_verb() -> re.Pattern[str]:
    verbs = alternate(list(words_of_kind("issue")))
    return re.compile(rf"(?<!\w)(?:{verbs})" + spell(r"(?: (?:các|một số|bản|dự thảo))?") + r"\s*$")


_DATED_BEFORE = re.compile(rf"(?:ngày\s+)?{_DAY}(?:\s*:\s*$|,?\s+(?:tại|theo|bằng)\s+$|,?\s+(?=\S))", re.IGNORECASE)


def read_before(text: str, lower: str, start: int, floor: int) -> tuple[str | None, tuple[int, int] | None]:
    """Read date and issuer that stand before a citation ("Ngày 1/2/2024, UBND tỉnh ban hành Công văn ...")."""
    low = window_start(lower, start, floor)
    if low == start:
        return None, None
    date = None
    verb = _issue_verb().search(lower, max(low, start - 40), start)
    issuer = None
    if verb is not None:
        issuer = find_body_before(text, low, verb.start())
    for m in _DATED_BEFORE.finditer(lower, low, start):
        if m.end() == start or (issuer is not None and m.end() <= issuer[0] <= m.end() + 24):
            date = iso_date(m[1], m[2], m[3])
    return date, issuer


@cache
def _relations() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row["words"]: row["relation"] for row in load_table("relation_verbs")}
    return re.compile(rf"(?<!\w)(?:{alternate(list(table))})(?!\w)"), table


_RELATION_WINDOW = 90
_STRONGER = {("reviews", "implements"), ("details", "implements")}


def find_relation(lower: str, start: int, floor: int) -> str | None:
    """Give what the clause before a citation does with the document.

    Examples
    --------
    >>> find_relation("hội nghị sơ kết 5 năm thực hiện ", 32, 0)
    'reviews'
    >>> find_relation("căn cứ ", 7, 0)
    'based_on'
    """
    low = max(window_start(lower, start, floor), start - _RELATION_WINDOW)
    pattern, table = _relations()
    last: str | None = None
    for m in pattern.finditer(lower, low, start):
        relation = table.get(m[0]) or table[fold(m[0])]
        if last is not None and (last, relation) in _STRONGER:
            continue
        last = relation
    return last


__all__ = [
    "Details", "body_pattern", "find_relation", "iso_date", "match_date_after", "match_subject", "read_after",
    "read_before", "window_start",
]  # fmt: skip
