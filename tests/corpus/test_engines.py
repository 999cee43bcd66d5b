"""Worker processes: in order, and a document that kills its process costs that document alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import vnbulletin as vb
from vnbulletin.corpus import engines

MakePage = Callable[[int], str]

#: Stands in for a document that the analysis cannot survive; workers import it by name.
DEADLY = """
import os, time
from vnbulletin.corpus.worker import process_items as process_really

def process_items(items):
    for item in items:
        if item.text == "KILL":
            os.kill(os.getpid(), 9)
        if item.text == "SLOW":
            time.sleep(0.5)
    return process_really(items)
"""


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "deadly_worker.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import deadly_worker

    monkeypatch.setattr(engines, "process_items", deadly_worker.process_items)
    yield
    del sys.modules["deadly_worker"]


@pytest.mark.usefixtures("deadly")
def test_documents_that_kill_their_process_are_failure_rows(make_page: MakePage) -> None:
    texts = [make_page(i) for i in range(40)]
    texts[5] = texts[29] = "KILL"
    tables = vb.analyze_corpus(texts, progress=False, jobs=2, batch_size=4)
    assert tables.failures[["doc_id", "stage", "code"]].values.tolist() == [
        ["5", "analyze", "worker.died"],
        ["29", "analyze", "worker.died"],
    ]
    assert tables.documents["doc_id"].tolist() == [str(i) for i in range(40) if i not in {5, 29}]


@pytest.mark.usefixtures("deadly")
def test_all_documents_may_kill() -> None:
    tables = vb.analyze_corpus(["KILL"] * 3, progress=False, jobs=2, batch_size=2)
    assert tables.failures["doc_id"].tolist() == ["0", "1", "2"]


@pytest.mark.usefixtures("deadly")
def test_slow_batches_keep_their_place(make_page: MakePage) -> None:
    texts = ["SLOW", *(make_page(i) for i in range(9))]
    tables = vb.analyze_corpus(texts, progress=False, jobs=2, batch_size=1)
    assert tables.documents["doc_id"].tolist() == [str(i) for i in range(10)]


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path, make_page: MakePage) -> None:
    script = (
        "import time\n"
        "from vnbulletin.corpus.engines import ProcessPool\n"
        "if __name__ == '__main__':\n"
        "    pool = ProcessPool(2)\n"
        "    [f.result() for f in [pool.submit([]) for _ in range(4)]]\n"
        "    print(*(w._process.pid for w in pool._workers), flush=True)\n"
        "    time.sleep(60)\n"
    )
    (tmp_path / "parent.py").write_text(script, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(tmp_path / "parent.py")], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    pids = [int(x) for x in parent.stdout.readline().split()]
    assert pids
    parent.kill()
    parent.wait()
    until = time.monotonic() + 20
    while any(is_running(pid) for pid in pids):
        assert time.monotonic() < until, "workers outlive their parent"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_an_error_of_the_run_itself_ends_the_workers(make_page: MakePage) -> None:
    def broken() -> object:
        yield from (make_page(i) for i in range(10))
        raise RuntimeError("the caller's own generator")

    with pytest.raises(RuntimeError, match="own generator"):
        vb.analyze_corpus(broken(), progress=False, jobs=2, batch_size=2)


def test_a_script_without_a_guard_is_told_why_it_fails(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text("import vnbulletin as vb\nvb.analyze_corpus(['Tin'] * 9, jobs=2, batch_size=1)\n")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "InputError: worker processes cannot start" in done.stderr
