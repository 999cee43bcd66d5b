"""Many bulletins at a time come out as one by one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import vnbulletin as vb
from vnbulletin.analysis import analyze_batch, batch
from vnbulletin.classification import Agenda
from vnbulletin.errors import InputError
from vnbulletin.model import LabelScore

BULLETINS = sorted((Path(__file__).resolve().parents[2] / "corpus" / "bulletins").glob("*.txt"))
ORDER = "Sáng 12/5/2024, UBND xã Bình Sơn giao ban. Đồng chí Lò Thị Mai, Chủ tịch UBND xã yêu cầu các thôn "


@pytest.mark.parametrize("under_way", [1, 9_000, 10_000_000])
def test_batches_of_any_size_give_the_same(under_way: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "UNDER_WAY", under_way)
    texts = [path.read_text(encoding="utf-8") for path in BULLETINS[:24]]
    assert list(analyze_batch(texts)) == [vb.analyze(text) for text in texts]


def test_nothing_and_empty_texts() -> None:
    assert list(analyze_batch([])) == []
    assert list(analyze_batch(["", ""])) == [vb.analyze(""), vb.analyze("")]


def test_what_is_no_text_is_told_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = analyze_batch(["Một", 2, vb.Source("Ba", "x")])  # type: ignore[list-item]
    assert first == vb.analyze("Một")
    assert isinstance(second, InputError)
    assert second.code == "input.type"
    assert third == vb.analyze("Ba")


def test_limits_are_told_of_their_own_bulletin_only() -> None:
    long = f"Quán triệt Nghị quyết số 18-NQ/TW về {'đổi mới bộ máy ' * 60}đồng bộ."
    texts = [ORDER + "rà soát hộ nghèo.", long, ORDER + "vét mương."]
    whole, cut, last = analyze_batch(texts)
    assert not isinstance(cut, Exception)
    assert cut == vb.analyze(texts[1])
    assert cut.problems
    assert not cut.complete
    assert all(not isinstance(b, Exception) and b.complete and not b.problems for b in (whole, last))


def test_texts_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "UNDER_WAY", 10)
    taken: list[int] = []

    def give() -> Iterator[str]:
        for i in range(50):
            taken.append(i)
            yield "Sáng nay xã họp."

    next(analyze_batch(give()))
    assert len(taken) < 4


def test_labels_that_fail_together_are_tried_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = import_module("vnbulletin.analysis.analyze")
    texts = [ORDER + "rà soát hộ nghèo.", ORDER + "vét mương.", ORDER + "giữ rừng."]
    expected = [vb.analyze(text) for text in texts]
    real = analysis.score_bulletins

    def fail(agendas: list[Agenda]) -> list[list[LabelScore]]:
        if any("mương" in text for agenda in agendas for text in agenda.texts):
            raise MemoryError("no room")
        return real(agendas)

    monkeypatch.setattr(analysis, "score_bulletins", fail)
    first, second, third = analyze_batch(texts)
    assert [first, third] == [expected[0], expected[2]]
    assert isinstance(second, MemoryError)
    with pytest.raises(MemoryError, match="no room"):
        vb.analyze(texts[1])
