"""Tasks: the work that a bulletin sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.extraction.tasks.details import Linker
from vnbulletin.extraction.tasks.lexicon import load_lexicon
from vnbulletin.extraction.tasks.scope import Walk

if TYPE_CHECKING:
    from vnbulletin.model import Official, PostMention, Reference, Task
    from vnbulletin.segmentation import Page


def find_tasks(
    page: Page,
    officials: tuple[Official, ...],
    posts: tuple[PostMention, ...],
    references: tuple[Reference, ...],
) -> tuple[Task, ...]:
    """Find the tasks that a page sets; labels are given by the classification room.

    Parameters
    ----------
    page : Page
        The page laid out.
    officials, posts, references : tuples
        What the other rooms found on it; tasks are linked to them by index.

    Returns
    -------
    tuple of Task
        In text order, without overlap.

    Examples
    --------
    >>> from vnbulletin.segmentation import lay_out
    >>> page = lay_out("Hội nghị yêu cầu Phòng Y tế rà soát tủ thuốc các trạm trước ngày 30/6/2024.")
    >>> [(t.text, t.assigned_by, t.assignee, t.period_end) for t in find_tasks(page, (), (), ())]
    [('rà soát tủ thuốc các trạm trước ngày 30/6/2024', 'Hội nghị', 'Phòng Y tế', '2024-06-30')]
    """
    lexicon = load_lexicon()
    drafts = Walk(page, lexicon, _title_spans(page, references)).run()
    if not drafts:
        return ()
    linker = Linker(page, lexicon, officials, posts, references)
    return tuple(linker.make_task(draft) for draft in drafts)


def _title_spans(page: Page, references: tuple[Reference, ...]) -> list[tuple[int, int]]:
    """Locate the titles of documents that hold semicolons of their own."""
    spans: list[tuple[int, int]] = []
    for reference in references:
        subject = reference.subject
        if subject is not None and ";" in subject:
            start = page.view.source.find(subject, reference.end)
            if start >= 0:
                spans.append((page.view.locate(start), page.view.locate(start + len(subject))))
    return sorted(spans)
