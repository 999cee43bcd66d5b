"""How right a tool is on the annotated bulletins of the corpus, by the rules of ``vnbulletin evaluate``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from common import ROOT

from vnbulletin import Bulletin
from vnbulletin.evaluation import Gold, load_gold
from vnbulletin.evaluation.matching import compare


@cache
def load() -> tuple[Gold, ...]:
    """Load the annotated bulletins."""
    return tuple(load_gold(ROOT / "corpus"))


def score_parts(work: Callable[[str], Bulletin]) -> dict[str, float]:
    """Give F1 by part of what a function finds in every bulletin."""
    totals: dict[str, list[int]] = {}
    for gold in load():
        for name, count in compare(gold, work(gold.text)).items():
            total = totals.setdefault(name, [0, 0, 0])
            total[0] += count.tp
            total[1] += count.fp
            total[2] += count.fn
    return {name: 2 * tp / (2 * tp + fp + fn) if tp else 0.0 for name, (tp, fp, fn) in totals.items()}


def score(part: str, work: Callable[[str], Bulletin]) -> float:
    """Give F1 of one part."""
    return score_parts(work)[part]
