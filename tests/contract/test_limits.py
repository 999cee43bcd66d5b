"""A text over the limit is refused with a code; nothing is ever cut silently."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import vnbulletin as vb
import vnbulletin.pandas
from vnbulletin.cli.main import main
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


def name_person(i: int) -> str:
    """Give one of 1,440 names."""
    families = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
    middles = ("Văn", "Thị", "Đức", "Minh", "Quang", "Thanh", "Ngọc", "Hữu")
    given = ("An", "Bình", "Cường", "Dũng", "Hà", "Hải", "Hùng", "Hương", "Khánh", "Lan", "Long", "Mai", "Nam", "Nga",
             "Phúc", "Sơn", "Tâm", "Yến")  # fmt: skip
    return f"{families[i % 10]} {middles[i // 10 % 8]} {given[i // 80 % 18]}"


#: Texts by the limit that they reach with many repetitions, and do not with few.
REACHED: dict[str, Callable[[int], str]] = {
    "limit.subject": lambda n: f"Quán triệt Nghị quyết số 18-NQ/TW về {'đổi mới bộ máy ' * n}đồng bộ.",
    "limit.event": lambda n: (
        f"Chiều 10/10/2023, Huyện ủy Nậm Sơn tổ chức Hội nghị {'quán triệt việc đổi mới bộ máy ' * n}."
    ),
    "limit.provision": lambda n: (
        f"Theo {', '.join(f'khoản {i % 9 + 1} Điều {i + 10}' for i in range(n))} Luật Đất đai năm 2024."
    ),
    "limit.symbol": lambda n: f"Theo Quyết định số 12/QĐ-{'-'.join(['UBND', 'SYT', 'VP'] * n)} ngày 1/2/2021.",
    "limit.body": lambda n: (
        f"Theo Thông tư số 12/2015/TTLT ngày 1/2/2015 của {' và '.join(f'Bộ {name_place(i)}' for i in range(n))}."
    ),
    "limit.list": lambda n: (
        f"Tham dự có các đồng chí: {', '.join(name_person(i) for i in range(8 * n))}, Ủy viên Ban Thường vụ Tỉnh ủy."
    ),
    "limit.addressee": lambda n: (
        f"Chủ tịch UBND tỉnh yêu cầu {', '.join(f'UBND xã {name_place(i)}' for i in range(n))} rà soát hộ nghèo."
    ),
    "limit.cues": lambda n: (
        f"Hội nghị nêu {', '.join(f'nhiệm vụ của xã {i}' for i in range(n))} là rà soát hộ nghèo trên địa bàn."
    ),
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
    with pytest.warns(RuntimeWarning):
        vb.extract_references(REACHED["limit.subject"](60))
    assert vb.analyze(TEXT).complete


@pytest.mark.parametrize(
    ("function", "code"),
    [
        (vb.extract_references, "limit.subject"),
        (vb.extract_references, "limit.provision"),
        (vb.extract_references, "limit.page"),
        (vb.extract_officials, "limit.list"),
        (vb.extract_tasks, "limit.addressee"),
        (vb.extract_tasks, "limit.subject"),
    ],
)
def test_an_extractor_of_its_own_warns_of_what_it_cut(function: Callable[[str], Any], code: str) -> None:
    citing = "Đồng chí Lò Thị Mai phát biểu về Nghị quyết số 18-NQ/TW."
    with pytest.warns(RuntimeWarning, match=code):
        function(f"{REACHED[code](60)}\n{citing}")


@pytest.mark.parametrize("code", REACHED)
def test_an_extractor_warns_of_nothing_that_is_not_its_own(code: str, recwarn: pytest.WarningsRecorder) -> None:
    vb.segment(REACHED[code](60))
    for function in FUNCTIONS:
        function(REACHED[code](2))
    vb.extract_officials(REACHED["limit.subject"](60))
    vb.extract_references(REACHED["limit.addressee"](60))
    assert not recwarn.list


def test_a_frame_of_tasks_warns_of_texts_read_in_part() -> None:
    texts = pd.Series([REACHED["limit.addressee"](60), TEXT])
    with pytest.warns(RuntimeWarning, match=r"1 of 2 texts .*limit.addressee"):
        texts.bulletin.tasks()  # type: ignore[attr-defined]
    assert texts.bulletin.documents()["complete"].tolist() == [False, True]  # type: ignore[attr-defined]


def test_the_terminal_says_what_was_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(REACHED["limit.subject"](60), encoding="utf-8")
    assert main(["show", str(page)]) == 0
    assert "Problems, not complete (1)\n  limit.subject: " in capsys.readouterr().out
    assert main(["analyze", str(page), "--out", str(tmp_path / "out")]) == 0
    assert "1 not complete" in capsys.readouterr().out


def test_what_fits_the_reach_is_read_whole() -> None:
    units = ", ".join(f"khoản {i % 9 + 1} Điều {i + 10}" for i in range(40))
    (reference,) = vb.analyze(f"Theo {units} Luật Đất đai năm 2024.").references
    assert reference.provision == units
    numbers = ", ".join(map(str, range(1, 120)))
    (reference,) = vb.analyze(f"Theo Điều {numbers} Luật Đất đai năm 2024.").references
    assert reference.provision == f"Điều {numbers}"
    bodies = " và ".join(f"Bộ {name_place(i)}" for i in range(9))
    (reference,) = vb.analyze(f"Theo Thông tư số 12/2015/TTLT ngày 1/2/2015 của {bodies}.").references
    assert reference.issuer == bodies


def test_a_clause_that_is_one_list_of_work_is_read_whole() -> None:
    work = ", ".join(f"tiếp tục rà soát các hộ nghèo thôn {i}" for i in range(60))
    bulletin = vb.analyze(f"Hội nghị yêu cầu các xã {work}.")
    assert len(bulletin.tasks) == 60
    assert bulletin.complete


@pytest.mark.parametrize("n", [50, 90])
def test_a_subject_before_its_verb_is_whole_or_told(n: int) -> None:
    places = " và ".join(name_place(i) for i in range(n))
    for verb in ("cần", "có trách nhiệm"):
        bulletin = vb.analyze(f"Hội nghị kết luận. UBND các xã {places} {verb} rà soát hộ nghèo trên địa bàn.")
        if bulletin.complete:
            assert bulletin.tasks[0].assignee == f"UBND các xã {places}"
        else:
            assert [p.code for p in bulletin.problems] == ["limit.addressee"]
    assert bulletin.complete is (n == 50)


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
