"""Tasks: the work that a bulletin sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.lexicon import load_lexicon
from vnbulletin.extraction.tasks.scope import Walk
from vnbulletin.model import Task

if TYPE_CHECKING:
    from vnbulletin.model import Official, PostMention, Reference
    from vnbulletin.segmentation import Page


def find_tasks(
    page: Page,
    officials: tuple[Official, ...],
    posts: tuple[PostMention, ...],
    references: tuple[Reference, ...],
) -> tuple[Task, ...]:
    """Find the tasks that a page sets; labels are given by the classification room."""
    drafts = Walk(page, load_lexicon(), ()).run()
    tasks: list[Task] = []
    for draft in drafts:
        start, end, text = page.view.cut(draft.start, draft.end)
        tasks.append(Task(text, start, end))
    return tuple(tasks)
