"""The head of a mail that was saved as text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.segmentation.words import words_of

if TYPE_CHECKING:
    from vnbulletin.segmentation.lines import Line

#: The head stands among so many lines.
FIRST_LINES = 10
#: Kinds of fields in the table, and the kind of the line that holds such a field.
_KINDS = {"mail_from": "byline", "mail_to": "breadcrumb", "mail_files": "footer"}


@cache
def _fields() -> dict[str, str]:
    return {word: kind for field, kind in _KINDS.items() for word in words_of(field)}


def mark_mail_head(lines: list[Line]) -> None:
    """Mark sender, receivers and subject where a text begins as a mail does; one field alone says nothing.

    Parameters
    ----------
    lines : list of Line
        The lines of the page.
    """
    found: list[tuple[Line, str]] = []
    for line in lines[:FIRST_LINES]:
        name, colon, value = line.low.partition(":")
        kind = _fields().get(name.strip(" *")) if colon and value else None
        if kind is not None:
            found.append((line, kind))
    kinds = {kind for _, kind in found}
    if "byline" not in kinds or "breadcrumb" not in kinds:
        return
    for line, kind in found:
        line.kind, line.place, line.reach = kind, "any", "line"
