"""Where a citation may start: one pass over the text for type words and the joints of codes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick

from vnbulletin.extraction.references.names import law_short_names
from vnbulletin.extraction.references.types import DocumentType, types_by_name, types_by_short_word, types_by_word

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Kinds of cue: a type word with what may follow it, its abbreviation, the joint of a code, a law's abbreviation.
WORD, SHORT, CODE, LAW = 0, 1, 2, 3
# First letters of type and issuer codes.
_CODE_LETTERS = "abcdghklmnpqstuvxđ"
_JOINTS = ("-", "/", "/ ", "- ")
_DIGITS = "0123456789"
# An everyday word is worth a look only before a number; the automaton sees to that for free. Where a line breaks
# or blanks are doubled, which is rare, the word alone is looked at.
_NUMBER_TAILS = (
    "số", " số", " sô", " (", "(", " mang số", ": ", ":", "\n", " \n", "  ", "*", " *", "`", " `",
    *_DIGITS, *(f" {d}" for d in _DIGITS),
)  # fmt: skip
_NAME_TAILS = (
    " đại h", " tại đ", " hội n", " của h", " của b", " của t", " trung", " ban c", " bch", " tw", " t.ư", " tư",
    " lần", " thứ", " đại  ", " tại  ", " hội  ", " của  ", " ban  ",
)  # fmt: skip
_PARTY_NAMED = ("nghị quyết", "kết luận")
# What may stand for one blank, in a view (which joins blanks) and in plain text with double ones.
_GAPS = ("\n", "\n ", " \n", "  ", "\n  ", "  \n")


class Cue(NamedTuple):
    """What the automaton gives at the end of a hit: how far back the key and the word in it reach."""

    kind: int
    reach: int
    length: int
    type: DocumentType | None


def _break_lines(phrase: str) -> tuple[str, ...]:
    """Spread a phrase over a line break at each of its blanks, one at a time."""
    found = [phrase]
    for i, sign in enumerate(phrase):
        if sign == " ":
            found.extend(phrase[:i] + gap + phrase[i + 1 :] for gap in _GAPS)
    return tuple(found)


@cache
def cue_automaton() -> Any:
    """Build the automaton over lower-case text."""
    automaton = ahocorasick.Automaton()

    def add(key: str, kind: int, length: int, of: DocumentType | None = None) -> None:
        automaton.add_word(key, Cue(kind, len(key) - 1, length, of))

    words = {**types_by_word(), "tt liên tịch": types_by_word()["thông tư liên tịch"]}
    for word, kind in words.items():
        for spread in _break_lines(word):
            if spread != word or kind.use == "law":
                add(spread, WORD, len(spread), kind)
        if kind.use == "law":
            continue
        tails = (*_NUMBER_TAILS, *_NAME_TAILS) if word in _PARTY_NAMED else _NUMBER_TAILS
        for tail in tails:
            add(word + tail, WORD, len(word), kind)
    for short, kind in types_by_short_word().items():
        for tail in (*(f" {d}" for d in _DIGITS), " số", ": ", *_DIGITS):
            add(short.lower() + tail, SHORT, len(short), kind)
    for short, (name, _) in law_short_names().items():
        add(short.lower() + " ", LAW, len(short), types_by_name()[name])
    # The digit in front, or the blank behind it, is no part of the key: each further sign with which keys begin costs
    # time at every sign of the text.
    for sign in _JOINTS:
        for letter in _CODE_LETTERS:
            automaton.add_word(sign + letter, Cue(CODE, len(sign) + 1, 3, None))
    automaton.make_automaton()
    return automaton


def find_cues(lower: str) -> Iterator[tuple[int, Cue]]:
    """Give (index of the last character, cue) for every hit, in order of that index."""
    found: Iterator[tuple[int, Cue]] = cue_automaton().iter(lower)
    return found
