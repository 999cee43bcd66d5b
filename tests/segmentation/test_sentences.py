"""Sentences and clauses survive what official prose does with full stops."""

from __future__ import annotations

import pytest

from vnbulletin.segmentation import lay_out


def sentences(text: str) -> list[str]:
    page = lay_out(text)
    return [page.flow[start:end] for start, end, _ in page.sentences]


def clauses(text: str) -> list[str]:
    page = lay_out(text)
    return [page.flow[start:end] for start, end, _ in page.clauses]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội thảo tại TP.HCM có PGS.TS. Lê Thị Thu Hà, ThS. Trần An và đ/c Võ Minh Tâm dự.",
        "Văn phòng T.Ư Đảng gửi công văn về các tỉnh ủy, thành ủy trực thuộc T.Ư và các ban đảng.",
        "Toàn xã có 2.976 hộ, thu 1.234.567 đồng, đạt 97,55% kế hoạch, v.v. và nhiều kết quả khác.",
        "Các chi bộ thôn 1, 2, 3... đã tổ chức sinh hoạt chuyên đề quý II theo đúng hướng dẫn của cấp trên.",
        "Đồng chí nêu rõ: “Dân là gốc. Việc gì có lợi cho dân phải hết sức làm” và yêu cầu các thôn ghi nhớ.",
        "Ông Ng. V. Hải và bà M. Loan trao 12 suất học bổng (mỗi suất 1.5 triệu đồng) cho học sinh nghèo.",
        "Trang www.hoabacson.gov.vn đăng toàn văn dự thảo để nhân dân góp ý trong thời gian 15 ngày làm việc.",
    ],
)
def test_one_sentence_stays_whole(sentence):
    assert sentences(sentence) == [sentence]


def test_end_of_a_document():
    assert sentences("Hội nghị thông qua nghị quyết. Các thôn tổ chức thực hiện nghiêm túc./.") == [
        "Hội nghị thông qua nghị quyết.",
        "Các thôn tổ chức thực hiện nghiêm túc./.",
    ]


def test_missing_blank_behind_a_full_stop():
    text = "Sáng 5/6, đoàn kiểm tra đến thăm các hộ dân trong tỉnh.Ông Lê Minh Hậu trao 5 suất quà.Các hộ cảm ơn."
    assert sentences(text) == [
        "Sáng 5/6, đoàn kiểm tra đến thăm các hộ dân trong tỉnh.",
        "Ông Lê Minh Hậu trao 5 suất quà.",
        "Các hộ cảm ơn.",
    ]


def test_signs_behind_the_stop_belong_to_the_sentence():
    text = "Đồng chí khẳng định “không để ai bị bỏ lại phía sau.” Sau đó, đoàn đi thực tế tại hai thôn… Dân phấn khởi!"
    assert sentences(text) == [
        "Đồng chí khẳng định “không để ai bị bỏ lại phía sau.”",
        "Sau đó, đoàn đi thực tế tại hai thôn…",
        "Dân phấn khởi!",
    ]


def test_emoji_start_a_sentence():
    text = "Chương trình đã trao 120 suất quà cho bà con. 🌿 Mỗi suất quà trị giá 500.000 đồng gồm gạo và nhu yếu phẩm."
    assert len(sentences(text)) == 2


def test_semicolons_part_clauses_but_not_inside_brackets():
    text = (
        "Hội nghị đề nghị rà soát quỹ đất (đất công; đất ở); hoàn thành quy hoạch, trong đó chú trọng khu tái định cư."
    )
    assert clauses(text) == [
        "Hội nghị đề nghị rà soát quỹ đất (đất công; đất ở)",
        "hoàn thành quy hoạch",
        "trong đó chú trọng khu tái định cư.",
    ]


def test_offsets_lead_back_to_the_callers_string():
    import unicodedata

    text = unicodedata.normalize("NFD", "Uỷ ban  xã họp dân về  dự án. Các hộ đồng thuận cao./.")
    page = lay_out(text)
    cut = [page.view.cut(start, end) for start, end, _ in page.sentences]
    assert [text[a:b] == t for a, b, t in cut] == [True, True]
    assert unicodedata.normalize("NFC", cut[1][2]) == "Các hộ đồng thuận cao./."
