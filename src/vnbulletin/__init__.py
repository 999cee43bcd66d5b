"""vnbulletin: Vietnamese official bulletins into tables that can be trusted and cited.

The public face. Names are loaded when first used, so that importing the package is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from vnbulletin.analysis import analyze, extract_officials, extract_references, extract_tasks, segment
    from vnbulletin.classification import classify_tasks
    from vnbulletin.errors import (
        DependencyError,
        InputError,
        ModelError,
        OutputError,
        TableError,
        VnbulletinError,
    )
    from vnbulletin.model import Bulletin, Official, Position, Reference, Segment, Source, Task, Word

#: Public name -> module that holds it.
_HOME = {
    "analyze": "analysis",
    "segment": "analysis",
    "extract_officials": "analysis",
    "extract_references": "analysis",
    "extract_tasks": "analysis",
    "classify_tasks": "classification",
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

__all__ = [  # noqa: PLE0604
    "__version__",
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
    "TableError",
    "Task",
    "VnbulletinError",
    "Word",
    "analyze",
    "classify_tasks",
    "extract_officials",
    "extract_references",
    "extract_tasks",
    "segment",
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
