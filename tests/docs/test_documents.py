"""Every example in the README and in docs/ gives what it says."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_examples_of_a_page(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(
        str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS, encoding="utf-8"
    )
    assert failed == 0
    if page.name == "README.md":
        assert tried > 8


def test_links_of_the_readme_lead_somewhere() -> None:
    import re

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target


def test_the_page_on_tables_names_every_column_with_its_kind() -> None:
    import re

    from vnbulletin.presentation.schemas import SCHEMAS

    documented: dict[str, dict[str, str]] = {}
    current: list[str] = []
    for line in (ROOT / "docs" / "tables.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = [name.strip() for name in line[3:].split(":")[0].split(",")]
            documented.update({name: {} for name in current})
        elif (row := re.match(r"\| ([a-z0-9_, ]+) \| (text|int|float|bool) \|", line)) is not None:
            for name in current:
                documented[name].update(dict.fromkeys(row[1].split(", "), row[2]))
    assert set(documented) == set(SCHEMAS)
    for table, columns in SCHEMAS.items():
        for column, kind in columns:
            assert documented[table].get(column) == kind, (table, column)
    for table in ("documents", "segments", "officials", "positions", "references", "tasks", "failures"):
        assert set(documented[table]) == {name for name, _ in SCHEMAS[table]}
