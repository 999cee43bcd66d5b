"""Ask the advisory database for known vulnerabilities of everything that the package needs here.

    python scripts/audit.py
    python scripts/audit.py --kept    # do not ask, only look into the kept tables

Exit code 0 where none is known, 1 where some are, 2 where the database did not answer: then nothing was audited. That
it answers is tried first with a release that has an advisory of its own, because a database that knows no package
reports no vulnerability either. ``pip-audit`` runs in an environment of its own, so that it audits nothing of itself.

Where nothing answers, what is installed is held against tables that were kept of an earlier search by hand
(``advisories.csv``). That finds old acquaintances, and is said to be no audit: it ends with 1 or 2, never with 0.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

# This folder may not be on the path yet: a test loads this file by its place.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from advisories import Kept, read_kept, read_requirements
from licences import fold, follow

#: A release whose vulnerability every advisory database knows (CVE-2014-0012).
KNOWN = "jinja2==2.4.1"
SERVICES = ("pypi", "osv")
RULE = "=" * 100


def list_installed() -> dict[str, str]:
    """Give the release of every package that can be reached from the package here, whatever the marker."""
    found = {fold(one.metadata["Name"]): one.version for one in follow("vnbulletin")}
    found.pop("vnbulletin", None)
    return found


def list_brought(requirements: Iterable[Requirement]) -> set[str]:
    """Give the packages that requirements bring along here, by their markers and extras."""
    waiting, seen = list(requirements), set()
    while waiting:
        wanted = waiting.pop()
        key = (fold(wanted.name), frozenset(wanted.extras))
        if key in seen:
            continue
        seen.add(key)
        try:
            asked = map(Requirement, distribution(wanted.name).requires or ())
        except PackageNotFoundError:
            continue
        extras = {"", *wanted.extras}
        waiting += [one for one in asked if not one.marker or any(one.marker.evaluate({"extra": e}) for e in extras)]
    return {name for name, _ in seen}


def ask(python: Path, service: str, requirements: list[str], folder: Path) -> dict[str, Any] | None:
    """Ask about releases; None where the service does not answer."""
    listed = folder / "requirements.txt"
    listed.write_text("\n".join(requirements) + "\n", encoding="utf-8")
    command = [str(python), "-m", "pip_audit", "--requirement", str(listed), "--no-deps", "--disable-pip"]
    command += ["--vulnerability-service", service, "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return None
    return answer


def ask_live(wanted: list[str]) -> tuple[str, dict[str, Any]] | str:
    """Ask the first service that answers; a sentence that says why where there is none."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit>=2.7"]
        if subprocess.run(install, check=False).returncode:
            return "pip-audit cannot be installed here"
        for service in SERVICES:
            tried = ask(python, service, [KNOWN], folder)
            if tried is not None and any(one.get("vulns") for one in tried["dependencies"]):
                answer = ask(python, service, wanted, folder)
                return f"{service} stopped answering" if answer is None else (service, answer)
    return (
        f"neither {' nor '.join(SERVICES)} says that {KNOWN} is vulnerable, so the advisory database cannot be "
        "reached from here (or a mirror without advisories answers in its place)"
    )


def report_live(service: str, answer: dict[str, Any]) -> int:
    """Print what the database knows."""
    audited = answer["dependencies"]
    vulnerable = [one for one in audited if one.get("vulns")]
    skipped = [one for one in audited if one.get("skip_reason")]
    for one in vulnerable:
        for advisory in one["vulns"]:
            mended = ", ".join(advisory["fix_versions"]) or "no release yet"
            print(f"{one['name']} {one['version']}: {advisory['id']}, mended in {mended}")
    for one in skipped:
        print(f"not audited: {one['name']}: {one['skip_reason']}")
    print(f"{len(audited)} packages, {len(vulnerable)} vulnerable, {len(skipped)} not audited ({service})")
    return 1 if vulnerable else 2 if skipped else 0


def report_kept(why: str, kept: Kept, installed: dict[str, str], brought: set[str], today: date) -> int:
    """Print what the kept tables know, and what that is worth."""
    print(RULE)
    print(f"NOT AUDITED: {why}.")
    print("Run `make audit` on a machine that reaches pypi.org or api.osv.dev; it has to be done before a release.")
    print(
        f"In its place, A KEPT LIST, NOT THE LIVE DATABASE: made by hand on {kept.looked_up}, "
        f"{(today - kept.looked_up).days} days ago,\nfrom copies that end in {kept.database_until} (the database) and "
        f"on {kept.threads_until} (threads that name advisories).\nIt knows nothing that was published since and not "
        "all that was before: nothing found is not nothing there."
    )
    print(RULE)
    affected = kept.find_affected(installed)
    for one in affected:
        asked = "" if one.package in brought else " (here, but no requirement of this package brings it)"
        print(f"{one.package} {installed[one.package]}: {', '.join(one.identifiers)}: {one.affected}{asked}")
        print(f"    {one.source}")
    unsought, half = kept.list_unsought(installed), kept.list_half_sought(installed)
    if unsought:
        print(f"never looked up, so nothing is known: {', '.join(f'{name} {installed[name]}' for name in unsought)}")
    if half:
        print(f"looked up in the copy of the database alone: {', '.join(half)}")
    print(
        f"{len(installed)} packages, {len({one.package for one in affected})} known to be vulnerable, "
        f"{len(unsought)} never looked up, 0 audited (kept list of {kept.looked_up})"
    )
    return 1 if affected else 2


def main(arguments: list[str]) -> int:
    """Audit."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kept", action="store_true", help="do not ask the database, only look into the kept tables")
    only_kept = parser.parse_args(arguments).kept
    installed = list_installed()
    wanted = sorted(f"{name}=={version}" for name, version in installed.items())
    answer = "the database was not asked" if only_kept else ask_live(wanted)
    if isinstance(answer, str):
        brought = list_brought(read_requirements())
        return report_kept(answer, read_kept(), installed, brought, date.today())
    return report_live(*answer)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
