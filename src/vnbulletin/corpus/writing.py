"""Write tables to files: atomically, streaming, safe to open in a spreadsheet."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.tables import extra_columns
from vnbulletin.errors import DependencyError, InputError, OutputError
from vnbulletin.presentation.frames import make_arrow
from vnbulletin.presentation.schemas import SCHEMAS

if TYPE_CHECKING:
    import pyarrow as pa

    from vnbulletin.presentation.records import Rows

FORMATS = ("parquet", "csv", "jsonl", "xlsx")
#: A cell that begins so is taken as a formula by spreadsheets; an apostrophe in front makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
#: The most characters that a cell of a workbook can hold.
_CELL_LIMIT = 32_767


def guard_formula(value: Any) -> Any:
    """Put an apostrophe in front of text that a spreadsheet would run as a formula.

    Examples
    --------
    >>> guard_formula("=1+1"), guard_formula("- Rà soát"), guard_formula(5)
    ("'=1+1", "'- Rà soát", 5)
    """
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


class _ParquetFile:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        import pyarrow.parquet as pq

        self._writer = pq.ParquetWriter(path, schema, compression="zstd")

    def write(self, table: pa.Table) -> None:
        self._writer.write_table(table)

    def close(self) -> None:
        self._writer.close()


class _CsvFile:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        import csv

        self._stream = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\r\n")
        self._writer.writerow(schema.names)

    def write(self, table: pa.Table) -> None:
        columns = [table.column(i).to_pylist() for i in range(table.num_columns)]
        for row in zip(*columns, strict=True):
            self._writer.writerow(["" if v is None else guard_formula(v) for v in row])

    def close(self) -> None:
        self._stream.close()


class _JsonlFile:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="\n")

    def write(self, table: pa.Table) -> None:
        for row in table.to_pylist():
            self._stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._stream.close()


_FILES: dict[str, Callable[[Path, Any], Any]] = {"parquet": _ParquetFile, "csv": _CsvFile, "jsonl": _JsonlFile}


class FileSink:
    """Stream the rows of a run to files; they get their names only when the run is complete.

    Parameters
    ----------
    folder : Path
        Where the files go; made if needed.
    formats : tuple of str
        One or more of ``FORMATS`` (a workbook is written by ``write_tables`` only).

    Raises
    ------
    OutputError
        ``output.unwritable``.
    """

    def __init__(self, folder: Path, formats: tuple[str, ...]) -> None:
        for kind in formats:
            if kind not in _FILES:
                raise InputError("output.format", f"unknown format {kind!r}; known: {', '.join(FORMATS)}")
        self._folder = folder
        self._formats = formats
        self._files: dict[tuple[str, str], Any] = {}
        self._extra = extra_columns(())
        self.counts: dict[str, int] = dict.fromkeys(SCHEMAS, 0)

    def open(self, columns: tuple[str, ...]) -> None:
        """Begin a run whose inputs carry these context columns."""
        self._extra = extra_columns(columns)
        make_folder(self._folder)
        for table in SCHEMAS:
            schema = make_arrow(table, [], self._extra[table]).schema
            for kind in self._formats:
                try:
                    self._files[table, kind] = _FILES[kind](self._partial(table, kind), schema)
                except OSError as error:
                    raise unwritable(self._folder, error) from None

    def write(self, rows: Rows) -> None:
        """Take the rows of one batch."""
        try:
            for table, new in rows.items():
                if new:
                    self.counts[table] += len(new)
                    arrow = make_arrow(table, new, self._extra[table])
                    for kind in self._formats:
                        self._files[table, kind].write(arrow)
        except OSError as error:
            raise unwritable(self._folder, error) from None

    def commit(self) -> list[Path]:
        """Close all files and give them their names."""
        written = []
        try:
            for (table, kind), file in self._files.items():
                file.close()
                final = self._folder / f"{table}.{kind}"
                os.replace(self._partial(table, kind), final)
                written.append(final)
        except OSError as error:
            raise unwritable(self._folder, error) from None
        self._files.clear()
        return written

    def abort(self) -> None:
        """Close and remove what was begun."""
        for (table, kind), file in self._files.items():
            try:
                file.close()
            finally:
                self._partial(table, kind).unlink(missing_ok=True)
        self._files.clear()

    def _partial(self, table: str, kind: str) -> Path:
        return self._folder / f".{table}.{kind}.partial"


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
        f"{folder}: cannot be written ({error.strerror or error}); choose another folder with --out",
    )


def write_tables(tables: dict[str, pa.Table], folder: Path, kind: str) -> list[Path]:
    """Write tables that are in memory to files of one format.

    Returns
    -------
    list of Path
        The files written.
    """
    make_folder(folder)
    if kind == "xlsx":
        return [_write_workbook(tables, folder / "tables.xlsx")]
    if kind not in _FILES:
        raise InputError("output.format", f"unknown format {kind!r}; known: {', '.join(FORMATS)}")
    written = []
    for name, table in tables.items():
        final = folder / f"{name}.{kind}"
        partial = folder / f".{name}.{kind}.partial"
        try:
            file = _FILES[kind](partial, table.schema)
            file.write(table)
            file.close()
            os.replace(partial, final)
        except OSError as error:
            raise unwritable(folder, error) from None
        written.append(final)
    return written


def _write_workbook(tables: dict[str, pa.Table], path: Path) -> Path:
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    except ImportError:
        raise DependencyError(
            "dependency.excel", "writing workbooks needs openpyxl: pip install 'vnbulletin[excel]'"
        ) from None
    book = Workbook(write_only=True)
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        sheet.append(table.schema.names)
        for row in zip(*(table.column(i).to_pylist() for i in range(table.num_columns)), strict=True):
            cells = []
            for value in row:
                if isinstance(value, str):
                    if len(value) > _CELL_LIMIT:
                        value = value[: _CELL_LIMIT - 20] + " […cut for Excel]"
                    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
                    cell.data_type = "s"  # Text stays text, also when it begins with "=".
                    cells.append(cell)
                else:
                    cells.append(value)
            sheet.append(cells)
    try:
        partial = path.with_name(f".{path.name}.partial")
        book.save(partial)
        os.replace(partial, path)
    except OSError as error:
        raise unwritable(path.parent, error) from None
    return path
