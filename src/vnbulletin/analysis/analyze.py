"""Assemble everything found in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.classification import score_bulletin
from vnbulletin.errors import InputError
from vnbulletin.extraction import find_officials, find_references, find_tasks
from vnbulletin.model import Bulletin, Clause, Problem, Segment, Sentence, Source, label_task
from vnbulletin.segmentation import lay_out
from vnbulletin.text.collection import hold_collection
from vnbulletin.text.limits import collect_limits

if TYPE_CHECKING:
    from vnbulletin.model import Task
    from vnbulletin.segmentation import Page

#: Longest text analysed, in characters: no file that may be read holds more. A longer one is refused, never cut.
MAX_TEXT = 64_000_000
#: Problems of reading by which a part of the document is not in the text.
LOSSES = frozenset(
    {
        "input.extra_cells", "read.cut_off", "read.damaged_page", "read.damaged_part", "read.frames", "read.no_text",
        "read.no_text_layer", "read.undecodable",
    }
)  # fmt: skip


def check_text(text: object) -> str:
    """Give the text back where it is one.

    Raises
    ------
    InputError
        ``input.type`` where it is not a ``str``, ``input.too_large`` where it is longer than ``MAX_TEXT``.
    """
    if not isinstance(text, str):
        raise InputError(
            "input.type",
            f"expected the text of a bulletin as str, got {type(text).__name__}; read files with vnbulletin.read(path)",
        )
    if len(text) > MAX_TEXT:
        raise InputError(
            "input.too_large",
            f"a text of {len(text):,} characters, more than the limit of {MAX_TEXT:,}; split it into its bulletins",
        )
    return text


def make_segments(page: Page) -> tuple[Segment, ...]:
    """Turn the blocks of a page into segments in the caller's offsets."""
    segments: list[Segment] = []
    cut = page.view.cut
    for b in page.blocks:
        start, end, text = cut(b.start, b.end)
        original = page.view.source_start(page.blocks[b.copy_of].start) if b.copy_of is not None else None
        segments.append(Segment(b.kind, start, end, text, b.role, b.roles, b.level, b.number, original))
    return tuple(segments)


def read_title(page: Page) -> str | None:
    """Give the title of a page as written."""
    return page.view.cut(*page.title)[2] if page.title else None


def label_tasks(tasks: tuple[Task, ...], title: str | None) -> tuple[Task, ...]:
    """Give the tasks of one bulletin their field of work."""
    if not tasks:
        return tasks
    scores = score_bulletin([t.text for t in tasks], title=title, addressees=[t.assignee for t in tasks])
    return tuple(map(label_task, tasks, scores))


def analyze(text: str | Source) -> Bulletin:
    """Analyse one bulletin.

    Parameters
    ----------
    text : str or Source
        The page as plain text, in any Unicode form, or what ``vnbulletin.read`` gave. Empty text is a legal bulletin.

    Returns
    -------
    Bulletin
        Everything found; all offsets refer to exactly the string given.

    Raises
    ------
    InputError
        Where ``text`` is no string (``input.type``) or too long (``input.too_large``).

    Examples
    --------
    >>> import vnbulletin as vb
    >>> bulletin = vb.analyze("Đồng chí Trần Thị Hoa, Bí thư Huyện ủy chủ trì Hội nghị.")
    >>> [(o.name, o.role) for o in bulletin.officials]
    [('Trần Thị Hoa', 'chair')]
    """
    problems: tuple[Problem, ...] = ()
    if isinstance(text, Source):
        problems = text.problems
        text = text.text
    text = check_text(text)
    with hold_collection(len(text)):
        return _assemble(text, problems)


def _assemble(text: str, problems: tuple[Problem, ...]) -> Bulletin:
    """Take a text through all rooms."""
    with collect_limits() as limits:
        page = lay_out(text)
        officials, posts = find_officials(page)
        references = find_references(page)
        title = read_title(page)
        tasks = label_tasks(find_tasks(page, officials, posts, references), title)
    cut = page.view.cut
    problems += tuple(Problem(x.code, x.message, *cut(x.start, x.end)[:2]) for x in limits)
    return Bulletin(
        text=text,
        title=title,
        published_at=page.published,
        segments=make_segments(page),
        sentences=tuple(Sentence(*_reorder(cut(s, e)), b) for s, e, b in page.sentences),
        clauses=tuple(Clause(*_reorder(cut(s, e)), i) for s, e, i in page.clauses),
        officials=officials,
        references=references,
        tasks=tasks,
        events=page.events,
        anniversaries=page.anniversaries,
        post_mentions=posts,
        byline=page.byline,
        source_note=page.source_note,
        views=page.views,
        complete=not limits and LOSSES.isdisjoint(p.code for p in problems),
        problems=problems,
    )


def _reorder(piece: tuple[int, int, str]) -> tuple[str, int, int]:
    start, end, text = piece
    return text, start, end
