"""Speed of word segmentation against underthesea (and pyvi where installed), on the same text in one run.

Run from the root of the repository::

    python benchmarks/words.py [--json]

Each tool runs in processes of its own, held to one core; time is processor time, so that other work on
the machine does not count. *Start-up* is the import and the first sentence. *Cold* is the first megabyte
of a fresh process, start-up included. *Warm* is text that the process has not seen, after it has worked
on another megabyte; *again* is that same text once more.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from common import peak_megabytes, pin_to_one_core

ROOT = Path(__file__).resolve().parents[1]
LEGAL = ROOT.parent / "shared" / "text" / "legal-sample.jsonl.gz"
TOOLS = ("underthesea", "vnbulletin", "vnbulletin, compatible", "pyvi")


def load_texts() -> list[str]:
    """Load real legal prose where it is at hand, else the repository's own bulletins."""
    if LEGAL.exists():
        with gzip.open(LEGAL, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "bulletins").glob("*.txt"))]


def take(texts: list[str], megabytes: float) -> tuple[list[str], list[str]]:
    """Part texts into those that make up so many megabytes of UTF-8 and the rest."""
    size = 0.0
    for i, text in enumerate(texts):
        if size >= megabytes:
            return texts[:i], texts[i:]
        size += len(text.encode()) / 1e6
    return texts, []


def load_tool(name: str) -> Callable[[str], object]:
    if name == "underthesea":
        from underthesea import word_tokenize

        return word_tokenize
    if name == "pyvi":
        from pyvi import ViTokenizer

        return ViTokenizer.tokenize
    from vnbulletin.words import segment_words

    return lambda text: segment_words(text, compatible=name.endswith("compatible"))


def measure(name: str, megabytes: float) -> dict[str, float]:
    """Measure one tool in this process."""
    first, others = take(load_texts(), 1.0)
    unseen, _ = take(others, megabytes)
    if not unseen:
        first, unseen = first[::2], first[1::2]

    def rate(texts: list[str], run: Callable[[str], object], since: float) -> float:
        for text in texts:
            run(text)
        return sum(len(text.encode()) for text in texts) / 1e6 / (time.process_time() - since)

    start = time.process_time()
    run = load_tool(name)
    run("Đảng ủy xã họp.")
    figures = {"start-up": time.process_time() - start}
    figures["cold"] = rate(first, run, start)
    figures["warm"] = rate(unseen, run, time.process_time())
    figures["again"] = rate(unseen, run, time.process_time())
    figures["memory"] = peak_megabytes()
    return figures


def run_apart(name: str, megabytes: float) -> dict[str, float]:
    """Measure one tool in a process of its own."""
    command = [sys.executable, __file__, "--tool", name, "--megabytes", str(megabytes)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def summarise(rounds: list[dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    """Give the medians of each tool, and of the ratio of this library to it within a round (warm)."""
    out: dict[str, dict[str, float]] = {}
    for name in rounds[0]:
        out[name] = {key: median(figures[name][key] for figures in rounds) for key in rounds[0][name]}
        out[name]["ratio"] = median(figures["vnbulletin"]["warm"] / figures[name]["warm"] for figures in rounds)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--megabytes", type=float, default=3.0, help="unseen text for the warm figures")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all tools; the median counts")
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    parser.add_argument("--tool", choices=TOOLS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.tool:
        pin_to_one_core()
        print(json.dumps(measure(options.tool, options.megabytes)))
        return
    tools = [name for name in TOOLS if name != "pyvi" or find_spec("pyvi")]
    rounds = [{name: run_apart(name, options.megabytes) for name in tools} for _ in range(options.rounds)]
    if options.json:
        print(json.dumps(summarise(rounds)))
        return
    print("| tool | start-up, s | cold, MB/s | ratio | warm, MB/s | ratio | again, MB/s | ratio | peak memory, MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in tools:
        cells = [f"{median([figures[name]['start-up'] for figures in rounds]):.2f}"]
        for key in ("cold", "warm", "again"):
            cells.append(f"{median([figures[name][key] for figures in rounds]):.2f}")
            # The ratio is taken within a round: a slower hour of the machine slows both sides of it.
            cells.append(f"{median([figures[name][key] / figures['underthesea'][key] for figures in rounds]):.1f}")
        cells.append(f"{median([figures[name]['memory'] for figures in rounds]):.0f}")
        print("|", " | ".join([name, *cells]), "|")


if __name__ == "__main__":
    main()
