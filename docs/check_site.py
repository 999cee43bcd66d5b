"""Look at the built site as a reader's browser would: links, anchors, what is loaded from where.

    python docs/check_site.py out/site

Exit code 1 where a link inside the site leads nowhere, a page loads anything from a network, a public name has no entry
in the reference, a table no domain page, a row no address, or the search no stemmer.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser as HTMLParser

import vnbulletin
import vnbulletin.statistics
from vnbulletin.tables import load_table, table_names

#: Elements that a browser loads by itself -> the attribute that says what.
LOADED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}


def read_site(site: Path) -> dict[str, HTMLParser]:
    """Give the pages of the site by their path."""
    pages = sorted(site.rglob("*.html"))
    return {p.relative_to(site).as_posix(): HTMLParser(p.read_text(encoding="utf-8")) for p in pages}


def list_ids(page: HTMLParser) -> list[str]:
    """Give the ids of a page."""
    return [node.attributes["id"] or "" for node in page.css("[id]")]


def check_links(site: Path, pages: dict[str, HTMLParser]) -> Iterator[str]:
    """Name links inside the site that lead nowhere."""
    ids = {name: {*list_ids(page), "", "top"} for name, page in pages.items()}
    for name, page in pages.items():
        for node in page.css("a[href]"):
            link = urlsplit(node.attributes["href"] or "")
            if link.scheme or link.netloc:
                continue
            target = name if not link.path else _resolve(name, unquote(link.path))
            if target not in pages:
                if not (site / target).is_file():
                    yield f"{name}: no page {link.path}"
            elif unquote(link.fragment) not in ids[target]:
                yield f"{name}: no place #{link.fragment} on {target}"


def _resolve(page: str, path: str) -> str:
    parts = page.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def check_loads(pages: dict[str, HTMLParser]) -> Iterator[str]:
    """Name what a page would load from a network."""
    for name, page in pages.items():
        for tag, attribute in LOADED.items():
            for node in page.css(f"{tag}[{attribute}]"):
                value = node.attributes[attribute] or ""
                if urlsplit(value).netloc and node.attributes.get("rel") != "canonical":
                    yield f"{name}: loads {value}"


def check_reference(pages: dict[str, HTMLParser]) -> Iterator[str]:
    """Name public names without an entry in the reference."""
    entries = {i for name, page in pages.items() if name.startswith("reference/") for i in list_ids(page)}
    for module in (vnbulletin, vnbulletin.statistics):
        for name in module.__all__:
            if f"{module.__name__}.{name}" not in entries:
                yield f"reference: no entry for {module.__name__}.{name}"


def check_domain(pages: dict[str, HTMLParser]) -> Iterator[str]:
    """Name tables without a page, and pages whose rows are not those of the table, each with an id of its own."""
    for table in table_names():
        page = pages.get(f"domain/{table}.html")
        if page is None:
            yield f"domain: no page for {table}"
            continue
        ids = list_ids(page)
        if len(ids) != len(set(ids)):
            yield f"domain/{table}.html: an id stands twice"
        rows = page.css("tr[id]") if table != "task_labels" else page.css("dl.label")
        if len(rows) != len(load_table(table)):
            yield f"domain/{table}.html: {len(rows)} rows of {len(load_table(table))}"


def check_search(site: Path) -> Iterator[str]:
    """Say where the script of the search names a stemmer that it does not hold: then nothing is ever found."""
    script = (site / "_static" / "language_data.js").read_text(encoding="utf-8")
    named = re.search(r"window\.Stemmer = (.*);", script)
    if named is None or not re.search(rf"\b(?:var|class|const|function) {re.escape(named[1])}\b", script):
        yield "search: no stemmer"


def main(arguments: list[str]) -> int:
    """Check a site."""
    site = Path(arguments[0])
    pages = read_site(site)
    faults = [*check_links(site, pages), *check_loads(pages), *check_reference(pages), *check_domain(pages)]
    faults += check_search(site)
    print("\n".join(faults) or f"{site}: {len(pages)} pages, every link leads somewhere, nothing comes from elsewhere")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
