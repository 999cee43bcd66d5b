"""The command line: what a person types and reads."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from vnbulletin.cli import main

PAGE = "Sáng ngày 12/5/2024, UBND xã họp. Đồng chí Lò Thị Mai, Chủ tịch UBND xã yêu cầu các thôn rà soát hộ nghèo."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(PAGE, encoding="utf-8")
    (source / "b.txt").write_text("", encoding="utf-8")
    return source


def test_analyze_leaves_tables_and_tells(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["analyze", str(folder), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert "2 bulletins analysed, none failed" in told.out
    assert "Tasks by field of work" in told.out
    assert "bulletins/s" in told.err
    assert pd.read_parquet(out / "documents.parquet")["doc_id"].tolist() == ["a.txt", "b.txt"]
    assert pd.read_csv(out / "officials.csv")["name"].tolist() == ["Lò Thị Mai"]
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert record["rows"]["documents"] == 2
    assert not list(out.glob(".*"))


def test_quiet_is_silent(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", str(folder), "--out", str(tmp_path / "o"), "--quiet", "--format", "jsonl"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
    first = json.loads((tmp_path / "o" / "documents.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["doc_id"] == "a.txt"


def test_a_failed_document_is_exit_code_1(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.jsonl").write_text("{broken\n", encoding="utf-8")
    assert main(["analyze", str(folder), "--out", str(tmp_path / "o")]) == 1
    assert "1 failed" in capsys.readouterr().out
    assert len(pd.read_parquet(tmp_path / "o" / "failures.parquet")) == 1


@pytest.mark.parametrize("target", ["missing.txt", "empty", "*.none"])
def test_unusable_input_is_one_line_and_exit_code_2(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert main(["analyze", target, "--out", "o"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert target in told
    assert not (tmp_path / "o").exists()


def test_unwritable_output_is_exit_code_2(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    assert main(["analyze", str(folder), "--out", str(blocked / "o")]) == 2
    assert "--out" in capsys.readouterr().err


def test_one_page_prints_its_facts(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", str(folder / "a.txt"), "--out", str(tmp_path / "o")]) == 0
    assert "Lò Thị Mai | speak | Chủ tịch UBND xã" in capsys.readouterr().out


def test_several_inputs_keep_their_documents_apart(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text(PAGE, encoding="utf-8")
    assert main(["analyze", "in/a.txt", "in", "more", "in/a.txt", "--out", "o", "--quiet"]) == 0
    ids = pd.read_parquet("o/documents.parquet")["doc_id"].tolist()
    assert ids == ["in/a.txt", "in/a.txt#2", "in/b.txt", "more/a.txt", "in/a.txt#3"]


def test_show_marks_the_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder / "a.txt"), "--no-colour"]) == 0
    told = capsys.readouterr().out
    assert "[O:Lò Thị Mai]" in told
    assert "[P:Chủ tịch UBND xã]" in told
    assert "[T:rà soát hộ nghèo]" in told


def test_show_json_is_the_public_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder / "a.txt"), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["schema"] == 1
    assert record["officials"][0]["name"] == "Lò Thị Mai"


def test_show_disarms_control_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("Tin \x1b[2Jxấu", encoding="utf-8")
    assert main(["show", str(tmp_path / "x.txt")]) == 0
    assert "\x1b[2J" not in capsys.readouterr().out


def test_a_store_takes_only_what_is_new(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("duckdb")
    store = str(tmp_path / "news.duckdb")
    assert main(["analyze", str(folder), "--store", store]) == 0
    assert "2 added, 0 changed, 0 unchanged, 0 failed" in capsys.readouterr().out
    (folder / "c.txt").write_text(PAGE + " Hết.", encoding="utf-8")
    out = tmp_path / "o"
    assert main(["analyze", str(folder), "--store", store, "--out", str(out), "--format", "csv"]) == 0
    assert "1 added, 0 changed, 2 unchanged" in capsys.readouterr().out
    ids = pd.read_csv(out / "documents.csv")["doc_id"].tolist()
    assert ids == ["in/a.txt", "in/b.txt", "in/c.txt"]


def test_a_store_of_a_newer_version_is_exit_code_2(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    duckdb = pytest.importorskip("duckdb")
    store = str(tmp_path / "news.duckdb")
    assert main(["analyze", str(folder), "--store", store, "--quiet"]) == 0
    with duckdb.connect(store) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    assert main(["analyze", str(folder), "--store", store]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "newer version" in told


def test_a_run_that_is_started_over_says_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from vnbulletin.corpus import runs

    out = tmp_path / "o"
    real = runs.write_parts

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(runs, "write_parts", interrupt)
    assert main(["analyze", str(folder), "--out", str(out)]) == 130
    assert "--resume" in capsys.readouterr().err
    monkeypatch.setattr(runs, "write_parts", real)
    assert main(["analyze", str(folder), "--out", str(out)]) == 0
    assert "2 documents of an interrupted run were done" in capsys.readouterr().out
    assert sorted(p.name for p in out.glob("*.json")) == ["run.json"]


def test_a_resumed_run_counts_everything_in_its_summary(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from vnbulletin.corpus import runs

    out = tmp_path / "o"

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(runs, "write_parts", interrupt)
        assert main(["analyze", str(folder), "--out", str(out)]) == 130
    capsys.readouterr()
    assert main(["analyze", str(folder), "--out", str(out), "--resume"]) == 0
    told = capsys.readouterr().out
    assert "2 bulletins analysed, none failed" in told
    assert "2 of 2 were done by the interrupted run" in told


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_run_with_workers_and_leaves_what_was_done(tmp_path: Path, sign: signal.Signals) -> None:
    source, out = tmp_path / "rows.jsonl", tmp_path / "o"
    source.write_text("\n".join(json.dumps({"text": f"{PAGE} {i}"}) for i in range(40_000)), encoding="utf-8")
    command = [sys.executable, "-m", "vnbulletin", "analyze", str(source), "--out", str(out), "--jobs", "2"]
    # Where the tests themselves run in the background, an interrupt is ignored, and a child inherits that.
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=lambda: signal.signal(sign, signal.SIG_DFL)
    )
    try:
        until = time.monotonic() + 60
        while not (out / "parts" / "documents" / "000000.parquet").exists():
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        process.send_signal(sign)
        _, told = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "Traceback" not in told.decode()
    assert len(pd.read_parquet(out / "parts" / "documents")) >= 2048
    assert not (out / "run.json").exists()


@pytest.mark.parametrize("command", ["analyze", "show", "evaluate", "train", "classify"])
def test_help_teaches(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert "usage: vnbulletin" in told
    if command == "analyze":
        for word in ("examples:", "exit codes:", "--store", "--resume", "--scheduler", "run.json"):
            assert word in told
