"""A page laid out: the view of a text together with its blocks and sentences.

Everything here is in offsets of the view (``view.text``, ``flow`` and ``lower`` have one length), so that
the extractors work on one spelling and map to the caller's string once, when a value is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbulletin.model import Anniversary, Event, PartialDate
    from vnbulletin.text import View


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page, in view offsets (the raw form of a Segment).

    Parameters
    ----------
    kind : str
        A segment kind.
    start, end : int
        Half-open view offsets, blanks at both ends left out.
    role : str or None
        Main role of an article block.
    roles : tuple of str
        All its roles.
    level : int or None
        Depth in a numbered outline.
    number : str or None
        Outline number as written.
    copy_of : int or None
        Index of the earlier block that this one repeats.
    """

    kind: str
    start: int
    end: int
    role: str | None = None
    roles: tuple[str, ...] = ()
    level: int | None = None
    number: str | None = None
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page laid out.

    Parameters
    ----------
    view : View
        The text's view.
    flow : str
        ``view.text`` with the line breaks inside a paragraph replaced by spaces; the same length.
    lower : str
        ``flow.lower()``; the same length.
    blocks : tuple of Block
        In text order; together they cover every non-blank character once.
    sentences : tuple of (int, int, int)
        Start, end and block index of every sentence in titles, captions and the article.
    clauses : tuple of (int, int, int)
        Start, end and sentence index.
    title : tuple of (int, int) or None
        Where the title stands.
    published : PartialDate or None
        Publication time of the page.
    events, anniversaries : tuple
        Public values, in the caller's offsets.
    byline, source_note : str or None
        As written.
    views : int or None
        View counter.
    """

    view: View
    flow: str
    lower: str
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int, int], ...] = ()
    clauses: tuple[tuple[int, int, int], ...] = ()
    title: tuple[int, int] | None = None
    published: PartialDate | None = None
    events: tuple[Event, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    byline: str | None = None
    source_note: str | None = None
    views: int | None = None
