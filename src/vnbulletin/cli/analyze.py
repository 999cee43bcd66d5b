"""``vnbulletin analyze``: bulletins in, tables out."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.analysis import analyze
from vnbulletin.corpus.files import check_source
from vnbulletin.corpus.inputs import count_items, list_items
from vnbulletin.corpus.runs import run_to_folder
from vnbulletin.corpus.writing import FORMATS, check_formats, write_streams
from vnbulletin.errors import InputError
from vnbulletin.presentation.summary import Tally
from vnbulletin.presentation.terminal import summarise_bulletin
from vnbulletin.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = """\
examples:
  vnbulletin analyze corpus/                          a folder, tables under out/
  vnbulletin analyze page.html                        one page: its facts are printed, too
  vnbulletin analyze 'archive/**/*.txt' --jobs 4 --out tables --format parquet --format csv
  vnbulletin analyze bulletins.csv --text body --id url
  vnbulletin analyze archive/ --jobs 4 --resume       go on after Ctrl-C, a full disk or a power cut
  vnbulletin analyze archive/ --store news.duckdb     every night: only what is new or changed is analysed
  vnbulletin analyze archive/ --scheduler tcp://10.0.0.1:8786     on a Dask cluster that sees the same files

what is left under --out:
  documents.*, officials.*, ...   one table a kind of fact; failures.* says what could not be analysed and why
  inputs.sha256                   checksums of the files read (check them with: sha256sum --check inputs.sha256)
  run.json                        versions, options, counts and checksums; it is written last, so where it is, the
                                  tables are complete and of one run
  parts/                          only while a run is going on or after it was interrupted: what is done so far, one
                                  folder of Parquet files a table

exit codes: 0 all analysed; 1 some documents failed (see failures.*); 2 input or output unusable; 130 interrupted
"""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "analyze",
        help="analyse bulletins into tables",
        description="Analyse files, folders, globs or row files (CSV, JSONL, Parquet) into one table a kind of fact.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="file, folder or glob")
    parser.add_argument("--out", metavar="DIR", help="folder of the tables (default: out; none with --store)")
    parser.add_argument(
        "--format", action="append", choices=FORMATS, dest="formats", help="may be repeated (default: parquet and csv)"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="worker processes (default: 1)")
    parser.add_argument("--text", default="text", metavar="COLUMN", help="text column of row files (default: text)")
    parser.add_argument("--id", default="doc_id", metavar="COLUMN", help="id column of row files (default: doc_id)")
    parser.add_argument(
        "--store",
        metavar="FILE.duckdb",
        help="keep everything in this database, analyse only what is new or changed; --out then gets the whole store",
    )
    parser.add_argument("--resume", action="store_true", help="go on where an interrupted run into --out stopped")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="run on the Dask cluster of this scheduler")
    parser.add_argument("--quiet", action="store_true", help="no progress bar and no summary")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    for source in args.inputs:
        check_source(source)  # Missing inputs are told before any work.
    if args.jobs < 1:
        raise InputError("input.option", f"--jobs {args.jobs}: must be at least 1")
    formats = tuple(dict.fromkeys(args.formats or ("parquet", "csv")))
    check_formats(formats)
    with _stop_on_sigterm():
        return _run_store(args, formats) if args.store else _run_folder(args, formats)


def _run_folder(args: argparse.Namespace, formats: tuple[str, ...]) -> int:
    folder = Path(args.out or "out")
    source = _source(args)
    total = count_items(source)
    tally = Tally()
    try:
        report = run_to_folder(
            list_items(source, text=args.text, id=args.id),
            folder,
            formats=formats,
            resume=args.resume,
            jobs=args.jobs,
            progress=not args.quiet,
            total=total,
            client=args.scheduler,
            options={"inputs": args.inputs, "text": args.text, "id": args.id},
            watch=lambda result: tally.add(result.rows),
        )
    except KeyboardInterrupt:
        print(
            f"vnbulletin: interrupted; what was analysed is kept in {folder / 'parts'}/; "
            "the same command with --resume goes on from there",
            file=sys.stderr,
        )
        return 130
    if report.n_dropped and not args.quiet:
        print(f"(started over: {report.n_dropped:,} documents of an interrupted run were done; --resume keeps them)")
    if not args.quiet:
        if total == 1 and tally.documents == 1 and len(args.inputs) == 1 and Path(args.inputs[0]).is_file():
            print(summarise_bulletin(analyze(read(args.inputs[0]))))
        print(tally.render())
        if report.n_resumed:
            print(f"\n{report.n_resumed:,} of {report.n_items:,} were done by the interrupted run")
        print(f"\nTables ({', '.join(formats)}) are in {folder}/")
    return 1 if report.rows["failures"] else 0


def _run_store(args: argparse.Namespace, formats: tuple[str, ...]) -> int:
    from vnbulletin.corpus.store import Store

    with Store(args.store) as store:
        try:
            counts = store.update(
                _source(args),
                text=args.text,
                id=args.id,
                jobs=args.jobs,
                progress=not args.quiet,
                client=args.scheduler,
            )
        except KeyboardInterrupt:
            print(
                f"vnbulletin: interrupted; {args.store} holds what was analysed; the same command goes on from there",
                file=sys.stderr,
            )
            return 130
        if args.out:
            write_streams(store.stream_tables(), Path(args.out), formats)
    if not args.quiet:
        print(", ".join(f"{n:,} {kind}" for kind, n in counts.items()))
        print(f"The store is {args.store}")
        if args.out:
            print(f"Tables of the whole store ({', '.join(formats)}) are in {args.out}/")
    return 1 if counts["failed"] else 0


def _source(args: argparse.Namespace) -> Any:
    return args.inputs[0] if len(args.inputs) == 1 else [Path(name) for name in args.inputs]


@contextmanager
def _stop_on_sigterm() -> Iterator[None]:
    """Take the polite end that schedulers send before they kill as Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
