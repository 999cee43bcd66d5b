"""Keys that overlap, against the plainest way to find them."""

from __future__ import annotations

import ahocorasick
from hypothesis import example, given
from hypothesis import strategies as st

from vnbulletin.text.matching import find_longest


def find_plainly(keys: set[str], text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        longest = max((len(key) for key in keys if text.startswith(key, at)), default=0)
        if longest:
            found.append((at, at + longest))
        at += longest or 1
    return found


@given(st.sets(st.text("abc", min_size=1, max_size=5), min_size=1, max_size=8), st.text("abcd", max_size=30))
@example({"bc", "abcd"}, "abc")
@example({"ab", "c", "abcd"}, "abcc")
@example({"c", "bcb", "abcbd"}, "abcbc")
def test_the_first_and_longest_keys_are_found(keys: set[str], text: str) -> None:
    automaton = ahocorasick.Automaton()
    for key in keys:
        automaton.add_word(key, (len(key),))
    automaton.make_automaton()
    assert [(start, end) for start, end, _ in find_longest(automaton, text)] == find_plainly(keys, text)
