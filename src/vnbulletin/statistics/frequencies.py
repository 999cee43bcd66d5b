"""How often words and fixed phrases occur, by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from vnbulletin.statistics.frames import describe_choice, make_frame
from vnbulletin.statistics.sources import describe_source, list_groups, read_groups
from vnbulletin.statistics.wordcounts import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from vnbulletin.corpus import Tables

_COLUMNS = {
    "word": "text", "n": "int", "n_bulletins": "int", "per_1000": "float", "share_bulletins": "float", "rank": "int",
    "group_words": "int", "group_bulletins": "int",
}  # fmt: skip


def word_frequencies(
    source: Tables | pd.DataFrame,
    by: str | Sequence[str] | None = None,
    *,
    unit: str = "words",
    min_count: int = 1,
    parts: str = "article",
    stop_words: bool | Iterable[str] = True,
    phrases: bool | Iterable[str] = True,
    names: bool = False,
) -> pd.DataFrame:
    """Count words or fixed phrases, by group.

    Parameters
    ----------
    source : Tables or DataFrame
        Of ``analyze_corpus``; or a frame with ``doc_id``, ``text`` and group columns.
    by : str or sequence of str, optional
        ``year``, ``quarter``, ``month``, ``body``, ``place``, ``level``, or columns of ``documents``.
    unit : str
        ``words`` (a fixed phrase of the genre is one word) or ``phrases`` (nothing but those).
    min_count : int
        Leave out what is rarer in its group.
    parts : str
        ``article``, or ``page`` with menus, counters and the rest.
    stop_words, phrases : bool or iterable of str
        The shipped lists, none, or own ones.
    names : bool
        Whether officials' names count.

    Returns
    -------
    DataFrame
        The group columns, ``word``, ``n``, ``n_bulletins``, ``per_1000`` (of all words of the group, ``group_words``),
        ``share_bulletins`` (of ``group_bulletins``), ``rank`` in the group. Most frequent first.

    Examples
    --------
    >>> import pandas as pd
    >>> pages = pd.DataFrame({"doc_id": ["a", "b"], "text": ["Tiêm vắc xin cho trẻ em.", "Trẻ em đến trường."]})
    >>> word_frequencies(pages, min_count=2)[["word", "n", "n_bulletins"]].values.tolist()
    [['trẻ em', 2, 2]]
    """
    groups = list_groups(by, _COLUMNS)
    stop_words, phrases = describe_choice(stop_words), describe_choice(phrases)
    words = count_words(source, unit=unit, parts=parts, stop_words=stop_words, phrases=phrases, names=names)
    values = read_groups(source, groups)
    counts: dict[tuple[str | None, ...], Counter[str]] = defaultdict(Counter)
    spread: dict[tuple[str | None, ...], Counter[str]] = defaultdict(Counter)
    totals: Counter[tuple[str | None, ...]] = Counter()
    bulletins: Counter[tuple[str | None, ...]] = Counter()
    for doc_id, counter, total in zip(words.doc_ids, words.counts, words.totals, strict=True):
        group = values[doc_id]
        counts[group].update(counter)
        spread[group].update(counter.keys())
        totals[group] += total
        bulletins[group] += 1
    rows: list[tuple[object, ...]] = []
    for group in sorted(counts, key=_sort_key):
        ordered = sorted(counts[group].items(), key=lambda item: (-item[1], item[0]))
        for rank, (word, n) in enumerate(ordered, 1):
            if n < min_count:
                break
            share = spread[group][word] / bulletins[group]
            numbers = (n, spread[group][word], 1000 * n / totals[group], share, rank, totals[group], bulletins[group])
            rows.append((*group, word, *numbers))
    settings = {
        "by": list(groups), "unit": unit, "min_count": min_count, "parts": parts, "stop_words": stop_words,
        "phrases": phrases, "names": names, **describe_source(source),
    }  # fmt: skip
    return make_frame(rows, {**dict.fromkeys(groups, "text"), **_COLUMNS}, "word_frequencies", settings)


def _sort_key(group: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, value or "") for value in group)
