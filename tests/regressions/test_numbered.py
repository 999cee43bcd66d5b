"""Defects that were mended, one number each: the smallest invented input that showed it, and the revision of the mend.

A number is never given twice. Each was seen to fail on the revision before the one named.
"""

from __future__ import annotations

import re
import time

import pytest

import vnbulletin as vb
from vnbulletin.extraction.officials import find_officials
from vnbulletin.extraction.references import find_references
from vnbulletin.model import Position, Reference
from vnbulletin.reading import read_bytes
from vnbulletin.segmentation import lay_out
from vnbulletin.text import View


def cite(text: str) -> Reference:
    (found,) = find_references(lay_out(text))
    return found


def hold(post: str) -> Position:
    """Give the one post that somebody holds."""
    (official,) = find_officials(lay_out(f"Ông Lê Văn An, {post} dự họp."))[0]
    (position,) = official.positions
    assert position.text == post
    return position


def names(text: str) -> list[str]:
    return [o.name for o in find_officials(lay_out(text))[0]]


def test_001_a_verb_with_a_capital_is_no_part_of_the_issuer() -> None:
    """6ded6dd."""
    assert cite("Nghị định số 130/2024/NĐ-CP của Chính phủ Quy định về giá nước sạch.").issuer == "Chính phủ"


def test_002_a_provision_is_no_issuer() -> None:
    """6ded6dd."""
    text = "Kế hoạch số 12/KH-UBND của Luật Thủ đô"
    assert [r.issuer for r in find_references(lay_out(text))] == [None, None]


def test_003_the_congress_of_a_branch_is_not_the_national_one() -> None:
    """e5c80b6."""
    assert cite("Nghị quyết Đại hội XIV Đảng bộ huyện Sông Lam").document == "NQ/Đại hội XIV đảng bộ huyện sông lam"


def test_004_the_holder_of_an_office_is_no_part_of_the_issuer() -> None:
    """e5c80b6."""
    text = "Thông tư số 5/2024/TT-BNV của Bộ trưởng Bộ Nội vụ Trần Văn An"
    assert cite(text).issuer == "Bộ trưởng Bộ Nội vụ"


def test_005_a_permit_is_no_document_of_this_kind() -> None:
    """e5c80b6."""
    assert find_references(lay_out("Trang tin hoạt động theo số 12/GP-STTTT do Sở cấp.")) == ()


def test_006_a_byline_is_no_official() -> None:
    """118b929."""
    assert names("Buổi lễ kết thúc.\nCao Thị Sen - Công chức Văn phòng") == []


def test_007_a_party_member_with_a_badge_is_no_official() -> None:
    """118b929."""
    assert names("Chi bộ trao Huy hiệu 40 năm tuổi Đảng cho đồng chí Mai Văn Trinh.") == []


def test_008_words_of_a_shouted_heading_are_no_name() -> None:
    """0c7e1e4."""
    assert names("SỐ LƯỢNG NGƯỜI ĐƯỢC GIỚI THIỆU ỨNG CỬ ĐẠI BIỂU QUỐC HỘI") == []


def test_009_whoever_signs_does_nothing_else() -> None:
    """d145de8."""
    text = "Buổi lễ kết thúc tốt đẹp.\nTM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH\nNguyễn Thị Thu Hà"
    assert [o.role for o in find_officials(lay_out(text))[0]] == ["other"]


def test_010_lines_of_legal_prose_are_no_page_furniture() -> None:
    """580fc3e."""
    text = (
        "QUY CHẾ LÀM VIỆC\nĐiều 1. Phạm vi\nQuy chế này quy định về hồ sơ của các đơn vị, gồm:\n"
        "- Cơ quan chủ quản;\n- Cổng thông tin điện tử của Sở;\n- Địa chỉ, điện thoại của trụ sở chính;\n"
        "Điều 2. Đối tượng\n1. Cơ quan chủ quản lập hồ sơ theo quy định của pháp luật."
    )
    assert {b.kind for b in lay_out(text).blocks} <= {"title", "heading", "paragraph", "list_item"}


def test_011_a_line_of_digits_takes_no_time_to_speak_of() -> None:
    """17d5604."""
    start = time.process_time()
    vb.analyze("\n" + "7" * 60 + "Q\n")
    assert time.process_time() - start < 2


def test_012_a_charset_that_holds_a_nul_is_passed_over() -> None:
    """17d5604."""
    mail = b'Content-Type: text/plain; charset="a\x00b"\n\nh\xe1\xbb\x8dp giao ban \xff'
    assert read_bytes(mail, "thu.eml", ".eml").text.startswith("họp giao ban")


def test_013_doubled_blanks_do_not_hide_a_menu() -> None:
    """15bca62."""
    body = "GIAO BAN QUÝ II\n\nSáng ngày 5/7/2024, Đảng ủy xã Tân Lập tổ chức hội nghị giao ban quý II."
    text = f"Cổng xã   Sản vật quê ta   Góc nhìn trẻ\n{body}"
    assert next(iter(vb.segment(text))).kind == "breadcrumb"
    assert next(iter(vb.segment(re.sub(r"(?<=\S) (?=\S)", "  ", text)))).kind == "breadcrumb"


def test_014_an_invisible_character_ends_the_syllable_before_it() -> None:
    """15bca62."""
    assert View("Huyện uỷ\ufeffTrưởng ban").text == "Huyện ủyTrưởng ban"


def test_015_the_day_of_a_document_is_not_the_day_of_the_event() -> None:
    """dacf5ff."""
    lead = "Đảng ủy xã tổ chức hội nghị học tập Chỉ thị số 12-CT/TU, ngày 9/1/2025 của Tỉnh ủy."
    assert [e.date for e in vb.analyze(f"HỌC TẬP CHỈ THỊ\n\n{lead}").events] == [None]


def test_016_whom_an_earlier_directive_names_does_not_set_the_next() -> None:
    """bffc120."""
    text = (
        "Kết luận hội nghị, ông Mai Văn Trinh, Chủ tịch UBND huyện yêu cầu các xã thực hiện Công điện số 12/CĐ-TTg của "
        "Thủ tướng Chính phủ; phân công cán bộ phụ trách thôn; kiểm tra, xử lý nghiêm vi phạm."
    )
    tasks = vb.analyze(text).tasks
    assert tasks
    assert {t.assigned_by for t in tasks} == {"Mai Văn Trinh"}


def test_017_a_year_in_brackets_does_not_hide_the_issuer() -> None:
    """32517ff."""
    found = cite("Kế hoạch số 12-KH/TU (năm 2021) của Tỉnh ủy về bảo vệ rừng.")
    assert (found.issuer, found.subject) == ("Tỉnh ủy", "về bảo vệ rừng")


@pytest.mark.parametrize("link", ["ban hành kèm theo", "kèm theo"])
def test_018_an_annex_issued_with_a_document_is_its_provision(link: str) -> None:
    """32517ff."""
    assert cite(f"theo Phụ lục II {link} Nghị định số 130/2024/NĐ-CP").provision == "Phụ lục II"


def test_019_a_comma_may_stand_between_provision_and_document() -> None:
    """32517ff."""
    assert cite("theo khoản 2 Điều 5, Nghị định số 130/2024/NĐ-CP").provision == "khoản 2 Điều 5"


def test_020_the_holder_of_an_office_does_not_hide_the_subject() -> None:
    """32517ff."""
    found = cite("Kế hoạch số 12/KH-UBND của Chủ tịch UBND tỉnh Nguyễn Văn Bình về chống hạn.")
    assert (found.issuer, found.subject) == ("Chủ tịch UBND tỉnh", "về chống hạn")


def test_021_the_greater_place_belongs_to_the_issuer() -> None:
    """32517ff."""
    found = cite("Kế hoạch số 12/KH-UBND của UBND xã Tân Lập, huyện Ba Vì về chỉnh trang làng xóm.")
    assert (found.issuer, found.subject) == ("UBND xã Tân Lập, huyện Ba Vì", "về chỉnh trang làng xóm")


@pytest.mark.parametrize(
    ("post", "organisation"),
    [
        ("Phó Chính ủy Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("Hiệu trưởng Trường THPT Hoa Lư", "Trường THPT Hoa Lư"),
    ],
)
def test_022_written_out_bodies_repeat_no_word(post: str, organisation: str) -> None:
    """10d9b31."""
    assert hold(post).organisation == organisation


def test_023_a_short_form_of_several_bodies_is_not_that_of_the_province() -> None:
    """10d9b31."""
    assert hold("Chủ nhiệm UBKT Huyện ủy").organisation == "Ủy ban Kiểm tra Huyện ủy"


def test_024_the_front_is_no_short_form_inside_its_own_name() -> None:
    """10d9b31."""
    assert hold("Chủ tịch Ủy ban Mặt trận Tổ quốc huyện").organisation == "Ủy ban Mặt trận Tổ quốc huyện"
    assert hold("Trưởng Ban Công tác Mặt trận thôn Hạ").organisation == "Ban Công tác Mặt trận thôn Hạ"


def test_025_a_city_written_short_without_a_blank() -> None:
    """10d9b31."""
    assert hold("Chủ tịch UBND TP.Vinh").organisation == "Ủy ban nhân dân thành phố Vinh"


def test_026_social_affairs_are_no_commune() -> None:
    """10d9b31."""
    assert hold("Trưởng phòng Lao động - Thương binh và Xã hội huyện").level == "district"


def test_027_a_town_is_no_commune() -> None:
    """10d9b31."""
    assert hold("Chủ tịch UBND thị xã Nghi Sơn").level == "district"


def test_028_a_party_organisation_is_no_ministry() -> None:
    """10d9b31."""
    assert hold("Ủy viên BCH Đảng bộ tỉnh").system == "party"


def test_029_a_secretary_of_the_youth_union_is_not_the_partys() -> None:
    """10d9b31."""
    assert hold("Bí thư Đoàn xã").system == "youth"
    assert hold("Bí thư Đảng ủy xã").system == "party"


def test_030_levels_are_those_that_the_value_names() -> None:
    """10d9b31."""
    assert hold("Phó Hiệu trưởng").level == "unit"


def test_031_a_deputy_sits_in_the_council_not_in_the_place() -> None:
    """10d9b31."""
    assert hold("đại biểu HĐND tỉnh khóa XVIII").organisation == "Hội đồng nhân dân tỉnh khóa XVIII"
    assert hold("đại biểu Quốc hội tỉnh Lai Châu").organisation == "Quốc hội"


def test_032_a_name_that_begins_with_a_letter_and_a_hyphen() -> None:
    """10d9b31."""
    assert names("Phó Chủ tịch UBND tỉnh Y-Đheh Niê dự họp.") == ["Y-Đheh Niê"]


def test_033_so_before_a_code_is_no_part_of_a_laws_name() -> None:
    """8a6f2e0."""
    coded, named = find_references(lay_out("Luật Cây xanh đô thị số 12/2099/QH19 và Luật Cây xanh đô thị"))
    assert named.document == coded.document == "L/12/2099/QH19"


def test_034_a_year_of_birth_does_not_part_a_post_from_its_name() -> None:
    """cc52fbf."""
    (official,) = find_officials(lay_out("Đồng chí Lê Văn An, sn 1970, Bí thư Đảng ủy xã dự họp."))[0]
    assert [p.text for p in official.positions] == ["Bí thư Đảng ủy xã"]


def test_035_the_head_of_a_delegation_is_no_field_of_work() -> None:
    """cc52fbf."""
    text = "Ông Lê Văn An, Phó Giám đốc Sở Tài chính, Trưởng đoàn kiểm tra dự họp."
    (official,) = find_officials(lay_out(text))[0]
    assert official.positions[0].organisation == "Sở Tài chính"


def test_036_doubled_blanks_in_prose_hide_no_issuer() -> None:
    """d3a3565."""
    text = "Hôm  qua  Huyện  ủy  ban  hành  Kế  hoạch  số  12-KH/HU  về  trồng  rừng."
    (found,) = vb.extract_references(text)
    assert (found.issuer, found.relation) == ("Huyện  ủy", "issues")


def test_037_an_article_of_a_law_is_no_issuer() -> None:
    """6a023bc."""
    assert cite("Hội nghị triển khai Kế hoạch số 12/KH-UBND của Điều 5 về trồng rừng.").issuer is None


def test_038_the_committee_of_the_youth_union_issues() -> None:
    """6a023bc."""
    text = "Hôm qua Tỉnh đoàn Sông Lam ban hành Kế hoạch số 12/KH-TĐTN về trồng rừng."
    assert cite(text).issuer == "Tỉnh đoàn Sông Lam"


def test_039_the_post_of_whom_one_stands_for_is_not_ones_own() -> None:
    """6a023bc."""
    text = (
        "Thừa ủy quyền của đồng chí Chủ tịch UBND tỉnh, bà Trần Thị Bích trao Bằng khen. "
        "Bà Trần Thị Bích, Trưởng thôn Hạ."
    )
    assert [p.text for p in find_officials(lay_out(text))[0][0].positions] == []


@pytest.mark.parametrize("text", ['3.\n"', 'Xã họp.\n"\nHết.', "”", "»\n«"])
def test_040_a_line_of_one_quotation_mark_is_no_prose(text: str) -> None:
    """d6efddc."""
    bulletin = vb.analyze(text)
    assert "".join("".join(s.text.split()) for s in bulletin.segments) == "".join(text.split())
