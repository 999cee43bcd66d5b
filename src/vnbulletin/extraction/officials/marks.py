"""Pages with marks round bold words, which would part a name from its post, and with blanks that were lost."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vnbulletin.segmentation.page import Page
from vnbulletin.text import View
from vnbulletin.text.view import place_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = "**"
_MARKS = re.compile(r"\*\*")


class _Unmarked(View):
    """A view without the marks of another view, cut from the same string.

    Parameters
    ----------
    base : View
        The view with its marks.
    text : str
        Its text without them.
    removed : sequence of int
        For every mark the position in ``text`` where it stood, in order.
    """

    __slots__ = ("_base", "_removed")

    def __init__(self, base: View, text: str, removed: Sequence[int]) -> None:
        self.source = base.source
        self.text = text
        self._base = base
        self._removed = removed

    def cut(self, start: int, end: int) -> tuple[int, int, str]:
        """Give a span as (start, end, text) of the caller's string; marks at its ends stay outside."""
        first = start + len(_MARK) * bisect_right(self._removed, start)
        return self._base.cut(first, max(first, end + len(_MARK) * bisect_left(self._removed, end)))


def take_out_marks(page: Page) -> Page:
    """Give a page without the marks of bold words, for rules that read posts and names; without any, the page itself.

    Examples
    --------
    >>> from vnbulletin.segmentation import lay_out
    >>> page = take_out_marks(lay_out("Đồng chí **Lê Thị Hoa**, Bí thư Đảng ủy"))
    >>> page.flow
    'Đồng chí Lê Thị Hoa, Bí thư Đảng ủy'
    >>> page.view.cut(9, 19)
    (11, 21, 'Lê Thị Hoa')
    """
    if _MARK not in page.flow:
        return page
    marks = [m.start() for m in _MARKS.finditer(page.flow)]
    removed = [start - len(_MARK) * n for n, start in enumerate(marks)]

    def move(position: int) -> int:
        # A position inside a mark moves to where the mark stood.
        n = bisect_right(marks, position)
        return position - len(_MARK) * n + (max(0, marks[n - 1] + len(_MARK) - position) if n else 0)

    flow = page.flow.replace(_MARK, "")
    return replace(
        page,
        view=_Unmarked(page.view, flow, removed),
        flow=flow,
        lower=page.lower.replace(_MARK, ""),
        blocks=tuple(replace(b, start=move(b.start), end=move(b.end)) for b in page.blocks),
        sentences=tuple((move(s), move(e), b) for s, e, b in page.sentences),
        clauses=(),
    )


class _Spaced(View):
    """A view with blanks where posts were glued to the words before them, cut from the same string.

    Parameters
    ----------
    base : View
        The view without them.
    text : str
        Its text with the blanks.
    added : sequence of int
        For every blank the position in ``text`` where it stands, in order.
    """

    __slots__ = ("_added", "_base")

    def __init__(self, base: View, text: str, added: Sequence[int]) -> None:
        self.source = base.source
        self.text = text
        self._base = base
        self._added = added

    def cut(self, start: int, end: int) -> tuple[int, int, str]:
        """Give a span as (start, end, text) of the caller's string."""
        return self._base.cut(start - bisect_left(self._added, start), end - bisect_left(self._added, end))


def part_glued(page: Page, glued: Sequence[int]) -> Page:
    """Give a page with a blank before each post that is glued to the word before it.

    Parameters
    ----------
    page : Page
        The page.
    glued : sequence of int
        Where the posts start, in order.

    Examples
    --------
    >>> from vnbulletin.segmentation import lay_out
    >>> page = part_glued(lay_out("Bí thư Đảng ủyPhó Hiệu trưởng"), [14])
    >>> page.flow
    'Bí thư Đảng ủy Phó Hiệu trưởng'
    >>> page.view.cut(15, 30)
    (14, 29, 'Phó Hiệu trưởng')
    """
    edges = [0, *glued, len(page.flow)]

    def space(text: str) -> str:
        # The view has left the tone marks of words that were glued where they stood.
        return place_tones(" ".join(text[start:end] for start, end in pairwise(edges)))

    def move(position: int) -> int:
        return position + bisect_right(glued, position)

    flow = space(page.flow)
    return replace(
        page,
        view=_Spaced(page.view, flow, [start + n for n, start in enumerate(glued)]),
        flow=flow,
        lower=space(page.lower),
        blocks=tuple(replace(b, start=move(b.start), end=move(b.end)) for b in page.blocks),
        sentences=tuple((move(s), move(e), b) for s, e, b in page.sentences),
        clauses=(),
    )
