"""What a document is about: from "về" or a quote to where the title ends."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.extraction.references.spelling import LOWER, alternate, fold, spell
from vnbulletin.extraction.references.types import types_by_word, words_of_kind
from vnbulletin.tables import load_table

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
        rf"|\s+và\s+các\s+(?:{types}|văn\s+bản|quy)|(?<!không),?\s+(?:{predicate})(?!\w)"
        rf"|,\s+(?:{types})\s+số|,\s+(?:đồng|tổ|triển|tăng|đẩy|tạo|xây|hội|đại|ngày|sáng|chiều|ông|bà|ban|khung|thực)\s+{small}+"
    )


_CITES = re.compile(r"[^\d]{2,24}\d{1,4}[a-zđ]?$")
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
            own = any(w in inner for w in ("gọi tắt", "số ", "ngày", "sau đây")) or _CITES.match(inner)
            if close < 0 or own:
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
    """Give the words of known titles with an inner semicolon, by their first three words."""
    found: dict[str, tuple[str, ...]] = {}
    for row in load_table("known_documents"):
        if ";" in row["subject"]:
            words = tuple(_WORDS.findall(row["subject"].lower()))
            found[" ".join(words[:3])] = words
    return found


_OPENING = re.compile(r"([^\W_]+)[\W_]+([^\W_]+)[\W_]+([^\W_]+)")
_WORDS = re.compile(r"[^\W_]+")


def match_known_title(lower: str, start: int) -> int | None:
    """Match a known title with an inner semicolon, small differences in wording allowed."""
    opening = _OPENING.match(lower, start)
    if opening is None or " ".join(opening.groups()) not in _known_titles():
        return None
    words = [(m.group(), m.end()) for m in _WORDS.finditer(lower, start, min(len(lower), start + MAX_SUBJECT))]
    title = _known_titles()[" ".join(opening.groups())]
    at = last = 0
    for word in title:
        for step in range(4):
            if at + step < len(words) and fold(words[at + step][0]) == fold(word):
                at += step + 1
                last = at
                break
    if last < 0.8 * len(title):
        return None
    end = words[last - 1][1]
    while end < len(lower) and lower[end] in '"”':
        end += 1
    return end
