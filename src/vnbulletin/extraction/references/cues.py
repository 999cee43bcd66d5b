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
# An everyday word is worth a look only before a number; the automaton sees to that for free.
_NUMBER_TAILS = (
    "số", " số", "  số", " (số", "(số", " mang số", ": số", ":số",
    *(f"{gap}{d}" for gap in ("", " ", "  ", ":", ": ") for d in _DIGITS),
)  # fmt: skip
_NAME_TAILS = (
    " đại hội", " tại đại hội", " hội nghị", " của hội nghị", " trung ương", " của trung ương", " ban chấp hành",
    " của ban chấp hành", " bch", " của bch", " tw", " t.ư", " lần thứ", " thứ",
)  # fmt: skip
_PARTY_NAMED = ("nghị quyết", "kết luận")


class Cue(NamedTuple):
    """What the automaton gives at the end of a hit: how far back the key and the word in it reach."""

    kind: int
    reach: int
    length: int
    type: DocumentType | None


def _blanks(phrase: str) -> tuple[str, ...]:
    """Spread a phrase over a line break with an indented or trailing blank."""
    return tuple(dict.fromkeys(phrase.replace(" ", blank) for blank in (" ", "  ", "   ")))


@cache
def cue_automaton() -> Any:
    """Build the automaton over lower-case text whose line breaks and no-break blanks are spaces."""
    automaton = ahocorasick.Automaton()

    def add(key: str, kind: int, length: int, of: DocumentType | None) -> None:
        automaton.add_word(key, Cue(kind, len(key) - 1, length, of))

    words = {**types_by_word(), "tt liên tịch": types_by_word()["thông tư liên tịch"]}
    for word, kind in words.items():
        for spread in _blanks(word):
            if kind.use == "law":
                add(spread, WORD, len(spread), kind)
                continue
            for tail in _NUMBER_TAILS:
                add(spread + tail, WORD, len(spread), kind)
            if word in _PARTY_NAMED:
                for tail in (t for name in _NAME_TAILS for t in _blanks(name)):
                    add(spread + tail, WORD, len(spread), kind)
    for short, kind in types_by_short_word().items():
        tails = [*(f" {d}" for d in _DIGITS), " số", ": "]
        if kind.use == "strong":
            tails += _DIGITS
        for tail in tails:
            add(short.lower() + tail, SHORT, len(short), kind)
    for short, (name, _) in law_short_names().items():
        add(short.lower() + " ", LAW, len(short), types_by_name()[name])
    for digit in _DIGITS:
        for sign in _JOINTS:
            for letter in _CODE_LETTERS:
                add(digit + sign + letter, CODE, 3, None)
    automaton.make_automaton()
    return automaton


def find_cues(lower: str) -> Iterator[tuple[int, Cue]]:
    """Give (index of the last character, cue) for every hit, in order of that index."""
    flat = lower.replace("\n", " ").replace("\xa0", " ").replace("\t", " ")
    found: Iterator[tuple[int, Cue]] = cue_automaton().iter(flat)
    return found
