"""The book of citations: invented sentences, each with everything that is read from it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vnbulletin import extract_references
from vnbulletin.extraction.references import find_references
from vnbulletin.extraction.references.spelling import fold
from vnbulletin.model import Reference
from vnbulletin.segmentation import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

BOOK = Path(__file__).with_name("citations.txt")
FIELDS = (
    "date", "issuer", "subject", "provision", "relation", "term", "document", "corrected", "corrections", "candidates",
    "inferred",
)  # fmt: skip


def read_book(path: Path) -> list[tuple[str, list[str]]]:
    """Read entries: a sentence, then an indented line for each thing found in it."""
    entries: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            entries[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            entries.append((line.replace("\\n", "\n"), []))
    return entries


def describe(reference: Reference) -> str:
    parts = [reference.text.replace("\n", "\\n"), f"type={reference.type}"]
    parts.append(f"code={reference.code}" if reference.code else f"number={reference.number}")
    for field in FIELDS:
        value = getattr(reference, field)
        if isinstance(value, tuple):
            value = " + ".join(value)
        elif field == "inferred":
            value = " + ".join(f"{k}: {v}" for k, v in value.items())
        if value:
            parts.append(f"{field}={value}".replace("\n", "\\n"))
    return " | ".join(p for p in parts if p != "number=None")


ENTRIES = read_book(BOOK)


def test_the_book_is_read_whole() -> None:
    assert len(ENTRIES) > 200
    assert sum(bool(found) for _, found in ENTRIES) > 150
    assert len({text for text, _ in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize(("text", "expected"), ENTRIES, ids=[re.sub(r"\W+", "-", t)[:60] for t, _ in ENTRIES])
def test_citations_are_read_as_the_book_says(text: str, expected: list[str]) -> None:
    found = find_references(lay_out(text))
    assert [describe(r) for r in found] == expected
    for r in found:
        assert text[r.start : r.end] == r.text
        assert r.subject is None or text[r.subject_start : r.subject_end] == r.subject
        if r.code is not None:
            assert r.number
            assert r.symbol
            assert r.code.startswith(r.number)
            assert r.code.endswith(r.symbol)
    # Running prose is read without laying it out, and has to give the same.
    assert tuple(extract_references(text)) == found


NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
NEW_TO_OLD = dict(zip(NEW, OLD, strict=True))


def respell(text: str) -> str:
    """Put tone marks of open syllables in their old places and double the blanks between words."""
    for new, old in NEW_TO_OLD.items():
        for a, b in ((new, old), (new.upper(), old.upper()), (new.capitalize(), old.capitalize())):
            text = re.sub(rf"(?<![qQ]){a}(?!\w)", b, text)
    return re.sub(r"(?<=\S) (?=\S)", "  ", text)


def plain(text: str | None) -> str | None:
    if text is None:
        return None
    return fold(unicodedata.normalize("NFC", text).translate({0x2013: "-", 0xD0: "Đ", 0x200B: None}))


def look_alike(text: str) -> str:
    """Write dashes, blanks and Đ with signs that look like them."""
    return text.replace("-", "–").replace("Đ", "Ð").replace(" số ", " số\u00a0")


def take_apart(text: str) -> str:
    """Write letters and their marks apart, and lines with a carriage return."""
    return unicodedata.normalize("NFD", text).replace("\n", "\r\n")


def interrupt(text: str) -> str:
    """Put signs that nobody sees between words."""
    return text.replace(" ", " \u200b")


@pytest.mark.parametrize("form_of", [respell, look_alike, take_apart, interrupt])
@pytest.mark.parametrize("page", [True, False], ids=["page", "prose"])
def test_how_it_is_typed_changes_no_part(page: bool, form_of: Callable[[str], str]) -> None:
    differing = []
    for text, _ in ENTRIES:
        read = (lambda t: find_references(lay_out(t))) if page else (lambda t: tuple(extract_references(t)))
        parts = [
            [
                (r.type, r.number, r.date, r.relation, r.term, plain(r.document), *map(plain, (r.issuer, r.subject)))
                for r in read(form)
            ]
            for form in (text, form_of(text))
        ]
        if parts[0] != parts[1]:
            differing.append(text)
    assert differing == []
