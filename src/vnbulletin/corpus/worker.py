"""What one process does with a batch: read, analyse, make rows; a broken document becomes a failure row."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from vnbulletin.analysis import analyze_batch
from vnbulletin.corpus.items import cell_text, fingerprint_item, hash_file, hash_text
from vnbulletin.errors import VnbulletinError
from vnbulletin.model import Source
from vnbulletin.presentation.records import Rows, make_rows
from vnbulletin.presentation.schemas import SCHEMAS
from vnbulletin.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vnbulletin.corpus.items import Item
    from vnbulletin.model import Bulletin


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of one batch, ready to be appended to tables.

    Parameters
    ----------
    n_items : int
        Inputs of the batch.
    rows : dict of str to list of tuple
        Table name to rows, in input order; the cells of ``columns`` come last.
    columns : tuple of str
        Names of the context columns, in the order in which the inputs bring them.
    fingerprints : tuple of (doc_id, fingerprint)
        One an input.
    files : tuple of (path, checksum)
        The files read.
    """

    n_items: int
    rows: Rows = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    fingerprints: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()


def context_columns(items: Iterable[Item]) -> tuple[str, ...]:
    """Name the context columns of a batch, in the order in which they come."""
    return tuple(dict.fromkeys(name for item in items for name in item.context))


def failure_row(item: Item, stage: str, code: str, message: str) -> tuple[Any, ...]:
    """Make the failure row of an item."""
    return (item.doc_id, item.path, stage, code, message)


def process_items(items: Sequence[Item]) -> Result:
    """Analyse a batch of items.

    Parameters
    ----------
    items : sequence of Item
        The batch; each gives exactly one row in ``documents`` or in ``failures``.

    Returns
    -------
    Result
        Rows of every table in input order.
    """
    columns = context_columns(items)
    rows: Rows = {name: [] for name in SCHEMAS}
    fingerprints: list[tuple[str, str]] = []
    files: list[tuple[str, str]] = []
    for item, item_rows, checksum in _analyze_items(items):
        context = tuple(cell_text(item.context.get(c)) for c in columns)
        if checksum and item.path:
            files.append((item.path, checksum))
        fingerprints.append((item.doc_id, fingerprint_item(item, checksum)))
        for name, new in item_rows.items():
            rows[name].extend(row + context for row in new) if context else rows[name].extend(new)
    return Result(len(items), rows, columns, tuple(fingerprints), tuple(files))


def fail_items(items: Sequence[Item], stage: str, code: str, message: str) -> Result:
    """Make the result of a batch that could not be processed at all."""
    columns = context_columns(items)
    failures = [
        failure_row(item, stage, code, f"{item.doc_id}: {message}")
        + tuple(cell_text(item.context.get(c)) for c in columns)
        for item in items
    ]
    fingerprints = tuple((item.doc_id, fingerprint_item(item)) for item in items)
    rows: Rows = {name: [] for name in SCHEMAS}
    rows["failures"] = failures
    return Result(len(items), rows, columns, fingerprints)


def join_results(first: Result, second: Result) -> Result:
    """Join the results of two halves of a batch."""
    columns = tuple(dict.fromkeys(first.columns + second.columns))
    rows: Rows = {name: [] for name in SCHEMAS}
    for result in (first, second):
        at = [result.columns.index(c) if c in result.columns else None for c in columns]
        for name, new in result.rows.items():
            own = len(SCHEMAS[name])
            rows[name].extend(
                (*row[:own], *(None if i is None else row[own + i] for i in at)) if columns else row for row in new
            )
    return Result(
        first.n_items + second.n_items,
        rows,
        columns,
        first.fingerprints + second.fingerprints,
        first.files + second.files,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """An item that was read: its text, or why there is none."""

    item: Item
    checksum: str | None
    source: Source | None
    failure: tuple[Any, ...] | None


def _analyze_items(items: Iterable[Item]) -> Iterator[tuple[Item, Rows, str | None]]:
    """Give each item with its rows and the checksum of its file; texts are held only while they are under way."""
    waiting: deque[_Read] = deque()

    def read_items() -> Iterator[Source]:
        for item in items:
            waiting.append(one := _read_item(item))
            if one.source is not None:
                yield one.source

    def take_failures() -> Iterator[tuple[Item, Rows, str | None]]:
        while waiting and (failure := waiting[0].failure) is not None:
            one = waiting.popleft()
            yield one.item, {"failures": [failure]}, one.checksum

    # What could not be read waits in front of the next text that was.
    for bulletin in analyze_batch(read_items()):
        yield from take_failures()
        yield _make_rows(waiting.popleft(), bulletin)
    yield from take_failures()


def _read_item(item: Item) -> _Read:
    checksum = hash_file(item.path) if item.path and item.text is None and item.failure is None else None
    try:
        if item.failure is not None:
            return _Read(item, None, None, failure_row(item, *item.failure))
        if item.text is None:
            source = read(item.path or "")
        else:
            source = item.source or Source(item.text, item.doc_id, item.path)
        if item.problems:
            source = replace(source, problems=(*source.problems, *item.problems))
        return _Read(item, checksum, source, None)
    except Exception as error:
        return _Read(item, checksum, None, _tell_failure(item, "read", error))


def _make_rows(one: _Read, bulletin: Bulletin | Exception) -> tuple[Item, Rows, str | None]:
    try:
        if isinstance(bulletin, Exception):
            raise bulletin
        assert one.source is not None  # What has none is a failure already.
        rows = make_rows(bulletin, one.item.doc_id, one.source, hash_text(one.source.text))
    except Exception as error:
        rows = {"failures": [_tell_failure(one.item, "analyze", error)]}
    return one.item, rows, one.checksum


def _tell_failure(item: Item, stage: str, error: Exception) -> tuple[Any, ...]:
    """Make the failure row of an error: one bad document never stops a corpus."""
    if isinstance(error, VnbulletinError):
        return failure_row(item, stage, error.code, error.message)
    message = f"{item.doc_id}: {type(error).__name__}: {error}; please report it with the text"
    return failure_row(item, stage, "internal", message)
