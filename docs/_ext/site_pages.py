"""The Sphinx extension of this site: pages made from the library, links that leave docs/, search in two languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from command_page import write_command_page
from domain_pages import anchor_label, fold, list_anchors, name_row, write_domain_pages
from front_page import write_first_tables, write_mark_colours, write_marked_bulletin
from sphinx.domains import Domain, ObjType
from sphinx.search import languages
from sphinx.search.en import SearchEnglish

from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element
    from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[2]
#: Links as they stand in the repository -> the page of this site that shows the same file.
ELSEWHERE = {
    r"src/vnbulletin/tables/(\w+)\.csv": r"domain/\1.md",
    r"src/vnbulletin/tables": "domain/index.md",
    r"notebooks/(\w+)\.ipynb": r"notebooks/\1.ipynb",
    r"corpus/README\.md": "corpus.md",
    r"src/vnbulletin/classification/shipped/card\.md": "model_card.md",
}
#: The end of a block of Python examples.
LAST_LINE = re.compile(r"\n(\n```)$", re.M)
#: Tables whose rows the search finds by name, and what a row is called there.
NAMED_ROWS = {
    "document_types": "document type",
    "issuer_codes": "issuer code",
    "known_documents": "known document",
    "law_names": "law",
    "positions": "post",
    "position_abbreviations": "short form of a post",
    "honorifics": "honorific",
    "organisations": "body",
    "task_labels": "field of work",
}


def write_pages(app: Sphinx) -> None:
    """Write the pages that are made, each only where it has changed; take away what is made no longer."""
    here = Path(app.srcdir)
    domain = {here / "domain" / name: text for name, text in write_domain_pages().items()}
    notebooks = {
        here / "notebooks" / file.name: file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "notebooks").glob("*.ipynb"))
    }
    for folder, pages in (("domain", domain), ("notebooks", notebooks)):
        (here / folder).mkdir(exist_ok=True)
        for file in (here / folder).iterdir():
            if file not in pages:
                file.unlink()
    made = {
        **domain,
        **notebooks,
        here / "reference" / "commands.md": write_command_page(),
        here / "_made" / "marked_bulletin.html": write_marked_bulletin(),
        here / "_made" / "first_tables.html": write_first_tables(),
        here / "_made" / "static" / "marks.css": write_mark_colours(),
    }
    for file, text in made.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")


def prepare_page(app: Sphinx, docname: str, source: list[str]) -> None:
    """Lead links to files of the repository to the page that shows them, and close up the examples."""
    root = "../" * docname.count("/")
    for there, here in ELSEWHERE.items():
        source[0] = re.sub(rf"\]\((?:\.\./)+{there}\)", rf"]({root}{here})", source[0])
    # The empty line that ends an expected output for doctest is not for readers.
    source[0] = LAST_LINE.sub(r"\1", source[0])


def show_factories(app: Sphinx, *described: Any) -> tuple[str, Any] | None:
    """Write the default of a field that is made anew each time so that it can be read."""
    *_, signature, returns = described
    return (signature.replace("<factory>", "{}"), returns) if signature else None


def find_public_name(app: Sphinx, env: Any, node: Element, content: Element) -> Element | None:
    """Resolve a name by the module that holds it (``vnbulletin.model.Task``) to its public name."""
    target = node.get("reftarget", "")
    if node.get("refdomain") != "py":
        return None
    python, last = env.get_domain("py"), target.rpartition(".")[2]
    for prefix in ("vnbulletin.", "vnbulletin.statistics.", "vnbulletin.model."):
        if prefix + last in python.objects and (target.startswith("vnbulletin") or "." not in target):
            return python.resolve_xref(env, node["refdoc"], app.builder, node["reftype"], prefix + last, node, content)
    return None


class FactDomain(Domain):
    """The rows of the tables as things that the search finds by name."""

    name = "fact"
    label = "Fact"
    object_types = {table: ObjType(kind) for table, kind in NAMED_ROWS.items()}  # noqa: RUF012

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Give (name, shown name, kind, page, id, priority) of every row."""
        for table in NAMED_ROWS:
            page = f"domain/{table}"
            if page not in self.env.found_docs:
                continue
            for row, anchor in zip(load_table(table), list_anchors(table), strict=True):
                words = row["name_vi"] if table == "task_labels" else name_row(table, row)
                # A full stop would be taken for that between a module and its name.
                shown = words.replace(".", "․")
                place = anchor_label(row["code"]) if table == "task_labels" else anchor
                yield words, shown, table, page, place, 1

    def merge_domaindata(self, docnames: Any, otherdata: Any) -> None:
        """Nothing is kept, so nothing is to be merged."""


class SearchBoth(SearchEnglish):
    """English, save that no Vietnamese syllable is thrown away as an English stop word."""

    lang = "both"
    # The name of the stemmer in the browser is made of it.
    language_name = "English"
    stopwords = frozenset(
        word for word in SearchEnglish.stopwords
        if not any(
            word.startswith(onset) and fold(rime) == word[len(onset):]
            for onset in ("", *(row["onset"] for row in load_table("syllable_onsets")))
            for rime in (row["rime"] for row in load_table("syllable_rimes"))
        )
    )  # fmt: skip


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    languages["both"] = SearchBoth
    app.add_domain(FactDomain)
    # Before Sphinx looks whether the folders of static files are there.
    app.connect("config-inited", lambda app, _: write_pages(app), priority=100)
    app.connect("source-read", prepare_page)
    app.connect("autodoc-process-signature", show_factories)
    app.connect("missing-reference", find_public_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
