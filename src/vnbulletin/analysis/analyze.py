"""Assemble everything found in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from vnbulletin.classification import Agenda, score_bulletins
from vnbulletin.errors import InputError
from vnbulletin.extraction import find_officials, find_references, find_tasks
from vnbulletin.model import Bulletin, Clause, Problem, Segment, Sentence, Source, label_task
from vnbulletin.model.making import maker_of
from vnbulletin.segmentation import lay_out
from vnbulletin.text.collection import hold_collection
from vnbulletin.text.limits import collect_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vnbulletin.model import Task
    from vnbulletin.segmentation import Page
    from vnbulletin.text.limits import Limit

P = TypeVar("P", Sentence, Clause)

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
    make = maker_of(Segment)
    for b in page.blocks:
        start, end, text = cut(b.start, b.end)
        original = page.view.source_start(page.blocks[b.copy_of].start) if b.copy_of is not None else None
        segments.append(make(b.kind, start, end, text, b.role, b.roles, b.level, b.number, original))
    return tuple(segments)


def read_title(page: Page) -> str | None:
    """Give the title of a page as written."""
    return page.view.cut(*page.title)[2] if page.title else None


def label_tasks(tasks: tuple[Task, ...], title: str | None) -> tuple[Task, ...]:
    """Give the tasks of one bulletin their field of work."""
    return tuple(map(label_task, tasks, score_bulletins([make_agenda(tasks, title)])[0]))


def make_agenda(tasks: tuple[Task, ...], title: str | None) -> Agenda:
    """Take from tasks what speaks for their fields of work."""
    return Agenda([t.text for t in tasks], title, [t.assignee for t in tasks])


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
    draft = Draft(text)
    with hold_collection(len(draft.text)):
        fill_drafts([draft])
        return draft.finish()


class Draft:
    """A bulletin on its way through the rooms.

    Parameters
    ----------
    given : str or Source
        What is to be analysed. What is wrong with it is kept as ``error``, and so is what goes wrong later.
    """

    __slots__ = ("error", "limits", "officials", "page", "posts", "problems", "references", "tasks", "text", "title")

    def __init__(self, given: str | Source) -> None:
        self.problems: tuple[Problem, ...] = ()
        if isinstance(given, Source):
            self.problems = given.problems
            given = given.text
        self.error: Exception | None = None
        self.limits: list[Limit] = []
        try:
            self.text = check_text(given)
        except InputError as error:
            self.text = ""
            self.error = error

    def lay_out(self) -> None:
        """Find segments, sentences and dates."""
        self.page = lay_out(self.text)
        self.title = read_title(self.page)

    def find_officials(self) -> None:
        """Find names and posts."""
        self.officials, self.posts = find_officials(self.page)

    def find_references(self) -> None:
        """Find the documents cited."""
        self.references = find_references(self.page)

    def find_tasks(self) -> None:
        """Find the tasks, still without their fields of work."""
        self.tasks = find_tasks(self.page, self.officials, self.posts, self.references)

    def finish(self) -> Bulletin:
        """Make the public value, or raise what went wrong."""
        if self.error is not None:
            raise self.error
        page, cut = self.page, self.page.view.cut
        limits = dict.fromkeys(self.limits)
        problems = self.problems + tuple(Problem(x.code, x.message, *cut(x.start, x.end)[:2]) for x in limits)
        return Bulletin(
            text=self.text,
            title=self.title,
            published_at=page.published,
            segments=make_segments(page),
            sentences=_make_pieces(Sentence, cut, page.sentences),
            clauses=_make_pieces(Clause, cut, page.clauses),
            officials=self.officials,
            references=self.references,
            tasks=self.tasks,
            events=page.events,
            anniversaries=page.anniversaries,
            post_mentions=self.posts,
            byline=page.byline,
            source_note=page.source_note,
            views=page.views,
            complete=not limits and LOSSES.isdisjoint(p.code for p in problems),
            problems=problems,
        )


#: What is found in which order; each step needs what those before it have found.
_STEPS = (Draft.lay_out, Draft.find_officials, Draft.find_references, Draft.find_tasks)


def fill_drafts(drafts: Sequence[Draft]) -> None:
    """Take drafts through all rooms, room by room; what goes wrong with one stops no other."""
    for step in _STEPS:
        for draft in drafts:
            if draft.error is None:
                with collect_limits() as limits:
                    try:
                        step(draft)
                    except Exception as error:
                        draft.error = error
                draft.limits += limits
    _label_drafts([draft for draft in drafts if draft.error is None])


def _label_drafts(drafts: Sequence[Draft]) -> None:
    try:
        scores = score_bulletins([make_agenda(draft.tasks, draft.title) for draft in drafts])
    except Exception as error:
        if len(drafts) == 1:
            drafts[0].error = error
            return
        # Whatever it is, it shall cost no other bulletin.
        for draft in drafts:
            _label_drafts([draft])
        return
    for draft, own in zip(drafts, scores, strict=True):
        draft.tasks = tuple(map(label_task, draft.tasks, own))


def _make_pieces(
    cls: type[P], cut: Callable[[int, int], tuple[int, int, str]], spans: Iterable[tuple[int, int, int]]
) -> tuple[P, ...]:
    """Turn sentences or clauses into values in the caller's offsets; each knows in which greater part it stands."""
    make = maker_of(cls)
    pieces: list[P] = []
    for view_start, view_end, whole in spans:
        start, end, text = cut(view_start, view_end)
        pieces.append(make(text, start, end, whole))
    return tuple(pieces)
