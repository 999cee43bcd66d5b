"""Marked text: everything escaped, overlaps handled, nothing of the text lost."""

from __future__ import annotations

import html
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnbulletin as vb
from vnbulletin.model import Bulletin, Official, Position, Task
from vnbulletin.presentation.html import render_bulletin
from vnbulletin.presentation.spans import Mark, list_runs
from vnbulletin.presentation.terminal import render_text

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(tuple), max_size=8)


@given(SPANS)
def test_runs_cover_the_text_once(spans: list[tuple[int, int]]) -> None:
    runs = list_runs(30, [Mark(a, b, "task", "") for a, b in spans])
    assert runs[0].start == 0
    assert runs[-1].end == 30
    assert all(a.end == b.start for a, b in itertools.pairwise(runs))
    for run in runs:
        assert all(m.start <= run.start and run.end <= m.end for m in run.marks)


def test_markup_in_the_text_is_escaped() -> None:
    evil = '<script>alert(1)</script>" onmouseover="x'
    bulletin = Bulletin(
        text=f"A {evil} B",
        title=evil,
        officials=(
            Official(evil, 2, 2 + len(evil), (evil,), (Position(evil, 2, 2 + len(evil), evil, evil),), "chair"),
        ),
        tasks=(Task(evil, 2, 2 + len(evil), label=evil, assigned_by=evil),),
    )
    rendered = render_bulletin(bulletin)
    assert "<script" not in rendered
    assert not re.search(r'"\s*onmouseover=', rendered)


@pytest.mark.parametrize("colour", [True, False])
def test_terminal_text_keeps_every_visible_character(colour: bool) -> None:
    text = "Đồng chí Lò Thị Mai, Chủ tịch UBND xã chủ trì và yêu cầu rà soát hộ nghèo; xóa nhà tạm."
    rendered = render_text(vb.analyze(text), colour).split("\n\nTitle:")[0]
    plain = re.sub(r"\x1b\[[\d;]*m", "", rendered) if colour else re.sub(r"\[[OPRT]:|\]", "", rendered)
    assert plain == text


def test_notebook_shows_text_and_legend() -> None:
    text = "Đồng chí Lò Thị Mai, Chủ tịch UBND xã chủ trì cuộc họp."
    rendered = vb.analyze(text)._repr_html_()
    body = re.search(r"<pre>(.*)</pre>", rendered, re.S)
    assert body is not None
    assert html.unescape(re.sub(r"<[^>]+>", "", body[1])) == text
    assert 'class="official"' in rendered
    assert "chức vụ" in rendered
