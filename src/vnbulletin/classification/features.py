"""Features of a directive: syllable n-grams weighted by rarity, and cue phrases by label.

Training and prediction go through the same code, which needs nothing but numpy, so that the first
call of a prediction does not wait for scikit-learn.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from vnbulletin.text import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

_TOKEN = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
#: Damps the count of cue words, so that a long directive does not drown its n-grams.
_CUE_SCALE = 3.0


def tokenize(text: str) -> list[str]:
    """Split a directive into lower-case syllables; every number becomes ``0``.

    Examples
    --------
    >>> tokenize("Rà soát 15 hộ nghèo, uỷ thác")
    ['rà', 'soát', '0', 'hộ', 'nghèo', 'ủy', 'thác']
    """
    return _TOKEN.findall(_DIGITS.sub("0", View(text).text.lower()))


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
        for i, tokens in enumerate(batch):
            row = [0.0] * self.n_labels
            for length, columns, _ in self.find(tokens):
                for column in columns:
                    row[column] += length
            counts[i] = row
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


def weigh_ngrams(
    batch: Sequence[Sequence[str]], vocabulary: Mapping[str, int], idf: NDArray[np.float64], longest: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Weigh the n-grams of directives: log count times rarity, each directive of length one.

    Returns
    -------
    rows, columns : arrays of int
        Directive and n-gram of each weight, ordered by directive.
    weights : array of float
    """
    import numpy as np

    size = max(len(vocabulary), 1)
    keys: list[int] = []
    get = vocabulary.get
    for i, tokens in enumerate(batch):
        known = [column for column in map(get, list_ngrams(tokens, longest)) if column is not None]
        offset = i * size
        keys += [offset + column for column in known] if offset else known
    if not keys:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, np.zeros(0)
    unique, counts = np.unique(np.array(keys, dtype=np.int64), return_counts=True)
    rows, columns = np.divmod(unique, size)
    weights = (1 + np.log(counts)) * idf[columns]
    norms = np.sqrt(np.bincount(rows, weights * weights, minlength=len(batch)))
    return rows, columns, weights / norms[rows]
