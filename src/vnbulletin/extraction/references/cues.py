"""Where a citation may start: one pass over the text for type words and the joints of codes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick

from vnbulletin.extraction.references.names import law_short_names
from vnbulletin.extraction.references.types import DocumentType, types_by_name, types_by_short_word, types_by_word

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Kinds of cue.
WORD, SHORT, CODE, LAW = 0, 1, 2, 3
# First letters of type and issuer codes.
_CODE_LETTERS = "abcdghklmnpqstuvxđ"
_JOINTS = ("-", "/", "/ ", "- ")


class Cue(NamedTuple):
    """What the automaton gives at the end of a hit: how far back the key and the word in it reach."""

    kind: int
    reach: int
    length: int
    type: DocumentType | None


@cache
def cue_automaton() -> Any:
    """Build the automaton over lower-case text whose line breaks and no-break blanks are spaces."""
    automaton = ahocorasick.Automaton()
    for word, kind in types_by_word().items():
        for blank in (" ", "  ", "   "):
            key = word.replace(" ", blank)
            automaton.add_word(key, Cue(WORD, len(key) - 1, len(key), kind))
    for short, kind in types_by_short_word().items():
        tails = [*(f" {d}" for d in "0123456789"), " số", ": "]
        if kind.use == "strong":
            tails += "0123456789"
        for tail in tails:
            key = short.lower() + tail
            automaton.add_word(key, Cue(SHORT, len(key) - 1, len(short), kind))
    joint = "tt liên tịch"
    automaton.add_word(joint, Cue(WORD, len(joint) - 1, len(joint), types_by_word()["thông tư liên tịch"]))
    for short, (kind_name, _) in law_short_names().items():
        key = short.lower() + " "
        automaton.add_word(key, Cue(LAW, len(key) - 1, len(short), types_by_name()[kind_name]))
    for digit in "0123456789":
        for sign in _JOINTS:
            for letter in _CODE_LETTERS:
                key = digit + sign + letter
                automaton.add_word(key, Cue(CODE, len(key) - 1, len(key), None))
    automaton.make_automaton()
    return automaton


def find_cues(lower: str) -> Iterator[tuple[int, Cue]]:
    """Give (index of the last character, cue) for every hit, in order of that index."""
    found: Iterator[tuple[int, Cue]] = cue_automaton().iter(lower)
    return found
