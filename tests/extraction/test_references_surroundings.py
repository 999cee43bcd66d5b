"""What stands around citations in writing of every sort: bodies, titles, notes with marks of emphasis, lists."""

from __future__ import annotations

import pytest

from vnbulletin.extraction.references import find_references
from vnbulletin.extraction.references.bodies import match_body
from vnbulletin.model import Reference
from vnbulletin.segmentation import lay_out
from vnbulletin.tables import load_table


def read(text: str) -> tuple[Reference, ...]:
    found = find_references(lay_out(text))
    for r in found:
        assert text[r.start : r.end] == r.text
    return found


@pytest.mark.parametrize(
    ("body", "rest"),
    [
        ("Hội Cựu chiến binh huyện Mai Lĩnh", " về việc"),
        ("Trung tâm Kiểm soát bệnh tật tỉnh Cao Sơn", " hướng dẫn"),
        ("Chi cục Thi hành án dân sự huyện Mai Lĩnh", " ban hành"),
        ("Ủy ban An toàn giao thông quốc gia", " về tăng cường"),
        ("Đảng ủy các cơ quan Đảng tỉnh", " về sinh hoạt"),
        ("Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh", " về kiểm tra"),
        ("Ban Chỉ đạo 138/ĐP tỉnh", "."),
        ("Ban Chỉ đạo 35 huyện", " về"),
        ("Sở Quy hoạch - Kiến trúc", " đề nghị"),
        ("Bộ Ngoại giao", " về"),
        ("Đoàn đại biểu Quốc hội tỉnh Cao Sơn", " tại"),
        ("Trung tâm Phục vụ hành chính công phường Hòa Lạc", " thông báo"),
        ("ỦY BAN NHÂN DÂN HUYỆN MAI LĨNH", " VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH"),
        ("BAN TỔ CHỨC TỈNH ỦY", " HƯỚNG DẪN"),
        ("UBND tỉnh Cao Sơn", " v/v giao chỉ tiêu"),
        ("UBND tỉnh Cao Sơn", " xây dựng hồ chứa"),
        ("Tỉnh ủy", " chuyển đổi số toàn diện"),
        ("Ban Bí thư", " và Luật Đất đai"),
        ("UBND xã Phú Hòa", " - Quy chế quản lý chợ"),
        ("Chủ tịch UBND phường Trần Hưng Đạo", " giao"),
        ("Phó Chủ tịch UBND xã", " Danh Minh Tuấn"),
    ],
)
def test_where_the_name_of_a_body_ends(body: str, rest: str) -> None:
    assert (body + rest)[: match_body(body + rest, 0)] == body


def test_organisations_of_the_table_are_read_whole() -> None:
    names = [row["name"] for row in load_table("organisations") if row["name"][0].isupper() and "/" not in row["name"]]
    cut = [name for name in names if match_body(f"{name} về việc", 0) != len(name)]
    # Names of more than one body joined, and those that hold a list.
    assert len(cut) <= 0.01 * len(names), cut


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Chỉ thị 40-CT/TW (năm 2014) của Ban Bí thư về tín dụng", "Ban Bí thư"),
        ("Nghị quyết số 51-NQ/TW (khóa IX) của Bộ Chính trị", "Bộ Chính trị"),
        ("Quyết định số 910/2006/QĐ-BCA (C11) ngày 02/8/2006 của Bộ trưởng Bộ Công an", "Bộ trưởng Bộ Công an"),
        ("7. Bộ Công Thương (2025). Quyết định số 15/QĐ-BCT về giá", "Bộ Công Thương"),
        ("[3] Bộ Nội vụ (2024), Thông tư số 02/2024/TT-BNV", "Bộ Nội vụ"),
        ("Mức tăng của năm trước (2024). Quyết định số 15/QĐ-BCT", None),
        ("**Quyết định 85/2025/QĐ-UBND** UBND tỉnh Cao Sơn", "UBND tỉnh Cao Sơn"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 51/2024/QH15", None),
        ("Nghị quyết số 05/NQ-HĐND về thành lập các Ban của HĐND xã", None),
        ("Kế hoạch số 07/KH-UBND về an toàn hồ đập của UBND huyện", "UBND huyện"),
    ],
)
def test_issuers_in_notes_and_lists(text: str, issuer: str | None) -> None:
    assert read(text)[0].issuer == issuer


@pytest.mark.parametrize(
    ("text", "found", "date"),
    [
        ("Thực hiện **Nghị quyết số 57-NQ/TW** ngày 22/12/2024.", "Nghị quyết số 57-NQ/TW", "2024-12-22"),
        ("Theo Nghị định số **30/2020/NĐ-CP** ngày 05/3/2020", "Nghị định số **30/2020/NĐ-CP", "2020-03-05"),
        ("- **Nghị quyết** số 57-NQ/TW", "Nghị quyết** số 57-NQ/TW", None),
        ("xem `Thông tư 22/2021/TT-BGDĐT`", "Thông tư 22/2021/TT-BGDĐT", None),
        ("[Kết luận 12-KL/TW](https://vi.du/van-ban) ngày 03/02/2025", "Kết luận 12-KL/TW", "2025-02-03"),
        ("**Kế hoạch 12** của UBND xã", "Kế hoạch 12", None),
    ],
)
def test_marks_of_emphasis_part_nothing(text: str, found: str, date: str | None) -> None:
    assert [(r.text, r.date) for r in read(text)] == [(found, date)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "quán triệt các Nghị quyết Trung ương 4, 5 và 6 khóa XII của Đảng",
            [
                ("Nghị quyết Trung ương 4", "khóa XII"),
                ("5", "khóa XII"),
                ("6 khóa XII của Đảng", "khóa XII"),
            ],
        ),
        (
            "Nghị quyết Trung ương 7 và 8 (khóa XIII)",
            [("Nghị quyết Trung ương 7", "khóa XIII"), ("8 (khóa XIII)", "khóa XIII")],
        ),
        ("Nghị quyết Trung ương 4, 27 đại biểu phát biểu", [("Nghị quyết Trung ương 4", None)]),
        (
            "Nghị quyết Trung ương 6 (khóa XII), (khóa XIII)",
            [("Nghị quyết Trung ương 6 (khóa XII)", "khóa XII"), ("khóa XIII", "khóa XIII")],
        ),
    ],
)
def test_lists_of_plenums(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(r.text, r.term) for r in read(text)] == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nghị quyết số 15/2020 NQ-HĐND ngày 10/7/2020", "15/2020/NQ-HĐND"),
        ("Mệnh lệnh số 12/ML-BTL của Tư lệnh", "12/ML-BTL"),
        ("Chỉ lệnh số 15/CL-TM", "15/CL-TM"),
        ("Bản ghi nhớ số 04/BGN-SYT", "04/BGN-SYT"),
    ],
)
def test_rare_shapes_and_types(text: str, code: str) -> None:
    (found,) = read(text)
    assert found.code == code
    assert found.start == 0


def test_a_law_in_small_letters_counts_by_its_name() -> None:
    found = read("phổ biến luật An ninh mạng và bộ luật Hình sự")
    assert [r.text for r in found] == ["luật An ninh mạng", "bộ luật Hình sự"]
    assert read("chấp hành pháp luật Nhà nước, hiểu luật chơi") == ()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # Where the first verb stands alone, "và" and a comma go on with the title.
        (
            "Nghị quyết số 104/NQ-HĐND về việc thành lập, tổ chức lại các phòng chuyên môn thuộc UBND huyện",
            "về việc thành lập, tổ chức lại các phòng chuyên môn thuộc UBND huyện",
        ),
        (
            "Chỉ thị 01-CT/ĐU về quán triệt và tổ chức thực hiện quy chế mới.",
            "về quán triệt và tổ chức thực hiện quy chế mới",
        ),
        ("Kế hoạch số 5-KH/ĐU về chăm lo người nghèo và tổ chức ba đoàn thăm hỏi", "về chăm lo người nghèo"),
        # A body behind a comma starts a clause only where it does something.
        ("Kế hoạch số 5-KH/ĐU về đại hội đảng bộ, chi bộ các cấp.", "về đại hội đảng bộ, chi bộ các cấp"),
        ("Kế hoạch số 5-KH/ĐU về đại hội đảng bộ, chi bộ đã họp bàn ba lần", "về đại hội đảng bộ"),
        # "gắn với" belongs to the title where a field follows, not where something is done.
        (
            "Nghị quyết 12-NQ/HU về phát triển du lịch gắn với bảo tồn văn hóa.",
            "về phát triển du lịch gắn với bảo tồn văn hóa",
        ),
        ("Nghị quyết 12-NQ/HU về phát triển du lịch gắn với thực hiện Chỉ thị 05", "về phát triển du lịch"),
        ("Nghị quyết 12-NQ/HU về phát triển du lịch, gắn với bảo tồn", "về phát triển du lịch"),
        ("Nghị quyết số 14-NQ/ĐU về nhiệm vụ quý IV với 25/25 phiếu tán thành", "về nhiệm vụ quý IV"),
        ("Kế hoạch số 3-KH/ĐU về hỗ trợ sinh kế đối với 61 hộ nghèo.", "về hỗ trợ sinh kế đối với 61 hộ nghèo"),
        ("Quy định số 9-QĐ/HU về nêu gương tới từng chi bộ", "về nêu gương"),
        ("Kế hoạch số 8/KH-THPT về thời gian năm học, thầy Phan Đình Lộc thông báo", "về thời gian năm học"),
        (
            "Quyết định số 22-QĐ/HU về thành lập Ban Xây dựng Đảng trên cơ sở hợp nhất hai ban.",
            "về thành lập Ban Xây dựng Đảng trên cơ sở hợp nhất hai ban",
        ),
        ("Kế hoạch số 3-KH/ĐU về thi đua, trên cơ sở đó các chi bộ đăng ký", "về thi đua"),
        ("Chỉ thị số 4-CT/HU về phòng chống cháy rừng./.", "về phòng chống cháy rừng"),
        ("Quyết định số 8/QĐ-UBND về hỗ trợ nhà ở cho 25 hộ nghèo.", "về hỗ trợ nhà ở cho 25 hộ nghèo"),
        ("Nghị quyết 12-NQ/HU về xây dựng Đảng cho hơn 120 đảng viên", "về xây dựng Đảng"),
        (
            "Kế hoạch số 44-KH/ĐU về nghiên cứu, quán triệt, tuyên truyền, thực hiện quy chế mới.",
            "về nghiên cứu, quán triệt, tuyên truyền, thực hiện quy chế mới",
        ),
        ("Thông báo số 5/TB-THCS về lịch thi, nhà trường thông báo như sau", "về lịch thi"),
        ("Nghị quyết 14-NQ/TU về hạ tầng giao thông, hướng tới mạng lưới đồng bộ", "về hạ tầng giao thông"),
        ("Kế hoạch số 5-KH/ĐU về hội trại hè, từ ngày 02/6 đến ngày 05/6 các chi đoàn", "về hội trại hè"),
    ],
)
def test_where_titles_end(text: str, subject: str) -> None:
    assert read(text)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Nghị quyết 57 ngày 22/12/2024, 59 ngày 24/01/2025 của Bộ Chính trị",
            [("57", "2024-12-22", "Bộ Chính trị"), ("59", "2025-01-24", "Bộ Chính trị")],
        ),
        ("Nghị quyết 57 ngày 22/12/2024, 35 đại biểu dự", [("57", "2024-12-22", None)]),
        ("Công điện số 06/CĐ-UBND hồi 10 giờ 00 ngày 20/9/2024 của UBND tỉnh", [("06", "2024-09-20", "UBND tỉnh")]),
        ("Công điện số 7/CĐ-TTg lúc 9h30 ngày 01/9/2024", [("7", "2024-09-01", None)]),
        (
            "Quyết định số 12-QĐNS/TU ngày 02/02/2024; Quyết định số 15-QĐNS/TW ngày 05/4/2024 của Bộ Chính trị",
            [("12", "2024-02-02", None), ("15", "2024-04-05", "Bộ Chính trị")],
        ),
    ],
)
def test_each_member_of_a_list_has_its_day(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert [(r.number, r.date, r.issuer) for r in read(text)] == found


def test_a_day_between_does_not_part_a_list_from_its_type_word() -> None:
    found = read("Quy định số 37-QĐ/TW ngày 25/10/2021, 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị")
    assert [(r.type, r.code) for r in found] == [("Quy định", "37-QĐ/TW"), ("Quy định", "41-QĐ/TW")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HD12-HD/BTCTW và QĐ31-QĐ/TW", ["HD12-HD/BTCTW", "QĐ31-QĐ/TW"]),
        ("Nghị quyết sô 18-NQ/TW", ["Nghị quyết sô 18-NQ/TW"]),
        ("phòng QĐ12, nhà BC3", []),
        ("Cáo trạng số 15/CT-VKS-P1", []),
    ],
)
def test_glued_abbreviations_and_slips(text: str, found: list[str]) -> None:
    assert [r.text for r in read(text)] == found


def test_an_opening_alone_is_no_subject() -> None:
    assert read("Chỉ thị số 03/CT-UBND về việc:")[0].subject is None


def test_day_and_body_behind_the_title() -> None:
    (found,) = read("Nghị quyết số 12/NQ-HĐND về mức thu học phí ngày 10/7/2023 của HĐND tỉnh được thực hiện")
    assert (found.date, found.issuer, found.subject) == ("2023-07-10", "HĐND tỉnh", "về mức thu học phí")
    (found,) = read("Giấy mời số 12/GM-UBND về hội nghị sơ kết ngày 10/7/2023.")
    assert (found.date, found.subject) == (None, "về hội nghị sơ kết ngày 10/7/2023")


def test_a_decree_that_details_a_law_names_it() -> None:
    subject = "quy định chi tiết và hướng dẫn thi hành một số điều của Luật Dân quân tự vệ"
    assert read(f"Nghị định số 58/2010/NĐ-CP {subject}.")[0].subject == subject


@pytest.mark.parametrize("behind", ["ngày 12/3/2019 của Chính phủ", "ban hành ngày 12/3/2019"])
def test_what_stands_behind_a_title_is_not_the_laws_that_ends_it(behind: str) -> None:
    outer, inner = read(f"Nghị định số 28/2019/NĐ-CP quy định chi tiết một số điều của Luật Khiếu nại {behind}.")
    assert (outer.date, outer.subject) == ("2019-03-12", "quy định chi tiết một số điều của Luật Khiếu nại")
    assert (inner.date, inner.issuer) == (None, None)


def test_a_title_of_one_letter_is_none() -> None:
    (found,) = read("Kết luận số 5-KL/TW về X của Bộ Chính trị")
    assert (found.issuer, found.subject) == ("Bộ Chính trị", None)


@pytest.mark.parametrize("behind", ["ban hành ngày 25/10/2017", "ngày 25/10/2017 của Bộ Chính trị"])
def test_the_day_of_a_document_in_a_title_is_its_own(behind: str) -> None:
    outer, inner = read(f"Kế hoạch số 5-KH/TW về thực hiện Nghị quyết số 18-NQ/TW {behind}.")
    assert (outer.date, inner.date) == (None, "2017-10-25")
