"""The command line: what a person types and reads."""

from __future__ import annotations

import json
import os
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
