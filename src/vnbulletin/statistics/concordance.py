"""Keywords in context, with offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from vnbulletin.errors import InputError
from vnbulletin.statistics.frames import make_frame
from vnbulletin.statistics.sources import describe_source, list_groups, read_groups, read_texts
from vnbulletin.statistics.wordlists import fold_word
from vnbulletin.text import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from vnbulletin.corpus import Tables

_COLUMNS = {
    "doc_id": "text", "start": "int", "end": "int", "before": "text", "keyword": "text", "after": "text",
    "pattern": "text", "doc_start": "float",
}  # fmt: skip
#: What a pattern may leave open: the rest of a syllable.
_OPEN = r"[^\W_]*"
#: Seconds a search may take: patterns are the caller's, and many open syllables take long on a hostile text.
_PATIENCE = 10.0
#: No context is longer than so many characters a word.
_WIDEST = 40


def kwic(
    source: Tables | pd.DataFrame,
    pattern: str | Sequence[str],
    *,
    window: int = 8,
    by: str | Sequence[str] | None = None,
    parts: str = "article",
) -> pd.DataFrame:
    """Show a word wherever it stands, with what stands around it.

    Parameters
    ----------
    source : Tables or DataFrame
        Of ``analyze_corpus``; or a frame with ``doc_id`` and ``text``.
    pattern : str or sequence of str
        Words or phrases. Capital letters, Unicode form, placement of tone marks and spaces make no difference;
        ``*`` stands for the rest of a syllable.
    window : int
        Syllables of context on each side; the context never leaves the paragraph.
    by : str or sequence of str, optional
        Groups of the bulletin to show, as in ``word_frequencies``.
    parts : str
        ``article`` or ``page``.

    Returns
    -------
    DataFrame
        ``doc_id``, the group columns, ``start`` and ``end`` (offsets into the bulletin's text, which is ``keyword``
        there), ``before``, ``keyword``, ``after``, ``pattern``, ``doc_start`` (where in the bulletin: from 0 to 1).
        In text order.

    Examples
    --------
    >>> import pandas as pd
    >>> pages = pd.DataFrame({"doc_id": ["a"], "text": ["Huyện uỷ giao UBND huyện đẩy nhanh giải ngân vốn."]})
    >>> kwic(pages, "ủy ban*")["keyword"].tolist(), kwic(pages, "huyện ủy", window=2)["after"].tolist()
    ([], ['giao UBND'])
    """
    groups = list_groups(by, _COLUMNS)
    patterns = (pattern,) if isinstance(pattern, str) else tuple(pattern)
    searches = [(p, _compile(p)) for p in dict.fromkeys(patterns) if p.strip()]
    values = read_groups(source, groups)
    rows: list[tuple[object, ...]] = []
    for text in read_texts(source, parts):
        size = max((at + len(piece) for at, piece in text.pieces), default=1)
        found: list[tuple[int, int, str, str, str, str]] = []
        for at, piece in text.pieces:
            view = View(piece)
            lower = view.text.lower()
            for name, search in searches:
                for span in _find(name, search, lower):
                    start, end, keyword = view.cut(*span)
                    before, after = _cut_context(piece, start, end, window)
                    found.append((at + start, at + end, before, keyword, after, name))
        for start, end, before, keyword, after, name in sorted(found):
            rows.append((text.doc_id, *values[text.doc_id], start, end, before, keyword, after, name, start / size))
    columns = {"doc_id": "text", **dict.fromkeys(groups, "text"), **_COLUMNS}
    settings = {
        "pattern": list(patterns), "window": window, "by": list(groups), "parts": parts, **describe_source(source)
    }  # fmt: skip
    return make_frame(rows, columns, "kwic", settings)


def _compile(pattern: str) -> regex.Pattern[str]:
    syllables = [_OPEN.join(map(regex.escape, s.split("*"))) for s in fold_word(pattern).split()]
    return regex.compile(r"(?<![^\W_])" + r"\s{1,4}".join(syllables) + r"(?![^\W_])")


def _find(pattern: str, search: regex.Pattern[str], lower: str) -> list[tuple[int, int]]:
    """Give where a pattern stands; a search that takes too long is an error, never a part of the answer."""
    try:
        return [match.span() for match in search.finditer(lower, timeout=_PATIENCE)]
    except TimeoutError:
        raise InputError(
            "kwic.slow",
            f"the pattern {pattern!r} took more than {_PATIENCE:.0f} seconds on one text; leave fewer * open",
        ) from None


def _cut_context(piece: str, start: int, end: int, window: int) -> tuple[str, str]:
    if window <= 0:
        return "", ""
    before = piece[max(0, start - window * _WIDEST) : start].split()[-window:]
    after = piece[end : end + window * _WIDEST].split()[:window]
    return " ".join(before), " ".join(after)
