"""Names of issuing bodies: where one that starts here ends, and which one stands in front of a verb."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.extraction.references.spelling import BLANKS, LOWER, UPPER, alternate, bound, old_spellings, spell
from vnbulletin.extraction.references.types import types_by_word, words_of_kind

_CAPITAL = f"[{UPPER}]"
_ROMAN = r"[IVXLivxl]{1,5}"
_LOWER_HEADS = (
    "bộ chính trị", "ban bí thư", "ban chấp hành", "bch", "trung ương", "tw", "chính phủ", "thủ tướng", "quốc hội",
    "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "đảng ủy", "ban thường vụ", "btv", "ủy ban", "ubnd",
    "hđnd", "hội đồng", "chủ tịch", "bộ trưởng", "sở", "bộ", "ban", "tỉnh", "thành phố", "huyện", "xã", "phường",
    "phòng", "chi bộ", "đảng bộ", "hội nghị", "cục", "tổng cục", "văn phòng", "công an", "liên đoàn", "trường",
    "thường trực", "tòa án", "viện kiểm sát", "ngân hàng", "kho bạc", "ngành", "liên bộ",
)  # fmt: skip
# Verbs that some writers give a capital behind the issuer.
_CAPITAL_VERBS = "Quy định|Ban hành|Hướng dẫn|Về|Sửa đổi|Phê duyệt|Quyết định|Ngày|Bổ sung|Công bố|Bãi bỏ"
_HEADS_BEFORE = (
    "Bộ", "Ban", "Ủy ban", "UBND", "HĐND", "UBMTTQ", "Chính phủ", "Thủ tướng", "Quốc hội", "Tỉnh ủy", "Thành ủy",
    "Huyện ủy", "Thị ủy", "Quận ủy", "Đảng ủy", "Chủ tịch", "Phó Chủ tịch", "Sở", "Hội", "Liên đoàn", "Công an",
    "Thường trực", "Tổng", "Cục", "Văn phòng", "Chi bộ", "Chi cục", "Phòng", "Trường", "Tỉnh đoàn", "Trung ương",
    "Thành đoàn", "Huyện đoàn", "Đoàn", "BCH", "BTV", "Bí thư", "Công đoàn", "Ngân hàng", "Tòa án", "Viện",
    "Đại hội", "Mặt trận", "Kho bạc", "Bảo hiểm", "Giám đốc", "Thanh tra", "Kiểm toán", "Tập đoàn", "Công ty", "Xã",
    "Phường", "Tỉnh", "Thành phố", "Huyện", "Đảng bộ", "Quân ủy", "Bộ trưởng", "Chánh án", "Viện trưởng",
)  # fmt: skip


_GREATER = r"huyện|quận|thị xã|thành phố|tp\.?|tỉnh"
_PLACED = re.compile(spell(rf", (?={_GREATER})"), re.IGNORECASE)
_SMALLER = re.compile(spell(r"(?:xã|phường|thị trấn|huyện|quận|thị xã) [\w]"), re.IGNORECASE)


@cache
def body_pattern() -> re.Pattern[str]:
    """Match the name of a body at a position."""
    stop = alternate(list(words_of_kind("stop")))
    inner = alternate(list(words_of_kind("body")))
    capital_types = "|".join(
        spell(w[0].upper() + w[1:]) for w in sorted(types_by_word(), key=len, reverse=True) if w not in {"lệnh", "luật"}
    )
    not_type = rf"(?!(?:{capital_types})(?:\s+(?:số|\d)|\s?[-/]))(?!(?:{spell(_CAPITAL_VERBS)})(?!\w))"
    word = rf"{not_type}{_CAPITAL}[\w&]*(?:\.(?=\w)\w+|\.(?=\s{_CAPITAL}))?(?:[-&]\w+)?"
    tail = rf"(?:\s+(?!(?:{stop})(?!\w))[{LOWER}]+)?(?!\w)"
    capital = rf"{word}(?:(?<=[{LOWER}]){tail}|(?<=Y){tail})?"
    low = rf"(?!(?:{stop})(?!\w))(?:{inner})(?!\w)"
    # A new line goes on with a name only where the name is plainly unfinished.
    blank = rf"(?:[^\S\n]+|[^\S\n]*\n\s*(?=[{LOWER}])|(?<=tỉnh)\s+|(?<=phố)\s+|(?<=huyện)\s+|(?<=xã)\s+)"
    ordinal = rf"(?:{_ROMAN}|\d{{1,3}})(?!\w)"
    numbered = spell(
        rf"(?<=[Tt]hứ )(?:{ordinal}|[{LOWER}]+)|(?<=Phường ){ordinal}|(?<=Quận ){ordinal}"
        rf"|(?<=khu ){ordinal}|(?<=ương ){ordinal}"
    )
    # A look-behind has one length.
    for word in ("[Tt]hứ", "Phường", "Quận", "khu", "ương"):
        numbered = numbered.replace(f"{word}{BLANKS})", rf"{word}\s)")
    years = r"(?:,? \(?nhiệm kỳ \d{4} ?- ?\d{4}\)?)"
    term = spell(rf",? \(?[Kk]hóa {ordinal}\)?{years}?") + rf"|\s?\([{UPPER}]{{2,}}\)"
    joined = rf"\s+(?:và|-|&)\s+(?={_CAPITAL}){capital}"
    listed = rf",\s+{capital}(?=\s+và\s+{_CAPITAL})"
    central = spell(r", (?:Ban Bí thư|Bộ Chính trị|Chính phủ|Ban Chấp hành Trung ương)(?!\w)")
    # The greater place that a place lies in: "UBND xã Tân Lập, huyện Ba Vì".
    placed = spell(rf", (?i:{_GREATER}) ?(?={_CAPITAL}|\d)(?:{ordinal}|{capital})")
    first = rf"(?:(?i:{alternate(_LOWER_HEADS)})(?!\w)|{capital})"
    item = rf"(?:{term}|{blank}(?:{low}|{numbered}|{capital})|{central}|{joined}|{listed}|{placed})"
    return re.compile(bound(rf"{first}{item}{{0,12}}"))


_CENTRAL = (
    "hội nghị", "bộ chính trị", "ban bí thư", "ban chấp hành", "bch", "chính phủ", "thủ tướng", "quốc hội",
    "ủy ban thường vụ", "đảng ủy", "ban thường vụ", "đảng bộ", "sở", "bộ", "ubnd", "hđnd", "ủy ban nhân dân",
    "hội đồng nhân dân", "bộ trưởng", "trung ương đảng", "tỉnh ủy", "thành ủy", "huyện ủy",
)  # fmt: skip


@cache
def central_pattern() -> re.Pattern[str]:
    """Match a central body that may follow a code without "của"."""
    return re.compile(spell(rf"(?:{'|'.join(_CENTRAL)})(?!\w)"))


@cache
def central_openings() -> frozenset[str]:
    """Give the first two letters of what ``central_pattern`` matches."""
    return frozenset(form[:2] for name in _CENTRAL for form in old_spellings(name))


_TERM = re.compile(spell(rf"[Kk]hóa ({_ROMAN}|\d{{1,2}})(?!\w)"))


def find_term(text: str, start: int, end: int) -> str | None:
    """Give the term named in a stretch of text ("khóa XIII")."""
    m = _TERM.search(text, start, end)
    return f"khóa {m[1].upper()}" if m else None


def match_body(text: str, position: int) -> int:
    """Give the end of the body whose name starts at ``position``, or -1.

    Examples
    --------
    >>> text = "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch về việc"
    >>> text[:match_body(text, 0)]
    'Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch'
    >>> text = "Ban Chấp hành Trung ương Đảng khóa XIII về đẩy mạnh"
    >>> text[:match_body(text, 0)]
    'Ban Chấp hành Trung ương Đảng khóa XIII'
    """
    m = body_pattern().match(text, position)
    if m is None:
        return -1
    return _without_holder(text, position, _without_other_place(text, position, m.end()))


def _without_other_place(text: str, start: int, end: int) -> int:
    """Leave a place out that stands behind a comma and is not the greater one of the place before it."""
    placed = _PLACED.search(text, start, end)
    if placed is not None and _SMALLER.search(text, start, placed.start()) is None:
        return placed.start()
    return end


# The office stands for the body; the name of its holder does not belong to it.
_PRIME_MINISTER = re.compile(spell(r"(?:(?:Phó )?Thủ tướng(?: Chính phủ)?|Chủ tịch nước)(?!\w)"))
_OFFICE = ("Bộ trưởng", "Thứ trưởng", "Chủ tịch", "Phó", "Bí thư", "Giám đốc", "Tổng Giám đốc", "Viện trưởng", "Chánh")


@cache
def _name() -> re.Pattern[str]:
    families = "|".join(words_of_kind("surname"))
    return re.compile(bound(rf"\s+(?!Hồ\s+Chí)(?:{families})(?:\s+[{UPPER}][{LOWER}]*){{2,3}}(?!\w)"))


@cache
def _holder() -> re.Pattern[str]:
    return re.compile(_name().pattern + "$")


def skip_holder(text: str, start: int, end: int) -> int:
    """Give where the name of the holder ends that stands behind an office from ``start`` to ``end``.

    Examples
    --------
    >>> text = "Bộ trưởng Bộ Nội vụ Trần Văn An về chế độ báo cáo"
    >>> text[skip_holder(text, 0, match_body(text, 0)):]
    ' về chế độ báo cáo'
    """
    if text.startswith(_OFFICE, start) or _PRIME_MINISTER.match(text, start) is not None:
        name = _name().match(text, end)
        if name is not None:
            return name.end()
    return end


def _without_holder(text: str, start: int, end: int) -> int:
    """Leave the name of a person behind an office out ("Bộ trưởng Bộ Nội vụ Trần Văn An")."""
    minister = _PRIME_MINISTER.match(text, start)
    if minister is not None:
        return minister.end()
    if text.startswith(_OFFICE, start):
        holder = _holder().search(text, start, end)
        if holder is not None:
            return holder.start()
    return end


def _alternate_heads() -> str:
    return "|".join(spell(h) for h in sorted(_HEADS_BEFORE, key=len, reverse=True))


@cache
def _heads_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?=[{UPPER}])(?i:{_alternate_heads()})(?!\w)")


_ADVERBS = re.compile(
    spell(
        r"\s*(?:(?:vừa qua|trước đó|đã|vừa|mới|cũng|sẽ|kịp thời|tiếp tục|chính thức|cho|trước|có ý kiến|phê duyệt"
        r"|đồng ý)\s*){0,6},?\s*"
    )
)


def find_body_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the body whose name ends where the verb at ``end`` begins, adverbs between them left out."""
    for m in _heads_before().finditer(text, start, end):
        stop = body_pattern().match(text, m.start(), end)
        if stop is not None:
            rest = _ADVERBS.match(text, stop.end(), end)
            if rest is not None and rest.end() == end:
                end_of_name = _without_holder(text, m.start(), stop.end())
                return m.start(), _without_short_form(text, m.start(), end_of_name)
    on_behalf = _ON_BEHALF.search(text, start, end)
    if on_behalf is not None:
        stop = body_pattern().match(text, on_behalf.end(), end)
        if stop is not None:
            return on_behalf.end(), _without_short_form(text, on_behalf.end(), stop.end())
    return None


def _without_short_form(text: str, start: int, end: int) -> int:
    """Leave "(LĐLĐVN)" after a body in front of its verb out."""
    if text[end - 1] == ")":
        opened = text.rfind("(", start, end)
        if opened > start and text[opened + 1 : end - 1].isupper() and " " not in text[opened:end]:
            return opened - text[opened - 1].isspace()
    return end


_ON_BEHALF = re.compile(spell(r"[Tt]hay mặt "))
