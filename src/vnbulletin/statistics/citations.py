"""What is cited, where and when, and how fast a new document spreads."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from vnbulletin.corpus import documents_cited
from vnbulletin.errors import InputError
from vnbulletin.statistics.frames import DAY, make_frame, read_rows
from vnbulletin.statistics.numbers import wilson_interval
from vnbulletin.statistics.sources import describe_source, list_groups, read_days, read_groups, require_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import pandas as pd

    from vnbulletin.corpus import Tables

_COUNTS = {
    "document": "text", "code": "text", "type": "text", "n_mentions": "int", "n_bulletins": "int",
    "group_bulletins": "int", "share": "float", "low": "float", "high": "float",
}  # fmt: skip
_DIFFUSION = {
    "document": "text", "code": "text", "issued": DAY, "place": "text", "first_cited": DAY, "lag_days": "int",
    "n_citing": "int", "n_bulletins": "int", "reached": "int", "n_places": "int", "share": "float", "low": "float",
    "high": "float",
}  # fmt: skip
_LAGS = {
    "document": "text", "code": "text", "issued": DAY, "n_bulletins": "int", "first_lag_days": "int",
    "lower_quartile_days": "float", "median_lag_days": "float", "upper_quartile_days": "float", "last_lag_days": "int",
}  # fmt: skip


class _Document(NamedTuple):
    key: str
    code: str | None
    type: str | None
    issued: date | None


def citation_counts(
    tables: Tables,
    by: str | Sequence[str] | None = "month",
    *,
    documents: str | Sequence[str] | None = None,
    top: int | None = None,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Count the bulletins that cite each document, by group.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    by : str or sequence of str, optional
        As in ``word_frequencies``.
    documents : str or sequence of str, optional
        Keys or codes (``57-NQ/TW``) of the documents of interest.
    top : int, optional
        Only so many documents, those that most bulletins cite.
    confidence : float
        Of the intervals.

    Returns
    -------
    DataFrame
        Group columns, ``document``, ``code``, ``type``, ``n_mentions``, ``n_bulletins``, ``group_bulletins``, the
        ``share`` of them that cites it, with ``low`` and ``high`` (Wilson). Groups without any citation of a document
        have a row with 0, so that a line over time does not skip them.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> page = "Ngày 6/2/2025, Đảng ủy xã tổ chức hội nghị quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024."
    >>> pages = [page, "Ngày 9/3/2025, Đảng ủy xã tổ chức hội nghị giao ban."]
    >>> frame = citation_counts(vb.analyze_corpus(pages, progress=False), "year")
    >>> frame[["code", "n_bulletins"]].values.tolist()
    [['57-NQ/TW', 1]]
    """
    tables = require_tables(tables)
    groups = list_groups(by, _COUNTS)
    values = read_groups(tables, groups)
    chosen = _choose_documents(tables, documents, top)
    mentions: dict[tuple[tuple[str | None, ...], str], list[str]] = defaultdict(list)
    for doc_id, key in _list_citations(tables):
        mentions[values[doc_id], key].append(doc_id)
    sizes = Counter(values.values())
    rows: list[tuple[object, ...]] = []
    for group in sorted(sizes, key=lambda g: tuple((v is None, v or "") for v in g)) if chosen else []:
        for document in chosen:
            citing = mentions[group, document.key]
            n, size = len(set(citing)), sizes[group]
            limits = wilson_interval(n, size, confidence)
            rows.append((*group, document.key, document.code, document.type, len(citing), n, size, n / size, *limits))
    settings = {
        "by": list(groups), "documents": [d.key for d in chosen] if documents is not None else None, "top": top,
        "confidence": confidence, "interval": "Wilson", **describe_source(tables),
    }  # fmt: skip
    return make_frame(rows, {**dict.fromkeys(groups, "text"), **_COUNTS}, "citation_counts", settings)


def citation_diffusion(
    tables: Tables,
    documents: str | Sequence[str] | None = None,
    *,
    place: str = "place",
    level: str | Sequence[str] | None = "commune",
    top: int = 5,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Follow a document from its date to the places whose bulletins cite it.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    documents : str or sequence of str, optional
        Keys or codes; without them the ``top`` that reach most places. Only dated documents can be followed.
    place : str
        The group whose values are reached: ``place``, ``body`` or a column of the input.
    level : str or sequence of str, optional
        Only bulletins of this level (``commune``); None for all.
    top : int
        How many documents where none is named.
    confidence : float
        Of the intervals.

    Returns
    -------
    DataFrame
        One row a document and place that has a bulletin since the document's date: ``document``, ``code``,
        ``issued``, ``place``, ``first_cited``, ``lag_days``, ``n_citing`` of ``n_bulletins`` since, ``reached`` (places
        reached by then), ``n_places``, ``share`` reached with ``low`` and ``high`` (Wilson). Places not yet reached
        come last, without a day.

    Examples
    --------
    >>> import pandas as pd
    >>> import vnbulletin as vb
    >>> page = "Ngày 6/2/2025, Đảng ủy xã tổ chức hội nghị quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024."
    >>> pages = pd.DataFrame({"text": [page, "Ngày 9/3/2025, Đảng ủy xã tổ chức hội nghị giao ban."],
    ...                       "place": ["xã Mường Sang", "xã Nà Lóng"]})
    >>> frame = citation_diffusion(vb.analyze_corpus(pages, progress=False), "57-NQ/TW", level=None)
    >>> frame[["place", "lag_days", "share"]].values.tolist()
    [['xã Mường Sang', 46, 0.5], ['xã Nà Lóng', <NA>, <NA>]]
    """
    tables = require_tables(tables)
    values = read_groups(tables, [place] if level is None else [place, "level"])
    levels = None if level is None else {level} if isinstance(level, str) else set(level)
    days = read_days(tables)
    at_place: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for doc_id, group in values.items():
        day = days[doc_id]
        if group[0] is not None and day is not None and (levels is None or group[1] in levels):
            at_place[group[0]].append((day, doc_id))
    citing: dict[str, set[str]] = defaultdict(set)
    for doc_id, key in _list_citations(tables):
        citing[key].add(doc_id)
    spread = [(d, _follow(d, at_place, citing[d.key])) for d in _choose_documents(tables, documents, None) if d.issued]
    if documents is None:
        spread.sort(key=lambda item: -sum(1 for r in item[1] if r.first is not None))
        spread = [item for item in spread if item[1]][:top]
    rows: list[tuple[object, ...]] = []
    for document, reaches in spread:
        reached = 0
        for reach in reaches:
            lag = numbers = None
            if reach.first is not None and document.issued is not None:
                reached += 1
                lag = (reach.first - document.issued).days
                numbers = (reached / len(reaches), *wilson_interval(reached, len(reaches), confidence))
            head = (document.key, document.code, document.issued, reach.place, reach.first, lag)
            tail = numbers or (None, None, None)
            rows.append((*head, reach.n_citing, reach.n_bulletins, reached if numbers else None, len(reaches), *tail))
    settings = {
        "documents": [d.key for d, _ in spread], "place": place, "level": sorted(levels) if levels else None,
        "top": top if documents is None else None, "confidence": confidence, "interval": "Wilson",
        **describe_source(tables),
    }  # fmt: skip
    return make_frame(rows, _DIFFUSION, "citation_diffusion", settings)


def citation_lags(
    tables: Tables,
    by: str | Sequence[str] | None = "level",
    *,
    documents: str | Sequence[str] | None = None,
    top: int | None = None,
) -> pd.DataFrame:
    """Say how many days after a document's date bulletins cite it, by group.

    Parameters
    ----------
    tables, by, documents, top
        As in ``citation_counts``.

    Returns
    -------
    DataFrame
        ``document``, ``code``, ``issued``, group columns, ``n_bulletins``, ``first_lag_days``,
        ``lower_quartile_days``, ``median_lag_days``, ``upper_quartile_days``, ``last_lag_days``; documents and
        bulletins without a day are left out, and bulletins older than the document.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> page = "Ngày 6/2/2025, Đảng ủy xã tổ chức hội nghị quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024."
    >>> citation_lags(vb.analyze_corpus([page], progress=False), None)["median_lag_days"].tolist()
    [46.0]
    """
    tables = require_tables(tables)
    groups = list_groups(by, _LAGS)
    values = read_groups(tables, groups)
    days = read_days(tables)
    chosen = {d.key: d for d in _choose_documents(tables, documents, top)}
    lags: dict[tuple[str, tuple[str | None, ...]], dict[str, int]] = defaultdict(dict)
    for doc_id, key in _list_citations(tables):
        document, day = chosen.get(key), days[doc_id]
        if document is not None and document.issued is not None and day is not None and day >= document.issued:
            lags[key, values[doc_id]][doc_id] = (day - document.issued).days
    rows: list[tuple[object, ...]] = []
    for key, document in chosen.items():
        found = [(group, sorted(of_bulletin.values())) for (k, group), of_bulletin in lags.items() if k == key]
        for group, ordered in sorted(found, key=lambda item: tuple((v is None, v or "") for v in item[0])):
            quartiles = [_quantile(ordered, q) for q in (0.25, 0.5, 0.75)]
            numbers = (len(ordered), ordered[0], *quartiles, ordered[-1])
            rows.append((key, document.code, document.issued, *group, *numbers))
    names = list(_LAGS.items())
    columns = dict([*names[:3], *((g, "text") for g in groups), *names[3:]])
    settings = {
        "by": list(groups), "documents": list(chosen) if documents is not None else None, "top": top,
        **describe_source(tables),
    }  # fmt: skip
    return make_frame(rows, columns, "citation_lags", settings)


class _Reach(NamedTuple):
    place: str
    first: date | None
    n_citing: int
    n_bulletins: int


def _follow(document: _Document, at_place: dict[str, list[tuple[date, str]]], citing: set[str]) -> list[_Reach]:
    reaches = []
    for place, bulletins in at_place.items():
        since = [(day, doc_id) for day, doc_id in bulletins if document.issued is not None and day >= document.issued]
        if since:
            cited = [day for day, doc_id in since if doc_id in citing]
            reaches.append(_Reach(place, min(cited, default=None), len(cited), len(since)))
    return sorted(reaches, key=lambda r: (r.first is None, r.first or document.issued, r.place))


def _list_citations(tables: Tables) -> Iterable[tuple[str, str]]:
    for row in read_rows(tables.references[["doc_id", "document", "text"]]):
        yield row["doc_id"], row["document"] or row["text"]


def _choose_documents(tables: Tables, wanted: str | Sequence[str] | None, top: int | None) -> list[_Document]:
    """Give the documents asked for, those that most bulletins cite first."""
    any_column = "doc_id"
    register = documents_cited(tables, body=any_column, place=None)
    found = [_read_document(row) for row in read_rows(register[["document", "code", "type", "date"]])]
    if wanted is not None:
        names = [wanted] if isinstance(wanted, str) else list(wanted)
        known = {name for d in found for name in (d.key, d.code)}
        if tables.references.shape[0] and (unknown := [n for n in names if n not in known]):
            raise InputError("input.document", f"no bulletin cites {', '.join(unknown)}; give keys or codes")
        found = [d for d in found if d.key in names or d.code in names]
    return found[:top]


def _read_document(row: dict[str, Any]) -> _Document:
    issued = row["date"]
    return _Document(row["document"], row["code"], row["type"], None if issued is None else issued.date())


def _quantile(ordered: Sequence[int], q: float) -> float:
    at = q * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
