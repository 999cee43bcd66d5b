"""What to mark in a text: one flat list of non-crossing runs, so that every renderer handles overlap alike."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    """List everything found that stands in the text; the note says what it is and from what it was inferred."""
    marks: list[Mark] = []
    for o in bulletin.officials:
        posts = "; ".join(p.text for p in o.positions)
        role = f"role: {o.role}" if o.role else ""
        linked = f"linked by: {o.evidence}" if o.evidence else ""
        marks.append(Mark(o.start, o.end, "official", _note(", ".join(o.titles), posts, role, linked) or "official"))
        for p in o.positions:
            state = " ".join(x for x, on in (("former", p.former), ("acting", p.acting)) if on)
            note = _note(p.title, p.organisation, p.level, p.system, state, _infer(p.inferred))
            marks.append(Mark(p.start, p.end, "position", f"{o.name}: {note}"))
    names = {o.person: o.name for o in reversed(bulletin.officials)}
    for m in bulletin.post_mentions:
        who = names.get(m.person) if m.person is not None else None
        linked = f"linked by: {m.evidence}" if m.evidence else ""
        marks.append(Mark(m.start, m.end, "position", _note("post without a name", who, linked)))
    for r in bulletin.references:
        fixed = f"as it should be: {r.corrected}" if r.corrected else ""
        may = f"may be: {'; '.join(r.candidates)}" if r.candidates else ""
        relation = f"relation: {r.relation}" if r.relation else ""
        note = _note(r.document, r.date, r.issuer, r.subject, r.provision, relation, fixed, may, _infer(r.inferred))
        marks.append(Mark(r.start, r.end, "reference", note or r.type))
    for t in bulletin.tasks:
        label = f"{t.label or ''}{f' {t.score:.2f}' if t.score is not None else ''}"
        by = f"set by: {t.assigned_by}" if t.assigned_by else ""
        to = f"carried out by: {t.assignee}" if t.assignee else ""
        marks.append(Mark(t.start, t.end, "task", _note(label, by, to, t.period, _infer(t.inferred))))
    return marks


def _note(*parts: str | None) -> str:
    return " · ".join(" ".join(p.split()) for p in parts if p)


def _infer(inferred: Mapping[str, str]) -> str:
    """Say what was inferred and from what."""
    return "; ".join(f"{name} inferred from {why}" for name, why in inferred.items())


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
