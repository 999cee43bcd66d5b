"""Tidy pandas frames with documented columns and dtypes that hold for empty input too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vnbulletin.presentation.records import make_rows
from vnbulletin.presentation.schemas import PANDAS_DTYPES, SCHEMAS, arrow_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    import pyarrow as pa

    from vnbulletin.model import Bulletin

# Arrow and Parquet hold UTF-8, which has no place for a lone surrogate; offsets stay those of the caller's text.
_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(cell: Any) -> Any:
    """Give a cell that UTF-8 can hold: a lone surrogate becomes U+FFFD."""
    if isinstance(cell, str) and not cell.isascii() and _SURROGATE.search(cell):
        return _SURROGATE.sub("\ufffd", cell)
    return cell


def make_arrow(table: str, rows: Sequence[tuple[Any, ...]], extra: tuple[tuple[str, str], ...] = ()) -> pa.Table:
    """Turn rows into an Arrow table of the frozen schema.

    Parameters
    ----------
    table : str
        Table name.
    rows : sequence of tuple
        Cells in the order of the schema, then of ``extra``.
    extra : tuple of (name, kind)
        Columns of the input that travel along.
    """
    import pyarrow as pa

    schema = arrow_schema(table, extra)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = []
    for values, field in zip(columns, schema, strict=True):
        try:
            arrays.append(pa.array(values, type=field.type))
        except UnicodeEncodeError:  # Rare enough not to look at every cell beforehand.
            arrays.append(pa.array([storable(v) for v in values], type=field.type))
    return pa.Table.from_arrays(arrays, schema=schema)


def to_pandas(table: pa.Table) -> pd.DataFrame:
    """Turn an Arrow table into a frame with nullable dtypes."""
    import pandas as pd
    import pyarrow as pa

    mapping: dict[pa.DataType, Any] = {
        pa.string(): pd.StringDtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    frame: pd.DataFrame = table.to_pandas(types_mapper=mapping.get)
    return frame


def bulletin_frames(bulletin: Bulletin, doc_id: str = "") -> dict[str, pd.DataFrame]:
    """Give everything found in one bulletin as frames.

    Parameters
    ----------
    bulletin : Bulletin
        What was found.
    doc_id : str
        Key put into every row.

    Returns
    -------
    dict of str to DataFrame
        One frame a table of ``SCHEMAS``; ``failures`` is there and empty.
    """
    rows = make_rows(bulletin, doc_id)
    return {name: to_pandas(make_arrow(name, rows.get(name, []))) for name in SCHEMAS}


def describe_columns(table: str) -> dict[str, str]:
    """Name the columns of a table with their pandas dtypes."""
    return {name: PANDAS_DTYPES[kind] for name, kind in SCHEMAS[table]}
