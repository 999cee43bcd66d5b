"""Fields of work of the tasks set, by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from vnbulletin.statistics.frames import make_frame, read_rows
from vnbulletin.statistics.numbers import design_effect, wilson_interval
from vnbulletin.statistics.sources import check_choice, describe_source, list_groups, read_groups, require_tables
from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from vnbulletin.corpus import Tables

INTERVALS = ("clustered", "wilson")
_COLUMNS = {
    "label": "text", "name": "text", "n_tasks": "int", "n_bulletins": "int", "group_tasks": "int",
    "group_bulletins": "int", "share": "float", "low": "float", "high": "float", "design_effect": "float",
}  # fmt: skip


def task_fields(
    tables: Tables,
    by: str | Sequence[str] | None = None,
    *,
    interval: str = "clustered",
    confidence: float = 0.95,
    language: str = "vi",
) -> pd.DataFrame:
    """Say what share of the tasks falls into each field of work, by group.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    by : str or sequence of str, optional
        ``month``, ``body``, ``level``, ``place`` and the other groups of ``word_frequencies``; also columns of
        ``tasks`` such as ``assignee``.
    interval : str
        ``wilson`` takes tasks as independent. ``clustered`` is Wilson's interval over the effective number of
        tasks, because one bulletin sets many in one field; it is wider and true where the other is too narrow.
    confidence : float
        Of the intervals.
    language : str
        Of the labels' names: ``vi`` or ``en``.

    Returns
    -------
    DataFrame
        Group columns, ``label``, ``name``, ``n_tasks``, ``n_bulletins`` (that set such a task), ``group_tasks``,
        ``group_bulletins`` (that set any), ``share`` with ``low`` and ``high``, ``design_effect``. Every group has a
        row for every label that the corpus has, also where it is 0.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> page = "Đồng chí Chủ tịch UBND xã yêu cầu: đẩy nhanh giải ngân vốn đầu tư công; bảo đảm an ninh trật tự."
    >>> frame = task_fields(vb.analyze_corpus([page], progress=False))
    >>> frame[["label", "n_tasks", "share"]].values.tolist()
    [['defense_security', 1, 0.5], ['socio_economic', 1, 0.5]]
    """
    check_choice("interval", interval, INTERVALS)
    check_choice("language", language, ("vi", "en"))
    tables = require_tables(tables)
    groups = list_groups(by, _COLUMNS)
    of_task = [g for g in groups if g in tables.tasks.columns and g not in tables.documents.columns]
    of_document = [g for g in groups if g not in of_task]
    values = read_groups(tables, of_document)
    counts: dict[tuple[str | None, ...], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in read_rows(tables.tasks):
        of_doc = dict(zip(of_document, values[row["doc_id"]], strict=True))
        group = tuple(of_doc[g] if g in of_doc else _squeeze(row[g]) for g in groups)
        counts[group][row["doc_id"]][row["label"] or "other"] += 1
    labels = sorted({label for docs in counts.values() for c in docs.values() for label in c})
    names = {row["code"]: row[f"name_{language}"] for row in load_table("task_labels")}
    effects = {label: _measure_clustering(label, counts) for label in labels}
    rows: list[tuple[object, ...]] = []
    for group in sorted(counts, key=lambda g: tuple((v is None, v or "") for v in g)):
        docs = counts[group]
        total = sum(sum(c.values()) for c in docs.values())
        found = []
        for label in labels:
            n = sum(c[label] for c in docs.values())
            effect = effects[label] if interval == "clustered" else 1.0
            limits = wilson_interval(n / effect, total / effect, confidence)
            spread = sum(1 for c in docs.values() if c[label])
            numbers = (n, spread, total, len(docs), n / total, *limits, effect)
            found.append((*group, label, names.get(label, label), *numbers))
        rows += sorted(found, key=lambda r: (-int(str(r[len(groups) + 2])), str(r[len(groups)])))
    settings = {
        "by": list(groups), "interval": interval, "confidence": confidence, "language": language,
        **describe_source(tables),
    }  # fmt: skip
    return make_frame(rows, {**dict.fromkeys(groups, "text"), **_COLUMNS}, "task_fields", settings)


def _measure_clustering(label: str, counts: dict[tuple[str | None, ...], dict[str, Counter[str]]]) -> float:
    successes, sizes, expected = [], [], []
    for docs in counts.values():
        n = sum(c[label] for c in docs.values())
        total = sum(sum(c.values()) for c in docs.values())
        if len(docs) < 2:
            continue  # A bulletin alone in its group shows no spread.
        for counter in docs.values():
            successes.append(float(counter[label]))
            sizes.append(float(sum(counter.values())))
            expected.append(n / total)
    return design_effect(successes, sizes, expected)


def _squeeze(value: object) -> str | None:
    return None if value is None else " ".join(str(value).split()) or None
