"""Events: what a body does without a word for the occasion, units of bodies and places, quotation marks."""

from __future__ import annotations

import pytest

import vnbulletin as vb

REST = " Tham dự có lãnh đạo Đảng ủy, các ban, ngành, đoàn thể và đông đảo hội viên trên địa bàn xã."


def event_of(lead: str) -> tuple[str, str | None, str | None, str | None]:
    (event,) = vb.analyze(lead + REST).events
    return event.text, event.date, event.place, event.organiser


@pytest.mark.parametrize(
    ("lead", "text", "place", "organiser"),
    [
        (
            "Chiều ngày 07/10/2024, Hội Nông dân xã Phú Khê công bố quyết định thành lập chi hội nghề nghiệp nuôi ong.",
            "công bố quyết định thành lập chi hội nghề nghiệp nuôi ong", None, "Hội Nông dân xã Phú Khê",
        ),
        (
            "Ngày 07/10/2024, UBND xã Phú Khê triển khai kế hoạch tổ chức “Ngày hội nhà nông” ở các thôn.",
            "Ngày hội nhà nông” ở các thôn", None, "UBND xã Phú Khê",
        ),
        (
            "Sáng 07/10/2024, Hội Phụ nữ xã Phú Khê, huyện Đông Sơn tổ chức ra mắt mô hình nuôi ong tại thôn Hạ.",
            "ra mắt mô hình nuôi ong", "thôn Hạ", "Hội Phụ nữ xã Phú Khê, huyện Đông Sơn",
        ),
        (
            "Sáng 07/10/2024, Hội Phụ nữ tỉnh ra mắt mô hình nuôi ong tại thôn Hạ, xã Phú Khê, huyện Đông Sơn.",
            "ra mắt mô hình nuôi ong", "thôn Hạ, xã Phú Khê, huyện Đông Sơn", "Hội Phụ nữ tỉnh",
        ),
        (
            "Sáng 07/10/2024, tại nhà văn hóa xã, huyện Đông Sơn tổ chức hội thi nhà nông đua tài.",
            "hội thi nhà nông đua tài", "nhà văn hóa xã", "huyện Đông Sơn",
        ),
        (
            "Sáng 07/10/2024, trường mầm non Hoa Ban tổ chức “Ngày hội bé đến trường” cho 120 cháu.",
            "Ngày hội bé đến trường” cho 120 cháu", None, "trường mầm non Hoa Ban",
        ),
        (
            "Sáng 07/10/2024, Hội Khuyến học huyện kết hợp với Hội Khuyến học xã tổ chức trao học bổng cho học sinh.",
            "trao học bổng cho học sinh", None, "Hội Khuyến học huyện",
        ),
        (
            "Hưởng ứng phong trào do huyện phát động, sáng 07/10/2024, Đoàn xã Phú Khê tổ chức ra quân trồng cây.",
            "ra quân trồng cây", None, "Đoàn xã Phú Khê",
        ),
    ],
)  # fmt: skip
def test_event_of_a_lead(lead: str, text: str, place: str | None, organiser: str | None) -> None:
    assert event_of(lead) == (text, "2024-10-07", place, organiser)


def test_what_a_person_does_names_no_organiser() -> None:
    lead = "Sáng 07/10/2024, Chủ tịch UBND xã Phú Khê đã tới thăm, tặng quà các gia đình chính sách."
    assert event_of(lead)[3] is None


def test_the_committee_of_an_event_holds_nothing_by_its_name() -> None:
    lead = "Sáng 07/10/2024, Ban Tổ chức hội thi nhà nông đua tài đã họp phiên đầu tiên."
    assert "Ban" not in {e.organiser for e in vb.analyze(lead + REST).events}


def test_a_lead_behind_a_dash_is_no_item_of_a_list() -> None:
    lead = "- Chiều 07/10/2024, UBND xã Phú Khê tổ chức hội nghị công bố quỹ khuyến học đợt 2 năm 2024."
    assert [s.kind for s in vb.segment(f"Phú Khê công bố quỹ khuyến học\n\n{lead}\n\n{REST.strip()}")][1] == "paragraph"


def test_where_an_event_took_place_and_who_joined_it() -> None:
    lead = "Sáng 07/10/2024, Hội thi nhà nông đua tài năm 2024 đã khai mạc tại Nhà thi đấu huyện Đông Sơn."
    assert event_of(lead)[2] == "Nhà thi đấu huyện Đông Sơn"
    lead = "Sáng 07/10/2024, Hội Nông dân xã Phú Khê, đại diện các ngành đã tổ chức lễ trao tặng nhà tình nghĩa."
    assert event_of(lead)[3] == "Hội Nông dân xã Phú Khê"
    lead = "Lập thành tích chào mừng ngày của ngành Tổ chức nhà nước, Sở Nội vụ tổ chức giải cầu lông năm 2024."
    assert vb.analyze(lead + REST).events[0].organiser == "Sở Nội vụ"


def test_a_point_that_ends_no_sentence_parts_no_event() -> None:
    lead = (
        "Sáng 07/10/2024, tại hội trường xã, Hội Đông y TP. Đông Sơn phối hợp các đoàn thể, gồm: Đoàn Thanh niên, Hội "
        "Phụ nữ... tổ chức buổi khám bệnh cho người cao tuổi."
    )
    text, _, place, organiser = event_of(lead)
    assert (text, place, organiser) == ("buổi khám bệnh cho người cao tuổi", "hội trường xã", "Hội Đông y TP. Đông Sơn")


def test_the_event_of_a_sentence_behind_the_first() -> None:
    lead = "Nhằm chăm sóc sức khỏe nhân dân. Sáng 07/10/2024, Hội Chữ thập đỏ xã Phú Khê tổ chức khám bệnh cho 100 hộ."
    assert event_of(lead) == ("khám bệnh cho 100 hộ", "2024-10-07", None, "Hội Chữ thập đỏ xã Phú Khê")


def test_the_day_of_an_event_that_the_summary_tells_of_without_one() -> None:
    summary = "(PKO) - Ban Tổ chức chương trình “Xuân ấm” phối hợp tổ chức khám bệnh cho người dân xã Phú Khê."
    report = "Sáng 07/10/2024, Hội Chữ thập đỏ huyện tổ chức khám bệnh cho 700 người dân xã Phú Khê."
    (event,) = vb.analyze(f"Khám bệnh cho người dân\n\n{summary}\n\n{report}").events
    assert (event.date, event.organiser) == ("2024-10-07", "Hội Chữ thập đỏ huyện")
    past = "Từ ngày 01/7/2024, Trung tâm Y tế xã tổ chức khám bệnh định kỳ hằng tháng cho người cao tuổi trong xã."
    (event,) = vb.analyze(f"Khám bệnh cho người dân\n\n{summary}\n\n{past}").events
    assert event.date is None


@pytest.mark.parametrize("days", ["Trong 2 ngày 12-13/8/2024", "Trong hai ngày 12, 13/8/2024", "Ngày 12 và 13/8/2024"])
def test_the_first_of_several_days(days: str) -> None:
    lead = f"{days}, Hợp tác xã Phú Khê tổ chức đại hội thành viên lần thứ VIII."
    assert event_of(lead)[1] == "2024-08-12"


def test_the_seat_of_a_body_is_part_of_it() -> None:
    lead = "Sáng 07/10/2024, Trường THCS Phú Khê, TP. Đông Sơn, tỉnh Đông Hà tổ chức hội thi nhà nông đua tài."
    assert event_of(lead)[3] == "Trường THCS Phú Khê, TP. Đông Sơn, tỉnh Đông Hà"
