"""The room's tables against its grammar: what they say is one post is read as one, and nothing else."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from vnbulletin.extraction.officials import find_officials
from vnbulletin.extraction.officials.lexicon import load_lexicon
from vnbulletin.extraction.officials.posts import match_post
from vnbulletin.segmentation import lay_out
from vnbulletin.tables import load_table, split_list
from vnbulletin.text import View

ROOT = Path(__file__).resolve().parents[2]


def post_at_start(text: str) -> str | None:
    text = View(text).text
    post = match_post(text, text.lower(), 0, load_lexicon())
    return None if post is None else text[post.start : post.end]


def test_attested_posts_are_one_post_each() -> None:
    posts = [View(row["post"]).text for row in load_table("attested_positions")]
    assert len(posts) > 800
    assert [p for p in posts if post_at_start(p) != p] == []


def test_examples_of_titles_are_posts() -> None:
    examples = [View(e).text for row in load_table("positions") for e in split_list(row["examples"])]
    assert len(examples) > 60
    assert [e for e in examples if post_at_start(e) != e] == []


def test_counter_examples_of_titles_hold_no_official() -> None:
    for row in load_table("positions"):
        for text in split_list(row["counter_examples"]):
            assert find_officials(lay_out(text))[0] == ()


@pytest.mark.parametrize("row", load_table("positions"), ids=lambda row: row["title"])
def test_short_forms_mean_their_title(row: dict[str, str]) -> None:
    for short in split_list(row["abbreviations"]):
        text = View(f"ông Lê Văn An, {short}, dự họp").text
        officials, _ = find_officials(lay_out(text))
        assert [p.text for o in officials for p in o.positions] == [View(short).text], short


@pytest.mark.parametrize("row", load_table("position_abbreviations"), ids=lambda row: row["short"])
def test_one_word_forms_are_written_out(row: dict[str, str]) -> None:
    text = View(f"ông Lê Văn An, {row['short']}, dự họp").text
    ((position,),) = [o.positions for o in find_officials(lay_out(text))[0]]
    assert (position.title, position.organisation) == (row["title"], row["organisation"])


def test_role_verbs_do_not_contradict_each_other() -> None:
    sides: dict[tuple[str, str], set[str]] = {}
    for row in load_table("role_verbs"):
        for side in ("before", "after") if row["side"] == "both" else (row["side"],):
            sides.setdefault((row["words"], side), set()).add(row["role"])
    assert {k: v for k, v in sides.items() if len(v) > 1} == {}


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_places", ROOT / "scripts" / "build_places.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_places_are_what_the_package_says() -> None:
    script = load_script()
    assert script.TABLE.read_text(encoding="utf-8") == script.build_table()


def test_places_know_both_sides_of_the_reform() -> None:
    places = {row["name"]: row for row in load_table("places")}
    assert len(places) > 7000
    assert (places["Nam Định"]["before"].split(" | ")[-1], "tỉnh" in places["Nam Định"]["after"]) == ("tỉnh", False)
    assert "đặc khu" in places["Phú Quốc"]["after"]
