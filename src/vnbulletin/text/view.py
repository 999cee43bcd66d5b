"""The one owner of the alignment between the caller's string and the view that rules read.

Rules see one spelling: NFC, the tone mark where the reformed spelling puts it (``ủy``, ``hóa``),
plain hyphens, plain apostrophes, single spaces, ``\\n`` line ends, ``Đ`` for its look-alikes.
Substitutions of one character by one leave offsets alone; the few that change lengths are kept as
a sorted list of edits, so that mapping a position is a binary search and never a search for words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPACES = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\uff07"
_ONE_TO_ONE: dict[int, str] = {
    **{ord(c): " " for c in _SPACES},
    **{ord(c): "-" for c in _DASHES},
    **{ord(c): "'" for c in _APOSTROPHES},
    0x85: "\n", 0x2028: "\n", 0x2029: "\n",
    # Look-alikes of Đ/đ (Icelandic eth, African d), seen in real codes.
    0xD0: "Đ", 0xF0: "đ", 0x189: "Đ", 0x256: "đ",
    # The one character whose lower case is longer than itself: without it lower() keeps all offsets.
    0x130: "I",
    0xFF1A: ":", 0xFF0C: ",", 0xFF1B: ";", 0xFF08: "(", 0xFF09: ")", 0xFF0E: ".", 0xFF0F: "/",
    0xF0B7: "•", 0xF0A7: "•", 0x2022: "•", 0x25CF: "•", 0x25AA: "•", 0xB7: "·",
}  # fmt: skip
#: Character to the one that rules read in its place.
ONE_TO_ONE: dict[str, str] = {chr(c): new for c, new in _ONE_TO_ONE.items() if chr(c) != new}
_SUBSTITUTED = re.compile("[" + "".join(map(re.escape, ONE_TO_ONE)) + "]")

# Old-style tone placement in an open syllable: oà oè uỳ -> òa òe ùy. Before a letter (hoàn, khuỳnh) and
# after q (quý) both styles agree, so those stay.
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_OLD_TONE: dict[str, str] = {}
for _first, _second in (("o", "a"), ("o", "e"), ("u", "y")):
    for _tone in _TONES:
        for _a, _b in ((_first, _second), (_first.upper(), _second.upper()), (_first.upper(), _second)):
            _old = _a + unicodedata.normalize("NFC", _b + _tone)
            _OLD_TONE[_old] = unicodedata.normalize("NFC", _a + _tone) + _b
_MARKED = "".join(sorted({pair[1] for pair in _OLD_TONE}))
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# The vowel before is looked at last: a pattern that begins with a set of characters is searched for fastest.
_OLD_TONE_SITE = re.compile(rf"[{_MARKED}](?<=[oOuU].)(?![^\W\d_]|[{_COMBINING}])")
#: Marks on one letter that are composed; a longer pile is no Vietnamese and composing it is quadratic.
MAX_MARKS = 8
#: Characters that nobody sees; the view has none.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
ZERO_WIDTH = re.compile(f"[{INVISIBLE}]+")
_WITHOUT_WIDTH = {ord(c): None for c in INVISIBLE}
# Marks are looked for alone and the letter taken from before them: a pattern that begins with any letter would be
# tried at every letter of the text.
_MARK_RUN = rf"[{_COMBINING}{INVISIBLE}]{{1,{MAX_MARKS}}}"
_LENGTH_CHANGING = re.compile(rf"\r\n?| (?:[{INVISIBLE}]* )+|{_MARK_RUN}")
_EDITED = re.compile(rf"[\r{INVISIBLE}{_COMBINING}]")
_SINGLETON = re.compile("[\u0340\u0341\u0343\u0374\u212a\u212b\u2126]")


class View:
    """A normalised view of a string, exactly aligned with it.

    Parameters
    ----------
    source : str
        The caller's string, in any Unicode form.

    Attributes
    ----------
    source : str
        The caller's string, untouched.
    text : str
        What rules read. ``text.lower()`` has the same length.

    Examples
    --------
    >>> view = View("Đảng  uỷ xã – Bí thư")
    >>> view.text
    'Đảng ủy xã - Bí thư'
    >>> start = view.text.index("xã")
    >>> view.cut(start, start + 2)
    (9, 11, 'xã')
    """

    __slots__ = ("_edit_ends", "_source_ends", "_source_starts", "_starts", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        text = source
        if not unicodedata.is_normalized("NFC", source):
            text = _SINGLETON.sub(lambda m: unicodedata.normalize("NFC", m[0]), text)
        text = substitute(text)
        # Parallel lists, one entry an edit: view [start, end) stands for source [source_start, source_end).
        self._starts: list[int] = []
        self._edit_ends: list[int] = []
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        breaks: list[int] = []
        if "  " in text or _EDITED.search(text):
            text = self._apply_edits(text, breaks)
        if not text.isascii():
            text = place_tones(text, breaks)
        self.text = text

    def _apply_edits(self, text: str, breaks: list[int]) -> str:
        pieces: list[str] = []
        copied = length = 0
        for match in _LENGTH_CHANGING.finditer(text):
            start, end = match.span()
            old = match[0]
            if old[0] == "\r":
                new = "\n"
            elif old[0] == " ":
                new = " "
            else:
                if start > copied and text[start - 1].isalpha():
                    start -= 1
                    old = text[start:end]
                new = unicodedata.normalize("NFC", old.translate(_WITHOUT_WIDTH))
                if text[end - 1] in INVISIBLE:
                    breaks.append(length + start - copied + len(new))
            if new == old:
                continue
            pieces.append(text[copied:start])
            pieces.append(new)
            length += start - copied
            self._starts.append(length)
            length += len(new)
            self._edit_ends.append(length)
            self._source_starts.append(start)
            self._source_ends.append(end)
            copied = end
        pieces.append(text[copied:])
        return "".join(pieces)

    @property
    def is_identity(self) -> bool:
        """Whether positions of view and source coincide."""
        return not self._starts

    def source_start(self, position: int) -> int:
        """Map the view position at which a span starts to the caller's string."""
        if not self._starts:
            return position
        i = bisect_right(self._edit_ends, position) - 1
        # Edits that end at or before the position lie wholly before it.
        shifted = position + (self._source_ends[i] - self._edit_ends[i] if i >= 0 else 0)
        j = i + 1
        if j < len(self._starts) and self._starts[j] <= position:
            return self._source_starts[j]
        return shifted

    def source_end(self, position: int) -> int:
        """Map the view position at which a span ends to the caller's string."""
        if not self._starts:
            return position
        i = bisect_left(self._starts, position) - 1
        # Edits that start before the position are covered at least in part: take them whole.
        if i < 0:
            return position
        if self._edit_ends[i] >= position:
            return self._source_ends[i]
        return position + self._source_ends[i] - self._edit_ends[i]

    def cut(self, start: int, end: int) -> tuple[int, int, str]:
        """Give a view span as (start, end, text) of the caller's string.

        Parameters
        ----------
        start, end : int
            Half-open offsets into ``text``.

        Returns
        -------
        tuple of (int, int, str)
            Half-open offsets into ``source``, and that slice of it.
        """
        if self._starts:
            first = self.source_start(start)
            last = max(first, self.source_end(end)) if end > start else first
            return first, last, self.source[first:last]
        return start, end, self.source[start:end]

    def locate(self, position: int) -> int:
        """Map a position of the caller's string to the view (inside an edit: to its start)."""
        if not self._starts:
            return position
        i = bisect_right(self._source_starts, position) - 1
        if i < 0:
            return position
        if position < self._source_ends[i]:
            return self._starts[i]
        return position - self._source_ends[i] + self._edit_ends[i]


def substitute(text: str) -> str:
    """Replace characters one by one; the length stays.

    ``str.translate`` would visit every character; the few that change are found much faster.
    """
    return _SUBSTITUTED.sub(_substituted, text)


def _substituted(match: re.Match[str]) -> str:
    return ONE_TO_ONE[match[0]]


def place_tones(text: str, breaks: Sequence[int] = ()) -> str:
    """Move old-style tone marks of open syllables; lengths stay.

    Parameters
    ----------
    text : str
        Composed text.
    breaks : sequence of int
        Ascending positions behind which an invisible character stood: a syllable ends there although a letter follows.
    """
    sites: Iterable[int] = (match.start() for match in _OLD_TONE_SITE.finditer(text))
    if breaks:
        inside = (at - 1 for at in breaks if at >= 2 and text[at - 2 : at] in _OLD_TONE)
        sites = sorted({*sites, *inside})
    pieces: list[str] = []
    copied = 0
    for at in sites:
        new = _OLD_TONE.get(text[at - 1 : at + 1]) if at > copied else None
        if new is None or (text[at - 1] in "uU" and at >= 2 and text[at - 2] in "qQ"):
            continue
        pieces.append(text[copied : at - 1])
        pieces.append(new)
        copied = at + 1
    if not pieces:
        return text
    pieces.append(text[copied:])
    return "".join(pieces)
