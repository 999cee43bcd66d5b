"""Publication data: every shape of time stamp, writers, sources and counters."""

from __future__ import annotations

import pytest

from vnbulletin.segmentation import lay_out

LEAD = "Sáng nay, Ủy ban nhân dân xã Hòa Bắc Sơn tổ chức hội nghị giao ban với các trưởng thôn về công tác thu quỹ."
TITLE = "Xã Hòa Bắc Sơn giao ban với trưởng thôn"


def published(stamp: str) -> str | None:
    page = lay_out(f"{TITLE}\n{stamp}\n{LEAD}\n")
    assert page.title is not None
    assert page.view.cut(*page.title)[2] == TITLE
    assert [b.kind for b in page.blocks if b.kind in ("heading", "list_item")] == []
    return page.published.iso() if page.published else None


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("29/09/2023 10:05 SA", "2023-09-29T10:05"),
        ("29/09/2023 10:05 CH", "2023-09-29T22:05"),
        ("29/09/2023 12:30 CH", "2023-09-29T12:30"),
        ("29/09/2023 12:05 SA", "2023-09-29T00:05"),
        ("29/09/2023 13:05 CH", "2023-09-29T13:05"),
        ("12:00 AM 06/11/2015", "2015-11-06T00:00"),
        ("01/11/2024 - 09:50", "2024-11-01T09:50"),
        ("10:12, 18/12/2022", "2022-12-18T10:12"),
        ("08:48 | 13/06/2019", "2019-06-13T08:48"),
        ("Cập nhật lúc: 18:00 |22/05/2022", "2022-05-22T18:00"),
        ("Cập nhật : 16:23 - 30/12/2021", "2021-12-30T16:23"),
        ("Thứ Năm, 15/10/2009 11:34'(GMT+7)", "2009-10-15T11:34"),
        ("Thứ Năm, 21/12/2023, 16:26 [GMT+7]", "2023-12-21T16:26"),
        ("Ngày 27/02/2023 09:04:52", "2023-02-27T09:04"),
        ("Chủ nhật - 29/09/2024 19:43 35 0", "2024-09-29T19:43"),
        ("Thứ ba, 25 Tháng 1 2022 16:22", "2022-01-25T16:22"),
        ("19/04/2024", "2024-04-19"),
        ("Đăng ngày 17 - 05 - 2024", "2024-05-17"),
        ("28-08-2025, 19:45 (GMT+7)", "2025-08-28T19:45"),
        ("Tháng Chín 29, 2023", "2023-09-29"),
        ("25 Tháng Mười Hai, 2021", "2021-12-25"),
        ("Thứ Bảy, ngày 5 tháng 7 năm 2025", "2025-07-05"),
        ("2025-07-05 08:00:00", "2025-07-05T08:00"),
        ("10h30 ngày 12/5/2023", "2023-05-12T10:30"),
        ("14 giờ 30 phút, ngày 05/7/2025", "2025-07-05T14:30"),
        ("Thứ sáu, 01.11.2024 | 09:50:12", "2024-11-01T09:50"),
        ("12:07:05 04/12/2013", "2013-12-04T12:07"),
        ("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42"),
        ("Ngày đăng: 05/07/2023Lượt xem: 120", "2023-07-05"),
        ("Hoàng Nam 14:20, 24/07/2024", "2024-07-24T14:20"),
        ("Posted on 05/07/2025 by admin", "2025-07-05"),
        ("09:50 (GMT+7) - Thứ Sáu, 01/11/2024", "2024-11-01T09:50"),
        ("Ngày đăng: 05/07/2025 - Cập nhật: 06/07/2025 - Lượt xem: 12", "2025-07-05"),
        ("Thứ năm, 15/02/2024 16:04 Cỡ chữ: A- A A+", "2024-02-15T16:04"),
        ("Posted: 22 May 2026 By: Phòng Hành chính", "2026-05-22"),
        ("September 5, 2024", "2024-09-05"),
        ("Thời điểm lên trang: 05/07/2024 09:10", "2024-07-05T09:10"),
        ("06/11/2025 18:22 (GMT +7)\tCỡ chữ A+ A- | In", "2025-11-06T18:22"),
        ("21-01-2026, 06:40 Quốc phòng toàn dân > Quân sự địa phương", "2026-01-21T06:40"),
        ("19:48 29.08.2025 ◉ 12,9K ⎘ Sao chép · In · Lưu PDF", "2025-08-29T19:48"),
        ("Cập nhật lần cuối: 10:52 08/10/2025 • Đang xem: 18.420", "2025-10-08T10:52"),
        ("31/02/2023", None),
    ],
)
def test_shape(stamp, iso):
    if iso is None:
        assert lay_out(f"{TITLE}\n{stamp}\n{LEAD}\n").published is None
    else:
        assert published(stamp) == iso


def test_of_two_dates_the_first_is_the_visit():
    page = lay_out(f"Thứ Ba, 25/6/2024\nTin tức\n{TITLE}\nThứ Năm, 15/10/2009\n{LEAD}")
    assert page.published is not None
    assert page.published.iso() == "2009-10-15"


def test_dates_of_the_banner_are_no_dates_of_the_page():
    banner = (
        "Kỷ niệm Ngày thành lập Quân đội nhân dân Việt Nam (22/12/1944) và Ngày hội Quốc phòng toàn dân (22/12/1989)"
    )
    page = lay_out(f"{banner}\n{TITLE} In trang\n{LEAD}")
    assert page.published is None
    assert page.blocks[0].kind == "banner"
    assert [(a.date, a.until) for a in page.anniversaries] == [("1944-12-22", None), ("1989-12-22", None)]


def test_a_date_in_the_lead_is_no_publication():
    page = lay_out(f"{TITLE}\nNgày 12/5/2023, Ủy ban nhân dân xã tổ chức hội nghị giao ban với các trưởng thôn.")
    assert page.published is None


def test_place_and_date_of_a_document_are_no_publication():
    page = lay_out(f"{TITLE}\n{LEAD}\nHòa Bắc Sơn, ngày 05 tháng 7 năm 2023\n")
    assert page.published is None
    assert "timestamp" not in {b.kind for b in page.blocks}


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Thu Phương", "Thu Phương"),
        ("Hữu Lộc - Mai Chi", "Hữu Lộc - Mai Chi"),
        ("M.Tuyền", "M.Tuyền"),
        ("B.T", "B.T"),
        ("Tin, ảnh: Hồng Vân", "Hồng Vân"),
        ("Thực hiện: Mai Chi - Quốc Đạt", "Mai Chi - Quốc Đạt"),
        ("Tác giả :Thu Nga", "Thu Nga"),
        ("Linh Đan (tổng hợp)", "Linh Đan (tổng hợp)"),
        ("Văn phòng Đảng ủy", "Văn phòng Đảng ủy"),
        ("Thu Hà - Trung tâm Văn hóa xã", "Thu Hà - Trung tâm Văn hóa xã"),
        ("*Tin & Ảnh: Văn phòng Đoàn*", "Văn phòng Đoàn"),
    ],
)
def test_writer(line, byline):
    page = lay_out(f"{TITLE}\n{LEAD}\n{line}\n")
    assert page.blocks[-1].kind == "byline"
    assert page.byline == byline


def test_a_signature_is_no_byline():
    page = lay_out(f"{LEAD}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mạnh\n")
    assert page.byline is None


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Nguồn: Báo Phú Yên", "Báo Phú Yên"),
        ("Theo Báo Hà Tĩnh Mới", "Báo Hà Tĩnh Mới"),
        ("(Nguồn: hoabacson.gov.vn)", "hoabacson.gov.vn"),
        ("https://hoabacson.gov.vn/tin-tuc/giao-ban-thang-5", "https://hoabacson.gov.vn/tin-tuc/giao-ban-thang-5"),
    ],
)
def test_source(line, source):
    page = lay_out(f"{TITLE}\n{LEAD}\n{line}\n")
    assert page.blocks[-1].kind == "source_note"
    assert page.source_note is not None
    assert page.source_note.strip("()") == source


@pytest.mark.parametrize(
    ("line", "views"),
    [("Lượt xem: 275", 275), ("7331 Lượt xem", 7331), ("Đã xem: 382", 382), ("Lượt xem : 12.345", 12345), ("313", 313)],
)
def test_views_below_the_time(line, views):
    page = lay_out(f"{TITLE}\n08:00 05/07/2025\n{line}\n{LEAD}")
    assert page.views == views
    assert [b.kind for b in page.blocks] == ["title", "timestamp", "views", "paragraph"]
