"""The examples and counter-examples that stand in the tables of this room."""

from __future__ import annotations

import re

import pytest

from vnbulletin.segmentation import lay_out
from vnbulletin.segmentation.captions import looks_like_caption, shows_scene
from vnbulletin.segmentation.furniture import part_line
from vnbulletin.segmentation.lines import split_lines
from vnbulletin.tables import load_table
from vnbulletin.tables.loader import split_list
from vnbulletin.text import View

NAMES = ("furniture_cues", "caption_cues", "role_cues", "event_words", "line_words", "stop_abbreviations")


def rows_with(name: str, column: str) -> list[tuple[dict[str, str], str]]:
    return [(row, example) for row in load_table(name) for example in split_list(row[column])]


def kinds_of(line: str) -> list[str | None]:
    (parsed,) = split_lines(line, line.lower())
    return [piece.kind for piece in part_line(parsed)]


@pytest.mark.parametrize("name", NAMES)
def test_cues_are_written_as_the_view_writes_them(name):
    first = next(iter(load_table(name)[0]))
    for row in load_table(name):
        assert View(row[first]).text == row[first]


def test_tables_have_examples_of_every_kind():
    kinds = {row["kind"] for row in load_table("furniture_cues")}
    assert {row["kind"] for row, _ in rows_with("furniture_cues", "examples")} == kinds
    roles = {row["role"] for row in load_table("role_cues")}
    assert {row["role"] for row, _ in rows_with("role_cues", "examples")} == roles


@pytest.mark.parametrize(("row", "example"), rows_with("furniture_cues", "examples"), ids=lambda x: str(x)[:40])
def test_furniture_example(row, example):
    assert row["kind"] in kinds_of(example)


@pytest.mark.parametrize(("row", "example"), rows_with("furniture_cues", "counter_examples"), ids=lambda x: str(x)[:40])
def test_furniture_counter_example(row, example):
    assert kinds_of(example) == [None]


@pytest.mark.parametrize(("row", "example"), rows_with("caption_cues", "examples"), ids=lambda x: str(x)[:40])
def test_caption_example(row, example):
    shown = shows_scene if row["kind"] in ("group", "pose", "deed", "thing") else looks_like_caption
    assert shown(example.lower(), example.endswith("."))


@pytest.mark.parametrize(("row", "example"), rows_with("caption_cues", "counter_examples"), ids=lambda x: str(x)[:40])
def test_caption_counter_example(row, example):
    assert not looks_like_caption(example.lower(), example.endswith("."))
    assert not shows_scene(example.lower(), example.endswith("."))


@pytest.mark.parametrize(("row", "example"), rows_with("role_cues", "examples"), ids=lambda x: str(x)[:40])
def test_role_example(row, example):
    opening = (
        "" if row["role"] == "opening" else "Sáng 5/6, Đảng ủy xã Tân Hòa tổ chức Hội nghị sơ kết 6 tháng đầu năm.\n"
    )
    block = lay_out(opening + example).blocks[-1]
    assert row["role"] in block.roles


@pytest.mark.parametrize(("row", "example"), rows_with("event_words", "examples"), ids=lambda x: str(x)[:40])
def test_event_example(row, example):
    name = re.search(r"\[(.+)\]", example)
    assert name is not None
    (event,) = lay_out(example.replace("[", "").replace("]", "")).events
    assert event.text == name[1]


@pytest.mark.parametrize(("row", "example"), rows_with("event_words", "counter_examples"), ids=lambda x: str(x)[:40])
def test_event_counter_example(row, example):
    assert lay_out(example).events == ()


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("Sáng 5/6/2024, lực lượng tự vệ tại chỗ của xã ra quân.", None, None),
        (
            "Sáng 5/6/2024, Hội Phụ nữ xã tổ chức Lễ phát động tháng hành động về phòng ngừa, ứng phó với bạo lực.",
            "Lễ phát động tháng hành động về phòng ngừa, ứng phó với bạo lực",
            None,
        ),
        (
            "Sáng 5/6/2024, Chi bộ thôn Hạ tổ chức đại hội có đồng chí Lò Văn Quý, Bí thư Đảng ủy dự.",
            "đại hội",
            None,
        ),
        ("Sáng 5/6/2024, tại Nhà văn hóa thôn, Chi bộ tổ chức đại hội .", "đại hội", "Nhà văn hóa thôn"),
        ("Sáng 5/6/2024, Đoàn Kiểm tra số 3 kiểm tra việc trực Tết.", "kiểm tra việc trực Tết", None),
    ],
)
def test_where_the_name_of_an_event_begins_and_ends(text, event, place):
    found = lay_out(text).events
    assert [(e.text, e.place) for e in found] == ([(event, place)] if event else [])


@pytest.mark.parametrize("row", load_table("stop_abbreviations"), ids=lambda r: r["abbreviation"])
def test_abbreviation_ends_no_sentence(row):
    page = lay_out(f"Sáng 5/6, đoàn công tác của {row['abbreviation']}. Trần Văn Mạnh đến thăm các hộ nghèo trong xã.")
    assert len(page.sentences) == 1
