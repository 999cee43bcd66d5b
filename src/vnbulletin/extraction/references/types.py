"""Types of documents, as the tables know them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from vnbulletin.tables import load_table
from vnbulletin.tables.loader import split_list


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of official document.

    Parameters
    ----------
    name : str
        Canonical type word.
    key : str
        Abbreviation used in keys.
    codes : frozenset of str
        Upper-case type codes that mean this type.
    use : str
        ``strong``, ``weak``, ``named`` or ``law``.
    """

    name: str
    key: str
    codes: frozenset[str]
    use: str


@cache
def types_by_name() -> dict[str, DocumentType]:
    """Give the types by canonical name."""
    return {
        row["name"]: DocumentType(
            row["name"], row["key"], frozenset(c.upper() for c in split_list(row["codes"])), row["use"]
        )
        for row in load_table("document_types")
    }


@cache
def types_by_word() -> dict[str, DocumentType]:
    """Give the types by the lower-case words that introduce a citation."""
    types = types_by_name()
    return {word: types[row["name"]] for row in load_table("document_types") for word in split_list(row["words"])}


@cache
def types_by_short_word() -> dict[str, DocumentType]:
    """Give the types by the abbreviations written in place of the type word."""
    types = types_by_name()
    return {w: types[row["name"]] for row in load_table("document_types") for w in split_list(row["short_words"])}


@cache
def types_by_code() -> dict[str, DocumentType]:
    """Give the types by upper-case type code; the first type that claims a code has it."""
    found: dict[str, DocumentType] = {}
    for kind in types_by_name().values():
        for code in kind.codes:
            found.setdefault(code, kind)
    return found


@cache
def words_of_kind(kind: str) -> tuple[str, ...]:
    """Give the words of one kind around citations."""
    return tuple(row["words"] for row in load_table("reference_words") if row["kind"] == kind)
