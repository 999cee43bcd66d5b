"""Write the measured tables of the documentation anew, each by the command that it names.

    python scripts/write_figures.py            # docs/accuracy.md
    python scripts/write_figures.py --speed    # docs/speed.md as well (needs a quiet machine)

A table stands between two comments, ``<!-- begin: COMMAND -->`` and ``<!-- end -->``; what stands between them is
replaced by what the command prints. A command whose script is not there leaves its table as it is.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"(<!-- begin: (?P<command>[^>]+?) -->\n)(?P<old>.*?)(<!-- end -->)", re.S)


def run(command: str) -> str | None:
    """Run a documented command with this interpreter; None where its script is missing."""
    words = command.split()
    if words[0] == "python":
        if not (ROOT / words[1]).exists():
            return None
        words[0] = sys.executable
    elif words[0] == "vnbulletin":
        words[:1] = [sys.executable, "-m", "vnbulletin"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def rewrite(page: Path) -> None:
    """Replace the tables of one page."""

    def fill(match: re.Match[str]) -> str:
        printed = run(match["command"])
        body = match["old"] if printed is None else f"```\n{printed.rstrip()}\n```\n"
        return f"{match[1]}{body}{match[4]}"

    page.write_text(BLOCK.sub(fill, page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"{page.relative_to(ROOT)} written")


def main(arguments: list[str]) -> int:
    """Write the pages."""
    rewrite(ROOT / "docs" / "accuracy.md")
    if "--speed" in arguments:
        rewrite(ROOT / "docs" / "speed.md")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
