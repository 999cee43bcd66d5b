"""Publication times beside words that no table knows, and what must not be taken for one."""

from __future__ import annotations

import pytest

from vnbulletin.segmentation import lay_out

LEAD = (
    "Sáng ngày 8/10, UBND xã Thanh Khê tổ chức hội nghị sơ kết công tác chín tháng; đồng chí Lê Văn Tám, "
    "Chủ tịch UBND xã chủ trì hội nghị, cùng dự có đại diện các ban, ngành và trưởng các thôn."
)
TITLE = "Thanh Khê sơ kết công tác chín tháng đầu năm"


def read(text):
    page = lay_out(text)
    kinds = {page.view.cut(b.start, b.end)[2]: b.kind for b in page.blocks}
    return page, kinds


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("10:29 - Thứ Năm, 09.10.2025 trong chuyên mục Tin trong xã", "2025-10-09T10:29"),
        ("13:50 9 thg 10, 2025", "2025-10-09T13:50"),
        ("Thứ 5 ngày 09/10/2025 (nhằm 18 tháng 8 năm Ất Tỵ), 16:02", "2025-10-09T16:02"),
        ("Cập nhật lần 3: 22 giờ 15, 09/10/2025", "2025-10-09T22:15"),
        ("9.X.2025 . 19:00", "2025-10-09T19:00"),
        ("Trang tin Thanh Khê · 2 giờ trước (9/10/2025 lúc 17:15)", "2025-10-09T17:15"),
        ("Bài đăng 9.10.2025 - lúc 17g10p", "2025-10-09T17:10"),
        ("🕒 08:15 | 📅 09-10-2025 | 👁 256", "2025-10-09T08:15"),
        ("9\nTh10\n2025", "2025-10-09"),
        ("Thanh Khê, ngày 09 tháng 10 năm 2025", "2025-10-09"),
    ],
)
def test_shapes_of_time(stamp, expected):
    page, _ = read(f"Tin trong xã\n{TITLE}\n{stamp}\n{LEAD}")
    assert page.published is not None
    assert page.published.iso() == expected
    assert page.title is not None
    assert page.view.cut(*page.title)[2] == TITLE


def test_headline_and_time_on_one_line():
    page, kinds = read(f"Trang đang chạy thử\n{TITLE} 09/10/2025 - 20:11\n{LEAD}")
    assert kinds[TITLE] == "title"
    assert kinds["09/10/2025 - 20:11"] == "timestamp"
    assert page.published is not None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # A server that prints the month first: the day of the lead tells.
        ("10/9/2025 11:45:30 AM", "2025-10-09T11:45"),
        ("9/10/2025 11:45:30 AM", "2025-10-09T11:45"),
        # The twenty-fifth month there is not.
        ("10/25/2025 8:05:00 PM", "2025-10-25T20:05"),
        # Two digits for a day are written by hand: day first.
        ("10/09/2025 11:45:30 AM", "2025-09-10T11:45"),
    ],
)
def test_month_first(written, expected):
    page, _ = read(f"{TITLE}\n{written}\n{LEAD}")
    assert page.published is not None
    assert page.published.iso() == expected


def test_chronicle_keeps_its_days():
    text = "2-9-1987: Khởi công hồ chứa nước\n5-4-1988: Thành lập hợp tác xã\n14-3-1990: Đóng điện toàn xã"
    page, _ = read(text)
    assert page.published is None
    assert "timestamp" not in {b.kind for b in page.blocks}


def test_headline_that_names_a_day_is_no_time():
    title = "Kết luận của Chủ tịch UBND xã tại cuộc họp ngày 08/10/2025"
    page, kinds = read(f"{title}\n{LEAD}")
    assert kinds[title] == "title"
    assert page.published is None


def test_post_of_a_social_network():
    _, kinds = read(f"Xã đoàn Thanh Khê đã thêm 12 ảnh mới.\n9 tháng 10 lúc 08:11 ·\n{TITLE}\n{LEAD}")
    assert kinds["Xã đoàn Thanh Khê đã thêm 12 ảnh mới."] == "byline"
    assert kinds["9 tháng 10 lúc 08:11 ·"] == "timestamp"
    assert kinds[TITLE] == "title"


def test_running_head_of_a_printed_page():
    _, kinds = read(f"THÔNG TIN NỘI BỘ THANH KHÊ Trang 3\n{TITLE}\n09/10/2025\n{LEAD}")
    assert kinds["THÔNG TIN NỘI BỘ THANH KHÊ"] == "banner"
    assert kinds["Trang 3"] == "counter"
    assert kinds[TITLE] == "title"


def test_end_of_a_page_without_cues():
    tail = ["Nhóm trực phòng chống thiên tai", "Số máy trực: 0208.380.000", "Trợ lý ảo", "< Lùi Tiến >"]
    _, kinds = read(f"{TITLE}\n09/10/2025 08:00\n{LEAD}\n" + "\n".join(tail))
    assert all(kinds[line] in ("footer", "byline", "counter") for line in tail)


def test_signature_stays_with_the_document():
    _, kinds = read(f"{TITLE}\n09/10/2025 08:00\n{LEAD}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Tám")
    assert kinds["Lê Văn Tám"] == "heading"


def test_post_broken_by_a_line():
    text = f"{TITLE}\n{LEAD[:-1]}, gồm đồng chí Mai Thị Hoa, Phó\nTrưởng phòng Kinh tế; đồng chí Lê Văn Bảy."
    page, _ = read(text)
    assert [b.kind for b in page.blocks] == ["title", "paragraph"]
    assert "Phó Trưởng phòng Kinh tế" in page.flow


def test_number_of_a_heading_is_no_sentence():
    page, _ = read(f"{TITLE}\n{LEAD}\nII. NHIỆM VỤ THÁNG 9\n{LEAD}")
    assert "II. NHIỆM VỤ THÁNG 9" in [page.flow[a:b] for a, b, _ in page.sentences]


def test_row_of_a_table_is_no_heading():
    _, kinds = read(f"{TITLE}\n{LEAD}\nThôn Đông | 12 hộ | đạt\n{LEAD}")
    assert kinds["Thôn Đông | 12 hộ | đạt"] == "paragraph"


def test_section_in_capitals_is_no_part_of_the_headline():
    headline = "THANH KHÊ SƠ KẾT CÔNG TÁC CHÍN THÁNG ĐẦU NĂM"
    _, kinds = read(f"CHUYÊN ĐỀ\n{headline}\n09/10/2025 08:00\n{LEAD}")
    assert kinds[headline] == "title"


def test_menu_in_brackets():
    _, kinds = read(f"[Trang chủ] - [Tin xã] - [Giám sát]\n{TITLE}\n09/10/2025 08:00\n{LEAD}")
    assert kinds["[Trang chủ] - [Tin xã] - [Giám sát]"] == "breadcrumb"
    assert kinds[TITLE] == "title"
