"""The tables of a corpus: in memory as frames, on disk as files."""

from __future__ import annotations

from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from vnbulletin.presentation.frames import make_arrow, to_pandas
from vnbulletin.presentation.schemas import SCHEMAS

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd
    import pyarrow as pa

    from vnbulletin.presentation.records import Rows


class Sink(Protocol):
    """Where the rows of a run go."""

    def open(self, columns: tuple[str, ...]) -> None:
        """Begin a run whose inputs carry these context columns."""

    def write(self, rows: Rows) -> None:
        """Take the rows of one batch."""


def extra_columns(columns: tuple[str, ...]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Name the context columns of each table; one that a table has already gets the suffix ``_input``."""
    named = {}
    for table, own in SCHEMAS.items():
        taken = {name for name, _ in own}
        named[table] = tuple((f"{c}_input" if c in taken else c, "text") for c in columns)
    return named


class MemorySink:
    """Keep the rows of a run in memory, as Arrow batches."""

    def __init__(self) -> None:
        self._batches: dict[str, list[pa.Table]] = {name: [] for name in SCHEMAS}
        self._extra: dict[str, tuple[tuple[str, str], ...]] = extra_columns(())

    def open(self, columns: tuple[str, ...]) -> None:
        """Begin a run whose inputs carry these context columns."""
        self._extra = extra_columns(columns)

    def write(self, rows: Rows) -> None:
        """Take the rows of one batch."""
        for name, new in rows.items():
            if new:
                self._batches[name].append(make_arrow(name, new, self._extra[name]))

    def tables(self) -> Tables:
        """Give everything written so far."""
        import pyarrow as pa

        arrow = {}
        for name, batches in self._batches.items():
            parts = batches or [make_arrow(name, [], self._extra[name])]
            arrow[name] = pa.concat_tables(parts).combine_chunks()
        return Tables(arrow)


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

    def __init__(self, arrow: dict[str, pa.Table]) -> None:
        self._arrow = arrow

    def to_arrow(self, table: str) -> pa.Table:
        """Give one table as Arrow, for polars and DuckDB, without a copy."""
        return self._arrow[table]

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
        rows = "".join(
            f"<tr><td><code>.{escape(n)}</code></td><td style='text-align:right'>{t.num_rows:,}</td>"
            f"<td>{escape(', '.join(t.column_names[:8]))}, …</td></tr>"
            for n, t in self._arrow.items()
        )
        return (
            f"<table><thead><tr><th>table</th><th>rows</th><th>columns</th></tr></thead><tbody>{rows}</tbody></table>"
        )

    def __getstate__(self) -> dict[str, Any]:
        return {"_arrow": self._arrow}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._arrow = state["_arrow"]
