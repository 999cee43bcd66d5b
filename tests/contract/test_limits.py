"""A text over the limit is refused with a code; nothing is ever cut silently."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import vnbulletin as vb
from vnbulletin.reading.limits import MAX_FILE_BYTES

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
