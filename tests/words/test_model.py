"""Reading the model, scoring and decoding; what happens where that is not possible."""

from __future__ import annotations

import os
import pickle
import shutil
import unicodedata
from contextlib import suppress
from itertools import pairwise, product
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea.pipeline.word_tokenize import word_tokenize
from word_texts import PROSE

from vnbulletin.errors import DependencyError, ModelError
from vnbulletin.words import installed, segment_words, segmenter
from vnbulletin.words.containers import read_containers
from vnbulletin.words.crfsuite import read_crfsuite
from vnbulletin.words.emissions import _PairTable, is_32_bit_number
from vnbulletin.words.fallback import lay_words, tag_words
from vnbulletin.words.lexicon import load_lexicon
from vnbulletin.words.spelling import compose, mark_first_vowel, mark_second_vowel
from vnbulletin.words.viterbi import decode_two_labels

WEIGHTS = st.floats(-4, 4).map(lambda value: round(value, 3))


@settings(max_examples=300, deadline=None)
@given(st.lists(WEIGHTS, min_size=1, max_size=8), st.tuples(WEIGHTS, WEIGHTS, WEIGHTS, WEIGHTS))
def test_decoding_finds_the_best_path(lead: list[float], transitions: tuple[float, ...]) -> None:
    matrix = np.array(transitions).reshape(2, 2)

    def score(path: tuple[int, ...]) -> float:
        return sum(x for x, label in zip(lead, path) if label) + sum(matrix[a, b] for a, b in pairwise(path))

    labels = decode_two_labels(np.array(lead), matrix)
    best = max(map(score, product((0, 1), repeat=len(lead))))
    assert score(tuple(map(int, labels))) == pytest.approx(best, abs=1e-9)


def test_decoding_nothing() -> None:
    assert len(decode_two_labels(np.zeros(0), np.zeros((2, 2)))) == 0


CONTAINERS = st.recursive(
    st.text(max_size=300),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(CONTAINERS | st.sets(st.text(max_size=5)), st.integers(2, 5))
def test_plain_pickles_are_read(value: object, protocol: int) -> None:
    if not (protocol < 4 and isinstance(value, set)):
        assert read_containers(pickle.dumps(value, protocol)) == value


class Dangerous:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch pickle-was-executed",)


@pytest.mark.parametrize("value", [Dangerous(), [Dangerous()], {"a": Dangerous()}, 7, [1.5], ("a",), None])
def test_other_pickles_are_refused(value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError):
        read_containers(pickle.dumps(value))
    assert not list(tmp_path.iterdir())


@given(st.binary(max_size=60))
def test_no_bytes_crash_the_readers(data: bytes) -> None:
    for reader in (read_containers, read_crfsuite):
        with suppress(ModelError):
            reader(data)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Copy what is read of underthesea, to be tampered with."""
    source = installed.find_underthesea()
    for name in ("word_tokenize", "text_normalize"):
        shutil.copytree(source / "pipeline" / name, tmp_path / "pipeline" / name)
    return tmp_path


def model_file(package: Path) -> Path:
    return next(package.glob("pipeline/word_tokenize/models/*/models.bin"))


def test_the_copy_is_read(package: Path) -> None:
    model = installed.read_model(package)
    assert model.rules is not None
    assert "huyện uỷ" in model.dictionary
    assert model.tables.marks_second_vowel


def truncate(package: Path) -> None:
    path = model_file(package)
    path.write_bytes(path.read_bytes()[:100_000])


def change_magic(package: Path) -> None:
    path = model_file(package)
    path.write_bytes(b"UTCF" + path.read_bytes()[4:])


def change_labels(package: Path) -> None:
    path = model_file(package)
    path.write_bytes(path.read_bytes().replace(b"I-W\0", b"E-W\0"))


def add_template(package: Path) -> None:
    path = model_file(package).with_name("features.bin")
    path.write_bytes(pickle.dumps(["T[0]", "T[0].shape"], 4))


def remove_dictionary(package: Path) -> None:
    model_file(package).with_name("dictionary.bin").unlink()


def rename_model(package: Path) -> None:
    path = package / "pipeline/word_tokenize/__init__.py"
    path.write_text(path.read_text(encoding="utf-8").replace("ws_crf", "ws_transformer"), encoding="utf-8")


@pytest.mark.parametrize(
    "tamper", [truncate, change_magic, change_labels, add_template, remove_dictionary, rename_model]
)
def test_an_unknown_model_is_left_to_underthesea(
    package: Path, monkeypatch: pytest.MonkeyPatch, tamper: object
) -> None:
    assert callable(tamper)
    tamper(package)
    with pytest.raises(ModelError):
        installed.read_model(package)
    monkeypatch.setattr(installed, "find_underthesea", lambda: package)
    segmenter.load_segmenter.cache_clear()
    try:
        with pytest.warns(RuntimeWarning, match="slow"):
            words = segment_words(PROSE[1], compatible=True)
        assert [word.form or word.text for word in words] == word_tokenize(PROSE[1])
        plain = segment_words("Huyện uỷ ban hành Kế hoạch 21-KL/TW.")
        assert [word.text for word in plain] == ["Huyện uỷ", "ban hành", "Kế hoạch", "21-KL/TW", "."]
        assert all(word.form is None for word in plain)
    finally:
        segmenter.load_segmenter.cache_clear()


def test_other_sources_leave_the_compatible_mode_to_underthesea(package: Path) -> None:
    path = package / "pipeline/word_tokenize/regex_tokenize.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    model = installed.read_model(package)
    assert model.rules is None
    own = segmenter.Segmenter(model, load_lexicon())
    with pytest.warns(RuntimeWarning, match="slow"):
        words = own.segment_as_driver(PROSE[0])
    assert [word.form or word.text for word in words] == word_tokenize(PROSE[0])
    assert own.segment(PROSE[0]) == segment_words(PROSE[0])


def test_a_missing_underthesea_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda name: None)
    with pytest.raises(DependencyError, match="pip install underthesea"):
        installed.load_installed_model()


@pytest.mark.parametrize("text", [*PROSE, "", " \n", "uỷ nghành hoà", "e\u0302\u0301 \u0301x"])
def test_words_of_the_tagger_are_laid_over_the_text(text: str) -> None:
    words = tag_words(text)
    assert [word.form for word in words] == word_tokenize(text)
    spans = [span for word in words for span in word.syllables]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())


def test_words_of_another_text_are_refused() -> None:
    with pytest.raises(ModelError, match="do not fit"):
        lay_words("Đảng bộ xã", ["Chi bộ", "thôn", "x"])


@settings(max_examples=500)
@given(
    st.text(
        st.sampled_from("aăeơuyđA \u0301\u0323\u0306\u031b\u0302\u1100\u1161\u11a8\u0344\u0958\u09c7\u09be\u200b"),
        max_size=14,
    )
)
def test_composing_keeps_the_way_back(text: str) -> None:
    composed, starts, ends = compose(text, exact=True)
    assert composed == unicodedata.normalize("NFC", text)
    assert len(composed) == len(starts) == len(ends)
    loose, starts, ends = compose(text, exact=False)
    assert all(start < end for start, end in zip(starts, ends))
    assert all(end <= start for end, start in zip(ends, starts[1:]))
    assert "\u200b" not in loose


def test_tone_marks_move_and_come_back() -> None:
    pairs = {"ủy": "uỷ", "HÓA": "HOÁ", "xòe": "xoè", "Thúy": "Thuý"}
    for first, second in pairs.items():
        assert mark_second_vowel(first) == second
        assert mark_first_vowel(second) == first
    assert [mark_first_vowel(word) for word in ("quý", "hoàn", "khuỷu")] == ["quý", "hoàn", "khuỷu"]


@settings(max_examples=100, deadline=None)
@given(st.sets(st.tuples(st.integers(1, 300), st.integers(1, 300)), max_size=200), st.randoms())
def test_pairs_are_found_and_others_not(pairs: set[tuple[int, int]], random: Random) -> None:
    listed = sorted(pairs)
    random.shuffle(listed)
    table = _PairTable(listed, 300, 300)
    grid = np.indices((301, 301)).reshape(2, -1)
    rows = dict.fromkeys(product(range(301), repeat=2), 0) | {pair: row for row, pair in enumerate(listed, 1)}
    assert table.find(grid[0], grid[1]).tolist() == list(rows.values())


@pytest.mark.parametrize("token", ["0", "12", "+5", "-5", "2147483647", "-2147483648", "0" * 5000 + "7"])
def test_whole_numbers_of_32_bits_are_told(token: str) -> None:
    assert is_32_bit_number(token)


@pytest.mark.parametrize("token", ["", "+", "1.5", "2147483648", "-2147483649", "9" * 6000, "١٢", "1_0", "½"])
def test_other_tokens_are_no_such_numbers(token: str) -> None:
    assert not is_32_bit_number(token)
