"""Tokens of a text, with what the word model needs to know of each, chunk by chunk.

Official prose repeats itself: a few thousand runs of characters make up a megabyte of it. So a chunk
is cut, respelt and looked up once; a text is then a sequence of chunk numbers, and everything about
its tokens is gathered from flat arrays.
"""

from __future__ import annotations

import unicodedata
from array import array
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from vnbulletin.words.emissions import REACH, DescribedTokens
from vnbulletin.words.grammar import cut_chunk, is_code
from vnbulletin.words.spelling import compose, mark_second_vowel, needs_composing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from vnbulletin.words.emissions import Token

#: Ends the key of the last chunk of a text, which the driver cuts differently; no chunk holds a space.
LAST = " "
#: underthesea respells no token longer than this.
_LONGEST_RULE = 6
#: Digits that make a number too long for 32 bits.
_LONG_NUMBER = 10
#: What a chunk with numbers looks like.
_NINE = "9"
_SHAPES = str.maketrans(dict.fromkeys("0123456789", _NINE))
_LONG_RUN = _NINE * _LONG_NUMBER
#: Begins the one token of the grammar with a digit of its own, "<3".
_HEART = "<"
#: Columns of the table of tokens.
_COLUMNS = 9
#: What a chunk and a token of it take in the cache, in bytes.
_CHUNK_SIZE, _TOKEN_SIZE = 250, 150


class DriverRules(NamedTuple):
    """How underthesea rewrites a text before it tags it.

    Parameters
    ----------
    characters : mapping of str to str
        Look-alikes and what replaces them, one character by one.
    tokens : mapping of str to str
        Misspelt syllables and what replaces them.
    """

    characters: Mapping[str, str]
    tokens: Mapping[str, str]


#: Start and end in the chunk, form for the model, whether underthesea has rewritten it.
_Piece: TypeAlias = tuple[int, int, str, bool]


class _Shape(NamedTuple):
    """What chunks have in common that differ in their digits alone.

    Parameters
    ----------
    number : int
        The chunk that stands for those with numbers unknown to the model.
    spans, numeric : list of (int, int)
        The tokens of such a chunk, and those among them that hold digits.
    """

    number: int
    spans: list[tuple[int, int]]
    numeric: list[tuple[int, int]]


class Tokens(NamedTuple):
    """The tokens of a run of chunks, one row each.

    Parameters
    ----------
    starts, ends : array of int
        Half-open offsets into the caller's string.
    described : DescribedTokens
        What the word model knows of them.
    field_numbers : array of int
        Numbers in the lexicon of field words.
    is_solid : array of bool
        Whether a token is a word of its own in any case (document codes, punctuation marks).
    forms : mapping of int to str
        For each token that underthesea rewrites, what it makes of it.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    described: DescribedTokens
    field_numbers: NDArray[np.int32]
    is_solid: NDArray[np.bool_]
    forms: Mapping[int, str]


class ChunkCache(dict[str, int]):
    """Numbers of the chunks met so far, and their tokens; grows up to a bound.

    Parameters
    ----------
    describe_token : callable
        Looks a token up in the word model.
    knows_token : callable
        Tells whether the word model tells a token from others that look like it.
    rules : DriverRules or None
        How underthesea rewrites tokens, to do exactly as it does; None for the default mode.
    marks_second_vowel : bool
        Where the model wants tone marks, in the default mode.
    number_of : callable
        Number of a token among the tokens of the field words, 0 for none.
    """

    #: Bytes, roughly, after which the cache starts anew.
    LARGEST = 64_000_000

    def __init__(
        self,
        describe_token: Callable[[str], Token],
        knows_token: Callable[[str], bool],
        rules: DriverRules | None = None,
        *,
        marks_second_vowel: bool = True,
        number_of: Callable[[str], int] = lambda _: 0,
    ) -> None:
        super().__init__()
        self._describe_token = describe_token
        self._knows_token = knows_token
        self._rules = rules
        self._marks_second_vowel = marks_second_vowel
        self._number_of = number_of
        self._lock = Lock()
        self.clear()

    @property
    def is_driver(self) -> bool:
        """Whether tokens are cut and rewritten as underthesea does."""
        return self._rules is not None

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self._size = 0
        # Flat tables: the first token of a chunk and the number of its tokens; of a token, start and end
        # in the chunk, whether it is rewritten, and what is known of its form; the scores of a form.
        self._chunks = array("q")
        self._tokens = array("i")
        self._scores = array("d")
        self._forms: dict[str, tuple[int, ...]] = {}
        self._form_names: list[str] = []
        self._shapes: dict[str, _Shape] = {}

    def __missing__(self, key: str) -> int:
        if len(key) > _LONG_NUMBER and key.isascii() and key.isdigit() and len(key.lstrip("0")) > _LONG_NUMBER:
            # To the model, which knows no such number, one is like the other; and identifiers, which
            # never come again, shall not fill the cache.
            alike = "9" * len(key)
            if key != alike:
                return self[alike]
        shape = key.translate(_SHAPES)
        known = self._shapes.get(shape)
        if known is not None and self._are_unknown(key, known.numeric):
            self._size += _CHUNK_SIZE + len(key)
            self[key] = known.number
            return known.number
        number = len(self._chunks) // 2
        if known is not None and self._rules is None:
            pieces = [(start, end, key[start:end], False) for start, end in known.spans]
        else:
            pieces = self._cut_default(key) if self._rules is None else self._cut_as_driver(key, self._rules)
        self._chunks.extend((len(self._tokens) // _COLUMNS, len(pieces)))
        forms = self._forms
        rows: list[int] = []
        for start, end, form, is_rewritten in pieces:
            rows += (start, end, is_rewritten, *(forms.get(form) or self._add_form(form)))
        self._tokens.fromlist(rows)
        self._size += _CHUNK_SIZE + len(key) + _TOKEN_SIZE * len(pieces)
        self[key] = number
        if known is None and _NINE in shape:
            self._remember_shape(key, shape, number, pieces)
        return number

    def _remember_shape(self, key: str, shape: str, number: int, pieces: list[_Piece]) -> None:
        """Let a chunk stand for all that differ from it in their digits alone, where the model knows none of these.

        Codes, dates and sums seldom come twice. The grammar tells no digit from another, and to the model one number
        that it doesn't know is like the other: the next one need be neither cut nor looked up.
        """
        if _LONG_RUN in shape or _HEART in key or any(form != key[start:end] for start, end, form, _ in pieces):
            return
        spans = [(start, end) for start, end, _, _ in pieces]
        numeric = [(start, end) for start, end in spans if _NINE in shape[start:end]]
        if self._are_unknown(key, numeric):
            self._shapes[shape] = _Shape(number, spans, numeric)
            self._size += _CHUNK_SIZE + len(shape)

    def _are_unknown(self, key: str, spans: Iterable[tuple[int, int]]) -> bool:
        for start, end in spans:
            token = key[start:end]
            if self._knows_token(token) or self._number_of(token) or (self._rules and token in self._rules.tokens):
                return False
        return True

    def _add_form(self, form: str) -> tuple[int, ...]:
        surface, lower, is_title, scores = self._describe_token(form)
        is_solid = field_number = 0
        if self._rules is None:
            is_solid = is_code(form) or not any(map(str.isalnum, form))
            field_number = self._number_of(form)
        known = self._forms[form] = (surface, lower, is_title, field_number, is_solid, len(self._form_names))
        self._form_names.append(form)
        self._scores.extend(scores)
        return known

    def gather(self, chunks: list[str], offsets: NDArray[np.int64]) -> Tokens:
        """Gather the tokens of a sequence of chunks.

        Parameters
        ----------
        chunks : list of str
            The chunks in text order.
        offsets : array of int
            Where each starts in the caller's string.
        """
        # Two threads must not number new chunks at the same time.
        with self._lock:
            if self._size > self.LARGEST:
                self.clear()
            return self._gather(chunks, offsets)

    def _gather(self, chunks: list[str], offsets: NDArray[np.int64]) -> Tokens:
        import numpy as np

        numbers = np.fromiter(map(self.__getitem__, chunks), dtype=np.int64, count=len(chunks))
        table = np.frombuffer(self._chunks, dtype=np.int64).reshape(-1, 2).take(numbers, axis=0)
        counts = table[:, 1]
        rows = np.repeat(table[:, 0] - np.cumsum(counts) + counts, counts)
        rows += np.arange(len(rows))
        tokens = np.frombuffer(self._tokens, dtype=np.int32).reshape(-1, _COLUMNS).take(rows, axis=0)
        start, end, is_rewritten, surface, lower, is_title, field_numbers, is_solid, forms = tokens.T
        scores = np.frombuffer(self._scores, dtype=np.float64).reshape(-1, 2 * REACH + 1).take(forms, axis=0)
        starts = np.repeat(offsets, counts)
        rewritten = np.flatnonzero(is_rewritten).tolist() if self._rules is not None else []
        return Tokens(
            starts + start,
            starts + end,
            DescribedTokens(surface, lower, is_title != 0, scores),
            field_numbers.copy(),
            is_solid != 0,
            {i: self._form_names[forms[i]] for i in rewritten},
        )

    def _cut_default(self, chunk: str) -> list[_Piece]:
        if not needs_composing(chunk):
            # Moving a tone mark to the next letter keeps all offsets.
            forms = mark_second_vowel(chunk) if self._marks_second_vowel else chunk
            return [(start, end, forms[start:end], False) for start, end in cut_chunk(chunk, compatible=False)]
        chunk, starts, ends = compose(chunk, exact=False)
        forms = mark_second_vowel(chunk) if self._marks_second_vowel else chunk
        spans = cut_chunk(chunk, compatible=False) if chunk else []
        return [(starts[start], ends[end - 1], forms[start:end], False) for start, end in spans]

    @staticmethod
    def _cut_as_driver(key: str, rules: DriverRules) -> list[_Piece]:
        source = key.removesuffix(LAST)
        chunk, starts, ends = source, None, None
        if not source.isascii():
            if not unicodedata.is_normalized("NFC", source):
                chunk, starts, ends = compose(source, exact=True)
            for old, new in rules.characters.items():
                chunk = chunk.replace(old, new)
        pieces: list[_Piece] = []
        for start, end in cut_chunk(chunk, compatible=True, is_last=source != key):
            form = chunk[start:end]
            if len(form) <= _LONGEST_RULE:
                form = rules.tokens.get(form, form)
            if starts is not None and ends is not None:
                start, end = starts[start], ends[end - 1]
            pieces.append((start, end, form, form != source[start:end]))
        return pieces
