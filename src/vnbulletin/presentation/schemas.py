"""The frozen columns and dtypes of every table.

A column is a pair (name, kind); the kinds map to Arrow types for files and to nullable pandas dtypes
in frames, so that an empty table has the same dtypes as a full one.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

#: Kind of a column -> nullable pandas dtype.
PANDAS_DTYPES: Mapping[str, str] = MappingProxyType(
    {"text": "string", "int": "Int64", "float": "Float64", "bool": "boolean"}
)

_SPAN = (("start", "int"), ("end", "int"))

#: Table -> columns in order. ``doc_id`` and an index within the document make the key of every row.
SCHEMAS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "documents": (
            ("doc_id", "text"), ("title", "text"), ("published", "text"), ("year", "int"), ("month", "int"),
            ("byline", "text"), ("source_note", "text"), ("views", "int"),
            ("event", "text"), ("event_date", "text"), ("event_organiser", "text"), ("event_place", "text"),
            ("n_chars", "int"), ("n_segments", "int"), ("n_officials", "int"), ("n_persons", "int"),
            ("n_positions", "int"), ("n_references", "int"), ("n_tasks", "int"),
            ("path", "text"), ("format", "text"), ("encoding", "text"), ("sha256", "text"),
            ("complete", "bool"), ("problems", "text"),
        ),
        "segments": (
            ("doc_id", "text"), ("segment", "int"), ("kind", "text"), ("role", "text"), ("roles", "text"), *_SPAN,
            ("level", "int"), ("number", "text"), ("copy_of", "int"), ("text", "text"),
        ),
        "officials": (
            ("doc_id", "text"), ("official", "int"), ("person", "int"), ("name", "text"), *_SPAN, ("titles", "text"),
            ("positions", "text"), ("n_positions", "int"), ("role", "text"), ("evidence", "text"),
        ),
        "positions": (
            ("doc_id", "text"), ("official", "int"), ("position", "int"), ("person", "int"), ("name", "text"),
            ("text", "text"), *_SPAN, ("title", "text"), ("organisation", "text"), ("level", "text"),
            ("system", "text"), ("former", "bool"), ("acting", "bool"), ("inferred", "text"),
        ),
        "references": (
            ("doc_id", "text"), ("reference", "int"), ("document", "text"), ("text", "text"), *_SPAN, ("type", "text"),
            ("number", "text"), ("symbol", "text"), ("code", "text"), ("corrected", "text"), ("date", "text"),
            ("issuer", "text"), ("term", "text"), ("subject", "text"), ("provision", "text"), ("relation", "text"),
            ("issuers", "text"), ("corrections", "text"), ("inferred", "text"), ("candidates", "text"),
            ("subject_start", "int"), ("subject_end", "int"),
        ),
        "tasks": (
            ("doc_id", "text"), ("task", "int"), ("label", "text"), ("score", "float"), ("second", "text"),
            ("second_score", "float"), ("text", "text"), *_SPAN, ("assigned_by", "text"), ("official", "int"),
            ("assignee", "text"), ("period", "text"), ("period_start", "text"), ("period_end", "text"),
            ("verb", "text"), ("object", "text"), ("documents", "text"), ("inferred", "text"),
        ),
        "events": (
            ("doc_id", "text"), ("event", "int"), ("text", "text"), *_SPAN, ("date", "text"), ("date_text", "text"),
            ("part_of_day", "text"), ("place", "text"), ("organiser", "text"), ("inferred", "text"),
        ),
        "anniversaries": (
            ("doc_id", "text"), ("anniversary", "int"), ("text", "text"), *_SPAN, ("name", "text"), ("date", "text"),
            ("until", "text"),
        ),
        "post_mentions": (
            ("doc_id", "text"), ("mention", "int"), ("text", "text"), *_SPAN, ("person", "int"), ("evidence", "text"),
        ),
        "failures": (
            ("doc_id", "text"), ("path", "text"), ("stage", "text"), ("code", "text"), ("message", "text"),
        ),
    }
)  # fmt: skip

#: Separator where a cell of a table holds several values.
JOIN = "; "


def arrow_schema(table: str, extra: tuple[tuple[str, str], ...] = ()) -> pa.Schema:
    """Give the Arrow schema of a table.

    Parameters
    ----------
    table : str
        A key of ``SCHEMAS``.
    extra : tuple of (name, kind)
        Columns of the input that travel with every table.

    Returns
    -------
    pyarrow.Schema
        The table's columns, then the extra ones.
    """
    import pyarrow as pa

    types = {"text": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    return pa.schema([(name, types[kind]) for name, kind in (*SCHEMAS[table], *extra)])
