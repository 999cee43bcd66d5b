"""The domain pages: one page a table of facts, with every row, its examples and its source.

The pages are written from ``src/vnbulletin/tables`` at every build, so that they cannot say anything else than the
library does. Rows are HTML (a table of 700 rows costs the builder as much as a paragraph), each with an id of its own.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from vnbulletin.tables import load_spec, load_table, split_list, table_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GLOSSES = Path(__file__).parent / "glosses"

#: Heading -> (what its tables are, the tables). What is not named here comes under the last heading.
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Fields of work": (
        "What a task is about: seventeen labels, and the phrases that speak for them.",
        ("task_labels", "task_label_cues", "genre_phrases"),
    ),
    "Documents": (
        "What is cited: types, the codes of those who issue, and the documents that the library knows.",
        ("document_types", "issuer_codes", "known_documents", "law_names", "relation_verbs"),
    ),
    "Officials and their posts": (
        "How persons are named: honorific, name, title, organisation.",
        ("positions", "position_abbreviations", "attested_positions", "honorifics", "role_verbs", "family_names",
         "name_syllables", "historical_figures"),
    ),
    "Bodies and places": (
        "Who acts, at which level, and where.",
        ("organisations", "organisation_cues", "organisation_words", "group_names", "places", "countries",
         "state_offices"),
    ),
    "The page": (
        "By which words the parts of a page are told apart.",
        ("furniture_cues", "role_cues", "event_words", "caption_cues", "line_words", "stop_abbreviations"),
    ),
    "Tasks": (
        "The grammar of directives: what opens one, what it begins with, what ends it.",
        ("task_openers", "task_verbs", "task_agents", "task_connectors", "task_stoppers", "task_words"),
    ),
    "Words, spelling, encodings": (
        "What the language and its fonts lay down.",
        ("field_words", "stop_words", "reference_words", "syllable_onsets", "syllable_rimes", "legacy_tcvn3",
         "legacy_vni"),
    ),
}  # fmt: skip

#: What a newcomer should know before reading the rows.
INTRODUCTIONS = {
    "task_labels": (
        "A directive (“đề nghị các xã rà soát hộ nghèo”) is work that a bulletin sets. It is classified into one of "
        "seventeen **fields of work**, those in which Party committees and people's committees divide their work. "
        "Each field below has its definition, what decides in doubtful cases, directives that belong and directives "
        "that only look so, and the phrases that are evidence for it."
    ),
    "document_types": (
        "An official document is cited by its **type** (“Nghị quyết”: resolution), its number and symbol "
        "(“18-NQ/TW”), its date and who issued it. `codes` are the letters that stand for the type inside a symbol, "
        "`words` how it is written out, and `use` says whether the word alone, with a number behind it, makes a "
        "citation (strong) or needs a symbol (weak)."
    ),
    "issuer_codes": (
        "The end of a symbol says **who issued** the document: `TW` in “18-NQ/TW” is the Centre, `UBND` a people's "
        "committee. A code may stand for several bodies; then the library lists them (`issuers`) and chooses none."
    ),
    "known_documents": (
        "Documents that bulletins cite again and again. From a *confirmed* row, one whose fields were seen in a "
        "source, a short citation (“Nghị quyết 57”) gets its key in `document`, and `inferred` says so; where several "
        "documents fit, they are its `candidates`. Date, issuer and subject of a citation are always the text's own."
    ),
    "law_names": "Laws are cited by name (“Luật Đất đai”). Names that are not here are read by the grammar of names.",
    "positions": (
        "A **post** is a title (“Trưởng Ban”) with an organisation (“Dân vận Huyện ủy”). This table holds the titles; "
        "*Phó* (deputy) may stand before those marked in `deputy`, and those marked `weak` are posts only beside a "
        "name. In real bulletins posts are often abbreviated (“UVBTV, PBT TT”): see also "
        "[the short forms](position_abbreviations.md)."
    ),
    "honorifics": (
        "What stands before a name: comrade, Mr and Ms, ranks, degrees, State titles, religious orders. In the tables "
        "of results they are in `titles`; they are no posts."
    ),
    "organisations": (
        "Bodies of the Party, the State, the Fatherland Front and the mass organisations, with their short forms. "
        "*Until 30 June 2025* there were districts (huyện, quận, thị xã) between provinces and communes; names with an "
        "end in `valid_to` belong to that time."
    ),
    "places": (
        "Names of provinces, districts and communes, before and after the reform of 1 July 2025. A name alone is never "
        "taken for a place: the table says which kinds of unit have borne it."
    ),
}  # fmt: skip

#: A page of rows needs the room of the table of contents beside it.
WIDE = ("---", "hide-toc: true", "---", "")
#: Columns whose cells are not Vietnamese.
_ENGLISH = frozenset(
    {"source", "status", "system", "level", "kind", "use", "deputy", "weak", "relation", "role", "place", "match",
     "reach", "effect", "side", "field", "order", "value", "nominal", "acts", "class", "group", "code", "name_en",
     "valid_from", "valid_to", "weight", "share", "labels", "rank", "english", "key", "date"}
)  # fmt: skip
#: Columns whose cells are long and want room.
_LONG = frozenset(
    {"examples", "counter_examples", "blocked_before", "blocked_after", "subject", "bodies", "words", "abbreviations",
     "misspellings"}
)  # fmt: skip


@cache
def load_glosses(name: str) -> Mapping[str, str]:
    """Load the English of a table's keys; empty where there is none."""
    file = GLOSSES / f"{name}.csv"
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as stream:
        return {unicodedata.normalize("NFC", row["key"]): row["english"] for row in csv.DictReader(stream)}


@cache
def explain_rows(name: str) -> tuple[str, ...]:
    """Give the English of every row of a table, ``""`` where there is none; nothing where no row has one."""
    rows, glosses, titles = load_table(name), load_glosses(name), load_glosses("positions")
    bodies = {**load_glosses("bodies"), **load_glosses("organisations")}
    if glosses:
        (key,) = load_spec(name).key
        return tuple(glosses.get(row[key], "") for row in rows)
    if name == "issuer_codes":
        return tuple("; ".join(bodies[b] for b in split_list(row["bodies"]) if b in bodies) for row in rows)
    if name == "position_abbreviations":
        return tuple(
            ", ".join(filter(None, (titles.get(row["title"]), bodies.get(row["organisation"])))) for row in rows
        )
    return ()


def fold(text: str) -> str:
    """Give a text in ASCII for an address: small letters, no marks, hyphens.

    >>> fold("Ủy viên Ban Thường vụ"), fold("T.Ư")
    ('uy-vien-ban-thuong-vu', 't-u')
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-")


def name_row(name: str, row: Mapping[str, str]) -> str:
    """Give what a row is called: its key; of a key that is a list, the first."""
    return " ".join(split_list(row[k])[0] for k in load_spec(name).key if row[k])


@cache
def list_anchors(name: str) -> tuple[str, ...]:
    """Give the id of every row of a table on its page, in the order of the rows."""
    # Ids of the page's own that no row may take.
    taken = {fold(load_spec(name).title), "columns", "rows", ""}
    anchors = []
    for row in load_table(name):
        base = fold(name_row(name, row)) or "row"
        anchor, n = base, 1
        while anchor in taken:
            n += 1
            anchor = f"{base}-{n}"
        taken.add(anchor)
        anchors.append(anchor)
    return tuple(anchors)


def anchor_label(code: str) -> str:
    """Give the id of a field of work on the page of the labels."""
    return code.replace("_", "-")


def order_tables() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give the groups with every table of the package, those that no group names in a last one."""
    named = {table for _, tables in GROUPS.values() for table in tables}
    rest = tuple(name for name in table_names() if name not in named)
    groups = {title: (text, tuple(t for t in tables if t in table_names())) for title, (text, tables) in GROUPS.items()}
    return {**groups, "Other tables": ("", rest)} if rest else groups


def write_domain_pages() -> dict[str, str]:
    """Give the domain pages, file name -> Markdown."""
    pages = {f"{name}.md": render_table_page(name) for name in table_names()}
    pages["task_labels.md"] = render_labels_page()
    pages["index.md"] = render_index()
    return pages


def render_index() -> str:
    """Write the page that lists all tables."""
    lines = [
        "# The domain, table by table",
        "",
        "What the library knows of Vietnamese official bulletins is written in tables: one row a fact, with its "
        "source. These pages are made from them. Every row has an address of its own (move over a row and take the "
        "¶), and the search of this site finds document types, posts, bodies, honorifics, labels and known documents "
        "by name. How to add a row: [](../howto/add_a_fact.md). New to the genre: "
        "[](../reading_a_bulletin.md).",
        "",
    ]
    for title, (text, tables) in order_tables().items():
        lines += [f"## {title}", "", text, "", "| table | what it holds | rows |", "|---|---|--:|"]
        for name in tables:
            title_of = load_spec(name).title.replace("|", "\\|")
            lines.append(f"| [`{name}`]({name}.md) | {title_of} | {len(load_table(name)):,} |")
        lines += ["", "```{toctree}", ":hidden:", ""]
        lines += [*(f"{name.replace('_', ' ').capitalize()} <{name}>" for name in tables), "```", ""]
    return "\n".join(lines)


def render_table_page(name: str) -> str:
    """Write the page of one table."""
    spec, rows = load_spec(name), load_table(name)
    constant = {c: rows[0][c] for c in spec.columns if len(rows) > 1 and len({row[c] for row in rows}) == 1}
    shown = [c for c in spec.columns if c not in constant]
    lines = [*WIDE, f"# {_plain(spec.title)}", ""]
    lines += [INTRODUCTIONS.get(name, ""), ""]
    lines += [f"`src/vnbulletin/tables/{name}.csv`, {len(rows):,} rows."]
    for column, value in constant.items():
        if value:
            lines.append(f"For every row, `{column}` is: {_plain(value)}.")
    lines += ["", "## Rows", "", render_rows(name, shown), "", "## Columns", "", '<dl class="columns">']
    for column in spec.columns:
        mark = " (key)" if column in spec.key else ""
        lines.append(f"<dt><code>{escape(column)}</code>{mark}</dt><dd>{escape(spec.columns[column])}</dd>")
    if explain_rows(name):
        lines.append("<dt>english</dt><dd>An explanation for readers of these pages; not part of the table</dd>")
    return "\n".join([*lines, "</dl>", ""])


def render_rows(name: str, columns: Iterable[str]) -> str:
    """Render the rows of a table as HTML."""
    spec, explained, anchors = load_spec(name), explain_rows(name), list_anchors(name)
    shown = list(columns)
    if explained:
        shown.insert(shown.index(spec.key[-1]) + 1, "english")
    head = "".join(
        f'<th scope="col" title="{escape(spec.columns.get(c, ""))}">{escape(c.replace("_", " "))}</th>' for c in shown
    )
    body = []
    for number, (row, anchor) in enumerate(zip(load_table(name), anchors, strict=True)):
        cells = []
        for column in shown:
            if column == "english":
                inner, css = _items(map(escape, explained[number].split("; "))), "english"
            else:
                items = split_list(row[column])
                css = "short" if len(row[column]) < 13 else "long" if column in _LONG and len(row[column]) > 24 else ""
                if name == "task_label_cues" and column == "labels":
                    inner = _items(f'<a href="task_labels.html#{anchor_label(c)}">{c}</a>' for c in items)
                else:
                    inner = _items(map(escape, items))
            lang = "" if column in _ENGLISH else ' lang="vi"'
            css = f' class="{css}"' if css else ""
            link = f'<a class="row-link" href="#{anchor}" aria-label="Link to this row">¶</a>' if not cells else ""
            cells.append(f"<td{lang}{css}>{inner}{link}</td>")
        body.append(f'<tr id="{anchor}">{"".join(cells)}</tr>')
    return (
        f'<div class="facts" data-rows="{len(body)}"><div class="scroll" tabindex="0" role="region" '
        f'aria-label="Rows of {name}"><table><thead><tr>{head}</tr></thead><tbody>\n'
        + "\n".join(body)
        + "\n</tbody></table></div></div>"
    )


def render_labels_page() -> str:
    """Write the page of the fields of work: a section a label, with its cues."""
    rows = load_table("task_labels")
    cues: dict[str, list[str]] = {row["code"]: [] for row in rows}
    for row in load_table("task_label_cues"):
        for code in split_list(row["labels"]):
            cues[code].append(row["cue"])
    lines = [f"# {load_spec('task_labels').title}", "", INTRODUCTIONS["task_labels"], ""]
    lines += ["`src/vnbulletin/tables/task_labels.csv`, with the cues of [`task_label_cues`](task_label_cues.md).", ""]
    lines += ["| label | Vietnamese | English | cues |", "|---|---|---|--:|"]
    for row in rows:
        code = row["code"]
        lines.append(f"| [{code}](#{anchor_label(code)}) | {row['name_vi']} | {row['name_en']} | {len(cues[code])} |")
    for row in rows:
        code = row["code"]
        lines += ["", f"{{#{anchor_label(code)}}}", f"## {row['name_vi']} (`{code}`)", ""]
        lines.append(f'<dl class="label"><dt>label</dt><dd><code>{code}</code></dd>')
        lines.append(f"<dt>English</dt><dd>{escape(row['name_en'])}</dd>")
        lines.append(f"<dt>what belongs</dt><dd>{escape(row['definition'])}</dd>")
        if row["fine_print"]:
            lines.append(f"<dt>in doubt</dt><dd>{escape(row['fine_print'])}</dd>")
        if row["mistaken_for"]:
            others = _items(f'<a href="#{anchor_label(c)}">{c}</a>' for c in split_list(row["mistaken_for"]))
            lines.append(f"<dt>mistaken for</dt><dd>{others}</dd>")
        for title, column in (("examples", "examples"), ("belong elsewhere", "counter_examples")):
            if row[column]:
                items = "".join(f"<li>{escape(x)}</li>" for x in split_list(row[column]))
                lines.append(f'<dt>{title}</dt><dd lang="vi"><ul>{items}</ul></dd>')
        lines.append(f"<dt>source</dt><dd>{escape(row['source'])}</dd></dl>")
        inner = f'<p lang="vi">{", ".join(map(escape, cues[code]))}</p>'
        lines.append(f'<details class="cues"><summary>{len(cues[code])} cues</summary>{inner}</details>')
    return "\n".join([*lines, ""])


def _items(parts: Iterable[str]) -> str:
    items = list(parts)
    return items[0] if len(items) == 1 else "".join(f'<span class="item">{x}</span>' for x in items)


def _plain(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)
