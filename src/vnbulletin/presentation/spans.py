"""What to mark in a text: one flat list of non-crossing runs, so that every renderer handles overlap alike."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbulletin.model import Bulletin


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to mark: its span, kind (``official``, ``position``, ``reference``, ``task``) and a note."""

    start: int
    end: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in which the same marks are open (outermost first)."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def list_marks(bulletin: Bulletin) -> list[Mark]:
    """List everything found that stands in the text."""
    marks: list[Mark] = []
    for o in bulletin.officials:
        posts = "; ".join(p.text for p in o.positions)
        note = " · ".join(x for x in (", ".join(o.titles), posts, f"role: {o.role}" if o.role else "", o.evidence) if x)
        marks.append(Mark(o.start, o.end, "official", note or "official"))
        for p in o.positions:
            inferred = "".join(f" ({k} inferred: {v})" for k, v in p.inferred.items())
            note = " · ".join(x for x in (p.title, p.organisation or "", "former" if p.former else "") if x) + inferred
            marks.append(Mark(p.start, p.end, "position", f"{o.name}: {note}"))
    for m in bulletin.post_mentions:
        marks.append(Mark(m.start, m.end, "position", m.evidence or "post without a name"))
    for r in bulletin.references:
        note = " · ".join(x for x in (r.document, r.date, r.issuer, r.subject, r.relation) if x)
        marks.append(Mark(r.start, r.end, "reference", note or r.type))
    for t in bulletin.tasks:
        score = f" {t.score:.2f}" if t.score is not None else ""
        by = f" · {t.assigned_by}" if t.assigned_by else ""
        marks.append(Mark(t.start, t.end, "task", f"{t.label}{score}{by}" + (f" · {t.period}" if t.period else "")))
    return marks


def list_runs(length: int, marks: list[Mark]) -> list[Run]:
    """Cut ``[0, length)`` at every edge of a mark.

    Examples
    --------
    >>> [(r.start, r.end, len(r.marks)) for r in list_runs(9, [Mark(2, 6, "task", ""), Mark(4, 8, "official", "")])]
    [(0, 2, 0), (2, 4, 1), (4, 6, 2), (6, 8, 1), (8, 9, 0)]
    """
    opening: dict[int, list[Mark]] = {}
    edges = {0, length}
    for mark in marks:
        if mark.end > mark.start:
            opening.setdefault(mark.start, []).append(mark)
            edges.update((mark.start, mark.end))
    runs: list[Run] = []
    active: list[Mark] = []
    cuts = sorted(edges)
    for at, until in itertools.pairwise(cuts):
        active = [m for m in active if m.end > at]
        active.extend(opening.get(at, ()))
        active.sort(key=lambda m: (m.start, -m.end, m.kind))
        runs.append(Run(at, until, tuple(active)))
    return runs
