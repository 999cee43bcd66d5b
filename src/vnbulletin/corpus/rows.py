"""Texts that stand in rows: frames, CSV, JSON Lines, Parquet; read row by row."""

from __future__ import annotations

import codecs
import csv
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.items import Item, cell_text, is_null
from vnbulletin.errors import InputError
from vnbulletin.model import Problem
from vnbulletin.reading.limits import MAX_FILE_BYTES
from vnbulletin.reading.plain import decode, tell_undecodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

#: How much of a file that is no UTF-8 is looked at to find its encoding.
_SAMPLE_BYTES = 1 << 20
#: Rows of a Parquet file held at a time.
_ROWS = 256


def make_item(row: Mapping[str, Any], where: str, fallback: str, text: str, id: str) -> Item:
    """Make an item from a row.

    Parameters
    ----------
    row : mapping
        Column to value.
    where : str
        What to call the row in messages.
    fallback : str
        Id where the row has none.
    text, id : str
        The columns.
    """
    given = row.get(id)
    doc_id = fallback if is_null(given) or given == "" else str(given)
    # As text already here: a value that no other process could take must not stop the batch.
    context = {str(k): cell_text(v) for k, v in row.items() if k is not None and k not in (text, id)}
    value = row.get(text)
    if is_null(value):
        failure = ("read", "input.null_text", f"{where}: the column {text!r} is empty; give a text or drop the row")
        return Item(doc_id, context=context, failure=failure)
    if isinstance(value, str):
        return Item(doc_id, value, context=context)
    # numpy's numbers are no int or float; bool is, but is no text anybody meant.
    kind = type(value)
    number = isinstance(value, (int, float)) or (kind.__module__ == "numpy" and kind.__name__[-1].isdigit())
    if number and not isinstance(value, bool):
        told = Problem("input.not_text", f"{where}: a number was read as text")
        return Item(doc_id, str(value), context=context, problems=(told,))
    failure = (
        "read",
        "input.not_text",
        f"{where}: the column {text!r} holds {type(value).__name__}, not text; convert it to str",
    )
    return Item(doc_id, context=context, failure=failure)


def list_frame(frame: Any, text: str, id: str, where: str = "DataFrame") -> Iterator[Item]:
    """List the rows of a DataFrame.

    Raises
    ------
    InputError
        ``input.column``.
    """
    columns = [str(c) for c in frame.columns]
    _check_columns(where, text, columns)
    for i, (index, values) in enumerate(zip(frame.index, frame.itertuples(index=False, name=None))):
        yield make_item(dict(zip(columns, values)), f"{where} row {i}", str(index), text, id)


def list_parquet(file: Path, text: str, id: str) -> Iterator[Item]:
    """List the rows of a Parquet file, a few hundred in memory at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(file) as opened:
            _check_columns(file.name, text, opened.schema_arrow.names)
            i = 0
            for batch in opened.iter_batches(_ROWS):
                for row in batch.to_pylist():
                    yield make_item(row, f"{file.name} row {i}", f"{file.name}:{i}", text, id)
                    i += 1
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(file, error) from None


def list_csv(file: Path, text: str, id: str) -> Iterator[Item]:
    """List the rows of a CSV file in any encoding that the reading room knows."""
    csv.field_size_limit(min(sys.maxsize, 2 * MAX_FILE_BYTES))
    try:
        encoding, damaged = find_encoding(file)
        with file.open(encoding=encoding, newline="", errors="replace") as stream:
            reader = csv.DictReader(stream)
            _check_columns(file.name, text, reader.fieldnames or ())
            i = 0
            while True:
                where, fallback = f"{file.name} line {reader.line_num + 1}", f"{file.name}:{i}"
                i += 1
                try:
                    row = next(reader, None)
                except csv.Error as error:
                    message = f"{where}: is no CSV row ({error}); mend or drop the line"
                    yield Item(fallback, failure=("read", "input.csv", message))
                    continue
                if row is None:
                    return
                over = [cell for cell in row.pop(None, ()) if cell.strip()]
                item = make_item(row, where, fallback, text, id)
                if over:
                    told = f"{where}: {len(over)} cells beyond the header's columns, left out; quote text with commas"
                    item = replace(item, problems=(*item.problems, Problem("input.extra_cells", told)))
                yield _tell_damage(item) if damaged else item
    except (OSError, UnicodeError) as error:
        raise _unreadable(file, error) from None


def list_jsonl(file: Path, text: str, id: str) -> Iterator[Item]:
    """List the lines of a JSON Lines file; a line that is no object with a text is a failure of its own."""
    try:
        encoding, damaged = find_encoding(file)
        with file.open(encoding=encoding, errors="replace") as stream:
            for i, line in enumerate(iter(lambda: stream.readline(MAX_FILE_BYTES), "")):
                where, fallback = f"{file.name} line {i + 1}", f"{file.name}:{i}"
                if len(line) == MAX_FILE_BYTES:
                    message = f"{where}: is longer than {MAX_FILE_BYTES:,} characters; is this one record a line?"
                    yield Item(fallback, failure=("read", "read.too_large", message))
                    while len(line) == MAX_FILE_BYTES and not line.endswith("\n"):
                        line = stream.readline(MAX_FILE_BYTES)
                elif line.strip():
                    item = _parse_line(line, where, fallback, text, id)
                    yield _tell_damage(item) if damaged else item
    except (OSError, UnicodeError) as error:
        raise _unreadable(file, error) from None


#: Suffix -> lister of a file that holds many texts.
ROW_LISTERS = {".parquet": list_parquet, ".csv": list_csv, ".jsonl": list_jsonl}


def _tell_damage(item: Item) -> Item:
    """Say of a text from a file that is not UTF-8 throughout where its bytes had no character."""
    if item.text is None or "\ufffd" not in item.text:
        return item
    return replace(item, problems=(*item.problems, tell_undecodable(item.text)))


def find_encoding(file: Path) -> tuple[str, bool]:
    """Find the encoding of a text file without reading it into memory: UTF-8 if it is that throughout.

    Returns
    -------
    tuple of (str, bool)
        The name of the codec, and whether some bytes may have no character in it.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as stream:
        sample = stream.read(_SAMPLE_BYTES)
        chunk = sample
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = stream.read(_SAMPLE_BYTES)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            # Cut at a line end: half a character would speak against the right encoding.
            found = decode(sample[: sample.rfind(b"\n") + 1] or sample).encoding.split(" ")[0]
            try:
                return codecs.lookup(found).name, True
            except LookupError:
                return "utf-8-sig", True
    return "utf-8-sig", False


def _parse_line(line: str, where: str, fallback: str, text: str, id: str) -> Item:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Item(fallback, failure=("read", "input.json", f"{where}: is no JSON ({error}); mend or drop the line"))
    if not isinstance(row, dict) or text not in row:
        keys = ", ".join(row) if isinstance(row, dict) else type(row).__name__
        failure = ("read", "input.column", f"{where}: no key {text!r} (it has {keys}); name it with text=...")
        return Item(fallback, failure=failure)
    return make_item(row, where, fallback, text, id)


def _check_columns(where: str, text: str, columns: Iterable[Any]) -> None:
    names = [str(c) for c in columns]
    if text not in names:
        shown = ", ".join(names[:20])
        raise InputError("input.column", f"{where}: no column {text!r}; it has {shown}; name it with text=...")
    if names.count(text) > 1:
        raise InputError("input.column", f"{where}: the column {text!r} stands more than once; rename all but one")


def _unreadable(file: Path, error: Exception) -> InputError:
    what = getattr(error, "strerror", None) or str(error).split("\n")[0]
    return InputError("input.unreadable", f"{file}: cannot be read ({what}); check the file")
