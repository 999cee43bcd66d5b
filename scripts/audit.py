"""Ask the advisory database for known vulnerabilities of everything that the package needs here.

    python scripts/audit.py

Exit code 0 where none is known, 1 where some are, 2 where the database did not answer: then nothing was audited. That
it answers is tried first with a release that has an advisory of its own, because a database that knows no package
reports no vulnerability either. ``pip-audit`` runs in an environment of its own, so that it audits nothing of itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from licences import fold, follow

#: A release whose vulnerability every advisory database knows (CVE-2014-0012).
KNOWN = "jinja2==2.4.1"
SERVICES = ("pypi", "osv")


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


def main() -> int:
    """Audit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit>=2.7"]
        if subprocess.run(install, check=False).returncode:
            print("NOT AUDITED: pip-audit cannot be installed here; run this where the package index can be reached")
            return 2
        for service in SERVICES:
            tried = ask(python, service, [KNOWN], folder)
            if tried is not None and any(one.get("vulns") for one in tried["dependencies"]):
                break
        else:
            print(
                f"NOT AUDITED: neither {' nor '.join(SERVICES)} says that {KNOWN} is vulnerable, so the advisory "
                "database cannot be reached from here (or a mirror without advisories answers in its place).\nRun "
                "`make audit` on a machine that reaches pypi.org or api.osv.dev; until then nothing is known."
            )
            return 2
        found = {f"{fold(d.metadata['Name'])}=={d.version}" for d in follow("vnbulletin")}
        wanted = sorted(one for one in found if not one.startswith("vnbulletin=="))
        answer = ask(python, service, wanted, folder)
    if answer is None:
        print(f"NOT AUDITED: {service} stopped answering; try again")
        return 2
    vulnerable = [one for one in answer["dependencies"] if one.get("vulns")]
    skipped = [one for one in answer["dependencies"] if one.get("skip_reason")]
    for one in vulnerable:
        for advisory in one["vulns"]:
            mended = ", ".join(advisory["fix_versions"]) or "no release yet"
            print(f"{one['name']} {one['version']}: {advisory['id']}, mended in {mended}")
    for one in skipped:
        print(f"not audited: {one['name']}: {one['skip_reason']}")
    print(f"{len(wanted)} packages, {len(vulnerable)} vulnerable, {len(skipped)} not audited ({service})")
    return 1 if vulnerable else 2 if skipped else 0


if __name__ == "__main__":
    raise SystemExit(main())
