"""``vnbulletin analyze``: bulletins in, tables out."""

from __future__ import annotations

import argparse
import json
import platform
from dataclasses import replace
from datetime import UTC, datetime
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin import __version__
from vnbulletin.analysis import analyze
from vnbulletin.corpus.inputs import Item, count_items, find_files, list_items
from vnbulletin.corpus.pipeline import run_items
from vnbulletin.corpus.tables import MemorySink
from vnbulletin.corpus.writing import FORMATS, FileSink, write_tables
from vnbulletin.errors import InputError
from vnbulletin.presentation.summary import Tally
from vnbulletin.presentation.terminal import summarise_bulletin
from vnbulletin.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbulletin.presentation.records import Rows

EXAMPLES = """\
examples:
  vnbulletin analyze corpus/                          a folder, tables under out/
  vnbulletin analyze page.html                        one page: its facts are printed, too
  vnbulletin analyze 'archive/**/*.txt' --jobs 4 --out tables --format parquet --format csv
  vnbulletin analyze bulletins.csv --text body --id url
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
    parser.add_argument("--out", default="out", metavar="DIR", help="folder of the tables (default: out)")
    parser.add_argument(
        "--format", action="append", choices=FORMATS, dest="formats", help="may be repeated (default: parquet and csv)"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="worker processes (default: 1)")
    parser.add_argument("--text", default="text", metavar="COLUMN", help="text column of row files (default: text)")
    parser.add_argument("--id", default="doc_id", metavar="COLUMN", help="id column of row files (default: doc_id)")
    parser.add_argument("--quiet", action="store_true", help="no progress bar and no summary")
    parser.set_defaults(run=run)


class _TallySink:
    """Pass rows on and count what the summary tells."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.tally = Tally()

    def open(self, columns: tuple[str, ...]) -> None:
        self.inner.open(columns)

    def write(self, rows: Rows) -> None:
        self.inner.write(rows)
        self.tally.add(rows)


def _list_inputs(inputs: list[str], text: str, id: str) -> Iterable[Item]:
    if len(inputs) == 1:
        return list_items(inputs[0], text=text, id=id)

    def prefixed(source: str) -> Iterable[Item]:
        prefix = f"{Path(source).name}/" if Path(source).is_dir() else ""
        for item in list_items(source, text=text, id=id):
            yield replace(item, doc_id=prefix + item.doc_id)

    # list_items makes ids unique within one source; across sources the same file may come twice.
    seen: dict[str, int] = {}

    def unique() -> Iterable[Item]:
        for item in chain.from_iterable(prefixed(s) for s in inputs):
            n = seen[item.doc_id] = seen.get(item.doc_id, 0) + 1
            if n > 1:
                note = f"input.duplicate_id: the id {item.doc_id!r} stands more than once; this one got #{n}"
                yield replace(item, doc_id=f"{item.doc_id}#{n}", note=note)
            else:
                yield item

    return unique()


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    started = datetime.now(UTC)
    files = [f for source in args.inputs for f in find_files(source)]  # Missing inputs are told before any work.
    folder = Path(args.out)
    formats = tuple(dict.fromkeys(args.formats or ("parquet", "csv")))
    streamed = tuple(f for f in formats if f != "xlsx")
    if args.jobs < 1:
        raise InputError("input.option", f"--jobs {args.jobs}: must be at least 1")
    memory = MemorySink() if "xlsx" in formats else None
    sink = FileSink(folder, streamed)
    counted = _TallySink(_Both(sink, memory) if memory else sink)
    counts = [count_items(s) for s in args.inputs]
    total = None if None in counts else sum(c for c in counts if c is not None)
    items = _list_inputs(args.inputs, args.text, args.id)
    try:
        run_items(items, counted, jobs=args.jobs, progress=not args.quiet, total=total)
        written = sink.commit()
        if memory is not None:
            written += write_tables(memory.tables()._arrow, folder, "xlsx")
    except BaseException:
        sink.abort()
        raise
    _write_manifest(folder, args, files, counted.tally, started, written)
    if not args.quiet:
        if len(files) == 1 and counted.tally.documents == 1 and total == 1:
            print(summarise_bulletin(analyze(read(files[0]))))
        print(counted.tally.render())
        print(f"\nTables ({', '.join(formats)}) are in {folder}/")
    return 1 if counted.tally.failures else 0


class _Both:
    """Write the same rows to two sinks."""

    def __init__(self, *sinks: Any) -> None:
        self._sinks = sinks

    def open(self, columns: tuple[str, ...]) -> None:
        for sink in self._sinks:
            sink.open(columns)

    def write(self, rows: Rows) -> None:
        for sink in self._sinks:
            sink.write(rows)


def _write_manifest(
    folder: Path, args: argparse.Namespace, files: list[Path], tally: Tally, started: datetime, written: list[Path]
) -> None:
    """Leave a record of the run beside its tables; the checksums of the texts are in ``documents``."""
    packages: dict[str, str | None] = {}
    for name in ("numpy", "pandas", "pyarrow", "scikit-learn", "underthesea", "regex", "pyahocorasick", "selectolax"):
        try:
            packages[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            packages[name] = None
    record = {
        "vnbulletin": __version__,
        "python": platform.python_version(),
        "packages": packages,
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "options": {k: v for k, v in vars(args).items() if k not in {"run", "command"}},
        "files": len(files),
        "rows": tally.rows,
        "written": [p.name for p in written],
    }
    (folder / "run.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
