"""From mentions to documents: keys, short forms, known documents, relations; and the tables behind them."""

from __future__ import annotations

import pytest

from vnbulletin import analyze, extract_references
from vnbulletin.extraction.references import find_references
from vnbulletin.extraction.references.documents import known_documents
from vnbulletin.extraction.references.types import types_by_code, types_by_name, types_by_short_word, types_by_word
from vnbulletin.model import Reference
from vnbulletin.segmentation import lay_out
from vnbulletin.tables import load_table
from vnbulletin.tables.loader import split_list


def read(text: str) -> tuple[Reference, ...]:
    return find_references(lay_out(text))


def test_the_key_names_type_code_and_date() -> None:
    (found,) = read("Kết luận số 412-KL/TU ngày 25/10/2021 của Tỉnh ủy")
    assert found.document == "KL/412-KL/TU/2021-10-25"
    (undated,) = read("Kết luận số 412-KL/TU của Tỉnh ủy")
    assert undated.document == "KL/412-KL/TU"


def test_mentions_of_one_document_share_the_fullest_key() -> None:
    text = "Kế hoạch số 71-KH/TU. Kế hoạch 71-KH/TU ngày 5/6/2024. Kế hoạch 71/KH-TU; Kế hoạch số 71."
    found = read(text)
    assert {r.document for r in found} == {"KH/71-KH/TU/2024-06-05"}
    assert found[0].inferred["document"] == "same bulletin"
    assert "document" not in found[1].inferred


def test_two_documents_with_one_code_stay_two() -> None:
    a, b, c = read("Kế hoạch 71-KH/TU ngày 5/6/2024. Kế hoạch 71-KH/TU ngày 8/8/2019. Kế hoạch số 71.")
    assert a.document != b.document
    assert set(c.candidates) == {a.document, b.document}


def test_a_short_form_resolves_to_its_type_only() -> None:
    text = "Nghị quyết số 412-NQ/TU và Chỉ thị số 412-CT/TU. Thực hiện Chỉ thị 412."
    found = read(text)
    assert found[-1].document == found[1].document != found[0].document


def test_declared_short_forms() -> None:
    text = (
        "Quyết định số 888/QĐ-UBND ngày 6/1/2022 của UBND tỉnh (sau đây gọi tắt là Đề án 88). "
        "Đến nay, Đề án 88 đã hoàn thành."
    )
    found = read(text)
    assert [r.document for r in found] == ["QĐ/888/QĐ-UBND/2022-01-06"] * 3
    assert found[1].inferred["document"] == "declared short form"


def test_a_code_in_brackets_names_the_plenum_document() -> None:
    text = "Nghị quyết Trung ương 3 khóa IX về đất đai (Nghị quyết số 99-NQ/TW, ngày 9/2/2003)"
    plenum, coded = read(text)
    assert plenum.document == coded.document == "NQ/99-NQ/TW/2003-02-09"


def test_known_documents_give_the_date_of_a_widely_cited_code() -> None:
    (found,) = read("thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị")
    assert found.document == "CT/05-CT/TW/2016-05-15"
    assert found.date is None
    assert found.inferred["document"] == "known documents"


def test_an_ambiguous_code_keeps_its_candidates() -> None:
    (found,) = read("thực hiện Nghị quyết 18-NQ/TW của Trung ương")
    assert found.document == "NQ/18-NQ/TW"
    assert len(found.candidates) >= 2


def test_term_and_subject_settle_ambiguity() -> None:
    (by_term,) = read("Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XII")
    assert by_term.document == "NQ/18-NQ/TW/2017-10-25"
    assert by_term.term == "khóa XII"


def test_later_documents_are_not_meant() -> None:
    page = "ĐẢNG BỘ XÃ HỌC NGHỊ QUYẾT\n05/07/2019 03:20 CH\n\nSáng 4/7, Đảng bộ xã Tân Lập tổ chức hội nghị học tập "
    found = read(page + "Nghị quyết số 18-NQ/TW của Trung ương Đảng cho cán bộ, đảng viên toàn xã.")
    assert [r.document for r in found] == ["NQ/18-NQ/TW/2017-10-25"]


def test_nothing_resolves_to_an_unconfirmed_row() -> None:
    unconfirmed = [row for row in load_table("known_documents") if row["status"] == "unconfirmed" and row["code"]]
    confirmed = {(r["type"], r["code"]) for r in load_table("known_documents") if r["status"] == "confirmed"}
    alone = [row for row in unconfirmed if (row["type"], row["code"]) not in confirmed]
    assert alone
    for row in alone:
        (found,) = read(f"theo {row['type']} số {row['code']}")
        assert "document" not in found.inferred, row


def test_laws_with_and_without_year() -> None:
    a, b = read("Luật Đất đai năm 2024 có hiệu lực. Luật Đất đai quy định")
    assert a.document == b.document == "L/31/2024/QH15/2024-01-18"
    (alone,) = read("theo Luật Đất đai")
    assert alone.document == "L/Luật Đất đai"
    assert len(alone.candidates) >= 2


def test_disagreement_of_word_and_symbol_is_reported() -> None:
    (found,) = read("triển khai Nghị định số 1956/QĐ-TTg ngày 27/11/2009")
    assert found.type == "Nghị định"
    assert any("Quyết định" in note for note in found.corrections)
    (right,) = read("Quy định số 37-QĐ/TW")
    assert right.corrections == ()


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Chỉ thị 12-CT/TW", {"Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương Đảng"}),
        ("Luật số 72/2025/QH15", {"Quốc hội khóa XV"}),
        ("Nghị quyết số 76/2025/UBTVQH15", {"Ủy ban Thường vụ Quốc hội khóa XV"}),
        ("Nghị định số 30/2020/NĐ-CP", {"Chính phủ"}),
    ],
)
def test_issuers_that_a_symbol_allows_are_a_set(text: str, issuers: set[str]) -> None:
    assert set(read(text)[0].issuers) == issuers


def test_relations_from_the_table() -> None:
    ran = 0
    for row in load_table("relation_verbs"):
        for example in split_list(row["examples"]):
            assert read(example)[0].relation == row["relation"], example
            ran += 1
    assert ran >= 10


def test_a_list_shares_its_relation_but_no_more() -> None:
    found = read("Hội nghị quán triệt Nghị quyết số 1-NQ/TU, Kế hoạch số 2-KH/TU. Kế hoạch số 3-KH/TU còn chậm.")
    assert [r.relation for r in found] == ["studies", "studies", None]


def test_types_and_their_examples() -> None:
    ran = 0
    for row in load_table("document_types"):
        for example in split_list(row["examples"]):
            found = read(example)
            assert found, example
            assert found[0].type == row["name"], example
            ran += 1
        for example in split_list(row["counter_examples"]):
            assert [r.text for r in read(example)] == [], example
    assert ran > 60


def test_tables_agree() -> None:
    types = types_by_name()
    assert len({t.key for t in types.values()}) == len(types)
    assert set(types_by_word().values()) | set(types_by_short_word().values()) == set(types.values())
    assert types_by_code()["NQ"].name == "Nghị quyết"
    rows = load_table("known_documents")
    assert {row["type"] for row in rows} <= set(types)
    assert sum(row["status"] == "confirmed" for row in rows) >= 150
    assert all(d.key.startswith(types[d.type].key + "/") for v in known_documents()[0].values() for d in v)
    assert {row["type"] for row in load_table("law_names")} == {"Luật", "Bộ luật", "Pháp lệnh"}


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017.",
        "Điều 5. Nghị định số 30/2020/NĐ-CP\n\nLượt xem: 275\nLiên kết website\nQuyết định số 5/QĐ-UBND",
        "SƠ KẾT HỘI In trang\n05/07/2024 03:20 CH\n\nSáng 4/7, Hội Nông dân xã học Nghị quyết 18-NQ/TW cho hội viên.",
        "Căn  cứ Luật Đất đai\u0301 và Nghị quyết Đại hội XIII của Đảng",
        "",
    ],
)
def test_prose_and_pages_give_the_same_by_both_ways(text: str) -> None:
    assert tuple(extract_references(text)) == analyze(text).references


def test_furniture_cites_nothing() -> None:
    page = (
        "XÃ TÂN LẬP TRIỂN KHAI NHIỆM VỤ\n05/07/2024 03:20 CH\n\n"
        "Sáng 4/7, UBND xã Tân Lập tổ chức hội nghị triển khai Kế hoạch số 12/KH-UBND về phòng, chống thiên tai.\n\n"
        "Tin liên quan\nQuyết định số 5/QĐ-UBND về kiện toàn Ban Chỉ đạo\nLượt truy cập: 1.234\n"
    )
    assert [r.code for r in read(page)] == ["12/KH-UBND"]
