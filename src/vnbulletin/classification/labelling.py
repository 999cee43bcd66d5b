"""Label directives with the shipped model."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from vnbulletin.classification.context import blend_probabilities
from vnbulletin.classification.features import check_texts
from vnbulletin.classification.persistence import load_classifier
from vnbulletin.model import LabelScore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.classification.scoring import LinearScorer


@cache
def load_shipped() -> LinearScorer:
    """Load the model that ships with the package, once."""
    return load_classifier(resources.files("vnbulletin.classification").joinpath("shipped"))


def score_labels(texts: Sequence[str], *, together: bool = False) -> list[LabelScore]:
    """Give each directive its best label, the runner-up and their calibrated probabilities.

    Parameters
    ----------
    texts : sequence of str
        Directives.
    together : bool
        Whether they are the tasks of one bulletin, in text order; then they inform each other.

    Returns
    -------
    list of LabelScore
        One a directive, in order.
    """
    if not len(texts):
        return []
    scorer = load_shipped()
    probabilities = scorer.probabilities(texts)
    if together:
        probabilities = blend_probabilities(probabilities)
    order = probabilities.argsort(axis=1, kind="stable")[:, -2:].tolist()
    classes = scorer.classes
    return [
        LabelScore(classes[a], p[a], classes[b], p[b]) for (b, a), p in zip(order, probabilities.tolist(), strict=True)
    ]


def classify_tasks(texts: Sequence[str]) -> list[str]:
    """Give each directive the code of its field of work.

    Parameters
    ----------
    texts : sequence of str
        Directives, such as the texts of ``extract_tasks``.

    Returns
    -------
    list of str
        One code of the label table a directive.

    Raises
    ------
    TypeError
        Where one string is given for a sequence, or an entry is no string.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> vb.classify_tasks(["đẩy nhanh giải ngân vốn đầu tư công", "tổ chức huấn luyện dân quân tự vệ"])
    ['socio_economic', 'defense_security']
    """
    return [x.label for x in score_labels(check_texts(texts))]


def explain_label(text: str, label: str | None = None, top: int = 10) -> list[tuple[str, float]]:
    """Name the words that decided the label of a directive.

    Parameters
    ----------
    text : str
        A directive.
    label : str, optional
        The label to explain; the predicted one by default.
    top : int
        How many to give.

    Returns
    -------
    list of (str, float)
        N-grams and cues (with the prefix ``cue:``) with what each adds, strongest first.
    """
    return load_shipped().explain(text, label, top)
