"""Print the lowest versions that pyproject.toml allows, as constraints for pip.

    python scripts/lowest.py > lowest.txt
    pip install --constraint lowest.txt -e '.[dev]'

Every requirement that is named there counts, those of the extras too; what they bring along is left to pip. A bound
that no release meets exactly (``>=2023.12`` where the first is 2023.12.23) would fail in the installation: bounds
are whole versions, so that what is promised is what was tried.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*>=\s*(?P<bound>[0-9][0-9a-z.]*)")


def read_bounds(path: Path = ROOT / "pyproject.toml") -> dict[str, str]:
    """Read the lower bound of every requirement; the highest one where a name has several."""
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    bounds: dict[str, str] = {}
    for requirement in (*project["dependencies"], *(r for extra in extras.values() for r in extra)):
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        if name and name[0] == project["name"]:
            continue
        match = REQUIREMENT.match(requirement)
        if match is None:
            raise SystemExit(f"{requirement!r} has no lower bound")
        known = bounds.setdefault(match["name"].lower(), match["bound"])
        bounds[match["name"].lower()] = max(known, match["bound"], key=_order)
    return bounds


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def main() -> int:
    """Print one constraint a line."""
    for name, bound in sorted(read_bounds().items()):
        print(f"{name}=={bound}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
