"""Words that set one group of bulletins apart from others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vnbulletin.errors import InputError
from vnbulletin.statistics.frames import describe_choice, make_frame
from vnbulletin.statistics.numbers import adjust_p_values, chi2_tail, chi_square, log_likelihood, log_ratio
from vnbulletin.statistics.sources import check_choice, describe_source, read_groups
from vnbulletin.statistics.wordcounts import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pandas as pd

    from vnbulletin.corpus import Tables

#: Measure -> its formula; the column of a frame bears the same name.
MEASURES: dict[str, Callable[[float, float, float, float], float]] = {"G2": log_likelihood, "chi2": chi_square}


def keyness(
    source: Tables | pd.DataFrame,
    target: str | Sequence[str] | None = None,
    reference: str | Sequence[str] | None = None,
    *,
    by: str,
    measure: str = "G2",
    min_count: int = 3,
    min_bulletins: int = 2,
    unit: str = "words",
    parts: str = "article",
    stop_words: bool | Iterable[str] = True,
    phrases: bool | Iterable[str] = True,
    names: bool = False,
) -> pd.DataFrame:
    """Find the words that are more frequent in one group than in another.

    Parameters
    ----------
    source : Tables or DataFrame
        Of ``analyze_corpus``; or a frame with ``doc_id``, ``text`` and the group column.
    target : str or sequence of str, optional
        Group or groups of interest; without it every group is held against all others.
    reference : str or sequence of str, optional
        Group or groups to compare with; without it all others.
    by : str
        The group, as in ``word_frequencies``.
    measure : str
        ``G2`` (log-likelihood over all four cells) or ``chi2`` (Pearson's, without correction).
    min_count : int
        Leave out words that are rarer in both groups together.
    min_bulletins : int
        Leave out words that fewer bulletins have: what one bulletin repeats tells of that bulletin only.
    unit, parts, stop_words, phrases, names
        As in ``word_frequencies``.

    Returns
    -------
    DataFrame
        ``target``, ``reference`` (empty: all others), ``word``, the measure (in a column of its name; negative where
        the word is rarer in the target), ``log_ratio`` (binary, a count of nothing taken as one half), ``n_target``,
        ``n_reference``, ``bulletins_target``, ``bulletins_reference``, ``per_1000_target``, ``per_1000_reference``,
        ``p`` and ``p_adjusted`` (Benjamini-Hochberg over all words tested). Highest first.

    Raises
    ------
    InputError
        ``input.group`` where no bulletin is of a group asked for.

    Notes
    -----
    The test takes words as independent of each other; a word that one long bulletin repeats is overstated. Look at
    ``bulletins_target`` before believing it.

    Examples
    --------
    >>> import pandas as pd
    >>> pages = pd.DataFrame({"doc_id": list("abcd"), "site": ["x", "x", "y", "y"],
    ...                       "text": ["Cháy rừng.", "Cháy rừng ở bản.", "Tiêm chủng.", "Trường học mở cửa."]})
    >>> keyness(pages, "x", by="site", min_count=2)[["word", "n_target", "n_reference"]].values.tolist()
    [['cháy rừng', 2, 0]]
    """
    check_choice("measure", measure, list(MEASURES))
    stop_words, phrases = describe_choice(stop_words), describe_choice(phrases)
    words = count_words(source, unit=unit, parts=parts, stop_words=stop_words, phrases=phrases, names=names)
    groups = read_groups(source, [by])
    of_group = [groups[doc_id][0] for doc_id in words.doc_ids]
    known = sorted({g for g in of_group if g is not None})
    if not known:
        chosen: list[tuple[frozenset[str], frozenset[str]]] = []
    elif target is None:
        chosen = [(frozenset([g]), _choose(reference, known, g)) for g in known]
    else:
        wanted = frozenset([target] if isinstance(target, str) else target)
        _check_known(wanted, known, by)
        chosen = [(wanted, _choose(reference, known, *wanted))]
    rows: list[tuple[object, ...]] = []
    for wanted, others in chosen:
        _check_known(others, known, by)
        targets = [i for i, g in enumerate(of_group) if g in wanted]
        references = [i for i, g in enumerate(of_group) if g in others]
        name, other = ", ".join(sorted(wanted)), ", ".join(sorted(others)) if reference is not None else None
        rows += [
            (name, other, *row)
            for row in compare_counts(
                [words.counts[i] for i in targets],
                [words.counts[i] for i in references],
                sum(words.totals[i] for i in targets),
                sum(words.totals[i] for i in references),
                measure=measure,
                min_count=min_count,
                min_bulletins=min_bulletins,
            )
        ]
    p_values = [float(str(row[-1])) for row in rows]
    rows = [(*row, q) for row, q in zip(rows, adjust_p_values(p_values), strict=True)]
    columns = {
        "target": "text", "reference": "text", "word": "text", measure: "float", "log_ratio": "float",
        "n_target": "int", "n_reference": "int", "bulletins_target": "int", "bulletins_reference": "int",
        "per_1000_target": "float", "per_1000_reference": "float", "p": "float", "p_adjusted": "float",
    }  # fmt: skip
    settings = {
        "by": by, "target": _spell(target), "reference": _spell(reference), "measure": measure,
        "correction": "Benjamini-Hochberg", "tests": len(rows), "min_count": min_count, "min_bulletins": min_bulletins,
        "unit": unit, "parts": parts, "stop_words": stop_words, "phrases": phrases, "names": names,
        **describe_source(source),
    }  # fmt: skip
    return make_frame(rows, columns, "keyness", settings)


def compare_counts(
    target: Sequence[Counter[str]],
    reference: Sequence[Counter[str]],
    target_total: float,
    reference_total: float,
    *,
    measure: str = "G2",
    min_count: float = 1,
    min_bulletins: int = 1,
) -> list[tuple[str, float, float, int, int, int, int, float, float, float]]:
    """Compare the words of two sets of bulletins.

    Returns
    -------
    list of tuple
        Word, signed measure, log ratio, counts, bulletins, rates per thousand, p; highest measure first.
    """
    if not target_total or not reference_total:
        return []
    compute = MEASURES[measure]
    in_target, in_reference = _add(target), _add(reference)
    out = []
    for word in in_target.keys() | in_reference.keys():
        a, b = in_target[word], in_reference[word]
        spread = sum(1 for c in target if word in c), sum(1 for c in reference if word in c)
        if a + b < min_count or sum(spread) < min_bulletins:
            continue
        value = compute(a, b, target_total, reference_total)
        sign = 1 if a * reference_total >= b * target_total else -1
        rates = 1000 * a / target_total, 1000 * b / reference_total
        ratio = log_ratio(a, b, target_total, reference_total)
        out.append((word, sign * value, ratio, a, b, *spread, *rates, chi2_tail(value)))
    return sorted(out, key=lambda row: (-row[1], -row[2], row[0]))


def _add(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _choose(reference: str | Sequence[str] | None, known: list[str], *wanted: str) -> frozenset[str]:
    if reference is None:
        return frozenset(known) - set(wanted)
    return frozenset([reference] if isinstance(reference, str) else reference)


def _check_known(groups: frozenset[str], known: list[str], by: str) -> None:
    unknown = sorted(groups - set(known))
    if unknown:
        raise InputError("input.group", f"{by}: no bulletin of {', '.join(unknown)}; there are {', '.join(known)}")


def _spell(groups: str | Sequence[str] | None) -> str | list[str] | None:
    return groups if groups is None or isinstance(groups, str) else list(groups)
