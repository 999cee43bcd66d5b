"""Registers of a corpus: documents cited, their network, persons and posts."""

from __future__ import annotations

import pandas as pd
import pytest

import vnbulletin as vb


def analyze(*pages: str, **columns: list[str]) -> vb.Tables:
    return vb.analyze_corpus(pd.DataFrame({"text": list(pages), **columns}), progress=False)


def meeting(day: str, who: str) -> str:
    return f"Sáng ngày {day}, Huyện ủy tổ chức hội nghị giao ban. Đồng chí {who} chủ trì hội nghị."


def test_a_document_is_one_row_however_it_is_cited() -> None:
    tables = analyze(
        "Sáng ngày 4/11/2017, Huyện ủy Nậm Sơn tổ chức hội nghị quán triệt Nghị quyết số 18-NQ/TW ngày 25/10/2017.",
        "Sáng ngày 24/11/2017, Huyện ủy Bắc Lũng tổ chức hội nghị sơ kết Nghị quyết số 18-NQ/TW, "
        "ngày 25/10/2017. Nghị quyết 18 có nhiều điểm mới.",
        "Không dẫn văn bản nào.",
        province=["Sơn La", "Lạng Sơn", "Lạng Sơn"],
    )
    cited = vb.documents_cited(tables, place="province")
    row = cited[cited["code"] == "18-NQ/TW"].iloc[0]
    assert (row["mentions"], row["bulletins"]) == (3, 2)
    assert (row["first_cited"], row["last_cited"]) == (pd.Timestamp("2017-11-04"), pd.Timestamp("2017-11-24"))
    assert row["median_lag_days"] == 20
    assert row["places"] == "Lạng Sơn; Sơn La"
    assert row["n_bodies"] == 2


def test_counts_agree_with_the_references() -> None:
    tables = analyze(*[f"Thực hiện Chỉ thị số {i % 3 + 11}-CT/HU và Kế hoạch số {i + 20}-KH/HU." for i in range(9)])
    cited = vb.documents_cited(tables)
    assert cited["mentions"].sum() == len(tables.references)
    assert cited.set_index("code").loc["11-CT/HU", "bulletins"] == 3


def test_an_unknown_column_is_named() -> None:
    with pytest.raises(vb.InputError, match="no column 'tinh'"):
        vb.documents_cited(analyze("Tin"), place="tinh")


def test_the_network_is_read_by_networkx() -> None:
    networkx = pytest.importorskip("networkx")
    tables = analyze(
        "Ban hành Kế hoạch số 12-KH/HU về thực hiện Nghị quyết số 30-NQ/TU.",
        "Nghị định số 12/2024/NĐ-CP sửa đổi, bổ sung Nghị định số 35/2019/NĐ-CP. Thông tư số 15/2024/TT-BTC thì không.",
    )
    edges = vb.citation_network(tables)
    graph = networkx.from_pandas_edgelist(edges, create_using=networkx.MultiDiGraph, edge_attr=True)
    assert set(graph.successors("0")) == {"KH/12-KH/HU", "NQ/30-NQ/TU"}
    between = edges[edges["source_kind"] == "document"]
    assert between[["source", "relation", "target"]].values.tolist() == [
        ["KH/12-KH/HU", "names", "NQ/30-NQ/TU"],
        ["NĐ/12/2024/NĐ-CP", "amends", "NĐ/35/2019/NĐ-CP"],
    ]


def test_amended_by_turns_the_edge_round() -> None:
    edges = vb.citation_network(
        analyze("Thực hiện Thông tư số 11/2020/TT-BNV được sửa đổi, bổ sung bởi Thông tư số 17/2023/TT-BNV.")
    )
    between = edges[edges["source_kind"] == "document"]
    assert between[["source", "relation", "target"]].values.tolist() == [
        ["TT/17/2023/TT-BNV", "amends", "TT/11/2020/TT-BNV"]
    ]


def test_no_edge_between_documents_of_two_sentences() -> None:
    edges = vb.citation_network(
        analyze("Hội nghị nghe Nghị định số 12/2024/NĐ-CP. Ngoài ra sửa đổi Nghị định số 35/2019/NĐ-CP.")
    )
    assert set(edges["source_kind"]) == {"bulletin"}


def test_the_same_name_and_body_is_one_person_over_time() -> None:
    tables = analyze(
        meeting("5/1/2022", "Vi Thị Lan, Phó Bí thư Huyện ủy Nậm Sơn"),
        meeting("9/6/2023", "VI THỊ LAN, Bí thư Huyện ủy Nậm Sơn"),
        meeting("9/6/2024", "Vi Thị Lan, Bí thư Huyện ủy Nậm Sơn"),
    )
    register = vb.resolve_officials(tables)
    assert register[["person", "bulletins", "namesakes", "ambiguous"]].values.tolist() == [["Vi Thị Lan", 3, 0, False]]
    held = vb.posts_held(tables)
    assert held[["title", "first_seen", "last_seen", "bulletins"]].values.tolist() == [
        ["Phó Bí thư", pd.Timestamp("2022-01-05"), pd.Timestamp("2022-01-05"), 1],
        ["Bí thư", pd.Timestamp("2023-06-09"), pd.Timestamp("2024-06-09"), 2],
    ]
    who = held.query("title == 'Bí thư' and organisation == 'Huyện ủy Nậm Sơn' and first_seen < '2024'")
    assert who["name"].tolist() == ["Vi Thị Lan"]


def test_namesakes_of_two_places_stay_apart() -> None:
    tables = analyze(
        meeting("5/1/2022", "Vi Thị Lan, Bí thư Huyện ủy Nậm Sơn"),
        meeting("6/1/2022", "Vi Thị Lan, Bí thư Huyện ủy Bắc Lũng"),
    )
    register = vb.resolve_officials(tables)
    assert register["person"].tolist() == ["Vi Thị Lan (1)", "Vi Thị Lan (2)"]
    assert register["ambiguous"].tolist() == [False, False]
    assert register["namesakes"].tolist() == [1, 1]


def test_where_the_evidence_does_not_suffice_it_is_said() -> None:
    tables = analyze(
        meeting("5/1/2022", "Vi Thị Lan, Bí thư Huyện ủy Nậm Sơn"),
        meeting("6/1/2022", "Vi Thị Lan, Giám đốc Sở Y tế"),
    )
    register = vb.resolve_officials(tables)
    assert register["ambiguous"].tolist() == [True, True]
    assert register["perhaps"].tolist() == ["Vi Thị Lan (2)", "Vi Thị Lan (1)"]


def test_the_place_of_the_bulletin_tells_bodies_without_a_name_apart() -> None:
    pages = [
        meeting("5/1/2022", "Vi Thị Lan, Bí thư Huyện ủy"),
        meeting("6/1/2022", "Vi Thị Lan, Bí thư Huyện ủy"),
        meeting("7/1/2022", "Vi Thị Lan, Chủ tịch UBND huyện"),
    ]
    tables = analyze(*pages, district=["Nậm Sơn", "Bắc Lũng", "Nậm Sơn"])
    register = vb.resolve_officials(tables, place="district")
    assert register["bulletins"].tolist() == [2, 1]
    held = vb.posts_held(tables, place="district")
    assert held.query("title == 'Bí thư' and place == 'Bắc Lũng'")["person"].tolist() == ["Vi Thị Lan (2)"]


def test_two_persons_of_one_bulletin_are_never_one() -> None:
    tables = analyze(
        "Các đồng chí dự họp: Vi Thị Lan, Bí thư Đảng ủy xã Mường Và; Vi Thị Lan, Bí thư Đảng ủy xã Nậm Lạnh."
    )
    links = vb.link_officials(tables)
    assert links["register"].nunique() == links["person"].nunique()


def test_decades_apart_is_not_taken_for_one() -> None:
    tables = analyze(
        meeting("5/1/1995", "Vi Thị Lan, Bí thư Huyện ủy Nậm Sơn"),
        meeting("5/1/2022", "Vi Thị Lan, Bí thư Huyện ủy Nậm Sơn"),
    )
    assert vb.resolve_officials(tables)["ambiguous"].tolist() == [True, True]


def test_a_former_post_is_not_held() -> None:
    held = vb.posts_held(analyze(meeting("5/1/2022", "Vi Thị Lan, nguyên Bí thư Huyện ủy Nậm Sơn")))
    assert held["first_seen"].isna().all()
    assert held["former_since"].tolist() == [pd.Timestamp("2022-01-05")]


def test_links_join_with_officials() -> None:
    tables = analyze(*[meeting(f"{i + 1}/1/2022", "Vi Thị Lan, Bí thư Huyện ủy Nậm Sơn") for i in range(3)])
    joined = tables.officials.merge(vb.link_officials(tables), on=["doc_id", "person"], validate="many_to_one")
    assert len(joined) == len(tables.officials)
    assert joined["register"].nunique() == 1


@pytest.mark.parametrize(
    "make", [vb.documents_cited, vb.citation_network, vb.resolve_officials, vb.posts_held, vb.link_officials]
)
def test_empty_corpora_give_the_same_columns_and_dtypes(make: object) -> None:
    full = make(analyze(meeting("5/1/2022", "Vi Thị Lan, Bí thư Huyện ủy") + " Thực hiện Kế hoạch số 13-KH/HU."))  # type: ignore[operator]
    empty = make(vb.analyze_corpus([], progress=False))  # type: ignore[operator]
    assert len(full) > 0
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
