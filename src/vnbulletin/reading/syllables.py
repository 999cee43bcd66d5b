"""What makes a Vietnamese syllable: the evidence by which encodings are told apart."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from vnbulletin.tables import load_table

_TONES = "\u0300\u0301\u0303\u0309\u0323"
#: A syllable that ends in a stop carries one of these two tones.
_STOP_TONES = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")


@cache
def _onsets() -> frozenset[str]:
    return frozenset(row["onset"] for row in load_table("syllable_onsets")) | {""}


@cache
def _rimes() -> frozenset[str]:
    return frozenset(row["rime"] for row in load_table("syllable_rimes"))


def split_tone(syllable: str) -> tuple[str, str]:
    """Split a syllable into its letters and its tone marks.

    Examples
    --------
    >>> letters, tone = split_tone("nghị")
    >>> letters, tone == "\\u0323"
    ('nghi', True)
    """
    letters: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFD", syllable.lower()):
        (tones if character in _TONES else letters).append(character)
    return unicodedata.normalize("NFC", "".join(letters)), "".join(tones)


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Tell whether a word is a well-formed Vietnamese syllable.

    Examples
    --------
    >>> is_syllable("Nghị"), is_syllable("quyết"), is_syllable("§¶ng"), is_syllable("quyêt")
    (True, True, False, False)
    """
    letters, tone = split_tone(word)
    if not letters or len(letters) > 7 or len(tone) > 1:
        return False
    # A stop needs one of two tones, no tone at all included among the errors.
    if letters.endswith(_STOPS) and tone not in _STOP_TONES:
        return False
    onsets, rimes = _onsets(), _rimes()
    return any(letters[:n] in onsets and letters[n:] in rimes for n in range(min(4, len(letters))))
