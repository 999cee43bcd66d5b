"""Where a citation may start: one pass over the text for type words and the joints of codes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick

from vnbulletin.extraction.references.furniture import load_line_cues
from vnbulletin.extraction.references.names import law_short_names
from vnbulletin.extraction.references.types import DocumentType, types_by_name, types_by_short_word, types_by_word

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Kinds of cue: a type word with what may follow it, its abbreviation, the joint of a code, a law's abbreviation;
#: and what tells how the text has to be read: a line that may be furniture by how it begins or ends, or by words inside
#: it, and blanks that have to be joined.
WORD, SHORT, CODE, LAW, LINE, INSIDE, GAP = 0, 1, 2, 3, 4, 5, 6
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
# A constitution is cited with its state or its year: "pháp" alone is a frequent syllable.
_CONSTITUTION_TAILS = (" nă", " nư", " củ", " 1", " 2", "\n", " \n", "  ")
_PARTY_NAMED = ("nghị quyết", "kết luận")
# What stands in front of a word of one syllable. Rarer signs are read as a blank. A bracket stands behind a blank: one
# glued to a word would be the ninth sign with which keys begin, and from nine on a pass takes a tenth longer.
_LEFT = (" ", "\n", " (", "\n(", ",", ":", ";")
_RARE = "*[|•_`'‘+\"“"
# The most frequent first letters of Vietnamese words, in that order.
_RANK = {sign: i for i, sign in enumerate(" tcnhđvlkbgqmspdxr")}
# The last word of "luật", "bộ luật", "lệnh", "pháp lệnh", which need no number.
_ENACTED_ENDINGS = ("luật", "lệnh")
_AS_BLANKS = str.maketrans(dict.fromkeys(_RARE, " "))
# What may stand for one blank, in a view (which joins blanks) and in plain text with double ones.
_GAPS = ("\n", "\n ", " \n", "  ", "\n  ", "  \n")


class Cue(NamedTuple):
    """What the automaton gives at the end of a hit.

    Parameters
    ----------
    kind : int
        ``WORD``, ``SHORT``, ``CODE``, ``LAW``, ``LINE``, ``INSIDE`` or ``GAP``.
    reach : int
        How far back from the last sign the word starts.
    length : int
        Length of the word.
    type : DocumentType or None
        What the word means.
    head : str
        What the word starts with in front of the key; it has to be looked at.
    """

    kind: int
    reach: int
    length: int
    type: DocumentType | None
    head: str = ""


def _break_lines(phrase: str) -> tuple[str, ...]:
    """Spread a phrase over a line break at each of its blanks, one at a time."""
    found = [phrase]
    for i, sign in enumerate(phrase):
        if sign == " ":
            found.extend(phrase[:i] + gap + phrase[i + 1 :] for gap in _GAPS)
    return tuple(found)


@cache
def cue_automaton() -> Any:
    """Build the automaton over lower-case text.

    At every sign of the text the automaton compares all signs with which a key begins, one after the other: that is
    what a pass costs. So keys begin with a blank (or what may stand in its place) wherever they can: at the first blank
    inside a word, and in front of a word that has none. What stands before it is compared at the hits.
    """
    keys: dict[str, list[Cue]] = {}

    def add(word: str, tail: str, kind: int, of: DocumentType | None, *, anchor: str = "") -> None:
        gap = next((i for i, sign in enumerate(word) if sign in " \n"), 0)
        reach = len(word) + len(tail) - 1
        if anchor:
            gap = word.index(anchor)
        if gap or anchor:
            keys.setdefault(word[gap:] + tail, []).append(Cue(kind, reach, len(word), of, word[:gap]))
            return
        for sign in _LEFT:
            keys.setdefault(sign + word + tail, []).append(Cue(kind, reach, len(word), of))

    words = {**types_by_word(), "tt liên tịch": types_by_word()["thông tư liên tịch"]}
    for word, kind in words.items():
        for spread in _break_lines(word):
            if spread != word or kind.use == "law":
                # "luật" and "lệnh" have no blank inside and need no number: their letter is a beginning of its own.
                ending = next((e for e in _ENACTED_ENDINGS if spread == word and word.endswith(e)), "")
                for tail in _CONSTITUTION_TAILS if word == "hiến pháp" else ("",):
                    add(spread, tail, WORD, kind, anchor=ending)
        if kind.use == "law":
            continue
        tails = (*_NUMBER_TAILS, *_NAME_TAILS) if word in _PARTY_NAMED else _NUMBER_TAILS
        for tail in tails:
            add(word, tail, WORD, kind)
    for short, kind in types_by_short_word().items():
        for tail in (*(f" {d}" for d in _DIGITS), " số", ": ", *_DIGITS):
            add(short.lower(), tail, SHORT, kind)
    for short, (name, _) in law_short_names().items():
        add(short.lower(), " ", LAW, types_by_name()[name])
    # The digit in front, or the blank behind it, is no part of the key.
    for sign in _JOINTS:
        for letter in _CODE_LETTERS:
            keys.setdefault(sign + letter, []).append(Cue(CODE, len(sign) + 1, 3, None))
    lines = load_line_cues()
    for opening in (*lines.long, *lines.short):
        keys.setdefault("\n" + opening.translate(_AS_BLANKS), []).append(Cue(LINE, len(opening) - 1, 0, None))
    for ending in lines.endings:
        add(ending, "\n", LINE, None)
    for phrase in lines.inside:
        add(phrase, "", INSIDE, None)
    keys.setdefault("  ", []).append(Cue(GAP, 1, 0, None))
    automaton = ahocorasick.Automaton()
    # Branches are tried in the order in which they were added: frequent letters first.
    for key, cues in sorted(keys.items(), key=lambda item: [_RANK.get(sign, len(_RANK)) for sign in item[0][:3]]):
        # Of two words that end alike the longer one comes first.
        automaton.add_word(key, tuple(sorted(cues, key=lambda cue: -cue.reach)))
    automaton.make_automaton()
    return automaton


def find_cues(lower: str) -> Iterator[tuple[int, tuple[Cue, ...]]]:
    """Give (index of the last character and one more, cues) for every hit, in order of that index.

    Where ``head`` is not empty, the text in front has to be compared with it.
    """
    for sign in _RARE:
        if sign in lower:
            lower = lower.replace(sign, " ")
    found: Iterator[tuple[int, tuple[Cue, ...]]] = cue_automaton().iter(f"\n{lower}\n")
    return found
