"""The book of posts: invented sentences, each with the officials, their posts and what is made of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vnbulletin.extraction.officials import find_officials
from vnbulletin.model import Official, Position, PostMention
from vnbulletin.segmentation import lay_out

BOOK = Path(__file__).with_name("posts.txt")


def read_book(path: Path) -> list[tuple[str, list[str]]]:
    """Read entries: a sentence, then an indented line for each official, post and post without a name."""
    entries: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            entries[-1][1].append(line[2:])
        elif line and not line.startswith("#"):
            entries.append((line.replace("\\n", "\n"), []))
    return entries


def describe_official(official: Official) -> str:
    titles = " + ".join(official.titles)
    return f"{official.name} | {titles} | {official.role or '-'}".replace("\n", "\\n")


def describe_position(position: Position) -> str:
    marks = [m for m, said in (("former", position.former), ("acting", position.acting)) if said]
    parts = [position.text, position.title, position.organisation or "-", position.level or "-", position.system or "-"]
    inferred = [f"{k}: {v}" for k, v in position.inferred.items()]
    return ("  " + " | ".join([*parts, *marks, *inferred])).replace("\n", "\\n")


def describe_mention(post: PostMention) -> str:
    return f"post: {post.text} | {'-' if post.person is None else post.person}"


ENTRIES = read_book(BOOK)


def test_the_book_is_read_whole() -> None:
    assert len(ENTRIES) > 150
    assert len({text for text, _ in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize(("text", "expected"), ENTRIES, ids=[re.sub(r"\W+", "-", t)[:60] for t, _ in ENTRIES])
def test_posts_are_read_as_the_book_says(text: str, expected: list[str]) -> None:
    officials, posts = find_officials(lay_out(text))
    found: list[str] = []
    for o in officials:
        assert text[o.start : o.end] == o.name
        assert all(text[p.start : p.end] == p.text for p in o.positions)
        found += [describe_official(o), *map(describe_position, o.positions)]
    found += map(describe_mention, posts)
    assert found == expected


def test_doubled_blanks_and_old_tones_change_no_post() -> None:
    differing = []
    for text, _ in ENTRIES:
        other = re.sub(r"(?<=\S) (?=\S)", "  ", text).replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("hóa", "hoá")
        parts = [
            [
                (" ".join(o.name.split()), o.role, [(p.title, p.organisation, p.level, p.system) for p in o.positions])
                for o in find_officials(lay_out(form))[0]
            ]
            for form in (text, other)
        ]
        if parts[0] != parts[1]:
            differing.append(text)
    assert differing == []
