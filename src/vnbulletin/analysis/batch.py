"""Many bulletins at a time, room by room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.analysis.analyze import Draft, fill_drafts
from vnbulletin.text.collection import hold_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbulletin.model import Bulletin, Source

#: Characters of the texts under way at the same time; more gain nothing, and memory stays small.
UNDER_WAY = 150_000


def analyze_batch(texts: Iterable[str | Source]) -> Iterator[Bulletin | Exception]:
    """Analyse many bulletins: as ``analyze`` does, to the last bit, but a fifth faster.

    All pages go through one room before the next one opens, so that its tables stay in the processor's cache, and all
    tasks are labelled at once.

    Parameters
    ----------
    texts : iterable of str or Source
        As ``analyze`` takes them; read ahead as far as ``UNDER_WAY`` characters.

    Yields
    ------
    Bulletin or Exception
        In input order; for a text that cannot be analysed what ``analyze`` would raise.

    Examples
    --------
    >>> ["" if isinstance(b, Exception) else b.text for b in analyze_batch(["Một", 2, "Ba"])]
    ['Một', '', 'Ba']
    """
    drafts: list[Draft] = []
    size = 0
    for text in texts:
        draft = Draft(text)
        if drafts and size + len(draft.text) > UNDER_WAY:
            yield from _finish(drafts)
            drafts, size = [], 0
        drafts.append(draft)
        size += len(draft.text)
    yield from _finish(drafts)


def _finish(drafts: list[Draft]) -> list[Bulletin | Exception]:
    finished: list[Bulletin | Exception] = []
    with hold_collection(max((len(draft.text) for draft in drafts), default=0)):
        fill_drafts(drafts)
        for draft in drafts:
            try:
                finished.append(draft.finish())
            except Exception as error:
                finished.append(error)
    return finished
