"""The grammar of numbers and symbols.

``N-T/I`` of the Party, ``N/T-I`` and ``N/YYYY/T-I`` of the State, ``N/YYYY/QHk`` of the National Assembly,
letters without type, joint documents, and all of these as they are really typed: with blanks and line breaks
at the separators, separators exchanged, small letters, the next word glued on.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vnbulletin.extraction.references.types import DocumentType, types_by_code, types_by_name
from vnbulletin.tables import load_table
from vnbulletin.tables.loader import split_list
from vnbulletin.text.limits import note_limit

_UPPER = "A-ZĐƯÂÊÔĂƠ"
# Words that sloppy typing glues to a code.
_GLUED = r"(?=(?:ngày|của|về|và|do|thì|được|có|quy|ngay)(?![^\W\d_]))"
# A symbol's piece: capitals, inner small letters before capitals (SNgV), final ones of TTr, CTr, TTg, QĐi.
_PIECE = (
    rf"(?:(?:UBTV)?QH\s\d{{1,2}}(?!\d)|QyĐ|GDTrH"
    rf"|[{_UPPER}](?:[{_UPPER}&\d]|(?<=[A-ZĐ])[a-z]{{1,3}}(?=[{_UPPER}]))*(?:(?<=T)[rg]|(?<=Đ)i|(?<=T)tg|(?<=C)tr)?)"
    rf"(?:(?![^\W_])|{_GLUED})"
)
_TIGHT_JOIN = r"(?:[-/]\s{0,2}|\s[-/](?=\S)|\.)"
#: Pieces of a symbol behind its first; the longest in use has five.
_MOST_PIECES = 20
_MORE = re.compile(_TIGHT_JOIN + _PIECE)
_NUMBER = r"(\d{1,5}[a-zđABC]?)"
_YEAR = r"(?:\s{0,2}[-/]\s{0,2}((?:19|20)\d\d)(?=\s{0,2}[-/]|\s[A-ZĐ]))?"


@cache
def _known_type_codes() -> str:
    codes = sorted(types_by_code(), key=len, reverse=True)
    return "|".join(re.escape(c) for c in codes)


@cache
def code_pattern() -> re.Pattern[str]:
    """Match number, year, separator and symbol of a code."""
    known = rf"(?:{_known_type_codes()}|CTr|TTr|Ctr|Ttr|QĐi|QyĐ)"
    spaced = rf"\s{{1,2}}[-/]\s{{1,2}}(?={known}\s?[-/])|\s(?={known}\s?[-/]\s?[{_UPPER}])"
    tight = r"[-/]\s{0,2}|\s{1,2}[-/]"
    symbol = rf"(?:{known}\s{{1,2}}[-/]\s{{1,2}})?{_PIECE}(?:{_TIGHT_JOIN}{_PIECE}){{0,{_MOST_PIECES}}}"
    return re.compile(rf"{_NUMBER}{_YEAR}({spaced}|{tight})({symbol})")


@cache
def lower_code_pattern() -> re.Pattern[str]:
    """Match a code typed in small letters; only where a type word stands before."""
    known = "|".join(re.escape(c.lower()) for c in sorted(types_by_code(), key=len, reverse=True))
    return re.compile(
        rf"{_NUMBER}{_YEAR}(\s?[-/]\s?)((?:{known})[-/][^\W\d_]{{2,8}}|(?:ubtv)?qh\d{{1,2}})(?![^\W_])",
        re.IGNORECASE,
    )


class Code(NamedTuple):
    """A code as written, blanks left out."""

    end: int
    number: str
    separator: str
    symbol: str

    @property
    def text(self) -> str:
        """Number and symbol together."""
        return self.number + self.separator + self.symbol


def match_code(text: str, position: int, *, after_word: bool) -> Code | None:
    """Match a code that starts at ``position``.

    Parameters
    ----------
    text : str
        Normalised text.
    position : int
        Where the number starts.
    after_word : bool
        Whether a type word stands before, which allows codes of one piece and in small letters.

    Returns
    -------
    Code or None
        The longest code there.

    Examples
    --------
    >>> match_code("35- NQ/TW của Bộ Chính trị", 0, after_word=True).text
    '35-NQ/TW'
    >>> match_code("30/2020/NĐ-CPngày 5/3", 0, after_word=False).text
    '30/2020/NĐ-CP'
    >>> match_code("12/2021 đã", 0, after_word=True) is None
    True
    """
    m = code_pattern().match(text, position)
    if m is None:
        if not after_word:
            return None
        m = lower_code_pattern().match(text, position)
        if m is None:
            return None
    number, year, separator, symbol = m.groups()
    if symbol.endswith(_CASES) and symbol.startswith(_CASE_KINDS):
        return None
    if not after_word and not _stands_alone(symbol, year):
        return None
    if len(symbol) > _MOST_PIECES and _MORE.match(text, m.end()):
        told = f"a symbol of more than {_MOST_PIECES} pieces is cut"
        note_limit("limit.symbol", told, position, m.end())
    if not symbol.isalnum():
        symbol = "".join(symbol.split())
    separator = separator.strip() or "-"
    if year:
        number = f"{number}/{year}"
        between = text[m.end(2) : m.start(4)]
        separator = "-" if "-" in between else "/"
    return Code(m.end(), number, separator, symbol)


# Cases of the courts: first instance, appeal, cassation.
# Licences and certificates carry numbers too, but are no documents of this kind.
_PERMITS = frozenset({"GP", "GPXB", "GPKD", "GCN", "ĐKKD", "GXN", "GPHĐ", "GPLX"})
_CASES = ("-ST", "-PT", "-GĐT", "-TLST", "-TLPT")
_CASE_KINDS = ("HS-", "DS-", "HC-", "KDTM-", "HNGĐ-", "LĐ-", "HNGD-", "TLST-", "TLPT-")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\s?\d{1,2}(?!\d)")
_PIECES = re.compile(r"[-/.]")


def is_permit(symbol: str) -> bool:
    """Whether a symbol is that of a licence or a certificate."""
    return _PIECES.split(symbol)[0] in _PERMITS


def _stands_alone(symbol: str, year: str | None) -> bool:
    """Whether a symbol names a document without a type word before it."""
    if _ASSEMBLY.match(symbol):
        return year is not None
    pieces = [p.strip() for p in _PIECES.split(symbol)]
    if len(pieces) < 2 or is_permit(symbol):
        return False
    if pieces[0].upper() in types_by_code():
        # "12-CT/X": the rest must be a body; court cases (HS-ST, DS-PT) have no such type code.
        return len(pieces[1]) >= 2
    return is_issuer(pieces[0])


@cache
def _issuers() -> dict[str, tuple[str, str, str]]:
    return {row["code"].upper(): (row["code"], row["bodies"], row["system"]) for row in load_table("issuer_codes")}


_SUFFIXES = ("TW", "TU", "HU", "ĐU", "QU", "HĐND", "UBND")


@cache
def is_issuer(piece: str) -> bool:
    """Whether a piece of a symbol is the code of a body."""
    upper = piece.upper()
    return upper in _issuers() or upper.endswith(("UBND", "HĐND")) or upper.startswith(("SGD", "SNN", "UBND", "HĐND"))


@cache
def bodies_of(symbol: str) -> tuple[str, ...]:
    """Give the bodies that a symbol allows as issuers, the most senior first.

    Examples
    --------
    >>> bodies_of("KL/TW")
    ('Ban Chấp hành Trung ương Đảng', 'Bộ Chính trị', 'Ban Bí thư')
    >>> bodies_of("QH15")
    ('Quốc hội khóa XV',)
    """
    pieces = [p for p in _PIECES.split(symbol) if p]
    if len(pieces) > 1 and pieces[0].upper() in types_by_code():
        pieces = pieces[1:]
    for first in pieces[:1]:
        upper = first.upper()
        assembly = re.fullmatch(r"(QH|UBTVQH)(\d{1,2})", upper)
        if assembly:
            body = "Quốc hội" if assembly[1] == "QH" else "Ủy ban Thường vụ Quốc hội"
            return (f"{body} khóa {to_roman(int(assembly[2]))}",)
        known = _issuers().get(upper)
        if known:
            return split_list(known[1])
    return ()


@cache
def issuer_code(symbol: str) -> str:
    """Give the code of the (first) issuing body in a symbol.

    Examples
    --------
    >>> issuer_code("KL/TW"), issuer_code("UBND-VX")
    ('TW', 'UBND')
    """
    pieces = [p.upper() for p in _PIECES.split(symbol) if p]
    if len(pieces) > 1 and pieces[0] in types_by_code():
        pieces = pieces[1:]
    return pieces[0] if pieces else ""


@cache
def system_of(symbol: str) -> str | None:
    """Tell whether a symbol belongs to the Party's or the State's way of numbering."""
    pieces = [p for p in _PIECES.split(symbol) if p]
    if pieces and pieces[0].upper() in types_by_code():
        pieces = pieces[1:]
    if not pieces:
        return None
    upper = pieces[0].upper()
    known = _issuers().get(upper)
    if known:
        system = known[2]
        if system.startswith("party") and "state" not in system:
            return "party"
        if system.startswith(("state", "court", "procuracy", "front")) and "party" not in system:
            return "state"
        return "party" if upper in {"TWĐTN", "TĐTN", "ĐTN"} else None
    if upper.endswith(("TW", "TU", "HU", "ĐU")):
        return "party"
    if _ASSEMBLY.match(upper) or upper.endswith(("UBND", "HĐND")):
        return "state"
    return None


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(number: int) -> str:
    """Write a small number in Roman digits.

    Examples
    --------
    >>> to_roman(14)
    'XIV'
    """
    out = ""
    for value, digits in _ROMAN:
        while number >= value:
            out += digits
            number -= value
    return out


@cache
def type_of_symbol(symbol: str) -> DocumentType:
    """Give the type that a symbol says, where no type word does.

    Examples
    --------
    >>> type_of_symbol("KH-UBND").name, type_of_symbol("UBND-VX").name, type_of_symbol("QH15").name
    ('Kế hoạch', 'Công văn', 'Luật')
    """
    first = _PIECES.split(symbol)[0].upper()
    if first.startswith("QH") and first[2:].isdigit():
        return types_by_name()["Luật"]
    if first.startswith("UBTVQH"):
        return types_by_name()["Nghị quyết"]
    return types_by_code().get(first) or types_by_name()["Công văn"]


_BARE_LETTERS = {"ND": "NĐ", "QD": "QĐ", "HDND": "HĐND", "TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "TƯ": "TW",
                 "BGDDT": "BGDĐT", "QĐI": "QĐi", "QYĐ": "QyĐ", "DU": "ĐU"}  # fmt: skip


@cache
def correct_code(number: str, separator: str, symbol: str, type_key: str) -> tuple[str | None, tuple[str, ...]]:
    """Give the code as it should be written, and what was corrected.

    Returns
    -------
    tuple of (str or None, tuple of str)
        None where nothing needed a correction.

    Examples
    --------
    >>> correct_code("60", "/", "NQ-TW", "NQ")
    ('60-NQ/TW', ('separators',))
    >>> correct_code("37", "/", "TW", "CT")
    ('37-CT/TW', ('separators', 'type code'))
    >>> correct_code("18", "-", "NQ/TW", "NQ")
    (None, ())
    """
    seps = _PIECES.findall(symbol)
    pieces = _PIECES.split(symbol)
    notes: list[str] = []
    fixed: list[str] = []
    for i, piece in enumerate(pieces):
        upper = piece.upper()
        right = _BARE_LETTERS.get(upper, piece)
        if right == piece and upper != piece and (upper in types_by_code() or upper in _issuers()):
            known = _issuers().get(upper)
            right = known[0] if known and i else upper
            right = _BARE_LETTERS.get(upper, right)
        if right != piece:
            notes.append("small letters" if right.upper() == upper else "letters")
        fixed.append(right)
    system = system_of("-".join(fixed))
    new_sep, new_seps = separator, list(seps)
    if "/" not in number and system is not None and seps[:1] != ["."]:
        if system == "party":
            new_sep = "-"
            if new_seps and fixed[0].upper() in types_by_code():
                new_seps[0] = "/"
        elif len(fixed) > 1:
            new_sep = "/"
            new_seps = ["-" if s == "/" else s for s in new_seps]
    elif "/" in number:
        new_sep = "/"
        if not fixed[0].upper().startswith("NQLT"):
            new_seps = ["-" if s == "/" else s for s in new_seps]
    if (new_sep, new_seps) != (separator, seps):
        notes.insert(0, "separators")
    if system == "party" and len(fixed) == 1 and fixed[0] in {"TW", "TU"} and type_key:
        fixed, new_seps, new_sep = [type_key, *fixed], ["/"], "-"
        notes.append("type code")
    if system == "party" and len(number) == 1 and number.isdigit():
        number = "0" + number
        notes.append("leading zero")
    if not notes:
        return None, ()
    out = fixed[0]
    for sep, piece in zip(new_seps, fixed[1:], strict=True):
        out += sep + piece
    return f"{number}{new_sep}{out}", tuple(dict.fromkeys(notes))
