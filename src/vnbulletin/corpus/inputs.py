"""What a corpus may be: folder, glob, file, frame, or anything that yields texts."""

from __future__ import annotations

import csv
import glob
import json
import sys
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.errors import InputError
from vnbulletin.model import Source
from vnbulletin.reading import SUFFIXES
from vnbulletin.reading.limits import MAX_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Files that hold many texts, one a row.
ROW_SUFFIXES = frozenset({".csv", ".jsonl", ".parquet"})


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
    note : str or None
        A remark for the document's ``problems``.
    """

    doc_id: str
    text: str | None = None
    path: str | None = None
    context: Mapping[str, Any] = field(default_factory=dict)
    failure: tuple[str, str, str] | None = None
    note: str | None = None


def list_items(source: Any, *, text: str = "text", id: str = "doc_id") -> Iterator[Item]:
    """Turn any accepted source into items with unique ids, in order.

    Parameters
    ----------
    source : path-like, DataFrame, Source, or iterable
        A folder, a glob, a file; a frame; or texts, ``(text, context)`` pairs, ``Source`` values or paths.
    text, id : str
        Columns of frames and row files.

    Raises
    ------
    InputError
        Where the source as a whole is unusable: missing, empty folder, column missing.
    """
    used: set[str] = set()
    for item in _list_raw(source, text, id):
        doc_id = item.doc_id
        if doc_id in used:
            n = 2
            while f"{doc_id}#{n}" in used:
                n += 1
            unique = f"{doc_id}#{n}"
            note = f"input.duplicate_id: the id {doc_id!r} stands more than once; this one is {unique!r}"
            item = Item(unique, item.text, item.path, item.context, item.failure, note)
        used.add(item.doc_id)
        yield item


def count_items(source: Any) -> int | None:
    """Tell how many items a source has where that is cheap to know."""
    if isinstance(source, (str, PathLike)):
        files = find_files(source)
        return None if any(f.suffix.lower() in ROW_SUFFIXES for f in files) else len(files)
    if isinstance(source, Source):
        return 1
    return len(source) if hasattr(source, "__len__") else None


def find_files(source: str | PathLike[str]) -> list[Path]:
    """Find the files that a path, a folder or a glob stands for, sorted.

    Raises
    ------
    InputError
        ``input.missing`` or ``input.empty``.
    """
    name = fspath(source)
    path = Path(name)
    known = SUFFIXES | ROW_SUFFIXES
    if path.is_dir():
        files = sorted(
            p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in known and not p.name.startswith(".")
        )
        if not files:
            kinds = ", ".join(sorted(known))
            raise InputError(
                "input.empty", f"{name}: no bulletins in this folder; it should hold files of the kinds {kinds}"
            )
        return files
    if path.exists():
        return [path]
    if any(c in name for c in "*?["):
        files = sorted(Path(p) for p in glob.glob(name, recursive=True) if Path(p).is_file())
        if not files:
            raise InputError("input.empty", f"{name}: no file matches; check the pattern")
        return files
    raise InputError("input.missing", f"{name}: no such file or folder; check the path")


def _list_raw(source: Any, text: str, id: str) -> Iterator[Item]:
    if isinstance(source, (str, PathLike)):
        yield from _list_files(source, text, id)
    elif hasattr(source, "columns") and hasattr(source, "itertuples"):
        yield from _list_frame(source, text, id)
    elif isinstance(source, Source):
        yield Item(source.doc_id or "0", source.text, source.path)
    elif hasattr(source, "__iter__"):
        yield from _list_iterable(source)
    else:
        raise InputError(
            "input.type",
            f"cannot take a corpus from {type(source).__name__}; give a folder, a glob, a DataFrame or an iterable",
        )


def _list_files(source: str | PathLike[str], text: str, id: str) -> Iterator[Item]:
    root = Path(source)
    for file in find_files(source):
        name = file.relative_to(root).as_posix() if root.is_dir() else file.name
        suffix = file.suffix.lower()
        if suffix == ".parquet":
            import pandas as pd

            yield from _list_frame(pd.read_parquet(file), text, id, name)
        elif suffix == ".csv":
            yield from _list_csv(file, text, id)
        elif suffix == ".jsonl":
            yield from _list_jsonl(file, text, id)
        else:
            yield Item(name, path=str(file))


def _row_item(row: Mapping[str, Any], where: str, fallback: str, text: str, id: str) -> Item:
    given = row.get(id)
    doc_id = fallback if _is_null(given) or given == "" else str(given)
    context = {k: v for k, v in row.items() if k not in (text, id) and k is not None}
    value = row.get(text)
    if _is_null(value):
        failure = ("read", "input.null_text", f"{where}: the column {text!r} is empty; give a text or drop the row")
        return Item(doc_id, context=context, failure=failure)
    if isinstance(value, str):
        return Item(doc_id, value, context=context)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Item(doc_id, str(value), context=context, note=f"input.not_text: {where}: a number was read as text")
    failure = (
        "read",
        "input.not_text",
        f"{where}: the column {text!r} holds {type(value).__name__}, not text; convert it to str",
    )
    return Item(doc_id, context=context, failure=failure)


def _is_null(value: Any) -> bool:
    return (
        value is None or type(value).__name__ in {"NAType", "NaTType"} or (isinstance(value, float) and value != value)
    )


def _missing_column(where: str, text: str, columns: Iterable[str]) -> InputError:
    return InputError(
        "input.column", f"{where}: no column {text!r}; it has {', '.join(map(str, columns))}; name it with text=..."
    )


def _list_frame(frame: Any, text: str, id: str, where: str = "DataFrame") -> Iterator[Item]:
    columns = [str(c) for c in frame.columns]
    if text not in columns:
        raise _missing_column(where, text, columns)
    prefix = "" if where == "DataFrame" else f"{where}:"
    for i, (index, values) in enumerate(zip(frame.index, frame.itertuples(index=False, name=None))):
        yield _row_item(dict(zip(columns, values)), f"{where} row {i}", f"{prefix}{index}", text, id)


def _list_csv(file: Path, text: str, id: str) -> Iterator[Item]:
    csv.field_size_limit(min(sys.maxsize, 2 * MAX_FILE_BYTES))
    with file.open(encoding="utf-8-sig", newline="", errors="replace") as stream:
        reader = csv.DictReader(stream)
        if text not in (reader.fieldnames or ()):
            raise _missing_column(file.name, text, reader.fieldnames or ())
        for i, row in enumerate(reader):
            yield _row_item(row, f"{file.name} line {reader.line_num}", f"{file.name}:{i}", text, id)


def _list_jsonl(file: Path, text: str, id: str) -> Iterator[Item]:
    with file.open(encoding="utf-8-sig", errors="replace") as stream:
        for i, line in enumerate(stream):
            if not line.strip():
                continue
            where, fallback = f"{file.name} line {i + 1}", f"{file.name}:{i}"
            try:
                row = json.loads(line)
            except (json.JSONDecodeError, RecursionError) as error:
                yield Item(
                    fallback, failure=("read", "input.json", f"{where}: is no JSON ({error}); mend or drop the line")
                )
                continue
            if not isinstance(row, dict) or text not in row:
                keys = ", ".join(row) if isinstance(row, dict) else type(row).__name__
                failure = ("read", "input.column", f"{where}: no key {text!r} (it has {keys}); name it with text=...")
                yield Item(fallback, failure=failure)
                continue
            yield _row_item(row, where, fallback, text, id)


def _list_iterable(source: Iterable[Any]) -> Iterator[Item]:
    for i, value in enumerate(source):
        context: Mapping[str, Any] = {}
        if isinstance(value, tuple) and len(value) == 2:
            value, given = value
            context = dict(given) if hasattr(given, "keys") else {"context": given}
        doc_id = str(context.get("doc_id", i))
        context = {k: v for k, v in context.items() if k != "doc_id"}
        if isinstance(value, Source):
            yield Item(value.doc_id or doc_id, value.text, value.path, context)
        elif isinstance(value, PathLike):
            yield Item(fspath(value), path=fspath(value), context=context)
        else:
            item = _row_item({"text": value}, f"item {i}", doc_id, "text", "doc_id")
            yield Item(item.doc_id, item.text, None, context, item.failure, item.note)
