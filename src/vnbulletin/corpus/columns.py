"""The columns of the inputs that travel with every table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.presentation.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa


def name_columns(table: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Name the context columns in a table; one that the table has already gets the suffix ``_input``.

    Examples
    --------
    >>> name_columns("documents", ("province", "title"))
    ('province', 'title_input')
    """
    taken = {name for name, _ in SCHEMAS[table]}
    named = []
    for column in columns:
        while column in taken:
            column += "_input"
        taken.add(column)
        named.append(column)
    return tuple(named)


def add_columns(known: tuple[str, ...], new: Sequence[str]) -> tuple[str, ...]:
    """Add the context columns of a batch to those seen before, in the order in which they came."""
    return known if set(new) <= set(known) else tuple(dict.fromkeys((*known, *new)))


def fit_table(part: pa.Table, schema: pa.Schema) -> pa.Table:
    """Give a table the columns of a schema; what it doesn't have is empty."""
    import pyarrow as pa

    if part.schema.equals(schema):
        return part
    arrays = [
        part.column(f.name).cast(f.type) if f.name in part.column_names else pa.nulls(part.num_rows, f.type)
        for f in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
