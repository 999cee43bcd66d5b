"""Tasks that a bulletin sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from vnbulletin.model.making import maker_of


@dataclass(frozen=True, slots=True)
class LabelScore:
    """A label with its probability and the runner-up.

    Parameters
    ----------
    label, second : str
        Codes of the label table.
    score, second_score : float
        Calibrated probabilities.
    """

    label: str
    score: float
    second: str
    second_score: float


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work to be done.

    Parameters
    ----------
    text : str
        The directive, lead-in and closing punctuation left out.
    start, end : int
        Half-open offsets into the caller's text.
    label : str or None
        Field of work, a code of the label table; None before classification.
    score : float or None
        Calibrated probability of the label.
    second, second_score : str or None, float or None
        The second-best label.
    references : tuple of int
        Indexes into the bulletin's references of the documents that the task carries out.
    assigned_by : str or None
        Who sets the task, as written (person, body or meeting).
    official : int or None
        Index into the bulletin's officials of that person, where it is one.
    assignee : str or None
        Who is to do it, as written.
    period : str or None
        Period or deadline as written.
    period_start, period_end : str or None
        The same as ISO dates.
    verb, object : str or None
        The chain of action verbs and what they act on, as written.
    inferred : mapping of str to str
        Fields that other words than the directive's own give, and which.
    """

    text: str
    start: int
    end: int
    label: str | None = None
    score: float | None = None
    second: str | None = None
    second_score: float | None = None
    references: tuple[int, ...] = ()
    assigned_by: str | None = None
    official: int | None = None
    assignee: str | None = None
    period: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    verb: str | None = None
    object: str | None = None
    inferred: Mapping[str, str] = field(default_factory=dict)


def label_task(task: Task, score: LabelScore) -> Task:
    """Give a task with its field of work.

    Every field is named: ``dataclasses.replace`` looks up every field by name, several times slower.

    Examples
    --------
    >>> label_task(Task("giữ rừng", 0, 8), LabelScore("socio_economic", 0.7, "other", 0.2)).label
    'socio_economic'
    """
    return maker_of(Task)(
        task.text,
        task.start,
        task.end,
        score.label,
        score.score,
        score.second,
        score.second_score,
        task.references,
        task.assigned_by,
        task.official,
        task.assignee,
        task.period,
        task.period_start,
        task.period_end,
        task.verb,
        task.object,
        task.inferred,
    )
