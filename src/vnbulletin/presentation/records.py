"""Rows of every table from one bulletin, as plain tuples in the order of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnbulletin.presentation.schemas import JOIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vnbulletin.model import Bulletin, Source

Rows = dict[str, list[tuple[Any, ...]]]


def _join(parts: Iterable[str]) -> str | None:
    return JOIN.join(parts) or None


def _pairs(mapping: Mapping[str, str]) -> str | None:
    return _join(f"{k}: {v}" for k, v in mapping.items())


def make_rows(bulletin: Bulletin, doc_id: str, source: Source | None = None, sha256: str | None = None) -> Rows:
    """Make the rows of every table from one bulletin.

    Parameters
    ----------
    bulletin : Bulletin
        What was found.
    doc_id : str
        Key of the document in every row.
    source : Source, optional
        How the text was read.
    sha256 : str, optional
        Checksum of the text.

    Returns
    -------
    dict of str to list of tuple
        Table name to rows, cells in the order of ``SCHEMAS``; ``failures`` is not among them.
    """
    b = bulletin
    event = b.events[0] if b.events else None
    date = b.published_at
    return {
        "documents": [
            (
                doc_id, b.title, date.iso() if date else None, date.year if date else None,
                date.month if date else None, b.byline, b.source_note, b.views,
                event.text if event else None, event.date if event else None,
                event.organiser if event else None, event.place if event else None,
                len(b.text), len(b.segments), len(b.officials), len({o.person for o in b.officials}),
                sum(len(o.positions) for o in b.officials), len(b.references), len(b.tasks),
                source.path if source else None, source.format if source else None,
                source.encoding if source else None, sha256, b.complete,
                _join(f"{p.code}: {p.message}" for p in b.problems),
            )
        ],
        "segments": [
            (doc_id, i, s.kind, s.role, _join(s.roles), s.start, s.end, s.level, s.number, s.copy_of, s.text)
            for i, s in enumerate(b.segments)
        ],
        "officials": [
            (
                doc_id, i, o.person, o.name, o.start, o.end, _join(o.titles), _join(p.text for p in o.positions),
                len(o.positions), o.role, o.evidence,
            )
            for i, o in enumerate(b.officials)
        ],
        "positions": [
            (
                doc_id, i, j, o.person, o.name, p.text, p.start, p.end, p.title, p.organisation, p.level, p.system,
                p.former, p.acting, _pairs(p.inferred),
            )
            for i, o in enumerate(b.officials)
            for j, p in enumerate(o.positions)
        ],
        "references": [
            (
                doc_id, i, r.document, r.text, r.start, r.end, r.type, r.number, r.symbol, r.code, r.corrected, r.date,
                r.issuer, r.term, r.subject, r.provision, r.relation, _join(r.issuers), _join(r.corrections),
                _pairs(r.inferred), _join(r.candidates), r.subject_start, r.subject_end,
            )
            for i, r in enumerate(b.references)
        ],
        "tasks": [
            (
                doc_id, i, t.label, t.score, t.second, t.second_score, t.text, t.start, t.end, t.assigned_by,
                t.official, t.assignee, t.period, t.period_start, t.period_end, t.verb, t.object,
                _join(b.references[k].document or b.references[k].text for k in t.references), _pairs(t.inferred),
            )
            for i, t in enumerate(b.tasks)
        ],
        "events": [
            (
                doc_id, i, e.text, e.start, e.end, e.date, e.date_text, e.part_of_day, e.place, e.organiser,
                _pairs(e.inferred),
            )
            for i, e in enumerate(b.events)
        ],
        "anniversaries": [
            (doc_id, i, a.text, a.start, a.end, a.name, a.date, a.until) for i, a in enumerate(b.anniversaries)
        ],
        "post_mentions": [
            (doc_id, i, m.text, m.start, m.end, m.person, m.evidence) for i, m in enumerate(b.post_mentions)
        ],
    }  # fmt: skip
