"""Feeds a store until it is killed: forks one writer for each line on standard input, and says its number.

Forking from a process that has loaded everything lets fifty writers die within seconds instead of minutes.
"""

from __future__ import annotations

import os
import random
import sys

import duckdb  # noqa: F401  (loaded before the fork)

from vnbulletin import analyze_corpus
from vnbulletin.corpus.runs import describe_analysis
from vnbulletin.corpus.store import Store


def make_text(doc: int, version: int) -> str:
    return (
        f"Sáng ngày {doc % 27 + 1}/3/2024, Huyện ủy Nậm Sơn tổ chức hội nghị lần {version}. Đồng chí Lò Thị Mai, "
        f"Bí thư Huyện ủy Nậm Sơn chủ trì. Hội nghị quán triệt Nghị quyết số {version % 40 + 11}-NQ/HU; "
        f"yêu cầu các xã rà soát hộ nghèo."
    )


def write_forever(path: str, seed: int) -> None:
    rng = random.Random(seed)
    store = Store(path)
    # A small log makes checkpoints, where a kill could hurt most, as frequent as commits.
    store._connection.execute("SET checkpoint_threshold = '64KB'")
    print("open", flush=True)
    zygote = os.getppid()
    while os.getppid() == zygote:  # A test that fails leaves no writer behind.
        docs = rng.sample(range(60), 12)
        pairs = [(make_text(d, rng.randrange(1000)) if d % 20 else None, {"doc_id": f"d{d}"}) for d in docs]
        store.update(pairs, progress=False, batch_size=4)
        print("kept", flush=True)


def main() -> None:
    path = sys.argv[1]
    # Models, tables and libraries are loaded once, here.
    analyze_corpus([make_text(1, 1)], progress=False)
    describe_analysis()
    print("ready", flush=True)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            # The writer says its number itself: what it says later cannot come before.
            print(os.getpid(), flush=True)
            write_forever(path, int(line))
        os.waitpid(pid, 0)
        print("dead", flush=True)


if __name__ == "__main__":
    main()
