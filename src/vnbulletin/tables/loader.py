"""Load and validate the tables of facts.

A table is a pair of files: ``name.csv`` with the rows and ``name.toml`` which says what it holds,
which column is the key and what each column means. Every row has a source. Lists inside a cell are
separated by ``" | "`` (a bare semicolon or comma may be part of a Vietnamese name).
"""

from __future__ import annotations

import csv
import io
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from vnbulletin.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Mapping

LIST_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class TableSpec:
    """What a table holds.

    Parameters
    ----------
    name : str
        File name without ending.
    title : str
        One line about the content.
    key : tuple of str
        Columns that together identify a row.
    columns : mapping of str to str
        Every column with its meaning, in file order.
    required : tuple of str
        Columns that no row may leave empty.
    """

    name: str
    title: str
    key: tuple[str, ...]
    columns: Mapping[str, str]
    required: tuple[str, ...]


def table_names() -> tuple[str, ...]:
    """Name all tables of the package, in alphabetical order."""
    folder = resources.files("vnbulletin.tables")
    return tuple(sorted(f.name[:-4] for f in folder.iterdir() if f.name.endswith(".csv")))


@cache
def load_spec(name: str) -> TableSpec:
    """Load what ``name.toml`` says about a table.

    Raises
    ------
    TableError
        Where the file is missing or a field is.
    """
    try:
        data = tomllib.loads(resources.files("vnbulletin.tables").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TableError("table.spec", f"table {name}: {name}.toml is missing; write title, key and columns") from None
    try:
        return TableSpec(
            name=name,
            title=data["title"],
            key=tuple(data["key"]),
            columns=MappingProxyType(dict(data["columns"])),
            required=tuple(data.get("required", [*data["key"], "source"])),
        )
    except KeyError as missing:
        raise TableError("table.spec", f"table {name}: {name}.toml lacks the field {missing}") from None


@cache
def load_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Load a table.

    Parameters
    ----------
    name : str
        File name without ending, such as ``"document_types"``.

    Returns
    -------
    tuple of mapping
        One read-only mapping a row, NFC, cells stripped; empty cells are ``""``.

    Raises
    ------
    TableError
        Where columns differ from the specification, a required cell is empty or a key stands twice;
        the message names file, line and column.
    """
    spec = load_spec(name)
    raw = resources.files("vnbulletin.tables").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(unicodedata.normalize("NFC", raw)))
    if list(reader.fieldnames or ()) != list(spec.columns):
        raise TableError(
            "table.columns", f"{name}.csv: columns {reader.fieldnames} but {name}.toml says {list(spec.columns)}"
        )
    rows: list[Mapping[str, str]] = []
    seen: set[tuple[str, ...]] = set()
    for row in reader:
        line = reader.line_num
        if None in row or None in row.values():
            raise TableError(
                "table.row", f"{name}.csv line {line}: wrong number of cells; quote cells that hold commas"
            )
        clean = {k: v.strip() for k, v in row.items()}
        for column in spec.required:
            if not clean[column]:
                raise TableError("table.cell", f"{name}.csv line {line}: column {column} is empty")
        key = tuple(clean[c] for c in spec.key)
        if key in seen:
            raise TableError("table.key", f"{name}.csv line {line}: {key} stands twice; merge the rows")
        seen.add(key)
        rows.append(MappingProxyType(clean))
    return tuple(rows)


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list.

    Examples
    --------
    >>> split_list("UVBTV | UV BTV")
    ('UVBTV', 'UV BTV')
    >>> split_list("")
    ()
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())
