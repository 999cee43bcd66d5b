"""The site has an entry for whatever the library has: names, codes, options, tables, rows."""

from __future__ import annotations

import argparse
import csv
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import vnbulletin
import vnbulletin.statistics
from vnbulletin.tables import load_spec, load_table, split_list, table_names

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
ENTRY = re.compile(r"^\.\. (currentmodule|auto\w+|py:data):: (\S+)$", re.M)


def load_module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def domain() -> ModuleType:
    return load_module(DOCS / "_ext" / "domain_pages.py")


@pytest.fixture(scope="module")
def pages(domain: ModuleType) -> dict[str, str]:
    return domain.write_domain_pages()


def list_entries() -> list[str]:
    """Give the full names of what the reference documents."""
    names = []
    for page in REFERENCE.glob("*.md"):
        module = ""
        for kind, name in ENTRY.findall(page.read_text(encoding="utf-8")):
            if kind == "currentmodule":
                module = name
            else:
                names.append(name if name.startswith("vnbulletin.") else f"{module}.{name}")
    return names


@pytest.mark.parametrize("module", [vnbulletin, vnbulletin.statistics], ids=lambda m: m.__name__)
def test_every_public_name_has_one_entry_in_the_reference(module: ModuleType) -> None:
    entries = list_entries()
    for name in module.__all__:
        assert entries.count(f"{module.__name__}.{name}") == 1, name


def test_the_accessor_has_an_entry() -> None:
    assert "vnbulletin.pandas.BulletinAccessor" in list_entries()


def test_the_page_of_codes_has_every_code_and_no_other() -> None:
    codes = load_module(ROOT / "scripts" / "write_face.py").scan_codes()
    written = set(re.findall(r"^\| `([a-z0-9_.]+)` \|", (REFERENCE / "codes.md").read_text(encoding="utf-8"), re.M))
    assert written == {code for found in codes.values() for code in found}


def test_the_page_of_commands_has_every_option() -> None:
    from vnbulletin.cli.main import build_parser

    page = load_module(DOCS / "_ext" / "command_page.py").write_command_page()
    sections = re.split(r"^## vnbulletin ", page, flags=re.M)
    (commands,) = [a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    assert set(commands.choices) == {text.partition("\n")[0] for text in sections[1:]}
    for name, command in commands.choices.items():
        (own,) = [text for text in sections[1:] if text.startswith(f"{name}\n")]
        for action in command._actions:
            if isinstance(action, argparse._HelpAction):
                continue
            for form in action.option_strings or [str(action.metavar or action.dest)]:
                assert re.search(rf"^\|.*`{re.escape(form)}[ `].*\| \S", own, re.M), (name, form)


def test_every_table_has_a_page_that_the_index_names(pages: dict[str, str]) -> None:
    for name in table_names():
        assert f"{name}.md" in pages
        assert f"]({name}.md)" in pages["index.md"]
        assert re.search(rf"<{name}>$", pages["index.md"], re.M), f"{name} is in no table of contents"


@pytest.mark.parametrize("name", table_names())
def test_a_page_has_every_row_at_an_address_of_its_own(name: str, pages: dict[str, str], domain: ModuleType) -> None:
    page = pages[f"{name}.md"]
    if name == "task_labels":
        addresses = re.findall(r"^\{#([\w-]+)\}$", page, re.M)
    else:
        addresses = re.findall(r'^<tr id="([^"]+)">', page, re.M)
        assert tuple(addresses) == domain.list_anchors(name)
    assert len(addresses) == len(set(addresses)) == len(load_table(name))
    assert all(re.fullmatch(r"[a-z0-9_-]+", address) for address in addresses)


@pytest.mark.parametrize("name", table_names())
def test_a_page_shows_examples_and_sources(name: str, pages: dict[str, str]) -> None:
    from html import escape, unescape

    # Markdown's own escapes are taken out, as its reader does.
    page = unescape(re.sub(r"\\([\\`*_{}\[\]<>#|])", r"\1", pages[f"{name}.md"]))
    for row in load_table(name)[:: max(1, len(load_table(name)) // 50)]:
        for column in ("examples", "counter_examples", "source"):
            for item in split_list(row.get(column, "")):
                assert item in page or escape(item) in page, (column, item)
    for meaning in load_spec(name).columns.values():
        if name != "task_labels":
            assert meaning in page


def test_a_cue_is_shown_with_each_of_its_fields(pages: dict[str, str]) -> None:
    page = pages["task_labels.md"]
    for row in load_table("task_label_cues")[::40]:
        for code in split_list(row["labels"]):
            section = page.split(f"<dd><code>{code}</code></dd>")[1].split("</details>")[0]
            assert row["cue"].replace("&", "&amp;") in section


@pytest.mark.parametrize("file", sorted((DOCS / "_ext" / "glosses").glob("*.csv")), ids=lambda f: f.stem)
def test_glosses_explain_rows_that_there_are(file: Path) -> None:
    if file.stem == "bodies":  # those that the codes name beside the organisations
        keys = {body for row in load_table("issuer_codes") for body in split_list(row["bodies"])}
    else:
        (key,) = load_spec(file.stem).key
        keys = {row[key] for row in load_table(file.stem)}
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert all(set(row) == {"key", "english"} and row["english"] for row in rows)
    assert len({row["key"] for row in rows}) == len(rows)
    gone = {row["key"] for row in rows} - keys
    assert not gone, f"the table has these no longer; take their lines out of {file.relative_to(ROOT)}"


@pytest.mark.parametrize("name", ["document_types", "positions", "organisations", "honorifics"])
def test_most_rows_are_explained_in_english(name: str, pages: dict[str, str], domain: ModuleType) -> None:
    glosses = domain.load_glosses(name)
    assert len(glosses) > 0.8 * len(load_table(name)), f"explain the new rows in docs/_ext/glosses/{name}.csv"
    key, english = list(glosses.items())[1]
    assert re.search(rf"<td[^>]*>{re.escape(key)}<a[^\n]*{re.escape(english)}", pages[f"{name}.md"])


def test_codes_and_short_forms_are_explained_by_what_they_stand_for(domain: ModuleType) -> None:
    codes = dict(zip((row["code"] for row in load_table("issuer_codes")), domain.explain_rows("issuer_codes")))
    assert codes["TTg"] == "Prime Minister"
    assert "Secretariat" in codes["TW"]
    short = domain.explain_rows("position_abbreviations")
    forms = dict(zip((row["short"] for row in load_table("position_abbreviations")), short))
    assert forms["TVTU"] == "Member of the Standing Committee, Provincial Party Committee"
    assert sum(map(bool, codes.values())) > 0.9 * len(codes)


def test_the_look_at_the_site_finds_what_is_wrong(tmp_path: Path) -> None:
    check = load_module(DOCS / "check_site.py")
    (tmp_path / "a.html").write_text(
        '<p id="x"><a href="b.html#y">1</a><a href="b.html#z">2</a><a href="c.html">3</a><a href="#x">4</a>'
        '<a href="https://example.org">5</a><script src="//example.org/s.js"></script><img src="i.png"></p>',
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text('<p id="y">', encoding="utf-8")
    site = check.read_site(tmp_path)
    assert list(check.check_links(tmp_path, site)) == ["a.html: no place #z on b.html", "a.html: no page c.html"]
    assert list(check.check_loads(site)) == ["a.html: loads //example.org/s.js"]
    assert "reference: no entry for vnbulletin.analyze" in list(check.check_reference(site))
    assert "domain: no page for positions" in list(check.check_domain(site))
