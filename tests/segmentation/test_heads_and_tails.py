"""Heads and tails of pages: summaries above titles, glued and doubled titles, writers, pictures, other news."""

from __future__ import annotations

import pytest

import vnbulletin as vb

TITLE = "Hội Nông dân xã Phú Khê phát động thi đua sản xuất vụ đông"
SUMMARY = (
    "Trong những ngày qua, Hội Nông dân xã Phú Khê đã vận động hội viên ra quân làm đất, gieo trồng vụ đông trên các "
    "cánh đồng ven sông, phấn đấu vượt diện tích kế hoạch huyện giao."
)
BODY = SUMMARY.replace("trên các cánh đồng ven sông", "") + " Đến nay, toàn xã đã gieo trồng được 120 ha ngô và rau."
MORE = "Xã đã cung ứng 3 tấn giống, mở 4 lớp tập huấn kỹ thuật cho hơn 200 hội viên ở các thôn trên địa bàn xã."


def article(page: str) -> list[str]:
    return [s.text for s in vb.segment(page) if s.kind in ("heading", "paragraph", "list_item")]


def test_title_between_a_summary_and_the_article_that_begins_alike() -> None:
    bulletin = vb.analyze(f"{SUMMARY}\n{TITLE}\n{BODY}\n{MORE}")
    assert bulletin.title == TITLE
    assert article(bulletin.text) == [SUMMARY, BODY, MORE]
    # Where the article does not begin anew the line is a heading of its own.
    assert vb.analyze(f"{SUMMARY}\n{TITLE}\n{MORE}").title is None


def test_title_printed_again_behind_the_summary() -> None:
    page = f"Trang chủ\n{TITLE}\n12/10/2024\n{SUMMARY}\n{TITLE}\n{BODY}\n{MORE}"
    assert [s.kind for s in vb.segment(page)] == [
        "breadcrumb", "title", "timestamp", "paragraph", "title", "paragraph", "paragraph",
    ]  # fmt: skip
    # The caption of a picture may say what the title says.
    page = f"Trang chủ\n{TITLE}\n12/10/2024\n{SUMMARY}\n{TITLE}\n{MORE}"
    assert [s.kind for s in vb.segment(page)].count("title") == 1


def test_title_glued_to_the_lead_below_the_links_of_a_page() -> None:
    page = f"15/10/2024\nIn\nGửi email\n{TITLE}{SUMMARY}\n{MORE}"
    assert vb.analyze(page).title == TITLE
    assert article(page) == [SUMMARY, MORE]
    # Without links above it two words that run together are a slip of the writer.
    slip = SUMMARY.replace("xã Phú", "xãPhú")
    assert vb.analyze(f"{slip}\n{MORE}").title is None


def test_title_that_ends_with_a_full_stop_and_is_told_again_by_the_lead() -> None:
    title = "Hội Nông dân xã Phú Khê tổ chức hội thi “Nhà nông đua tài năm 2024”."
    lead = (
        "Trong không khí thi đua chào mừng ngày thành lập Hội, mới đây Hội Nông dân xã Phú Khê đã tổ chức hội thi “Nhà "
        "nông đua tài” năm 2024 với sự tham gia của 8 đội đến từ các chi hội trong xã."
    )
    assert vb.analyze(f"{title}\n\n{lead}\n\n{MORE}").title == title
    assert vb.analyze(f"{lead}\n\n{MORE}").title is None


def test_a_literal_null_and_a_bullet_are_no_part_of_the_title() -> None:
    assert vb.analyze(f"null {TITLE}\nChi tiết bài viết Tin tức\n{TITLE}\n{SUMMARY}\n{MORE}").title == TITLE
    assert vb.analyze(f"Trang chủ\n • {TITLE}\n • 14/12/2024 19:42\n • {SUMMARY}\nViết bình luận").title == TITLE


def test_a_short_sentence_below_the_title_is_the_article() -> None:
    lead = "Hội Nông dân xã Phú Khê được thành lập ngày 12/10/1946 và nay có hơn 2.000 hội viên."
    bulletin = vb.analyze(f"Thứ hai, 14/10/2024\n\n{TITLE}\n\n{lead}\nTop")
    assert bulletin.title == TITLE
    assert article(bulletin.text) == [lead]


def test_a_lead_above_the_time_is_neither_title_nor_writer() -> None:
    lead = f"(PKO) - {SUMMARY.replace('đã vận động', 'cùng với các chi hội vận động')}"
    bulletin = vb.analyze(f"Phú Khê\n\n{TITLE}\n\n{lead}\n\n14/10/2024 20:10\n{BODY}\n{MORE}")
    assert bulletin.title == TITLE
    assert (bulletin.byline, bulletin.to_dict()["published"]) == (None, "2024-10-14T20:10")
    assert article(bulletin.text) == [lead, BODY, MORE]


def test_a_caption_alone_above_the_article_is_no_title() -> None:
    assert vb.analyze(f"(Quang cảnh buổi ra quân)\n\n{SUMMARY}\n\n{MORE}").title is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Lê Thị Mận - HND xã", "Lê Thị Mận - HND xã"),
        ("NGÂN HÀ", "NGÂN HÀ"),
        ("Trần Bá Tạo (Phòng TT&TH) |", "Trần Bá Tạo (Phòng TT&TH)"),
    ],
)
def test_writers_at_the_end(line: str, byline: str) -> None:
    assert vb.analyze(f"{TITLE}\n\n{SUMMARY}\n\n{MORE}\n\n{line}").byline == byline


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (f"{TITLE}\n\nBÁ TÙNG - LÊ HOA 30/04/2024 11:39", "BÁ TÙNG - LÊ HOA"),
        ("Skip to main content\nSubmitted by Ban biên tập on 18 October 2024", "Ban biên tập"),
        (f"{TITLE}\n\nLê Văn Tạo\nTrường Cao đẳng Nông Lâm, Bộ Nông nghiệp\n22:50, ngày 06-03-2024", "Lê Văn Tạo"),
        (f"{TITLE}\n\nTạp chí Nhà nông", "Tạp chí Nhà nông"),
    ],
)
def test_writers_above_the_article(head: str, byline: str) -> None:
    bulletin = vb.analyze(f"{head}\n\n{SUMMARY}\n\n{MORE}")
    assert bulletin.byline == byline
    assert article(bulletin.text) == [SUMMARY, MORE]
    assert bulletin.title == (TITLE if TITLE in head else None)


def test_a_section_in_capitals_before_the_time_names_no_writer() -> None:
    assert vb.analyze(f"{TITLE}\n\nTIN TỨC - SỰ KIỆN 30/04/2024 11:39\n\n{SUMMARY}\n\n{MORE}").byline is None


def test_pictures_as_software_saves_them_are_no_article() -> None:
    picture = "![Lễ ra quân làm vụ đông](/upload/2024/anh_1.jpg?width=400&height=-)"
    logo = "Hội Nông dân xã Phú Khêhttps://phukhe.example/uploads/logo.png"
    page = f"{logo}\nThứ hai - 14/10/2024 10:49\n{SUMMARY}\n{MORE}\n{picture}\nThông tin bạn đọc"
    bulletin = vb.analyze(page)
    assert bulletin.title is None
    assert article(page) == [SUMMARY, MORE]


def test_headlines_at_the_end_are_other_news_but_verses_are_not() -> None:
    news = "Khánh thành cầu dân sinh nối hai bờ sông Cái\nMưa lớn diện rộng, nhiều thôn ven sông bị ngập"
    assert article(f"{TITLE}\n\n{SUMMARY}\n\n{MORE}\n\n{news}") == [SUMMARY, MORE]
    verses = "Ruộng đồng ngô lúa xanh tươi\nNông dân phấn khởi đón người về thăm"
    assert len(article(f"{TITLE}\n\n{SUMMARY}\n\n{MORE}\n\n{verses}")) == 4


def test_notices_of_a_school_portal_above_the_article() -> None:
    head = (
        "Chào mừng quý vị đến với website của Trường Tiểu học Đông Hòa\n"
        "Quý vị chưa đăng nhập hoặc chưa đăng ký làm thành viên, vì vậy chưa thể tải tài liệu về máy.\n"
        "Nếu đã đăng ký rồi, quý vị có thể đăng nhập ở ngay phía bên trái.\n"
        "Gốc > Tin tức - Sự kiện > Chuyên môn >"
    )
    bulletin = vb.analyze(f"{head}\n{TITLE}\n{SUMMARY}\n{MORE}")
    assert bulletin.title == TITLE
    assert article(bulletin.text) == [SUMMARY, MORE]


def test_a_date_behind_the_year_of_a_headline() -> None:
    bulletin = vb.analyze(f"Tin tức\n{TITLE} năm 2024 23/01/2024\n\n{SUMMARY}\n\n{MORE}")
    assert (bulletin.title, bulletin.to_dict()["published"]) == (f"{TITLE} năm 2024", "2024-01-23")
    # A day that the headline speaks of stays in it.
    title = f"{TITLE} từ ngày 23/01/2024"
    assert vb.analyze(f"Tin tức\n{title}\n\n{SUMMARY}\n\n{MORE}").title == title


@pytest.mark.parametrize("glued", ["False 3699Ngày cập nhật 23/08/2024", "PVCập nhật 17:39 ngày 23/08/2024"])
def test_a_label_glued_to_what_stands_before_it(glued: str) -> None:
    bulletin = vb.analyze(f"Tìm kiếm\n{TITLE}\n{glued}\n\n{SUMMARY}\n\n{MORE}")
    assert bulletin.title == TITLE
    assert (bulletin.to_dict()["published"] or "").startswith("2024-08-23")
    assert article(bulletin.text) == [SUMMARY, MORE]


def test_an_unfilled_field_of_the_template_is_no_title() -> None:
    assert vb.analyze(f"{{title}}\n{SUMMARY}\n{MORE}").title is None


def test_a_title_that_breaks_inside_quotation_marks() -> None:
    title = "GIAO LƯU “NHÀ NÔNG\nĐUA TÀI” TẠI XÃ PHÚ KHÊ"
    assert vb.analyze(f"{title}\n{SUMMARY}\n{MORE}").title == title


def test_a_long_lead_below_headline_and_time_is_no_title() -> None:
    bulletin = vb.analyze(f"{TITLE}\n\nNgân Hà\nNgân Hà\n31/05/2024 10:55 GMT+7\n\n{SUMMARY}\n\nTop")
    assert (bulletin.title, bulletin.byline) == (TITLE, "Ngân Hà")
    assert article(bulletin.text) == [SUMMARY]


def test_a_writer_in_the_cell_of_a_table_below_the_title() -> None:
    assert vb.analyze(f"{TITLE}\n\nN.HÀ |\n\n{SUMMARY}\n\n{MORE}").byline == "N.HÀ"


def test_a_writer_below_a_paragraph_that_begins_with_a_post() -> None:
    last = "Bí thư Đảng ủy xã mong muốn Hội Nông dân tiếp tục vận động hội viên thi đua sản xuất trong vụ tới."
    assert vb.analyze(f"{TITLE}\n\n{SUMMARY}\n\n{last}\nNgân Hà\nThông tin bạn đọc").byline == "Ngân Hà"


def test_the_first_word_of_a_paragraph_alone_on_its_line() -> None:
    broken = "Ngày\n01/3/2024, Hội Nông dân xã Phú Khê tổ chức hội nghị giới thiệu người ứng cử."
    bulletin = vb.analyze(f"10/03/2024\n{TITLE}\n{broken}\nTại\n{MORE.lower()}")
    assert bulletin.title == TITLE
    assert [e.date for e in bulletin.events] == ["2024-03-01"]
    assert article(bulletin.text)[1] == f"Tại\n{MORE.lower()}"


def test_readers_and_links_side_by_side_below_the_article() -> None:
    page = f"{TITLE}\n20/02/2024\n\n{SUMMARY}\n\n{MORE}\n\nSố lượt đọc: 598 Về trang trước Về đầu trang\nCác tin khác"
    assert article(page) == [SUMMARY, MORE]
    assert vb.analyze(page).to_dict()["views"] == 598


def test_the_shortest_of_captions_is_no_title() -> None:
    assert vb.analyze(f"Toàn cảnh hội nghị\n{SUMMARY}\n{MORE}").title is None


def test_names_of_pictures_are_no_article() -> None:
    names = "z48978_b3cf0297\n\nTrao bằng khen cho 3 hội viên\n\nimg_20240315 img_20240316"
    segments = vb.segment(f"{TITLE}\n\n{SUMMARY}\n\n{names}\n\n{MORE}")
    assert [s.kind for s in segments] == ["title", "paragraph", "related", "caption", "related", "paragraph"]


def test_a_writer_below_an_empty_heading_of_other_news() -> None:
    page = f"{TITLE}\n\n20/02/2024 16:42\n\n{SUMMARY}\n\n{MORE}\n\nTIN LIÊN QUAN\n\nNgân Hà - Bá Tạo\n\nCác tin khác"
    assert vb.analyze(page).byline == "Ngân Hà - Bá Tạo"


def test_the_office_of_a_writer_is_no_title() -> None:
    assert vb.analyze(f"Tác giả: Lê Văn Tạo\nTrung tâm tư vấn PIM\n{SUMMARY}\n{MORE}").title is None
