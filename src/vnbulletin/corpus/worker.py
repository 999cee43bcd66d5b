"""What one process does with a batch: read, analyse, make rows; a broken document becomes a failure row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from vnbulletin.analysis import analyze
from vnbulletin.errors import VnbulletinError
from vnbulletin.model import Problem, Source
from vnbulletin.presentation.records import Rows, make_rows
from vnbulletin.presentation.schemas import SCHEMAS
from vnbulletin.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.corpus.inputs import Item


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of one batch, ready to be appended to tables."""

    n_items: int
    rows: Rows = field(default_factory=dict)
    n_characters: int = 0


def fail(item: Item, stage: str, code: str, message: str) -> tuple[Any, ...]:
    """Make the failure row of an item."""
    return (item.doc_id, item.path, stage, code, message)


def process_items(items: Sequence[Item], columns: Sequence[str] = ()) -> Result:
    """Analyse a batch of items.

    Parameters
    ----------
    items : sequence of Item
        The batch; each gives exactly one row in ``documents`` or in ``failures``.
    columns : sequence of str
        Names of the context columns, appended to every row.

    Returns
    -------
    Result
        Rows of every table in input order.
    """
    rows: Rows = {name: [] for name in SCHEMAS}
    characters = 0
    for item in items:
        context = tuple(_cell(item.context.get(c)) for c in columns)
        stage = "read"
        try:
            if item.failure is not None:
                rows["failures"].append(fail(item, *item.failure) + context)
                continue
            if item.text is not None:
                source = Source(item.text, item.doc_id, item.path)
            else:
                source = read(item.path or "")
            stage = "analyze"
            bulletin = analyze(source)
            if item.note:
                code, _, message = item.note.partition(": ")
                bulletin = replace(bulletin, problems=(*bulletin.problems, Problem(code, message)))
            digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
            made = make_rows(bulletin, item.doc_id, source, digest)
        except VnbulletinError as error:
            rows["failures"].append(fail(item, stage, error.code, error.message) + context)
            continue
        except Exception as error:  # One bad document never stops a corpus.
            message = f"{item.doc_id}: {type(error).__name__}: {error}; please report it with the text"
            rows["failures"].append(fail(item, stage, "internal", message) + context)
            continue
        characters += len(source.text)
        for name, new in made.items():
            rows[name].extend(row + context for row in new) if context else rows[name].extend(new)
    return Result(len(items), rows, characters)


def _cell(value: Any) -> str | None:
    """Give a context value as text: columns that travel keep one dtype whatever the batch holds."""
    if value is None or (isinstance(value, float) and value != value) or type(value).__name__ in {"NAType", "NaTType"}:
        return None
    return str(value)
