"""Officials, their posts and roles, in the ways in which bulletins write them."""

from __future__ import annotations

import unicodedata

import pytest

import vnbulletin
from vnbulletin.extraction.officials import find_officials
from vnbulletin.segmentation import lay_out

Expected = list[tuple[str, list[str], str | None]]


def read(text: str) -> Expected:
    officials, posts = find_officials(lay_out(text))
    for o in officials:
        assert text[o.start : o.end] == o.name
        for p in o.positions:
            assert text[p.start : p.end] == p.text
    for m in posts:
        assert text[m.start : m.end] == m.text
    return [(o.name, [p.text for p in o.positions], o.role) for o in officials]


CASES: list[tuple[str, str, Expected]] = [
    (
        "posts after the name",
        "Đồng chí Lê Thị Hoài, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy chủ trì hội nghị.",
        [("Lê Thị Hoài", ["Ủy viên Ban Thường vụ", "Trưởng Ban Tổ chức Tỉnh ủy"], "chair")],
    ),
    (
        "post before the name without a separator",
        "Chiều 12/3, Bí thư Huyện ủy Đoàn Văn Khải kiểm tra tiến độ thi công tuyến kè.",
        [("Đoàn Văn Khải", ["Bí thư Huyện ủy"], "visit")],
    ),
    (
        "two posts before the name",
        "Phó Bí thư Thị ủy, Chủ tịch UBND thị xã Đặng Thu Nga yêu cầu các phường rà soát hộ nghèo.",
        [("Đặng Thu Nga", ["Phó Bí thư Thị ủy", "Chủ tịch UBND thị xã"], "speak")],
    ),
    (
        "the place of the body before the name",
        "Chủ tịch UBND tỉnh Hà Quang Dũng tiếp công dân định kỳ.",
        [("Hà Quang Dũng", ["Chủ tịch UBND tỉnh"], "visit")],
    ),
    (
        "the same with the place named",
        "Chủ tịch UBND tỉnh Hà Nam Hà Quang Dũng tiếp công dân định kỳ.",
        [("Hà Quang Dũng", ["Chủ tịch UBND tỉnh Hà Nam"], "visit")],
    ),
    (
        "a place that begins with a family name",
        "Ông Vũ Đình Lợi, Bí thư Đảng ủy Lộc Bình báo cáo kết quả.",
        [("Vũ Đình Lợi", ["Bí thư Đảng ủy Lộc Bình"], "report")],
    ),
    (
        "và inside an organisation",
        "Bà Hồ Thị Mỹ Linh - Phó Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy và ông Cao Bá Nhân - Giám đốc Sở Văn hóa, "
        "Thể thao và Du lịch cùng dự.",
        [
            ("Hồ Thị Mỹ Linh", ["Phó Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy"], "attend"),
            ("Cao Bá Nhân", ["Giám đốc Sở Văn hóa, Thể thao và Du lịch"], "attend"),
        ],
    ),
    (
        "a dash inside a post",
        "Đ/c Ngô Hải Yến - UVBTV, Trưởng Ban Kinh tế - Ngân sách HĐND huyện phát biểu",
        [("Ngô Hải Yến", ["UVBTV", "Trưởng Ban Kinh tế - Ngân sách HĐND huyện"], "speak")],
    ),
    (
        "a dash between posts",
        "Đồng chí Mai Văn Trinh - Bí thư Đảng ủy - Hiệu trưởng nhà trường khai mạc hội thi.",
        [("Mai Văn Trinh", ["Bí thư Đảng ủy", "Hiệu trưởng nhà trường"], "speak")],
    ),
    (
        "a dash without blanks",
        "Dự lễ có đồng chí Rah Lan Thảo-Phó Bí thư Tỉnh đoàn.",
        [("Rah Lan Thảo", ["Phó Bí thư Tỉnh đoàn"], "attend")],
    ),
    (
        "nothing between name and post",
        "ông Bùi Đức Thọ Vụ trưởng Vụ Địa phương cho biết",
        [("Bùi Đức Thọ", ["Vụ trưởng Vụ Địa phương"], "speak")],
    ),
    (
        "brackets",
        "Đồng chí Phạm Thị Nhài (Phó Chủ tịch Hội Nông dân tỉnh) trao vốn cho 20 hộ.",
        [("Phạm Thị Nhài", ["Phó Chủ tịch Hội Nông dân tỉnh"], "award")],
    ),
    (
        "kiêm",
        "Ông Lý Văn Quý, Phó Chủ tịch UBND xã kiêm Giám đốc Trung tâm Phục vụ hành chính công điều hành buổi làm việc.",
        [("Lý Văn Quý", ["Phó Chủ tịch UBND xã", "Giám đốc Trung tâm Phục vụ hành chính công"], "chair")],
    ),
    (
        "a numbered ward in its district",
        "Bà Võ Kim Chi, Bí thư Đảng ủy Phường 9, Quận 11 tham dự.",
        [("Võ Kim Chi", ["Bí thư Đảng ủy Phường 9, Quận 11"], "attend")],
    ),
    (
        "a list of which only the first bears the honorific",
        "Dự hội nghị có các đồng chí: Trần Quốc Bảo, Bí thư Đảng ủy; Lâm Thị Sen, Chủ tịch UBND xã và Kha Văn Núi, "
        "Trưởng Công an xã.",
        [
            ("Trần Quốc Bảo", ["Bí thư Đảng ủy"], "attend"),
            ("Lâm Thị Sen", ["Chủ tịch UBND xã"], "attend"),
            ("Kha Văn Núi", ["Trưởng Công an xã"], "attend"),
        ],
    ),
    (
        "a post shared by a list after a colon",
        "Tham dự có các đồng chí Phó Chủ tịch UBND tỉnh: Lê Văn An, Trần Thị Bích, Hồ Quang Hiếu.",
        [
            ("Lê Văn An", ["Phó Chủ tịch UBND tỉnh"], "attend"),
            ("Trần Thị Bích", ["Phó Chủ tịch UBND tỉnh"], "attend"),
            ("Hồ Quang Hiếu", ["Phó Chủ tịch UBND tỉnh"], "attend"),
        ],
    ),
    (
        "a post shared with a count",
        "Ban Chấp hành bầu 2 Phó Chủ tịch Hội gồm các đồng chí: Ma Thị Lan, Hứa Văn Cường.",
        [("Ma Thị Lan", ["Phó Chủ tịch Hội"], "receive"), ("Hứa Văn Cường", ["Phó Chủ tịch Hội"], "receive")],
    ),
    (
        "a collective guest in the middle",
        "Dự có đồng chí Đỗ Như Ý, Phó Bí thư Huyện ủy; lãnh đạo các "
        "phòng, ban; Quách Công Thành, Trưởng Công an huyện.",
        [
            ("Đỗ Như Ý", ["Phó Bí thư Huyện ủy"], "attend"),
            ("Quách Công Thành", ["Trưởng Công an huyện"], "attend"),
        ],
    ),
    (
        "a numbered list",
        "Thành phần tham dự gồm có:\n1. Đồng chí Tô Minh Khôi - Bí "
        "thư Đảng ủy;\n2. Đồng chí Lù A Páo - Chủ tịch UBND xã.",
        [("Tô Minh Khôi", ["Bí thư Đảng ủy"], "attend"), ("Lù A Páo", ["Chủ tịch UBND xã"], "attend")],
    ),
    (
        "a rank between post and name",
        "Giám đốc Công an tỉnh, Đại tá Trịnh Hữu Nghĩa chủ trì họp báo.",
        [("Trịnh Hữu Nghĩa", ["Giám đốc Công an tỉnh"], "chair")],
    ),
    (
        "degrees before the name",
        "PGS.TS. Chu Thị Thanh, Phó Hiệu trưởng Trường Đại học Hoa Sen trình bày tham luận.",
        [("Chu Thị Thanh", ["Phó Hiệu trưởng Trường Đại học Hoa Sen"], "report")],
    ),
    (
        "an appointment",
        "Tại hội nghị, ông Nông Văn Thịnh, Phó Bí thư Huyện ủy được bầu giữ chức vụ Chủ tịch UBND huyện nhiệm kỳ mới.",
        [("Nông Văn Thịnh", ["Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện"], "receive")],
    ),
    (
        "the head of a visiting delegation",
        "Đoàn kiểm tra do đồng chí Sầm Thị Mến, Phó Trưởng Ban Nội chính Tỉnh ủy làm trưởng đoàn đã làm việc với xã.",
        [("Sầm Thị Mến", ["Phó Trưởng Ban Nội chính Tỉnh ủy"], "visit")],
    ),
    (
        "a former post",
        "Dự gặp mặt có đồng chí Phan Văn Khiêm, nguyên Bí thư Tỉnh ủy.",
        [("Phan Văn Khiêm", ["nguyên Bí thư Tỉnh ủy"], "attend")],
    ),
    (
        "post and name on lines of their own",
        "TM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH\nNguyễn Thị Thu Hà",
        [("Nguyễn Thị Thu Hà", ["PHÓ CHỦ TỊCH"], "other")],
    ),
    (
        "all capitals",
        "ĐỒNG CHÍ TRẦN VĂN HẢI, BÍ THƯ HUYỆN ỦY CHỦ TRÌ HỘI NGHỊ GIAO BAN",
        [("TRẦN VĂN HẢI", ["BÍ THƯ HUYỆN ỦY"], "chair")],
    ),
    (
        "small letters and typing errors",
        "Đồng chí Tạ văn Dũng - phó bí thư thương trực huyện ủy kết luận.",
        [("Tạ văn Dũng", ["phó bí thư thương trực huyện ủy"], "speak")],
    ),
    (
        "names of other peoples",
        "Dự có ông Y Thanh Niê Kđăm, Phó Chủ tịch HĐND tỉnh; bà H'Lan Êban, Phó Chủ tịch Hội LHPN tỉnh; "
        "ông Bh'riu Pố, Trưởng Ban Dân tộc tỉnh.",
        [
            ("Y Thanh Niê Kđăm", ["Phó Chủ tịch HĐND tỉnh"], "attend"),
            ("H'Lan Êban", ["Phó Chủ tịch Hội LHPN tỉnh"], "attend"),
            ("Bh'riu Pố", ["Trưởng Ban Dân tộc tỉnh"], "attend"),
        ],
    ),
    (
        "a double name of a ward",
        "Ông Thái Bá Sang, Chủ tịch UBND phường Xuân Hương - Đà Lạt nhấn mạnh",
        [("Thái Bá Sang", ["Chủ tịch UBND phường Xuân Hương - Đà Lạt"], "speak")],
    ),
    (
        "dự và phát biểu",
        "Dự và phát biểu tại buổi lễ có đồng chí Giàng Thị Sua, Phó Chủ tịch UBND huyện.",
        [("Giàng Thị Sua", ["Phó Chủ tịch UBND huyện"], "speak")],
    ),
    (
        "the verb after a pair",
        "Đồng chí Lục Văn Tám, Bí thư Chi bộ và đồng chí Vi Thị Hoa, Trưởng thôn đồng chủ trì.",
        [("Lục Văn Tám", ["Bí thư Chi bộ"], "chair"), ("Vi Thị Hoa", ["Trưởng thôn"], "chair")],
    ),
    (
        "a list that ends where a guest is named on his own",
        "Dự có các đồng chí Phó Trưởng ban: Lê Văn An, Hồ Quang Hiếu; đồng chí Cao Bá Nhân, Phó Giám đốc Sở Ngoại vụ.",
        [
            ("Lê Văn An", ["Phó Trưởng ban"], "attend"),
            ("Hồ Quang Hiếu", ["Phó Trưởng ban"], "attend"),
            ("Cao Bá Nhân", ["Phó Giám đốc Sở Ngoại vụ"], "attend"),
        ],
    ),
    (
        "a post of several named after one's own",
        "Ông Vũ Đình Lợi, Chủ tịch Hội Khuyến học tỉnh và hai Phó Chủ tịch là ông Lê Văn An, bà "
        "Trần Thị Bích đồng chủ trì.",
        [
            ("Vũ Đình Lợi", ["Chủ tịch Hội Khuyến học tỉnh"], "chair"),
            ("Lê Văn An", ["Phó Chủ tịch"], "chair"),
            ("Trần Thị Bích", ["Phó Chủ tịch"], "chair"),
        ],
    ),
    (
        "a unit with the body above it",
        "ông Bùi Đức Thọ, Phó Trưởng phòng Tổ chức, Công an tỉnh cho biết",
        [("Bùi Đức Thọ", ["Phó Trưởng phòng Tổ chức, Công an tỉnh"], "speak")],
    ),
    (
        "the post before a comma and an honorific",
        "Bí thư Tỉnh ủy, ông Cao Bá Nhân; Bí thư Tỉnh đoàn, anh Lê Văn An tới dự.",
        [("Cao Bá Nhân", ["Bí thư Tỉnh ủy"], "attend"), ("Lê Văn An", ["Bí thư Tỉnh đoàn"], "attend")],
    ),
    (
        "another's post before the name",
        "Thừa ủy quyền của Chủ tịch UBND tỉnh, đồng chí Cao Bá Nhân trao Bằng khen. Đồng chí Cao "
        "Bá Nhân, Giám đốc Sở Y tế.",
        [("Cao Bá Nhân", [], "award"), ("Cao Bá Nhân", ["Giám đốc Sở Y tế"], None)],
    ),
    (
        "a life told",
        "Đồng chí Cao Bá Nhân sinh năm 1975. Đồng chí Lê Văn An từng giữ các chức vụ: Chủ tịch "
        "UBND huyện; Bí thư Huyện ủy.",
        [("Lê Văn An", ["Chủ tịch UBND huyện", "Bí thư Huyện ủy"], None)],
    ),
    (
        "a post that is left",
        "Ông Cao Bá Nhân, Bí thư Huyện ủy thôi giữ chức Chủ tịch HĐND huyện.",
        [("Cao Bá Nhân", ["Bí thư Huyện ủy", "Chủ tịch HĐND huyện"], "other")],
    ),
    (
        "a foreign official",
        "Đại sứ Nhật Bản Tanaka Ichiro đến thăm trường.",
        [("Tanaka Ichiro", ["Đại sứ Nhật Bản"], "visit")],
    ),
    (
        "a lost blank",
        "Đ/c Cao Bá Nhân, Bí thư Đảng ủy Than Quảng Ninhphát biểu.",
        [("Cao Bá Nhân", ["Bí thư Đảng ủy Than Quảng Ninh"], "speak")],
    ),
    (
        "the one who reports",
        "Báo cáo tại hội nghị, Giám đốc Sở Y tế Cao Bá Nhân cho biết dịch đã được khống chế.",
        [("Cao Bá Nhân", ["Giám đốc Sở Y tế"], "report")],
    ),
    (
        "who is there",
        "Phía địa phương có ông Lê Văn An, Bí thư Đảng ủy xã và bà Trần Thị Bích, Chủ tịch UBND xã.",
        [("Lê Văn An", ["Bí thư Đảng ủy xã"], "attend"), ("Trần Thị Bích", ["Chủ tịch UBND xã"], "attend")],
    ),
    (
        "the one who is decorated",
        "Lãnh đạo huyện trao Huy hiệu 40 năm tuổi Đảng cho đồng chí Lê Văn An, nguyên Trưởng Công an xã.",
        [("Lê Văn An", ["nguyên Trưởng Công an xã"], "receive")],
    ),
]


@pytest.mark.parametrize(("what", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_reads_officials(what: str, text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("what", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_spelling_forms_do_not_matter(what: str, text: str, expected: Expected) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    found = read(decomposed)
    assert [
        (unicodedata.normalize("NFC", n), [unicodedata.normalize("NFC", p) for p in ps], r) for n, ps, r in found
    ] == expected
    spaced = text.replace(" ", "  ").replace("ủy", "uỷ")
    assert [(" ".join(n.split()), r) for n, _, r in read(spaced)] == [(n, r) for n, _, r in expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "Chủ tịch Hồ Chí Minh đã căn dặn cán bộ, đảng viên.",
        "Tuyến đường Nguyễn Thị Minh Khai được mở rộng.",
        "Bí thư Đảng ủy các xã, thị trấn báo cáo kết quả.",
        "Ông Nguyễn Văn Tình (58 tuổi, trú tại thôn Hạ) phấn khởi nói: bà con đều đồng thuận.",
        "Các đồng chí Ủy viên Ban Thường vụ Huyện ủy dự họp.",
        "Tin, ảnh: Hoàng Hà",
        "Buổi lễ kết thúc tốt đẹp.\nLê Thị Hoa - Công chức Văn hóa - Xã hội",
        "Chi bộ trao Huy hiệu 30 năm tuổi Đảng cho đồng chí Lê Văn An và đồng chí Hồ Quang Hiếu.",
        "SỐ LƯỢNG NGƯỜI ĐƯỢC GIỚI THIỆU ỨNG CỬ ĐẠI BIỂU QUỐC HỘI",
        "Hồ sơ do luật sư. Sở Tư pháp xem xét, cấp thẻ.",
        "Xã Phan Thanh và phường Lê Thanh Nghị về đích sớm.",
        "Trường THCS Trần Quốc Toản đạt chuẩn mức độ 2.",
        "TP Hà Nội, TP Hồ Chí Minh và các tỉnh miền Trung.",
    ],
)
def test_what_is_no_official_stays_out(text: str) -> None:
    assert read(text) == []


def test_posts_are_written_out() -> None:
    (official,) = find_officials(
        lay_out(
            "Đồng chí Lê Thị Hoài, ủy viên Ban Thường vụ, Trưởng Ban dân vận Huyện ủy, quyền Chủ tịch UBND huyện dự."
        )
    )[0]
    member, head, chair = official.positions
    assert (member.title, member.organisation) == ("Ủy viên Ban Thường vụ", "Huyện ủy")
    assert set(member.inferred) == {"organisation"}
    assert (head.title, head.organisation, head.level, head.system) == (
        "Trưởng Ban",
        "Ban Dân vận Huyện ủy",
        "district",
        "party",
    )
    assert not head.inferred
    assert (chair.title, chair.organisation, chair.level, chair.system) == (
        "Chủ tịch",
        "Ủy ban nhân dân huyện",
        "district",
        "state",
    )
    assert chair.acting
    assert not chair.former


def test_later_mentions_are_linked() -> None:
    text = (
        "Đồng chí Lê Thị Hoài, Bí thư Đảng ủy xã Tân Phong chủ trì. Đồng chí Cao Bá Nhân, Chủ tịch UBND xã báo cáo. "
        "Kết luận, đồng chí Lê Thị Hoài nhấn mạnh ba việc. Bí thư "
        "Đảng ủy đề nghị các chi bộ vào cuộc. Lê Thị Hoài cảm ơn."
    )
    officials, posts = find_officials(lay_out(text))
    assert [(o.name, o.person) for o in officials] == [
        ("Lê Thị Hoài", 0),
        ("Cao Bá Nhân", 1),
        ("Lê Thị Hoài", 0),
        ("Lê Thị Hoài", 0),
    ]
    assert [o.evidence is None for o in officials] == [True, True, False, False]
    assert [(p.text, p.person, p.evidence is None) for p in posts] == [("Bí thư Đảng ủy", 0, False)]


def test_given_names_are_linked_where_one_official_bears_them() -> None:
    text = "Đồng chí Lê Thị Hoài, Bí thư Huyện ủy chủ trì. Đồng chí Hoài cảm ơn các xã. Ông Sơn phấn khởi."
    officials, _ = find_officials(lay_out(text))
    assert [(o.name, o.person, o.role) for o in officials] == [("Lê Thị Hoài", 0, "chair"), ("Hoài", 0, "speak")]
    twice = text.replace("Đồng chí Hoài", "Dự có bà Trần Thu Hoài, Phó Bí thư Huyện ủy. Đồng chí Hoài")
    assert [o.name for o in find_officials(lay_out(twice))[0]] == ["Lê Thị Hoài", "Trần Thu Hoài"]


def test_a_secretary_sits_in_the_committee_above() -> None:
    text = (
        "Đồng chí Lê Thị Hoài, Bí thư Huyện ủy chủ trì. Dự có đồng chí Cao Bá Nhân, Ủy viên Ban "
        "Thường vụ, Bí thư Đảng ủy "
        "xã Tân Phong."
    )
    member = find_officials(lay_out(text))[0][1].positions[0]
    assert member.organisation == "Huyện ủy"
    assert "page" in member.inferred["organisation"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bí thư Đảng ủy đề nghị các chi bộ vào cuộc.", ["Bí thư Đảng ủy"]),
        ("Các đồng chí Ủy viên Ban Thường vụ Huyện ủy dự họp.", []),
        ("Chủ tịch UBND các xã chịu trách nhiệm.", []),
        ("Tổ đại biểu Quốc hội tiếp xúc cử tri.", []),
    ],
)
def test_posts_without_a_name(text: str, found: list[str]) -> None:
    assert [p.text for p in find_officials(lay_out(text))[1]] == found


def test_namesakes_of_a_post_are_not_guessed() -> None:
    text = (
        "Đồng chí Lê Thị Hoài, Phó Chủ tịch UBND xã và đồng chí Cao Bá Nhân, Phó Chủ tịch UBND xã dự. "
        "Phó Chủ tịch UBND xã đề nghị các thôn vào cuộc."
    )
    (post,) = find_officials(lay_out(text))[1]
    assert post.person is None


def test_a_plural_honorific_gives_each_name_its_title() -> None:
    officials, _ = find_officials(lay_out("Dự có các đồng chí: Lê Văn An, Bí thư Chi bộ; Hồ Quang Hiếu, Trưởng thôn."))
    assert [o.titles for o in officials] == [("đồng chí",), ("đồng chí",)]


def test_the_secretariat_is_no_secretary() -> None:
    text = "Đồng chí Lò Thị Mai, Bí thư Đảng ủy xã chủ trì, quán triệt Chỉ thị của Ban Bí thư. Bí thư đề nghị làm ngay."
    bulletin = vnbulletin.analyze(text)
    assert [(p.start, p.person) for p in bulletin.post_mentions] == [(text.rindex("Bí thư"), 0)]


@pytest.mark.parametrize("body", ["Ban Bí thư", "Đoàn Chủ tịch", "Bộ Tư lệnh"])
def test_a_body_named_after_a_post_is_no_post(body: str) -> None:
    assert vnbulletin.analyze(f"Đại biểu gặp gỡ.\n{body} điều hành Đại hội.").post_mentions == ()
    assert vnbulletin.analyze(f"Đại biểu nghe {body} phát biểu.").post_mentions == ()
