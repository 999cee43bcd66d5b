"""Tasks: the work that a bulletin sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbulletin.model import Official, PostMention, Reference, Task
    from vnbulletin.segmentation import Page


def find_tasks(
    page: Page,
    officials: tuple[Official, ...],
    posts: tuple[PostMention, ...],
    references: tuple[Reference, ...],
) -> tuple[Task, ...]:
    """Find the tasks that a page sets; labels are given by the classification room."""
    return ()
