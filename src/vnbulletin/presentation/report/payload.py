"""The data of a report: rows of the tables gathered by bulletin, document cited and person."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from vnbulletin.presentation.schemas import JOIN, SCHEMAS
from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Row = Mapping[str, Any]

#: Columns of ``documents`` that a reader of the report is shown with a bulletin, besides those of the input.
_ABOUT = ("event", "event_date", "event_organiser", "event_place", "byline", "source_note", "path", "problems")
#: The key of a document ends in its date where that is known.
_KEY_DATE = re.compile(r"/(\d{4}-\d{2}-\d{2})$")


def make_payload(tables: Mapping[str, Sequence[Row]], links: Iterable[Row], held: Iterable[Row]) -> dict[str, Any]:
    """Gather the rows of a corpus as the JSON-ready data of a report.

    Parameters
    ----------
    tables : mapping of str to sequence of mapping
        The rows of the tables that ``SCHEMAS`` names, missing values as None.
    links : iterable of mapping
        ``doc_id``, ``person`` (number within the bulletin), ``register`` (key of the person in the corpus).
    held : iterable of mapping
        One row a person and post: ``person`` (key), ``name``, ``title``, ``organisation``, ``first_seen``,
        ``last_seen``, ``bulletins``.

    Returns
    -------
    dict
        ``labels``, ``persons``, ``cited``, ``documents``, ``failures``; offsets count UTF-16 units, as a browser
        does; empty fields are left out.
    """
    cited, number_of_cited = _list_cited(tables["references"])
    register = {(r["doc_id"], r["person"]): r["register"] for r in links}
    persons, number_of_person = _list_persons(register, tables["officials"], held)
    by_document = {name: _group(tables[name]) for name in SCHEMAS if name not in ("documents", "failures")}
    documents = []
    for row in tables["documents"]:
        doc_id = row["doc_id"]
        mine = {name: groups.get(doc_id, []) for name, groups in by_document.items()}
        numbers = {
            person: number_of_person[key]
            for person in {r["person"] for r in mine["officials"]}
            if (key := register.get((doc_id, person))) is not None
        }
        documents.append(_describe_document(row, mine, numbers, number_of_cited))
    return {
        "labels": [_slim(code=r["code"], vi=r["name_vi"], en=r["name_en"]) for r in load_table("task_labels")],
        "persons": persons,
        "cited": cited,
        "documents": documents,
        "failures": [_slim(id=r["doc_id"], code=r["code"], message=r["message"]) for r in tables["failures"]],
    }


def rebuild_text(length: int, segments: Iterable[Row]) -> str:
    """Rebuild a text from its segments, which cover all but blanks; the blanks between become line breaks.

    Examples
    --------
    >>> rebuild_text(9, [{"start": 1, "text": "Họp"}, {"start": 6, "text": "xong"}])
    '\\nHọp\\n\\nxong'
    """
    pieces: list[str] = []
    at = 0
    for segment in sorted(segments, key=lambda r: r["start"]):
        pieces += ["\n" * (segment["start"] - at), segment["text"]]
        at = segment["start"] + len(segment["text"])
    pieces.append("\n" * (length - at))
    return "".join(pieces)


def count_units(text: str) -> Callable[[int], int]:
    """Give the function from offsets in characters to offsets in UTF-16 units, which a browser counts in.

    Examples
    --------
    >>> count_units("🌸 Tết")(2)
    3
    """
    if not text or max(text) <= "\uffff":
        return int
    units = [0, *accumulate(2 if c > "\uffff" else 1 for c in text)]
    return units.__getitem__


def _group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["doc_id"]].append(row)
    return groups


def _slim(**cells: Any) -> dict[str, Any]:
    return {name: cell for name, cell in cells.items() if cell is not None and cell is not False and cell != []}


def _squeeze(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _usual(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _list_cited(references: Iterable[Row]) -> tuple[list[dict[str, Any]], dict[str, int]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in references:
        groups[row["document"] or row["text"]].append(row)
    known = {(r["type"], r["code"]): r["subject"] for r in load_table("known_documents") if r["code"]}
    cited = []
    for key, rows in groups.items():
        kind, code = _usual(r["type"] for r in rows), _usual(r["corrected"] or r["code"] for r in rows)
        cited.append(
            _slim(
                name=f"{kind} {code}" if kind and code else _squeeze(_usual(r["text"] for r in rows)),
                key=key,
                type=kind,
                date=_usual(r["date"] for r in rows) or (m[1] if (m := _KEY_DATE.search(key)) else None),
                issuer=_squeeze(_usual(r["issuer"] for r in rows)),
                subject=_squeeze(_usual(r["subject"] for r in rows)) or known.get((kind or "", code or "")) or None,
            )
        )
    return cited, {key: number for number, key in enumerate(groups)}


def _list_persons(
    register: Mapping[tuple[str, int], str], officials: Iterable[Row], held: Iterable[Row]
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    names: dict[str, list[str]] = defaultdict(list)
    for row in officials:
        if (key := register.get((row["doc_id"], row["person"]))) is not None:
            names[key].append(row["name"])
    posts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in held:
        posts[row["person"]].append(
            _slim(
                title=row["title"],
                organisation=row["organisation"],
                first=_day(row["first_seen"]),
                last=_day(row["last_seen"]),
                former=row["first_seen"] is None,
                acting=bool(row["acting"]),
                bulletins=row["bulletins"],
            )
        )
    persons = [_slim(key=key, name=_squeeze(_usual(names[key])), posts=posts.get(key, [])) for key in names]
    return persons, {key: number for number, key in enumerate(names)}


def _day(moment: Any) -> str | None:
    return None if moment is None else str(moment)[:10]


def _describe_document(
    row: Row, mine: Mapping[str, Sequence[Row]], persons: Mapping[int, int], cited: Mapping[str, int]
) -> dict[str, Any]:
    text = rebuild_text(row["n_chars"], mine["segments"])
    unit = count_units(text)

    def place(r: Row) -> dict[str, int]:
        return {"start": unit(r["start"]), "end": unit(r["end"])}

    own = {name for name, _ in SCHEMAS["documents"]}
    about = {name: _squeeze(row[name]) for name in _ABOUT}
    about |= {name: _squeeze(str(cell)) for name, cell in row.items() if name not in own and cell is not None}
    return _slim(
        id=row["doc_id"],
        title=_squeeze(row["title"]),
        date=row["published"],
        about=_slim(**about),
        text=text,
        segments=[[unit(r["start"]), unit(r["end"]), r["kind"], r["role"]] for r in mine["segments"]],
        officials=[
            place(r)
            | _slim(person=persons.get(r["person"]), titles=r["titles"], role=r["role"], evidence=r["evidence"])
            for r in mine["officials"]
        ],
        posts=[
            place(r)
            | _slim(
                person=persons.get(r["person"]), title=r["title"], organisation=r["organisation"], level=r["level"],
                former=r["former"], acting=r["acting"], inferred=r["inferred"],
            )
            for r in mine["positions"]
        ]
        + [
            place(r) | _slim(person=persons.get(r["person"]), evidence=r["evidence"], alone=True)
            for r in mine["post_mentions"]
        ],
        references=[
            place(r)
            | _slim(
                cited=cited[r["document"] or r["text"]], relation=r["relation"], date=r["date"],
                issuer=_squeeze(r["issuer"]), subject=_squeeze(r["subject"]), provision=_squeeze(r["provision"]),
                corrected=r["corrected"], inferred=r["inferred"], candidates=r["candidates"],
            )
            for r in mine["references"]
        ],
        tasks=[
            place(r)
            | _slim(
                label=r["label"], score=None if r["score"] is None else round(r["score"], 3), second=r["second"],
                by=_squeeze(r["assigned_by"]), assignee=_squeeze(r["assignee"]), period=_squeeze(r["period"]),
                due=r["period_end"], since=r["period_start"], inferred=r["inferred"],
                cited=[cited[key] for key in (r["documents"] or "").split(JOIN) if key in cited],
            )
            for r in mine["tasks"]
        ],
    )  # fmt: skip
