"""The whole analysis against the field's standard tagger, on one core, in one run.

    python benchmarks/end_to_end.py

Text: the bulletins of the corpus. Baseline: ``underthesea.ner`` on the same bulletins (the first ones, until a few
seconds have passed: its speed does not depend on which). Also import time, first call, and how cost grows with length.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPEATS = 3
BASELINE_SECONDS = 8.0


def read_texts() -> list[str]:
    """Read the bulletins of the corpus."""
    texts = []
    for path in sorted((ROOT / "corpus" / "bulletins").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as stream:
            texts.append(stream.read())
    return texts


def size(texts: list[str]) -> int:
    """Count the bytes of texts in UTF-8."""
    return sum(len(t.encode()) for t in texts)


def best_of(run: object, repeats: int = REPEATS) -> float:
    """Give the shortest processor time of several runs, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        run()  # type: ignore[operator]
        times.append(time.process_time() - start)
    return min(times)


def measure_import() -> float:
    """Give the shortest of five times that ``import vnbulletin`` adds to an empty interpreter, in seconds."""

    def run(code: str) -> float:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    return run("import vnbulletin") - run("pass")


def main() -> int:
    """Print the table."""
    import vnbulletin as vb

    texts = read_texts()
    total = size(texts)
    start = time.process_time()
    vb.analyze(texts[0])
    first = time.process_time() - start
    seconds = best_of(lambda: [vb.analyze(t) for t in texts])
    ours = total / seconds / 1e6
    print(f"import vnbulletin            {measure_import():8.3f} s")
    print(f"first analyze                {first:8.3f} s (tables and model are loaded)")
    rate, each = len(texts) / seconds, total / len(texts)
    print(f"analyze, all but words       {ours:8.2f} MB/s, {rate:.0f} bulletins/s ({each:.0f} bytes each)")

    from underthesea import ner

    ner(texts[0])
    done = 0
    start = time.process_time()
    for text in texts[1:]:
        for line in text.splitlines():
            if line.strip():
                ner(line)
        done += len(text.encode())
        if time.process_time() - start > BASELINE_SECONDS:
            break
    baseline = done / (time.process_time() - start) / 1e6
    print(f"underthesea.ner              {baseline:8.4f} MB/s; analyze is {ours / baseline:.0f} times as fast")

    joined = "\n\n".join(texts)
    million = (joined * (1_000_000 // len(joined.encode()) + 1)).encode()[:1_000_000].decode("utf-8", "ignore")
    one = best_of(lambda: vb.analyze(million), 2)
    eight = best_of(lambda: vb.analyze(million * 8), 1)
    print(
        f"one text of 1 MB             {one:8.2f} s; of 8 MB {eight:.2f} s, {eight / one / 8:.2f} of eight times that"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
