"""Every example in the README and in docs/ gives what it says."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
#: What the build of the site makes; the notebooks among it have tests of their own.
MADE = {"_build", "_made", "domain", "notebooks"}
PAGES = [
    ROOT / "README.md",
    *sorted(page for page in DOCS.rglob("*.md") if page.relative_to(DOCS).parts[0] not in MADE),
]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


@dataclass
class Command:
    """A command line of a page, and what the page says it prints."""

    line: str
    printed: str


def split_page(text: str) -> Iterator[str | list[Command]]:
    """Split a page into text, which may hold Python examples, and blocks of commands, in its order."""
    at = 0
    for block in CONSOLE.finditer(text):
        yield text[at : block.start()]
        at = block.end()
        commands: list[Command] = []
        for line in block[1].splitlines():
            if line.startswith("$ "):
                commands.append(Command(line[2:], ""))
            elif commands and commands[-1].line.endswith("\\"):
                commands[-1].line += f"\n{line}"
            else:
                commands[-1].printed += f"{line}\n"
        yield commands
    yield text[at:]


def run_command(command: Command, folder: Path) -> str:
    """Run a command line as a reader would, and give what it prints."""
    environment = {
        **os.environ,
        "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
    }
    done = subprocess.run(
        ["bash", "-c", command.line], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    # A progress bar is drawn over; what stays is what comes behind the last carriage return.
    return done.stdout + "".join(f"{line.rpartition(chr(13))[2]}\n" for line in done.stderr.splitlines())


def run_page(text: str, name: str, folder: Path) -> tuple[list[str], int]:
    """Run everything on a page in one folder; give what differs and how many examples there were."""
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    names: dict[str, object] = {"__name__": "__main__"}
    checker, tried = doctest.OutputChecker(), 0
    for piece in split_page(text):
        if isinstance(piece, str):
            test = doctest.DocTestParser().get_doctest(piece, names, name, name, 0)
            tried += len(test.examples)
            runner.run(test, out=report.append, clear_globs=False)
            names = test.globs
            continue
        for command in piece:
            tried += 1
            got = run_command(command, folder)
            if not checker.check_output(command.printed, got, FLAGS):
                report.append(f"$ {command.line}\nexpected:\n{command.printed}got:\n{got}")
    return report, tried


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with the corpus in it, and ``python`` and ``vnbulletin`` on the path, as a reader has them."""
    folder = tmp_path / "desk"
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    (tmp_path / "bin").mkdir()
    for name, arguments in (("vnbulletin", "-m vnbulletin"), ("python", "")):
        script = tmp_path / "bin" / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_examples_of_a_page(page: Path, desk: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if "```console" in text and shutil.which("bash") is None:
        pytest.skip("the commands of this page need bash")
    report, tried = run_page(text, page.name, desk)
    assert not report, "\n".join(report)
    if page.name == "README.md":
        assert tried > 8
    if page.parent.name == "howto" and page.name != "index.md":
        assert tried, "a how-to shows how"


def test_a_wrong_example_is_found(desk: Path) -> None:
    python, tried = run_page("x\n\n```python\n>>> 1 + 1\n3\n\n```\n", "page", desk)
    assert python
    assert tried == 1
    if shutil.which("bash") is not None:
        block = "```console\n$ echo one; \\\n  echo two\none\ntwo\n$ vnbulletin --version\nvnbulletin ...\n```\n"
        right, _ = run_page(block, "page", desk)
        assert right == []
        wrong, _ = run_page("```console\n$ echo one\ntwo\n```\n", "page", desk)
        assert len(wrong) == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_of_a_page_lead_somewhere_in_the_repository(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        if target != "commands.md":  # made by the site
            assert (page.parent / target).exists(), target


def test_the_page_on_tables_names_every_column_with_its_kind() -> None:
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
