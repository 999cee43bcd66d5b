"""Automatic numbers of Word paragraphs, which stand nowhere in their text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbulletin.reading.numerals import write_letters, write_roman

if TYPE_CHECKING:
    from vnbulletin.reading.office_xml import Element

_PLACE = re.compile(r"%([1-9])")
#: Signs of the symbol fonts that have a plain form; the others are bullets.
_SYMBOLS = {"\uf02d": "-", "\uf02b": "+", "\uf0fc": "✓", "\uf0d8": "➢", "\uf0e8": "→"}
_MAX_LEVEL = 8
_MAX_STYLES = 64


@dataclass(frozen=True, slots=True)
class Level:
    """How paragraphs of one level are numbered."""

    start: int = 1
    kind: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    plain: bool = False


def write_number(number: int, kind: str) -> str:
    """Write a number as Word does for a number format.

    Examples
    --------
    >>> [write_number(4, k) for k in ("decimal", "decimalZero", "upperRoman", "lowerLetter", "none")]
    ['4', '04', 'IV', 'd', '']
    """
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind in ("lowerRoman", "upperRoman"):
        roman = write_roman(number)
        return roman.upper() if kind == "upperRoman" else roman
    if kind in ("lowerLetter", "upperLetter"):
        letters = write_letters(number, doubled=True)
        return letters.upper() if kind == "upperLetter" else letters
    return str(number)


def _read_level(element: Element) -> Level:
    return Level(
        start=_integer(element.value("start"), 1),
        kind=element.value("numFmt") or "decimal",
        pattern=element.value("lvlText") or "",
        restart=_integer(element.value("lvlRestart"), -1) if element.find("lvlRestart") is not None else None,
        plain=element.find("isLgl") is not None,
    )


def _integer(value: str | None, default: int) -> int:
    try:
        return int(value) if value is not None and len(value) < 10 else default
    except ValueError:
        return default


class Numbering:
    """The lists of a document and their counters.

    Parameters
    ----------
    numbering : Element or None
        ``word/numbering.xml``.
    styles : Element or None
        ``word/styles.xml``: a paragraph may be numbered by its style.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._style_numbers: dict[str, tuple[str | None, int | None, str | None]] = {}
        self._default_style: str | None = None
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._overrides: dict[tuple[str, int], int] = {}
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_lists(numbering)

    def _read_styles(self, styles: Element) -> None:
        for style in styles.find_all("style"):
            style_id = style.attributes.get("styleId", "")
            properties = style.find("pPr", "numPr")
            num = properties.value("numId") if properties else None
            level = properties.value("ilvl") if properties else None
            based_on = style.value("basedOn")
            self._style_numbers[style_id] = (num, _integer(level, 0) if level is not None else None, based_on)
            if style.attributes.get("type") == "paragraph" and style.attributes.get("default") in ("1", "true"):
                self._default_style = style_id

    def _read_lists(self, numbering: Element) -> None:
        linked: dict[str, str] = {}
        named: dict[str, str] = {}
        for abstract in numbering.find_all("abstractNum"):
            key = abstract.attributes.get("abstractNumId", "")
            levels = {_integer(lvl.attributes.get("ilvl"), 0): _read_level(lvl) for lvl in abstract.find_all("lvl")}
            self._abstract[key] = levels
            link, name = abstract.value("numStyleLink"), abstract.value("styleLink")
            if link:
                linked[key] = link
            if name:
                named[name] = key
        for key, link in linked.items():
            self._abstract[key] = self._abstract.get(named.get(link, ""), {})
        for num in numbering.find_all("num"):
            num_id = num.attributes.get("numId", "")
            abstract_id = num.value("abstractNumId") or ""
            levels = dict(self._abstract.get(abstract_id, {}))
            for override in num.find_all("lvlOverride"):
                level = _integer(override.attributes.get("ilvl"), 0)
                changed = override.find("lvl")
                if changed is not None:
                    levels[level] = _read_level(changed)
                start = override.value("startOverride")
                if start is not None:
                    self._overrides[num_id, level] = _integer(start, 1)
            self._lists[num_id] = (abstract_id, levels)

    def _find(self, style: str | None, num: str | None, level: int | None) -> tuple[str, int] | None:
        """Find list and level of a paragraph: its own, or those of its style and the styles that this builds on."""
        current = style if style is not None else self._default_style
        for _ in range(_MAX_STYLES):
            if (num is not None and level is not None) or current is None:
                break
            style_num, style_level, based_on = self._style_numbers.get(current, (None, None, None))
            num = num if num is not None else style_num
            level = level if level is not None else style_level
            current = based_on
        if num is None or num == "0" or num not in self._lists:
            return None
        return num, min(level or 0, _MAX_LEVEL)

    def mark(self, style: str | None, num: str | None, level: int | None) -> str:
        """Give the marker of the next paragraph and count on.

        Parameters
        ----------
        style : str or None
            Its style.
        num, level : str or None, int or None
            Its own list and level, where it names them.

        Returns
        -------
        str
            The marker as Word shows it, ``""`` where the paragraph is not numbered.
        """
        found = self._find(style, num, level)
        if found is None:
            return ""
        num_id, depth = found
        abstract_id, levels = self._lists[num_id]
        here = levels.get(depth)
        if here is None:
            return ""
        counters = self._counters.setdefault(abstract_id, {})
        if (num_id, depth) in self._overrides and (num_id, depth) not in self._started:
            counters[depth] = self._overrides[num_id, depth]
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = here.start
        self._started.add((num_id, depth))
        for deeper in [d for d in counters if d > depth]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart > 0 and depth < restart):
                del counters[deeper]
        if here.kind == "bullet":
            return _read_bullet(here.pattern)

        def fill(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, Level())
            number = counters.get(at, other.start)
            return write_number(number, "decimal" if here.plain and other.kind != "none" else other.kind)

        return _PLACE.sub(fill, here.pattern).strip()


def _read_bullet(sign: str) -> str:
    if not sign.strip():
        return ""
    if len(sign) == 1 and "\uf000" <= sign <= "\uf0ff":
        return _SYMBOLS.get(sign, "•")
    return "•" if sign in ("o", "·", "§") else sign.strip()
