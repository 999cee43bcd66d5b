"""What a bulletin, its id or its file says cannot write outside the output folder, nor as markup, nor as commands."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import vnbulletin as vb
from vnbulletin.cli import main
from vnbulletin.presentation.terminal import render_text
from vnbulletin.reading import read_bytes

EVIL_IDS = [
    "../../evil",
    "/evil",
    "..\\..\\evil",
    "C:\\evil",
    "a/../../../evil",
    "evil\x00.txt",
    "con",
    ".",
    "..",
    "",
]
TEXT = "Đồng chí Lò Thị Mai, Chủ tịch UBND xã chủ trì."


def list_tree(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")}


@pytest.fixture
def inner(tmp_path: Path) -> Path:
    """A folder deep enough for a path that climbs out of it to be seen."""
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("write", ["to_parquet", "to_csv", "to_jsonl", "to_excel"])
def test_ids_and_columns_are_no_paths(write: str, inner: Path, tmp_path: Path) -> None:
    frame = pd.DataFrame({"doc_id": EVIL_IDS, "text": TEXT, "../../column": "x", "/evil": "y"})
    tables = vb.analyze_corpus(frame, progress=False)
    before = list_tree(tmp_path)
    files = getattr(tables, write)(inner / "out")
    new = list_tree(tmp_path) - before
    assert files
    assert all(name.startswith("a/b/c/out") for name in new), new
    assert {file.parent for file in files} == {inner / "out"}
    assert not Path("/evil").exists()


def test_a_run_of_rows_with_such_ids_stays_in_its_folder(inner: Path, tmp_path: Path) -> None:
    rows = inner / "rows.jsonl"
    with rows.open("w", encoding="utf-8") as stream:
        for doc_id in EVIL_IDS:
            stream.write(json.dumps({"doc_id": doc_id, "text": TEXT, "../column": "z"}) + "\n")
    before = list_tree(tmp_path)
    assert main(["analyze", str(rows), "--out", str(inner / "out"), "--format", "parquet", "--quiet"]) == 0
    new = list_tree(tmp_path) - before
    assert "a/b/c/out/documents.parquet" in new
    assert all(name.startswith("a/b/c/out") for name in new), new
    assert len(pd.read_parquet(inner / "out" / "documents.parquet")) == len(EVIL_IDS)


def test_members_of_an_archive_are_never_unpacked(inner: Path, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f"<w:document {space}><w:body><w:p><w:r><w:t>Tin</w:t></w:r></w:p></w:body></w:document>",
        )
        for name in ("../../evil.txt", "/evil.txt", "word/../../evil.xml"):
            archive.writestr(name, "x")
    page = inner / "page.docx"
    page.write_bytes(buffer.getvalue())
    before = list_tree(tmp_path)
    assert vb.read(page).text.strip() == "Tin"
    assert list_tree(tmp_path) == before
    assert not Path("/evil.txt").exists()


def test_a_name_of_an_attachment_is_no_path(tmp_path: Path) -> None:
    mail = (
        "Subject: Tin\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\n"
        'Tin\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="../../evil.txt"\n\nx\n--b--\n'
    )
    before = list_tree(tmp_path)
    assert "Tin" in read_bytes(mail.encode(), suffix=".eml").text
    assert list_tree(tmp_path) == before


MARKUP = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</pre></mark>", "'-alert(1)-'", "<!--", "]]>"]


class Elements(HTMLParser):
    """The elements of a page, and what of them could run or load something."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.active: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            local = name == "href" and (value or "").startswith("#")
            if name.startswith("on") or (name in {"src", "href", "action", "srcdoc", "data"} and not local):
                self.active.append((tag, name, value))


def list_elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    return parser


def insert_everywhere(markup: str) -> str:
    """A bulletin with markup in its title, a name, a post, a code, a task, a byline."""
    return f"""HỘI NGHỊ {markup} GIAO BAN In trang
12/10/2023 02:35 CH

Đồng chí Lò Thị {markup} Mai, Trưởng Ban {markup} Dân vận Huyện ủy chủ trì. Đồng chí Hà Văn Sơn, Bí thư{markup} dự.
Hội nghị yêu cầu quán triệt Nghị quyết số 25-NQ/TW{markup} về {markup} dân vận; rà soát {markup} tổ hòa giải.
Tin, ảnh: {markup}
"""


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_a_bulletin_makes_no_element(markup: str) -> None:
    plain = list_elements(vb.analyze(insert_everywhere("x"))._repr_html_())
    evil = list_elements(vb.analyze(insert_everywhere(markup))._repr_html_())
    assert evil.tags - plain.tags <= {"span", "mark"}
    assert evil.active == []


def test_active_elements_would_be_seen() -> None:
    assert len(list_elements('<a href="javascript:x"></a><p onclick=x></p><img src=x><a href="#a"></a>').active) == 3


ESCAPES = ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x08\x08\x08", "\x1b]8;;http://example.invalid\x1b\\"]


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize("colour", [True, False])
def test_a_bulletin_cannot_command_the_terminal(escape: str, colour: bool) -> None:
    rendered = render_text(vb.analyze(insert_everywhere(escape)), colour)
    own = re.sub(r"\x1b\[[\d;]*m", "", rendered) if colour else rendered
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", own)
