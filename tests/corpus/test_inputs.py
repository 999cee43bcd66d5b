"""Whatever is given, each input is one row in documents or in failures, named and counted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import vnbulletin as vb
from vnbulletin.corpus import files, rows
from vnbulletin.corpus.inputs import list_items

MakePage = Callable[[int], str]


def outcome(tables: vb.Tables) -> dict[str, str]:
    good = dict.fromkeys(tables.documents["doc_id"], "ok")
    return good | dict(zip(tables.failures["doc_id"], tables.failures["code"]))


@pytest.mark.parametrize("broken", [0, 1, 12])
def test_k_broken_files_among_n_are_k_failures(broken: int, tmp_path: Path, make_page: MakePage) -> None:
    for i in range(12):
        path = tmp_path / f"{i:02}.txt"
        if i < broken:
            path.symlink_to(tmp_path / "gone.txt")
        else:
            path.write_text(make_page(i), encoding="utf-8")
    tables = vb.analyze_corpus(tmp_path, progress=False)
    assert len(tables.failures) == broken
    assert len(tables.documents) == 12 - broken
    assert set(tables.failures["stage"]) <= {"read"}


def test_every_kind_of_bad_row_is_named(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "doc_id": ["a", "a", None, "d", "e", "f", "g"],
            "text": ["Một", "Hai", "Ba", None, 12.5, True, ["list"]],
        }
    )
    tables = vb.analyze_corpus(frame, progress=False)
    assert outcome(tables) == {
        "a": "ok", "a#2": "ok", "2": "ok", "d": "input.null_text", "e": "ok", "f": "input.not_text",
        "g": "input.not_text",
    }  # fmt: skip
    problems = tables.documents.set_index("doc_id")["problems"]
    assert "input.duplicate_id" in problems["a#2"]
    assert "input.not_text" in problems["e"]


def test_numbers_of_numpy_are_read_as_text() -> None:
    tables = vb.analyze_corpus([np.int64(7), np.float64("nan"), np.bool_(True)], progress=False)
    assert outcome(tables) == {"0": "ok", "1": "input.null_text", "2": "input.not_text"}


def test_many_equal_ids_take_no_quadratic_time() -> None:
    ids = [item.doc_id for item in list_items(pd.DataFrame({"doc_id": ["x"] * 20_000, "text": [""] * 20_000}))]
    assert ids[:2] == ["x", "x#2"]
    assert len(set(ids)) == 20_000


def test_an_id_that_looks_like_a_numbered_one_stays_unique() -> None:
    ids = [i.doc_id for i in list_items(pd.DataFrame({"doc_id": ["x", "x#2", "x", "x"], "text": [""] * 4}))]
    assert len(set(ids)) == 4


def test_columns_that_come_late_are_kept() -> None:
    pairs = [(f"Tin {i}", {"site": "a"} if i < 100 else {"site": "b", "late": str(i)}) for i in range(130)]
    documents = vb.analyze_corpus(pairs, progress=False, batch_size=8).documents
    assert documents["late"].notna().sum() == 30
    assert documents["site"].value_counts().to_dict() == {"a": 100, "b": 30}


def test_a_bad_table_among_files_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tin", encoding="utf-8")
    (tmp_path / "b.parquet").write_bytes(b"no parquet")
    (tmp_path / "c.csv").write_text("body\nx\n", encoding="utf-8")
    pd.DataFrame({"text": ["Tin"]}).to_parquet(tmp_path / "d.parquet")
    assert outcome(vb.analyze_corpus(tmp_path, progress=False)) == {
        "a.txt": "ok", "b.parquet": "input.unreadable", "c.csv": "input.column", "d.parquet:0": "ok",
    }  # fmt: skip
    with pytest.raises(vb.InputError, match=r"no column 'text'.*body"):
        vb.analyze_corpus(tmp_path / "c.csv", progress=False)
    with pytest.raises(vb.InputError) as caught:
        vb.analyze_corpus(tmp_path / "b.parquet", progress=False)
    assert caught.value.code == "input.unreadable"


def test_csv_in_another_encoding_and_with_broken_rows(tmp_path: Path) -> None:
    lines = 'doc_id,text\r\na,"Hội nghị sơ kết, tổng kết"\r\nb\r\nc,Đảng ủy xã,thừa\r\n'
    (tmp_path / "u.csv").write_text(lines, encoding="utf-16")
    tables = vb.analyze_corpus(tmp_path / "u.csv", progress=False)
    assert outcome(tables) == {"a": "ok", "b": "input.null_text", "c": "ok"}
    assert tables.segments["text"].tolist()[0] == "Hội nghị sơ kết, tổng kết"


def test_a_parquet_file_streams(tmp_path: Path) -> None:
    pd.DataFrame({"doc_id": range(600), "text": ["Tin"] * 600}).to_parquet(tmp_path / "x.parquet")
    stream = list_items(tmp_path / "x.parquet")
    assert [next(stream).doc_id, *(i.doc_id for i in stream)] == [str(i) for i in range(600)]


def test_a_folder_that_changes_while_it_is_read(tmp_path: Path, make_page: MakePage) -> None:
    for i in range(6):
        (tmp_path / f"{i}.txt").write_text(make_page(i), encoding="utf-8")
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "1.txt").write_text("x", encoding="utf-8")

    def changing() -> Iterator[Path]:
        for n, file in enumerate(files.iter_files(tmp_path)):
            yield file
            if n == 0:
                (tmp_path / "3.txt").unlink()
                (tmp_path / "z" / "1.txt").unlink()
                (tmp_path / "z").rmdir()

    got = outcome(vb.analyze_corpus(changing(), progress=False))
    assert [code for code in got.values() if code != "ok"] == ["read.missing"]
    assert len(got) == 6


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_files_without_permission_are_failures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert outcome(vb.analyze_corpus(tmp_path, progress=False)) == {"a.txt": "read.unreadable"}


def test_walk_is_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b/x.txt", "b.txt", "a/c/y.txt", "a/b.txt", "a.txt", ".hidden/z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    walked = [p.relative_to(tmp_path) for p in files.iter_files(tmp_path)]
    assert walked == sorted(walked)
    assert len(walked) == 5


def test_ids_of_a_glob_keep_the_folders_apart(tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "a.txt").write_text(year, encoding="utf-8")
    ids = vb.analyze_corpus(str(tmp_path / "*" / "*.txt"), progress=False).documents["doc_id"].tolist()
    assert ids == ["2023/a.txt", "2024/a.txt"]


def test_several_paths_may_be_given_as_an_iterable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one").mkdir()
    Path("one/a.txt").write_text("x", encoding="utf-8")
    Path("b.txt").write_text("y", encoding="utf-8")
    got = outcome(vb.analyze_corpus([Path("one"), Path("b.txt"), Path("gone.txt"), Path("none")], progress=False))
    assert got == {"one/a.txt": "ok", "b.txt": "ok", "gone.txt": "read.missing", "none": "read.missing"}


def test_a_file_name_with_brackets_is_no_glob(tmp_path: Path) -> None:
    (tmp_path / "tin [1].txt").write_text("x", encoding="utf-8")
    assert outcome(vb.analyze_corpus(tmp_path / "tin [1].txt", progress=False)) == {"tin [1].txt": "ok"}


def test_a_line_without_end_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_FILE_BYTES", 50)
    lines = ['{"text": "Tin"}', '{"text": "' + "x" * 200 + '"}', '{"text": "Tin sau"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    tables = vb.analyze_corpus(tmp_path / "a.jsonl", progress=False)
    assert tables.failures["code"].tolist() == ["read.too_large"]
    assert tables.segments["text"].tolist() == ["Tin", "Tin sau"]


def test_context_that_no_process_could_take_travels_as_text() -> None:
    pairs = [("Tin", {"source": lambda: None}), ("Tin", {"source": 5})]
    documents = vb.analyze_corpus(pairs, progress=False, jobs=2, batch_size=1).documents
    assert documents["source"].str[:9].tolist() == ["<function", "5"]


def write_damaged_text(path: Path) -> Path:
    path.write_bytes("Hội nghị giao ban tháng 5.".encode()[:-7] + b"\xff\xfe\x81 kho\x81")
    return path


@pytest.mark.parametrize("wrap", [list, iter, lambda sources: sources[0]], ids=["list", "iterator", "alone"])
def test_what_reading_lost_is_told_of_sources_too(wrap: Callable[[list[vb.Source]], object], tmp_path: Path) -> None:
    source = vb.read(write_damaged_text(tmp_path / "page.txt"))
    documents = vb.analyze_corpus(wrap([source]), progress=False).documents
    assert documents["complete"].tolist() == [False]
    assert "read.undecodable" in documents["problems"][0]
    assert documents["encoding"].tolist() == [source.encoding]


def test_a_source_without_losses_is_complete(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Tin ngắn.", encoding="utf-8")
    documents = vb.analyze_corpus([vb.read(tmp_path / "page.txt"), "Tin ngắn."], progress=False).documents
    assert documents["complete"].tolist() == [True, True]
    assert documents["format"].tolist() == ["txt", "memory"]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("rows.jsonl", b'{"text": "H\xe1\xbb\x8dp \xff\x81 kho"}\n', b'{"text": "Tin."}\n'),
        ("rows.csv", b"text\nH\xe1\xbb\x8dp \xff\x81 kho\n", b"Tin.\n"),
        # TCVN3: no codec of Python reads it, so the text is lost and that is said.
        ("rows.csv", b"text\n" + b"H\xe9i ngh\xde \xa7\xb6ng b\xe9 x\xb7 " * 30 + b"\n", b"Tin.\n"),
    ],
)
def test_bytes_without_a_character_in_a_row_are_told(name: str, first: bytes, second: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(first + second)
    documents = vb.analyze_corpus(tmp_path / name, progress=False).documents
    assert documents["complete"].tolist() == [False, True]
    assert "read.undecodable" in documents["problems"][0]


def test_a_row_that_a_comma_cuts_is_told(tmp_path: Path) -> None:
    rows_file = tmp_path / "rows.csv"
    rows_file.write_text('doc_id,text\na,Bí thư chủ trì, phát biểu.\nb,"Họp, bàn."\nc,Tin.,\n', encoding="utf-8")
    documents = vb.analyze_corpus(rows_file, progress=False).documents.set_index("doc_id")
    assert documents["complete"].to_dict() == {"a": False, "b": True, "c": True}
    assert "input.extra_cells" in documents["problems"]["a"]
    assert "line 2" in documents["problems"]["a"]


def test_a_folder_that_may_not_be_read_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_page: MakePage
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "page.txt").write_text(make_page(1), encoding="utf-8")
    scandir = os.scandir

    def refuse(path: os.PathLike[str]) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(files.os, "scandir", refuse)
    tables = vb.analyze_corpus(tmp_path, progress=False)
    assert outcome(tables) == {"page.txt": "ok", "closed": "input.unreadable"}
    assert "check its permissions" in tables.failures["message"][0]
