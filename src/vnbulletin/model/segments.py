"""The parts of a page."""

from __future__ import annotations

from dataclasses import dataclass

#: Kinds of page furniture; the rest is the article.
FURNITURE_KINDS = frozenset(
    {
        "banner", "breadcrumb", "title", "print_link", "timestamp", "views", "byline", "source_note", "related",
        "footer", "counter",
    }
)  # fmt: skip
#: Kinds of the article itself (a caption belongs to the article's run of text, but not to its sentences).
ARTICLE_KINDS = frozenset({"heading", "paragraph", "list_item"})
SEGMENT_KINDS = FURNITURE_KINDS | ARTICLE_KINDS | {"caption"}
SEGMENT_ROLES = frozenset(
    {"opening", "attendance", "report", "shortcomings", "discussion", "tasks", "awards", "closing"}
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the page; together the segments cover every non-blank character exactly once.

    Parameters
    ----------
    kind : str
        One of ``SEGMENT_KINDS``.
    start, end : int
        Half-open offsets into the caller's text.
    text : str
        ``text[start:end]`` of the caller's text.
    role : str or None
        For parts of the article, what the part does (``SEGMENT_ROLES``); the main one.
    roles : tuple of str
        All the roles it plays (an opening paragraph that also lists who attends has both).
    level : int or None
        Depth in a numbered outline, 1 for the outermost; None outside one.
    number : str or None
        The outline number as written (``"I"``, ``"1"``, ``"a"``, ``"-"``).
    copy_of : int or None
        Where this segment repeats an earlier one, that one's ``start``.
    """

    kind: str
    start: int
    end: int
    text: str
    role: str | None = None
    roles: tuple[str, ...] = ()
    level: int | None = None
    number: str | None = None
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article.

    Parameters
    ----------
    text : str
        The slice of the caller's text.
    start, end : int
        Half-open offsets into the caller's text.
    segment : int
        Index of the segment in which the sentence starts.
    """

    text: str
    start: int
    end: int
    segment: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence: what semicolons, colons and coordinating commas set apart.

    Parameters
    ----------
    text : str
        The slice of the caller's text.
    start, end : int
        Half-open offsets into the caller's text.
    sentence : int
        Index of the sentence it belongs to.
    """

    text: str
    start: int
    end: int
    sentence: int
