"""Sentences and clauses, in view offsets."""

from __future__ import annotations

import re
from functools import cache

from vnbulletin.segmentation.letters import LOWER, UPPER
from vnbulletin.tables import load_table

# A stop, what closes behind it, and then a blank or (the space forgotten) a capital.
# (Patterns start with one character class, so that the engine skips what cannot match.)
_STOP = re.compile(rf"[.!?…][.!?…/]{{0,6}}[\"”»'’)\]]{{0,3}}(?=\s|[{UPPER}“\"(]|$)")
_NEXT_STARTS = re.compile(rf"(\s*)[\"“«'(\[]*[^\s{LOWER},;:.)\]”»!?…%]")
_OPENERS = "\"“«'(["
_CUT = re.compile(
    r"[;:,()“”«»\[\]](?:(?<=[;()“”«»\[\]])|(?<=:)(?=\s)|"
    r"(?<=,)(?=\s(?:nhưng|song|đồng thời|trong đó|qua đó|từ đó|nhờ đó|do đó|vì vậy|tuy nhiên|nhất là|đặc biệt là|"
    r"bên cạnh đó|cùng với đó|ngoài ra|góp phần|nhằm|mặt khác|còn)\s))"
)
_ROMAN = re.compile(r"[ivx]{1,5}")
#: A longer quotation is a speech of several sentences.
LONGEST_QUOTATION = 300
_OPEN = "([“«"
_CLOSE = ")]”»"


@cache
def load_abbreviations() -> frozenset[str]:
    """Load the abbreviations, in lower case, whose full stop ends no sentence."""
    return frozenset(row["abbreviation"].lower() for row in load_table("stop_abbreviations"))


def _ends_here(flow: str, lower: str, begin: int, at: int, end: int, after: int) -> bool:
    """Decide on one full stop: it stands at ``at``, the next sentence would start at ``after``."""
    if flow[at] != "." or end - at > 1:
        return True
    glued = end == after
    blank = max(lower.rfind(" ", max(begin, at - 16), at) + 1, begin, at - 16)
    token = lower[blank:at]
    if not glued and len(token) > 5 and token.isalpha():
        return True
    token = token.lstrip(_OPENERS)
    tail = token.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
    if not tail or not tail[-1].isalnum():
        return True
    if tail in load_abbreviations() or token in load_abbreviations():
        return False
    if len(tail) == 1 and tail.isalpha() and flow[at - 1].isupper():
        # An initial ("M. Tuyền") is no end; "Nghị quyết Đại hội A. Sau" is too rare to matter.
        return False
    if blank == begin and tail == token and _ROMAN.fullmatch(token):
        # "II. NHIỆM VỤ": the number of a heading.
        return False
    if tail.isdigit():
        # "1. Về kinh tế" at the start of a line is a number of an outline, "năm 2023.Đồng chí" lacks its blank.
        return blank > begin if not glued else len(tail) == 4
    # A missing blank behind a full stop: "tỉnh.Đồng chí", yet "TP.HCM", "Th.S", "www.A".
    if not glued:
        return True
    return flow[at - 1].islower() and after + 1 < len(flow) and (flow[after + 1].islower() or flow[after + 1] in ' "“')


def _quotes_on(flow: str, begin: int, at: int, stop: int, end: int) -> bool:
    """Whether the stop lies inside a quotation that the sentence carries on behind."""
    window = max(begin, at - LONGEST_QUOTATION)
    opened = flow.rfind("“", window, at)
    if opened < 0 or flow.find("”", opened, stop) >= 0:
        return False
    closed = flow.find("”", stop, min(end, at + LONGEST_QUOTATION))
    rest = flow[closed + 1 : closed + 4].lstrip()
    return closed >= 0 and bool(rest) and (rest[0].islower() or rest[0] in ",;")


def split_sentences(flow: str, lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a block into sentences.

    Parameters
    ----------
    flow, lower : str
        The page's text with soft line breaks as spaces, and the same in lower case.
    start, end : int
        The block.

    Returns
    -------
    list of (int, int)
        Half-open offsets; blanks between sentences belong to none.

    Examples
    --------
    >>> text = "Đ/c Lê Văn An, PGS.TS. tại TP.HCM đạt 97,55%.Đồng chí đề nghị làm sớm./."
    >>> [text[a:b] for a, b in split_sentences(text, text.lower(), 0, len(text))]
    ['Đ/c Lê Văn An, PGS.TS. tại TP.HCM đạt 97,55%.', 'Đồng chí đề nghị làm sớm./.']
    """
    out: list[tuple[int, int]] = []
    begin = start
    quoted = flow.find("“", start, end) >= 0
    for match in _STOP.finditer(flow, start, end):
        at, stop = match.span()
        if stop >= end:
            break
        following = _NEXT_STARTS.match(flow, stop, end)
        if following is None:
            continue
        after = following.end(1)
        if not _ends_here(flow, lower, begin, at, stop, after):
            continue
        if quoted and _quotes_on(flow, begin, at, stop, end):
            continue
        out.append((begin, stop))
        begin = after
    if begin < end:
        out.append((begin, end))
    return out


def split_clauses(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a sentence at its semicolons, colons and coordinating commas, brackets and quotations kept whole.

    Examples
    --------
    >>> text = "Trong đó, cần rà soát quỹ đất (đất công; đất ở); hoàn thành quy hoạch."
    >>> [text[a:b] for a, b in split_clauses(text, 0, len(text))]
    ['Trong đó, cần rà soát quỹ đất (đất công; đất ở)', 'hoàn thành quy hoạch.']
    """
    out: list[tuple[int, int]] = []
    begin = start
    depth = 0
    for match in _CUT.finditer(flow, start, end):
        sign = match[0]
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            stop = match.start()
            if stop > begin:
                out.append((begin, stop))
            begin = match.end()
            while begin < end and flow[begin].isspace():
                begin += 1
    if begin < end:
        out.append((begin, end))
    return out
