"""Frequencies, keyness and keywords in context, against counts made by other means."""

from __future__ import annotations

import json
import math
import unicodedata
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from scipy import stats

from vnbulletin import statistics
from vnbulletin.errors import InputError
from vnbulletin.statistics.numbers import adjust_p_values, chi_square, log_likelihood, log_ratio

if TYPE_CHECKING:
    from pathlib import Path

    from vnbulletin import Tables

PAGES = pd.DataFrame(
    {
        "doc_id": ["a1", "a2", "b1", "b2", "b3"],
        "place": ["xã A", "xã A", "xã B", "xã B", "xã B"],
        "date": ["2024-01-05", "2024-04-09", "2024-01-30", "2024-02-01", None],
        "text": [
            "Cháy rừng. Cháy rừng. Học sinh.",
            "Cháy rừng và lũ quét.",
            "Học sinh. Giáo viên. Học sinh.",
            "Học sinh; học sinh; lũ quét.",
            "Giáo viên của trường.",
        ],
    }
)


def test_frequencies_are_those_counted_by_eye() -> None:
    frame = statistics.word_frequencies(PAGES, "place")
    found = {(r.place, r.word): (r.n, r.n_bulletins) for r in frame.itertuples()}
    assert found["xã A", "cháy rừng"] == (3, 2)
    assert found["xã A", "học sinh"] == (1, 1)
    assert found["xã B", "học sinh"] == (4, 2)
    assert found["xã B", "giáo viên"] == (2, 2)
    # "và" and "của" are no content, but words all the same: 5 words of xã A are content, one is not.
    of_a = frame[frame["place"] == "xã A"]
    assert of_a["group_words"].unique().tolist() == [6]
    assert of_a["n"].sum() == 5
    assert math.isclose(of_a.set_index("word").loc["cháy rừng", "per_1000"], 1000 * 3 / 6)


def test_frequencies_add_up_over_groups() -> None:
    alone = statistics.word_frequencies(PAGES).set_index("word")["n"]
    by_place = statistics.word_frequencies(PAGES, ["place", "quarter"]).groupby("word")["n"].sum()
    assert alone.to_dict() == by_place.to_dict()


def test_periods_and_bulletins_without_a_day() -> None:
    frame = statistics.word_frequencies(PAGES, "quarter")
    assert frame["quarter"].fillna("-").drop_duplicates().tolist() == ["2024-Q1", "2024-Q2", "-"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spelling_makes_no_difference(form: str) -> None:
    old = pd.DataFrame(
        {"doc_id": ["x"], "text": [unicodedata.normalize(form, "Huyện uỷ hoà giải. HUYỆN  ỦY hòa giải.")]}
    )
    frame = statistics.word_frequencies(old, stop_words=False, phrases=False)
    assert frame.set_index("word")["n"].to_dict() == {"huyện ủy": 2, "hòa giải": 2}


def test_phrases_count_as_one_word_and_alone() -> None:
    pages = pd.DataFrame({"doc_id": ["x"], "text": ["Đẩy nhanh GIẢI PHÓNG  mặt bằng để xây dựng nông thôn mới."]})
    assert set(statistics.word_frequencies(pages, unit="phrases")["word"]) == {
        "giải phóng mặt bằng", "xây dựng nông thôn mới",
    }  # fmt: skip
    own = statistics.word_frequencies(pages, phrases=["đẩy nhanh giải phóng mặt bằng"], unit="phrases")
    assert own["word"].tolist() == ["đẩy nhanh giải phóng mặt bằng"]


def test_own_stop_words() -> None:
    words = set(statistics.word_frequencies(PAGES, stop_words=["học sinh"])["word"])
    assert "học sinh" not in words
    assert "và" in words


def test_names_of_officials_count_only_when_asked(tables: Tables) -> None:
    assert not statistics.word_frequencies(tables)["word"].str.contains("lò thị mai").any()
    assert statistics.word_frequencies(tables, names=True)["word"].str.contains("lò thị mai").any()


@pytest.mark.parametrize("counts", [(20, 5, 1000, 1000), (3, 0, 200, 900), (1, 30, 150, 5000), (7, 7, 70, 700)])
def test_measures_agree_with_scipy(counts: tuple[int, int, int, int]) -> None:
    a, b, a_total, b_total = counts
    table = [[a, b], [a_total - a, b_total - b]]
    for ours, name in ((log_likelihood, "log-likelihood"), (chi_square, "pearson")):
        theirs = stats.chi2_contingency(table, correction=False, lambda_=name)
        assert math.isclose(ours(*counts), theirs.statistic, rel_tol=1e-9)


def test_log_ratio_by_hand() -> None:
    assert log_ratio(8, 1, 100, 100) == 3
    assert log_ratio(8, 0, 100, 100) == 4  # nothing is taken as one half
    assert log_ratio(1, 1, 100, 400) == 2


def test_correction_agrees_with_scipy() -> None:
    p = [0.001, 0.9, 0.03, 0.03, 0.2, 0.0004, 1.0]
    assert adjust_p_values(p) == pytest.approx(stats.false_discovery_control(p).tolist())


@pytest.mark.parametrize("measure", ["G2", "chi2"])
def test_keyness_from_counts_made_by_eye(measure: str) -> None:
    frame = statistics.keyness(PAGES, "xã A", "xã B", by="place", measure=measure, min_count=1, min_bulletins=1)
    rows = frame.set_index("word")
    # xã A has 6 words, xã B 9.
    name = {"G2": "log-likelihood", "chi2": "pearson"}[measure]
    for word, a, b in (("cháy rừng", 3, 0), ("học sinh", 1, 4), ("lũ quét", 1, 1)):
        theirs = stats.chi2_contingency([[a, b], [6 - a, 9 - b]], correction=False, lambda_=name)
        row = rows.loc[word]
        assert (row["n_target"], row["n_reference"]) == (a, b)
        assert abs(row[measure]) == pytest.approx(theirs.statistic)
        assert row["p"] == pytest.approx(theirs.pvalue)
        assert (row[measure] > 0) == (a / 6 > b / 9)
    assert rows["p_adjusted"].tolist() == pytest.approx(stats.false_discovery_control(rows["p"].tolist()).tolist())
    assert frame[measure].is_monotonic_decreasing
    assert frame.attrs["settings"]["tests"] == len(frame)


def test_keyness_turned_round_changes_the_sign() -> None:
    options = {"by": "place", "min_count": 1, "min_bulletins": 1}
    one = statistics.keyness(PAGES, "xã A", "xã B", **options).set_index("word")
    other = statistics.keyness(PAGES, "xã B", "xã A", **options).set_index("word")
    assert (one["G2"] + other["G2"].reindex(one.index)).abs().max() < 1e-9
    assert (one["log_ratio"] + other["log_ratio"].reindex(one.index)).abs().max() < 1e-9


def test_keyness_of_every_group_corrects_over_all() -> None:
    frame = statistics.keyness(PAGES, by="place", min_count=1, min_bulletins=1)
    assert frame["target"].unique().tolist() == ["xã A", "xã B"]
    assert frame["p_adjusted"].tolist() == pytest.approx(stats.false_discovery_control(frame["p"].tolist()).tolist())


def test_keyness_of_an_unknown_group_says_what_there_is() -> None:
    with pytest.raises(InputError, match=r"xã C.*xã A, xã B"):
        statistics.keyness(PAGES, "xã C", by="place")
    with pytest.raises(InputError, match="no group 'huyện'"):
        statistics.keyness(PAGES, "x", by="huyện")


def test_kwic_offsets_are_those_of_the_text(tables: Tables, texts: dict[str, str]) -> None:
    frame = statistics.kwic(tables, ["cháy rừng", "học sinh", "đảng uỷ"], by=["place", "month"], window=4)
    assert len(frame) == sum(t.lower().count(w) for t in texts.values() for w in ("cháy rừng", "học sinh", "đảng ủy"))
    for row in frame.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.keyword
        assert texts[row.doc_id][: row.start].split()[-4:][-1:] == row.before.split()[-1:]
        assert len(row.before.split()) <= 4
        assert len(row.after.split()) <= 4
    first = frame[frame["doc_id"] == "m2"].iloc[0]
    assert (first["place"], first["month"]) == ("xã Mường Sang", "2025-02")


def test_kwic_in_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "Ở xã có  Đảng   uỷ bộ phận, đảng ủy viên và cháy rừng.")
    pages = pd.DataFrame({"doc_id": ["x"], "text": [text]})
    frame = statistics.kwic(pages, "Đảng ủy")
    assert [text[s:e] for s, e in zip(frame["start"], frame["end"])] == frame["keyword"].tolist()
    assert [unicodedata.normalize("NFC", k) for k in frame["keyword"]] == ["Đảng   uỷ", "đảng ủy"]


def test_kwic_takes_whole_syllables_and_open_ends() -> None:
    pages = pd.DataFrame({"doc_id": ["x"], "text": ["Ban, bản, bạn; Ban bí thư (c++) ban."]})
    assert len(statistics.kwic(pages, "ban")) == 3
    assert statistics.kwic(pages, "b*")["keyword"].str.lower().tolist() == ["ban", "bản", "bạn", "ban", "bí", "ban"]
    assert len(statistics.kwic(pages, ".*")) == 0
    assert len(statistics.kwic(pages, "  ")) == 0


def test_settings_are_recorded_and_survive_parquet(tmp_path: Path, tables: Tables) -> None:
    frame = statistics.word_frequencies(tables, "place", stop_words=["và"])
    settings = frame.attrs["settings"]
    assert settings["by"] == ["place"]
    assert settings["stop_words"] == ["và"]
    assert settings["documents"] == 5
    assert json.loads(json.dumps(frame.attrs)) == frame.attrs
    frame.to_parquet(tmp_path / "f.parquet")
    assert pd.read_parquet(tmp_path / "f.parquet").attrs == frame.attrs


def test_fingerprint_tells_corpora_apart() -> None:
    other = PAGES.assign(text=PAGES["text"].str.replace("Cháy", "Chay"))
    prints = {statistics.word_frequencies(p).attrs["settings"]["fingerprint"] for p in (PAGES, PAGES.copy(), other)}
    assert len(prints) == 2


def test_a_pattern_that_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from vnbulletin.errors import InputError
    from vnbulletin.statistics import concordance

    monkeypatch.setattr(concordance, "_PATIENCE", 0.05)
    pages = pd.DataFrame({"doc_id": ["a"], "text": ["b " + "a" * 3000 + " b."]})
    with pytest.raises(InputError, match="leave fewer") as caught:
        concordance.kwic(pages, "a*a*a*a*a*a*b")
    assert caught.value.code == "kwic.slow"
