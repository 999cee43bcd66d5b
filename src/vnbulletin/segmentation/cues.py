"""Recognise page furniture by the words of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vnbulletin.segmentation.letters import UPPER
from vnbulletin.segmentation.words import words_of
from vnbulletin.tables import load_table

# Bullets, rules and icons that portals print before a line.
_SIGNS = re.compile(r"[^\w(#©\[\"“]+")
_TAIL_SIGNS = " •·*|:;,~_=»›"
_NUMBERS = re.compile(r"[\s:\-|()]*\d[\d.,\s%+]*(?:lượt|lần|người|lượt xem)?[\s|.)]*")
_DOMAIN = re.compile(r"[\w\-]+(?:\.[\w\-]+)+")
_CAPITAL = re.compile(rf"[\s:\-(*\"“]*[{UPPER}\d]")
# What follows the name of an entry ("Bản quyền © 2024", "Giấy phép số 12/...").
_SIGNALS = tuple(":©0123456789(")
_DIGITS = re.compile(r"[\d(][\d.,()]*")
_LEADS_ON = re.compile(rf"\s*(?:[>»|/\-:›→•\\,]|[^\w\s]|[{UPPER}\d])")
_COLON = re.compile(r"\s*:\s*")
# How long a line of the kind can be, and how many words may follow the cue without and with a colon.
_LIMITS = {
    "breadcrumb": (500, 60, 60), "banner": (2000, 400, 400), "byline": (110, 12, 14), "source_note": (160, 12, 22),
    "related": (200, 4, 25), "footer": (320, 6, 60), "counter": (160, 6, 12), "print_link": (160, 10, 12),
    "views": (80, 4, 6),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table of cues."""

    text: str
    kind: str
    match: str
    place: str
    reach: str


@dataclass(frozen=True, slots=True)
class CueTable:
    """The cues, by the way they match."""

    whole: dict[str, Cue]
    start: dict[str, Cue]
    count: dict[str, Cue]
    end: tuple[Cue, ...]
    inside: tuple[Cue, ...]
    labels: tuple[str, ...]
    #: For the first word of a cue, how many words such cues have, most first.
    sizes: dict[str, tuple[int, ...]]
    #: First words of the sections of a menu.
    sections: frozenset[str]


def _spread(text: str) -> str:
    """Set colons apart, so that "Nguồn:X", "Nguồn : X" and "Nguồn: X" start with the same words."""
    return _COLON.sub(" : ", text).strip() if ":" in text else text


@cache
def load_cues() -> CueTable:
    """Load the table of furniture cues."""
    by_match: dict[str, dict[str, Cue]] = {"whole": {}, "start": {}, "count": {}, "end": {}, "inside": {}, "label": {}}
    for row in load_table("furniture_cues"):
        cue = Cue(row["cue"], row["kind"], row["match"], row["place"], row["reach"])
        match = "start" if cue.match == "short" else cue.match
        by_match[match][_spread(cue.text)] = cue
    sizes: dict[str, set[int]] = {}
    for text in (*by_match["start"], *by_match["count"]):
        words = text.split()
        sizes.setdefault(words[0], set()).add(len(words))
    return CueTable(
        by_match["whole"],
        by_match["start"],
        by_match["count"],
        tuple(by_match["end"].values()),
        tuple(by_match["inside"].values()),
        tuple(sorted(by_match["label"], key=len, reverse=True)),
        {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()},
        frozenset(c.text.split()[0] for c in by_match["whole"].values() if c.kind == "breadcrumb"),
    )


def _fits(cue: Cue, text: str, rest: str, rest_words: int) -> bool:
    longest, bare, with_colon = _LIMITS[cue.kind]
    if len(text) > longest:
        return False
    colon = cue.text.endswith(":") or rest[:1] in _SIGNALS
    if text[0].islower() and cue.kind not in ("views", "counter", "print_link"):
        # A line in small letters carries a sentence on; "bởi Hoàng Nam" is the exception.
        return cue.kind == "byline" and rest_words <= 4 and _CAPITAL.match(text[len(cue.text) :]) is not None
    # Four words or more leave no doubt.
    if rest_words > (with_colon if colon or cue.text.count(" ") >= 3 else bare):
        return False
    if cue.match == "short":
        # "Theo Báo Nhân Dân" names a source, "Theo báo cáo của ..., hội nghị" starts a sentence.
        named = text[len(cue.text) :].lstrip()
        return 0 < rest_words <= 8 and "," not in rest and bool(_CAPITAL.match(named) or _DOMAIN.match(named))
    if cue.kind == "breadcrumb":
        # "Trang chủ Tin tức" leads on, "Trang chủ tọa ..." starts a sentence.
        return not rest or colon or _LEADS_ON.match(text, len(cue.text)) is not None
    if cue.kind == "banner":
        return not (text[-1] == "." and rest_words > 5) or cue.text.startswith(words_of("to_reader"))
    if colon or not rest:
        return True
    if text[-1] in ".;" and rest_words > 3 and cue.kind not in ("byline", "footer"):
        return False
    if cue.kind == "byline":
        return _CAPITAL.match(text[len(cue.text) :]) is not None and not (text[-1] == "." and rest_words > 6)
    if cue.kind == "source_note":
        return text[-1] != "." or rest_words <= 5
    # "Bạn nhận được thư này vì có tên trong danh sách.": what a site says to its reader may be a whole sentence.
    return not (text[-1] == "." and rest_words > 6) or cue.text.startswith(words_of("to_reader"))


def recognise(text: str, low: str) -> Cue | None:
    """Recognise a line of page furniture.

    Parameters
    ----------
    text, low : str
        The trimmed line of the view, and the same in lower case.

    Returns
    -------
    Cue or None
        The cue that the line matches; None where it may be article.

    Examples
    --------
    >>> recognise("Lượt xem: 275", "lượt xem: 275").kind
    'views'
    >>> recognise("Trong tuần: 2.976", "trong tuần: 2.976").kind
    'counter'
    >>> recognise("Trong tuần, xã đã giao quân.", "trong tuần, xã đã giao quân.") is None
    True
    """
    return _recognise_short(text, low) if len(text) <= LONGEST_KEPT else _recognise(text, low)


def _recognise(text: str, low: str) -> Cue | None:
    table = load_cues()
    if low[-1] == ";":
        # An item of a list.
        return None
    signs = _SIGNS.match(low)
    core = low[signs.end() if signs is not None else 0 :].rstrip(_TAIL_SIGNS)
    if not core:
        return None
    if core[0] == "(" and core[-1] == ")":
        inside = recognise(text[text.index("(") + 1 : text.rindex(")")], core[1:-1]) if len(core) > 2 else None
        return inside if inside is not None and inside.kind in ("byline", "source_note") else None
    spread = _spread(core)
    if (cue := table.whole.get(spread.rstrip(" :|."))) is not None:
        return cue
    words = spread.split()
    if (cue := _match_row(table, core, words)) is not None:
        return cue
    shift = signs.end() if signs is not None else 0
    if (cue := _match_opening(table, text[shift : shift + len(core)], core, words)) is not None:
        return cue
    if core[0].isdigit() and len(words) <= 6 and (cue := _match_counted(table, core)) is not None:
        return cue
    if len(core) > 300 or not may_hold_inside(core):
        return None
    return next((cue for cue in table.inside if cue.text in core), None)


#: Lines up to this length come again within a page and on every page of a portal; what was found is kept.
LONGEST_KEPT = 40
_recognise_short = lru_cache(4096)(_recognise)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(cue.text) for cue in load_cues().inside))


def may_hold_inside(low: str) -> bool:
    """Tell whether a line holds words that mark it wherever they stand."""
    return _inside().search(low) is not None


def _match_row(table: CueTable, core: str, words: list[str]) -> Cue | None:
    """Match links and counters side by side, where each (or most) of them is known."""
    if "|" in core:
        fields = [field.strip() for field in core.split("|") if field.strip()]
        if 1 < len(fields) <= 8:
            cues = [recognise(field, field) for field in fields]
            known = sum(cue is not None and cue.match != "short" for cue in cues)
            if known == len(cues) or (known * 2 >= len(cues) and len(core) <= 120):
                return cues[0]
    if words[0] in table.sections and (cue := _match_menu(table, words)) is not None:
        return cue
    if len(core) > 60:
        return None
    # "Thích 0 Chia sẻ", "Bình luận (3)": the numbers aside it is the cue.
    letters = _DIGITS.sub(" ", core)
    if letters != core and (cue := table.whole.get(" ".join(letters.split()))) is not None:
        return cue
    # "Facebook Zalo Twitter": a row of links.
    first = table.whole.get(words[0]) if 1 < len(words) <= 8 else None
    if first is None or first.kind != "print_link":
        return None
    links = (table.whole.get(word) for word in words)
    return first if all(link is not None and link.kind == "print_link" for link in links) else None


def _match_menu(table: CueTable, words: list[str]) -> Cue | None:
    """Match sections side by side with nothing but blanks between them."""
    first: Cue | None = None
    at = count = 0
    while at < len(words):
        sizes = range(min(5, len(words) - at), 0, -1)
        found = ((n, table.whole.get(" ".join(words[at : at + n]))) for n in sizes)
        step, cue = next(((n, cue) for n, cue in found if cue is not None and cue.kind == "breadcrumb"), (0, None))
        if cue is None:
            break
        first = first or cue
        at += step
        count += 1
    return first if count >= 3 or (count == 2 and at == len(words)) else None


def _match_opening(table: CueTable, text: str, core: str, words: list[str]) -> Cue | None:
    """Match a line that begins with a cue."""
    for n in table.sizes.get(words[0], ()):
        if n > len(words):
            continue
        prefix = " ".join(words[:n])
        if (cue := table.count.get(prefix)) is not None:
            rest = core[len(cue.text) :]
            if not rest.strip(" :") or _NUMBERS.fullmatch(rest):
                return cue
        cue = table.start.get(prefix)
        if cue is not None and _fits(cue, text, " ".join(words[n:]), len(words) - n):
            return cue
    return None


def _match_counted(table: CueTable, core: str) -> Cue | None:
    """Match "7331 lượt xem"."""
    number = _NUMBERS.match(core)
    if number is None:
        return None
    unit = core[number.end() :].strip()
    cue = table.count.get(unit) or table.count.get("lượt " + unit)
    return cue if cue is not None and cue.kind == "views" else None
