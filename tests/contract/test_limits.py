"""A text over the limit is refused with a code; nothing is ever cut silently."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import vnbulletin as vb
from vnbulletin.reading import read_bytes
from vnbulletin.reading.limits import MAX_FILE_BYTES, MAX_METADATA

FUNCTIONS: list[Callable[[str], Any]] = [
    vb.analyze, vb.segment, vb.extract_officials, vb.extract_references, vb.extract_tasks, vb.tokenize_words,
]  # fmt: skip
TEXT = "Đồng chí Lò Thị Mai, Chủ tịch UBND xã chủ trì."


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> int:
    # The package offers a function of the module's name, so the module is asked for by its path.
    monkeypatch.setattr(import_module("vnbulletin.analysis.analyze"), "MAX_TEXT", len(TEXT))
    return len(TEXT)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
def test_a_text_over_the_limit_is_refused(function: Callable[[str], Any], small_limit: int) -> None:
    function(TEXT)
    with pytest.raises(vb.InputError, match="split it") as caught:
        function(TEXT + ".")
    assert caught.value.code == "input.too_large"
    assert f"{small_limit + 1:,}" in caught.value.message


def test_a_text_over_the_limit_is_a_failure_of_its_own(small_limit: int) -> None:
    tables = vb.analyze_corpus([TEXT, TEXT + ".", "Tin ngắn."], progress=False)
    assert tables.failures[["stage", "code"]].to_numpy().tolist() == [["analyze", "input.too_large"]]
    assert len(tables.documents) == 2
    assert tables.documents["complete"].all()


def test_every_file_that_may_be_read_may_be_analysed() -> None:
    assert import_module("vnbulletin.analysis.analyze").MAX_TEXT >= MAX_FILE_BYTES


def test_what_was_cut_when_it_was_read_is_said(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("Hội nghị giao ban tháng 5.".encode()[:-7] + b"\xff\xfe\x81 kho\x81")
    source = vb.read(page)
    assert source.problems
    assert vb.analyze(source).problems == source.problems


def name_place(i: int) -> str:
    """Give a name of its own to each of many places."""
    words = ("Sơn", "Lâm", "Thủy", "Hà", "Giang", "Phong", "Vân", "Nam", "Bắc", "Đông", "Tây", "Long")
    return f"{words[i % len(words)]} {words[i // len(words)]}"


#: Texts by the limit that they reach with many repetitions, and do not with few.
REACHED: dict[str, Callable[[int], str]] = {
    "limit.subject": lambda n: f"Quán triệt Nghị quyết số 18-NQ/TW về {'đổi mới bộ máy ' * n}đồng bộ.",
    "limit.event": lambda n: (
        f"Chiều 10/10/2023, Huyện ủy Nậm Sơn tổ chức Hội nghị {'quán triệt việc đổi mới bộ máy ' * n}."
    ),
    "limit.cues": lambda n: "Hội nghị " + " ".join(f"yêu cầu xã {i} rà soát hộ nghèo" for i in range(n)) + ".",
    "limit.persons": lambda n: (
        "".join(f"Đồng chí Lò Thị Mai, Chủ tịch UBND xã Nậm {name_place(i)} phát biểu.\n" for i in range(2 * n))
        + "Chủ tịch UBND huyện đề nghị các hộ giữ gìn vệ sinh."
    ),
    "limit.page": lambda n: "Đồng chí Lò Thị Mai phát biểu tại lễ trao nhà tình nghĩa cho hộ nghèo.\n" * (n * 60),
}


@pytest.mark.parametrize("code", REACHED)
def test_what_a_limit_of_the_rules_cut_is_said(code: str) -> None:
    text = REACHED[code](60)
    bulletin = vb.analyze(text)
    assert not bulletin.complete
    told = [p for p in bulletin.problems if p.code == code]
    assert told
    for problem in told:
        assert problem.start is not None
        assert problem.end is not None
        assert 0 <= problem.start < problem.end <= len(text)
    assert bulletin.to_dict()["complete"] is False
    documents = vb.analyze_corpus([text, "Tin ngắn."], progress=False).documents
    assert documents["complete"].tolist() == [False, True]
    assert code in documents["problems"][0]


@pytest.mark.parametrize("code", REACHED)
def test_a_text_below_the_limits_is_complete(code: str) -> None:
    bulletin = vb.analyze(REACHED[code](2))
    assert bulletin.complete
    assert bulletin.problems == ()


def test_an_analysis_says_nothing_of_the_one_before() -> None:
    assert not vb.analyze(REACHED["limit.subject"](60)).complete
    vb.extract_references(REACHED["limit.subject"](60))
    assert vb.analyze(TEXT).complete


LONG = "Hội nghị " * 300


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".html", f"<html><head><title>{LONG}</title></head><body><p>Tin ngắn.</p></body></html>"),
        (".html", f'<html><head><meta name="description" content="{LONG}"></head><body><p>Tin ngắn.</p></body></html>'),
        (".eml", f"Subject: {LONG}\nContent-Type: text/plain; charset=utf-8\n\nTin ngắn."),
    ],
    ids=["title", "description", "subject"],
)
def test_metadata_that_are_cut_are_named(suffix: str, data: str) -> None:
    source = read_bytes(data.encode(), suffix=suffix)
    assert max(map(len, source.metadata.values())) == MAX_METADATA
    assert [p.code for p in source.problems] == ["read.metadata_cut"]
    # The text itself is whole.
    assert vb.analyze(source).complete


def test_a_part_that_reading_lost_leaves_the_bulletin_incomplete(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("Hội nghị giao ban tháng 5.".encode()[:-7] + b"\xff\xfe\x81 kho\x81")
    assert not vb.analyze(vb.read(page)).complete
