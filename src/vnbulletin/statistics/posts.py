"""Posts over time: how often they appear, and who held them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus import posts_held
from vnbulletin.statistics.frames import DAY, make_frame, read_rows
from vnbulletin.statistics.numbers import wilson_interval
from vnbulletin.statistics.sources import check_choice, describe_source, list_groups, read_groups, require_tables
from vnbulletin.statistics.wordlists import fold_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from vnbulletin.corpus import Tables

#: What of a post is counted.
ASPECTS = ("title", "organisation", "level", "system")
_COUNTS = {
    "n_mentions": "int", "n_persons": "int", "n_bulletins": "int", "group_bulletins": "int", "share": "float",
    "low": "float", "high": "float",
}  # fmt: skip
_HELD = {
    "title": "text", "organisation": "text", "place": "text", "person": "text", "name": "text", "first_seen": DAY,
    "last_seen": DAY, "days": "int", "bulletins": "int", "acting": "bool", "ambiguous": "bool",
}  # fmt: skip


def posts_over_time(
    tables: Tables,
    by: str | Sequence[str] | None = "quarter",
    *,
    of: str = "title",
    former: bool = False,
    zeros: bool = False,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Count the posts of named officials from period to period.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    by : str or sequence of str, optional
        As in ``word_frequencies``.
    of : str
        What of a post is counted: ``title``, ``organisation``, ``level``, ``system``.
    former : bool
        Whether posts marked as past count.
    zeros : bool
        Whether a group also has rows for the posts that it does not mention but others do, so that a line over time
        goes down to 0. Not by default: a corpus has hundreds of titles, and most groups mention a few.
    confidence : float
        Of the intervals.

    Returns
    -------
    DataFrame
        Group columns, the aspect counted, ``n_mentions``, ``n_persons`` (within bulletins), ``n_bulletins``,
        ``group_bulletins``, the ``share`` of them with ``low`` and ``high`` (Wilson). Most bulletins first.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> page = "Ngày 9/6/2023, đồng chí Lò Thị Mai, Bí thư Huyện ủy Bắc Sơn chủ trì hội nghị."
    >>> posts_over_time(vb.analyze_corpus([page], progress=False), "year")[["year", "title"]].values.tolist()
    [['2023', 'Bí thư']]
    """
    check_choice("of", of, ASPECTS)
    tables = require_tables(tables)
    groups = list_groups(by, (*_COUNTS, of))
    values = read_groups(tables, groups)
    sizes = Counter(values.values())
    mentions: dict[tuple[tuple[str | None, ...], str], list[tuple[str, int]]] = defaultdict(list)
    for row in read_rows(tables.positions):
        if row[of] is not None and (former or not row["former"]):
            mentions[values[row["doc_id"]], " ".join(row[of].split())].append((row["doc_id"], row["person"]))
    if zeros:
        for value in {value for _, value in mentions}:
            for group in sizes:
                mentions.setdefault((group, value), [])
    rows: list[tuple[Any, ...]] = []
    for (group, value), found in mentions.items():
        n, size = len({doc_id for doc_id, _ in found}), sizes[group]
        limits = wilson_interval(n, size, confidence)
        rows.append((*group, value, len(found), len(set(found)), n, size, n / size, *limits))
    width = len(groups)
    rows.sort(key=lambda r: (tuple((v is None, v or "") for v in r[:width]), -r[width + 3], r[width]))
    columns = {**dict.fromkeys(groups, "text"), of: "text", **_COUNTS}
    settings = {
        "by": list(groups), "of": of, "former": former, "zeros": zeros, "confidence": confidence,
        "interval": "Wilson",
        **describe_source(tables),
    }  # fmt: skip
    return make_frame(rows, columns, "posts_over_time", settings)


def post_holders(
    tables: Tables,
    title: str | Sequence[str] | None = None,
    organisation: str | Sequence[str] | None = None,
    *,
    place: str | None = None,
    min_bulletins: int = 1,
) -> pd.DataFrame:
    """Say who was seen in a post, from when to when.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    title, organisation : str or sequence of str, optional
        Only these posts (``Bí thư``), of these bodies.
    place : str, optional
        Column of ``documents`` that says whose bulletin it is, as in ``resolve_officials``; "UBND xã" alone may be any
        commune's.
    min_bulletins : int
        Leave out who was seen in the post by fewer bulletins.

    Returns
    -------
    DataFrame
        ``title``, ``organisation``, ``place``, ``person``, ``name``, ``first_seen``, ``last_seen`` (in office, by day
        of the bulletins), ``days`` between, ``bulletins``, ``acting``, ``ambiguous``. By post, then time.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> page = "Ngày 9/6/2023, đồng chí Lò Thị Mai, Bí thư Huyện ủy Bắc Sơn chủ trì hội nghị."
    >>> post_holders(vb.analyze_corpus([page], progress=False), "bí thư")[["name", "organisation"]].values.tolist()
    [['Lò Thị Mai', 'Huyện ủy Bắc Sơn']]
    """
    tables = require_tables(tables)
    titles, bodies = _fold(title), _fold(organisation)
    rows = []
    for row in read_rows(posts_held(tables, place=place)):
        first, last = row["first_seen"], row["last_seen"]
        if first is None or row["bulletins"] < min_bulletins:
            continue
        if titles and fold_word(row["title"]) not in titles:
            continue
        if bodies and fold_word(row["organisation"] or "") not in bodies:
            continue
        rows.append(
            (
                row["title"], row["organisation"], row["place"], row["person"], row["name"], first, last,
                (last - first).days, row["bulletins"], row["acting"], row["ambiguous"],
            )
        )  # fmt: skip
    rows.sort(key=lambda r: (r[0], r[1] or "", r[2] or "", r[5], r[3]))
    settings = {
        "title": sorted(titles), "organisation": sorted(bodies), "place": place, "min_bulletins": min_bulletins,
        **describe_source(tables),
    }  # fmt: skip
    return make_frame(rows, _HELD, "post_holders", settings)


def _fold(wanted: str | Sequence[str] | None) -> frozenset[str]:
    if wanted is None:
        return frozenset()
    return frozenset(map(fold_word, [wanted] if isinstance(wanted, str) else wanted))
