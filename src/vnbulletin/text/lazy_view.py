"""The view of a text without its alignment, which is made line by line for the few lines that are cited from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate, count
from operator import add

from vnbulletin.text.view import INVISIBLE, ZERO_WIDTH, View, substitute

_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
# Signs of which NFC composes no others than letters with the marks of Vietnamese.
_UNSAFE = re.compile(
    f"[^\x00-\x0c\x0e-\xa7\xa9-\u017f\u01a0\u01a1\u01af\u01b0{_MARKS}\u1ea0-\u1ef9\u2000-\u206f"
    "\u2190-\u219f\u2264\u2265\u25a0-\u25ff\ufeff\uf000-\uf0ff]"
)
# The view composes long piles of marks in portions; such piles leave marks over. What stands before and behind an
# invisible character is composed apart here, together there.
_MARK_RUN = re.compile(f"[{_MARKS}]+")
_PILE = re.compile(f"[{_MARKS}{INVISIBLE}]{{3}}|[{INVISIBLE}][{_MARKS}]")


class LazyView:
    """A view that aligns only the lines asked for, and leaves tone marks where they are.

    Parameters
    ----------
    source, text : str
        The caller's string, substituted one to one, and what rules read.

    Examples
    --------
    >>> view = LazyView.of("Một\\nĐảng   uỷ xã")
    >>> view.text
    'Một\\nĐảng uỷ xã'
    >>> view.cut(9, 14)
    (11, 16, 'uỷ xã')
    """

    __slots__ = ("_lines", "_source_starts", "_starts", "_substituted", "source", "text")

    def __init__(self, source: str, substituted: str, text: str) -> None:
        self.source = source
        self.text = text
        self._substituted = substituted
        self._starts: list[int] = []
        self._source_starts: list[int] = []
        self._lines: dict[int, View] = {}

    @classmethod
    def of(cls, source: str) -> LazyView | View:
        """Make the view; a full one where composing the whole text could differ from composing its marks."""
        if _UNSAFE.search(source) is not None:
            return View(source)
        substituted = text = substitute(source)
        parts = [text]
        if any(sign in text for sign in INVISIBLE):
            if _PILE.search(source) is not None:
                return View(source)
            parts = ZERO_WIDTH.split(text)
        composed = [_compose(part) for part in parts]
        parts = [part for part in composed if part is not None]
        if len(parts) < len(composed):
            return View(source)
        return cls(source, substituted, _BLANKS.sub(" ", "".join(parts)))

    @classmethod
    def join_blanks(cls, source: str, substituted: str) -> LazyView:
        """Make the view of a text that needs nothing but substitutions, which are done, and its blanks joined."""
        return cls(source, substituted, _BLANKS.sub(" ", substituted))

    def cut(self, start: int, end: int) -> tuple[int, int, str]:
        """Give a span as (start, end, text) of the caller's string, as ``View.cut`` does."""
        if not self._starts:
            self._starts = _line_starts(self.text)
            self._source_starts = _line_starts(self._substituted)
        line = bisect_right(self._starts, start) - 1
        view, begin = self._line(line), start - self._starts[line]
        first = last = self._source_starts[line] + (begin if view is None else view.source_start(begin))
        if end > start:
            line = bisect_right(self._starts, end - 1) - 1
            view, stop = self._line(line), end - self._starts[line]
            last = max(first, self._source_starts[line] + (stop if view is None else view.source_end(stop)))
        return first, last, self.source[first:last]

    def _line(self, i: int) -> View | None:
        """Give the view of a line; None where it has kept its length: reading never makes a text longer."""
        begin = self._source_starts[i]
        is_last = i + 1 == len(self._source_starts)
        end = len(self._substituted) if is_last else self._source_starts[i + 1] - 1
        if end - begin == (len(self.text) if is_last else self._starts[i + 1] - 1) - self._starts[i]:
            return None
        line = self._lines.get(i)
        if line is None:
            line = self._lines[i] = View(self._substituted[begin:end])
        return line


_BLANKS = re.compile("  +")
# Marks farther apart than this are composed one by one.
_SPARSE = 40


def _compose(text: str) -> str | None:
    """Compose letters and marks; None where marks are left over.

    A text mostly composed has few marks, and only there is composing worth its time.
    """
    runs = _find_runs(text)
    if runs is not None and not runs:
        return text
    if runs is None:
        text = unicodedata.normalize("NFC", text)
        return text if _MARK_RUN.search(text) is None else None
    pieces: list[str] = []
    copied = 0
    for start, end in runs:
        if start > copied:
            start -= 1
        letter = unicodedata.normalize("NFC", text[start:end])
        if len(letter) != 1 or letter in _MARKS:
            return None
        pieces.append(text[copied:start])
        pieces.append(letter)
        copied = end
    pieces.append(text[copied:])
    return "".join(pieces)


def _find_runs(text: str) -> list[tuple[int, int]] | None:
    """Give where marks stand, in order; None where they are many.

    Looking for each mark by itself is faster than one pattern for all as long as there are few.
    """
    found: list[int] = []
    most = len(text) // _SPARSE
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            if len(found) >= most:
                return None
            found.append(at)
            at = text.find(mark, at + 1)
    found.sort()
    runs: list[tuple[int, int]] = []
    for at in found:
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _line_starts(text: str) -> list[int]:
    # The n-th line starts behind the letters of the lines before it and their n ends.
    return [0, *map(add, accumulate(map(len, text.split("\n"))), count(1))][:-1]
