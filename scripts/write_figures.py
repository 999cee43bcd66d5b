"""Write the measured tables of the documentation anew, each by the command that it names.

    python scripts/write_figures.py            # docs/accuracy.md
    python scripts/write_figures.py --speed    # docs/speed.md and its plot, from what benchmarks/run.py kept

A table stands between two comments, ``<!-- begin: COMMAND -->`` and ``<!-- end -->``; what stands between them is
replaced by what the command prints (``begin markdown:`` where that is Markdown). A command whose script is not there
leaves its table as it is.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(
    r"(<!-- begin(?P<markdown> markdown)?: (?P<command>[^>]+?) -->\n)(?P<old>.*?)(<!-- end -->)", re.DOTALL
)
RESULTS = ROOT / "benchmarks" / "results.json"
PLOT = ROOT / "docs" / "speed.svg"
OURS, THEIRS = "#1b6e9c", "#c9a15a"


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
        if printed is None:
            body = match["old"]
        elif match["markdown"]:
            body = f"\n{printed.strip()}\n\n"
        else:
            body = f"```\n{printed.rstrip()}\n```\n"
        return f"{match[1]}{body}{match[5]}"

    page.write_text(BLOCK.sub(fill, page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"{page.relative_to(ROOT)} written")


def list_bars(parts: dict[str, Any]) -> list[tuple[str, float, bool]]:
    """Give the bars of the plot: name, MB/s, whether it is this library's."""
    bars: list[tuple[str, float, bool]] = []
    if (part := parts.get("references")) is not None:
        bars += [
            ("references: floor (type words only)", part["floor"]["theirs"], False),
            ("references: naive regex", part["naive"]["theirs"], False),
            ("extract_references", part["naive"]["ours"], True),
        ]
    if (part := parts.get("names")) is not None:
        bars += [
            ("officials: naive regex", part["naive"]["theirs"], False),
            ("officials: underthesea.ner", part["underthesea"]["theirs"], False),
            ("extract_officials", part["underthesea"]["ours"], True),
        ]
    if (part := parts.get("words")) is not None:
        bars += [(f"words: {tool}", part[tool]["warm"], False) for tool in part if not tool.startswith("vnbulletin")]
        bars.append(("tokenize_words", part["vnbulletin"]["warm"], True))
    if (part := parts.get("end_to_end")) is not None:
        bars.append(("analyze (all but words)", part["underthesea"]["ours"], True))
        bars.append(("pipe (all but words)", part["batched"]["ours"], True))
    return bars


def plot(results: dict[str, Any]) -> None:
    """Draw speeds by tool, and how the time of one text grows with its size."""
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    # The same figures give the same file.
    mpl.rcParams["svg.hashsalt"] = "speed"
    mpl.rcParams["svg.fonttype"] = "none"
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), width_ratios=(3, 2), layout="constrained")
    bars = list_bars(results["parts"])[::-1]
    left.barh([b[0] for b in bars], [b[1] for b in bars], color=[OURS if b[2] else THEIRS for b in bars])
    left.set_xscale("log")
    left.set_xlabel("MB/s on one core (logarithmic)")
    left.set_xlim(min(b[1] for b in bars) / 2, max(b[1] for b in bars) * 4)
    for i, bar in enumerate(bars):
        left.text(bar[1] * 1.08, i, f"{bar[1]:.3g}", va="center", fontsize=8)
    if (part := results["parts"].get("end_to_end")) is not None:
        sizes = [float(mb) for mb in part["growth"]]
        times = list(part["growth"].values())
        right.plot(sizes, times, "o-", color=OURS, label="analyze, one text")
        right.plot(sizes, [times[0] / sizes[0] * s for s in sizes], "--", color="0.5", label="linear from the smallest")
        right.set_xlabel("size of one text, MB")
        right.set_ylabel("seconds")
        right.set_xlim(0)
        right.set_ylim(0)
        right.legend(frameon=False)
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(PLOT, metadata={"Date": None})
    PLOT.write_text("\n".join(line.rstrip() for line in PLOT.read_text().splitlines()) + "\n", newline="\n")
    print(f"{PLOT.relative_to(ROOT)} written")


def main(arguments: list[str]) -> int:
    """Write the pages."""
    if "--speed" not in arguments:
        rewrite(ROOT / "docs" / "accuracy.md")
        return 0
    if not RESULTS.exists():
        print("nothing is measured yet: make benchmark", file=sys.stderr)
        return 2
    rewrite(ROOT / "docs" / "speed.md")
    plot(json.loads(RESULTS.read_text(encoding="utf-8")))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
