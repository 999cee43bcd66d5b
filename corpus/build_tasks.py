"""Join the directives of all hands into corpus/tasks.csv, checked.

    python corpus/build_tasks.py

Each hand wrote its own file under corpus/directives/; corpus/relabels.csv (where it is there) holds the label
that a second reader gave without seeing the first. Near-duplicates are counted, never silently dropped.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
COLUMNS = ("id", "text", "label", "also", "register", "obvious", "hand")


def main() -> int:
    """Write corpus/tasks.csv and print what it holds."""
    rows: list[dict[str, str]] = []
    seen: dict[str, str] = {}
    for file in sorted((HERE / "directives").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                key = " ".join(row["text"].lower().split())
                if key in seen:
                    print(f"{row['id']}: same text as {seen[key]}", file=sys.stderr)
                    return 1
                seen[key] = row["id"]
                rows.append({c: row[c].strip() for c in COLUMNS})
    with (HERE / "tasks.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} directives")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
