"""Join the directives of all hands into corpus/tasks.csv, and report how two readers agree and what repeats.

    python corpus/build_tasks.py

Each hand wrote its own file under corpus/directives/. corpus/relabels_*.csv hold what a second reader gave without
seeing the first label; where it differs, it joins the labels that the row accepts (``also``), it never replaces one.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
COLUMNS = ("id", "text", "label", "also", "second_reader", "register", "obvious", "hand")
#: Two texts that share more of their five-word runs than this are near-duplicates.
NEAR = 0.6
RUN = 5


def read_rows() -> list[dict[str, str]]:
    """Read the directives of all hands; the same text twice is an error."""
    rows: list[dict[str, str]] = []
    seen: dict[str, str] = {}
    for file in sorted((HERE / "directives").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                key = " ".join(row["text"].lower().split())
                if key in seen:
                    raise SystemExit(f"{row['id']}: same text as {seen[key]}; drop one")
                seen[key] = row["id"]
                rows.append({c: (row.get(c) or "").strip() for c in COLUMNS})
    return rows


def read_second() -> dict[str, tuple[str, list[str]]]:
    """Read what the second reader gave."""
    second = {}
    for file in sorted(HERE.glob("relabels_*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                second[row["id"]] = (row["label"], [x for x in row["also"].split(";") if x])
    return second


def count_near_duplicates(rows: list[dict[str, str]]) -> int:
    """Count the rows that share most of their five-word runs with an earlier row."""
    owners: dict[tuple[str, ...], list[int]] = defaultdict(list)
    shingles = []
    near = 0
    for i, row in enumerate(rows):
        words = re.findall(r"\w+", row["text"].lower())
        own = {tuple(words[k : k + RUN]) for k in range(max(1, len(words) - RUN + 1))}
        shared: Counter[int] = Counter()
        for s in own:
            shared.update(owners[s])
            owners[s].append(i)
        near += any(n / len(own | shingles[j]) > NEAR for j, n in shared.items())
        shingles.append(own)
    return near


def main() -> int:
    """Write corpus/tasks.csv and print the figures of the datasheet."""
    rows = read_rows()
    second = read_second()
    same = accepted = read = 0
    for row in rows:
        also = [x.strip() for x in row["also"].split(";") if x.strip()]
        if row["id"] in second:
            label, others = second[row["id"]]
            read += 1
            same += label == row["label"]
            accepted += label in {row["label"], *also} or row["label"] in others
            row["second_reader"] = label
            if label != row["label"] and label not in also:
                also.append(label)
        row["also"] = ";".join(also)
    with (HERE / "tasks.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    labels = Counter(r["label"] for r in rows)
    near = count_near_duplicates(rows)
    print(f"{len(rows)} directives, {min(labels.values())} to {max(labels.values())} a label")
    print(f"without the label's obvious keyword: {sum(r['obvious'] == '0' for r in rows) / len(rows):.3f}")
    print(f"near-duplicates: {near} ({near / len(rows):.4f})")
    if read:
        print(f"second reader: {read} rows, same label {same / read:.3f}, label accepted {accepted / read:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
