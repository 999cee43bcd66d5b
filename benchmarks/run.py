"""All benchmarks in one run, one table.

    python benchmarks/run.py               # measure everything, keep it in benchmarks/results.json, print the table
    python benchmarks/run.py references    # one part alone: references, names, words, end_to_end
    python benchmarks/run.py --show        # print the kept table

Each part runs in a process of its own, held to one core. Ratios are taken within a round of one run: the same texts,
the same minute, the same core. ``pip install -e '.[benchmark]'`` brings pyvi; without it its row is left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import date
from typing import Any

from common import ROOT, describe_machine

RESULTS = ROOT / "benchmarks" / "results.json"
PARTS = ("references", "names", "words", "end_to_end")


def run_part(name: str) -> dict[str, Any]:
    """Measure one part in a process of its own."""
    print(f"measuring {name} ...", file=sys.stderr, flush=True)
    command = [sys.executable, str(ROOT / "benchmarks" / f"{name}.py"), "--json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def load() -> dict[str, Any]:
    """Load the kept results."""
    kept: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {"parts": {}}
    return kept


def list_rows(parts: dict[str, Any]) -> list[tuple[str, ...]]:
    """Give the rows of the table of comparisons."""
    rows: list[tuple[str, ...]] = []

    def add(what: str, tool: str, one: dict[str, float], *f1: float) -> None:
        figures = (f"{one['ours']:.2f}", tool, f"{one['theirs']:.3g}", f"{one['ratio']:.3g}")
        rows.append((what, *figures, *(f"{value:.3f}" for value in f1), *[""] * (2 - len(f1))))

    if (part := parts.get("references")) is not None:
        add("references", "floor: one pass, anchored match", part["floor"], part["f1"])
        add("references", "naive regex", part["naive"], part["f1"], part["naive f1"])
    if (part := parts.get("names")) is not None:
        names, posts = part["names f1"], part["posts f1"]
        add("officials: names", "underthesea.ner", part["underthesea"], names["ours"], names["underthesea"])
        add("officials: names", "naive regex", part["naive"], names["ours"], names["naive"])
        add("officials: posts", "naive regex", part["naive"], posts["ours"], posts["naive"])
    if (part := parts.get("words")) is not None:
        for tool, figures in part.items():
            if not tool.startswith("vnbulletin"):
                one = {"ours": part["vnbulletin"]["warm"], "theirs": figures["warm"], "ratio": figures["ratio"]}
                add("words", tool, one)
    if (part := parts.get("end_to_end")) is not None:
        add("whole analysis, one by one", "underthesea.ner alone, by lines", part["underthesea"])
        add("whole analysis, one by one", "underthesea.ner alone, whole texts", part["underthesea whole"])
        add("whole analysis, many", "underthesea.ner alone, by lines", part["batched"])
    return rows


def write_table(results: dict[str, Any]) -> str:
    """Write the results as Markdown."""
    parts, machine = results["parts"], results["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    lines = [
        f"Taken {results['taken']} on one of {machine['cores']} cores ({machine['processor']}, {machine['system']}), "
        f"Python {machine['python']}, {versions}; load before: {machine['load']}.",
        "",
        "| what | MB/s | against | its MB/s | times as fast | F1 | its F1 |",
        "|---|--:|---|--:|--:|--:|--:|",
        *("| " + " | ".join(row) + " |" for row in list_rows(parts)),
    ]
    if (part := parts.get("end_to_end")) is not None:
        sizes = list(part["growth"])
        per_mb = {mb: part["growth"][mb] / float(mb) for mb in sizes}
        each = part["MB"] / part["bulletins"] * 1e6
        lines += [
            "",
            "| whole analysis | |",
            "|---|--:|",
            f"| bulletins of {each:.0f} bytes on average, one by one | {part['bulletins/s']:.0f} a second |",
            f"| the same, many at a time | {part['batched bulletins/s']:.0f} a second |",
            f"| import vnbulletin | {part['import'] * 1e3:.0f} ms |",
            f"| first analyze (tables and model are loaded) | {part['first']:.2f} s |",
            f"| peak memory, all bulletins one after the other | {part['memory']:.0f} MB |",
            f"| peak memory, one text of {sizes[-1]} MB | {part['memory of 8 MB']:.0f} MB |",
            *(f"| one text of {mb} MB | {per_mb[mb]:.2f} s/MB |" for mb in sizes),
            f"| {sizes[-1]} MB against {sizes[2]} MB, by the megabyte | {per_mb[sizes[-1]] / per_mb[sizes[2]]:.2f} |",
        ]
    if (part := parts.get("references")) is not None:
        for name, one in part["growth"].items():
            lines.append(f"| references alone, {name}: 8 MB against 1 MB, by the megabyte | {one['quotient']:.2f} |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all where none is named")
    parser.add_argument("--show", action="store_true", help="print what was kept, measure nothing")
    options = parser.parse_args()
    if unknown := sorted(set(options.parts) - set(PARTS)):
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    results = load()
    if not options.show:
        # Figures of different machines or days must not stand in one table: a part alone is shown, not kept.
        machine = describe_machine()
        measured = {name: run_part(name) for name in options.parts or PARTS}
        results = {"taken": date.today().isoformat(), "machine": machine, "parts": measured}
        if not options.parts:
            RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    if not results["parts"]:
        print("nothing is kept yet: python benchmarks/run.py", file=sys.stderr)
        return 2
    print(write_table(results))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
