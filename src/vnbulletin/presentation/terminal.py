"""Marked text and summaries for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.presentation.spans import list_marks, list_runs

if TYPE_CHECKING:
    from vnbulletin.model import Bulletin

_CODES = {"official": "1;34", "position": "32", "reference": "33", "task": "4"}
_LETTERS = {"official": "O", "position": "P", "reference": "R", "task": "T"}
_CONTROL = {c: "\ufffd" for c in (*range(9), *range(11, 32), 127, *range(128, 160)) if c not in (9, 13)}


def clean_control(text: str) -> str:
    """Replace control characters, so that a text cannot steer the reader's terminal."""
    return text.translate(_CONTROL)


def render_text(bulletin: Bulletin, colour: bool = True) -> str:
    """Render a bulletin with everything marked for a terminal.

    Parameters
    ----------
    bulletin : Bulletin
        What was found.
    colour : bool
        With ANSI colours; without, marks are written ``[O:...]``, ``[P:...]``, ``[R:...]``, ``[T:...]``.

    Returns
    -------
    str
        The whole text, marked, then one line a fact.
    """
    text = bulletin.text
    marks = list_marks(bulletin)
    out: list[str] = []
    if colour:
        for run in list_runs(len(text), marks):
            piece = clean_control(text[run.start : run.end])
            codes = ";".join(dict.fromkeys(_CODES[m.kind] for m in run.marks))
            out.append(f"\x1b[{codes}m{piece}\x1b[0m" if codes else piece)
    else:
        opens: dict[int, list[str]] = {}
        closes: dict[int, int] = {}
        for m in sorted(marks, key=lambda m: (m.start, -m.end)):
            opens.setdefault(m.start, []).append(f"[{_LETTERS[m.kind]}:")
            closes[m.end] = closes.get(m.end, 0) + 1
        for run in list_runs(len(text), marks):
            out.append("]" * closes.get(run.start, 0))
            out.extend(opens.get(run.start, ()))
            out.append(clean_control(text[run.start : run.end]))
        out.append("]" * closes.get(len(text), 0))
    return "".join(out) + "\n\n" + summarise_bulletin(bulletin)


def _lines(title: str, rows: list[str]) -> list[str]:
    return [f"{title} ({len(rows)})", *(f"  {clean_control(' '.join(r.split()))}" for r in rows), ""]


def summarise_bulletin(bulletin: Bulletin) -> str:
    """Give the facts of a bulletin, one a line."""
    b = bulletin
    out = [
        f"Title: {clean_control(b.title or '-')}",
        f"Published: {b.published_at.iso() if b.published_at else '-'}",
        "",
    ]
    for e in b.events:
        out.append(clean_control(f"Event: {e.text} | {e.date or '-'} {e.part_of_day or ''} | {e.organiser or '-'}"))
    out += _lines(
        "Officials",
        [f"{o.name} | {o.role or '-'} | {'; '.join(p.text for p in o.positions) or '-'}" for o in b.officials],
    )
    out += _lines(
        "Documents cited",
        [f"{r.text} | {r.date or '-'} | {r.issuer or '-'} | {r.subject or '-'}" for r in b.references],
    )
    out += _lines(
        "Tasks",
        [f"{t.label} {t.score or 0:.2f} | {t.period or '-'} | {t.assigned_by or '-'} | {t.text}" for t in b.tasks],
    )
    if b.problems:
        title = "Problems" if b.complete else "Problems, not complete"
        out += _lines(title, [f"{p.code}: {p.message}" for p in b.problems])
    return "\n".join(out)
