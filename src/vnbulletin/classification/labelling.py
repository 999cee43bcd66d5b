"""Label directives with the shipped model."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.classification.context import blend_probabilities
from vnbulletin.classification.features import check_texts
from vnbulletin.classification.persistence import load_classifier
from vnbulletin.model import LabelScore

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from vnbulletin.classification.scoring import LinearScorer


@cache
def load_shipped() -> LinearScorer:
    """Load the model that ships with the package, once."""
    return load_classifier(resources.files("vnbulletin.classification").joinpath("shipped"))


def score_labels(texts: Sequence[str]) -> list[LabelScore]:
    """Give each directive its best label, the runner-up and their calibrated probabilities.

    Parameters
    ----------
    texts : sequence of str
        Directives, each read on its own.

    Returns
    -------
    list of LabelScore
        One a directive, in order.
    """
    if not len(texts):
        return []
    scorer = load_shipped()
    return _rank(scorer.classes, scorer.probabilities(texts))


class Agenda(NamedTuple):
    """The tasks of one bulletin with what speaks for their labels.

    Parameters
    ----------
    texts : sequence of str
        The tasks, in text order.
    title : str or None
        The bulletin's title.
    addressees : sequence of str or None
        Who is to do each task; empty where nobody is known.
    """

    texts: Sequence[str]
    title: str | None = None
    addressees: Sequence[str | None] = ()


def score_bulletin(
    texts: Sequence[str], *, title: str | None = None, addressees: Sequence[str | None] = ()
) -> list[LabelScore]:
    """Give the tasks of one bulletin their labels; they, the title and those who are told inform each other.

    Parameters
    ----------
    texts, title, addressees
        As in ``Agenda``.

    Returns
    -------
    list of LabelScore
        One a task, in order.

    Examples
    --------
    >>> tasks = ["đẩy nhanh giải ngân vốn đầu tư công", "hoàn thành trước ngày 30/6"]
    >>> [x.label for x in score_bulletin(tasks, title="Họp bàn đầu tư công", addressees=[None, "Sở Tài chính"])]
    ['socio_economic', 'socio_economic']
    """
    return score_bulletins([Agenda(texts, title, addressees)])[0]


def score_bulletins(agendas: Sequence[Agenda]) -> list[list[LabelScore]]:
    """Give the tasks of many bulletins their labels, as ``score_bulletin`` gives those of one, to the last bit.

    Parameters
    ----------
    agendas : sequence of Agenda
        One a bulletin.

    Returns
    -------
    list of list of LabelScore
        One list a bulletin, one score a task, in order.
    """
    told = [sorted({x for x in agenda.addressees if x}) if agenda.texts else [] for agenda in agendas]
    listed: list[str] = []
    for agenda, names in zip(agendas, told, strict=True):
        if agenda.texts:
            listed += (*agenda.texts, *([agenda.title] if agenda.title else ()), *names)
    if not listed:
        return [[] for _ in agendas]
    import numpy as np

    scorer = load_shipped()
    probabilities = scorer.probabilities(listed)
    silent = np.full(len(scorer.classes), 1 / len(scorer.classes))
    scores: list[list[LabelScore]] = []
    at = 0
    for agenda, names in zip(agendas, told, strict=True):
        if not agenda.texts:
            scores.append([])
            continue
        own = probabilities[at : at + len(agenda.texts)]
        at += len(own)
        title_row = probabilities[at] if agenda.title else None
        at += title_row is not None
        told_rows = None
        if names:
            rows = dict(zip(names, probabilities[at : at + len(names)], strict=True))
            told_rows = np.array([rows[x] if x else silent for x in agenda.addressees])
            at += len(names)
        scores.append(_rank(scorer.classes, blend_probabilities(own, title_row, told_rows)))
    return scores


def _rank(classes: Sequence[str], probabilities: NDArray[np.float64]) -> list[LabelScore]:
    order = probabilities.argsort(axis=1, kind="stable")[:, -2:].tolist()
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
