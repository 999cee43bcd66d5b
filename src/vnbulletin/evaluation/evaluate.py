"""Precision, recall and F1 by part, with intervals by bootstrap over bulletins."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbulletin.analysis import analyze
from vnbulletin.evaluation.gold import fingerprint, load_gold
from vnbulletin.evaluation.matching import Count, compare

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd

_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one part.

    Parameters
    ----------
    part : str
        What was measured.
    precision, recall, f1 : float
        Over all bulletins together; for parts with one answer a question all three are the share right.
    low, high : float
        95 % interval of F1 by bootstrap over bulletins.
    n : int
        Annotated things.
    """

    part: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of all parts, every error, and the fingerprint of what they were measured on."""

    rows: tuple[Row, ...]
    errors: tuple[tuple[str, str, str], ...]
    n_documents: int
    fingerprint: str

    def to_frame(self) -> pd.DataFrame:
        """Give the figures as a frame, one row a part."""
        import pandas as pd

        frame = pd.DataFrame(
            [(r.part, r.precision, r.recall, r.f1, r.low, r.high, r.n) for r in self.rows],
            columns=["part", "precision", "recall", "f1", "low", "high", "n"],
        )
        frame.attrs.update(n_documents=self.n_documents, fingerprint=self.fingerprint)
        return frame

    def render(self) -> str:
        """Give the figures as lines of text."""
        lines = [
            f"{self.n_documents} bulletins, fingerprint {self.fingerprint[:12]}",
            f"{'':28}{'F1':>7} {'95 % interval':>16} {'precision':>10} {'recall':>7} {'n':>6}",
        ]
        for r in self.rows:
            interval = f"{r.low:.3f} - {r.high:.3f}"
            lines.append(f"{r.part:28}{r.f1:7.3f} {interval:>16} {r.precision:10.3f} {r.recall:7.3f} {r.n:6}")
        return "\n".join(lines)


def evaluate(folder: str | PathLike[str]) -> Evaluation:
    """Measure the library on annotated bulletins.

    Parameters
    ----------
    folder : path-like
        Annotated bulletins as ``load_gold`` reads them.

    Returns
    -------
    Evaluation
        Figures, errors as (part, bulletin, what), and the fingerprint of the annotations.

    Raises
    ------
    InputError
        What ``load_gold`` raises.
    """
    golds = load_gold(folder)
    compared = [(gold.id, compare(gold, analyze(gold.text))) for gold in golds]
    parts = list(dict.fromkeys(part for _, counts in compared for part in counts))
    rows = tuple(_make_row(part, [counts.get(part, Count()) for _, counts in compared]) for part in parts)
    errors = tuple(
        (part, doc, error)
        for part in parts
        for doc, counts in compared
        if part in counts
        for error in counts[part].errors
    )
    return Evaluation(rows, errors, len(golds), fingerprint(golds))


def _f1(tp: int, fp: int, fn: int) -> float:
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0


def _make_row(part: str, counts: Sequence[Count]) -> Row:
    tp, fp, fn = (sum(getattr(c, name) for c in counts) for name in ("tp", "fp", "fn"))
    rng = random.Random(0)
    triples = [(c.tp, c.fp, c.fn) for c in counts]
    values = []
    for _ in range(_RESAMPLES):
        drawn = rng.choices(triples, k=len(triples))
        values.append(_f1(*(sum(column) for column in zip(*drawn, strict=True))))
    values.sort()
    low, high = values[int(0.025 * _RESAMPLES)], values[int(0.975 * _RESAMPLES) - 1]
    precision = tp / (tp + fp) if tp + fp else 1.0
    recall = tp / (tp + fn) if tp + fn else 1.0
    return Row(part, precision, recall, _f1(tp, fp, fn), low, high, tp + fn)
