"""What was found by hand of known vulnerabilities: kept tables, for where the live database cannot be reached.

A kept table is no audit: it holds what could be found on one day in copies that were older than that day, and says
nothing of what was published since. ``audit.py`` falls back on it, and says so.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent


@dataclass(frozen=True)
class Advisory:
    """One row: the releases of a package that some advisories touch."""

    package: str
    identifiers: tuple[str, ...]
    affected: SpecifierSet
    source: str

    def touches(self, version: str) -> bool:
        """Tell whether a release is among those affected."""
        return self.affected.contains(version, prereleases=True)


@dataclass(frozen=True)
class Kept:
    """The kept tables: advisories, the query that was made for each package, and the days they reach to."""

    advisories: tuple[Advisory, ...]
    sought: Mapping[str, str]
    looked_up: date
    database_until: int
    threads_until: date

    def find_affected(self, installed: Mapping[str, str]) -> list[Advisory]:
        """Give the rows that touch one of the releases, by package."""
        return [one for one in self.advisories if one.package in installed and one.touches(installed[one.package])]

    def list_unsought(self, packages: Iterable[str]) -> list[str]:
        """Give the packages that nobody has looked up."""
        return sorted(set(packages) - set(self.sought))

    def list_half_sought(self, packages: Iterable[str]) -> list[str]:
        """Give the packages that were looked up in the copy of the database alone, not in later threads."""
        return sorted(name for name in set(packages) & set(self.sought) if not self.sought[name])


def read_kept(folder: Path = FOLDER) -> Kept:
    """Read the kept tables."""
    with (folder / "advisories.csv").open(encoding="utf-8", newline="") as file:
        advisories = tuple(
            Advisory(row["package"], tuple(row["advisory"].split()), SpecifierSet(row["affected"]), row["source"])
            for row in csv.DictReader(file)
        )
    with (folder / "advisories_sought.csv").open(encoding="utf-8", newline="") as file:
        sought = {row["package"]: row["query"] for row in csv.DictReader(file)}
    days = tomllib.loads((folder / "advisories.toml").read_text(encoding="utf-8"))
    return Kept(advisories, sought, days["looked_up"], days["database_until"], days["threads_until"])


def read_requirements(path: Path = ROOT / "pyproject.toml") -> list[Requirement]:
    """Read what pyproject.toml asks for, its extras too, the package itself left out."""
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    read = map(Requirement, (*project["dependencies"], *(one for extra in extras.values() for one in extra)))
    return [one for one in read if one.name != project["name"]]


def list_allowed(advisory: Advisory, requirement: Requirement) -> list[str]:
    """Give releases that a requirement allows although the advisory touches them.

    Tried are the versions that the two name, which is where an allowed and an affected range first meet.
    """
    named = {item.version.removesuffix(".*") for item in (*advisory.affected, *requirement.specifier)} | {"0"}
    return sorted(
        (v for v in named if requirement.specifier.contains(v, prereleases=True) and advisory.touches(v)), key=Version
    )
