"""Label directives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.model import LabelScore

if TYPE_CHECKING:
    from collections.abc import Sequence


def score_labels(texts: Sequence[str]) -> list[LabelScore]:
    """Give each directive its best label, the runner-up and their probabilities."""
    return [LabelScore("other", 0.0, "other", 0.0) for _ in texts]


def classify_tasks(texts: Sequence[str]) -> list[str]:
    """Give each directive the code of its field of work."""
    return [x.label for x in score_labels(texts)]
