"""Cut a chunk (a run of characters without white space) into the tokens that the word model tags.

The model was trained on the tokens of underthesea's grammar (Apache-2.0; its web addresses come from
NLTK), so the alternatives below describe the same language, in the same order of preference, written
so that no repetition stands inside another (the original takes exponential time on ``http://.....``).
No alternative can match white space; that is what makes cutting chunk by chunk exact.

The default grammar differs in three points, each for the sake of the words that come out: a document
code is one token, a dotted abbreviation neither swallows the full stop after it nor the name glued
to it, and a long chunk is cut without looking for web addresses in it, which keeps time linear.
"""

from __future__ import annotations

import re

_UPPER = (
    "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
)  # fmt: skip
_LETTER = f"[{_UPPER}{_UPPER.lower()}]"
_CAPITAL = f"[{_UPPER}]"

_SPECIAL = [r"=>", r"==>", r"->", r"\.{2,}", r"-{2,}", r">>", r"\d+x\d+", r"v\.v\.\.\.", r"v\.v\.", r"v\.v", r"°[CF]"]
_DOTTED = [
    rf"{_CAPITAL}+(?:\.{_LETTER}+)+\.?",
    rf"{_LETTER}+['’]{_LETTER}+",
    r"[A-ZĐ]+\.(?!$)",
]
_DOTTED_DEFAULT = [
    # TP.HCM and PGS.TS, but neither "GTVT.Hội" (a space is missing) nor the full stop in "TP.HCM."
    rf"{_CAPITAL}+(?:\.{_CAPITAL}+)+(?!{_LETTER})",
    rf"{_LETTER}+['’]{_LETTER}+",
    r"[A-ZĐ]\.(?=.)",
]
_ABBREVIATIONS = [r"[A-ZĐ]+&[A-ZĐ]+", r"T\.Ư"]
_TITLES = [r"Tp\.", r"Mrs?\.", r"Ms\.", r"Dr\.", r"ThS\."]
_TITLES_COMPATIBLE = [*_TITLES, r"Th.[Ss]"]  # any character in the middle, as the original has it
_TITLES_DEFAULT = [*_TITLES, r"Th\.[Ss]"]
_NAMED = [r"e-mail", r"\d+[A-Z]+\d*-\d+", r"NĐ-CP"]

# An address goes on with any character but these, or with brackets in pairs, and ends on a character
# that is no punctuation or on a bracket.
_IN_ADDRESS = r"[^\s()<>{}\[\]]"
_BRACKETS = r"\([^\s()]*?\([^\s()]+\)[^\s()]*?\)"
_LAZY_BRACKETS = r"\(\S+?\)"
_ADDRESS = [
    rf"(?:(?:ftp|http)s?:(?:/{{1,3}}|[a-z0-9%])|[a-z0-9.\-]+[.][a-z]{{2,13}}/)"
    rf"(?:{_IN_ADDRESS}|{_BRACKETS}|{_LAZY_BRACKETS})+"
    rf"(?:{_BRACKETS}|{_LAZY_BRACKETS}|[^\s`!()\[\]{{}};:'\".,<>?«»“”‘’])",
    r"(?<!@)[a-z0-9]+(?:[.\-][a-z0-9]+)*[.][a-z]{2,13}\b/?(?!@)",
    r"[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9.-]+",
]
_NUMERIC = [
    r"\d{2,}-\d{3,}-\d{3,}",
    r"\d{1,2}/\d{1,2}/\d+",
    r"\d{1,2}/\d{1,4}",
    r"\d{1,2}-\d{1,2}-\d+",
    r"\d{1,2}-\d{1,4}",
    r"\d{1,2}\.\d{1,2}\.\d+",
    r"\d{4}/\d{1,2}/\d{1,2}",
    r"\d{2}:\d{2}:\d{2}",
    r"\d+[A-Z]+\d+",
    r"\d+[A-Z]+",
    r"\d+(?:\.\d+)+,\d+",
    r"\d+(?:\.\d+)+",
    r"\d+(?:,\d+)+",
    r"\d+(?:[.,_]\d+)?",
]
_NUMERIC = [rf"(?=\d)(?:{'|'.join(_NUMERIC)})"]  # one look decides for all of them
_REST = [
    r":\)\)*",
    r"=\)\)+",
    r"♥‿♥",
    r":D+(?=\s|$)",
    r"<3",
    r"[.,()ʺ]",
    r"(?<=\b)\w+-[\w+-]*\w+",
    r"\w+",
    r":+",
    r"[^\w\s]",
]

# Number, year, then groups of the symbol: at least one group is written in capitals (21-KL/TW,
# 30/2020/NĐ-CP, 263/QĐ-TTg, 64/2025/QH15, 32-L/CTN, 01/2017/TTLT-BNN&PTNT), so that a date, a range or
# "9-Hà" is none.
_SYMBOL = r"(?:[A-ZĐƯ][A-ZĐƯ]\w*|[A-ZĐƯ][a-zđyi][A-ZĐƯ]\w*|[A-ZĐ](?=[-/]))"
_CODE = rf"\d++[a-zđ]?(?:/\d{{4}})?[-–/]{_SYMBOL}(?:[-–/.&][A-ZĐƯ]\w*)*"

#: Longest chunk in which the default grammar looks for web addresses.
LONGEST_ADDRESS = 400
_MAYBE_ADDRESS = re.compile(r"@|\.[a-z]{2}|(?:ftp|http)s?:")


def _compile(*groups: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(alternative for group in groups for alternative in group))


_BEFORE_COMPATIBLE = [*_SPECIAL, *_ABBREVIATIONS, *_DOTTED, *_TITLES_COMPATIBLE, *_NAMED]
_BEFORE_DEFAULT = [_CODE, *_SPECIAL, *_ABBREVIATIONS, *_DOTTED_DEFAULT, *_TITLES_DEFAULT, *_NAMED]
_COMPATIBLE = _compile(_BEFORE_COMPATIBLE, _NUMERIC, _REST)
_COMPATIBLE_ADDRESS = _compile(_BEFORE_COMPATIBLE, _ADDRESS, _NUMERIC, _REST)
_DEFAULT = _compile(_BEFORE_DEFAULT, _NUMERIC, _REST)
_DEFAULT_ADDRESS = _compile(_BEFORE_DEFAULT, _ADDRESS, _NUMERIC, _REST)
_IS_CODE = re.compile(_CODE)


def cut_chunk(chunk: str, *, compatible: bool, is_last: bool = False) -> list[tuple[int, int]]:
    """Cut a chunk into tokens.

    Parameters
    ----------
    chunk : str
        A run of characters without white space.
    compatible : bool
        Whether to cut exactly as underthesea does.
    is_last : bool
        Whether the text ends with this chunk; underthesea's grammar then leaves a full stop alone.

    Returns
    -------
    list of (int, int)
        Half-open offsets; together they cover the chunk.

    Examples
    --------
    >>> [*map(lambda span: "21-KL/TW."[slice(*span)], cut_chunk("21-KL/TW.", compatible=False))]
    ['21-KL/TW', '.']
    >>> [*map(lambda span: "21-KL/TW."[slice(*span)], cut_chunk("21-KL/TW.", compatible=True))]
    ['21', '-', 'KL', '/', 'TW.']
    """
    # Most chunks are one syllable; only "Th.s" and "ʺ" (a letter) cut letters from letters.
    if "Th" not in chunk and "ʺ" not in chunk:
        head, tail = chunk[:-1], chunk[-1]
        if chunk.isalpha() or (chunk.isascii() and chunk.isdigit()):
            return [(0, len(chunk))]
        if (tail in ",;" and head.isalpha()) or (tail == "." and head.islower() and head.isalpha()):
            return [(0, len(head)), (len(head), len(chunk))]
    maybe_address = _MAYBE_ADDRESS.search(chunk) is not None
    if compatible:
        pattern = _COMPATIBLE_ADDRESS if maybe_address else _COMPATIBLE
        if not is_last:
            return [m.span() for m in pattern.finditer(chunk + " ")]
    else:
        pattern = _DEFAULT_ADDRESS if maybe_address and len(chunk) <= LONGEST_ADDRESS else _DEFAULT
    return [m.span() for m in pattern.finditer(chunk)]


def find_codes(text: str) -> list[tuple[int, int]]:
    """Find the document codes of a text.

    Examples
    --------
    >>> find_codes("Kết luận số 21-KL/TW.")
    [(12, 20)]
    """
    return [
        (chunk.start() + start, chunk.start() + end)
        for chunk in re.finditer(r"\S+", text)
        for start, end in cut_chunk(chunk[0], compatible=False)
        if is_code(chunk[0][start:end])
    ]


def is_code(token: str) -> bool:
    """Tell whether a token is the number and symbol of a document.

    Examples
    --------
    >>> is_code("30/2020/NĐ-CP"), is_code("20/11/2023")
    (True, False)
    """
    # The cheap questions first: this is asked of every new token.
    return token[:1].isdigit() and not token.isdigit() and _IS_CODE.fullmatch(token) is not None
