"""The picture of the front page: a page with an invented event, marked by the library itself."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbulletin import Bulletin

PAGE = Path(__file__).parent / "front_page.txt"


def analyze_page() -> Bulletin:
    """Give the bulletin of the front page."""
    import vnbulletin as vb

    return vb.analyze(vb.read(PAGE))


def write_marked_bulletin() -> str:
    """Give the bulletin as the HTML that a notebook shows."""
    return analyze_page()._repr_html_() + "\n"


def write_first_tables() -> str:
    """Give the first rows of three tables of the same bulletin as HTML."""
    frames = analyze_page().to_frames()
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
