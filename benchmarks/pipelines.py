"""Throughput, scaling and memory of runs over many bulletins.

    python benchmarks/pipelines.py [speed] [store] [memory]      (without a name: speed and store)

``speed``: two worker processes against one over at least 20 MB, start-up included, on a run that writes Parquet.
``memory``: peak memory of a run of 50,000 documents against one of 5,000. ``store``: new, then unchanged documents.
Texts are the bulletins of the repository, varied; each run is a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@cache
def load_texts() -> list[str]:
    return [p.read_text(encoding="utf-8") for p in sorted((ROOT / "corpus" / "bulletins").glob("*.txt"))]


def make_pages(n: int, short: bool) -> Iterator[str]:
    texts = load_texts()
    if short:
        # The first kilobyte or so: titles, dates, the opening with its officials.
        texts = [t[:800] for t in texts]
    for i in range(n):
        yield f"{texts[i % len(texts)]}\nSố tin: {i}"


def run(kind: str, n: int, jobs: int, short: bool) -> None:
    """Do one run in this process and print what it took as JSON."""
    import vnbulletin as vb

    size = 0

    def pages() -> Iterator[str]:
        nonlocal size
        for page in make_pages(n, short):
            size += len(page.encode("utf-8"))
            yield page

    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        if kind == "store":
            with vb.Store(Path(folder) / "x.duckdb") as store:
                counts = store.update(pages(), jobs=jobs, progress=False)
                first = time.perf_counter() - started
                started = time.perf_counter()
                again = store.update(pages(), jobs=jobs, progress=False)
            assert counts["added"] == again["unchanged"] == n
            extra = {"first": first}
        else:
            vb.analyze_corpus(pages(), out=folder, jobs=jobs, progress=False)
            extra = {}
        seconds = time.perf_counter() - started
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    record = {
        "seconds": seconds,
        "bytes": size,
        "own": own.ru_maxrss / 1024,
        "worker": workers.ru_maxrss / 1024,
        "own_cpu": own.ru_utime + own.ru_stime,
        "worker_cpu": workers.ru_utime + workers.ru_stime,
    }
    print(json.dumps(record | extra))


def measure(kind: str, n: int, jobs: int, short: bool = False) -> dict[str, float]:
    command = [sys.executable, __file__, "--run", kind, str(n), str(jobs), str(int(short))]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    result["whole"] = time.perf_counter() - started  # The start of Python and of the workers is part of a run.
    return result


def show_load() -> None:
    one, five, _ = os.getloadavg()
    print(f"load before: {one:.1f} (1 min), {five:.1f} (5 min) on {os.cpu_count()} cores")


def speed() -> None:
    n = 6_000
    show_load()
    took: dict[int, float] = {}
    cpu: dict[int, float] = {}
    for jobs in (1, 2):
        r = measure("files", n, jobs)
        took[jobs] = r["whole"]
        print(
            f"jobs={jobs}: {n:,} bulletins, {r['bytes'] / 1e6:.1f} MB in {r['whole']:.1f} s: {n / r['whole']:.0f} "
            f"bulletins/s, {r['bytes'] / 1e6 / r['whole']:.2f} MB/s; peak memory {r['own']:.0f} MB"
            + (f" and {r['worker']:.0f} MB a worker" if jobs > 1 else "")
            + f"; processor time {r['own_cpu']:.1f} s here, {r['worker_cpu']:.1f} s in workers"
        )
        cpu[jobs] = r["own_cpu"] + r["worker_cpu"]
    print(f"two processes against one: {took[1] / took[2]:.2f} times by the clock")
    # Where others use the cores, too, the clock says little; the work itself says what two idle cores would give.
    print(f"by processor time, shared by two idle cores: {2 * cpu[1] / cpu[2]:.2f} times at best")


def memory() -> None:
    show_load()
    peak = {}
    for n in (5_000, 50_000):
        r = measure("files", n, 1, short=True)
        peak[n] = r["own"]
        print(f"{n:,} documents of {r['bytes'] / n:.0f} bytes: peak {r['own']:.0f} MB, {r['whole']:.0f} s")
    print(f"50,000 documents against 5,000: {peak[50_000] / peak[5_000]:.2f} times the memory")


def store() -> None:
    show_load()
    n = 2_000
    r = measure("store", n, 1, short=True)
    print(f"store: {n:,} new documents {n / r['first']:.0f} a second, unchanged {n / r['seconds']:.0f} a second")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), bool(int(sys.argv[5])))
    else:
        for name in sys.argv[1:] or ["speed", "store"]:
            {"speed": speed, "memory": memory, "store": store}[name]()
