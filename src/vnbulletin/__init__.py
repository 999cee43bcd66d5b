"""vnbulletin: Vietnamese official bulletins into tables that can be trusted and cited.

The public face. Names are loaded when first used, so that importing the package is quick.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from vnbulletin.hooks import set_hook

__version__ = "0.1.0"

set_hook("bulletin_frames", "vnbulletin.presentation.frames:bulletin_frames")
set_hook("bulletin_html", "vnbulletin.presentation.html:render_bulletin")

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
        citation_network,
        documents_cited,
        link_officials,
        pipe,
        posts_held,
        resolve_officials,
    )
    from vnbulletin.corpus.partitions import PartitionAnalyzer
    from vnbulletin.corpus.vectorizer import BulletinVectorizer
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
    "documents_cited": "corpus.registers",
    "citation_network": "corpus.registers",
    "resolve_officials": "corpus.registers",
    "posts_held": "corpus.registers",
    "link_officials": "corpus.registers",
    "BulletinVectorizer": "corpus.vectorizer",
    "PartitionAnalyzer": "corpus.partitions",
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
    "BulletinVectorizer",
    "DependencyError",
    "InputError",
    "ModelError",
    "Official",
    "OutputError",
    "PartitionAnalyzer",
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
    "citation_network",
    "classify_tasks",
    "documents_cited",
    "explain_label",
    "extract_officials",
    "extract_references",
    "extract_tasks",
    "link_officials",
    "load_classifier",
    "pipe",
    "posts_held",
    "read",
    "resolve_officials",
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


if "pandas" in sys.modules:
    # Whoever has loaded pandas gets df["text"].bulletin; whoever has not is spared the time.
    import_module("vnbulletin.pandas")
