"""vnbulletin: Vietnamese official bulletins into tables that can be trusted and cited.

The public face. Names are loaded when first used, so that importing the package is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from vnbulletin.analysis import (
        analyze,
        extract_officials,
        extract_references,
        extract_tasks,
        segment,
        tokenize_words,
    )
    from vnbulletin.classification import (
        TaskClassifier,
        classify_tasks,
        explain_label,
        load_classifier,
        train_classifier,
    )
    from vnbulletin.corpus import (
        Store,
        Tables,
        analyze_corpus,
        pipe,
    )
    from vnbulletin.errors import (
        DependencyError,
        InputError,
        ModelError,
        OutputError,
        TableError,
        VnbulletinError,
    )
    from vnbulletin.model import Bulletin, Official, Position, Reference, Segment, Source, Task, Word
    from vnbulletin.reading import read

#: Public name -> module that holds it.
_HOME = {
    "analyze": "analysis",
    "segment": "analysis",
    "extract_officials": "analysis",
    "extract_references": "analysis",
    "extract_tasks": "analysis",
    "classify_tasks": "classification",
    "explain_label": "classification",
    "load_classifier": "classification",
    "train_classifier": "classification",
    "TaskClassifier": "classification",
    "analyze_corpus": "corpus",
    "pipe": "corpus",
    "Tables": "corpus",
    "Store": "corpus.store",
    "read": "reading",
    "tokenize_words": "analysis",
    "VnbulletinError": "errors",
    "InputError": "errors",
    "OutputError": "errors",
    "TableError": "errors",
    "ModelError": "errors",
    "DependencyError": "errors",
    "Bulletin": "model",
    "Official": "model",
    "Position": "model",
    "Reference": "model",
    "Segment": "model",
    "Source": "model",
    "Task": "model",
    "Word": "model",
}

__all__ = [
    "Bulletin",
    "DependencyError",
    "InputError",
    "ModelError",
    "Official",
    "OutputError",
    "Position",
    "Reference",
    "Segment",
    "Source",
    "Store",
    "TableError",
    "Tables",
    "Task",
    "TaskClassifier",
    "VnbulletinError",
    "Word",
    "__version__",
    "analyze",
    "analyze_corpus",
    "classify_tasks",
    "explain_label",
    "extract_officials",
    "extract_references",
    "extract_tasks",
    "load_classifier",
    "pipe",
    "read",
    "segment",
    "tokenize_words",
    "train_classifier",
]


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'vnbulletin' has no attribute {name!r}")
    value = getattr(import_module(f"vnbulletin.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
