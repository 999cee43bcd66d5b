"""Who takes part in the same events."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus import link_officials
from vnbulletin.model.officials import OFFICIAL_ROLES
from vnbulletin.statistics.frames import DAY, make_frame, read_rows
from vnbulletin.statistics.sources import (
    check_choice,
    describe_source,
    list_groups,
    read_days,
    read_groups,
    require_tables,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from vnbulletin.corpus import Tables

#: What a node is.
NODES = ("person", "organisation")
_EDGES = {
    "source": "text", "target": "text", "n_bulletins": "int", "source_bulletins": "int", "target_bulletins": "int",
    "jaccard": "float", "first_seen": DAY, "last_seen": DAY,
}  # fmt: skip
_NODES = {"node": "text", "n_bulletins": "int", "n_partners": "int", "weight": "int"}


def attendance_network(
    tables: Tables,
    of: str = "person",
    *,
    by: str | Sequence[str] | None = None,
    roles: str | Sequence[str] | None = None,
    min_bulletins: int = 1,
    place: str | None = None,
) -> pd.DataFrame:
    """Link those who appear in the same bulletin.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    of : str
        ``person`` (of the register, ``resolve_officials``) or ``organisation`` (of the posts that persons hold there).
    by : str or sequence of str, optional
        One network a group.
    roles : str or sequence of str, optional
        Only those with these roles: ``chair``, ``attend``, ``speak``, ``report``, ``award``, ``visit``, ``receive``,
        ``other``.
    min_bulletins : int
        Leave out links of fewer bulletins.
    place : str, optional
        As in ``resolve_officials``.

    Returns
    -------
    DataFrame
        Group columns, ``source`` and ``target`` (in alphabetical order; a link has no direction), ``n_bulletins``
        together, ``source_bulletins``, ``target_bulletins``, ``jaccard`` (together over either), ``first_seen``,
        ``last_seen``. ``networkx.from_pandas_edgelist(frame, edge_attr=True)`` reads it.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> page = ("Ngày 9/6/2023, đồng chí Lò Thị Mai, Bí thư Huyện ủy Bắc Sơn chủ trì hội nghị. Dự hội nghị có đồng chí "
    ...         "Hà Văn Tấn, Chủ tịch UBND huyện.")
    >>> attendance_network(vb.analyze_corpus([page], progress=False))[["source", "target"]].values.tolist()
    [['Hà Văn Tấn', 'Lò Thị Mai']]
    """
    check_choice("of", of, NODES)
    tables = require_tables(tables)
    groups = list_groups(by, _EDGES)
    wanted = frozenset([roles] if isinstance(roles, str) else roles or ())
    for role in sorted(wanted):
        check_choice("roles", role, sorted(OFFICIAL_ROLES))
    values = read_groups(tables, groups)
    days = read_days(tables)
    present = _list_present(tables, of, wanted, place)
    seen: dict[tuple[tuple[str | None, ...], str], set[str]] = defaultdict(set)
    together: dict[tuple[tuple[str | None, ...], str, str], list[str]] = defaultdict(list)
    for doc_id, nodes in present.items():
        group = values[doc_id]
        for node in nodes:
            seen[group, node].add(doc_id)
        for a, b in combinations(sorted(nodes), 2):
            together[group, a, b].append(doc_id)
    rows: list[tuple[Any, ...]] = []
    for (group, a, b), doc_ids in together.items():
        n = len(doc_ids)
        if n >= min_bulletins:
            of_a, of_b = len(seen[group, a]), len(seen[group, b])
            known = [day for doc_id in doc_ids if (day := days[doc_id]) is not None]
            limits = min(known, default=None), max(known, default=None)
            rows.append((*group, a, b, n, of_a, of_b, n / (of_a + of_b - n), *limits))
    width = len(groups)
    rows.sort(key=lambda r: (tuple((v is None, v or "") for v in r[:width]), -r[width + 2], r[width], r[width + 1]))
    settings = {
        "of": of, "by": list(groups), "roles": sorted(wanted), "min_bulletins": min_bulletins, "place": place,
        **describe_source(tables),
    }  # fmt: skip
    return make_frame(rows, {**dict.fromkeys(groups, "text"), **_EDGES}, "attendance_network", settings)


def network_nodes(edges: pd.DataFrame) -> pd.DataFrame:
    """Give the nodes of a network.

    Parameters
    ----------
    edges : DataFrame
        Of ``attendance_network`` (of one group).

    Returns
    -------
    DataFrame
        ``node``, ``n_bulletins``, ``n_partners``, ``weight`` (sum of its links). Best linked first. Those who are
        always alone, or whose links ``min_bulletins`` left out, are not among them.

    Examples
    --------
    >>> import pandas as pd
    >>> edges = pd.DataFrame({"source": ["A", "A"], "target": ["B", "C"], "n_bulletins": [2, 1],
    ...                       "source_bulletins": [3, 3], "target_bulletins": [2, 1]})
    >>> network_nodes(edges).values.tolist()[0]
    ['A', 3, 2, 3]
    """
    bulletins: dict[str, int] = {}
    partners: dict[str, set[str]] = defaultdict(set)
    weight: dict[str, int] = defaultdict(int)
    for row in read_rows(edges):
        for node, other, side in ((row["source"], row["target"], "source"), (row["target"], row["source"], "target")):
            bulletins[node] = max(bulletins.get(node, 0), row[f"{side}_bulletins"])
            partners[node].add(other)
            weight[node] += row["n_bulletins"]
    rows = [(node, n, len(partners[node]), weight[node]) for node, n in bulletins.items()]
    rows.sort(key=lambda r: (-r[3], -r[2], r[0]))
    return make_frame(rows, _NODES, "network_nodes", dict(edges.attrs.get("settings", {})))


def _list_present(tables: Tables, of: str, wanted: frozenset[str], place: str | None) -> dict[str, set[str]]:
    playing: dict[tuple[str, int], set[str | None]] = defaultdict(set)
    for row in read_rows(tables.officials[["doc_id", "person", "role"]]):
        playing[row["doc_id"], row["person"]].add(row["role"])
    persons = {key for key, found in playing.items() if not wanted or found & wanted}
    present: dict[str, set[str]] = defaultdict(set)
    if of == "person":
        for row in read_rows(link_officials(tables, place=place)):
            if (row["doc_id"], row["person"]) in persons:
                present[row["doc_id"]].add(row["register"])
    else:
        for row in read_rows(tables.positions):
            if (row["doc_id"], row["person"]) in persons and row["organisation"] and not row["former"]:
                present[row["doc_id"]].add(" ".join(row["organisation"].split()))
    return present
