"""Officials: who, with which posts, in what role."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbulletin.model import Official, PostMention
    from vnbulletin.segmentation import Page


def find_officials(page: Page) -> tuple[tuple[Official, ...], tuple[PostMention, ...]]:
    """Find the named officials of a page, and the posts that stand for a person without the name."""
    return (), ()
