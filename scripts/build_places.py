"""Build ``tables/places.csv``: the names of provinces, districts and communes before and after 1/7/2025.

The names come from the address data of the installed package underthesea (which took them from the
package vietnamadminunits), never from a list typed by hand::

    python scripts/build_places.py            # writes src/vnbulletin/tables/places.csv
    python scripts/build_places.py --check    # exits 1 where the committed table differs
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
from collections import defaultdict
from importlib import resources
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "src" / "vnbulletin" / "tables" / "places.csv"
KINDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")


def split_kind(unit: str) -> tuple[str, str] | None:
    """Part "Thị trấn Phong Hải" into its kind and its name; None for what bears no name (Phường 7)."""
    lower = unit.lower()
    for kind in KINDS:
        if lower.startswith(kind + " "):
            name = unit[len(kind) + 1 :].strip()
            return None if not name or re.fullmatch(r"\d+", name) else (kind, name)
    return None


def build_table() -> str:
    """Give the whole table as CSV text."""
    from vnbulletin.text import View

    data = json.loads((resources.files("underthesea") / "address/data/mapping.json").read_text(encoding="utf-8"))
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)

    def add(units: dict[str, set[str]], unit: str, rank: str) -> None:
        parts = split_kind(" ".join(View(unit).text.split()))
        if parts:
            kind, name = parts
            # A city of the province's rank is told from one below it.
            units[name].add(f"{kind} thuộc tỉnh" if kind == "thành phố" and rank == "district" else kind)

    for province in data["old_province_names"].values():
        add(before, province["name"], "province")
    for province in data["province_names"].values():
        add(after, province["name"], "province")
    for row in data["ward_mapping"]:
        add(before, row["old_district"], "district")
        add(before, row["old_ward"], "commune")
        add(after, row["new_ward"], "commune")
    source = "{source} {version}".format(**data["metadata"])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "before", "after", "source"])
    for name in sorted(before.keys() | after.keys()):
        writer.writerow([name, " | ".join(sorted(before[name])), " | ".join(sorted(after[name])), source])
    return out.getvalue()


def main() -> int:
    """Write the table, or check it."""
    parser = argparse.ArgumentParser(description="Build the table of place names.")
    parser.add_argument("--check", action="store_true", help="compare only")
    args = parser.parse_args()
    table = build_table()
    if args.check:
        return int(TABLE.read_text(encoding="utf-8") != table)
    TABLE.write_text(table, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
