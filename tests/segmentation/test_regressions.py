"""Each defect once."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest

import vnbulletin as vb


def test_a_line_of_digits_is_one_number_however_long() -> None:
    start = time.process_time()
    vb.analyze("\n" + "3" * 90 + "Q\n")
    assert time.process_time() - start < 2


def test_the_day_of_a_document_is_not_the_day_of_the_event() -> None:
    lead = (
        "Ban Thường vụ Huyện ủy tổ chức Hội nghị quán triệt Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị."
    )
    assert [e.date for e in vb.analyze(f"HỌC TẬP NGHỊ QUYẾT\n\n{lead}").events] == [None]
    dated = vb.analyze(f"HỌC TẬP NGHỊ QUYẾT\n\nSáng ngày 14/02/2025, {lead}")
    assert [e.date for e in dated.events] == ["2025-02-14"]


def test_a_dotted_day_behind_the_part_of_the_day() -> None:
    [event] = vb.analyze("GIAO BAN\n06.02.2025 16:12\n\nSáng 6.2, UBND huyện Krông Ana tổ chức họp giao ban.").events
    assert (event.date, event.part_of_day, event.date_text) == ("2025-02-06", "morning", "Sáng 6.2")


FORMS = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "non-breaking": lambda text: text.replace(" ", "\u00a0"),
    "doubled": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
}
LEAD = "Sáng ngày 12/3/2024, Đảng ủy xã Đông Hòa tổ chức hội nghị giao ban công tác dân vận quý I năm 2024."


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("gap", [" ", "  ", "   ", "\t", " \t "])
@pytest.mark.parametrize("entries", [("Cổng xã", "Sản vật quê ta", "Góc nhìn trẻ"), ("Cổng", "Sản vật", "Bạn đọc")])
def test_the_form_of_a_text_does_not_decide_what_is_a_menu(entries: tuple[str, ...], gap: str, form: str) -> None:
    text = gap.join(entries) + "\nGIAO BAN CÔNG TÁC DÂN VẬN QUÝ I\n\n" + LEAD
    plain, other = vb.segment(text), vb.segment(FORMS[form](text))
    assert [s.kind for s in other] == [s.kind for s in plain]
    if gap.strip(" ") or len(gap) > 2:
        assert plain[0].kind == "breadcrumb"


def test_gaps_as_wide_as_all_others_set_nothing_apart() -> None:
    title = "Hội   Nông   dân   xã   Đông   Hòa   Tổng   kết   năm"
    assert [s.kind for s in vb.segment(f"{title}\n\n{LEAD}")] == ["title", "paragraph"]


BODY = (
    "Sáng 6/3/2025, Hội Cựu chiến binh xã Đông Hòa tổ chức hội nghị giao ban quý I do ông Lê Văn Thử chủ trì.\n"
    "Ông Lê Văn Thử, Chủ tịch Hội Cựu chiến binh xã đề nghị các chi hội rà soát hội viên khó khăn để giúp đỡ kịp thời."
)


def kinds(text: str) -> dict[str, str]:
    """Kind of every line of a page."""
    return {line: s.kind for s in vb.segment(text) for line in s.text.splitlines()}


def test_heads_and_feet_of_printed_sheets_interrupt_no_article() -> None:
    head, foot = "NỘI SAN CỰU CHIẾN BINH - Số 3/2025", "https://ccb.example.vn/tin/giao-ban-quy-1 1/2"
    first, second = (
        "các chi hội đã thăm hỏi, tặng quà cho 45 hội viên",
        "cao tuổi và giúp 3 gia đình sửa lại nhà ở trong quý.",
    )
    page = f"{head}\nTrang 1\nGIAO BAN CÔNG TÁC HỘI QUÝ I\n\n{BODY}\nTrong quý, {first}\n%s\n{second}\nTrang 2\n"
    for between, kind in ((f"{head}\nTrang 2", "counter"), (foot, "footer"), (f"{foot}\n{head}", "footer")):
        found = kinds(page % between)
        assert found[between.splitlines()[0]] == "footer"
        assert found[between.splitlines()[-1]] == kind
        assert found["Trong quý, " + first] == found[second] == "paragraph"
        assert found[f"{BODY}".splitlines()[1]] == "paragraph"


def test_a_repeated_line_or_a_page_in_a_book_is_article() -> None:
    text = (
        "GIAO BAN CÔNG TÁC HỘI QUÝ I\n\n"
        + BODY
        + "\nTài liệu học tập gồm:\nTrang 3\nTrang 7\nGiao ban công tác hội quý I\n"
    )
    lines = "\n".join(f"{i}. Phạt tiền từ {i}.000.000 đồng đối với người\nsử dụng lao động vi phạm." for i in (1, 2, 3))
    assert kinds(text + BODY)["Trang 3"] != "footer"
    assert {s.kind for s in vb.segment(lines)} == {"list_item"}


def test_links_to_other_news_stand_inside_the_article() -> None:
    first, second = BODY.splitlines()
    found = kinds(f"GIAO BAN CÔNG TÁC HỘI QUÝ I\n06/3/2025 14:20\n\n{first}\n>> Tặng nhà nghĩa tình đồng đội\n{second}")
    assert found[">> Tặng nhà nghĩa tình đồng đội"] == "related"
    assert found[second] == "paragraph"


def test_a_button_between_two_paragraphs_does_not_end_the_article() -> None:
    first, second = BODY.splitlines()
    page = f"Giao ban công tác Hội quý I năm 2025\n06/3/2025\n{first}\nBình luận\n{second}\nBan Biên tập\nBình luận 6\n"
    found = kinds(page + "Tin liên quan\nTặng nhà nghĩa tình đồng đội")
    assert found[second] == "paragraph"
    assert found["Bình luận"] == "footer"
    letters = "Bạn đọc vui lòng viết tiếng Việt có dấu; ý kiến của bạn sẽ được duyệt trước khi đăng lên trang này."
    ended = kinds(
        f"Giao ban công tác Hội quý I năm 2025\n06/3/2025\n{BODY}\nBình luận\n{letters}\nBình luận 6\nTin khác\nTin"
    )
    assert ended[letters] == "footer"


def test_what_the_software_says_in_english_is_no_article() -> None:
    posted = "This entry was posted in Uncategorized on March 6, 2025. Bookmark the permalink."
    found = kinds(
        f"Skip to content\nGiao ban Hội quý I\nPosted on 6 Tháng Ba, 2025 by hoiccb\n\n{BODY}\nThu Sương\n{posted}"
    )
    assert found[posted] == "footer"
    assert found["Thu Sương"] == "byline"
    english = "The council met on Monday and asked all departments to submit their reports before the end of the month."
    assert kinds(english) == {english: "paragraph"}


def test_a_mail_saved_as_text() -> None:
    head = "Từ: Hội <tin@hoi.example>\nĐã gửi: Thứ Năm, 6 Tháng 3 2025 16:02\nTới: ch@hoi.example\nChủ đề: Bản tin 10"
    tail = "--\nVăn phòng Hội, số 2 Bờ Kè\nBạn nhận được thư này vì có tên trong danh sách của Hội Cựu chiến binh xã."
    bulletin = vb.analyze(f"{head}\n\nGIAO BAN CÔNG TÁC HỘI QUÝ I\n\n{BODY}\n\n{tail}")
    assert bulletin.title == "GIAO BAN CÔNG TÁC HỘI QUÝ I"
    assert bulletin.published_at is not None
    assert bulletin.published_at.iso() == "2025-03-06T16:02"
    article = {"title", "paragraph"}
    assert [s.text.splitlines()[0] for s in bulletin.segments if s.kind in article] == [
        bulletin.title,
        *BODY.splitlines(),
    ]


@pytest.mark.parametrize("link", ["Xem\nSửa", "Chế độ đọc", "Nghe bài 00:00 / 03:41 Giọng nữ 1.0x"])
def test_few_words_between_headline_and_time_are_links(link: str) -> None:
    title = "Chủ tịch UBND xã đối thoại với hội viên Hội Cựu chiến binh"
    bulletin = vb.analyze(f"Bật hỗ trợ truy cập nhanh\nUBND XÃ > Tin tức\n{title}\n{link}\n06/3/2025 14:20\n{BODY}")
    assert bulletin.title == title
    assert [s.text for s in bulletin.segments if s.kind in ("heading", "paragraph")] == BODY.splitlines()


HEADS = {
    "a licence above the headline": "Giấy phép số 05/GP-STTTT\n{title}\nVăn phòng Hội\n06/3/2025\nTheo dõi",
    "a menu in capitals": "LỊCH TUẦN\nTHƯ MỜI\nĐƯỜNG DÂY NÓNG\nTIẾP NHẬN PHẢN ÁNH\n{title}\n(Thứ năm, 06/3/2025)",
    "written by, in English": "Danh mục chính\n- Liên hệ\n{title}\nWritten by Super User on 6 March 2025\nHits: 12",
    "printed twice": "Trang nhất\nĐăng lúc: Thứ năm - 06/3/2025 14:20 - Người đăng: Ban Biên tập\n{title}\n{title}",
    "a greeting": "Kính chào quý khách! Chúc quý khách một ngày làm việc thật vui.\nTin\n{title}\nNgày đăng: 06/3/2025",
}
TITLES = [
    "HỘI CỰU CHIẾN BINH XÃ ĐÔNG HÒA GIAO BAN\nCÔNG TÁC HỘI QUÝ I NĂM 2025",
    "Hội Cựu chiến binh xã Đông Hòa giao ban công tác Hội quý I năm 2025.",
    "Hội Cựu chiến binh xã Đông Hòa mở lớp “Chuyển đổi số cho người cao tuổi”",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("head", HEADS)
def test_title_and_time_in_heads_seen_once(head: str, title: str) -> None:
    bulletin = vb.analyze(f"{HEADS[head].format(title=title)}\n\n{BODY}\n\nTHU SƯƠNG\n#ccb #DongHoa\nXem nhiều\nTin")
    assert bulletin.title == title
    assert bulletin.published_at is not None
    assert bulletin.published_at.iso().startswith("2025-03-06")
    assert [s.text for s in bulletin.segments if s.kind in ("heading", "paragraph")] == BODY.splitlines()
    assert bulletin.byline == "THU SƯƠNG" or "by" in head or head in ("printed twice", "a licence above the headline")


def test_a_figure_at_the_end_of_a_broken_sentence_is_no_counter() -> None:
    lines = ["a) Các chi hội thăm tặng quà cho hội viên cao tuổi và gia đình chính sách trước ngày", "27/7;"]
    rest = "b) Tổ tự quản trực tại nhà văn hóa từ 18 giờ đến 22 giờ trong hai tuần lễ đầu của tháng, có\nsổ ghi chép."
    text = "KẾ HOẠCH THÁNG 7\n\n" + BODY + "\n" + "\n".join(lines) + "\n" + rest
    assert "\n".join(lines) in [s.text for s in vb.segment(text) if s.kind == "list_item"]
