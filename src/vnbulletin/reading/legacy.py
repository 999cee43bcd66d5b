"""Encodings from before Unicode: told by what makes Vietnamese syllables, converted by tables.

Text in a legacy encoding reaches a reader in two ways: as bytes, or as Latin characters in a document that
claims to be Unicode (a page or a Word file written with ABC or VNI fonts). Both are the same question once
the bytes are read as Latin: under which table do the words become Vietnamese? The question is put to a whole
file, or to all its doubtful lines together, never to one line, which is too short to tell.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.reading.syllables import is_syllable
from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Share of well-formed syllables among the words with a mark from which a table is believed.
MIN_SHARE = 0.7
#: A table must also beat the text as it stands by this much.
MIN_GAIN = 0.3
#: Words looked at; they are taken from all parts of the file.
MAX_WORDS = 4000
#: No syllable is longer, its marks as characters of their own included; longer words are looked at in part.
MAX_SYLLABLE = 12
MAX_WORD = 40

# Words as Latin: letters, and the signs of the upper half of Latin-1, which are letters in legacy fonts.
_WORD = re.compile("[A-Za-z\u00a1-\u024f\u0300-\u036f\u1ea0-\u1ef9\u20ab\ufffd]+")
# What occurs inside Vietnamese words in legacy fonts but not in Vietnamese: beside a letter it is suspicious.
_FOREIGN = "[\u00a1-\u00af\u00b4-\u00b9\u00bb-\u00bfÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]"
# The rare sign is looked for first, its neighbours then.
_SUSPICIOUS = re.compile(f"{_FOREIGN}(?:(?<=[A-Za-zÀ-ÿ].)|(?=[A-Za-zÀ-ÿ]))")
_UNICODE_VIETNAMESE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
_LINE = re.compile(r"[^\n]+\n?")


def find_words(text: str, limit: int = MAX_WORDS) -> list[str]:
    """Take words that hold a character beyond ASCII, from all parts of a text."""
    words: list[str] = []
    step = max(10_000, len(text) // 50)
    share = limit // (len(text) // step + 1)
    for start in range(0, len(text), step):
        taken = 0
        for match in _WORD.finditer(text, start, min(len(text), start + step)):
            if not match[0].isascii():
                words.append(match[0][:MAX_WORD])
                taken += 1
                if taken == share:
                    break
    return words


def rate_words(words: Iterable[str]) -> float:
    """Give the share of well-formed Vietnamese syllables among words with marks; 0 where there are none."""
    marked = [word for word in words if not word.isascii()]
    return sum(len(word) <= MAX_SYLLABLE and is_syllable(word) for word in marked) / len(marked) if marked else 0.0


@cache
def _tcvn3() -> dict[int, str]:
    return {int(row["code"], 16): row["letter"] for row in load_table("legacy_tcvn3")}


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    letters: dict[str, str] = {}
    for row in load_table("legacy_vni"):
        code = "".join(chr(int(part, 16)) for part in row["code"].split())
        letter = row["letter"]
        letters[code] = letter
        # A capital may be followed by the mark in either case.
        letters[code[0].upper() + code[1:]] = letters[code.upper()] = letter.upper()
    longest_first = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), letters


_TCVN3_WORD = re.compile("[A-Za-z\u00a1-\u00fe]+")
_NEAR = 24


def from_tcvn3(text: str) -> str:
    """Convert text in TCVN3 (ABC fonts), read as Latin, to Unicode.

    Capitals with a tone mark share their code with the small letter (the font shows them as capitals), so
    words are put in capitals where their other letters, or the words beside them, are. A single capital with a
    tone mark at the head of a word cannot be told from the small letter.

    Examples
    --------
    >>> from_tcvn3("Héi nghÞ §¶ng bé x·; §¶NG Bé X·")
    'Hội nghị Đảng bộ xã; ĐẢNG BỘ XÃ'
    """
    table = _tcvn3()

    def convert(match: re.Match[str]) -> str:
        word = match[0]
        new = word.translate(table)
        if word.isascii() or len(word) > MAX_WORD or new.islower() or new.isupper():
            return new
        plain = [c for c in word if c.isascii()]
        if any(c.isupper() for c in new[1:]):
            # Small letters stand only where the encoding has no capital: Đ¶NG, not a name such as McGEE.
            return new.upper() if all(c.isupper() for c in plain) else new
        if all(c.isupper() for c in plain) and _is_among_capitals(text, match.start(), match.end()):
            return new.upper()
        return new

    return _TCVN3_WORD.sub(convert, text)


_CAPITALS_BEFORE = re.compile("[A-Z]{2}[^a-z<>\n]{0,6}$|[A-Z][\u00a1-\u00fe]+[A-Z][^a-z<>\n]{0,6}$")
_CAPITALS_AFTER = re.compile("[^A-Za-z\n]{0,3}[A-Z\u00a1-\u00a7][\u00a1-\u00fe]*[A-Z]")


def _is_among_capitals(text: str, start: int, end: int) -> bool:
    if _CAPITALS_AFTER.match(text, end):
        return True
    return _CAPITALS_BEFORE.search(text[max(0, start - _NEAR) : start]) is not None


def from_vni(text: str) -> str:
    """Convert text in VNI for Windows, read as Latin, to Unicode.

    Examples
    --------
    >>> from_vni("Hoäi nghò Ñaûng boä xaõ; ÑAÛNG BOÄ XAÕ")
    'Hội nghị Đảng bộ xã; ĐẢNG BỘ XÃ'
    """
    pattern, letters = _vni()
    return pattern.sub(lambda match: letters[match[0]], text)


def from_doubled(text: str) -> str:
    """Undo UTF-8 that was read as windows-1252 and saved as UTF-8 again, where it can be undone throughout.

    Examples
    --------
    >>> from_doubled("Äáº£ng bá»™ xÃ£".replace("Ä", "Ä\\x90"))
    'Đảng bộ xã'
    """
    return _DOUBLED.sub(_undouble, text)


# Bytes 81 8D 8F 90 9D have no character in windows-1252 and travel as control characters.
_HIGH = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
_LATIN_BYTE = {ord(c): 0x80 + i for i, c in enumerate(_HIGH)} | {b: b for b in range(0xC0, 0x100)}
_TAIL = "[" + re.escape(_HIGH) + "]"
_DOUBLED = re.compile(f"(?:[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}})+")


def _undouble(match: re.Match[str]) -> str:
    try:
        return bytes(_LATIN_BYTE[ord(c)] for c in match[0]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return match[0]


#: Encoding -> conversion from the Latin reading.
CONVERTERS: dict[str, Callable[[str], str]] = {
    "tcvn3": from_tcvn3,
    "vni": from_vni,
    "utf-8 (encoded twice)": from_doubled,
}


def recognise(text: str) -> str | None:
    """Name the legacy encoding of a text that was read as Latin, None where no table makes it Vietnamese.

    Examples
    --------
    >>> recognise("Héi nghÞ s¬ kÕt c«ng t¸c tuyªn gi¸o"), recognise("Hội nghị sơ kết")
    ('tcvn3', None)
    """
    words = find_words(text)
    if not words:
        return None
    best, share = None, max(MIN_SHARE, rate_words(words) + MIN_GAIN)
    sample = " ".join(words)
    for name, convert in CONVERTERS.items():
        if name.startswith("utf-8"):
            # Its sequences hold signs (™, “) that are no part of words.
            converted = find_words(convert(text[:200_000]))
        else:
            converted = _WORD.findall(convert(sample))
        rated = rate_words(converted)
        if rated >= share and (name != "utf-8 (encoded twice)" or converted):
            best, share = name, rated + 0.001
    return best


def is_suspicious(text: str) -> bool:
    """Tell whether characters stand in words that no Vietnamese word in Unicode holds."""
    return _SUSPICIOUS.search(text) is not None


def find_suspicious_lines(text: str) -> list[tuple[int, int]]:
    """Find lines with legacy text: signs within words, and no letter that only Unicode has."""
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.isascii() and _SUSPICIOUS.search(line) and not _UNICODE_VIETNAMESE.search(line):
            lines.append(match.span())
    return lines


def has_unicode_vietnamese(text: str) -> bool:
    """Tell whether a text holds a letter that only Unicode (not Latin-1) has."""
    return _UNICODE_VIETNAMESE.search(text) is not None


def compose(text: str) -> str:
    """Compose letters and marks, as windows-1258 leaves them apart."""
    return unicodedata.normalize("NFC", text)
