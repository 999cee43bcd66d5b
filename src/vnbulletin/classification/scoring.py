"""Score directives with a fitted linear model held as plain arrays; needs numpy only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vnbulletin.classification.features import CueFinder, NgramIndex, tokenize, tokenize_all, weigh_ngrams

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from vnbulletin.classification.calibration import Calibration

#: Directives scored at a time: keeps the gathered weights within a few megabytes.
_CHUNK = 256


@dataclass(frozen=True, eq=False)
class LinearScorer:
    """A linear model over n-grams and cues.

    Parameters
    ----------
    classes : tuple of str
        Labels, in the order of the columns.
    vocabulary : mapping of str to int
        N-gram to row of ``weights``.
    idf : array of shape (n_grams,)
        Rarity.
    weights : array of shape (n_grams, n_classes)
    cue_weights : array of shape (2 * n_classes, n_classes)
    intercept : array of shape (n_classes,)
    calibration : Calibration
        Map from decision values to probabilities.
    longest : int
        Longest n-gram.
    finder : CueFinder
        Finds the cues.
    """

    classes: tuple[str, ...]
    vocabulary: Mapping[str, int]
    idf: NDArray[np.float64]
    weights: NDArray[np.float64]
    cue_weights: NDArray[np.float64]
    intercept: NDArray[np.float64]
    calibration: Calibration
    longest: int
    finder: CueFinder

    @cached_property
    def index(self) -> NgramIndex:
        """The vocabulary as looked up."""
        return NgramIndex(self.vocabulary, self.longest)

    def decide(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give the decision values, shape (n_texts, n_classes)."""
        import numpy as np

        values: NDArray[np.float64] = np.tile(np.asarray(self.intercept, dtype=np.float64), (len(texts), 1))
        for at in range(0, len(texts), _CHUNK):
            batch = tokenize_all(texts[at : at + _CHUNK])
            rows, columns, weights = weigh_ngrams(batch, self.index, self.idf)
            part = values[at : at + _CHUNK]
            if len(rows):
                gathered = self.weights[columns] * weights[:, None]
                starts = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
                part[rows[starts]] += np.add.reduceat(gathered, starts, axis=0)
            # No product of matrices: its last bits would depend on how many directives are scored at a time.
            part += (self.finder.score(batch)[:, :, None] * self.cue_weights).sum(axis=1)
        return values

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give calibrated probabilities, shape (n_texts, n_classes)."""
        return self.calibration.apply(self.decide(texts))

    def explain(self, text: str, label: str | None, top: int) -> list[tuple[str, float]]:
        """Name the n-grams and cues that add most for a label."""
        if label is None:
            column = int(self.decide([text])[0].argmax())
        elif label in self.classes:
            column = self.classes.index(label)
        else:
            raise ValueError(f"{label!r} is no label of this model; it knows {', '.join(self.classes)}")
        tokens = tokenize(text)
        _, columns, weights = weigh_ngrams([tokens], self.index, self.idf)
        names = {i: gram for gram, i in self.vocabulary.items()} if len(columns) else {}
        parts = {names[c]: float(w * self.weights[c, column]) for c, w in zip(columns, weights, strict=True)}
        cues = self.finder.find(tokens)
        if cues:
            evidence = self.finder.score([tokens])[0]
            total = float(evidence @ self.cue_weights[:, column])
            shares = [n * len(labels) for n, labels, _ in cues]
            for (_, _, phrase), share in zip(cues, shares, strict=True):
                parts[f"cue:{phrase}"] = parts.get(f"cue:{phrase}", 0.0) + total * share / sum(shares)
        return sorted(parts.items(), key=lambda p: (-p[1], p[0]))[:top]
