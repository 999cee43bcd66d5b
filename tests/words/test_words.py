"""The default mode: exact offsets, codes and field words whole, the text never changed."""

from __future__ import annotations

import itertools
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from word_texts import ODD, PROSE, corpus_texts

from vnbulletin.errors import InputError
from vnbulletin.model import Word
from vnbulletin.words import analyzer, segment_words
from vnbulletin.words.chunks import ChunkCache
from vnbulletin.words.installed import load_installed_model
from vnbulletin.words.lexicon import load_lexicon
from vnbulletin.words.segmenter import Segmenter


def texts_of(text: str, keep: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [word.text for word in segment_words(text, keep=keep)]


def assert_exact(text: str, words: list[Word]) -> None:
    assert all(text[word.start : word.end] == word.text and word.text for word in words)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))
    assert all(word.text == word.text.strip() and word.form is None for word in words)
    covered = set().union(*(range(word.start, word.end) for word in words))
    invisible = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
    assert all(i in covered or c.isspace() or c in invisible for i, c in enumerate(text))


@pytest.mark.parametrize("text", [*PROSE, *ODD, "\ud800 xã \udfff\ud800x"])
def test_offsets_are_exact(text: str) -> None:
    assert_exact(text, segment_words(text))
    decomposed = unicodedata.normalize("NFD", text)
    assert_exact(decomposed, segment_words(decomposed))


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=40))
def test_offsets_are_exact_in_any_text(text: str) -> None:
    assert_exact(text, segment_words(text))


@pytest.mark.parametrize("text", [*PROSE, *corpus_texts()[:10]])
def test_spelling_does_not_matter(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    expected = texts_of(composed)
    decomposed = unicodedata.normalize("NFD", text)
    assert [unicodedata.normalize("NFC", word) for word in texts_of(decomposed)] == expected
    other = composed.translate(str.maketrans({"\u00a0": " "}))
    for first, second in (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("ỦY", "UỶ"), ("hóa", "hoá"), ("hòa", "hoà")):
        other = other.replace(second, first)
    assert [(w.start, w.end) for w in segment_words(other)] == [(w.start, w.end) for w in segment_words(composed)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("quán triệt Kết luận số 21-KL/TW.", ["quán triệt", "Kết luận", "số", "21-KL/TW", "."]),
        ("(Nghị định 30/2020/NĐ-CP)", ["(", "Nghị định", "30/2020/NĐ-CP", ")"]),
        ("Quyết định số 263/QĐ-TTg,", ["Quyết định", "số", "263/QĐ-TTg", ","]),
        ("Luật số 64/2025/QH15;", ["Luật", "số", "64/2025/QH15", ";"]),
        ("số 01/2017/TTLT-BCA-BNN&PTNT", ["số", "01/2017/TTLT-BCA-BNN&PTNT"]),
        ("Chương trình 42a-CTr/TU", ["Chương trình", "42a-CTr/TU"]),
        ("từ 12/3 đến 14/3/2023", ["từ", "12/3", "đến", "14/3/2023"]),
        ("họp tại TP.HCM. Đại biểu T.Ư dự", ["họp", "tại", "TP.HCM", ".", "Đại biểu", "T.Ư", "dự"]),
        ("Sở GTVT.Hội nghị", ["Sở", "GTVT", ".", "Hội nghị"]),
    ],
)
def test_codes_and_abbreviations_are_words(text: str, words: list[str]) -> None:
    assert texts_of(text) == words


def test_a_blank_line_ends_a_word() -> None:
    assert "nông thôn" in texts_of("xây dựng nông thôn")
    assert texts_of("xây dựng nông\n \nthôn")[-2:] == ["nông", "thôn"]
    assert texts_of("hợp tác\nxã")[-1] == "hợp tác\nxã"


def test_kept_spans_are_single_words() -> None:
    text = "Đồng chí Lò Văn Thắm-Hà dự, Lò Thị Tâm vắng"
    name, part = text.index("Lò Văn"), text.index("Thắm-Hà")
    kept = ((name, part + 4), (text.index("Lò Thị"), text.index(" vắng")))
    words = segment_words(text, keep=kept)
    assert [w.text for w in words] == ["Đồng chí", "Lò Văn Thắm", "-Hà", "dự", ",", "Lò Thị Tâm", "vắng"]
    assert_exact(text, words)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PROSE), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=4))
def test_any_span_is_kept(text: str, starts: list[tuple[int, int]]) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in starts if start < len(text)]
    words = segment_words(text, keep=spans)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))
    found = {(word.start, word.end) for word in words}
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            assert (start, end) in found
            last = end


@pytest.mark.parametrize("span", [(3, 3), (-1, 2), (0, 99), (5, 2)])
def test_an_impossible_span_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="keep"):
        segment_words("Đảng ủy xã", keep=[span])


def test_words_are_the_same_in_many_threads() -> None:
    texts = [text.replace("xã", f"xã{i}") for i in range(40) for text in PROSE]
    expected = [segment_words(text) for text in texts]
    fresh = [text.replace("xã", f"phường{i}") for i, text in enumerate(texts)]
    with ThreadPoolExecutor(8) as pool:
        parallel = list(pool.map(segment_words, fresh))
        assert list(pool.map(segment_words, texts)) == expected
    assert parallel == [segment_words(text) for text in fresh]


def test_a_full_cache_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [segment_words(text) for text in PROSE]
    monkeypatch.setattr(ChunkCache, "LARGEST", 1)
    assert [segment_words(text) for text in PROSE] == expected
    assert [segment_words(text) for text in PROSE] == expected


def test_analyzer_gives_one_feature_a_word() -> None:
    features = analyzer("Huyện uỷ, HUYỆN ỦY " + unicodedata.normalize("NFD", "huyện ủy") + ": văn  hoá!")
    assert features == ["huyện_ủy", "huyện_ủy", "huyện_ủy", "văn_hóa"]


def test_analyzer_works_in_a_vectorizer() -> None:
    from sklearn.feature_extraction.text import CountVectorizer

    counts = CountVectorizer(analyzer=analyzer).fit(PROSE)
    assert {"huyện_ủy", "báo_cáo_viên", "21-kl/tw"} <= set(counts.vocabulary_)


NUMERIC = st.text("0123456789./-:,%xNĐ<(a° ", max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NUMERIC, st.text("0123456789", min_size=12, max_size=12)), max_size=4))
@example([("--<87431", "3" * 12)])
@example([("2147483648", "2" * 12), ("12/CT-TU", "2" * 12)])
def test_numbers_met_before_change_no_words(texts: list[tuple[str, str]]) -> None:
    # Each text a second time with other digits: by then chunks that look like its own are known.
    alike = [text.translate(str.maketrans(dict(zip("012345678", digits)))) for text, digits in texts]
    listed = [text for pair in zip((t for t, _ in texts), alike) for text in pair]
    model, lexicon = load_installed_model(), load_lexicon()
    warm = Segmenter(model, lexicon)
    for text in listed:
        fresh = Segmenter(model, lexicon)
        assert warm.segment(text) == fresh.segment(text)
        assert warm.segment_as_driver(text) == fresh.segment_as_driver(text)
