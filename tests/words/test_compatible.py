"""The compatible mode gives the words of ``underthesea.word_tokenize``, which is the oracle here."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea.pipeline.word_tokenize import word_tokenize
from word_texts import ODD, PROSE, corpus_texts

from vnbulletin.tables import load_table
from vnbulletin.words import segment_words

SYLLABLES = sorted({syllable for text in PROSE for syllable in text.split()})
PIECES = [
    *SYLLABLES,
    *(row["word"] for row in load_table("field_words")),
    *["A.", "a.b", "uỷ", "nghành", "Hoà", "hòan", "lí", "12", "1.5", "3/4", "21-KL/TW", "http://a.vn/x", "(a.vn)"],
    *["a@b.vn", ":D", "😀", "EOS", "ð"],
]
GAPS = [" ", " ", " ", " ", "\n", "\n\n", "  ", "\t", "\u00a0", "", ",", ". "]


def assert_same_words(text: str) -> None:
    words = segment_words(text, compatible=True)
    expected = word_tokenize(text)
    assert [word.form or word.text for word in words] == expected
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(word.form != word.text for word in words)


@pytest.mark.parametrize("text", [*PROSE, *ODD])
def test_words_are_the_drivers(text: str) -> None:
    assert_same_words(text)
    assert_same_words(unicodedata.normalize("NFD", text))
    assert_same_words(text + "\n" + text)


def test_words_of_the_whole_corpus_are_the_drivers() -> None:
    texts = corpus_texts()
    assert texts
    for text in texts:
        assert_same_words(text)


def test_words_are_the_drivers_over_the_limits_of_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(PROSE)
    whole = segment_words(text, compatible=True)
    monkeypatch.setattr("vnbulletin.words.segmenter.BLOCK", 7)
    assert segment_words(text, compatible=True) == whole
    assert_same_words(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=25))
def test_generated_texts_have_the_drivers_words(pieces: list[tuple[str, str]]) -> None:
    assert_same_words("".join(piece + gap for piece, gap in pieces))


@settings(max_examples=400, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_has_the_drivers_words(text: str) -> None:
    assert_same_words(text)


def test_a_rewritten_word_keeps_the_callers_text() -> None:
    words = segment_words("cấp uỷ  và nghành\ngiáo dục", compatible=True)
    rewritten = {word.text: word.form for word in words if word.form is not None}
    assert rewritten["nghành\ngiáo" if "nghành\ngiáo" in rewritten else "nghành"].startswith("ngành")
    assert all("uỷ" not in (word.form or word.text) for word in words)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["#", "☐", "★ ", "--- ", "\x08", "q9 ", "xã Tân Lập ", "TetSumVay2026 "]), max_size=30),
    st.sampled_from(PROSE),
)
def test_ties_fall_to_the_side_of_the_driver(unknown: list[str], text: str) -> None:
    # Runs of tokens that the model does not know score the same in several ways.
    assert_same_words(text + " " + "".join(unknown) + text)
