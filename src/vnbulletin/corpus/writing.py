"""Write tables to files: streaming, under their names only when complete, safe to open in a spreadsheet."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.columns import fit_table
from vnbulletin.corpus.parts import make_folder, unwritable
from vnbulletin.corpus.tables import extra_columns
from vnbulletin.errors import DependencyError, InputError
from vnbulletin.presentation.schemas import SCHEMAS, arrow_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from vnbulletin.corpus.parts import Parts

FORMATS = ("parquet", "csv", "jsonl", "xlsx")
#: Rows of a row group: the same bytes however the rows arrive, and a bounded number in memory.
ROW_GROUP = 16_384
#: A cell that begins so is taken as a formula by spreadsheets; an apostrophe in front makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
#: The most characters that a cell, and the most rows that a sheet of a workbook can hold.
_CELL_LIMIT = 32_767
_SHEET_ROWS = 1_048_576


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
        # The names of the columns that travel are the input's own: no more to be trusted than its cells.
        self._writer.writerow([guard_formula(name) for name in schema.names])

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


_FILES: Mapping[str, Callable[[Path, Any], Any]] = {"parquet": _ParquetFile, "csv": _CsvFile, "jsonl": _JsonlFile}


class _Workbook:
    """One workbook with a sheet a table; a table longer than a sheet goes on in the next."""

    def __init__(self) -> None:
        try:
            from openpyxl import Workbook
        except ImportError:
            raise DependencyError(
                "dependency.excel", "writing workbooks needs openpyxl: pip install 'vnbulletin[excel]'"
            ) from None
        self._book = Workbook(write_only=True)
        self._names: Sequence[str] = ()

    def begin(self, table: str, names: Sequence[str]) -> None:
        self._table, self._names, self._number = table, names, 1
        self._begin_sheet(table)

    def write(self, table: pa.Table) -> None:
        for row in zip(*(table.column(i).to_pylist() for i in range(table.num_columns)), strict=True):
            if self._rows == _SHEET_ROWS:
                self._number += 1
                self._begin_sheet(f"{self._table}_{self._number}")
            self._sheet.append([self._make_cell(v) if isinstance(v, str) else v for v in row])
            self._rows += 1

    def save(self, path: Path) -> None:
        self._book.save(path)

    def _begin_sheet(self, title: str) -> None:
        self._sheet = self._book.create_sheet(title)
        self._sheet.append([self._make_cell(name) for name in self._names])
        self._rows = 1

    def _make_cell(self, value: str) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        if len(value) > _CELL_LIMIT:
            value = value[: _CELL_LIMIT - 20] + " […cut for Excel]"
        cell = WriteOnlyCell(self._sheet, value=ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
        cell.data_type = "s"  # Text stays text, also when it begins with "=".
        return cell


def check_formats(formats: Iterable[str]) -> None:
    """Make sure that all formats are known and can be written, before any work is done.

    Raises
    ------
    InputError
        ``output.format``.
    DependencyError
        ``dependency.excel``.
    """
    for kind in formats:
        if kind not in FORMATS:
            raise InputError("output.format", f"unknown format {kind!r}; known: {', '.join(FORMATS)}")
        if kind == "xlsx":
            _Workbook()


def write_parts(parts: Parts, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Write the tables of a run from its parts, a row group in memory at a time.

    Returns
    -------
    list of Path
        The files; they get their names together, when all of them are complete.
    """
    return _write_files(
        {name: (arrow_schema(name, extra_columns(parts.columns(name))), parts.read_tables(name)) for name in SCHEMAS},
        folder,
        formats,
    )


def write_tables(tables: Mapping[str, pa.Table], folder: Path, kind: str) -> list[Path]:
    """Write tables that are in memory to files of one format.

    Returns
    -------
    list of Path
        The files written.
    """
    check_formats([kind])
    make_folder(folder)
    return _write_files({n: (tables[n].schema, iter([tables[n]])) for n in tables}, folder, (kind,))


def write_streams(
    streams: Mapping[str, tuple[pa.Schema, Iterator[pa.Table]]], folder: Path, formats: Sequence[str]
) -> list[Path]:
    """Write tables that come in pieces."""
    check_formats(formats)
    make_folder(folder)
    return _write_files(streams, folder, formats)


def _write_files(
    streams: Mapping[str, tuple[pa.Schema, Iterator[pa.Table]]], folder: Path, formats: Sequence[str]
) -> list[Path]:
    partials: dict[Path, Path] = {}
    book = _Workbook() if "xlsx" in formats else None

    def begin(final: Path) -> Path:
        partials[final] = final.with_name(f".{final.name}.partial")
        return partials[final]

    try:
        for name, (schema, pieces) in streams.items():
            files = [_FILES[kind](begin(folder / f"{name}.{kind}"), schema) for kind in formats if kind in _FILES]
            if book is not None:
                book.begin(name, schema.names)
            try:
                for group in _cut_groups(pieces, schema):
                    for file in files:
                        file.write(group)
                    if book is not None:
                        book.write(group)
            finally:
                for file in files:
                    file.close()
        if book is not None:
            book.save(begin(folder / "tables.xlsx"))
        if any(final.exists() for final in partials):
            # Until the next run is recorded, nobody may take old and new tables for one run.
            (folder / "run.json").unlink(missing_ok=True)
        for final, partial in partials.items():
            os.replace(partial, final)
    except OSError as error:
        raise unwritable(folder, error) from None
    finally:
        for partial in partials.values():
            partial.unlink(missing_ok=True)
    return list(partials)


def _cut_groups(pieces: Iterable[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """Give the rows in groups of one size."""
    import pyarrow as pa

    held: list[pa.Table] = []
    rows = 0
    for piece in pieces:
        held.append(fit_table(piece, schema))
        rows += piece.num_rows
        if rows < ROW_GROUP:
            continue
        joined = pa.concat_tables(held)
        for start in range(0, rows - rows % ROW_GROUP, ROW_GROUP):
            yield joined.slice(start, ROW_GROUP).combine_chunks()
        rest = joined.slice(rows - rows % ROW_GROUP).combine_chunks()
        held, rows = [rest], rest.num_rows
    if rows:
        yield pa.concat_tables(held).combine_chunks()
