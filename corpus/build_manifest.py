"""Write corpus/manifest.csv: one line a bulletin, with the checksums of its text and its annotation.

python corpus/build_manifest.py [--check]
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
COLUMNS = (
    "id", "layout", "level", "system", "place", "year", "published", "characters", "officials", "references", "tasks",
    "text_sha256", "annotation_sha256",
)  # fmt: skip


def build() -> str:
    """Give the manifest as CSV text.

    Raises
    ------
    SystemExit
        Where a bulletin has no annotation, an annotation has no bulletin, or one lacks a field.
    """
    texts = {p.stem: p for p in (HERE / "bulletins").glob("*.txt")}
    notes = {p.stem: p for p in (HERE / "annotations").glob("*.json")}
    if texts.keys() != notes.keys():
        raise SystemExit(f"without a partner: {sorted(texts.keys() ^ notes.keys())}")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name in sorted(texts):
        raw, note = texts[name].read_bytes(), notes[name].read_bytes()
        record = json.loads(note)
        source = record["source"]
        writer.writerow(
            [
                name, source["layout"], source["level"], source["system"], source["place"], source["year"],
                record["published"] or "", len(raw.decode("utf-8")), len(record["officials"]),
                len(record["references"]), len(record["tasks"]), hashlib.sha256(raw).hexdigest(),
                hashlib.sha256(note).hexdigest(),
            ]
        )  # fmt: skip
    return out.getvalue()


def main(argv: list[str]) -> int:
    """Write the manifest, or with --check compare it with the one that is there."""
    path = HERE / "manifest.csv"
    made = build()
    if "--check" in argv:
        if not path.exists() or path.read_text(encoding="utf-8") != made:
            print("corpus/manifest.csv is not of this corpus; run: python corpus/build_manifest.py", file=sys.stderr)
            return 1
        return 0
    path.write_text(made, encoding="utf-8", newline="\n")
    print(f"{made.count(chr(10)) - 1} bulletins")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
