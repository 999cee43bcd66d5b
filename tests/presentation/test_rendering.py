"""Marked text: everything escaped, overlaps handled, nothing of the text lost."""

from __future__ import annotations

import html
import itertools
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnbulletin as vb
from vnbulletin.model import Bulletin, Official, Position, Reference, Task
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


def shown_text(rendered: str) -> str:
    body = re.search(r"<pre[^>]*>(.*)</pre>", rendered, re.S)
    assert body is not None
    return html.unescape(re.sub(r"<[^>]+>", "", body[1]))


def test_notebook_shows_text_and_legend() -> None:
    text = "Đồng chí Lò Thị Mai, Chủ tịch UBND xã chủ trì cuộc họp."
    rendered = vb.analyze(text)._repr_html_()
    assert shown_text(rendered) == text
    assert 'class="official"' in rendered
    assert "chức vụ" in rendered


OVERLAPPING = Bulletin(
    text="xã rà soát hộ nghèo theo Quyết định số 24/2021/QĐ-TTg; xong.",
    references=(
        Reference("Quyết định số 24/2021/QĐ-TTg", 25, 53, "Quyết định", inferred={"document": "known documents"}),
    ),
    tasks=(
        Task("rà soát hộ nghèo theo Quyết định số 24/2021/QĐ-TTg", 3, 53, label="socio_economic", score=0.9),
        Task("nghèo theo Quyết định", 14, 35, label="other", assigned_by="Hội nghị", inferred={"period": "lead-in"}),
    ),
)


def test_overlapping_marks_are_all_there() -> None:
    rendered = render_bulletin(OVERLAPPING)
    assert shown_text(rendered) == OVERLAPPING.text
    assert '<mark class="task reference"' in rendered
    # Two tasks and a citation begin; each has its place, once.
    places = re.findall(r' id="([^"]+)"', rendered)
    assert len(places) == len(set(places)) == 3
    assert set(re.findall(r'href="#([^"]+)"', rendered)) == set(places)


def test_tooltips_say_from_what_a_field_was_inferred() -> None:
    notes = [html.unescape(n) for n in re.findall(r'title="([^"]*)"', render_bulletin(OVERLAPPING))]
    assert any("document inferred from known documents" in n for n in notes)
    assert any("set by: Hội nghị" in n and "period inferred from lead-in" in n for n in notes)
    first, later = vb.analyze("Ông Lò Văn Tỷ, Bí thư Đảng ủy xã dự họp. Ông Lò Văn Tỷ phát biểu.").officials
    rendered = html.unescape(render_bulletin(Bulletin(text="Lò Văn Tỷ", officials=(replace(later, start=0, end=9),))))
    assert first.evidence is None
    assert f"linked by: {later.evidence}" in rendered


def test_tables_say_what_they_hold() -> None:
    tables = vb.analyze_corpus(["Thực hiện Nghị quyết số 18-NQ/TW.", None], progress=False)
    rendered = tables._repr_html_()
    assert "1 bulletin, 1 failed" in rendered
    assert "One row a citation." in rendered
    assert "subject_start" in rendered
    assert "<script" not in rendered


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["", 'data-jp-theme-light="true"', 'data-jp-theme-light="false"'])
def test_notebook_theme_decides(browser: Any, tmp_path: Path, scheme: str, theme: str) -> None:
    page = tmp_path / "notebook.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body {theme}>{render_bulletin(OVERLAPPING)}", "utf-8")
    browser.resize(900, 600, scheme)
    browser.open(page)
    ground, ink = browser.run(
        "(() => { const s = getComputedStyle(document.querySelector('.vnb')); return [s.backgroundColor, s.color]"
        ".map((c) => Math.max(...c.match(/\\d+/g).map(Number))) })()"
    )
    dark = "false" in theme or (not theme and scheme == "dark")
    assert (ground < 60, ink > 200) == (dark, dark)
    assert (ground > 200, ink < 60) == (not dark, not dark)
    browser.run("document.querySelector('details').open = true; document.querySelector('li a').click()")
    browser.wait("document.querySelector('mark:target')")
    assert browser.complaints == []


def test_words_stay_whole_under_the_style_of_nbconvert(browser: Any, tmp_path: Path) -> None:
    page = tmp_path / "notebook.html"
    style = "<style>.jp-OutputArea-output pre{word-break:break-all;word-wrap:break-word;white-space:pre-wrap}</style>"
    shown = f'<div class="jp-OutputArea-output">{render_bulletin(vb.analyze("Nghị quyết " * 40))}</div>'
    page.write_text(f"<!doctype html><meta charset=utf-8>{style}{shown}", "utf-8")
    browser.resize(500, 600, "light")
    browser.open(page)
    # A word broken over two lines is a range with two rectangles.
    broken = browser.run(
        "(() => { let n = 0; const walk = document.createTreeWalker(document.querySelector('.vnb pre'), 4);"
        "while (walk.nextNode()) for (const w of walk.currentNode.data.matchAll(/\\S+/g)) {"
        "const r = document.createRange(); r.setStart(walk.currentNode, w.index);"
        "r.setEnd(walk.currentNode, w.index + w[0].length); n += r.getClientRects().length > 1 } return n })()"
    )
    assert broken == 0
