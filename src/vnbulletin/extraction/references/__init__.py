"""References: every citation of an official document, its parts, and which document it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbulletin.model import Reference
    from vnbulletin.segmentation import Page


def find_references(page: Page) -> tuple[Reference, ...]:
    """Find the documents that a page cites."""
    return ()
