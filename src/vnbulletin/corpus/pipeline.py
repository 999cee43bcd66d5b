"""Run a corpus through the analysis: in order, in batches, on one process or several."""

from __future__ import annotations

import sys
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from vnbulletin.analysis import analyze
from vnbulletin.corpus.inputs import Item, count_items, list_items
from vnbulletin.corpus.tables import MemorySink, Tables
from vnbulletin.corpus.worker import Result, fail, process_items
from vnbulletin.errors import InputError
from vnbulletin.presentation.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbulletin.corpus.tables import Sink
    from vnbulletin.model import Bulletin

BATCH_SIZE = 64
#: Batches handed out ahead of the one awaited, per process: keeps workers busy, bounds memory.
AHEAD = 3


def analyze_corpus(
    source: Any,
    *,
    text: str = "text",
    id: str = "doc_id",
    jobs: int = 1,
    progress: bool | None = None,
    batch_size: int = BATCH_SIZE,
) -> Tables:
    """Analyse many bulletins into tables.

    Parameters
    ----------
    source : path-like, DataFrame or iterable
        A folder, a glob, a file (also CSV, JSONL and Parquet with a text column); a DataFrame; an iterable of
        texts, of ``(text, context)`` pairs, of paths or of ``Source`` values.
    text, id : str
        Text and id columns of frames and row files; other columns travel with every table, as text.
    jobs : int
        Worker processes; the result is the same for any number.
    progress : bool, optional
        Show a progress bar; by default where standard error is a terminal or in a notebook.
    batch_size : int
        Documents a batch.

    Returns
    -------
    Tables
        One row in ``documents`` or ``failures`` for each input, in input order.

    Raises
    ------
    InputError
        Where the source as a whole is unusable. A single bad document is a row of ``failures``.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> tables = vb.analyze_corpus(["Đồng chí Lê Văn Bình, Chủ tịch UBND xã chủ trì cuộc họp.", ""], progress=False)
    >>> tables.officials[["doc_id", "name", "role"]].values.tolist()
    [['0', 'Lê Văn Bình', 'chair']]
    >>> len(tables.documents), len(tables.failures)
    (2, 0)
    """
    sink = MemorySink()
    run_corpus(source, sink, text=text, id=id, jobs=jobs, progress=progress, batch_size=batch_size)
    return sink.tables()


def run_corpus(
    source: Any,
    sink: Sink,
    *,
    text: str = "text",
    id: str = "doc_id",
    jobs: int = 1,
    progress: bool | None = None,
    batch_size: int = BATCH_SIZE,
) -> int:
    """Analyse a corpus into a sink and give the number of inputs; memory does not grow with the corpus."""
    items = list_items(source, text=text, id=id)
    return run_items(items, sink, jobs=jobs, progress=progress, batch_size=batch_size, total=count_items(source))


def run_items(
    items: Iterable[Item],
    sink: Sink,
    *,
    jobs: int = 1,
    progress: bool | None = None,
    batch_size: int = BATCH_SIZE,
    total: int | None = None,
) -> int:
    """Analyse items into a sink and give their number.

    Parameters
    ----------
    items : iterable of Item
        The inputs; the context columns are those of the first batch.
    sink : Sink
        Where the rows go.
    jobs, progress, batch_size
        As in ``analyze_corpus``.
    total : int, optional
        Number of items where it is known, for the progress bar.
    """
    if jobs < 1 or batch_size < 1:
        raise InputError("input.option", f"jobs={jobs}, batch_size={batch_size}: both must be at least 1")
    stream = iter(items)
    head = list(islice(stream, batch_size))
    columns = _context_columns(head)
    sink.open(columns)
    batches = _make_batches(chain(head, stream), batch_size)
    done = 0
    with _Progress(total, progress) as bar:
        for result in _run_batches(batches, columns, jobs):
            sink.write(result.rows)
            done += result.n_items
            bar.update(result.n_items)
    return done


def pipe(
    texts: Iterable[Any], *, as_tuples: bool = False, batch_size: int = BATCH_SIZE
) -> Iterator[Bulletin] | Iterator[tuple[Bulletin, Any]]:
    """Analyse a stream of texts lazily, in order.

    Parameters
    ----------
    texts : iterable of str, or of (str, context) pairs
        The bulletins.
    as_tuples : bool
        Whether ``texts`` holds pairs; each bulletin then comes back with its context.
    batch_size : int
        Texts taken from the stream at a time.

    Yields
    ------
    Bulletin or (Bulletin, context)
        In input order.

    Examples
    --------
    >>> from vnbulletin.corpus import pipe
    >>> [(len(b.text), c) for b, c in pipe([("Một", 1), ("", 2)], as_tuples=True)]
    [(3, 1), (0, 2)]
    """
    stream = iter(texts)
    while batch := list(islice(stream, batch_size)):
        for value in batch:
            if as_tuples:
                yield analyze(value[0]), value[1]
            else:
                yield analyze(value)


def _context_columns(head: list[Item]) -> tuple[str, ...]:
    taken = {name for columns in SCHEMAS.values() for name, _ in columns}
    names = dict.fromkeys(name for item in head for name in item.context)
    return tuple(n for n in names if n not in taken) + tuple(n for n in names if n in taken)


def _make_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def _run_batches(batches: Iterator[list[Item]], columns: tuple[str, ...], jobs: int) -> Iterator[Result]:
    if jobs == 1:
        for batch in batches:
            yield process_items(batch, columns)
        return
    yield from _run_processes(batches, columns, jobs)


def _run_processes(batches: Iterator[list[Item]], columns: tuple[str, ...], jobs: int) -> Iterator[Result]:
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Spawned workers are the same on every system and inherit no locks or threads.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context)
    waiting: deque[tuple[list[Item], Future[Result]]] = deque()
    try:
        for batch in batches:
            try:
                waiting.append((batch, pool.submit(process_items, batch, columns)))
            except BrokenProcessPool:
                pool = _replace_pool(pool, jobs, context)
                again = list(waiting)
                waiting.clear()
                for old, future in again:
                    ready = future.done() and future.exception() is None
                    waiting.append((old, future if ready else pool.submit(process_items, old, columns)))
                waiting.append((batch, pool.submit(process_items, batch, columns)))
            while len(waiting) > jobs * AHEAD:
                yield _collect(*waiting.popleft(), columns, context)
        while waiting:
            yield _collect(*waiting.popleft(), columns, context)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _replace_pool(pool: Any, jobs: int, context: Any) -> Any:
    from concurrent.futures import ProcessPoolExecutor

    pool.shutdown(wait=False, cancel_futures=True)
    return ProcessPoolExecutor(jobs, context)


def _collect(batch: list[Item], future: Any, columns: tuple[str, ...], context: Any) -> Result:
    """Await a batch; where its process died, go through it one document a process, so that only the killer fails."""
    from concurrent.futures import CancelledError, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        result: Result = future.result()
    except (BrokenProcessPool, CancelledError):
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SCHEMAS}
        for item in batch:
            try:
                with ProcessPoolExecutor(1, context) as alone:
                    single = alone.submit(process_items, [item], columns).result()
                for name, new in single.rows.items():
                    rows[name].extend(new)
            except BrokenProcessPool:
                cells = tuple(None for _ in columns)
                message = f"{item.doc_id}: the worker process died on this document (killed or out of memory)"
                rows["failures"].append(fail(item, "analyze", "worker.died", message) + cells)
        return Result(len(batch), rows)
    return result


class _Progress:
    """A progress bar with rate and time left, or nothing."""

    def __init__(self, total: int | None, show: bool | None) -> None:
        if show is None:
            show = sys.stderr.isatty() or "ipykernel" in sys.modules
        self._bar: Any = None
        if show:
            from tqdm.auto import tqdm

            self._bar = tqdm(total=total, unit=" bulletins", desc="analysing", mininterval=0.2)

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def update(self, n: int) -> None:
        """Count ``n`` more documents."""
        if self._bar is not None:
            self._bar.update(n)
