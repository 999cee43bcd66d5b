"""Features of a directive: syllable n-grams weighted by rarity, and cue phrases by label.

Training and prediction go through the same code, which needs nothing but numpy, so that the first
call of a prediction does not wait for scikit-learn.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from vnbulletin.text import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

_TOKEN = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
#: Behind these a number of two digits stays: Chỉ thị 05 and Nghị quyết 35 are fields of work of their own.
_NAMED_BY_NUMBER = ("thị ", "luận ", "quyết ", "thị số ", "luận số ", "quyết số ")
_NAMING_LENGTH = 2
#: Stands between directives that are read as one text; part of no syllable.
_DIVIDER = "\0"
#: Damps the count of cue words, so that a long directive does not drown its n-grams.
_CUE_SCALE = 3.0


def check_texts(texts: Any) -> list[str]:
    """Give texts as a list.

    Raises
    ------
    TypeError
        Where a single string is given for a sequence, or an entry is no string; the message names its place.
    """
    if isinstance(texts, str):
        raise TypeError("got one string where a sequence of directives is expected; wrap it in a list")
    listed = list(texts)
    for i, text in enumerate(listed):
        if not isinstance(text, str):
            raise TypeError(f"item {i} is {type(text).__name__}, not str; drop it or convert it")
    return listed


def _mask_number(m: re.Match[str]) -> str:
    named = len(m[0]) == _NAMING_LENGTH and m.string.endswith(_NAMED_BY_NUMBER, 0, m.start())
    return m[0] if named else "0"


def tokenize(text: str) -> list[str]:
    """Split a directive into lower-case syllables; numbers become ``0``, those of two digits in documents stay.

    Examples
    --------
    >>> tokenize("Rà soát 15 hộ nghèo, uỷ thác")
    ['rà', 'soát', '0', 'hộ', 'nghèo', 'ủy', 'thác']
    >>> tokenize("sơ kết Chỉ thị số 05-CT/TW")
    ['sơ', 'kết', 'chỉ', 'thị', 'số', '05', 'ct', 'tw']
    """
    return _TOKEN.findall(_NUMBER.sub(_mask_number, View(text).text.lower()))


def tokenize_all(texts: Sequence[str]) -> list[list[str]]:
    """Split directives into syllables as ``tokenize`` does, in one pass.

    Examples
    --------
    >>> tokenize_all(["Rà soát", "giữ rừng"])
    [['rà', 'soát'], ['giữ', 'rừng']]
    """
    # No edit of a view and no lower-casing reaches over the divider.
    lower = _NUMBER.sub(_mask_number, View(_DIVIDER.join(texts)).text.lower())
    pieces = lower.split(_DIVIDER)
    if len(pieces) != len(texts):
        return [tokenize(t) for t in texts]
    return [_TOKEN.findall(piece) for piece in pieces]


def list_ngrams(tokens: Sequence[str], longest: int) -> list[str]:
    """List the n-grams of 1 to ``longest`` syllables.

    Examples
    --------
    >>> list_ngrams(["rà", "soát", "hộ"], 2)
    ['rà', 'soát', 'hộ', 'rà soát', 'soát hộ']
    """
    grams = list(tokens)
    # zip and join run in C: this is the inner loop of every prediction.
    shifted = [tokens]
    for n in range(1, longest):
        shifted.append(tokens[n:])
        grams.extend(map(" ".join, zip(*shifted, strict=False)))
    return grams


class CueFinder:
    """Find cue phrases in syllables, in one pass.

    Parameters
    ----------
    cues : mapping of str to tuple of str
        Phrase to the labels that it speaks for.
    labels : sequence of str
        The columns of the evidence.
    """

    def __init__(self, cues: Mapping[str, tuple[str, ...]], labels: Sequence[str]) -> None:
        import ahocorasick

        column = {label: i for i, label in enumerate(labels)}
        self.n_labels = len(labels)
        self._automaton: Any = ahocorasick.Automaton()
        self._empty = True
        for cue, names in cues.items():
            tokens = tokenize(cue)
            columns = tuple(column[n] for n in names if n in column)
            if tokens and columns:
                phrase = " ".join(tokens)
                self._automaton.add_word(f" {phrase} ", (len(tokens), columns, phrase))
                self._empty = False
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, tokens: Sequence[str]) -> list[tuple[int, tuple[int, ...], str]]:
        """List the cues of a directive as (length, label columns, phrase)."""
        if self._empty:
            return []
        return [hit for _, hit in self._automaton.iter(f" {' '.join(tokens)} ")]

    def score(self, batch: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """Give the evidence of each directive: damped count and share of cue syllables by label.

        Returns
        -------
        array of shape (n_texts, 2 * n_labels)
        """
        import numpy as np

        counts = np.zeros((len(batch), self.n_labels))
        if not self._empty:
            rows = [0.0] * (len(batch) * self.n_labels)
            # All directives as one text, each between dividers; hits come in text order, so the row only grows.
            pieces = [" ".join(tokens) for tokens in batch]
            offset, stop = 0, len(pieces[0]) + 3 if pieces else 0
            following = iter(pieces[1:])
            for last, (length, columns, _) in self._automaton.iter(f" {f' {_DIVIDER} '.join(pieces)} "):
                while last >= stop:
                    stop += len(next(following)) + 3
                    offset += self.n_labels
                for column in columns:
                    rows[offset + column] += length
            counts = np.array(rows).reshape(counts.shape)
        total = counts.sum(axis=1, keepdims=True)
        share = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
        return np.hstack([np.log1p(counts) / _CUE_SCALE, share])


def learn_vocabulary(
    batch: Iterable[Sequence[str]], longest: int, rare: int
) -> tuple[dict[str, int], NDArray[np.float64]]:
    """Learn the n-grams of a training set and their rarity.

    Parameters
    ----------
    batch : iterable of sequences of str
        The directives as syllables.
    longest : int
        Longest n-gram.
    rare : int
        The longest n-grams are kept only where this many directives have them; shorter ones always.

    Returns
    -------
    vocabulary : dict of str to int
        In alphabetical order, so that training is repeatable.
    idf : array of shape (n_grams,)
    """
    import numpy as np

    documents = 0
    frequency: Counter[str] = Counter()
    for tokens in batch:
        documents += 1
        frequency.update(set(list_ngrams(tokens, longest)))
    kept = sorted(g for g, n in frequency.items() if n >= rare or g.count(" ") < longest - 1)
    counts = np.array([frequency[g] for g in kept], dtype=float)
    idf = np.log((1 + documents) / (1 + counts)) + 1
    return {g: i for i, g in enumerate(kept)}, idf


class NgramIndex:
    """Looks up the n-grams of many directives at once.

    Syllables are looked up one by one, longer n-grams by the numbers of what they consist of: a table of all n-grams
    as strings would not fit into the processor's cache.

    Parameters
    ----------
    vocabulary : mapping of str to int
        N-gram to column, counted from 0.
    longest : int
        Longest n-gram.
    """

    def __init__(self, vocabulary: Mapping[str, int], longest: int) -> None:
        import numpy as np

        self.size = len(vocabulary)
        # What only begins or ends n-grams of the vocabulary is numbered as well, behind its columns.
        numbers = dict(vocabulary)
        levels: list[list[tuple[str, int]]] = [[] for _ in range(longest)]
        for gram, column in vocabulary.items():
            if (blanks := gram.count(" ")) < longest:
                levels[blanks].append((gram, column))
        keys: list[list[tuple[str, str, int]]] = [[] for _ in range(longest)]
        for n in range(longest - 1, 0, -1):
            for gram, column in levels[n]:
                head, _, tail = gram.rpartition(" ")
                keys[n].append((head, tail, column))
                for part, level in ((head, n - 1), (tail, 0)):
                    if part not in numbers:
                        numbers[part] = len(numbers)
                        levels[level].append((part, numbers[part]))
        self._syllables = dict(levels[0]) if longest else {}
        self._base = len(numbers) + 1
        self._levels: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
        for entries in keys[1:]:
            made = np.array([numbers[h] * self._base + numbers[t] + 1 for h, t, _ in entries], dtype=np.int64)
            order = made.argsort()
            columns = np.array([c for _, _, c in entries], dtype=np.int64)
            self._levels.append((made[order], columns[order]))

    def find(self, batch: Sequence[Sequence[str]]) -> NDArray[np.int64]:
        """List the known n-grams of directives, each as ``row * size + column``, in no order."""
        import numpy as np

        # A divider behind each directive: no n-gram reaches over it.
        syllables = list(chain.from_iterable(chain.from_iterable(zip(batch, repeat((_DIVIDER,)), strict=False))))
        last = np.array(list(map(self._syllables.get, syllables, repeat(-1))), dtype=np.int64)
        offsets = np.repeat(np.arange(len(batch)) * self.size, [len(tokens) + 1 for tokens in batch])
        numbers = last
        found = [(offsets + numbers)[(numbers >= 0) & (numbers < self.size)]]
        for n, (keys, columns) in enumerate(self._levels, 1):
            if not len(keys) or len(numbers) < 2:
                break
            # Unknown parts are -1: such keys stand for no n-gram.
            wanted = numbers[:-1] * self._base + last[n:] + 1
            at = keys.searchsorted(wanted)
            at[at == len(keys)] = 0
            known = keys[at] == wanted
            numbers = np.where(known, columns[at], -1)
            found.append((offsets[: len(numbers)] + numbers)[known & (numbers < self.size)])
        return np.concatenate(found)


def weigh_ngrams(
    batch: Sequence[Sequence[str]], index: NgramIndex, idf: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Weigh the n-grams of directives: log count times rarity, each directive of length one.

    Returns
    -------
    rows, columns : arrays of int
        Directive and n-gram of each weight, ordered by directive.
    weights : array of float
    """
    import numpy as np

    keys = index.find(batch)
    if not len(keys):
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, np.zeros(0)
    keys.sort()
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    counts = np.diff(first, append=len(keys))
    rows, columns = np.divmod(keys[first], index.size)
    weights = (1 + np.log(counts)) * idf[columns]
    norms = np.sqrt(np.bincount(rows, weights * weights, minlength=len(batch)))
    return rows, columns, weights / norms[rows]
