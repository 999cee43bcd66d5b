"""What the statistics start from: the tables of a corpus, or a frame with texts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vnbulletin.errors import InputError
from vnbulletin.model.segments import ARTICLE_KINDS
from vnbulletin.statistics.frames import fingerprint, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    import pandas as pd

    from vnbulletin.corpus import Tables

#: Parts of a page that a reader would call the text itself.
PARTS = ("article", "page")
_ARTICLE = ARTICLE_KINDS | {"title"}
#: Groups that are made from other columns.
PERIODS = ("year", "quarter", "month", "day")
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
_DATES = ("published", "event_date", "date")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one bulletin, in pieces.

    Parameters
    ----------
    doc_id : str
        Its key.
    pieces : tuple of (int, str)
        Passages with their offsets into the bulletin's text.
    names : tuple of (int, int)
        Spans of officials' names.
    """

    doc_id: str
    pieces: tuple[tuple[int, str], ...]
    names: tuple[tuple[int, int], ...] = ()


def is_tables(source: Any) -> bool:
    """Tell tables of a corpus from a frame."""
    return hasattr(source, "documents") and hasattr(source, "segments")


def require_tables(source: Any) -> Tables:
    """Give the tables, or say that they are needed."""
    if not is_tables(source):
        raise InputError("input.tables", f"{type(source).__name__}: give the Tables of analyze_corpus")
    tables: Tables = source
    return tables


def read_documents(source: Tables | pd.DataFrame) -> pd.DataFrame:
    """Give the frame with one row a bulletin.

    Raises
    ------
    InputError
        ``input.tables``, ``input.column`` where a frame has no ``doc_id`` or ``text``.
    """
    if is_tables(source):
        return require_tables(source).documents
    frame: Any = source
    if not hasattr(frame, "columns"):
        raise InputError(
            "input.tables", f"{type(frame).__name__}: give the Tables of analyze_corpus or a frame of texts"
        )
    for column in ("doc_id", "text"):
        if column not in frame.columns:
            known = ", ".join(map(str, frame.columns))
            raise InputError("input.column", f"no column {column!r}; the frame has {known}")
    if frame["doc_id"].duplicated().any():
        twice = frame.loc[frame["doc_id"].duplicated(), "doc_id"].iloc[0]
        raise InputError("input.duplicate_id", f"doc_id {twice!r} stands more than once; number the bulletins")
    documents: pd.DataFrame = frame
    return documents


def describe_source(source: Tables | pd.DataFrame) -> dict[str, Any]:
    """Give what settings say about the input: number of bulletins and a checksum."""
    documents = read_documents(source)
    content = documents["sha256" if is_tables(source) else "text"]
    parts = [str(part) for pair in zip(documents["doc_id"], content) for part in pair]
    return {"documents": len(documents), "fingerprint": fingerprint(parts)}


def read_texts(source: Tables | pd.DataFrame, parts: str = "article") -> list[Text]:
    """Give the texts of all bulletins, in order.

    Parameters
    ----------
    source : Tables or DataFrame
        Of ``analyze_corpus``; or a frame with ``doc_id`` and ``text``, which is taken whole, line by line.
    parts : str
        ``article`` (title, headings, paragraphs, lists; nothing that repeats an earlier part) or ``page``.
    """
    check_choice("parts", parts, PARTS)
    documents = read_documents(source)
    if not is_tables(source):
        return [Text(str(row["doc_id"]), _split_lines(str(row["text"] or ""))) for row in read_rows(documents)]
    tables = require_tables(source)
    pieces: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in read_rows(tables.segments[["doc_id", "kind", "start", "copy_of", "text"]]):
        if parts == "page" or (row["kind"] in _ARTICLE and row["copy_of"] is None):
            pieces[row["doc_id"]].append((row["start"], row["text"]))
    names: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in read_rows(tables.officials[["doc_id", "start", "end"]]):
        names[row["doc_id"]].append((row["start"], row["end"]))
    return [Text(d, tuple(pieces.get(d, ())), tuple(names.get(d, ()))) for d in documents["doc_id"]]


def _split_lines(text: str) -> tuple[tuple[int, str], ...]:
    pieces = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            pieces.append((at, line))
        at += len(line)
    return tuple(pieces)


def list_groups(by: str | Sequence[str] | None, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the group columns as a tuple, each once.

    Raises
    ------
    InputError
        ``input.column`` where the result has a column of that name itself (``taken``).
    """
    if by is None:
        return ()
    groups = (by,) if isinstance(by, str) else tuple(dict.fromkeys(by))
    for name in groups:
        if name in taken:
            raise InputError("input.column", f"group {name!r}: the result has such a column itself; rename the input's")
    return groups


def read_groups(
    source: Tables | pd.DataFrame, by: Sequence[str], others: Sequence[str] = ()
) -> dict[str, tuple[str | None, ...]]:
    """Give the group values of every bulletin.

    Parameters
    ----------
    source : Tables or DataFrame
        The corpus.
    by : sequence of str
        ``year``, ``quarter``, ``month``, ``day`` (of publication, else of the event); ``body`` (who holds the event);
        ``place`` and ``level`` (the input's column of that name; else the place of the event, and the level of the
        posts of those who chair); any other column of ``documents``.
    others : sequence of str
        Columns that the caller finds elsewhere; they are left out here.

    Raises
    ------
    InputError
        ``input.column`` where there is no such column.
    """
    documents = read_documents(source)
    rows = list(read_rows(documents))
    columns: list[list[str | None]] = []
    for name in by:
        if name in others and name not in documents.columns:
            continue
        if name in PERIODS:
            columns.append([_name_period(row, name) for row in rows])
        elif name in documents.columns:
            columns.append([_squeeze(row[name]) for row in rows])
        elif name == "body" and is_tables(source):
            columns.append([_squeeze(row["event_organiser"]) for row in rows])
        elif name == "place" and is_tables(source):
            columns.append([_squeeze(row["event_place"]) for row in rows])
        elif name in {"level", "system"} and is_tables(source):
            known = _find_levels(require_tables(source), name)
            columns.append([known.get(row["doc_id"]) for row in rows])
        else:
            known_names = ", ".join(dict.fromkeys((*PERIODS, "body", "place", "level", *map(str, documents.columns))))
            raise InputError("input.column", f"no group {name!r}; there are {known_names}")
    values = list(zip(*columns)) if columns else [()] * len(rows)
    return {str(row["doc_id"]): cells for row, cells in zip(rows, values, strict=True)}


def read_days(source: Tables | pd.DataFrame) -> dict[str, date | None]:
    """Give the day of every bulletin: of publication, else of its event."""
    from datetime import date

    days: dict[str, date | None] = {}
    for row in read_rows(read_documents(source)):
        try:
            days[str(row["doc_id"])] = date.fromisoformat(_find_day(row) or "")
        except ValueError:
            days[str(row["doc_id"])] = None
    return days


def check_choice(name: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a setting that is none of those allowed."""
    if value not in allowed:
        raise ValueError(f"{name}={value!r}: give one of {', '.join(allowed)}")


def _find_day(row: Mapping[str, Any]) -> str | None:
    for column in _DATES:
        found = _ISO.match(str(row.get(column)))
        if found:
            return found[0]
    return None


def _name_period(row: Mapping[str, Any], period: str) -> str | None:
    day = _find_day(row)
    if day is None or len(day) < {"year": 4, "quarter": 7, "month": 7, "day": 10}[period]:
        return None
    if period == "quarter":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return day[: {"year": 4, "month": 7, "day": 10}[period]]


def _find_levels(tables: Tables, column: str) -> dict[str, str]:
    """Give the level or system that most posts of those who chair have."""
    chairs = {(r["doc_id"], r["official"]) for r in read_rows(tables.officials) if r["role"] == "chair"}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read_rows(tables.positions):
        if (row["doc_id"], row["official"]) in chairs and row[column]:
            found[row["doc_id"]][row[column]] += 1
    return {doc: sorted(counts.items(), key=lambda item: (-item[1], item[0]))[0][0] for doc, counts in found.items()}


def _squeeze(value: Any) -> str | None:
    return None if value is None else " ".join(str(value).split()) or None
