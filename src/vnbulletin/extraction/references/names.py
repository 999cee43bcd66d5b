"""Documents cited by name: laws and codes, the Constitution, charters, plenum and congress documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vnbulletin.extraction.references.bodies import match_body
from vnbulletin.extraction.references.spelling import LOWER, UPPER, alternate, bound, fold, spell, trie_pattern
from vnbulletin.extraction.references.types import types_by_word, words_of_kind
from vnbulletin.tables import load_table

_ROMAN = r"[ivxl]{1,7}"
_NUMERAL = rf"(?:{_ROMAN}|\d{{1,2}}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm))?)(?!\w)"
_WORD_NUMBERS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


def read_numeral(text: str) -> int | None:
    """Read a number in digits, words or Roman digits.

    Examples
    --------
    >>> [read_numeral(x) for x in ("4", "tư", "XIII", "x")]
    [4, 4, 13, 10]
    """
    low = " ".join(text.lower().split())
    if low.isdigit():
        return int(low)
    if low in _WORD_NUMBERS:
        return _WORD_NUMBERS[low]
    if not low or any(c not in _DIGITS for c in low):
        return None
    total = 0
    for here, after in zip(low, [*low[1:], ""], strict=True):
        value = _DIGITS[here]
        total += -value if after and _DIGITS[after] > value else value
    return total


@dataclass(frozen=True, slots=True)
class Named:
    """A document cited by name.

    Parameters
    ----------
    end : int
        Where its name ends.
    name : str
        What identifies it, for keys ("Trung ương 4 khóa XII", "Luật Đất đai").
    year : str or None
        Year that belongs to the name.
    term : str or None
        Term of the body.
    more : tuple of (int, int, str, str)
        Further documents that a list adds: start, end, name and term.
    """

    end: int
    name: str
    year: str | None = None
    term: str | None = None
    more: tuple[tuple[int, int, str, str], ...] = ()


# -- Plenums and congresses ---------------------------------------------------------------------------------------


@cache
def _plenum() -> re.Pattern[str]:
    body = (
        r"(?:(?:của )?(?:ban chấp hành|bch) ?)?(?:(?:trung ương|t\.ư|tw|tư)(?!\w)|tw(?=\d))"
        r"(?: đảng(?! bộ))?(?: cộng sản việt nam)?"
    )
    term = rf"(?:,? \(?khóa ({_ROMAN}|\d{{1,2}})(?!\w)\)?)"
    return re.compile(
        spell(
            rf" (?:của )?(?:hội nghị )?(?:(?:lần )?thứ ({_NUMERAL}),? )?{body}"
            rf"(?:,? ?(?:lần )?(?:thứ )?({_NUMERAL}))?{term}?(?: của đảng(?! bộ| ủy))?"
        )
    )


@cache
def _more_terms() -> re.Pattern[str]:
    return re.compile(spell(rf"\s*(?:,|và|;|, và) \(?((?:khóa )?({_ROMAN})(?!\w))\)?"))


@cache
def _more_numbers() -> re.Pattern[str]:
    """Match the further plenums of "Trung ương 4, 5 và 6 khóa XII"."""
    return re.compile(
        spell(
            rf"\s*(?:,|và|, và) (({_ROMAN}(?!\w)|\d{{1,2}}(?![\d%.,/-]*\d))"
            rf"(?:,? \(?khóa ({_ROMAN}|\d{{1,2}})(?!\w)\)?)?(?: của đảng(?! bộ| ủy))?)"
        )
    )


def _match_plenum(lower: str, position: int) -> Named | None:
    m = _plenum().match(lower, position)
    if m is None or not (m[1] or m[2]):
        return None
    number = read_numeral(m[1] or m[2])
    if number is None or not 1 <= number <= 15:
        return None
    if m[3] is None and m[1] is None and not (m[2].isdigit() or m[2].strip("ivx") == ""):
        return None
    term = _term(m[3])
    name = f"Trung ương {number}" + (f" {term}" if term else "")
    more: list[tuple[int, int, str, str]] = []
    end = m.end()
    if lower[end - 1] == ")" and "(" not in m[0]:
        end -= 1
    if not m[3] and m[2]:
        term, more = _read_numbers(lower, end)
        return Named(end, f"Trung ương {number}" + (f" {term}" if term else ""), None, term, tuple(more))
    while m[3] and len(more) < 8:
        n = _more_terms().match(lower, more[-1][1] if more else end)
        if n is None:
            break
        other = _term(n[2])
        if other is None:
            break
        more.append((n.start(1), n.end(1), f"Trung ương {number} {other}", other))
    return Named(end, name, None, term, tuple(more))


def _read_numbers(lower: str, end: int) -> tuple[str | None, list[tuple[int, int, str, str]]]:
    """Read further plenums of one term; without a term at the end they are no plenums."""
    found: list[tuple[int, int, int]] = []
    while len(found) < _MOST_PLENUMS:
        m = _more_numbers().match(lower, found[-1][1] if found else end)
        number = read_numeral(m[2]) if m is not None else None
        if m is None or number is None or not 1 <= number <= _MOST_PLENUMS:
            break
        found.append((m.start(1), m.end(1), number))
        if m[3]:
            term = _term(m[3]) or ""
            return term, [(a, b, f"Trung ương {n} {term}", term) for a, b, n in found]
    return None, []


_MOST_PLENUMS = 15


def _term(numeral: str | None) -> str | None:
    if not numeral:
        return None
    return f"khóa {numeral.upper()}" if not numeral.isdigit() else f"khóa {numeral}"


@cache
def _congress() -> re.Pattern[str]:
    number = rf"(?:(?:lần )?thứ {_NUMERAL}|{_ROMAN}(?!\w)|khóa {_ROMAN}(?!\w))"
    years = r"nhiệm kỳ \d{4} ?- ?\d{4}"
    national = rf"(?:đảng )?(?:đại biểu )?(?:đảng )?(?:toàn quốc )?(?:của đảng )?(?:lần )?(?:thứ )?({_NUMERAL})"
    of_party = r"(?: (?:của )?đảng(?: cộng sản việt nam)?(?! bộ| ủy|\w))?"
    local = (
        r"(?:đại biểu )?(?:toàn quốc )?((?:đoàn|công đoàn|mttq|mặt trận|hội|phụ nữ|đảng|chi bộ"
        r"|công an|quân sự|liên đoàn|hiệp hội|nông dân|cựu chiến binh|thanh niên|sinh viên|các dân tộc|thi đua|tỉnh"
        r"|thành phố|huyện|xã"
        r"|phường)(?!\w)(?! các cấp| lần)(?:(?! (?:đã|được|vào|và|với|trong|tại|đề ra|thành công))[^.;:,\n]){0,70}?),? "
        rf"\(?({number}(?:,? \(?{years}\)?)?|{years})"
    )
    return re.compile(spell(rf" (?:tại )?(?:đại hội ){{1,2}}(?:{national}{of_party}|{local})"))


def _match_congress(text: str, lower: str, position: int) -> Named | None:
    m = _congress().match(lower, position)
    if m is None:
        return None
    if m[1]:
        number = read_numeral(m[1])
        if number is None:
            return None
        numeral = _roman(number)
        local = _OF_BRANCH.match(lower, m.end())
        if local is not None:
            end = match_body(text, local.end())
            return Named(end, f"Đại hội {numeral} {fold(text[local.end() : end])}")
        return Named(m.end(), f"Đại hội {numeral}", None, f"khóa {numeral}")
    if m[2] in {"chi bộ", "đảng bộ", "đảng viên"} and not m[3].startswith(("lần", "thứ", "khóa", "khoá")):
        return None
    end = m.end()
    if lower[end - 1] == ")" and "(" not in m[0]:
        end -= 1
    name = fold(text[m.start(2) : end])
    if not m[3].startswith("nhiệm"):
        # The ordinal says it all; the years of the term are left out as often as not.
        name = _TERM_YEARS.split(name)[0]
    return Named(end, f"Đại hội {name}")


_TERM_YEARS = re.compile(bound(r",?\s*\(?nhiệm kỳ"))


_OF_BRANCH = re.compile(spell(r" (?:của )?(?=đảng bộ )"))


def _roman(number: int) -> str:
    out = ""
    for value, digits in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out += digits
            number -= value
    return out


def match_party_document(text: str, lower: str, position: int) -> Named | None:
    """Match what follows "Nghị quyết" or "Kết luận" where it names a plenum or a congress.

    Examples
    --------
    >>> text = "Nghị quyết Trung ương 4 khóa XI, XII"
    >>> found = match_party_document(text, text.lower(), 10)
    >>> found.name, [m[2] for m in found.more]
    ('Trung ương 4 khóa XI', ['Trung ương 4 khóa XII'])
    """
    return _match_plenum(lower, position) or _match_congress(text, lower, position)


# -- Laws ---------------------------------------------------------------------------------------------------------


@cache
def _law_names(kind: str) -> re.Pattern[str]:
    names = tuple(row["name"].lower() for row in load_table("law_names") if row["type"] == kind)
    return re.compile(bound(r"\s+" + trie_pattern(names)))


@cache
def _open_name() -> re.Pattern[str]:
    stop = alternate(list(words_of_kind("name_end")))
    types = alternate(list(types_by_word()))
    first = rf"(?!(?i:{alternate(_NO_LAW)})(?!\w))[{UPPER}][\w&]*(?:,[A-ZĐ&]+)*"
    more = rf"\s+(?!(?i:{stop}|{types})(?!\w)|(?i:số)\s*:?\s*\d)(?:[{LOWER}]+|[{UPPER}][\w&]*)(?!\w)"
    # "và" goes on with the name only where the name ends soon and plainly ("Địa chất và khoáng sản năm 2024").
    plain = rf"\s+(?!(?i:{stop}|{types})(?!\w))[{LOWER}]+(?!\w)"
    joined = rf"(?:\s+và{plain}(?:{plain}){{0,3}}(?=\s*(?:năm\s+\d|\d{{4}}|số\s+\d|[.,;:)(]|$)))?"
    return re.compile(bound(rf"\s+{first}(?:{more}){{0,9}}{joined}"))


@cache
def law_short_names() -> dict[str, tuple[str, str]]:
    """Give type and name of the laws that have an abbreviation (BLHS)."""
    return {row["short"]: (row["type"], row["name"]) for row in load_table("law_names") if row["short"]}


def match_law_short_name(text: str, lower: str, start: int, end: int) -> Named | None:
    """Match an abbreviation of a law with its year ("BLLĐ 2019").

    Examples
    --------
    >>> match_law_short_name("BLLĐ 2019", "bllđ 2019", 0, 4).name
    'Bộ luật Lao động'
    """
    known = law_short_names().get(text[start:end])
    m = _YEAR.match(lower, end) if known else None
    if known is None or m is None:
        return None
    return Named(m.end(), f"{known[0]} {known[1]}", m[1])


_NO_LAW = ("Hà Nội", "Sư", "Gia", "Pháp", "Này", "Số", "Không", "TP", "Thành phố", "Quốc tế", "Việt")
_ABBREVIATION = re.compile(bound(rf"\s+[{UPPER}]{{2,}}(?:&[{UPPER}]+)*(?!\w)"))
_YEAR = re.compile(spell(r" (?:\()?(?:năm )?((?:19|20)\d\d)\)?(?![\w/-])"))
_AMENDING = re.compile(
    spell(
        r" sửa đổi(?:,? bổ sung)?(?: một số| các| nhiều)?(?: điều| khoản)?(?: và phụ lục)?[^.;\n]{0,40}?"
        r" (?:của )?(?:các )?(?=luật|bộ luật|pháp lệnh)"
    )
)
_INNER_LAW = re.compile(spell(r"(?:bộ luật|luật|pháp lệnh)(?!\w)"))
_REVISED = re.compile(spell(r" \(sửa đổi(?:, bổ sung)?(?: năm \d{4})?\)"))
_LIST = re.compile(spell(r"\s*(?:,|và|, và) "))
_MUTED_BEFORE = re.compile(
    spell(
        r"(?:hội|khoa|trường|học|viện|ngành|công ty|báo|tạp chí|cử nhân|thạc sĩ|tiến sĩ|hãng|hộ|kỷ|pháp|dự án"
        r"|dự thảo|phòng|lớp|bộ|đoàn|tnhh|sinh viên|giảng viên)\s+$"
    )
)


def match_law(text: str, lower: str, start: int, end: int, kind: str) -> Named | None:
    """Match the name of a law whose type word is ``text[start:end]``.

    Parameters
    ----------
    text, lower : str
        Normalised text and its lower-case form.
    start, end : int
        Where the type word stands.
    kind : str
        "Luật", "Bộ luật" or "Pháp lệnh".

    Returns
    -------
    Named or None
        The name with a year that follows it; the code is read by the caller.

    Examples
    --------
    >>> text = "thực hiện Luật Đất đai năm 2024 và các văn bản"
    >>> found = match_law(text, text.lower(), 10, 14, "Luật")
    >>> text[10:found.end], found.year
    ('Luật Đất đai năm 2024', '2024')
    """
    if _MUTED_BEFORE.search(lower, max(0, start - 14), start):
        return None
    capital = text[start].isupper()
    amending = _AMENDING.match(lower, end)
    if amending is not None and capital:
        inner = _INNER_LAW.match(lower, amending.end())
        if inner is not None:
            name = _match_name(text, lower, inner.end(), _canonical(inner[0]), capital=True)
            if name is not None:
                stop = _extend_amended(text, lower, name)
                return _with_year(text, lower, end, stop, kind)
    stop = _match_name(text, lower, end, kind, capital=capital) or -1
    if stop < 0:
        return None
    return _with_year(text, lower, end, stop, kind)


def _canonical(word: str) -> str:
    word = " ".join(word.split())
    return {"luật": "Luật", "bộ luật": "Bộ luật", "pháp lệnh": "Pháp lệnh"}[word]


def _match_name(text: str, lower: str, position: int, kind: str, *, capital: bool) -> int | None:
    m = _law_names(kind).match(lower, position)
    if m is not None:
        # In lower case, "luật giá" may be prose; a name of two words is not.
        if capital or " " in m[0].strip():
            # "Luật Giáo dục QP&AN": the name goes on with an abbreviation.
            more = _ABBREVIATION.match(text, m.end())
            return more.end() if more is not None and text[m.end() - 1].islower() else m.end()
        return None
    if not capital:
        return None
    m = _open_name().match(text, position)
    if m is None:
        return None
    return m.end()


def _extend_amended(text: str, lower: str, end: int) -> int:
    """Go on over "Luật A, Luật B và Luật C" inside the title of an amending law."""
    for _ in range(12):
        gap = _LIST.match(lower, end)
        if gap is None:
            return end
        inner = _INNER_LAW.match(lower, gap.end())
        if inner is None or not text[inner.start()].isupper():
            return end
        name = _match_name(text, lower, inner.end(), _canonical(inner[0]), capital=True)
        if name is None:
            return end
        end = name
    return end


@cache
def _table_names() -> dict[str, str]:
    return {
        fold(f"{row['type']} {row['name']}").replace(",", ""): f"{row['type']} {row['name']}"
        for row in load_table("law_names")
    }


@lru_cache(maxsize=4096)
def _canonical_name(kind: str, name: str) -> str:
    """Give one form for the ways in which writers put commas and capitals."""
    key = fold(f"{kind} {name}").replace(",", "")
    known = _table_names().get(key)
    if known is not None:
        return known
    folded = fold(name)
    return f"{kind} {folded[:1].upper()}{folded[1:]}"


def _with_year(text: str, lower: str, start: int, end: int, kind: str) -> Named:
    name = _canonical_name(kind, text[start:end])
    revised = _REVISED.match(lower, end)
    if revised is not None:
        end = revised.end()
    m = _YEAR.match(lower, end)
    if m is None or (m[0].endswith(")") and "(" not in m[0]):
        if m is not None:
            return Named(m.end() - 1, name, m[1])
        return Named(end, name)
    if "(" in m[0] and not m[0].endswith(")"):
        return Named(end, name)
    return Named(m.end(), name, m[1])


# -- Constitution, charters, platform -----------------------------------------------------------------------------


@cache
def _others() -> dict[str, re.Pattern[str]]:
    state = r"(?: (?:của )?nước (?:cộng hòa xã hội chủ nghĩa việt nam|chxhcn việt nam|việt nam dân chủ cộng hòa))"
    year = r"(?: (?:năm )?((?:19|20)\d\d)(?![\w/]))"
    unions = (
        r"mặt trận tổ quốc việt nam|mttq việt nam|công đoàn việt nam|công đoàn(?! cơ sở| viên)"
        r"|đoàn (?:thanh niên cộng sản|tncs)(?: hồ chí minh)?|đoàn(?! thanh niên| viên| thể)"
        r"|hội (?:nông dân|liên hiệp phụ nữ|lhpn|cựu chiến binh|ccb|chữ thập đỏ|khuyến học|người cao tuổi"
        r"|liên hiệp thanh niên|lhtn|sinh viên|nhà báo|luật gia)(?: việt nam)?|đội tntp hồ chí minh"
    )
    build = (
        r" (?:chính trị|xây dựng đất nước(?: trong thời kỳ quá độ lên chủ nghĩa xã hội)?)(?: của đảng)?"
        rf"(?: \(bổ sung, phát triển(?: năm)? (\d{{4}})\)|{year})?"
    )
    return {
        "Hiến pháp": re.compile(spell(rf"(?:{state}{year}?|{year})")),
        "Điều lệ": re.compile(spell(rf" (?:đảng(?: cộng sản việt nam)?(?! bộ| ủy| viên)|{unions})(?!\w)")),
        "Cương lĩnh": re.compile(spell(rf"(?:{year}|{build})")),
    }


def match_fixed_name(text: str, lower: str, end: int, kind: str) -> Named | None:
    """Match the rest of the name of a constitution, a charter or a platform after its type word."""
    m = _others()[kind].match(lower, end)
    if m is None:
        return None
    year = next((g for g in m.groups() if g), None)
    stop = m.end()
    name = " ".join(text[m.start() : stop].split())
    if kind in {"Hiến pháp", "Cương lĩnh"} and year:
        name = year
    if kind == "Cương lĩnh" and not year and "đất nước" not in " ".join(m[0].split()):
        return None
    return Named(stop, f"{kind} {name}", year)
