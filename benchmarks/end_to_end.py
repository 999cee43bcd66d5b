"""The whole analysis against the field's standard tagger, on one core, in one run.

    python benchmarks/end_to_end.py [--json]

Text: the bulletins of the corpus, one by one (``analyze``) and as a corpus is analysed (``pipe``, room by room).
Baseline: ``underthesea.ner`` on the same bulletins (the first ones, until a few seconds have passed: its speed does not
depend on which), line by line, and given whole texts, which it takes several times as long for. Also import time, first
call, peak memory, and how cost grows with the length of one text.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import deque
from typing import Any

from common import compare_times, grow, megabytes, peak_megabytes, read_bulletins, run_part, seconds

REPEATS = 5
BASELINE_SECONDS = 8.0
SIZES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
#: Analyses every bulletin once in a process of its own, and says the memory that took.
MEMORY = """
import common, vnbulletin
for text in common.read_bulletins():
    vnbulletin.analyze(text)
print(common.peak_megabytes())
"""


def run_code(code: str) -> str:
    """Run code in a fresh interpreter of this folder."""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=sys.path[0])
    return done.stdout


def measure_import() -> float:
    """Give the shortest of five times that ``import vnbulletin`` adds to an empty interpreter, in seconds."""

    def run(code: str) -> float:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            run_code(code)
            times.append(time.perf_counter() - start)
        return min(times)

    return run("import vnbulletin") - run("pass")


def measure_baseline(texts: list[str], *, by_line: bool) -> tuple[float, float]:
    """Give the seconds that underthesea.ner took, and for how many megabytes."""
    from underthesea import ner

    ner("Ông Hà Văn Sơn dự.")
    done: list[str] = []
    start = time.process_time()
    for text in texts:
        for part in text.splitlines() if by_line else (text,):
            if part.strip():
                ner(part)
        done.append(text)
        if time.process_time() - start > BASELINE_SECONDS:
            break
    return time.process_time() - start, megabytes(done)


def time_pipe(texts: list[str]) -> float:
    """Give the processor time that the analysis of many texts takes."""
    from vnbulletin.corpus import pipe

    start = time.process_time()
    deque(pipe(texts), maxlen=0)
    return time.process_time() - start


def measure(repeats: int = REPEATS) -> dict[str, Any]:
    """Measure everything of this page."""
    import vnbulletin as vb
    texts = read_bulletins()
    size = megabytes(texts)
    first = seconds(vb.analyze, texts[:1])
    times = [seconds(vb.analyze, texts) for _ in range(repeats)]
    batched = [time_pipe(texts) for _ in range(repeats)]
    own_memory = peak_megabytes()
    joined = "\n\n".join(texts)
    growth = {
        f"{mb:g}": min(seconds(vb.analyze, [grow(joined, int(mb * 1e6))]) for _ in range(2 if mb <= 2 else 1))
        for mb in SIZES
    }
    their_time, their_size = measure_baseline(texts, by_line=True)
    whole_time, whole_size = measure_baseline(texts, by_line=False)
    return {
        "MB": size,
        "bulletins": len(texts),
        "import": measure_import(),
        "first": first,
        "bulletins/s": len(texts) / min(times),
        "underthesea": compare_times([min(times)], [their_time], size, their_size),
        "underthesea whole": compare_times([min(times)], [whole_time], size, whole_size),
        "batched": compare_times([min(batched)], [their_time], size, their_size),
        "batched bulletins/s": len(texts) / min(batched),
        "memory": float(run_code(MEMORY)),
        "memory here": own_memory,
        "memory of 8 MB": peak_megabytes(),
        "growth": growth,
    }


def show(figures: dict[str, Any]) -> None:
    one = figures["underthesea"]
    print(f"import vnbulletin            {figures['import']:8.3f} s")
    print(f"first analyze                {figures['first']:8.3f} s (tables and model are loaded)")
    print(f"analyze, all but words       {one['ours']:8.2f} MB/s, {figures['bulletins/s']:.0f} bulletins/s")
    print(
        f"pipe, all but words          {figures['batched']['ours']:8.2f} MB/s, "
        f"{figures['batched bulletins/s']:.0f} bulletins/s"
    )
    print(f"underthesea.ner              {one['theirs']:8.4f} MB/s; analyze is {one['ratio']:.0f} times as fast")
    whole = figures["underthesea whole"]
    print(f"underthesea.ner, whole texts {whole['theirs']:8.4f} MB/s; analyze is {whole['ratio']:.0f} times as fast")
    print(f"peak memory                  {figures['memory']:8.0f} MB for all bulletins, one after the other")
    for mb, took in figures["growth"].items():
        print(f"one text of {mb:>4} MB          {took:8.2f} s, {took / float(mb):.2f} s/MB")


if __name__ == "__main__":
    raise SystemExit(run_part(measure, show))
