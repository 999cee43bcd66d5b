"""The tables of a corpus: in memory as frames, on disk as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from vnbulletin.corpus.columns import add_columns, fit_table, name_columns
from vnbulletin.errors import DependencyError, InputError
from vnbulletin.presentation.frames import make_arrow, to_pandas
from vnbulletin.presentation.schemas import SCHEMAS, arrow_schema

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd
    import pyarrow as pa

    from vnbulletin.corpus.worker import Result


class Sink(Protocol):
    """Where the results of a run go."""

    def write(self, result: Result) -> None:
        """Take the rows of one batch."""


class MemorySink:
    """Keep the rows of a run in memory, as Arrow batches."""

    def __init__(self) -> None:
        self._batches: dict[str, list[pa.Table]] = {name: [] for name in SCHEMAS}
        self._columns: dict[str, tuple[str, ...]] = dict.fromkeys(SCHEMAS, ())

    def write(self, result: Result) -> None:
        """Take the rows of one batch."""
        for name, table in make_tables(result).items():
            self._columns[name] = add_columns(self._columns[name], name_columns(name, result.columns))
            if table.num_rows:
                self._batches[name].append(table)

    def tables(self) -> Tables:
        """Give everything written so far."""
        return Tables({n: join_tables(n, parts, self._columns[n]) for n, parts in self._batches.items()})


def make_tables(result: Result) -> dict[str, pa.Table]:
    """Turn the rows of a batch into Arrow tables."""
    return {
        name: make_arrow(name, result.rows.get(name, []), extra_columns(name_columns(name, result.columns)))
        for name in SCHEMAS
    }


def extra_columns(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give the context columns of a table as columns of a schema."""
    return tuple((name, "text") for name in names)


def join_tables(name: str, parts: list[pa.Table], columns: tuple[str, ...]) -> pa.Table:
    """Join the parts of a table whose inputs may have brought different columns."""
    import pyarrow as pa

    schema = arrow_schema(name, extra_columns(columns))
    if not parts:
        return schema.empty_table()
    return pa.concat_tables([fit_table(part, schema) for part in parts]).combine_chunks()


class _ParquetTables(Mapping[str, Any]):
    """Tables of a folder, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> pa.Table:
        if name not in SCHEMAS:
            raise KeyError(name)
        if name not in self._read:
            import pyarrow as pa
            import pyarrow.parquet as pq

            file = self._folder / f"{name}.parquet"
            try:
                self._read[name] = pq.read_table(file)
            except (OSError, pa.ArrowException) as error:
                raise InputError(
                    "input.unreadable", f"{file}: cannot be read ({error}); run vnbulletin analyze again"
                ) from None
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(SCHEMAS)

    def __len__(self) -> int:
        return len(SCHEMAS)


class Tables:
    """The tables of a corpus, each a DataFrame keyed by ``doc_id``.

    Attributes
    ----------
    documents, segments, officials, positions, references, tasks, events, anniversaries : DataFrame
        One row a thing found.
    post_mentions, failures : DataFrame
        Columns and dtypes as in ``vnbulletin.presentation.schemas.SCHEMAS``, also when empty; made from Arrow at
        first use.
    """

    def __init__(self, arrow: Mapping[str, pa.Table]) -> None:
        self._arrow = arrow

    @classmethod
    def from_parquet(cls, folder: str | PathLike[str]) -> Tables:
        """Open the tables that a run has left in a folder; each is read when it is first used.

        Raises
        ------
        InputError
            ``input.missing`` where the folder holds no tables.
        """
        if not (Path(folder) / "documents.parquet").is_file():
            raise InputError(
                "input.missing", f"{folder}: no tables here; vnbulletin analyze --format parquet makes them"
            )
        return cls(_ParquetTables(Path(folder)))

    def to_arrow(self, table: str) -> pa.Table:
        """Give one table as Arrow, for polars and DuckDB, without a copy."""
        return self._arrow[table]

    def to_polars(self) -> dict[str, Any]:
        """Give all tables as polars frames that share the memory of these.

        Raises
        ------
        DependencyError
            ``dependency.polars``.
        """
        try:
            import polars
        except ImportError:
            raise DependencyError("dependency.polars", "this needs polars: pip install polars") from None
        return {name: polars.from_arrow(self._arrow[name]) for name in SCHEMAS}

    def register_in(self, connection: Any, prefix: str = "") -> None:
        """Make all tables visible to SQL on a DuckDB connection, without a copy.

        Parameters
        ----------
        connection : duckdb.DuckDBPyConnection
            Where to register them.
        prefix : str
            Put in front of the tables' names.

        Examples
        --------
        >>> import duckdb
        >>> import vnbulletin as vb
        >>> connection = duckdb.connect()
        >>> vb.analyze_corpus(["Một", "Hai"], progress=False).register_in(connection)
        >>> connection.sql("SELECT count(*) FROM documents").fetchall()
        [(2,)]
        """
        for name in SCHEMAS:
            connection.register(prefix + name, self._arrow[name])

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row a bulletin."""
        return to_pandas(self._arrow["documents"])

    @cached_property
    def segments(self) -> pd.DataFrame:
        """One row a part of a page."""
        return to_pandas(self._arrow["segments"])

    @cached_property
    def officials(self) -> pd.DataFrame:
        """One row a mention of an official."""
        return to_pandas(self._arrow["officials"])

    @cached_property
    def positions(self) -> pd.DataFrame:
        """One row a post of a mention."""
        return to_pandas(self._arrow["positions"])

    @cached_property
    def references(self) -> pd.DataFrame:
        """One row a citation."""
        return to_pandas(self._arrow["references"])

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """One row a task."""
        return to_pandas(self._arrow["tasks"])

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row an event reported."""
        return to_pandas(self._arrow["events"])

    @cached_property
    def anniversaries(self) -> pd.DataFrame:
        """One row a commemoration of a banner."""
        return to_pandas(self._arrow["anniversaries"])

    @cached_property
    def post_mentions(self) -> pd.DataFrame:
        """One row a post that stands for a person without the name."""
        return to_pandas(self._arrow["post_mentions"])

    @cached_property
    def failures(self) -> pd.DataFrame:
        """One row an input that could not be analysed."""
        return to_pandas(self._arrow["failures"])

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Give all tables by name."""
        return {name: getattr(self, name) for name in SCHEMAS}

    def to_parquet(self, folder: str | PathLike[str]) -> list[Path]:
        """Write one Parquet file a table.

        Raises
        ------
        OutputError
            ``output.unwritable`` where the folder cannot be written.
        """
        return self._write(folder, "parquet")

    def to_csv(self, folder: str | PathLike[str]) -> list[Path]:
        """Write one CSV file a table (UTF-8 with a byte-order mark, so that Excel shows the right letters)."""
        return self._write(folder, "csv")

    def to_jsonl(self, folder: str | PathLike[str]) -> list[Path]:
        """Write one JSON Lines file a table."""
        return self._write(folder, "jsonl")

    def to_excel(self, folder: str | PathLike[str]) -> list[Path]:
        """Write one workbook with a sheet a table; needs the extra ``excel``."""
        return self._write(folder, "xlsx")

    def _write(self, folder: str | PathLike[str], kind: str) -> list[Path]:
        from vnbulletin.corpus.writing import write_tables

        return write_tables(self._arrow, Path(folder), kind)

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {table.num_rows:,}" for name, table in self._arrow.items())
        return f"Tables({counts})"

    def _repr_html_(self) -> str:
        from vnbulletin.presentation.html import STYLE

        rows = "".join(
            f'<tr><td><code>.{escape(n)}</code></td><td class="num">{t.num_rows:,}</td>'
            f'<td>{escape(getattr(type(self), n).__doc__ or "")}<details><summary class="soft">{t.num_columns} columns'
            f"</summary>{escape(', '.join(t.column_names))}</details></td></tr>"
            for n, t in self._arrow.items()
        )
        documents, failed = self._arrow["documents"].num_rows, self._arrow["failures"].num_rows
        told = f"{documents:,} bulletin{'' if documents == 1 else 's'}, "
        told += f"{failed:,} failed: see .failures" if failed else "none failed"
        return (
            f'{STYLE}<div class="vnb"><p class="head">Tables: {told}</p><table><thead><tr><th>table</th>'
            f'<th class="num">rows</th><th>what a row is</th></tr></thead><tbody>{rows}</tbody></table></div>'
        )

    def __getstate__(self) -> dict[str, Any]:
        return {"_arrow": self._arrow}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._arrow = state["_arrow"]
