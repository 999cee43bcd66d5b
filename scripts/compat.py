"""Run the tests on every supported Python with the highest versions of its needs, and on the oldest with the lowest.

    python scripts/compat.py                  # the whole suite, each in a fresh environment
    python scripts/compat.py --short          # the example, the contract and the public face, what .ci/run does
    python scripts/compat.py 3.13 lowest      # some of them

A Python is looked for on the path and under ~/.pyenv; one that is not on the machine is named, not passed over, and
``--strict`` makes that a failure. The lowest versions are the bounds of pyproject.toml (scripts/lowest.py).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
LOWEST = "lowest"
#: What a short run holds: the README's example and the documents, odd inputs, the frozen face, frames and files.
SHORT = (
    "tests/analysis", "tests/docs/test_documents.py::test_examples_of_a_page[README.md]",
    "tests/contract/test_public_face.py", "tests/contract/test_odd_inputs.py", "tests/contract/test_limits.py",
    "tests/corpus/test_interchange.py", "tests/classification",
)  # fmt: skip
#: All that a short run needs beside the package itself.
SHORT_NEEDS = ("pytest", "pytest-xdist", "hypothesis")


def find_python(version: str) -> str | None:
    """Find an interpreter of a version that runs; None where there is none."""
    places = [shutil.which(f"python{version}"), f"/usr/bin/python{version}", f"/usr/local/bin/python{version}"]
    kept = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"), reverse=True)
    for place in (sys.executable, *places, *map(str, kept)):
        if place and Path(place).exists():
            code = "import sys; print('%d.%d' % sys.version_info[:2])"
            done = subprocess.run([place, "-c", code], capture_output=True, text=True, check=False)
            if done.returncode == 0 and done.stdout.strip() == version:
                return place
    return None


def install(python: str, folder: Path, *, lowest: bool, short: bool) -> Path | None:
    """Make an environment with the package and what its tests need; None where that fails."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    own = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    command = [str(own), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--editable", str(ROOT), *SHORT_NEEDS] if short else ["--editable", f"{ROOT}[dev]"]
    if lowest:
        bounds = folder / "lowest.txt"
        script = str(ROOT / "scripts" / "lowest.py")
        bounds.write_text(subprocess.run([str(own), script], capture_output=True, text=True, check=True).stdout)
        command += ["--constraint", str(bounds)]
    done = subprocess.run(command, check=False)
    return own if done.returncode == 0 else None


def try_one(name: str, *, short: bool, jobs: str) -> str:
    """Run the tests on one Python; give the line of the summary."""
    version = PYTHONS[0] if name == LOWEST else name
    python = find_python(version)
    if python is None:
        return f"NOT TRIED: no Python {version} on this machine"
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        own = install(python, Path(folder) / "venv", lowest=name == LOWEST, short=short)
        if own is None:
            return "FAILED: cannot be installed"
        installed = time.monotonic() - started
        tests = SHORT if short else ("--doctest-modules", "src/vnbulletin", "tests")
        command = [str(own), "-m", "pytest", "-p", "no:cacheprovider", "-n", jobs, *tests]
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        done = subprocess.run(command, cwd=ROOT, check=False, env=environment)
    took = f"{installed:.0f} s to install, {time.monotonic() - started - installed:.0f} s of tests"
    return f"{'passed' if done.returncode == 0 else 'FAILED'} ({took})"


def main() -> int:
    """Try each, sum up."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PYTHONS)}, {LOWEST}; all by default")
    parser.add_argument("--short", action="store_true", help="only the tests named in SHORT")
    parser.add_argument("--strict", action="store_true", help="fail where a Python is not on the machine")
    parser.add_argument("--jobs", default="auto", help="processes of pytest")
    options = parser.parse_args()
    names = options.names or [*PYTHONS, LOWEST]
    if unknown := sorted(set(names) - {*PYTHONS, LOWEST}):
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(PYTHONS)} and {LOWEST}")
    told = {}
    for name in names:
        print(f"== {name} ==", flush=True)
        told[name] = try_one(name, short=options.short, jobs=options.jobs)
    print("\ncompatibility" + (" (short)" if options.short else ""))
    for name, line in told.items():
        print(f"  {'Python 3.11, lowest versions' if name == LOWEST else f'Python {name}, highest versions':32} {line}")
    missing = [name for name, line in told.items() if line.startswith("NOT TRIED")]
    if missing:
        print(f"\n*** NOT TRIED HERE: {', '.join(missing)}. Nothing above says anything about them. ***")
    return any("FAILED" in line for line in told.values()) or (options.strict and bool(missing))


if __name__ == "__main__":
    raise SystemExit(main())
