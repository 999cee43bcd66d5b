"""The spelling in which the word model sees a token: composed letters, one placement of tone marks.

The model file knows only one placement (``uỷ``, ``hoà``: on the second vowel of an open oa, oe, uy);
given ``ủy`` it has seen nothing of the word. Texts of the field write both. So tokens are respelt for
the model alone, and every token keeps its place in the caller's string.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
#: oà and òa as pairs (second vowel marked, first vowel marked), all tones and capitals.
_PLACEMENTS = {
    unicodedata.normalize("NFC", a + b + tone): unicodedata.normalize("NFC", a + tone + b)
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for a in (first, first.upper())
    for b in (second, second.upper())
    for tone in _TONES
}
_TO_SECOND = {marked_first: marked_second for marked_second, marked_first in _PLACEMENTS.items()}
_MARKED_FIRST = re.compile("|".join(_TO_SECOND))
# Only in an open syllable is the first vowel a legal place, and after q the u is no vowel.
_MARKED_SECOND = re.compile(rf"(?<![qQ])(?:{'|'.join(_PLACEMENTS)})(?!\w)")

#: A pile of marks longer than this is no writing; putting it in canonical order takes quadratic time.
LONGEST_PILE = 32
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


def mark_second_vowel(text: str) -> str:
    """Place the tone marks of oa, oe, uy on the second vowel.

    Examples
    --------
    >>> mark_second_vowel("ủy viên, tòan dân")
    'uỷ viên, toàn dân'
    """
    return text if text.isascii() else _MARKED_FIRST.sub(lambda m: _TO_SECOND[m[0]], text)


def mark_first_vowel(text: str) -> str:
    """Place the tone marks of open oa, oe, uy on the first vowel.

    Examples
    --------
    >>> mark_first_vowel("uỷ viên, hoàn thành, quý")
    'ủy viên, hoàn thành, quý'
    """
    return _MARKED_SECOND.sub(lambda m: _PLACEMENTS[m[0]], text)


def needs_composing(text: str) -> bool:
    """Tell whether a text holds letters to compose or invisible characters.

    Examples
    --------
    >>> needs_composing("xã"), needs_composing("xa\\u0303")
    (False, True)
    """
    return not text.isascii() and (_INVISIBLE.search(text) is not None or not unicodedata.is_normalized("NFC", text))


def compose(source: str, *, exact: bool) -> tuple[str, list[int], list[int]]:
    """Compose letters with their marks, keeping the way back.

    Parameters
    ----------
    source : str
        Text in any Unicode form.
    exact : bool
        Whether the result shall be the NFC of the source whatever it costs. Otherwise invisible
        characters are left out and clusters that composing would lengthen stay as they are, so that no
        two characters of the result share one of the source.

    Returns
    -------
    composed : str
        The composed text.
    starts, ends : list of int
        For each character of it, the part of the source that it stands for.

    Examples
    --------
    >>> compose("xa\\u0303", exact=True)
    ('xã', [0, 1], [1, 3])
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    size = len(source)
    at = 0
    while at < size:
        end = at + 1
        form = source[at:end]
        while end < size and end - at < LONGEST_PILE:
            joins = unicodedata.combining(source[end]) != 0
            if not joins and ord(source[end]) >= 0x300:
                # A few scripts compose two letters (Hangul), too.
                joins = _join(form + source[end]) != _join(form) + _join(source[end])
            if not joins:
                break
            end += 1
            form = source[at:end]
        form = _join(form)
        length = end - at
        if not exact:
            if _INVISIBLE.match(form):
                form = ""
            elif len(form) > length:
                form = source[at:end]
        pieces.append(form)
        for i in range(len(form)):
            starts.append(at + min(i, length - 1))
            ends.append(at + min(i + 1, length))
        if form:
            ends[-1] = end
        at = end
    return "".join(pieces), starts, ends


def _join(text: str) -> str:
    return unicodedata.normalize("NFC", text)
