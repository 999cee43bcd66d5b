"""Citations as they are written: what is found, where, with which parts."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest

from vnbulletin.extraction.references import find_references
from vnbulletin.model import Reference
from vnbulletin.segmentation import lay_out


def read(text: str) -> tuple[Reference, ...]:
    found = find_references(lay_out(text))
    for r in found:
        assert text[r.start : r.end] == r.text
        if r.subject is not None:
            assert text[r.subject_start : r.subject_end] == r.subject
    return found


def codes(text: str) -> list[tuple[str, str | None]]:
    return [(r.type, r.code or r.number) for r in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Party, State, National Assembly, joint, letters, Front, unions, Youth Union, courts, consolidated, old forms.
        ("quán triệt Quy định số 399-QĐ/TW của Ban Bí thư.", [("Quy định", "399-QĐ/TW")]),
        ("theo Quyết định số 263/QĐ-TTg.", [("Quyết định", "263/QĐ-TTg")]),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP.", [("Nghị định", "30/2020/NĐ-CP")]),
        ("Nghị quyết số 76/2025/UBTVQH15 có hiệu lực.", [("Nghị quyết", "76/2025/UBTVQH15")]),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", [("Luật", "72/2025/QH15")]),
        ("Luật số 18/2017/QH14 quy định", [("Luật", "18/2017/QH14")]),
        ("Pháp lệnh số 02/2020/UBTVQH14", [("Pháp lệnh", "02/2020/UBTVQH14")]),
        (
            "Thông tư liên tịch số 01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT",
            [("Thông tư liên tịch", "01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT")],
        ),
        ("Công văn số 36/TANDTC-KHTC", [("Công văn", "36/TANDTC-KHTC")]),
        ("văn bản số 4912/UBND-NC", [("Văn bản", "4912/UBND-NC")]),
        ("Quyết định số 291/QĐ-MTTQ-BTT", [("Quyết định", "291/QĐ-MTTQ-BTT")]),
        ("Kế hoạch số 183-KH/TWĐTN-TNNT", [("Kế hoạch", "183-KH/TWĐTN-TNNT")]),
        ("Quyết định 45/2014/QĐTA-TĐKT", [("Quyết định", "45/2014/QĐTA-TĐKT")]),
        ("Văn bản hợp nhất số 72/VBHN-VPQH", [("Văn bản hợp nhất", "72/VBHN-VPQH")]),
        ("Nghị định số 195/CP", [("Nghị định", "195/CP")]),
        ("Luật số 21-LCT/HĐNN8", [("Luật", "21-LCT/HĐNN8")]),
        ("Quy chế phối hợp số 06/QC-TT.HĐND-UBND", [("Quy chế", "06/QC-TT.HĐND-UBND")]),
        ("Báo cáo thẩm tra số 433/BC-UBPLTP15", [("Báo cáo", "433/BC-UBPLTP15")]),
        # Bare codes are typed by their symbol.
        ("Đảng ủy phổ biến 05-HD/TU, 39-QĐ/TU.", [("Hướng dẫn", "05-HD/TU"), ("Quyết định", "39-QĐ/TU")]),
        ("(44/GM-UBND)", [("Giấy mời", "44/GM-UBND")]),
        # Short forms.
        ("thực hiện Chỉ thị 05 và Kết luận số 01.", [("Chỉ thị", "05"), ("Kết luận", "01")]),
        ("tinh thần NQ 35", [("Nghị quyết", "35")]),
        ("theo TT 12/2021", [("Thông tư", "12/2021")]),
        ("Quy định 37: những điều cần nhớ", [("Quy định", "37")]),
        # The type follows the word; the abbreviation stands for the word.
        ("QĐ 699/QĐ-BNNMT", [("Quyết định", "699/QĐ-BNNMT")]),
        ("Thông báo kết luận số 12-TB/TU", [("Thông báo", "12-TB/TU")]),
        ("Chương trình hành động số 06-CTr/TU", [("Chương trình", "06-CTr/TU")]),
        ("Tờ trình số 342/TTr-CP", [("Tờ trình", "342/TTr-CP")]),
        # The issuer or the whole title between type word and code.
        ("Quyết định của Bộ Chính trị số31-QĐ/TW", [("Quyết định", "31-QĐ/TW")]),
        ("Quyết định về việc hợp nhất hai ban (số 44-QĐ/TW)", [("Quyết định", "44-QĐ/TW")]),
    ],
)
def test_grammar_of_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 18, 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        ("Nghị quyết số 18-NQ/TW và 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        ("Nghị quyết số 18 và số 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        ("các nghị quyết số 57, 59, 66 và 68.", ["57", "59", "66", "68"]),
        ("Quy định số 73-QĐ/TU, Hướng dẫn số 03-HD/TU", ["73-QĐ/TU", "03-HD/TU"]),
        ("các nghị quyết: số 57-NQ/TW, số 59-NQ/TW", ["57-NQ/TW", "59-NQ/TW"]),
    ],
)
def test_coordination_of_codes(text: str, expected: list[str]) -> None:
    found = read(text)
    assert [r.code or r.number for r in found] == expected
    assert len({r.type for r in found}) == len({r.type for r in found if r.type})


def test_members_of_a_list_keep_their_own_spans() -> None:
    text = "thực hiện Nghị quyết số 18, 19-NQ/TW"
    assert [r.text for r in read(text)] == ["Nghị quyết số 18", "19-NQ/TW"]
    assert dict(read(text)[0].inferred)["symbol"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết Trung ương 4 khóa XI, XII", ["Nghị quyết Trung ương 4 khóa XI", "XII"]),
        ("Nghị quyết Trung ương 4 khoá XI và khoá XII", ["Nghị quyết Trung ương 4 khoá XI", "khoá XII"]),
        ("Nghị quyết Trung ương 4 (khóa XII) nêu", ["Nghị quyết Trung ương 4 (khóa XII)"]),
        (
            "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa X nêu",
            ["Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa X"],
        ),
        ("học tập Nghị quyết Đại hội XIII của Đảng.", ["Nghị quyết Đại hội XIII của Đảng"]),
        (
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII",
            ["Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII"],
        ),
        (
            "Nghị quyết Đại hội Đảng bộ xã Vĩnh Hòa lần thứ II, nhiệm kỳ 2025 - 2030.",
            ["Nghị quyết Đại hội Đảng bộ xã Vĩnh Hòa lần thứ II, nhiệm kỳ 2025 - 2030"],
        ),
        ("triển khai Luật Đất đai năm 2024 và các nghị định", ["Luật Đất đai năm 2024"]),
        ("Luật Phòng chống tác hại của rượu, bia", ["Luật Phòng chống tác hại của rượu, bia"]),
        ("Luật Hàng hóa trực tuyến được thông qua", ["Luật Hàng hóa trực tuyến"]),
        ("Luật Cán bộ, công chức; Luật Viên chức", ["Luật Cán bộ, công chức", "Luật Viên chức"]),
        ("Bộ luật Lao động năm 2019", ["Bộ luật Lao động năm 2019"]),
        ("theo BLLĐ 2019", ["BLLĐ 2019"]),
        ("Hiến pháp năm 2013 quy định", ["Hiến pháp năm 2013"]),
        ("thi hành Điều lệ Đảng", ["Điều lệ Đảng"]),
        ("Điều lệ Công đoàn Việt Nam", ["Điều lệ Công đoàn Việt Nam"]),
        ("Cương lĩnh năm 2011", ["Cương lĩnh năm 2011"]),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đất đai",
            ["Luật sửa đổi, bổ sung một số điều của Luật Đất đai"],
        ),
    ],
)
def test_documents_cited_by_name(text: str, expected: list[str]) -> None:
    assert [r.text for r in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "code", "corrected"),
    [
        ("Nghị quyết số 24- NQ/TU", "24-NQ/TU", None),
        ("Chỉ thị số 06 - CT/TW", "06-CT/TW", None),
        ("Nghị quyết số\n12-NQ/TU", "12-NQ/TU", None),
        ("Nghị quyết số: 12 –NQ/TU", "12-NQ/TU", None),
        ("Thông tư số 08/2010/TT‑BYT", "08/2010/TT-BYT", None),
        ("Nghị định số 30/2020/NĐ- CP", "30/2020/NĐ-CP", None),
        ("Quyết định số 12/QĐ - UBND tỉnh", "12/QĐ-UBND", None),
        ("Nghị định 204/2004/NĐ-CPngày 14/12/2004", "204/2004/NĐ-CP", None),
        ("Quy định số 47 - QĐ/TWcủa BCH", "47-QĐ/TW", None),
        ("Kế hoạch số 298 KH/TWĐTN ngày 14/7/2011", "298-KH/TWĐTN", None),
        ("Luật Ngân sách nhà nước số 83/2015/QH 13", "83/2015/QH13", None),
        ("Nghị quyết số 60/NQ-TW", "60/NQ-TW", "60-NQ/TW"),
        ("Chỉ thị số 37/TW", "37/TW", "37-CT/TW"),
        ("Chỉ thị số 45-CT/TƯ", "45-CT/TƯ", "45-CT/TW"),
        ("Nghị định số 209/2026/ND-CP", "209/2026/ND-CP", "209/2026/NĐ-CP"),
        ("Quyết định số 15/QĐ-TTG", "15/QĐ-TTG", "15/QĐ-TTg"),
        ("Quyết định số 15/QÐ-UBND", "15/QĐ-UBND", None),
        ("Nghị quyết số 7-NQ/TU", "7-NQ/TU", "07-NQ/TU"),
        ("Kế hoạch số 32/KH/UBND", "32/KH/UBND", "32/KH-UBND"),
    ],
)
def test_sloppy_codes_are_kept_and_corrected_beside(text: str, code: str, corrected: str | None) -> None:
    (found,) = read(text)
    assert found.code is not None
    assert re.sub("[–‑]", "-", found.code).replace("Ð", "Đ") == code
    assert found.corrected == corrected
    assert bool(found.corrections) == (corrected is not None)


def test_central_and_provincial_bodies_are_never_merged() -> None:
    central, provincial = read("Chỉ thị số 45-CT/TƯ; Chỉ thị số 45-CT/TU")
    assert central.document != provincial.document
    assert "Bộ Chính trị" in central.issuers
    assert "Tỉnh ủy" in provincial.issuers


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 12/3/2024 có 4/4 chỉ tiêu đạt 105,5%.",
        "giai đoạn 2021-2025 và nhiệm kỳ 2020-2025",
        "Liên hệ số 0912-345-678, biển số 29A-123.45",
        "vụ án số 12/2023/HS-ST của Tòa án",
        "nghị quyết đại hội chi bộ và các nghị quyết, chỉ thị của Đảng",
        "Báo cáo tại Hội nghị, đồng chí nêu 5 kết quả.",
        "Sở Kế hoạch và Đầu tư có kế hoạch 5 năm, chương trình 2 ngày.",
        "Hội nghị thông qua nghị quyết 5 nội dung, quyết định 3 giải pháp.",
        "Xem https://tinh.gov.vn/van-ban/12-QĐ-UBND.html",
        "theo quy định của pháp luật; Luật sư Đoàn Minh Hà; Trường Đại học Luật Hà Nội",
        "theo Hiến pháp và pháp luật",
        "căn hộ số 9A, nhà số 12/5",
        "",
        "   \n ",
    ],
)
def test_false_friends_stay_out(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Chỉ thị số 12-CT/TU, ngày 09/01/2026 của", "2026-01-09"),
        ("Nghị quyết 60-NQ/TU (12/4/2025)", "2025-04-12"),
        ("Nghị định số 72/2025/NĐ-CP ngày 28 tháng 3 năm 2025 của Chính phủ", "2025-03-28"),
        ("Chỉ thị số 12-CT/TU ngày 5.5.2022", "2022-05-05"),
        ("Chỉ thị số 12-CT/TU ngày 15-5-2016 của", "2016-05-15"),
        ("Quy định số 47-QĐ/TW của Ban Bí thư, ngày 01/11/ 2011", "2011-11-01"),
        ("Ngày 06/3/2024, UBND tỉnh ban hành Công văn số 1187/UBND-NNMT", "2024-03-06"),
        ("Quyết định số 12/QĐ-UBND có hiệu lực từ ngày 1/7/2024", None),
        ("Quyết định số 12/QĐ-UBND ngày 5/4", None),
        ("Quyết định số 12/QĐ-UBND năm 2022", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert read(text)[0].date == date


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Kế hoạch số 12-KH/TU của Ban Thường vụ Tỉnh ủy về phát triển", "Ban Thường vụ Tỉnh ủy"),
        ("Thông tư số 5/2024/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Nghị quyết 12-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XII về", "Ban Chấp hành Trung ương Đảng khóa XII"),
        ("Kết luận số 126-KL/TW của Bộ Chính trị, Ban Bí thư về", "Bộ Chính trị, Ban Bí thư"),
        ("UBND thành phố Tân Hưng vừa ban hành Kế hoạch số 12/KH-UBND về", "UBND thành phố Tân Hưng"),
        ("Nghị quyết 35-NQ/TW bộ chính trị về bảo vệ nền tảng", "bộ chính trị"),
        ("Quyết định số 12/QĐ-TTg ngày 5/5/2020 Thủ tướng Chính phủ phê duyệt", "Thủ tướng Chính phủ"),
        ("QĐ 1893-QĐ/TU (20/6/2025 của Đảng bộ TP Sông Lam)", "Đảng bộ TP Sông Lam"),
        ("thực hiện ý kiến của Sở Y tế tại Công văn số 12/SYT-NVY", "Sở Y tế"),
        ("Quyết định số 12/QĐ-UBND, Sở Y tế đã triển khai", None),
        ("thực hiện Kế hoạch số 12/KH-UBND và đề nghị", None),
    ],
)  # fmt: skip
def test_issuers(text: str, issuer: str | None) -> None:
    assert read(text)[0].issuer == issuer


def test_what_stands_at_the_end_of_a_list_is_shared() -> None:
    a, b = read("Chỉ thị số 13-CT/TU và Kết luận số 61-KL/TU ngày 5/5/2020 của Tỉnh ủy về quản lý rừng")
    assert a.issuer == b.issuer == "Tỉnh ủy"
    assert a.date == b.date == "2020-05-05"
    assert a.subject == b.subject == "về quản lý rừng"
    a, b, c = read("Nghị quyết số 1-NQ/TU, Nghị quyết số 2-NQ/TU và Nghị quyết số 3-NQ/TU ngày 5/5/2020 của Tỉnh ủy")
    assert [x.issuer for x in (a, b, c)] == ["Tỉnh ủy"] * 3
    assert [x.date for x in (a, b, c)] == [None, None, "2020-05-05"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Kế hoạch số 12/KH-UBND về phòng, chống dịch bệnh; giao các sở", "về phòng, chống dịch bệnh"),
        (
            "Nghị quyết số 4-NQ/TU về “Phát triển đô thị; tầm nhìn 2045” gắn với",
            "về “Phát triển đô thị; tầm nhìn 2045”",
        ),
        (
            "Chương trình số 6-CTr/TU về thực hiện Nghị quyết số 72-NQ/TW của Bộ Chính trị về chăm sóc sức khỏe;",
            "về thực hiện Nghị quyết số 72-NQ/TW của Bộ Chính trị về chăm sóc sức khỏe",
        ),
        ("Kế hoạch số 12/KH-UBND về trồng cây và Công văn số 5/UBND-NN", "về trồng cây"),
        ("Kế hoạch số 12/KH-UBND (sau đây gọi là Kế hoạch)", None),
        ("Chỉ thị số 12-CT/TU về chuyển đổi số đề ra năm nhiệm vụ", "về chuyển đổi số"),
    ],
)
def test_subjects_end_where_the_title_ends(text: str, subject: str | None) -> None:
    assert read(text)[0].subject == subject


def test_documents_named_in_a_subject_are_entries_of_their_own() -> None:
    text = "Kế hoạch số 18/KH-QU ngày 7.1.2016 của Quận ủy về thực hiện Chỉ thị số 37-CT/TU của Thành ủy về an ninh."
    outer, inner = read(text)
    assert inner.code == "37-CT/TU"
    assert inner.issuer == "Thành ủy"
    assert outer.subject is not None
    assert outer.subject.endswith("về an ninh")


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        ("theo điểm đ khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", "điểm đ khoản 2 Điều 5"),
        ("khoản 2 Điều 10 của Luật Đất đai", "khoản 2 Điều 10"),
        ("Điều 7 và Điều 8 Luật Thanh tra", "Điều 7 và Điều 8"),
        ("Điểm 1.3 Khoản 1 Mục II Hướng dẫn 36-HD/VPTW", "Điểm 1.3 Khoản 1 Mục II"),
        ("Nghị định 134/2026/NĐ-CP (Điều 5a)", "Điều 5a"),
        ("Hiến pháp 2013 - Điều 4", "Điều 4"),
        ("thực hiện 5 điểm mới. Nghị định số 30/2020/NĐ-CP", None),
    ],
)
def test_provisions(text: str, provision: str | None) -> None:
    assert read(text)[0].provision == provision


@pytest.mark.parametrize(
    "change",
    [
        lambda t: unicodedata.normalize("NFD", t),
        lambda t: t.replace("ủy", "uỷ").replace("khóa", "khoá"),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace(" ", "  "),
        lambda t: t.upper(),
        lambda t: t.replace("-", "–"),
    ],
    ids=["nfd", "old tones", "no-break spaces", "double spaces", "capitals", "dashes"],
)
def test_any_spelling_gives_the_same_parts(change: object) -> None:
    text = "Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Tỉnh ủy khóa XII và Luật Đất đai năm 2024."
    plain = read(text)
    other = read(change(text))  # type: ignore[operator]
    assert [(r.type, r.number, r.date) for r in other] == [(r.type, r.number, r.date) for r in plain]
    assert other[0].document == plain[0].document
    assert len(plain) == 2


def test_hostile_text_takes_linear_time() -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        read(text)
        return time.process_time() - started

    makers = (
        lambda n: "Nghị quyết số " + ", ".join(str(i % 900 + 1) for i in range(n)),
        lambda n: "Quyết định số 1/QĐ-" * n,
        lambda n: "Luật " * n,
        lambda n: "Nghị quyết Đại hội " * n,
        lambda n: "12-QĐ/TU về việc " * n,
        lambda n: "Điều 5 khoản 3 " * n + "Luật Đất đai",
        lambda n: "của Bộ Bộ Bộ và Bộ, Bộ " * n,
        lambda n: "A-" * n + "1-NQ/TU" + "-A" * n,
    )
    for make in makers:
        seconds(make(200))
        small, large = (min(seconds(make(n)) for _ in range(3)) for n in (2000, 10000))
        # Five times the text: quadratic time would take twenty-five times as long.
        assert large < 15 * small + 0.05, make(3)
