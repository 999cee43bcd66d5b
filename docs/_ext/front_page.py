"""The picture of the front page: a bulletin of the corpus, marked by the library itself."""

from __future__ import annotations

from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "corpus" / "bulletins" / "b039-nam-khao-tuyen-giao-6-thang.txt"


def write_marked_bulletin() -> str:
    """Give a bulletin of the corpus as the HTML that a notebook shows."""
    import vnbulletin as vb

    return vb.analyze(vb.read(PAGE))._repr_html_() + "\n"


def write_first_tables() -> str:
    """Give the first rows of three tables of the same bulletin as HTML."""
    import vnbulletin as vb

    frames = vb.analyze(vb.read(PAGE)).to_frames(PAGE.stem[:4])
    shown = {
        "positions": ["name", "title", "organisation", "level", "start", "end"],
        "references": ["type", "code", "date", "issuer", "relation"],
        "tasks": ["label", "text", "assigned_by", "assignee", "period_end"],
    }
    parts = []
    for table, columns in shown.items():
        frame = frames[table][columns].head(4)
        head = "".join(f'<th scope="col">{c}</th>' for c in columns)
        cells = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
        rows = ("".join(_cell("" if value is None else str(value)) for value in row) for row in cells)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        parts.append(
            f'<figure class="facts first"><figcaption><code>{table}</code></figcaption>'
            f'<div class="scroll" tabindex="0" role="region" aria-label="First rows of {table}">'
            f"<table><thead><tr>{head}</tr></thead>"
            f'<tbody lang="vi">{body}</tbody></table></div></figure>'
        )
    return "\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return f'<td class="{"long" if len(text) > 40 else "short"}">{escape(text)}</td>'


def write_mark_colours() -> str:
    """Give the colours of the marks under the theme that the reader of the site has chosen."""
    from vnbulletin.presentation import html

    return (
        "/* Made from vnbulletin.presentation.html; the site's theme may be another than the system's. */\n"
        f'body[data-theme="light"] .vnb {{{html._LIGHT}}}\nbody[data-theme="dark"] .vnb {{{html._DARK}}}\n'
    )
