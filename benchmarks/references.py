"""Time ``extract_references`` against its floor: one pass for type words and an anchored match at each hit.

    python benchmarks/references.py            # ../shared/text if it is there, else corpus/
    python benchmarks/references.py FILE ...   # .jsonl.gz with a field "text", or .txt

Both run on one core in one process, in turns; the least processor time of each counts. Then the time a megabyte takes
is compared between 1 MB and 8 MB of prose, and of hostile text.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import ahocorasick

from vnbulletin import extract_references
from vnbulletin.extraction.references import find_references
from vnbulletin.extraction.references.types import types_by_word
from vnbulletin.segmentation import Page, lay_out

ROUNDS = 5
HERE = Path(__file__).resolve().parent


def load(paths: list[str]) -> list[str]:
    files = [Path(p) for p in paths]
    if not files:
        shared = HERE.parent.parent / "shared" / "text"
        files = sorted(shared.glob("*.jsonl.gz")) or sorted((HERE.parent / "corpus").rglob("*.txt"))
    texts: list[str] = []
    for file in files:
        if file.suffix == ".gz":
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                texts.extend(json.loads(line)["text"] for line in lines)
        else:
            texts.append(file.read_text(encoding="utf-8"))
    return texts


def make_floor() -> Callable[[str], int]:
    automaton = ahocorasick.Automaton()
    for word in types_by_word():
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    code = re.compile(r"\s+(?:số:?\s*)?(\d{1,5}(?:/\d{4})?)\s?[-/]\s?([A-ZĐƯ][\w&.\-/]*)")

    def floor(text: str) -> int:
        found = 0
        for last, _ in automaton.iter(text.lower()):
            if code.match(text, last + 1):
                found += 1
        return found

    return floor


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - started


def grow(text: str, size: int) -> str:
    """Repeat a text to a size in bytes."""
    unit = text.encode()
    return (unit * (size // len(unit) + 1))[:size].decode("utf-8", "ignore")


def main() -> None:
    texts = load(sys.argv[1:])
    megabytes = sum(len(t.encode()) for t in texts) / 1e6
    floor = make_floor()
    work = {
        "floor (one pass, anchored match)": floor,
        "extract_references": extract_references,
    }
    best = dict.fromkeys(work, float("inf"))
    for _ in range(ROUNDS):
        for name, function in work.items():
            best[name] = min(best[name], seconds(function, texts))
    print(f"{len(texts)} texts, {megabytes:.1f} MB, {sum(len(extract_references(t)) for t in texts)} references")
    for name, least in best.items():
        print(f"{name:34}{megabytes / least:8.1f} MB/s")
    pages = [lay_out(t) for t in texts]
    alone = min(sum_of(find_references, pages) for _ in range(2))
    print(f"{'find_references (page laid out)':34}{megabytes / alone:8.1f} MB/s")
    ratio = best["floor (one pass, anchored match)"] / best["extract_references"]
    print(f"ratio to the floor: {ratio:.3f} (wanted: at least 0.25)")
    prose = "\n".join(texts)
    hostile = "Nghị quyết số " + ", ".join(str(i % 999 + 1) for i in range(10_000)) + "\n"
    for name, text in (("prose", prose), ("hostile", hostile)):
        small, large = grow(text, 1_000_000), grow(text, 8_000_000)
        one = min(seconds(extract_references, [small]) for _ in range(3))
        eight = min(seconds(extract_references, [large]) for _ in range(3)) / 8
        print(f"{name}: {one:.3f} s/MB at 1 MB, {eight:.3f} s/MB at 8 MB, quotient {eight / one:.2f} (at most 1.2)")


def sum_of(work: Callable[[Page], object], pages: list[Page]) -> float:
    started = time.process_time()
    for page in pages:
        work(page)
    return time.process_time() - started


if __name__ == "__main__":
    main()
