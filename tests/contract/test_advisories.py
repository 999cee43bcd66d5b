"""The kept list of vulnerabilities finds what it holds, bounds keep it out, and nobody takes it for an audit."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from packaging.requirements import Requirement

from .test_public_face import load_script

IDENTIFIER = re.compile(
    r"CVE-\d{4}-\d{4,7}|GHSA(-[0-9a-z]{4}){3}|PYSEC-\d{4}-\d+|SNYK-PYTHON-\w+-\d+|BDSA-\d+-\d+|unnamed"
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load_script("audit")


@pytest.fixture(scope="module")
def tables() -> ModuleType:
    return load_script("advisories")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "advisories.csv").write_text(
        "package,advisory,affected,source\nleaky,CVE-2031-10001 GHSA-aaaa-bbbb-cccc,\">=1.2,<1.4.1\",a/b#1\n"
        "leaky,CVE-2031-10002,<=0.9,a/b#2\nforsaken,CVE-2031-10003,<=3.0,a/b#3\n",
        encoding="utf-8",
    )
    (tmp_path / "advisories_sought.csv").write_text(
        "package,query\nleaky,leaky security\nforsaken,forsaken security\nquiet,\n", encoding="utf-8"
    )
    (tmp_path / "advisories.toml").write_text(
        "looked_up = 2031-05-01\ndatabase_until = 2029\nthreads_until = 2031-03-02\n", encoding="utf-8"
    )
    return tmp_path


def test_every_row_can_be_used(script: ModuleType, tables: ModuleType) -> None:
    kept = tables.read_kept()
    assert kept.advisories
    assert kept.looked_up >= kept.threads_until
    for one in kept.advisories:
        assert one.package == script.fold(one.package)
        assert one.package in kept.sought, f"{one.package} has an advisory but is not said to have been looked up"
        assert one.identifiers
        assert all(map(IDENTIFIER.fullmatch, one.identifiers)), one
        assert any(item.operator in ("<", "<=", "==") for item in one.affected), f"{one} touches every release to come"
        assert one.source
    assert list(kept.sought) == sorted(kept.sought)
    assert [one.package for one in kept.advisories] == sorted(one.package for one in kept.advisories)


@pytest.mark.parametrize(
    ("version", "found"),
    [("0.8", ["CVE-2031-10002"]), ("1.0", []), ("1.2", ["CVE-2031-10001"]), ("1.4.0rc1", ["CVE-2031-10001"]),
     ("1.4.1", []), ("1.10", [])],
)  # fmt: skip
def test_a_release_is_found_in_its_range_alone(
    tables: ModuleType, folder: Path, version: str, found: list[str]
) -> None:
    affected = tables.read_kept(folder).find_affected({"leaky": version, "unheard-of": "1.3"})
    assert [one.identifiers[0] for one in affected] == found


def test_what_was_not_looked_up_is_named(tables: ModuleType, folder: Path) -> None:
    kept = tables.read_kept(folder)
    assert kept.list_unsought(["unheard-of", "leaky", "quiet"]) == ["unheard-of"]
    assert kept.list_half_sought(["unheard-of", "leaky", "quiet"]) == ["quiet"]


@pytest.mark.parametrize(
    ("requirement", "allowed"),
    [("leaky", ["1.2"]), ("leaky>=1.3", ["1.3"]), ("leaky>=1.4.1", []), ("leaky>=1.0", ["1.2"]),
     ("leaky<1.2", []), ("leaky>=1.2,!=1.2,!=1.4.0", [])],
)  # fmt: skip
def test_a_requirement_allows_what_its_bounds_leave(
    tables: ModuleType, folder: Path, requirement: str, allowed: list[str]
) -> None:
    assert tables.list_allowed(tables.read_kept(folder).advisories[0], Requirement(requirement)) == allowed


def test_no_bound_of_ours_allows_a_release_known_to_be_affected(script: ModuleType, tables: ModuleType) -> None:
    advisories, requirements = tables.read_kept().advisories, tables.read_requirements()
    pairs = [(a, r) for r in requirements for a in advisories if script.fold(r.name) == a.package]
    assert len(pairs) > len(requirements) / 2
    assert [f"{r} allows {v}: {a.identifiers[0]}" for a, r in pairs for v in tables.list_allowed(a, r)] == []


def test_what_is_brought_is_followed_by_markers(script: ModuleType) -> None:
    brought = script.list_brought([Requirement("pytest")])
    assert {"pytest", "pluggy"} <= brought
    assert "hypothesis" not in brought, "an extra of pytest that nobody asked for was followed"
    assert {"pytest", "pytest-xdist", "execnet"} <= script.list_brought(
        [Requirement("pytest-xdist"), Requirement("not-there; python_version < '3'")]
    )


@pytest.mark.parametrize(
    ("installed", "code"), [({"leaky": "1.3", "unheard-of": "7"}, 1), ({"leaky": "1.5"}, 2), ({"quiet": "1"}, 2)]
)
def test_the_kept_list_is_never_an_audit(
    script: ModuleType, tables: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str],
    installed: dict[str, str], code: int,
) -> None:  # fmt: skip
    kept = tables.read_kept(folder)
    assert script.report_kept("no way out", kept, installed, {"quiet"}, date(2031, 5, 31)) == code
    told = capsys.readouterr().out
    assert "NOT AUDITED: no way out" in told
    assert "A KEPT LIST, NOT THE LIVE DATABASE: made by hand on 2031-05-01, 30 days ago" in told
    assert "2029" in told
    assert "2031-03-02" in told
    assert ("CVE-2031-10001, GHSA-aaaa-bbbb-cccc: <1.4.1,>=1.2 (here, but no requirement" in told) == (code == 1)
    assert ("never looked up, so nothing is known: unheard-of 7" in told) == (code == 1)
    assert "0 audited" in told


class Machine:
    """Answers in the place of subprocesses: an index that may be out of reach, a database that may know nothing."""

    def __init__(self, *, index: bool, database: dict[str, Any] | None) -> None:
        self.index, self.database = index, database

    def run(self, command: list[str], **options: Any) -> SimpleNamespace:
        if "venv" in command:
            return SimpleNamespace(returncode=0)
        if "install" in command:
            return SimpleNamespace(returncode=0 if self.index else 1)
        assert "pip_audit" in command
        asked = Path(command[command.index("--requirement") + 1]).read_text(encoding="utf-8").split()
        if self.database is None:
            return SimpleNamespace(stdout="could not connect")
        answers = [
            {"name": name, "version": version, "vulns": self.database.get(name, [])}
            for name, version in (one.split("==") for one in asked)
        ]
        return SimpleNamespace(stdout=json.dumps({"dependencies": answers}))


KNOWN = {"jinja2": [{"id": "CVE-2014-0012", "fix_versions": ["2.7.2"]}]}


@pytest.mark.parametrize(
    ("machine", "installed", "code", "told"),
    [
        (Machine(index=False, database=None), {"soupsieve": "9999"}, 2, "pip-audit cannot be installed"),
        (Machine(index=True, database=None), {"soupsieve": "9999"}, 2, "says that jinja2==2.4.1 is vulnerable"),
        (Machine(index=True, database={}), {"soupsieve": "2.8.4"}, 1, "CVE-2026-85999"),
        (Machine(index=True, database=KNOWN), {"soupsieve": "2.8.4"}, 0, "1 packages, 0 vulnerable, 0 not audited"),
        (Machine(index=True, database=KNOWN), {"jinja2": "2.7.1"}, 1, "CVE-2014-0012, mended in 2.7.2"),
    ],
)
def test_the_live_database_goes_first(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    machine: Machine, installed: dict[str, str], code: int, told: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(subprocess, "run", machine.run)
    monkeypatch.setattr(script, "list_installed", lambda: installed)
    assert script.main([]) == code
    printed = capsys.readouterr().out
    assert told in printed
    assert ("NOT AUDITED" in printed) == (machine.database is not KNOWN)


def test_the_database_need_not_be_asked(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script, "list_installed", lambda: {"soupsieve": "9999"})
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    assert script.main(["--kept"]) == 2
    assert "NOT AUDITED: the database was not asked." in capsys.readouterr().out
