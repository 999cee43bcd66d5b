"""Captions that nothing marks as such: what a picture shows is told from what an article tells."""

from __future__ import annotations

import pytest

import vnbulletin as vb

LEAD = (
    "Sáng 14/5, Hội Chữ thập đỏ huyện Đông Sơn phối hợp với Trung tâm Y tế tổ chức ngày hội hiến máu tình nguyện đợt 2 "
    "với sự tham gia của hơn 300 cán bộ, đoàn viên, hội viên các xã, thị trấn."
)
MORE = (
    "Ngay từ sáng sớm, đông đảo tình nguyện viên đã có mặt tại nhà văn hóa để đăng ký; ban tổ chức bố trí đủ bàn khám, "
    "bảo đảm an toàn cho người tham gia hiến máu theo đúng quy trình của ngành y tế."
)


def kind_of(line: str, below: str = MORE) -> str:
    page = f"{LEAD}\n\n{line}\n\n{below}"
    segments = [s for s in vb.segment(page) if s.start >= len(LEAD)]
    return segments[0].kind


@pytest.mark.parametrize(
    "caption",
    [
        "Lãnh đạo huyện tặng hoa chúc mừng ban tổ chức.",
        "Bác sĩ Lưu Thị Mận, Phó Giám đốc Trung tâm Y tế phát biểu khai mạc.",
        "Các đại biểu và tình nguyện viên dự khai mạc.",
        "Hội Chữ thập đỏ huyện trao giấy chứng nhận cho người hiến máu.",
        "Huyện đoàn tặng quà các gia đình tình nguyện viên",
        "Trao giấy chứng nhận cho các tình nguyện viên tại ngày hội",
        "Hoạt động tư vấn sức khỏe tại nhà văn hóa huyện",
        "Đại diện Trung tâm Y tế hướng dẫn tình nguyện viên khai thông tin tại xã Đông Hải, huyện Đông Sơn.",
        "Ngày hội hiến máu. Ảnh Thu Giang",
        "Bữa cơm đầu tiên của các tình nguyện viên ở Đông Hải.",
        "Tặng quà tại nhà văn hóa huyện (thị trấn Đông Sơn).",
        "Giám sát tại phòng tiếp nhận của Trung tâm Y tế",
        "Các tình nguyện viên bịn rịn chia tay nhau sau ngày hội",
        "Đồng chí Lưu Văn Mận, Bí thư Huyện đoàn (bìa phải) thăm, chúc mừng đội tình nguyện xã Đông Hải.",
    ],
)
def test_what_a_picture_shows_is_a_caption(caption: str) -> None:
    assert kind_of(caption) == "caption"


@pytest.mark.parametrize(
    "told",
    [
        "Lãnh đạo huyện đã tặng hoa chúc mừng ban tổ chức.",
        "Hội Chữ thập đỏ huyện tặng 45 suất quà, mỗi suất trị giá 300.000 đồng.",
        "Đồng chí Lưu Văn Mận trao giấy chứng nhận và đề nghị các xã giữ vững phong trào.",
        "Dịp này, lãnh đạo huyện tặng quà các tình nguyện viên.",
        "Người hiến máu được nhận giấy chứng nhận và một phần quà.",
        "Đội tình nguyện huyện tham gia với 117 vận động viên.",
        "Mô hình ở Đông Hải đem lại thu nhập khá cho nhiều hộ.",
        "Ngày hội khép lại trong niềm vui. Ảnh hưởng của mưa lớn không đáng kể.",
    ],
)
def test_what_is_told_is_no_caption(told: str) -> None:
    assert kind_of(told) == "paragraph"


def test_the_heading_of_the_next_news_is_no_caption() -> None:
    heading = "Trao quà cho người có công tại xã Đông Hải"
    news = "Chiều 15/5, Đảng ủy xã Đông Hải tổ chức gặp mặt, tặng quà người có công trên địa bàn xã nhân dịp lễ."
    assert kind_of(heading, news) == "heading"


def test_a_caption_that_the_page_breaks_behind_the_post() -> None:
    halves = "Bà Lưu Thị Mận - Ủy viên Ban Thường vụ,\n\nPhó Chủ tịch UBND huyện phát biểu tại ngày hội"
    page = f"{LEAD}\n\n{halves}\n\n{MORE}"
    assert [s.kind for s in vb.segment(page)] == ["paragraph", "caption", "caption", "paragraph"]


def test_writers_above_a_caption_and_a_signature_are_no_broken_captions() -> None:
    writers = f"{LEAD}\n\n{MORE}\n\nĐại úy TRẦN VINH – Trung úy LÊ PHÁT\n\nBộ đội giúp dân dọn bùn sau lũ"
    assert [s.kind for s in vb.segment(writers)][2] == "byline"
    signed = f"{LEAD}\n\n{MORE}\n\nCHỦ TỊCH HỘI\n\n(Đã ký)"
    assert "caption" not in {s.kind for s in vb.segment(signed)}


def test_lines_below_saved_pictures_are_their_captions() -> None:
    page = f"{LEAD}\n![](/upload/a1.jpg)\nHàng người nối nhau\n![](/upload/a2.jpg)\nNụ cười sau ngày hội\nThu Giang"
    kinds = [s.kind for s in vb.segment(page)]
    assert kinds == ["paragraph", "related", "caption", "related", "caption", "byline"]


def test_the_title_in_the_article_is_the_caption_of_a_picture() -> None:
    title = "Huyện Đông Sơn tổ chức ngày hội hiến máu tình nguyện đợt 2"
    kinds = [s.kind for s in vb.segment(f"{title}\n\n{LEAD}\n\n{title}\n\n{MORE}")]
    assert kinds == ["title", "paragraph", "caption", "paragraph"]


def test_who_wrote_and_took_the_pictures_is_no_caption() -> None:
    page = f"{LEAD}\n\n{MORE}\n\nTin, ảnh: Thu Giang\n\n{LEAD}"
    assert [s.kind for s in vb.segment(page)] == ["paragraph", "paragraph", "byline", "paragraph"]
