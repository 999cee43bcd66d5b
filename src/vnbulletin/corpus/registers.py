"""Registers of a whole corpus: the documents cited, who cites what, the officials and the posts they held."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.persons import Appearance, Person, Post, fold_name, resolve_name
from vnbulletin.errors import InputError
from vnbulletin.presentation.schemas import JOIN, PANDAS_DTYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

    from vnbulletin.corpus.tables import Tables

_DAY = "datetime64[s]"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEY_DATE = re.compile(r"/(\d{4}-\d{2}-\d{2})$")
#: What may stand between a document and the one it amends in the same sentence.
_SENTENCE_END = re.compile(r"[.!?…]\s+\w|[.!?…]?\n")
_LONGEST_REACH = 300
#: What the sentence does with the second of two documents -> direction and name of the edge.
_BETWEEN = {"amends": (True, "amends"), "replaces": (True, "replaces"), "details": (True, "details"),
            "amended_by": (False, "amends")}  # fmt: skip

_CITED = {
    "document": "text", "type": "text", "code": "text", "date": _DAY, "issuer": "text", "subject": "text",
    "mentions": "int", "bulletins": "int", "first_cited": _DAY, "last_cited": _DAY, "median_lag_days": "float",
    "bodies": "text", "n_bodies": "int", "places": "text", "n_places": "int", "relations": "text",
}  # fmt: skip
_EDGES = {
    "source": "text", "target": "text", "source_kind": "text", "relation": "text", "evidence": "text",
    "mentions": "int", "bulletins": "int", "first_seen": _DAY,
}  # fmt: skip
_REGISTER = {
    "person": "text", "name": "text", "posts": "text", "organisations": "text", "places": "text",
    "first_seen": _DAY, "last_seen": _DAY, "bulletins": "int", "mentions": "int", "namesakes": "int",
    "ambiguous": "bool", "perhaps": "text", "evidence": "text",
}  # fmt: skip
_HELD = {
    "person": "text", "name": "text", "title": "text", "organisation": "text", "level": "text", "system": "text",
    "place": "text", "first_seen": _DAY, "last_seen": _DAY, "bulletins": "int", "acting": "bool",
    "former_since": _DAY, "ambiguous": "bool",
}  # fmt: skip
_LINKS = {"doc_id": "text", "person": "int", "register": "text"}


def documents_cited(
    tables: Tables, *, body: str = "event_organiser", place: str | None = "event_place"
) -> pd.DataFrame:
    """Register the documents cited in a corpus, one row a document.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    body, place : str
        Columns of ``documents`` that say who speaks in a bulletin and where; also columns of the input.

    Returns
    -------
    DataFrame
        ``document`` (its key), ``type``, ``code``, ``date``, ``issuer``, ``subject`` as most mentions give them,
        ``mentions``, ``bulletins``, ``first_cited``, ``last_cited`` (days on which bulletins that cite it came out,
        or reported of), ``median_lag_days`` between its date and the bulletins, ``bodies`` and ``places`` that
        cite it (most frequent first), ``relations`` (what is done with it). Most cited first.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> page = "Ngày 20/11/2017, Huyện ủy tổ chức hội nghị học tập Nghị quyết số 18-NQ/TW ngày 25/10/2017."
    >>> frame = vb.documents_cited(vb.analyze_corpus([page, page], progress=False))
    >>> frame[["code", "mentions", "bulletins", "median_lag_days"]].values.tolist()
    [['18-NQ/TW', 2, 2, 26.0]]
    """
    documents = _read_documents(tables, body, place)
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in _rows(tables.references):
        groups[row["document"] or row["text"]].append(row)
    out = []
    for key, rows in groups.items():
        issued = _most_common(r["date"] for r in rows) or (m[1] if (m := _KEY_DATE.search(key)) else None)
        issued_day = _parse_day(issued)
        citing = list(dict.fromkeys(r["doc_id"] for r in rows))
        days = [d for doc in citing if (d := documents[doc].day) is not None]
        lags = [(d - issued_day).days for d in days] if issued_day else []
        bodies = _ranked(documents[doc].body for doc in citing)
        places = _ranked(documents[doc].place for doc in citing)
        out.append(
            (
                key,
                _most_common(r["type"] for r in rows),
                _most_common(r["corrected"] or r["code"] for r in rows),
                issued_day,
                _most_common(r["issuer"] for r in rows),
                _most_common(" ".join(r["subject"].split()) if r["subject"] else None for r in rows),
                len(rows),
                len(citing),
                min(days, default=None),
                max(days, default=None),
                _median(lags),
                JOIN.join(bodies) or None,
                len(bodies),
                JOIN.join(places) or None,
                len(places),
                JOIN.join(_ranked(r["relation"] for r in rows)) or None,
            )
        )
    out.sort(key=lambda r: (-r[7], -r[6], r[0]))
    return _frame(out, _CITED)


def citation_network(tables: Tables) -> pd.DataFrame:
    """Give the citations of a corpus as the edges of a network.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.

    Returns
    -------
    DataFrame
        One row an edge: ``source`` (a bulletin's id, or a document's key: ``source_kind``), ``target`` (a
        document's key), ``relation``, ``evidence``, ``mentions``, ``bulletins``, ``first_seen``. A bulletin cites
        documents; a document leads to those that its subject names (``relation`` ``names``) and to those that it
        amends, replaces or details by what a sentence says. ``networkx.from_pandas_edgelist(frame,
        create_using=networkx.MultiDiGraph, edge_attr=True)`` reads it.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> page = "Quyết định số 12/2023/QĐ-UBND sửa đổi, bổ sung Quyết định số 35/2021/QĐ-UBND."
    >>> edges = vb.citation_network(vb.analyze_corpus([page], progress=False))
    >>> edges.loc[edges.source_kind == "document", ["source", "relation", "target"]].values.tolist()
    [['QĐ/12/2023/QĐ-UBND', 'amends', 'QĐ/35/2021/QĐ-UBND']]
    """
    days = {doc: d.day for doc, d in _read_documents(tables, "event_organiser", None).items()}
    found: dict[tuple[str, str, str, str | None, str], list[str]] = defaultdict(list)
    by_bulletin: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in _rows(tables.references):
        key = row["document"] or row["text"]
        found[row["doc_id"], key, "bulletin", row["relation"], "cited"].append(row["doc_id"])
        by_bulletin[row["doc_id"]].append(row)
    texts = _read_segments(tables, set(by_bulletin))
    for doc_id, rows in by_bulletin.items():
        for source, target, relation, evidence in _list_document_edges(rows, texts.get(doc_id, [])):
            found[source, target, "document", relation, evidence].append(doc_id)
    out = []
    for edge, citing in found.items():
        seen = [d for doc in citing if (d := days.get(doc)) is not None]
        out.append((*edge, len(citing), len(set(citing)), min(seen, default=None)))
    out.sort(key=lambda r: (r[2] == "document", r[0], r[1], r[3] or ""))
    return _frame(out, _EDGES)


def resolve_officials(tables: Tables, *, place: str | None = None) -> pd.DataFrame:
    """Register the persons of a corpus.

    Mentions of one name are one person where a body agrees, too, nothing speaks against it and no fifteen years
    lie between. "Huyện ủy" without a name may be any district's: give ``place`` where the input says which.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    place : str, optional
        Column of ``documents`` (one of the input's, such as ``province`` or ``site``) that says whose bulletin it is.

    Returns
    -------
    DataFrame
        ``person`` (key: the name, numbered among namesakes), ``name``, ``posts``, ``organisations``, ``places``,
        ``first_seen``, ``last_seen``, ``bulletins``, ``mentions``, ``namesakes`` (other persons of that name),
        ``ambiguous`` (true where one of these may be the same person: ``perhaps`` says which), ``evidence`` (why its
        bulletins mean one person).

    Examples
    --------
    >>> import vnbulletin as vb
    >>> pages = [
    ...     "Ngày 5/1/2023, đồng chí Lò Thị Mai, Phó Bí thư Huyện ủy Bắc Sơn dự hội nghị.",
    ...     "Ngày 9/6/2023, đồng chí Lò Thị Mai, Bí thư Huyện ủy Bắc Sơn chủ trì hội nghị.",
    ...     "Ngày 9/6/2023, đồng chí Lò Thị Mai, Bí thư Huyện ủy Phù Lưu chủ trì hội nghị.",
    ... ]
    >>> vb.resolve_officials(vb.analyze_corpus(pages, progress=False))[["person", "bulletins"]].values.tolist()
    [['Lò Thị Mai (1)', 2], ['Lò Thị Mai (2)', 1]]
    """
    out = []
    for key, name, person, siblings in _resolve(tables, place):
        seen = [a.seen for a in person.appearances if a.seen]
        posts = [p for a in person.appearances for p in a.posts]
        out.append(
            (
                key,
                name,
                JOIN.join(_ranked(_spell_post(p) for p in posts)) or None,
                JOIN.join(_ranked(p.organisation for p in posts)) or None,
                JOIN.join(_ranked(a.place for a in person.appearances)) or None,
                min(seen, default=None),
                max(seen, default=None),
                len({a.doc_id for a in person.appearances}),
                sum(a.mentions for a in person.appearances),
                len(siblings) - 1,
                bool(person.maybe),
                JOIN.join(siblings[i] for i in sorted(person.maybe)) or None,
                JOIN.join(person.evidence) or None,
            )
        )
    return _frame(out, _REGISTER)


def posts_held(tables: Tables, *, place: str | None = None) -> pd.DataFrame:
    """Say who was seen in which post, from when to when.

    Parameters
    ----------
    tables : Tables
        Of ``analyze_corpus``.
    place : str, optional
        As in ``resolve_officials``.

    Returns
    -------
    DataFrame
        One row a person and post: ``person``, ``name``, ``title``, ``organisation``, ``level``, ``system``, ``place``,
        ``first_seen``, ``last_seen`` (in office; empty where a person is only ever called a former one),
        ``bulletins``, ``acting``, ``former_since`` (first day on which the person is called a former one),
        ``ambiguous`` as in the register.

    Examples
    --------
    Who was Bí thư of Huyện ủy Bắc Sơn in 2023:

    >>> import vnbulletin as vb
    >>> page = "Ngày 9/6/2023, đồng chí Lò Thị Mai, Bí thư Huyện ủy Bắc Sơn chủ trì hội nghị."
    >>> held = vb.posts_held(vb.analyze_corpus([page], progress=False))
    >>> held.query("title == 'Bí thư' and organisation == 'Huyện ủy Bắc Sơn' and first_seen <= '2023-12-31' "
    ...            "and last_seen >= '2023-01-01'")["name"].tolist()
    ['Lò Thị Mai']
    """
    out = []
    for key, name, person, _ in _resolve(tables, place):
        held: dict[tuple[str, str], list[tuple[Appearance, Post]]] = defaultdict(list)
        for appearance in person.appearances:
            for post in dict.fromkeys(appearance.posts):
                held[fold_name(post.title), fold_name(post.organisation or "")].append((appearance, post))
        rows = []
        for seen in held.values():
            post = seen[0][1]
            in_office = [a.seen for a, p in seen if a.seen and not p.former]
            former = [a.seen for a, p in seen if a.seen and p.former]
            rows.append(
                (
                    key, name, post.title, post.organisation, post.level, post.system,
                    _most_common(a.place for a, _ in seen), min(in_office, default=None), max(in_office, default=None),
                    len({a.doc_id for a, _ in seen}), all(p.acting for _, p in seen), min(former, default=None),
                    bool(person.maybe),
                )
            )  # fmt: skip
        out.extend(sorted(rows, key=lambda r: (r[7] or date.max, r[2], r[3] or "")))
    return _frame(out, _HELD)


def link_officials(tables: Tables, *, place: str | None = None) -> pd.DataFrame:
    """Link the persons of each bulletin to the register, for joins with ``officials`` and ``positions``.

    Parameters
    ----------
    tables, place
        As in ``resolve_officials``.

    Returns
    -------
    DataFrame
        ``doc_id``, ``person`` (number within the bulletin), ``register`` (key of ``resolve_officials``).
    """
    rows = [(a.doc_id, a.person, key) for key, _, person, _ in _resolve(tables, place) for a in person.appearances]
    order = {doc: i for i, doc in enumerate(tables.documents["doc_id"])}
    return _frame(sorted(rows, key=lambda r: (order.get(r[0], 0), r[1])), _LINKS)


class _Document:
    __slots__ = ("body", "day", "place")

    def __init__(self, day: date | None, body: str | None, place: str | None) -> None:
        self.day = day
        self.body = body
        self.place = place


def _read_documents(tables: Tables, body: str | None, place: str | None) -> dict[str, _Document]:
    frame = tables.documents
    for column in (body, place):
        if column is not None and column not in frame.columns:
            raise InputError(
                "input.column", f"documents: no column {column!r}; it has {', '.join(map(str, frame.columns))}"
            )
    return {
        row["doc_id"]: _Document(
            _parse_day(row["published"]) or _parse_day(row["event_date"]),
            _squeeze(row[body]) if body else None,
            _squeeze(row[place]) if place else None,
        )
        for row in _rows(frame)
    }


def _read_segments(tables: Tables, wanted: set[str]) -> dict[str, list[tuple[int, str]]]:
    segments: dict[str, list[tuple[int, str]]] = defaultdict(list)
    frame = tables.segments
    for doc_id, start, text in zip(frame["doc_id"], frame["start"], frame["text"]):
        if doc_id in wanted:
            segments[doc_id].append((int(start), text))
    return segments


def _list_document_edges(
    rows: list[Mapping[str, Any]], segments: list[tuple[int, str]]
) -> Iterator[tuple[str, str, str, str]]:
    ordered = sorted(rows, key=lambda r: (r["start"], r["end"]))
    for i, row in enumerate(ordered):
        key = row["document"] or row["text"]
        for outer in ordered:
            if outer is not row and _names_in_subject(outer, row) and (outer["document"] or outer["text"]) != key:
                yield (outer["document"] or outer["text"]), key, "names", "in its subject"
        between = _BETWEEN.get(row["relation"] or "")
        if between is None or i == 0:
            continue
        before = ordered[i - 1]
        other = before["document"] or before["text"]
        if other != key and _in_one_sentence(before["end"], row["start"], segments):
            forward, relation = between
            yield (other, key, relation, "in one sentence") if forward else (key, other, relation, "in one sentence")


def _names_in_subject(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> bool:
    start, end = outer["subject_start"], outer["subject_end"]
    return start is not None and end is not None and start <= inner["start"] and inner["end"] <= end


def _in_one_sentence(end: int, start: int, segments: list[tuple[int, str]]) -> bool:
    if not 0 <= start - end <= _LONGEST_REACH:
        return False
    for at, text in segments:
        if at <= end and start <= at + len(text):
            return not _SENTENCE_END.search(text, end - at, start - at)
    return False


def _resolve(tables: Tables, place: str | None) -> Iterator[tuple[str, str, Person, list[str]]]:
    """Give key, name and person of everyone, with the keys of all of that name; by name, then time."""
    by_name: dict[str, list[Appearance]] = defaultdict(list)
    for appearance in _list_appearances(tables, place):
        by_name[fold_name(appearance.name)].append(appearance)
    for folded in sorted(by_name):
        persons = resolve_name(by_name[folded])
        name = _spell_name(by_name[folded])
        keys = [name] if len(persons) == 1 else [f"{name} ({n})" for n in range(1, len(persons) + 1)]
        for key, person in zip(keys, persons, strict=True):
            yield key, name, person, keys


def _list_appearances(tables: Tables, place: str | None) -> Iterator[Appearance]:
    documents = _read_documents(tables, None, place)
    posts: dict[tuple[str, int], dict[Post, None]] = defaultdict(dict)
    for row in _rows(tables.positions):
        post = Post(
            row["title"] or row["text"], row["organisation"], row["level"], row["system"],
            bool(row["former"]), bool(row["acting"]),
        )  # fmt: skip
        posts[row["doc_id"], row["person"]][post] = None
    names: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in _rows(tables.officials):
        names[row["doc_id"], row["person"]].append(_squeeze(row["name"]) or row["name"])
    for (doc_id, person), written in names.items():
        about = documents[doc_id]
        full = max(written, key=lambda n: (len(n.split()), not n.isupper()))
        yield Appearance(
            doc_id, person, full, tuple(posts.get((doc_id, person), ())), about.day, about.place, len(written)
        )


def _spell_name(appearances: list[Appearance]) -> str:
    counts = Counter(a.name for a in appearances)
    return min(counts, key=lambda n: (n.isupper(), -counts[n], n))


def _spell_post(post: Post) -> str:
    organisation = post.organisation or ""
    # "Trưởng Ban" + "Ban Tổ chức" shares its last word; "Huyện ủy viên" holds its body already.
    words = post.title.split()
    if words and organisation.lower().startswith(words[-1].lower()):
        return " ".join([*words[:-1], organisation])
    return f"{post.title} {organisation}".strip()


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Give the rows of a frame as plain dicts, missing values as None."""
    columns = [str(c) for c in frame.columns]
    plain = [frame[c].astype(object).where(frame[c].notna(), None).tolist() for c in columns]
    for values in zip(*plain):
        yield dict(zip(columns, values))


def _squeeze(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _parse_day(text: str | None) -> date | None:
    found = _ISO_DAY.match(text) if text else None
    if found is None:
        return None
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        return None


def _ranked(values: Iterable[str | None]) -> list[str]:
    """Give the values without repetition, most frequent first, then in order."""
    counts = Counter(v for v in values if v)
    return sorted(counts, key=lambda v: (-counts[v], v))


def _most_common(values: Iterable[str | None]) -> str | None:
    return next(iter(_ranked(values)), None)


def _median(numbers: list[int]) -> float | None:
    if not numbers:
        return None
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return float(ordered[middle]) if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _frame(rows: list[tuple[Any, ...]], columns: Mapping[str, str]) -> pd.DataFrame:
    import pandas as pd

    dtypes = {name: PANDAS_DTYPES.get(kind, kind) for name, kind in columns.items()}
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    return pd.DataFrame({name: pd.Series(list(v), dtype=dtypes[name]) for name, v in zip(columns, values, strict=True)})
