"""Citations: ``extract_references`` against its floor and against a naive regex.

    python benchmarks/references.py [--json]

The floor is one pass for type words and an anchored match at each hit: what finding them costs at least. The naive
regex is what one writes first. Speed on official prose, one core, in turns; how right both are on the
bulletins of the corpus, by the rules of ``vnbulletin evaluate``. Then the time a megabyte takes at 1 MB and at 8 MB.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from typing import Any

import ahocorasick
from common import ROOT, compare_times, grow, megabytes, read_prose, run_part, seconds, time_in_turns
from scores import score

from vnbulletin import Bulletin, Reference, extract_references
from vnbulletin.extraction.references import find_references
from vnbulletin.extraction.references.types import types_by_word
from vnbulletin.segmentation import lay_out

ROUNDS = 5
NAIVE = re.compile(
    r"(Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy định|Thông tư|Nghị định|Kế hoạch|Hướng dẫn|Thông báo|Công văn"
    r"|Công điện|Chương trình|Luật|Pháp lệnh|Báo cáo|Đề án)\s+(?:số\s+)?(\d+(?:/\d{4})?[-/][A-ZĐƯ][\wĐ.&/-]*)"
)


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


def find_naively(text: str) -> list[Reference]:
    return [Reference(m[0], m.start(), m.end(), m[1], code=m[2].rstrip(".,/-")) for m in NAIVE.finditer(text)]


def measure(rounds: int = ROUNDS) -> dict[str, Any]:
    """Measure everything of this page."""
    kind, texts = read_prose()
    size = megabytes(texts)
    times = time_in_turns(
        {"ours": extract_references, "floor": make_floor(), "naive": find_naively}, texts, rounds
    )
    pages = [lay_out(t) for t in texts]
    laid_out = min(seconds(find_references, pages) for _ in range(2))  # type: ignore[arg-type]
    growth = {}
    # The texts below are longer than any page, which the extractor warns of.
    warnings.simplefilter("ignore", RuntimeWarning)
    prose = "\n".join(texts)
    hostile = "Nghị quyết số " + ", ".join(str(i % 999 + 1) for i in range(10_000)) + "\n"
    for name, text in (("prose", prose), ("hostile", hostile)):
        one = min(seconds(extract_references, [grow(text, 1_000_000)]) for _ in range(3))
        eight = min(seconds(extract_references, [grow(text, 8_000_000)]) for _ in range(2)) / 8
        growth[name] = {"1 MB": one, "8 MB": eight, "quotient": eight / one}
    return {
        "texts": kind,
        "MB": size,
        "found": sum(len(extract_references(t)) for t in texts),
        "floor": compare_times(times["ours"], times["floor"], size),
        "naive": compare_times(times["ours"], times["naive"], size),
        "laid out": size / laid_out,
        "f1": score("references", lambda t: Bulletin(t, references=tuple(extract_references(t)))),
        "naive f1": score("references", lambda t: Bulletin(t, references=tuple(find_naively(t)))),
        "growth": growth,
    }


def show(figures: dict[str, Any]) -> None:
    print(f"{figures['texts']}, {figures['MB']:.1f} MB, {figures['found']} references")
    for name in ("floor", "naive"):
        one = figures[name]
        print(f"extract_references {one['ours']:.1f} MB/s, {name} {one['theirs']:.1f} MB/s, ratio {one['ratio']:.3f}")
    print(f"find_references (page laid out) {figures['laid out']:.1f} MB/s")
    print(f"F1 {figures['f1']:.3f}, naive {figures['naive f1']:.3f} on {(ROOT / 'corpus').name}/")
    for name, one in figures["growth"].items():
        print(f"{name}: {one['1 MB']:.3f} s/MB at 1 MB, {one['8 MB']:.3f} at 8 MB, quotient {one['quotient']:.2f}")


if __name__ == "__main__":
    raise SystemExit(run_part(measure, show))
