"""Cutting into tokens: equal to underthesea's grammar, and linear."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea.pipeline.word_tokenize.regex_tokenize import patterns

from vnbulletin.words import segment_words
from vnbulletin.words.grammar import cut_chunk, is_code

ALPHABET = [
    *"aAbĐđƯờThsxvD123.,:;-/()[]@&'’_+=<>°C%~“”…!?`«ʺ×",
    *["http:", "https://", "ftp:", "www.", ".vn", ".com", "v.v", "Tp.", "ThS.", "Mr.", "NĐ-CP", "e-mail", ":)", "=))"],
    *["♥‿♥", "T.Ư", "21-KL/TW", "12/3", "(a", "b)"],
    "\u0301",
]


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=12).map("".join), st.booleans())
def test_tokens_are_those_of_underthesea(chunk: str, is_last: bool) -> None:
    text = chunk if is_last else chunk + " x"
    expected = [match[0] for match in patterns.finditer(text)]
    tokens = [chunk[start:end] for start, end in cut_chunk(chunk, compatible=True, is_last=is_last)]
    assert tokens == (expected if is_last else expected[:-1])


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=12).map("".join), st.booleans())
def test_tokens_cover_the_chunk(chunk: str, compatible: bool) -> None:
    spans = cut_chunk(chunk, compatible=compatible)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(chunk)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "code", ["21-KL/TW", "30/2020/NĐ-CP", "263/QĐ-TTg", "64/2025/QH15", "32-L/CTN", "05-QC/BTCTU-BNCTU"]
)
def test_codes_are_told(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    "token", ["20/11/2023", "2020-2025", "9-Hà", "24/7", "12A1", "UBND", "1/2", "43H-0530", "C-295/16"]
)
def test_other_tokens_are_no_codes(token: str) -> None:
    assert not is_code(token)


@pytest.mark.parametrize(
    "pump",
    ["http:" + "." * 40, "a.", "a+", "a-", "A.", "1.1", "(a", "http:.(a)", "a@b.cc", "a'", "1-AB", ".", "x" * 9, "🙂",
     "a\u0301\u0323", "\ud800", "ở ", "\n", " \n\n"],
)  # fmt: skip
def test_time_is_linear(pump: str) -> None:
    def seconds(size: int) -> float:
        text = pump * (size // len(pump))
        start = time.process_time()
        segment_words(text)
        return time.process_time() - start

    # Another length each time: what the cache knows already would take no time.
    small = max(min(seconds(size) for size in range(20_000, 23_000, 1000)), 0.002)
    # Sixteen times the text: quadratic work would take 256 times as long.
    assert seconds(320_000) < 64 * small
