"""Every word that the grammar of posts writes out itself, each in a sentence of its own."""

from __future__ import annotations

import pytest

from vnbulletin.extraction.officials import find_officials
from vnbulletin.model import Official, Position
from vnbulletin.segmentation import lay_out


def read(text: str) -> tuple[Official, ...]:
    return find_officials(lay_out(text))[0]


def posts(text: str) -> list[tuple[str, list[str]]]:
    return [(o.name, [p.text for p in o.positions]) for o in read(text)]


def hold(post: str) -> Position:
    (official,) = read(f"Ông Lê Văn An, {post} dự họp.")
    (position,) = official.positions
    assert position.text == post
    return position


def each(listed: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("word", listed.split("|"))


@each("bầu|bổ nhiệm|chỉ định|điều động|phê chuẩn|phân công|chuẩn y|giới thiệu|hiệp thương|luân chuyển")
def test_verbs_of_appointment_before_the_name(word: str) -> None:
    (official,) = read(f"UBND huyện {word} ông Lê Văn An làm Chủ tịch UBND xã.")
    assert ([p.text for p in official.positions], official.role) == (["Chủ tịch UBND xã"], "receive")


@each(
    "giữ chức|giữ chức vụ|giữ chức danh|giữ cương vị|giữ nhiệm vụ|giữ vị trí|đảm nhiệm chức vụ|đảm nhiệm cương vị"
    "|đảm nhận chức|đảm nhận chức danh|đảm nhận nhiệm vụ|nhận nhiệm vụ|được giao nhiệm vụ|được bầu vào chức vụ"
    "|được bầu với chức danh|tái cử|trúng cử|đắc cử|tái đắc cử|tái cử chức vụ|đắc cử chức danh|trúng cử vào chức danh"
    "|được bầu làm|được bầu là|được bầu lại là|được bầu|được bổ nhiệm|được bổ nhiệm làm|được cử giữ chức"
    "|được tín nhiệm giữ chức|được phân công giữ chức|được chỉ định giữ chức vụ|được giới thiệu giữ chức"
    "|được luân chuyển, giữ chức|được điều động giữ chức|được phê chuẩn chức danh|được đại hội bầu làm"
    "|được hội nghị bầu giữ chức|được HĐND bầu giữ chức|được ban chấp hành bầu giữ chức"
)
def test_ways_to_acquire_a_post(word: str) -> None:
    (official,) = read(f"Ông Lê Văn An {word} Chủ tịch UBND xã.")
    assert ([p.text for p in official.positions], official.role) == (["Chủ tịch UBND xã"], "receive")


@each(
    "thôi giữ chức|thôi giữ chức vụ|thôi chức|miễn nhiệm chức danh|bãi nhiệm chức vụ|rời chức vụ|rời khỏi chức vụ"
    "|nghỉ giữ chức|không còn giữ chức|thôi đảm nhiệm chức vụ"
)
def test_ways_to_leave_a_post(word: str) -> None:
    (official,) = read(f"Ông Lê Văn An, Bí thư Chi bộ {word} Chủ tịch UBND xã.")
    held = [(p.text, p.former) for p in official.positions]
    assert (held, official.role) == ([("Bí thư Chi bộ", False), ("Chủ tịch UBND xã", True)], "other")


def test_who_is_called_on_his_own_behind_a_list_alone_acquires_a_post() -> None:
    text = (
        "Ban Thường vụ gồm các ông: Lê Văn Trụ, Chủ tịch Hội nhiệm kỳ 2010 - 2015; ông Đỗ Văn Kha, Phó Giám đốc Đài, "
        "ông Lê Văn Trụ tái đắc cử Chủ tịch Hội Nhà báo."
    )
    assert posts(text) == [
        ("Lê Văn Trụ", ["Chủ tịch Hội"]),
        ("Đỗ Văn Kha", ["Phó Giám đốc Đài"]),
        ("Lê Văn Trụ", ["Chủ tịch Hội Nhà báo"]),
    ]


@each(", | - | và | kiêm |, đồng thời là |, đồng thời giữ chức | đồng thời là ")
def test_a_second_post_acquired_with_the_first(word: str) -> None:
    text = f"Ông Lê Văn An được bầu giữ chức Bí thư Đảng ủy{word}Chủ tịch HĐND xã."
    assert posts(text) == [("Lê Văn An", ["Bí thư Đảng ủy", "Chủ tịch HĐND xã"])]


@each(
    "sinh năm 1960, nguyên là|sinh ngày 3/4/1960, nay là|quê quán xã Tân Lập, nguyên là|trước khi nghỉ hưu, là"
    "|sinh năm 1960, từng là|sinh năm 1960, hiện là|quê quán xã Tân Lập; từng giữ các chức vụ:"
    "|từng đảm nhiệm nhiều vị trí:|từng giữ nhiều vị trí:"
)
def test_lives_told(word: str) -> None:
    (official,) = read(f"Đồng chí Lê Văn An {word} Trưởng phòng Nội vụ huyện.")
    assert [p.title for p in official.positions] == ["Trưởng phòng"]


@each("nguyên|nguyên là|cựu|cố|Nguyên|Cựu")
def test_former_posts(word: str) -> None:
    position = read(f"{word} Chủ tịch UBND xã Lê Văn An dự họp.")[0].positions[0]
    assert (position.text, position.former, position.acting) == (f"{word} Chủ tịch UBND xã", True, False)


@each("quyền|Quyền|q.|Q.")
def test_acting_posts(word: str) -> None:
    position = read(f"Dự họp có ông Lê Văn An, {word} Chủ tịch UBND xã.")[0].positions[0]
    assert (position.text, position.former, position.acting) == (f"{word} Chủ tịch UBND xã", False, True)


@each(
    "thường trực|chuyên trách|phụ trách|thứ nhất|thứ hai|thứ ba|kiêm nhiệm|danh dự|lâm thời|điều hành"
    "|không chuyên trách|phụ trách, điều hành"
)
def test_modifiers(word: str) -> None:
    position = hold(f"Phó Chủ tịch {word} Hội Nông dân tỉnh")
    assert position.title == f"Phó Chủ tịch {word[0].upper()}{word[1:]}"
    assert position.organisation == "Hội Nông dân tỉnh"


@each("tỉnh|thành|huyện|quận|đảng")
def test_short_modifier_before_a_committee(word: str) -> None:
    position = hold(f"Phó Bí thư TT {word} ủy".replace("đảng ủy", "Đảng ủy"))
    assert position.title == "Phó Bí thư Thường trực"


@each("các|những|hai|ba|bốn|2|3")
def test_several_who_share_a_post(word: str) -> None:
    text = f"Dự họp có ông Hồ Quang Hiếu, Bí thư Huyện ủy; {word} Phó Bí thư Huyện ủy: Lê Văn An, Trần Thị Bích."
    shared = ["Phó Bí thư Huyện ủy"]
    assert posts(text) == [("Hồ Quang Hiếu", ["Bí thư Huyện ủy"]), ("Lê Văn An", shared), ("Trần Thị Bích", shared)]


@each("là|hiện là|nay là|đồng thời là|hiện giữ chức|kiêm|kiêm nhiệm|kiêm chức vụ")
def test_words_between_a_name_and_its_post(word: str) -> None:
    assert posts(f"Đồng chí Lê Văn An {word} Trưởng Công an xã.") == [("Lê Văn An", ["Trưởng Công an xã"])]


@each(", là|, hiện là|, nay là|, đồng thời là|, kiêm|, cũng là")
def test_words_behind_a_comma_between_two_posts(word: str) -> None:
    text = f"Đồng chí Lê Văn An, Bí thư Chi bộ{word} Trưởng thôn Hạ dự họp."
    assert posts(text) == [("Lê Văn An", ["Bí thư Chi bộ", "Trưởng thôn Hạ"])]


@each("và|và cả|cùng|cùng với|, cùng|; cùng với|, và|; và|,|;")
def test_words_between_two_people(word: str) -> None:
    text = f"Dự họp có ông Lê Văn An, Bí thư Chi bộ {word} bà Trần Thị Bích, Trưởng thôn Hạ.".replace(" ,", ",")
    expected = [("Lê Văn An", ["Bí thư Chi bộ"]), ("Trần Thị Bích", ["Trưởng thôn Hạ"])]
    assert posts(text.replace(" ;", ";")) == expected


@each("- |+ |• |* |1. |2) |")
def test_marks_of_list_items(word: str) -> None:
    text = f"Thành phần dự họp gồm:\n{word}Ông Lê Văn An, Bí thư Chi bộ;\n{word}Bà Trần Thị Bích, Trưởng thôn Hạ."
    assert posts(text) == [("Lê Văn An", ["Bí thư Chi bộ"]), ("Trần Thị Bích", ["Trưởng thôn Hạ"])]


@each("Ban Thường trực|Tổ Thư ký|Đoàn Thư ký|Đoàn Chủ tịch")
def test_bodies_named_like_posts(word: str) -> None:
    assert [o for o, held in posts(f"{word} Lê Văn An điều hành kỳ họp.") if held] == []


@each("Ban Thường vụ|BTV|Ban Chấp hành|BCH|Thường vụ|ban thường vụ|ban chấp hành")
def test_members_of_standing_bodies(word: str) -> None:
    position = hold(f"Ủy viên {word} Huyện ủy")
    whole = {"btv": "Ban Thường vụ", "bch": "Ban Chấp hành", "thường vụ": "Ban Thường vụ"}.get(word.lower(), word)
    assert position.title.lower() == f"ủy viên {whole}".lower()
    assert position.title.startswith("Ủy viên Ban ")
    assert position.organisation == "Huyện ủy"


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("tỉnh", "province"), ("thành phố", "province"), ("huyện", "district"), ("quận", "district"),
        ("thị xã", "district"), ("xã", "commune"), ("phường", "commune"), ("thị trấn", "commune"),
        ("đặc khu", "commune"),
    ],
)  # fmt: skip
def test_units_have_the_level_of_their_place(place: str, level: str) -> None:
    assert hold(f"Giám đốc Trung tâm Văn hóa {place} Sông Lam").level == level


@each("xã|phường|thị trấn|đặc khu")
def test_a_commune_in_its_district_stays_a_commune(word: str) -> None:
    assert hold(f"Chủ tịch UBND {word} Tân Lập, huyện Sông Lam").level == "commune"


@each("Đảng ủy|Đảng bộ|Chi bộ|Chi ủy|Đảng đoàn")
def test_party_bodies_of_the_youth_union_are_the_partys(word: str) -> None:
    assert hold(f"Bí thư {word} Tỉnh đoàn").system == "party"


@pytest.mark.parametrize(
    ("body", "system"),
    [
        ("Huyện đoàn", "youth"), ("Đoàn phường", "youth"), ("Xã đoàn", "youth"), ("Huyện ủy", "party"),
    ],
)  # fmt: skip
def test_secretaries(body: str, system: str) -> None:
    assert hold(f"Phó Bí thư {body}").system == system


@each("thôn|xóm|bản|buôn|làng|ấp|khóm|khu phố|tổ dân phố")
def test_hamlets_in_their_commune(word: str) -> None:
    assert hold(f"Trưởng Ban Công tác Mặt trận {word} Hạ, xã Tân Lập, huyện Sông Lam, tỉnh Lai Châu").level == "unit"


@each("xã Tân Lập, huyện|phường Tân Lập, quận|phường Tân Lập, thị xã|thị trấn Tân Lập, huyện|xã Tân Lập, thành phố"
      "|xã Tân Lập, tỉnh|huyện Ba Vì, tỉnh|quận Tân Lập, thành phố|thị xã Tân Lập, tỉnh")  # fmt: skip
def test_a_place_in_the_next_greater_one(word: str) -> None:
    hold(f"Chủ tịch UBND {word} Sông Lam")


@each("xã Tân Lập, xã|huyện Ba Vì, xã|tỉnh Lai Châu, huyện|thành phố Vinh, phường|huyện Ba Vì, quận")
def test_a_place_in_a_smaller_one_is_another(word: str) -> None:
    before = word.rpartition(",")[0]
    assert posts(f"Ông Lê Văn An, Chủ tịch UBND {word} Hòa An dự họp.") == [("Lê Văn An", [f"Chủ tịch UBND {before}"])]


@each("TP|TP.|TX|TX.|TT.")
def test_short_words_for_towns(word: str) -> None:
    full = {"TP": "thành phố", "TX": "thị xã", "TT": "TT."}[word.rstrip(".")]
    assert hold(f"Chủ tịch UBND {word} Sông Lam").organisation == f"Ủy ban nhân dân {full} Sông Lam"


@each(" và | - |, | & |&|-| / ")
def test_joints_of_fields_of_work(word: str) -> None:
    hold(f"Trưởng phòng Kinh tế{word}Hạ tầng")


@each(
    "HĐND và UBND|Hội đồng nhân dân và Ủy ban nhân dân|Đoàn ĐBQH và HĐND|Đảng ủy và HĐND|UBND và HĐND"
    "|Ủy ban nhân dân và HĐND"
    "|Đoàn đại biểu Quốc hội và Hội đồng nhân dân"
)
def test_two_bodies_with_one_office(word: str) -> None:
    hold(f"Chánh Văn phòng {word} tỉnh")


@each("khóa XV|khóa 15|khóa X|khóa XVIII")
def test_terms_of_bodies(word: str) -> None:
    hold(f"đại biểu HĐND tỉnh {word}")


@each("1|12|115|12A|số 2|số 10")
def test_numbers_of_bodies(word: str) -> None:
    hold(f"Hiệu trưởng Trường Tiểu học {word}")


@each("5/7|3,5|1.200")
def test_numbers_that_are_no_part_of_a_body(word: str) -> None:
    text = f"Ông Lê Văn An, Chủ tịch UBND phường {word} hộ dân dự họp."
    assert posts(text) == [("Lê Văn An", ["Chủ tịch UBND phường"])]


@each("ủy quyền của|ủy nhiệm của|ủy quyền|ủy quyền của đồng chí|ủy quyền của ông")
def test_whom_somebody_stands_for(word: str) -> None:
    text = f"Thừa {word} Chủ tịch UBND tỉnh, bà Trần Thị Bích trao Bằng khen. Bà Trần Thị Bích, Trưởng thôn Hạ."
    assert posts(text)[0] == ("Trần Thị Bích", [])


@each("Thay mặt|Thừa ủy quyền của|Được sự đồng ý của")
def test_anothers_post_is_not_ones_own(word: str) -> None:
    text = f"{word} Bí thư Huyện ủy, bà Trần Thị Bích phát biểu. Bà Trần Thị Bích, Trưởng thôn Hạ."
    assert posts(text)[0] == ("Trần Thị Bích", [])


@each("vụ|cục|viện|phòng|ban|khoa")
def test_units_inside_a_greater_body(word: str) -> None:
    head = {"vụ": "Vụ trưởng Vụ", "cục": "Cục trưởng Cục", "viện": "Viện trưởng Viện", "phòng": "Trưởng phòng",
            "ban": "Trưởng Ban", "khoa": "Trưởng khoa"}[word]  # fmt: skip
    hold(f"{head} Tổ chức, Bộ Y tế")


@each("các|từng|mỗi|12")
def test_heads_of_many_bodies_are_many(word: str) -> None:
    assert find_officials(lay_out(f"Bí thư {word} chi bộ dự họp đầy đủ."))[1] == ()
