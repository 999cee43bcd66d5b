"""Marked text for notebooks: no script, everything escaped, light and dark."""

from __future__ import annotations

import zlib
from html import escape
from typing import TYPE_CHECKING

from vnbulletin.model.segments import FURNITURE_KINDS
from vnbulletin.presentation.spans import Mark, list_marks, list_runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbulletin.model import Bulletin

_KINDS = {
    "official": ("officials", "cán bộ"),
    "position": ("posts", "chức vụ"),
    "reference": ("documents cited", "văn bản"),
    "task": ("tasks", "nhiệm vụ"),
}
#: What is listed below the text; a post is told with its holder.
_LISTED = ("task", "official", "reference")
_LIGHT = (
    "--bg:#fff;--ink:#1e2024;--soft:#5b5f67;--line:#d9d6d0;--o:#d3e4fd;--p:#dcf0d2;--r:#ffe5b8;--t:#9c2f8a;--h:#ffd23f"
)
_DARK = (
    "--bg:#1c1e22;--ink:#e9e7e3;--soft:#a9adb5;--line:#3a3e45;--o:#1f4577;--p:#28522a;--r:#684508;--t:#ef9ade;--h:#806000"
)
# A notebook's theme need not be the system's: JupyterLab, VS Code and Colab each say theirs. Ground and ink are set
# together, so that neither is left to a theme that nobody foresaw. Tasks are long and hold other marks, so they are
# underlined; the short marks are filled, and each differs in more than colour. "!important" is for what JupyterLab
# says about links and every second row of a table with more weight than one class has.
STYLE = f"""<style>
.vnb{{{_LIGHT}}}
@media (prefers-color-scheme:dark){{.vnb{{{_DARK}}}}}
[data-jp-theme-light="true"] .vnb,.vscode-light .vnb,html[theme="light"] .vnb{{{_LIGHT}}}
[data-jp-theme-light="false"] .vnb,.vscode-dark .vnb,html[theme="dark"] .vnb{{{_DARK}}}
.vnb{{font:15px/1.6 system-ui,"Segoe UI","Noto Sans",sans-serif;max-width:58em;box-sizing:border-box;
background:var(--bg);color:var(--ink);border:1px solid var(--line);border-radius:8px;padding:.9em 1.1em;
text-align:left}}
.vnb .head{{font-size:1.15em;font-weight:700;margin:0 0 .2em}}.vnb .soft{{color:var(--soft)}}.vnb p{{margin:.2em 0}}
.vnb .key{{display:flex;flex-wrap:wrap;gap:.2em 1.3em;margin:.6em 0}}
.vnb pre{{font:inherit;color:inherit;background:none;white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere;
margin:.7em 0;padding:.7em 0;border:solid var(--line);border-width:1px 0;max-height:48em;overflow-y:auto}}
.vnb mark{{color:inherit;background:none;border-radius:3px;padding:0;-webkit-box-decoration-break:clone;
box-decoration-break:clone}}
.vnb .task{{text-decoration:underline 2px var(--t);text-underline-offset:.28em;text-decoration-skip-ink:none}}
.vnb .position{{background:var(--p)}}.vnb .reference{{background:var(--r);box-shadow:0 0 0 1px #8887 inset}}
.vnb .official{{background:var(--o);font-weight:600}}.vnb .title{{font-weight:700}}
.vnb mark:target{{background:var(--h);outline:2px solid var(--ink)}}
.vnb details{{margin:.25em 0}}.vnb summary{{cursor:pointer}}
.vnb ol{{margin:.3em 0 .6em;padding-left:2em}}.vnb li{{margin:.15em 0}}
.vnb a{{color:inherit!important;text-decoration:underline;text-decoration-color:var(--soft)}}
.vnb table{{border-collapse:collapse;margin:0;color:inherit;width:100%;font-size:1em}}
.vnb th,.vnb td{{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border:0;
border-bottom:1px solid var(--line);background:none;color:inherit}}
.vnb tr{{background:none!important}}.vnb .num{{text-align:right;font-variant-numeric:tabular-nums}}
</style>"""


def render_bulletin(bulletin: Bulletin) -> str:
    """Render a bulletin as HTML with everything found marked.

    Parameters
    ----------
    bulletin : Bulletin
        What was found.

    Returns
    -------
    str
        One ``<div>``: title and legend with counts, the whole text with page furniture in a softer ink and marks that
        tell in a tooltip what they are and from what it was inferred, then the facts, each a link to its place.
        Where marks overlap, the stretch carries all of them.
    """
    text = bulletin.text
    marks = list_marks(bulletin)
    # Several bulletins may stand in one notebook: the text itself tells their anchors apart.
    prefix = f"vnb{zlib.crc32(text.encode('utf-8', 'replace')):08x}-"
    names = {id(mark): f"{prefix}{n}" for n, mark in enumerate(marks)}
    furniture = [Mark(s.start, s.end, "soft", "") for s in bulletin.segments if s.kind in FURNITURE_KINDS - {"title"}]
    titles = [Mark(s.start, s.end, "title", "") for s in bulletin.segments if s.kind == "title"]
    pieces: list[str] = []
    named: set[int] = set()
    for run in list_runs(len(text), [*marks, *furniture, *titles]):
        shown = [m for m in run.marks if m.kind in _KINDS]
        opening = [m for m in shown if id(m) not in named]
        named.update(map(id, opening))
        piece = _mark(text[run.start : run.end], shown, [names[id(m)] for m in opening])
        ground = next((m.kind for m in run.marks if m.kind not in _KINDS), None)
        pieces.append(f'<span class="{ground}">{piece}</span>' if ground else piece)
    counts = {k: sum(m.kind == k for m in marks) for k in _KINDS}
    key = "".join(
        f'<span><mark class="{k}">{escape(en)} ({escape(vi)})</mark> {counts[k]}</span>'
        for k, (en, vi) in _KINDS.items()
    )
    lists = "".join(_list(text, kind, [(m, names[id(m)]) for m in marks if m.kind == kind]) for kind in _LISTED)
    return (
        f'{STYLE}<div class="vnb">{_head(bulletin)}<div class="key">{key}</div>'
        f'<pre lang="vi" tabindex="0">{"".join(pieces)}</pre>{lists}</div>'
    )


def _head(bulletin: Bulletin) -> str:
    date = f"published {escape(bulletin.published_at.iso())}" if bulletin.published_at else "undated"
    lines = [f'<p class="head" lang="vi">{escape(" ".join((bulletin.title or "(no title)").split()))}</p>']
    events = [" ".join(e.text.split()) + (f" ({e.date})" if e.date else "") for e in bulletin.events]
    lines.append(f'<p class="soft">{" · ".join([date, *map(escape, events)])}</p>')
    lines += [f"<p><b>{escape(p.code)}</b>: {escape(p.message)}</p>" for p in bulletin.problems]
    return "".join(lines)


def _mark(text: str, marks: list[Mark], names: list[str]) -> str:
    if not marks:
        return escape(text)
    kinds = " ".join(dict.fromkeys(m.kind for m in marks))
    note = "\n".join(f"{_KINDS[m.kind][0]}: {m.note}" for m in marks)
    own, *more = names or [""]
    # An element has one id; where several marks begin at once the others hang on empty anchors in front.
    anchors = "".join(f'<a id="{name}"></a>' for name in more)
    ident = f' id="{own}"' if own else ""
    return f'{anchors}<mark class="{kinds}"{ident} title="{escape(note, quote=True)}">{escape(text)}</mark>'


def _list(text: str, kind: str, marks: Iterable[tuple[Mark, str]]) -> str:
    items = [
        f'<li><a href="#{name}">{escape(" ".join(text[m.start : m.end].split()))}</a> '
        f'<span class="soft">{escape(m.note)}</span></li>'
        for m, name in marks
    ]
    en, vi = _KINDS[kind]
    if not items:
        return ""
    return f"<details><summary>{en} ({vi}): {len(items)}</summary><ol>{''.join(items)}</ol></details>"
