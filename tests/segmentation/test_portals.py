"""The same bulletin in the furniture of many portals: furniture is told apart, the article stays the same."""

from __future__ import annotations

import importlib.util
import unicodedata
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


def to_nfd(text):
    return unicodedata.normalize("NFD", text)


def to_old_tones(text):
    for new, old in (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("óa", "oá"), ("òa", "oà"), ("ọa", "oạ")):
        text = text.replace(new, old)
    return text


def to_windows(text):
    return text.replace("\n", "\r\n")


def to_odd_spaces(text):
    return text.replace(" ", "\u00a0 ").replace("\n", " \n\u200b ")


@pytest.mark.parametrize("spell", [to_nfd, to_old_tones, to_windows, to_odd_spaces])
def test_spelling_changes_nothing(layout, spell):
    plain = layout.page()[0]
    text = spell(plain)
    page, other = lay_out(plain), lay_out(text)
    assert [b.kind for b in other.blocks] == [b.kind for b in page.blocks]
    assert [b.roles for b in other.blocks] == [b.roles for b in page.blocks]
    assert other.published == page.published
    assert len(other.sentences) == len(page.sentences)
    assert [(e.date, e.part_of_day) for e in other.events] == [(e.date, e.part_of_day) for e in page.events]
    spans = [(b.start, b.end) for b in other.blocks] + [(a, b) for a, b, _ in other.sentences]
    for start, end in spans:
        first, last, written = other.view.cut(start, end)
        assert text[first:last] == written
