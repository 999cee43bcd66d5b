"""Runs into a folder: whole or resumable, the same bytes however they were made."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

import vnbulletin as vb
from vnbulletin.corpus import parts, writing
from vnbulletin.presentation.schemas import SCHEMAS

MakePage = Callable[[int], str]


def checksums(folder: Path) -> dict[str, str]:
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.iterdir()
        if p.suffix in {".parquet", ".csv", ".jsonl", ".sha256"}
    }


@pytest.fixture
def source(tmp_path: Path, make_page: MakePage) -> Path:
    path = tmp_path / "rows.jsonl"
    rows = [{"doc_id": f"d{i}", "text": make_page(i) if i % 50 else None, "site": "nam-son"} for i in range(300)]
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    return path


def test_the_folder_holds_what_memory_holds(source: Path, tmp_path: Path) -> None:
    in_memory = vb.analyze_corpus(source, progress=False)
    on_disk = vb.analyze_corpus(source, progress=False, out=tmp_path / "o", format=("csv", "jsonl"))
    for name in SCHEMAS:
        assert on_disk.to_arrow(name).equals(in_memory.to_arrow(name))
        assert sum(1 for _ in (tmp_path / "o" / f"{name}.jsonl").open()) == in_memory.to_arrow(name).num_rows
    assert not (tmp_path / "o" / "parts").exists()
    assert not [p for p in (tmp_path / "o").iterdir() if p.name.startswith(".")]


def test_the_same_bytes_for_any_number_of_processes_and_size_of_parts(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "ROW_GROUP", 100)
    vb.analyze_corpus(source, progress=False, out=tmp_path / "1", format="csv")
    monkeypatch.setattr(parts, "PART_ITEMS", 32)
    for jobs in (2, 4):
        vb.analyze_corpus(source, progress=False, out=tmp_path / str(jobs), format="csv", jobs=jobs, batch_size=16)
        assert checksums(tmp_path / str(jobs)) == checksums(tmp_path / "1")


def test_the_manifest_says_what_was_read_and_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Tin", encoding="utf-8")
    (tmp_path / "in" / "b.txt").symlink_to("gone")
    vb.analyze_corpus(tmp_path / "in", progress=False, out=tmp_path / "o")
    record = json.loads((tmp_path / "o" / "run.json").read_text(encoding="utf-8"))
    assert (record["inputs"], record["rows"]["documents"], record["rows"]["failures"]) == (2, 1, 1)
    assert record["vnbulletin"] == vb.__version__
    assert record["written"]["documents.parquet"] == checksums(tmp_path / "o")["documents.parquet"]
    listed = (tmp_path / "o" / "inputs.sha256").read_text(encoding="utf-8").split()
    assert listed == [hashlib.sha256(b"Tin").hexdigest(), str(tmp_path / "in" / "a.txt")]


def test_a_run_that_stops_is_resumed_where_it_stopped(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vnbulletin.corpus import engines

    monkeypatch.setattr(parts, "PART_ITEMS", 64)
    done: list[int] = []
    real = engines.process_items

    def interrupted(items: list[object]) -> object:
        if sum(done) >= 160:
            raise KeyboardInterrupt
        done.append(len(items))
        return real(items)  # type: ignore[arg-type]

    monkeypatch.setattr(engines, "process_items", interrupted)
    out = tmp_path / "o"
    with pytest.raises(KeyboardInterrupt):
        vb.analyze_corpus(source, progress=False, out=out, batch_size=16)
    assert not (out / "documents.parquet").exists()
    kept = pd.read_parquet(out / "parts" / "documents")["doc_id"]
    failed = pd.read_parquet(out / "parts" / "failures")["doc_id"]
    assert len(kept) + len(failed) == 160

    counted: list[int] = []

    def counting(items: list[object]) -> object:
        counted.append(len(items))
        return real(items)  # type: ignore[arg-type]

    monkeypatch.setattr(engines, "process_items", counting)
    vb.analyze_corpus(source, progress=False, out=out, batch_size=16, resume=True)
    assert sum(counted) == 300 - 160
    vb.analyze_corpus(source, progress=False, out=tmp_path / "whole")
    assert checksums(out) == checksums(tmp_path / "whole")


def interrupt_after(source: object, out: Path, batches: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from vnbulletin.corpus import engines

    real = engines.process_items
    calls: list[int] = []

    def interrupted(items: list[object]) -> object:
        calls.append(1)
        if len(calls) > batches:
            raise KeyboardInterrupt
        return real(items)  # type: ignore[arg-type]

    monkeypatch.setattr(engines, "process_items", interrupted)
    with pytest.raises(KeyboardInterrupt):
        vb.analyze_corpus(source, progress=False, out=out, batch_size=4)
    monkeypatch.setattr(engines, "process_items", real)


def test_inputs_that_changed_are_done_anew(
    tmp_path: Path, make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = tmp_path / "in", tmp_path / "o"
    folder.mkdir()
    for i in range(24):
        (folder / f"{i:02}.txt").write_text(make_page(i), encoding="utf-8")
    monkeypatch.setattr(parts, "PART_ITEMS", 4)
    interrupt_after(folder, out, 4, monkeypatch)
    (folder / "09.txt").write_text(make_page(99), encoding="utf-8")
    (folder / "13.txt").unlink()
    tables = vb.analyze_corpus(folder, progress=False, out=out, batch_size=4, resume=True)
    vb.analyze_corpus(folder, progress=False, out=tmp_path / "whole", batch_size=4)
    assert checksums(out) == checksums(tmp_path / "whole")
    assert len(tables.documents) == 23


def test_a_source_that_became_empty_leaves_nothing_of_the_old(
    make_page: MakePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_after([make_page(i) for i in range(20)], tmp_path / "o", 2, monkeypatch)
    assert len(vb.analyze_corpus([], progress=False, out=tmp_path / "o", batch_size=4, resume=True).documents) == 0


def test_another_run_is_not_resumed(make_page: MakePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [make_page(i) for i in range(20)]
    interrupt_after(texts, tmp_path / "o", 2, monkeypatch)
    with pytest.raises(vb.InputError, match="batch_size") as caught:
        vb.analyze_corpus(texts, progress=False, out=tmp_path / "o", batch_size=5, resume=True)
    assert caught.value.code == "resume.other_run"


def test_a_torn_journal_line_is_ignored(make_page: MakePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [make_page(i) for i in range(20)]
    interrupt_after(texts, tmp_path / "o", 2, monkeypatch)
    with (tmp_path / "o" / "parts" / "journal.jsonl").open("a") as stream:
        stream.write('{"part": 1, "batch')
    tables = vb.analyze_corpus(texts, progress=False, out=tmp_path / "o", batch_size=4, resume=True)
    assert tables.documents["doc_id"].tolist() == [str(i) for i in range(20)]


def test_a_source_that_breaks_off_is_resumed_too(make_page: MakePage, tmp_path: Path) -> None:
    def breaking(n: int) -> Iterator[str]:
        for i in range(30):
            if i == n:
                raise ConnectionError("gone")
            yield make_page(i)

    with pytest.raises(ConnectionError):
        vb.analyze_corpus(breaking(20), progress=False, out=tmp_path, batch_size=4)
    assert len(pd.read_parquet(tmp_path / "parts" / "documents")) == 20
    tables = vb.analyze_corpus(breaking(99), progress=False, out=tmp_path, batch_size=4, resume=True)
    assert len(tables.documents) == 30


def test_resume_without_a_folder_is_refused() -> None:
    with pytest.raises(vb.InputError, match="out="):
        vb.analyze_corpus(["x"], progress=False, resume=True)


def test_two_runs_do_not_write_one_folder(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    lock = parts.lock_folder(tmp_path / "parts")
    with pytest.raises(vb.OutputError) as caught:
        vb.analyze_corpus(["x"], progress=False, out=tmp_path)
    assert caught.value.code == "output.busy"
    lock.close()


def test_a_full_disk_stops_the_run_and_costs_nothing_that_was_there(
    make_page: MakePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [make_page(i) for i in range(40)]
    out = tmp_path / "o"
    vb.analyze_corpus(texts[:10], progress=False, out=out)
    before = checksums(out)
    monkeypatch.setattr(parts, "PART_ITEMS", 8)
    real, written = pq.write_table, []

    def full(table: object, where: object, **options: object) -> None:
        written.append(1)
        if len(written) > 25:
            raise OSError(28, "No space left on device")
        real(table, where, **options)

    monkeypatch.setattr(pq, "write_table", full)
    with pytest.raises(vb.OutputError, match="No space left") as caught:
        vb.analyze_corpus(texts, progress=False, out=out, batch_size=8)
    monkeypatch.setattr(pq, "write_table", real)
    assert caught.value.code == "output.unwritable"
    assert checksums(out) == before
    tables = vb.analyze_corpus(texts, progress=False, out=out, batch_size=8, resume=True)
    assert len(tables.documents) == 40


SCRIPT = """
import resource, sys
from vnbulletin.corpus import parts
from vnbulletin.cli import main
if len(sys.argv) > 4:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
parts.PART_ITEMS = int(sys.argv[3])
raise SystemExit(main(["analyze", sys.argv[1], "--out", sys.argv[2], "--quiet", "--resume", "--jobs", "1"]))
"""


def start(source: Path, out: Path, part: int, *limit: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SCRIPT, str(source), str(out), str(part), *limit]
    # Where the tests themselves run in the background, an interrupt is ignored, and a child inherits that.
    restore = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=restore)


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.fixture
def long_source(tmp_path: Path, make_page: MakePage) -> Path:
    path = tmp_path / "long.jsonl"
    rows = [{"doc_id": f"d{i}", "text": make_page(i)} for i in range(1_500)]
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    return path


def test_ctrl_c_leaves_valid_files_that_resume_goes_on_from(long_source: Path, tmp_path: Path) -> None:
    out = tmp_path / "o"
    process = start(long_source, out, 256)
    wait_for((out / "parts" / "documents" / "000000.parquet").exists, process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "--resume" in told.decode()
    kept = pd.read_parquet(out / "parts" / "documents")
    assert 256 <= len(kept) < 1_500
    again = start(long_source, out, 256)
    again.communicate(timeout=100)
    assert again.returncode == 0
    assert pd.read_parquet(out / "documents.parquet")["doc_id"].tolist() == [f"d{i}" for i in range(1_500)]


def test_kill_9_loses_no_part_that_was_written(long_source: Path, tmp_path: Path) -> None:
    out = tmp_path / "o"
    process = start(long_source, out, 128)
    wait_for((out / "parts" / "documents" / "000002.parquet").exists, process)
    process.kill()
    process.communicate()
    again = start(long_source, out, 128)
    again.communicate(timeout=100)
    assert again.returncode == 0
    assert pd.read_parquet(out / "documents.parquet")["doc_id"].tolist() == [f"d{i}" for i in range(1_500)]
    assert not (out / "parts").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of POSIX")
def test_a_write_that_the_system_refuses_is_one_line_and_exit_code_2(long_source: Path, tmp_path: Path) -> None:
    process = start(long_source, tmp_path / "o", 512, "20000")
    _, told = process.communicate(timeout=100)
    assert process.returncode == 2
    assert told.decode().count("\n") == 1
    assert "cannot be written" in told.decode()


def test_a_workbook_goes_on_in_a_second_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr(writing, "_SHEET_ROWS", 4)
    vb.analyze_corpus([f"Tin {i}" for i in range(5)], progress=False).to_excel(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    ids = [row[0].value for name in ("documents", "documents_2") for row in book[name].iter_rows(min_row=2)]
    assert ids == ["0", "1", "2", "3", "4"]


def test_a_column_name_is_no_formula_either(tmp_path: Path) -> None:
    vb.analyze_corpus(pd.DataFrame({"text": ["Tin"], "=1+1": ["@x"]}), progress=False).to_csv(tmp_path)
    head = (tmp_path / "documents.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.endswith(",'=1+1")


def test_no_tables_in_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(vb.InputError, match="no tables"):
        vb.Tables.from_parquet(tmp_path)
