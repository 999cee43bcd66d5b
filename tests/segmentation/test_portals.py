"""The same bulletin in the furniture of many portals: furniture is told apart, the article stays the same."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from vnbulletin.model.segments import FURNITURE_KINDS
from vnbulletin.segmentation import lay_out

_spec = importlib.util.spec_from_file_location("layouts", Path(__file__).with_name("layouts.py"))
assert _spec is not None
assert _spec.loader is not None
layouts = importlib.util.module_from_spec(_spec)
import sys  # noqa: E402

sys.modules["layouts"] = layouts
_spec.loader.exec_module(layouts)

IDS = [layout.name for layout in layouts.LAYOUTS]
CAPITALS = layouts.TITLE.upper()


@pytest.fixture(params=layouts.LAYOUTS, ids=IDS)
def layout(request):
    return request.param


@pytest.mark.parametrize("title", [layouts.TITLE, CAPITALS], ids=["mixed", "capitals"])
def test_title(layout, title):
    text, _, _ = layout.page(title)
    page = lay_out(text)
    assert page.title is not None
    assert page.view.cut(*page.title)[2] == title


def test_publication_time(layout):
    page = lay_out(layout.page()[0])
    assert page.published is not None
    assert page.published.iso() == layout.published


def test_furniture_is_told_from_article(layout):
    text, start, end = layout.page()
    page = lay_out(text)
    for block in page.blocks:
        first, last, written = page.view.cut(block.start, block.end)
        inside = start <= first and last <= end
        assert inside == (block.kind not in FURNITURE_KINDS), (block.kind, written)


def test_article_reads_as_it_does_alone(layout):
    text, start, _ = layout.page()
    page, bare = lay_out(text), lay_out(layouts.BODY)
    whole = [page.view.cut(a, b)[2] for a, b, i in page.sentences if page.blocks[i].kind != "title"]
    assert whole == [bare.view.cut(a, b)[2] for a, b, _ in bare.sentences]
    roles = [b.roles for b in page.blocks if b.kind == "paragraph"]
    assert roles == [b.roles for b in bare.blocks if b.kind == "paragraph"]
    assert start > 0


def test_bare_article_has_no_title_of_its_own():
    page = lay_out(layouts.BODY)
    assert page.title is None
    assert page.published is None
    assert [b.kind for b in page.blocks] == ["paragraph", "caption", "paragraph", "paragraph"]
