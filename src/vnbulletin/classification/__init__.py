"""From tasks to fields of work.

What needs scikit-learn (the estimator and its training) is loaded at first use, so that labelling with the
shipped model does not wait for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from vnbulletin.classification.labelling import (
    Agenda,
    classify_tasks,
    explain_label,
    score_bulletin,
    score_bulletins,
    score_labels,
)
from vnbulletin.classification.labels import Label, load_labels
from vnbulletin.classification.persistence import load_classifier, save_classifier

if TYPE_CHECKING:
    from vnbulletin.classification.classifier import TaskClassifier
    from vnbulletin.classification.training import LabelledText, Training, read_labels, train_classifier

__all__ = [
    "Agenda",
    "Label",
    "LabelledText",
    "TaskClassifier",
    "Training",
    "classify_tasks",
    "explain_label",
    "load_classifier",
    "load_labels",
    "read_labels",
    "save_classifier",
    "score_bulletin",
    "score_bulletins",
    "score_labels",
    "train_classifier",
]

_LAZY = {
    "TaskClassifier": "classifier",
    "LabelledText": "training",
    "Training": "training",
    "read_labels": "training",
    "train_classifier": "training",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"vnbulletin.classification.{_LAZY[name]}"), name)
    globals()[name] = value
    return value
