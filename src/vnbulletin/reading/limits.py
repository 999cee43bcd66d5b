"""Limits on inputs, in one place; each is an error with a code, never a silent cut."""

from __future__ import annotations

from vnbulletin.errors import InputError
from vnbulletin.model import Problem

#: Largest file read, in bytes (a bulletin has about 5 kB; the largest legal texts about 5 MB).
MAX_FILE_BYTES = 64_000_000
#: Largest HTML page; its tree takes about ten times as much memory.
MAX_HTML_BYTES = 20_000_000
#: Most elements of one page.
MAX_ELEMENTS = 500_000
#: Most attributes of one element; parsers compare each with all others.
MAX_ATTRIBUTES = 256
#: Deepest nesting of markup, of XML, of mail parts.
MAX_NESTING = 256
#: Copies of unclosed formatting elements that a parser would have to make, one set for every later block.
MAX_REOPENED = 500_000
#: Largest expansion of a compressed member against its compressed size, and in all.
MAX_EXPANSION = 200
MAX_EXPANDED_BYTES = 200_000_000
#: A member below this size may be as repetitive as it likes.
MIN_CHECKED_BYTES = 1_000_000
#: Most members of an archive, pages of a PDF, parts of a mail.
MAX_MEMBERS = 10_000
MAX_PAGES = 5_000
MAX_PARTS = 1_000
#: Longest value of metadata, in characters; what was longer is cut, and a problem says so.
MAX_METADATA = 2_000


def check_size(size: int, name: str, limit: int = MAX_FILE_BYTES) -> None:
    """Refuse a file that is too large.

    Raises
    ------
    InputError
        ``read.too_large``.
    """
    if size > limit:
        raise InputError(
            "read.too_large",
            f"{name}: {size:,} bytes, more than the limit of {limit:,}; split it, or pass its text",
        )


def check_expansion(compressed: int, expanded: int, name: str, member: str) -> None:
    """Refuse a compressed member that expands out of proportion.

    Raises
    ------
    InputError
        ``read.expansion``.
    """
    if expanded > MAX_EXPANDED_BYTES or expanded > max(MIN_CHECKED_BYTES, compressed * MAX_EXPANSION):
        raise InputError(
            "read.expansion",
            f"{name}: {member} expands from {compressed:,} to {expanded:,} bytes or more, as no document does; "
            "check where the file comes from",
        )


def tell_cut_metadata(names: list[str]) -> Problem:
    """Make the problem of metadata that were cut."""
    shown = ", ".join(names[:10]) + (", ..." if len(names) > 10 else "")
    return Problem("read.metadata_cut", f"metadata cut at {MAX_METADATA:,} characters: {shown}; the text is whole")


def refuse_nesting(name: str, limit: int = MAX_NESTING) -> InputError:
    """Make the error for markup that is nested too deeply."""
    return InputError(
        "read.nesting",
        f"{name}: nested more than {limit} levels deep, as no document is; check where the file comes from, "
        "or save it as plain text",
    )
