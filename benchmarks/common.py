"""What the benchmarks share: texts, time in turns, a description of the machine."""

from __future__ import annotations

import gzip
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PROSE = ROOT.parent / "shared" / "text"
PACKAGES = ("vnbulletin", "numpy", "pandas", "pyarrow", "scikit-learn", "underthesea", "pyvi")


def read_bulletins() -> list[str]:
    """Read the bulletins of the corpus."""
    texts = []
    for path in sorted((ROOT / "corpus" / "bulletins").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as stream:
            texts.append(stream.read())
    return texts


def read_prose() -> tuple[str, list[str]]:
    """Read real legal and official prose where it lies beside the repository, else the bulletins; and say which."""
    files = sorted(PROSE.glob("*.jsonl.gz"))
    if not files:
        return "the bulletins of the corpus", read_bulletins()
    texts: list[str] = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            texts.extend(json.loads(line)["text"] for line in lines)
    return "official prose", texts


def megabytes(texts: list[str]) -> float:
    """Give the size of texts in UTF-8."""
    return sum(len(t.encode()) for t in texts) / 1e6


def grow(text: str, size: int) -> str:
    """Repeat a text to a size in bytes."""
    unit = text.encode()
    return (unit * (size // len(unit) + 1))[:size].decode("utf-8", "ignore")


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Give the processor time of one pass over texts."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def time_in_turns(work: Mapping[str, Callable[[str], object]], texts: list[str], rounds: int) -> dict[str, list[float]]:
    """Time several functions on the same texts, in turns: a slower minute of the machine slows all of them."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, function in work.items():
            times[name].append(seconds(function, texts))
    return times


def compare_times(
    ours: list[float], theirs: list[float], size: float, their_size: float | None = None
) -> dict[str, float]:
    """Give both speeds in MB/s by the least time, and the median of the ratios within a round."""
    other = size if their_size is None else their_size
    ratios = [(size / a) / (other / b) for a, b in zip(ours, theirs, strict=True)]
    return {"ours": size / min(ours), "theirs": other / min(theirs), "ratio": median(ratios)}


def pin_to_one_core() -> None:
    """Hold this process to one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def run_part(measure: Callable[[], dict[str, Any]], show: Callable[[dict[str, Any]], None]) -> int:
    """Measure a part on one core, and print its figures: as JSON with ``--json``, else for a reader."""
    pin_to_one_core()
    figures = measure()
    if "--json" in sys.argv:
        print(json.dumps(figures))
    else:
        show(figures)
    return 0


def peak_megabytes() -> float:
    """Give the peak memory of this process so far."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def describe_machine() -> dict[str, Any]:
    """Describe what a figure depends on: processor, cores, memory, system, Python, versions, load."""
    model = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            versions[package] = "not installed"
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": versions,
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }
