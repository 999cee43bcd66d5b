"""Pages written in Markdown: the asterisks round bold words, which would part a name from its post."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from vnbulletin.segmentation.page import Page
from vnbulletin.text import View

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
