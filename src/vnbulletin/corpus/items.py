"""One input of a corpus, and what tells it from another."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vnbulletin.model import Problem, Source


@dataclass(frozen=True, slots=True)
class Item:
    """One input: a text, or a file to be read by the worker, or an input that is already known to fail.

    Parameters
    ----------
    doc_id : str
        Unique within the run.
    text : str or None
        The text, None where ``path`` is to be read.
    path : str or None
        The file.
    context : mapping
        Further columns that travel with every table.
    failure : tuple of (stage, code, message) or None
        Why it cannot be analysed.
    problems : tuple of Problem
        Remarks on the input for the document's ``problems``.
    source : Source or None
        Where the text was read already: how, and what was lost.
    """

    doc_id: str
    text: str | None = None
    path: str | None = None
    context: Mapping[str, Any] = field(default_factory=dict)
    failure: tuple[str, str, str] | None = None
    problems: tuple[Problem, ...] = ()
    source: Source | None = None


def is_null(value: Any) -> bool:
    """Tell a missing value of any library: None, NaN, pandas' NA and NaT."""
    return (
        value is None or type(value).__name__ in {"NAType", "NaTType"} or (isinstance(value, float) and value != value)
    )


def cell_text(value: Any) -> str | None:
    """Give a context value as text: columns that travel keep one dtype whatever a batch holds."""
    return None if is_null(value) else str(value)


def hash_text(text: str) -> str:
    """Give the checksum of a text; a lone surrogate counts as what it is.

    Examples
    --------
    >>> hash_text("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hash_file(path: str) -> str | None:
    """Give the checksum of a file, None where it cannot be read."""
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def fingerprint_item(item: Item, checksum: str | None = None) -> str:
    """Give the fingerprint of everything about an input that can change its rows, its id left out.

    Parameters
    ----------
    item : Item
        The input.
    checksum : str, optional
        Checksum of the file where it is known already.
    """
    if item.failure is not None:
        content = "failure:" + item.failure[1]
    elif item.text is not None:
        content = hash_text(item.text)
    else:
        content = "file:" + (checksum or hash_file(item.path or "") or "unreadable")
    context = [(str(k), cell_text(v)) for k, v in item.context.items()]
    problems = (*item.problems, *(item.source.problems if item.source is not None else ()))
    note = "; ".join(f"{p.code}: {p.message}" for p in problems) or None
    record = json.dumps([content, context, note, item.path])
    return hashlib.sha256(record.encode("ascii")).hexdigest()


def fingerprint_batch(ids: Iterable[str], fingerprints: Iterable[str]) -> str:
    """Give the fingerprint of a batch: ids and contents in order."""
    record = json.dumps(list(zip(ids, fingerprints, strict=True)))
    return hashlib.sha256(record.encode("ascii")).hexdigest()
