"""The head of a mail that was saved as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbulletin.segmentation.lines import Line

#: The head stands among so many lines.
FIRST_LINES = 10
#: Names of fields, and the kind of the line that holds the field.
_FIELDS = {
    "từ": "byline", "from": "byline", "người gửi": "byline",
    "tới": "breadcrumb", "đến": "breadcrumb", "to": "breadcrumb", "người nhận": "breadcrumb", "cc": "breadcrumb",
    "bcc": "breadcrumb", "chủ đề": "breadcrumb", "tiêu đề": "breadcrumb", "subject": "breadcrumb",
    "đính kèm": "footer", "tệp đính kèm": "footer", "attachments": "footer",
}  # fmt: skip


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
        kind = _FIELDS.get(name.strip(" *")) if colon and value else None
        if kind is not None:
            found.append((line, kind))
    kinds = {kind for _, kind in found}
    if "byline" not in kinds or "breadcrumb" not in kinds:
        return
    for line, kind in found:
        line.kind, line.place, line.reach = kind, "any", "line"
