"""Run a corpus through the analysis: in order, in batches, on one process, several, or a cluster."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from vnbulletin.analysis import analyze_batch
from vnbulletin.corpus.engines import make_engine, split_batches
from vnbulletin.corpus.inputs import count_items, list_items
from vnbulletin.corpus.progress import Progress
from vnbulletin.corpus.tables import MemorySink, Tables
from vnbulletin.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike

    from vnbulletin.corpus.items import Item
    from vnbulletin.corpus.tables import Sink
    from vnbulletin.model import Bulletin, Source

    Chooser = Callable[[Iterator[list[Item]], Callable[[int], None]], Iterator[list[Item]]]

BATCH_SIZE = 64


def analyze_corpus(
    source: Any,
    *,
    text: str = "text",
    id: str = "doc_id",
    jobs: int = 1,
    progress: bool | None = None,
    batch_size: int = BATCH_SIZE,
    out: str | PathLike[str] | None = None,
    format: str | Iterable[str] = "parquet",
    resume: bool = False,
    client: Any = None,
) -> Tables:
    """Analyse many bulletins into tables.

    Parameters
    ----------
    source : path-like, DataFrame or iterable
        A folder, a glob, a file (also CSV, JSONL and Parquet with a text column); a DataFrame; an iterable of
        texts, of ``(text, context)`` pairs, of paths (also folders and globs) or of ``Source`` values.
    text, id : str
        Text and id columns of frames and row files; other columns travel with every table, as text.
    jobs : int
        Worker processes; the result is the same for any number.
    progress : bool, optional
        Show a progress bar; by default where standard error is a terminal or in a notebook.
    batch_size : int
        Documents a batch.
    out : path-like, optional
        Write the tables to this folder while the run goes on, instead of holding them in memory.
    format : str or iterable of str
        With ``out``: ``parquet``, ``csv``, ``jsonl``, ``xlsx``; Parquet is always written. A cell of a workbook holds
        32,767 characters: what is longer ends in ``[…cut for Excel]`` there and is whole in the other formats.
    resume : bool
        With ``out``: go on where an interrupted run into the same folder has stopped.
    client : distributed.Client or str, optional
        Run on this Dask cluster (a client, or a scheduler's address) instead of on ``jobs`` processes.

    Returns
    -------
    Tables
        One row in ``documents`` or ``failures`` for each input, in input order; with ``out``, read from the
        files when a table is first used.

    Raises
    ------
    InputError
        Where the source as a whole is unusable. A single bad document is a row of ``failures``.
    OutputError
        Where ``out`` cannot be written.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> tables = vb.analyze_corpus(["Đồng chí Lê Văn Bình, Chủ tịch UBND xã chủ trì cuộc họp.", ""], progress=False)
    >>> tables.officials[["doc_id", "name", "role"]].values.tolist()
    [['0', 'Lê Văn Bình', 'chair']]
    >>> len(tables.documents), len(tables.failures)
    (2, 0)
    """
    items = list_items(source, text=text, id=id)
    options: dict[str, Any] = {"jobs": jobs, "progress": progress, "client": client}
    if out is None:
        if resume:
            raise InputError("input.option", "resume=True goes with out=...: there is nothing on disk to go on from")
        sink = MemorySink()
        run_items(items, sink, batch_size=batch_size, total=count_items(source), **options)
        return sink.tables()
    from vnbulletin.corpus.runs import run_to_folder

    formats = (format,) if isinstance(format, str) else tuple(format)
    run_to_folder(
        items,
        Path(out),
        formats=tuple(dict.fromkeys(("parquet", *formats))),
        resume=resume,
        batch_size=batch_size,
        total=count_items(source),
        options={"text": text, "id": id},
        **options,
    )
    return Tables.from_parquet(out)


def run_items(
    items: Iterable[Item],
    sink: Sink,
    *,
    jobs: int = 1,
    progress: bool | None = None,
    batch_size: int = BATCH_SIZE,
    total: int | None = None,
    client: Any = None,
    choose: Chooser | None = None,
) -> int:
    """Analyse items into a sink and give their number; memory does not grow with the corpus.

    Parameters
    ----------
    items : iterable of Item
        The inputs.
    sink : Sink
        Where the rows go.
    jobs, progress, batch_size, client
        As in ``analyze_corpus``.
    total : int, optional
        Number of items where it is known, for the progress bar.
    choose : callable, optional
        Takes the stream of batches and a function to be told how many items are left out; gives the batches
        that are to be analysed.
    """
    if jobs < 1 or batch_size < 1:
        raise InputError("input.option", f"jobs={jobs}, batch_size={batch_size}: both must be at least 1")
    batches = split_batches(items, batch_size)
    first = next(batches, None)  # An unusable source is told before processes are started.
    done = 0
    with Progress(total, progress) as bar:

        def skip(n: int) -> None:
            nonlocal done
            done += n
            bar.skip(n)

        stream: Iterator[list[Item]] = iter(()) if first is None else chain([first], batches)
        wanted = stream if choose is None else choose(stream, skip)
        start = next(wanted, None)
        if start is not None:
            results = make_engine(jobs, client).run(chain([start], wanted))
            try:
                for result in results:
                    sink.write(result)
                    done += result.n_items
                    bar.update(result.n_items)
            finally:
                results.close()
    return done


@overload
def pipe(
    texts: Iterable[tuple[str | Source, Any]], *, as_tuples: Literal[True], batch_size: int = ...
) -> Iterator[tuple[Bulletin, Any]]: ...
@overload
def pipe(
    texts: Iterable[str | Source], *, as_tuples: Literal[False] = ..., batch_size: int = ...
) -> Iterator[Bulletin]: ...
def pipe(texts: Iterable[Any], *, as_tuples: bool = False, batch_size: int = BATCH_SIZE) -> Iterator[Any]:
    """Analyse a stream of texts lazily, in order.

    Parameters
    ----------
    texts : iterable of str, or of (str, context) pairs
        The bulletins.
    as_tuples : bool
        Whether ``texts`` holds pairs; each bulletin then comes back with its context.
    batch_size : int
        Texts taken from the stream at a time, of which the longer ones are analysed in smaller batches.

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
        for value, bulletin in zip(batch, analyze_batch([v[0] for v in batch] if as_tuples else batch), strict=True):
            if isinstance(bulletin, Exception):
                raise bulletin
            yield (bulletin, value[1]) if as_tuples else bulletin
