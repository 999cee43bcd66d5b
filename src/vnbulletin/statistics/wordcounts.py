"""Counts of words by bulletin, as every statistic of words needs them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from vnbulletin.statistics.sources import check_choice, read_texts
from vnbulletin.statistics.wordlists import PhraseFinder, choose_words, fold_word, load_phrases, load_stop_words
from vnbulletin.text import View
from vnbulletin.words import segment_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from vnbulletin.corpus import Tables
    from vnbulletin.statistics.sources import Text

#: What is counted: all words, or only the fixed phrases of the genre.
UNITS = ("words", "phrases")
_fold = lru_cache(maxsize=1 << 16)(fold_word)


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Words of a corpus, counted.

    Parameters
    ----------
    doc_ids : tuple of str
        The bulletins, in order.
    counts : tuple of Counter
        The words that count, by bulletin.
    totals : tuple of int
        All words of the bulletin (stop words and names, too; no numbers): what a rate is of.
    passages : tuple of tuple of frozenset of str
        The same words by passage, each once.
    """

    doc_ids: tuple[str, ...]
    counts: tuple[Counter[str], ...]
    totals: tuple[int, ...]
    passages: tuple[tuple[frozenset[str], ...], ...]


def count_words(
    source: Tables | pd.DataFrame,
    *,
    unit: str = "words",
    parts: str = "article",
    stop_words: bool | Iterable[str] = True,
    phrases: bool | Iterable[str] = True,
    names: bool = False,
) -> WordCounts:
    """Count the words of every bulletin.

    Parameters
    ----------
    source : Tables or DataFrame
        The corpus.
    unit : str
        ``words``, where a fixed phrase is one word; or ``phrases`` for nothing but those.
    parts : str
        ``article`` or ``page``.
    stop_words, phrases : bool or iterable of str
        The shipped list, none, or an own one.
    names : bool
        Whether officials' names count (they are known only in ``Tables``).
    """
    check_choice("unit", unit, UNITS)
    stopped = choose_words(stop_words, load_stop_words())
    fixed = choose_words(phrases, load_phrases())
    finder = PhraseFinder(fixed)
    doc_ids, counts, totals, passages = [], [], [], []
    for text in read_texts(source, parts):
        counter: Counter[str] = Counter()
        total = 0
        sets = []
        for piece in _list_pieces(text, finder, names=names):
            kept = [w for w, is_name in piece if not is_name and w not in stopped and (unit == "words" or w in fixed)]
            total += len(piece)
            counter.update(kept)
            sets.append(frozenset(kept))
        doc_ids.append(text.doc_id)
        counts.append(counter)
        totals.append(total)
        passages.append(tuple(sets))
    return WordCounts(tuple(doc_ids), tuple(counts), tuple(totals), tuple(passages))


def _list_pieces(text: Text, finder: PhraseFinder, *, names: bool) -> Iterator[list[tuple[str, bool]]]:
    """Give the words of every piece; the second value says that the word is a name that shall not count."""
    spans = sorted(text.names)
    for at, source in text.pieces:
        view = View(source)
        lower = view.text.lower()
        inside = [] if names else [(view.locate(s - at), view.locate(e - at)) for s, e in spans
                                   if at <= s and e <= at + len(source)]  # fmt: skip
        keep = [span for span in (*inside, *finder.find(lower)) if span[0] < span[1]]
        is_name = set(inside)
        found = []
        for word in segment_words(view.text, keep=keep):
            folded = _fold(word.text)
            if len(folded) > 1 and any(map(str.isalpha, folded)):
                found.append((folded, (word.start, word.end) in is_name))
        yield found
