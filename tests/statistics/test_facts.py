"""Tasks, citations, posts and networks of a corpus whose facts are known."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import vnbulletin as vb
from vnbulletin import statistics
from vnbulletin.errors import InputError
from vnbulletin.statistics.numbers import wilson_interval

if TYPE_CHECKING:
    from vnbulletin import Tables


def test_fields_of_all_tasks(tables: Tables) -> None:
    frame = statistics.task_fields(tables, interval="wilson").set_index("label")
    counts = tables.tasks["label"].value_counts()
    assert frame["n_tasks"].to_dict() == counts.to_dict()
    assert frame["share"].sum() == pytest.approx(1)
    row = frame.loc["defense_security"]
    assert (row["n_tasks"], row["n_bulletins"], row["group_tasks"], row["group_bulletins"]) == (4, 2, 10, 4)
    assert (row["low"], row["high"]) == pytest.approx(wilson_interval(4, 10))
    assert row["name"] == "Quốc phòng, an ninh"


def test_fields_by_group_have_every_label_and_add_up(tables: Tables) -> None:
    frame = statistics.task_fields(tables, ["level", "month"])
    assert (frame.groupby(["level", "month"])["share"].sum() - 1).abs().max() < 1e-12
    assert (frame.groupby(["level", "month"])["label"].nunique() == 4).all()
    assert frame["n_tasks"].sum() == len(tables.tasks)
    assert set(zip(frame["level"], frame["month"])) == {
        ("commune", "2025-01"), ("commune", "2025-02"), ("province", "2025-03"),
    }  # fmt: skip


@pytest.mark.parametrize("by", ["body", "place", "year", "quarter", "day", "assigned_by", "verb"])
def test_every_group_counts_every_task_once(tables: Tables, by: str) -> None:
    assert statistics.task_fields(tables, by)["n_tasks"].sum() == len(tables.tasks)


def test_clustered_intervals_hold_the_plain_ones(tables: Tables) -> None:
    clustered = statistics.task_fields(tables).set_index("label")
    plain = statistics.task_fields(tables, interval="wilson").set_index("label")
    assert clustered.loc["defense_security", "design_effect"] > 1.5
    assert clustered.loc["defense_security", "low"] < plain.loc["defense_security", "low"]
    assert clustered.loc["defense_security", "high"] > plain.loc["defense_security", "high"]
    assert (clustered["low"] <= plain["low"] + 1e-12).all()


def test_level_comes_from_who_chairs_where_the_input_does_not_say() -> None:
    page = "Ngày 9/6/2023, Huyện ủy tổ chức hội nghị. Đồng chí Lò Thị Mai, Bí thư Huyện ủy Bắc Sơn chủ trì hội nghị."
    tables = vb.analyze_corpus([page, "Tin ngắn."], progress=False)
    frame = statistics.word_frequencies(tables, "level")
    assert frame["level"].fillna("-").unique().tolist() == ["district", "-"]


def test_citations_by_place_and_month(tables: Tables) -> None:
    frame = statistics.citation_counts(tables, ["place", "month"])
    assert frame["document"].unique().tolist() == ["NQ/57-NQ/TW/2024-12-22"]
    cited = frame[frame["n_bulletins"] > 0]
    assert cited[["place", "month", "share"]].values.tolist() == [
        ["xã Mường Sang", "2025-01", 1.0], ["xã Nà Lóng", "2025-02", 1.0],
    ]  # fmt: skip
    assert frame["group_bulletins"].sum() == 5
    alone = statistics.citation_counts(tables, None, documents="57-NQ/TW").iloc[0]
    assert (alone["n_bulletins"], alone["group_bulletins"], alone["share"]) == (2, 5, 0.4)


def test_a_document_reaches_the_communes(tables: Tables) -> None:
    frame = statistics.citation_diffusion(tables)
    assert frame["place"].tolist() == ["xã Mường Sang", "xã Nà Lóng"]
    assert frame["lag_days"].tolist() == [29, 65]  # from 22/12/2024 to 20/01 and 25/02/2025
    assert frame["share"].tolist() == [0.5, 1.0]
    # The bulletin of November is older than the resolution: it could not cite it.
    assert frame["n_bulletins"].tolist() == [2, 1]
    everywhere = statistics.citation_diffusion(tables, level=None)
    assert everywhere["place"].tolist() == ["xã Mường Sang", "xã Nà Lóng", "tỉnh Sơn Giang"]
    assert everywhere["first_cited"].isna().tolist() == [False, False, True]
    assert everywhere["n_places"].unique().tolist() == [3]


def test_lags_by_level(tables: Tables) -> None:
    row = statistics.citation_lags(tables).iloc[0]
    assert (row["level"], row["n_bulletins"]) == ("commune", 2)
    numbers = ["first_lag_days", "lower_quartile_days", "median_lag_days", "upper_quartile_days", "last_lag_days"]
    assert row[numbers].tolist() == pd.Series([29, 65]).quantile([0, 0.25, 0.5, 0.75, 1]).tolist()


def test_a_document_that_nobody_cites(tables: Tables) -> None:
    with pytest.raises(InputError, match="99-NQ/TW"):
        statistics.citation_counts(tables, documents="99-NQ/TW")


def test_posts_from_quarter_to_quarter(tables: Tables) -> None:
    frame = statistics.posts_over_time(tables, "month").set_index(["month", "title"])
    assert frame.loc[("2025-03", "Bí thư"), ["n_mentions", "n_persons", "n_bulletins"]].tolist() == [2, 2, 1]
    assert frame.loc[("2025-02", "Bí thư"), "share"] == 0.5
    by_level = statistics.posts_over_time(tables, None, of="level").set_index("level")
    assert by_level["n_mentions"].to_dict() == tables.positions["level"].value_counts().to_dict()


def test_posts_that_a_month_does_not_mention_may_have_rows(tables: Tables) -> None:
    seen = statistics.posts_over_time(tables, "month")
    whole = statistics.posts_over_time(tables, "month", zeros=True)
    months = set(tables.documents["event_date"].str[:7])
    assert len(whole) == len(months) * seen["title"].nunique() > len(seen)
    empty = whole[whole["n_bulletins"] == 0]
    assert len(empty) == len(whole) - len(seen)
    assert (empty["n_mentions"] == 0).all()
    assert (empty["low"] == 0).all()
    assert (empty["high"] > 0).all()
    both = seen.merge(whole, on=list(seen.columns))
    assert len(both) == len(seen)


def test_who_held_a_post(tables: Tables) -> None:
    frame = statistics.post_holders(tables, "chủ tịch")
    row = frame.iloc[0]
    assert (row["name"], row["bulletins"], row["days"]) == ("Hà Văn Tấn", 2, 22)
    assert row["first_seen"] == datetime(2025, 1, 20)
    assert statistics.post_holders(tables, "chủ tịch", min_bulletins=3).empty
    assert set(statistics.post_holders(tables, organisation="TỈNH UỶ")["name"]) == {"Trần Quốc Bảo"}


def test_network_of_attendance(tables: Tables) -> None:
    edges = statistics.attendance_network(tables, place="place")
    linked = {frozenset((r.source, r.target)) for r in edges.itertuples()}
    assert frozenset(("Hà Văn Tấn", "Lò Thị Mai")) in {frozenset(n.split(" (")[0] for n in e) for e in linked}
    row = edges[edges["source"].str.startswith("Hà Văn Tấn")].iloc[0]
    assert (row["n_bulletins"], row["source_bulletins"]) == (1, 2)
    assert row["jaccard"] == row["n_bulletins"] / (row["source_bulletins"] + row["target_bulletins"] - 1)
    nodes = statistics.network_nodes(edges)
    assert nodes["weight"].sum() == 2 * edges["n_bulletins"].sum()
    assert len(statistics.attendance_network(tables, roles="chair")) == 0
    assert len(statistics.attendance_network(tables, min_bulletins=2)) == 0


def test_network_of_bodies_by_group(tables: Tables) -> None:
    edges = statistics.attendance_network(tables, "organisation", by="month")
    january = edges[edges["month"] == "2025-01"]
    assert january[["source", "target"]].values.tolist() == [["Đảng ủy xã", "Ủy ban nhân dân xã"]]


def test_a_frame_of_texts_has_no_facts() -> None:
    pages = pd.DataFrame({"doc_id": ["a"], "text": ["Tin."]})
    for function in (statistics.task_fields, statistics.citation_counts, statistics.attendance_network):
        with pytest.raises(InputError) as error:
            function(pages)  # type: ignore[arg-type]
        assert error.value.code == "input.tables"
    with pytest.raises(InputError):
        statistics.word_frequencies(pages.drop(columns="text"))


def test_groups_that_cannot_be() -> None:
    pages = pd.DataFrame(
        {"doc_id": ["a", "b"], "text": ["Mưa lũ.", "Mưa lũ."], "word": ["x", "y"], "date": ["5/2024", "2024-13-45"]}
    )
    with pytest.raises(InputError, match="'word'"):
        statistics.word_frequencies(pages, "word")
    # What is no date gives no period; a missing text has no words.
    assert statistics.word_frequencies(pages, "year")["year"].fillna("-").tolist() == ["-"]
    assert len(statistics.word_frequencies(pages.assign(text=None))) == 0
    with pytest.raises(InputError) as error:
        statistics.word_frequencies(pd.concat([pages, pages]))
    assert error.value.code == "input.duplicate_id"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda t: statistics.task_fields(t, interval="wald"), "clustered, wilson"),
        (lambda t: statistics.word_frequencies(t, unit="letters"), "words, phrases"),
        (lambda t: statistics.keyness(t, by="place", measure="tfidf"), "G2, chi2"),
        (lambda t: statistics.posts_over_time(t, of="salary"), "title, organisation"),
        (lambda t: statistics.attendance_network(t, roles="sing"), "chair"),
        (lambda t: statistics.kwic(t, "a", parts="margin"), "article, page"),
    ],
)
def test_settings_that_do_not_exist(tables: Tables, call: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call(tables)  # type: ignore[operator]
