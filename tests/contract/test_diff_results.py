"""The diff of two revisions says what came, what went and what changed, and nothing else."""

from __future__ import annotations

import copy
from collections import Counter
from types import ModuleType
from typing import Any

import pytest

import vnbulletin as vb

from .test_public_face import load_script

TEXT = (
    "Đồng chí Lò Thị Mai, Chủ tịch UBND xã chủ trì và yêu cầu rà soát hộ nghèo theo Quyết định số 12/QĐ-UBND; "
    "xóa nhà tạm. Đồng chí Hà Văn Sơn, Bí thư Đảng ủy xã dự."
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load_script("diff_results")


def analysed() -> dict[str, Any]:
    return vb.analyze(TEXT).to_dict()


def list_changes(
    script: ModuleType, old: dict[str, Any], new: dict[str, Any]
) -> list[tuple[str, str, tuple[str, ...]]]:
    found = script.compare_results("d", copy.deepcopy(old), copy.deepcopy(new))
    return [(d.change, d.kind, tuple(d.fields)) for d in found]


def test_equal_results_have_no_differences(script: ModuleType) -> None:
    assert list_changes(script, analysed(), analysed()) == []


def test_gained_and_lost(script: ModuleType) -> None:
    old, new = analysed(), analysed()
    assert len(new["officials"]) == 2
    del new["officials"][1]
    assert ("lost", "official", ()) in list_changes(script, old, new)
    assert ("gained", "official", ()) in list_changes(script, new, old)


def test_an_official_more_does_not_change_the_tasks_behind(script: ModuleType) -> None:
    old, new = analysed(), analysed()
    assert old["tasks"]
    new["officials"].insert(0, {**new["officials"][0], "name": "Đồng", "start": 0, "end": 4})
    for task in new["tasks"]:
        if task["official"] is not None:
            task["official"] += 1
    assert [c for c in list_changes(script, old, new) if c[1] == "task"] == []


def test_a_span_that_grew_is_changed_with_its_fields(script: ModuleType) -> None:
    old, new = analysed(), analysed()
    new["references"][0].update(end=old["references"][0]["end"] - 1, code=None)
    assert list_changes(script, old, new) == [("changed", "reference", ("end", "code"))]


def test_scores_alone_are_counted_and_not_listed(script: ModuleType) -> None:
    old, new = analysed(), analysed()
    new["tasks"][0]["score"] = 0.01
    found = script.compare_results("d", old, new)
    page = script.render(found, Counter(), Counter(), "a → b", 10)
    assert "1 of them in scores alone" in page
    assert "| changed |" not in page.split("scores alone")[1]


def test_markup_of_the_table_in_a_text_does_not_break_it(script: ModuleType) -> None:
    assert script.shorten("a|b\nc") == "a\\|b c"


def test_a_crash_is_a_difference(script: ModuleType) -> None:
    assert list_changes(script, analysed(), {"error": "ValueError: x"}) == [("changed", "page", ("error",))]
