"""Finished pieces of a run on disk, with a journal: what a later run can go on from.

A part is one Parquet file a table. Its line in the journal is written after its files are complete, so that
whatever ends the process, every part that the journal names is whole, and everything else is ignored.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.columns import add_columns, name_columns
from vnbulletin.corpus.items import fingerprint_batch, fingerprint_item
from vnbulletin.corpus.tables import join_tables, make_tables
from vnbulletin.corpus.worker import Result
from vnbulletin.errors import InputError, OutputError
from vnbulletin.presentation.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from vnbulletin.corpus.items import Item

#: A part is closed after so many inputs or seconds, whichever comes first: what a kill can cost.
PART_ITEMS = 2048
PART_SECONDS = 60.0
_JOURNAL = "journal.jsonl"


class Parts:
    """The sink of a run that is written to disk.

    Parameters
    ----------
    folder : Path
        Where the parts go; made if needed.
    header : dict
        What must be the same for a run to go on: versions, options, batch size.
    resume : bool
        Keep the parts that are there; otherwise they are removed.

    Raises
    ------
    OutputError
        ``output.unwritable``, or ``output.busy`` where another run is writing there.
    InputError
        ``resume.other_run`` where the parts are of a run with other options.
    """

    def __init__(self, folder: Path, header: dict[str, Any], resume: bool = False) -> None:
        self.folder = folder
        self._header = header
        self._done: list[dict[str, Any]] = []
        self._journal: Any = None
        self._reset()
        make_folder(folder)
        self._lock = lock_folder(folder)
        #: Inputs that an interrupted run has left here and that this one doesn't take over.
        self.dropped = 0
        try:
            found = self._read_journal()
            if found and resume:
                self._check_header(found[0])
                self._done = found[1:]
            elif found:
                self.dropped = sum(n for part in found[1:] for n, _ in part["batches"])
            self._rewrite_journal()
        except BaseException:
            self.release()
            raise

    def skip_done(
        self,
        batches: Iterator[list[Item]],
        skip: Callable[[int], None],
        watch: Callable[[Result], None] | None = None,
    ) -> Iterator[list[Item]]:
        """Leave out the batches of the parts that are there, as long as their inputs are what they were.

        From the first batch on that differs (a file changed, came or went), everything is done anew.
        """
        for k, part in enumerate(self._done):
            read: list[list[Item]] = []
            for n, fingerprint in part["batches"]:
                batch = next(batches, None)
                if batch is not None:
                    read.append(batch)
                if batch is None or len(batch) != n or _fingerprint(batch) != fingerprint:
                    del self._done[k:]
                    self._rewrite_journal()
                    yield from read
                    yield from batches
                    return
            skip(sum(map(len, read)))
            if watch is not None:
                watch(self._recall(part, sum(map(len, read))))
        yield from batches

    def write(self, result: Result) -> None:
        """Take the rows of one batch."""
        for name, table in make_tables(result).items():
            self._columns_of[name] = add_columns(self._columns_of[name], name_columns(name, result.columns))
            if table.num_rows:
                self._tables[name].append(table)
        self._batches.append((result.n_items, fingerprint_batch(*zip(*result.fingerprints, strict=True))))
        self._files.extend(result.files)
        self._items += result.n_items
        if self._items >= PART_ITEMS or time.monotonic() - self._since > PART_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Close the part that is open."""
        if not self._batches:
            return
        number = self._done[-1]["part"] + 1 if self._done else 0
        rows: dict[str, int] = {}
        try:
            for name, tables in self._tables.items():
                table = join_tables(name, tables, self._columns_of[name])
                rows[name] = table.num_rows
                self._write_table(name, number, table)
            record = {
                "part": number,
                "batches": self._batches,
                "rows": rows,
                "columns": self._columns_of,
                "files": self._files,
            }
            self._journal.write(json.dumps(record, ensure_ascii=True) + "\n")
            self._journal.flush()
            os.fsync(self._journal.fileno())
        except OSError as error:
            raise unwritable(self.folder.parent, error) from None
        # The files' names stay on disk only: a run over millions would not hold them.
        self._done.append({"part": number, "batches": self._batches, "rows": rows, "columns": self._columns_of})
        self._reset()

    def counts(self) -> dict[str, int]:
        """Count the rows of all parts."""
        return {name: sum(part["rows"][name] for part in self._done) for name in SCHEMAS}

    def n_items(self) -> int:
        """Count the inputs of all parts."""
        return sum(n for part in self._done for n, _ in part["batches"])

    def columns(self, table: str) -> tuple[str, ...]:
        """Name the context columns of a table over all parts."""
        names: tuple[str, ...] = ()
        for part in self._done:
            names = add_columns(names, part["columns"][table])
        return names

    def read_tables(self, table: str) -> Iterator[pa.Table]:
        """Read one table, part by part."""
        import pyarrow.parquet as pq

        for part in self._done:
            yield pq.read_table(self._part_file(table, part["part"]))

    def list_files(self) -> Iterator[tuple[str, str]]:
        """List the input files with their checksums."""
        for record in self._read_journal()[1:]:
            yield from ((path, checksum) for path, checksum in record["files"])

    def remove(self) -> None:
        """Remove all parts: their rows are somewhere else now."""
        self.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def release(self) -> None:
        """Close the journal and let other runs in."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _recall(self, part: dict[str, Any], n: int) -> Result:
        """Give the rows of a part as they were when it was new."""
        import pyarrow.parquet as pq

        rows = {}
        for name in SCHEMAS:
            table = pq.read_table(self._part_file(name, part["part"]))
            rows[name] = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
        return Result(n, rows)

    def _reset(self) -> None:
        self._tables: dict[str, list[pa.Table]] = {name: [] for name in SCHEMAS}
        self._columns_of: dict[str, tuple[str, ...]] = dict.fromkeys(SCHEMAS, ())
        self._batches: list[tuple[int, str]] = []
        self._files: list[tuple[str, str]] = []
        self._items = 0
        self._since = time.monotonic()

    def _part_file(self, table: str, number: int) -> Path:
        return self.folder / table / f"{number:06d}.parquet"

    def _write_table(self, name: str, number: int, table: pa.Table) -> None:
        import pyarrow.parquet as pq

        final = self._part_file(name, number)
        final.parent.mkdir(exist_ok=True)
        partial = final.with_name(f".{final.name}.partial")
        try:
            pq.write_table(table, partial, compression="zstd")
            os.replace(partial, final)
        except OSError:
            partial.unlink(missing_ok=True)
            raise

    def _read_journal(self) -> list[dict[str, Any]]:
        try:
            lines = (self.folder / _JOURNAL).read_text(encoding="ascii").split("\n")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeError) as error:
            raise OutputError("output.unwritable", f"{self.folder}: the journal cannot be read ({error})") from None
        records: list[dict[str, Any]] = []
        for line in lines[:-1]:  # A line without its end was being written when the process died.
            try:
                record = json.loads(line)
            except ValueError:
                break
            if len(records) > 1 and record["part"] <= records[-1]["part"]:
                continue  # Written twice: an interruption fell between the line and its taking note.
            if records and not all(self._part_file(t, record["part"]).is_file() for t in SCHEMAS):
                break
            records.append(record)
        return records

    def _rewrite_journal(self) -> None:
        """Begin the journal anew with the parts that count, and remove the files of all others."""
        full = {r["part"]: r for r in self._read_journal()[1:]} if self._done else {}
        if self._journal is not None:
            self._journal.close()
        path, partial = self.folder / _JOURNAL, self.folder / f".{_JOURNAL}.partial"
        try:
            with partial.open("w", encoding="ascii", newline="\n") as stream:
                for record in [self._header, *(full[part["part"]] for part in self._done)]:
                    stream.write(json.dumps(record, ensure_ascii=True) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(partial, path)
            self._journal = path.open("a", encoding="ascii", newline="\n")
            kept = {f"{part['part']:06d}.parquet" for part in self._done}
            for table in SCHEMAS:
                for file in (self.folder / table).glob("*"):
                    if file.name not in kept:
                        file.unlink()
        except OSError as error:
            raise unwritable(self.folder.parent, error) from None

    def _check_header(self, found: dict[str, Any]) -> None:
        # By way of JSON, as the one that was found: tuples are lists there.
        wanted = json.loads(json.dumps(self._header))
        different = sorted(k for k in {*found, *wanted} if found.get(k) != wanted.get(k))
        if different:
            raise InputError(
                "resume.other_run",
                f"{self.folder.parent}: the interrupted run there had other {', '.join(different)}; "
                "repeat its command with --resume, or start over without",
            )


def _fingerprint(batch: list[Item]) -> str:
    return fingerprint_batch([item.doc_id for item in batch], [fingerprint_item(item) for item in batch])


def lock_folder(folder: Path) -> Any:
    """Take the lock of a folder; it is let go when the process ends, however it ends.

    Raises
    ------
    OutputError
        ``output.busy``.
    """
    try:
        stream = (folder / ".lock").open("w", encoding="ascii")
    except OSError as error:
        raise unwritable(folder.parent, error) from None
    try:
        import fcntl
    except ImportError:  # Not on Windows; there the system refuses to replace open files.
        return stream
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        stream.close()
        raise OutputError(
            "output.busy", f"{folder.parent}: another run is writing there; wait for it, or choose another folder"
        ) from None
    return stream


def make_folder(folder: Path) -> None:
    """Make a folder for output.

    Raises
    ------
    OutputError
        ``output.unwritable`` where it cannot be made or is a file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from None


def unwritable(folder: Path, error: OSError) -> OutputError:
    """Say that a folder cannot be written, and what to do."""
    return OutputError(
        "output.unwritable",
        f"{folder}: cannot be written ({error.strerror or error}); free space or choose another folder with --out",
    )
