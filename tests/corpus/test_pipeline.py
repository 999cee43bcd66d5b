"""Many texts in, tables out: nothing lost, nothing mixed up."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

import vnbulletin as vb
from vnbulletin.corpus import pipe
from vnbulletin.presentation.frames import describe_columns
from vnbulletin.presentation.schemas import SCHEMAS
from vnbulletin.segmentation import Page

PAGE = (
    "HỘI NGHỊ GIAO BAN THÁNG 5\n\nSáng ngày 12/5/2024, UBND xã Bình Sơn tổ chức giao ban. "
    "Đồng chí Lò Thị Mai, Phó Bí thư Đảng ủy, Chủ tịch UBND xã chủ trì. "
    "Đồng chí yêu cầu các thôn hoàn thành gieo cấy vụ mùa; rà soát hộ nghèo."
)


def same(a: vb.Tables, b: vb.Tables) -> bool:
    return all(a.to_arrow(t).equals(b.to_arrow(t)) for t in SCHEMAS)


def test_each_input_is_one_row_in_order() -> None:
    tables = vb.analyze_corpus([PAGE, "", None, 12, PAGE + " Hết.", b"x"], progress=False)
    assert tables.documents["doc_id"].tolist() == ["0", "1", "3", "4"]
    assert tables.failures["doc_id"].tolist() == ["2", "5"]
    assert tables.failures["code"].tolist() == ["input.null_text", "input.not_text"]
    assert "input.not_text" in tables.documents.loc[2, "problems"]


@pytest.mark.parametrize("broken", [0, 1, 5])
def test_k_broken_inputs_give_k_failures(broken: int) -> None:
    texts = [None if i < broken else PAGE for i in range(5)]
    tables = vb.analyze_corpus(texts, progress=False)
    assert len(tables.failures) == broken
    assert len(tables.documents) == 5 - broken


def test_an_error_inside_the_analysis_is_a_failure_row(monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = import_module("vnbulletin.analysis.analyze")
    real = analysis.find_officials

    def explode(page: Page) -> tuple[tuple[vb.Official, ...], tuple[vb.PostMention, ...]]:
        if "BOOM" in page.view.text:
            raise RuntimeError("boom")
        return real(page)

    monkeypatch.setattr(analysis, "find_officials", explode)
    tables = vb.analyze_corpus([PAGE, "BOOM", PAGE], progress=False)
    assert tables.documents["doc_id"].tolist() == ["0", "2"]
    assert tables.failures[["doc_id", "stage", "code"]].values.tolist() == [["1", "analyze", "internal"]]
    assert "boom" in tables.failures.loc[0, "message"]


def test_workers_give_the_same_bytes() -> None:
    texts = [PAGE.replace("12/5", f"{i % 27 + 1}/5") for i in range(40)] + [None]
    one = vb.analyze_corpus(texts, progress=False, batch_size=8)
    two = vb.analyze_corpus(texts, progress=False, jobs=2, batch_size=8)
    assert same(one, two)


def test_empty_corpus_has_all_columns_and_dtypes() -> None:
    tables = vb.analyze_corpus([], progress=False)
    for name, frame in tables.to_frames().items():
        assert len(frame) == 0
        assert {c: str(t) for c, t in frame.dtypes.items()} == describe_columns(name)


def test_full_tables_have_the_same_dtypes() -> None:
    for name, frame in vb.analyze_corpus([PAGE], progress=False).to_frames().items():
        assert {c: str(t) for c, t in frame.dtypes.items()} == describe_columns(name)


def test_columns_of_a_frame_travel_with_every_table() -> None:
    frame = pd.DataFrame({"doc_id": ["a", "b"], "text": [PAGE, ""], "province": ["Sơn La", None], "title": ["x", "y"]})
    tables = vb.analyze_corpus(frame, progress=False)
    assert tables.officials["province"].unique().tolist() == ["Sơn La"]
    assert tables.documents["title_input"].tolist() == ["x", "y"]
    assert tables.documents["province"].isna().tolist() == [False, True]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(vb.InputError, match=r"no column 'text'.*body") as caught:
        vb.analyze_corpus(pd.DataFrame({"body": ["x"]}), progress=False)
    assert caught.value.code == "input.column"


def test_duplicate_ids_are_kept_apart_and_named() -> None:
    frame = pd.DataFrame({"doc_id": ["a", "a", "a"], "text": ["một", "hai", "ba"]})
    documents = vb.analyze_corpus(frame, progress=False).documents
    assert documents["doc_id"].tolist() == ["a", "a#2", "a#3"]
    assert documents["problems"].isna().tolist() == [True, False, False]


def test_folder_of_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sub" / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "ignored.bin").write_bytes(b"\0")
    tables = vb.analyze_corpus(tmp_path, progress=False)
    assert tables.documents["doc_id"].tolist() == ["b.txt", "sub/a.txt"]
    assert tables.documents["sha256"].str.len().tolist() == [64, 64]


def test_row_files(tmp_path: Path) -> None:
    frame = pd.DataFrame({"doc_id": ["x", "y"], "text": [PAGE, PAGE], "ward": ["1", "2"]})
    frame.to_csv(tmp_path / "rows.csv", index=False)
    frame.to_parquet(tmp_path / "rows.parquet")
    frame.to_json(tmp_path / "rows.jsonl", orient="records", lines=True, force_ascii=False)
    runs = [vb.analyze_corpus(tmp_path / f"rows.{k}", progress=False) for k in ("csv", "parquet", "jsonl")]
    for tables in runs:
        assert tables.documents["doc_id"].tolist() == ["x", "y"]
        assert tables.tasks["ward"].unique().tolist() == ["1", "2"]


def test_broken_lines_of_jsonl_are_failures(tmp_path: Path) -> None:
    lines = [json.dumps({"text": PAGE}), "{broken", json.dumps({"body": 1}), "[" * 100_000]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    tables = vb.analyze_corpus(tmp_path / "rows.jsonl", progress=False)
    assert len(tables.documents) == 1
    assert tables.failures["code"].tolist() == ["input.json", "input.column", "input.json"]


@pytest.mark.parametrize(("source", "code"), [("nope", "input.missing"), ("*.nope", "input.empty"), (3, "input.type")])
def test_unusable_sources(source: object, code: str) -> None:
    with pytest.raises(vb.InputError) as caught:
        vb.analyze_corpus(source, progress=False)
    assert caught.value.code == code


def test_an_empty_folder_says_what_it_should_hold(tmp_path: Path) -> None:
    with pytest.raises(vb.InputError, match=r"\.txt") as caught:
        vb.analyze_corpus(tmp_path, progress=False)
    assert caught.value.code == "input.empty"


def test_pipe_keeps_texts_and_contexts_together() -> None:
    pairs = list(pipe([(PAGE, {"n": 1}), ("", {"n": 2})], as_tuples=True))
    assert [(len(b.text), c) for b, c in pairs] == [(len(PAGE), {"n": 1}), (0, {"n": 2})]


def test_tables_survive_files(tmp_path: Path) -> None:
    tables = vb.analyze_corpus([PAGE, "", "a\ud800b"], progress=False)
    tables.to_parquet(tmp_path)
    for name, frame in tables.to_frames().items():
        again = pd.read_parquet(tmp_path / f"{name}.parquet").astype(frame.dtypes.to_dict())
        pd.testing.assert_frame_equal(frame, again)


def test_csv_opens_in_a_spreadsheet_without_running_formulas(tmp_path: Path) -> None:
    frame = pd.DataFrame({"doc_id": ["=1+1", "@x"], "text": ["=HYPERLINK(1)", "- Rà soát"]})
    vb.analyze_corpus(frame, progress=False).to_csv(tmp_path)
    raw = (tmp_path / "segments.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    cells = [c.strip('"') for line in raw.decode("utf-8-sig").splitlines() for c in line.split(",")]
    assert not [c for c in cells if c.startswith(("=", "@"))]


def test_workbook_keeps_text_as_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    vb.analyze_corpus(["=1+1", "bình thường \x01"], progress=False).to_excel(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    cell = book["segments"].cell(2, 11)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
