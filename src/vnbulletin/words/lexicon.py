"""Words of the field that stay whole whatever the word model makes of them.

The words stand in the table ``field_words``; here are the rules by which they are found among the
tokens of a text and laid over the model's words.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain
from operator import eq
from typing import TYPE_CHECKING, Any, NamedTuple

from vnbulletin.tables import load_table
from vnbulletin.text.matching import find_longest
from vnbulletin.words.grammar import cut_chunk
from vnbulletin.words.spelling import mark_second_vowel

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

#: Tokens either side of a field word among which words of the dictionary are looked for.
_LONGEST = 8


class _FieldWord(NamedTuple):
    """A field word as tokens.

    Parameters
    ----------
    length : int
        How many tokens it has.
    glued : tuple of bool
        For each but the first, whether it follows the one before it without a space.
    as_joined : bytes
        The flags "continues the word before" of its tokens and of the one after it, where it is a word.
    """

    length: int
    glued: tuple[bool, ...]
    as_joined: bytes


class Lexicon:
    """The field words as an automaton over numbers of tokens.

    Parameters
    ----------
    words : collection of str
        The words, in either tone placement; case does not matter.
    """

    def __init__(self, words: Collection[str]) -> None:
        import ahocorasick

        self._numbers: dict[str, int] = {}
        self._automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_ANY, ahocorasick.KEY_SEQUENCE)
        for word in words:
            tokens: list[str] = []
            glued: list[bool] = []
            for chunk in unicodedata.normalize("NFC", word).split():
                for start, end in cut_chunk(chunk, compatible=False):
                    glued.append(start > 0)
                    tokens.append(chunk[start:end])
            if len(tokens) > 1:
                key = tuple(self._numbers.setdefault(_fold(t), len(self._numbers) + 1) for t in tokens)
                as_joined = bytes([0, *[1] * (len(key) - 1), 0])
                self._automaton.add_word(key, _FieldWord(len(key), tuple(glued[1:]), as_joined))
        self._automaton.make_automaton()

    def number_of(self, token: str) -> int:
        """Give the number of a token in composed letters, 0 where no field word holds it."""
        return self._numbers.get(mark_second_vowel(token).lower(), 0)

    def join_words(
        self,
        joined: NDArray[np.bool_],
        numbers: NDArray[np.int32],
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        fixed: NDArray[np.bool_],
        dictionary: Collection[str],
        text: str,
    ) -> None:
        """Lay the field words over the words of the model.

        A field word is cut out of the words of the model, but gives way where a word of its dictionary
        would be cut: "thành ủy viên" in "trở thành ủy viên", "thị xã" in "tiếp thị xã hội".

        Parameters
        ----------
        joined : array of bool
            Whether a token continues the word before it; changed in place.
        numbers : array of int
            Numbers of the tokens in this lexicon.
        starts, ends : array of int
            Offsets of the tokens in the text.
        fixed : array of bool
            Tokens at which a word starts in any case.
        dictionary : collection of str
            Words of the model, in lower case.
        text : str
            The caller's string.
        """
        import numpy as np

        flags = bytearray(joined.tobytes())
        flags.append(0)
        fixed_flags = fixed.tobytes()
        start_list: list[int] = []
        end_list: list[int] = []
        for first, after, word in find_longest(self._automaton, tuple(numbers.tolist())):
            # Mostly the model agrees.
            if flags[first : after + 1] == word.as_joined or 1 in fixed_flags[first + 1 : after]:
                continue
            if not start_list:
                start_list, end_list = starts.tolist(), ends.tolist()
            if tuple(map(eq, start_list[first + 1 : after], end_list[first : after - 1])) != word.glued:
                continue
            begin = max(flags.rfind(0, max(0, first - _LONGEST), first + 1), first - _LONGEST, 0)
            end = after + len(flags[after : after + _LONGEST].split(b"\0", 1)[0])
            if (begin, end) != (first, after):
                tokens = [_fold(text[start_list[i] : end_list[i]]) for i in range(begin, end)]
                if any(_is_straddled(tokens, limit - begin, dictionary) for limit in (first, after)):
                    continue
            flags[first : after + 1] = word.as_joined
        joined[:] = np.frombuffer(flags, dtype=bool)[:-1]


def _is_straddled(tokens: list[str], limit: int, dictionary: Collection[str]) -> bool:
    """Tell whether a word of the model, or a dictionary word at either end of it, lies over a limit in it."""
    if not 0 < limit < len(tokens):
        return False
    heads = (tokens[:end] for end in range(limit + 1, len(tokens) + 1))
    tails = (tokens[begin:] for begin in range(limit))
    return any(" ".join(part) in dictionary for part in chain(heads, tails))


def _fold(text: str) -> str:
    return mark_second_vowel(unicodedata.normalize("NFC", text).lower())


@cache
def load_lexicon() -> Lexicon:
    """Load the field words of the table."""
    return Lexicon([row["word"] for row in load_table("field_words")])
