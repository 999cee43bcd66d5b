from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import vnbulletin as vb
from vnbulletin.reading import SUFFIXES, read_bytes


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".htm", ".eml", ".TXT"])
def test_each_kind_says_how_it_was_read(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"tin{suffix}"
    file.write_text("\nĐảng ủy họp" if suffix == ".eml" else "Đảng ủy họp", encoding="utf-8")
    source = vb.read(file)
    assert source.text == "Đảng ủy họp"
    assert source.doc_id == f"tin{suffix}"
    assert source.path == str(file)
    assert source.format in {"txt", "md", "html", "eml"}
    assert source.encoding == "utf-8"


def test_markdown_is_kept_as_it_is_written() -> None:
    text = "# Tin\n\n- **một**\n- hai\n"
    assert read_bytes(text.encode(), suffix=".md").text == text


@pytest.mark.parametrize(
    ("name", "code", "advice"),
    [
        ("x.doc", "read.kind", "save it as .docx"),
        ("x.xyz", "read.kind", ".docx, .eml"),
        ("x", "read.kind", "without ending"),
    ],
)
def test_unknown_kinds_say_what_to_do(tmp_path: Path, name: str, code: str, advice: str) -> None:
    (tmp_path / name).write_bytes(b"abc")
    with pytest.raises(vb.InputError) as caught:
        vb.read(tmp_path / name)
    assert caught.value.code == code
    assert advice in caught.value.message
    assert name in caught.value.message


def test_missing_file_folder_and_impossible_names(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "no.txt", "read.missing"),
        (tmp_path, "read.directory"),
        ("a\0b.txt", "read.unreadable"),
    ):
        with pytest.raises(vb.InputError) as caught:
            vb.read(path)
        assert caught.value.code == code


def test_issue_lists_every_kind() -> None:
    assert {".txt", ".html", ".docx", ".pdf", ".md", ".eml"} <= SUFFIXES


def test_source_is_a_value() -> None:
    source = read_bytes(b"<title>T</title><p>a", suffix=".html")
    assert pickle.loads(pickle.dumps(source)) == source
    assert isinstance(hash(source), int)


def test_what_was_read_can_be_analysed(tmp_path: Path) -> None:
    file = tmp_path / "tin.html"
    file.write_text(
        "<h1>Hội nghị giao ban</h1><p>Sáng 5/3/2024, đồng chí Lò Thị Pành, Bí thư Đảng ủy xã chủ trì hội nghị.</p>",
        encoding="utf-8",
    )
    bulletin = vb.analyze(vb.read(file))
    assert [o.name for o in bulletin.officials] == ["Lò Thị Pành"]
