"""Show what two revisions extract differently from one fixed body of text.

    python scripts/diff_results.py BASE                  # BASE against the working tree
    python scripts/diff_results.py BASE --head REV       # two revisions
    python scripts/diff_results.py BASE --texts DIR      # further texts: *.txt, *.jsonl, *.jsonl.gz

The texts are those of the working tree for both revisions, so that a difference is the code's. What is printed is
Markdown: counts by kind, the fields that changed, and one row a difference.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
#: Key of ``Bulletin.to_dict()`` -> what one entry is called in the table.
KINDS = {
    "segments": "segment",
    "officials": "official",
    "post_mentions": "post",
    "references": "reference",
    "tasks": "task",
    "events": "event",
    "anniversaries": "anniversary",
}
PAGE_FIELDS = ("title", "published", "byline", "source_note", "views", "complete")
#: Run under the revision's own code: one JSON line a text, in order.
DUMP = """
import json, sys
import vnbulletin as vb
print(json.dumps(vb.__file__))
for line in sys.stdin:
    try:
        print(json.dumps(vb.analyze(json.loads(line)).to_dict()))
    except Exception as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
"""
#: Fields of a classifier's confidence: a new model moves all of them a little. Where nothing else of an entry changed,
#: they are counted and not listed.
SCORES = frozenset({"score", "second", "second_score"})
CUT = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two revisions see differently.

    Parameters
    ----------
    change : str
        ``gained``, ``lost`` or ``changed``.
    document, kind : str
        Where, and what kind of thing.
    start, end : int or None
        The span (the later one where it moved); None for a field of the page.
    text : str
        The wording.
    fields : dict of str to (old, new)
        What changed; empty for ``gained`` and ``lost``.
    """

    change: str
    document: str
    kind: str
    start: int | None
    end: int | None
    text: str
    fields: dict[str, tuple[Any, Any]]


def read_texts(folders: Iterable[Path]) -> list[tuple[str, str]]:
    """Read the body of text: (document, text), in a fixed order."""
    texts: list[tuple[str, str]] = []
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as stream:
                texts.append((path.stem, stream.read()))
        for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*.jsonl.gz")]):
            opener = gzip.open if path.suffix == ".gz" else open
            with opener(path, "rt", encoding="utf-8") as stream:
                for number, line in enumerate(stream):
                    row = json.loads(line)
                    texts.append((str(row.get("doc_id", f"{path.name}:{number}")), row["text"]))
    return texts


def unpack_revision(revision: str, folder: Path) -> Path:
    """Unpack the sources of a revision and give the folder to import from; the checkout is left alone."""
    done = subprocess.run(["git", "archive", revision, "src"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{revision}: no such revision ({done.stderr.decode().strip()})")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


def run_revision(source: Path, texts: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """Analyse the texts with the code of one revision, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONUTF8": "1"}
    lines = "".join(json.dumps(text) + "\n" for _, text in texts)
    done = subprocess.run(
        [sys.executable, "-c", DUMP], input=lines, capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        raise SystemExit(f"{source}: the analysis failed\n{done.stderr[-2000:]}")
    first, *results = done.stdout.splitlines()
    used = Path(json.loads(first)).resolve()
    if not used.is_relative_to(source.resolve()):
        raise SystemExit(f"{used} was imported instead of {source}")
    return [json.loads(line) for line in results]


def resolve_indexes(result: dict[str, Any]) -> dict[str, Any]:
    """Put what indexes point to in their place: one official more must not change every task behind it."""
    officials, references = result.get("officials", []), result.get("references", [])
    first: dict[Any, int] = {}
    for official in officials:
        first.setdefault(official.get("person"), official["start"])
    for entry in (*officials, *result.get("post_mentions", [])):
        if entry.get("person") is not None:
            entry["person"] = first.get(entry["person"])
    for task in result.get("tasks", []):
        task["references"] = [references[i]["text"] for i in task.get("references") or [] if i < len(references)]
        if isinstance(task.get("official"), int) and task["official"] < len(officials):
            task["official"] = officials[task["official"]]["name"]
    return result


def compare_fields(old: dict[str, Any], new: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Give the fields whose values differ; scores by their second digit."""

    def blunt(value: Any) -> Any:
        return round(value, 2) if isinstance(value, float) else value

    names = dict.fromkeys([*old, *new])
    return {n: (old.get(n), new.get(n)) for n in names if blunt(old.get(n)) != blunt(new.get(n)) and n != "text"}


def pair_entries(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Pair entries by their span, then those left over by the greatest overlap."""
    by_span: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for entry in new:
        by_span.setdefault((entry["start"], entry["end"]), []).append(entry)
    left: list[dict[str, Any]] = []
    for entry in old:
        same = by_span.get((entry["start"], entry["end"]))
        if same:
            yield entry, same.pop(0)
        else:
            left.append(entry)
    free = [entry for entries in by_span.values() for entry in entries]
    overlaps = sorted(
        (
            (min(a["end"], b["end"]) - max(a["start"], b["start"]), -a["start"], -b["start"], i, j)
            for i, a in enumerate(left)
            for j, b in enumerate(free)
            if a["start"] < b["end"] and b["start"] < a["end"]
        ),
        reverse=True,
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, _, _, i, j in overlaps:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield left[i], free[j]
    for i, entry in enumerate(left):
        if i not in taken_old:
            yield entry, None
    for j, entry in enumerate(free):
        if j not in taken_new:
            yield None, entry


def compare_results(document: str, old: dict[str, Any], new: dict[str, Any]) -> list[Difference]:
    """List what two results of one document say differently."""
    if "error" in old or "error" in new:
        fields = {"error": (old.get("error"), new.get("error"))}
        return [] if fields["error"][0] == fields["error"][1] else [
            Difference("changed", document, "page", None, None, "", fields)
        ]  # fmt: skip
    old, new = resolve_indexes(old), resolve_indexes(new)
    found: list[Difference] = []
    fields = compare_fields({f: old.get(f) for f in PAGE_FIELDS}, {f: new.get(f) for f in PAGE_FIELDS})
    if fields:
        found.append(Difference("changed", document, "page", None, None, str(new.get("title") or ""), fields))
    for key, kind in KINDS.items():
        rows: list[Difference] = []
        for a, b in pair_entries(old.get(key, []), new.get(key, [])):
            entry = b or a or {}
            if a and b:
                fields = compare_fields(a, b)
                if not fields:
                    continue
                change = "changed"
            else:
                fields, change = {}, "gained" if b else "lost"
            text = str(entry.get("text") or entry.get("name") or "")
            rows.append(Difference(change, document, kind, entry["start"], entry["end"], text, fields))
        found.extend(sorted(rows, key=lambda d: (d.start or 0, d.end or 0, d.change)))
    return found


def shorten(value: Any) -> str:
    """Give a value as a short cell of a Markdown table."""
    if isinstance(value, float):
        return f"{value:.2f}"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split()).replace("|", "\\|")
    return text if len(text) <= CUT else text[: CUT - 1] + "…"


def render(differences: list[Difference], before: Counter[str], after: Counter[str], heading: str, most: int) -> str:
    """Render the differences as Markdown."""
    count = Counter((d.kind, d.change) for d in differences)
    lines = [heading, "", "| kind | before | after | gained | lost | changed |", "|---|--:|--:|--:|--:|--:|"]
    for kind in ("page", *KINDS.values()):
        cells = (before[kind], after[kind], *(count[kind, c] for c in ("gained", "lost", "changed")))
        lines.append(f"| {kind} | " + " | ".join(f"{n:,}" for n in cells) + " |")
    changed = Counter(f"{d.kind}.{f}" for d in differences for f in d.fields)
    if changed:
        lines += ["", "Fields changed: " + ", ".join(f"{f} {n:,}" for f, n in changed.most_common()) + "."]
    if not differences:
        return "\n".join([*lines, "", "No differences."])
    listed = [d for d in differences if not d.fields or d.fields.keys() - SCORES]
    if len(listed) < len(differences):
        lines += ["", f"{len(differences) - len(listed):,} of them in scores alone; not listed."]
    lines += ["", "| change | document | kind | span | text | fields |", "|---|---|---|---|---|---|"]
    for d in listed[:most]:
        fields = "; ".join(f"{f}: {shorten(a)} → {shorten(b)}" for f, (a, b) in d.fields.items())
        span = "" if d.start is None else f"{d.start}–{d.end}"
        lines.append(f"| {d.change} | {shorten(d.document)} | {d.kind} | {span} | {shorten(d.text)} | {fields} |")
    if len(listed) > most:
        lines += ["", f"{len(listed) - most:,} more; --rows shows them."]
    return "\n".join(lines)


def count_entries(results: Iterable[dict[str, Any]]) -> Counter[str]:
    """Count what was found, by kind."""
    counts: Counter[str] = Counter()
    for result in results:
        counts["page"] += 1
        for key, kind in KINDS.items():
            counts[kind] += len(result.get(key, []))
    return counts


def main(arguments: list[str] | None = None) -> int:
    """Print the table; exit code 1 with --fail where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("base", metavar="BASE", help="the earlier revision")
    parser.add_argument("--head", metavar="REV", help="the later revision (default: the working tree)")
    parser.add_argument("--texts", metavar="DIR", type=Path, action="append", default=[], help="further texts")
    parser.add_argument("--limit", type=int, help="only the first texts of the body")
    parser.add_argument("--rows", type=int, default=200, help="most rows of the table (default: 200)")
    parser.add_argument("--fail", action="store_true", help="exit code 1 where anything differs")
    args = parser.parse_args(arguments)
    folders = [ROOT / "corpus" / "bulletins", *(folder for folder in args.texts if folder.is_dir())]
    texts = read_texts(folders)[: args.limit]
    with tempfile.TemporaryDirectory() as scratch:
        old = run_revision(unpack_revision(args.base, Path(scratch, "base")), texts)
        head = unpack_revision(args.head, Path(scratch, "head")) if args.head else ROOT / "src"
        new = run_revision(head, texts)
    before, after = count_entries(old), count_entries(new)
    differences = [d for (name, _), a, b in zip(texts, old, new, strict=True) for d in compare_results(name, a, b)]
    heading = f"{args.base} → {args.head or 'working tree'}: {len(texts):,} texts, {len(differences):,} differences"
    print(render(differences, before, after, heading, args.rows))
    return 1 if args.fail and differences else 0


if __name__ == "__main__":
    raise SystemExit(main())
