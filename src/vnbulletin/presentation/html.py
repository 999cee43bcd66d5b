"""Marked text for notebooks: no script, everything escaped, light and dark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from vnbulletin.presentation.spans import Mark, list_marks, list_runs

if TYPE_CHECKING:
    from vnbulletin.model import Bulletin

_KINDS = {
    "official": ("officials", "quan chức"),
    "position": ("posts", "chức vụ"),
    "reference": ("documents cited", "văn bản"),
    "task": ("tasks", "nhiệm vụ"),
}
# Tasks are long and hold other marks, so they are underlined; the short marks are filled.
_STYLE = """
<style>
.vnb{font:15px/1.65 system-ui,sans-serif;max-width:60em;--o:#cfe3ff;--p:#e3f4d7;--r:#ffe2b8;--t:#b4389a;--line:#8884}
@media (prefers-color-scheme:dark){.vnb{--o:#1d4a86;--p:#2c5a24;--r:#7a4a06;--t:#f08fd8}}
.vnb pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:.6em 0;padding:.6em .8em;
border:1px solid var(--line);border-radius:6px}
.vnb mark{color:inherit;background:none;border-radius:3px;padding:0 .08em}
.vnb .official{background:var(--o);font-weight:600}.vnb .position{background:var(--p)}
.vnb .reference{background:var(--r)}
.vnb .task{text-decoration:underline 2px var(--t);text-underline-offset:4px}
.vnb .key span{margin-right:1.2em}.vnb .dim{opacity:.6}
.vnb h4{margin:.2em 0;font-size:1.1em}
</style>"""


def _mark(text: str, marks: tuple[Mark, ...]) -> str:
    if not marks:
        return escape(text)
    kinds = " ".join(dict.fromkeys(m.kind for m in marks))
    note = "\n".join(f"{_KINDS[m.kind][0]}: {m.note}" for m in marks)
    return f'<mark class="{kinds}" title="{escape(note, quote=True)}">{escape(text)}</mark>'


def render_bulletin(bulletin: Bulletin) -> str:
    """Render a bulletin as HTML with everything found marked.

    Parameters
    ----------
    bulletin : Bulletin
        What was found.

    Returns
    -------
    str
        One ``<div>``; page furniture is dimmed, overlapping marks are nested flat, the provenance is in the tooltip.
    """
    text = bulletin.text
    dim = [(s.start, s.end) for s in bulletin.segments if s.kind in {"banner", "breadcrumb", "print_link", "timestamp",
           "views", "related", "footer", "counter"}]  # fmt: skip
    cuts = [Mark(a, b, "dim", "") for a, b in dim]
    pieces: list[str] = []
    for run in list_runs(len(text), [*list_marks(bulletin), *cuts]):
        shown = tuple(m for m in run.marks if m.kind != "dim")
        piece = _mark(text[run.start : run.end], shown)
        pieces.append(f'<span class="dim">{piece}</span>' if len(shown) < len(run.marks) else piece)
    counts = {
        "official": len(bulletin.officials),
        "position": sum(len(o.positions) for o in bulletin.officials),
        "reference": len(bulletin.references),
        "task": len(bulletin.tasks),
    }
    key = "".join(
        f'<span><mark class="{k}">{escape(en)} ({escape(vi)})</mark> {counts[k]}</span>'
        for k, (en, vi) in _KINDS.items()
    )
    head = escape(bulletin.title or "(no title)")
    date = f' <span class="dim">{escape(bulletin.published_at.iso())}</span>' if bulletin.published_at else ""
    return (
        f'{_STYLE}<div class="vnb"><h4>{head}{date}</h4><div class="key">{key}</div><pre>{"".join(pieces)}</pre></div>'
    )
