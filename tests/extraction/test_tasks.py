"""Which directives are found in a bulletin, and where they begin and end."""

from __future__ import annotations

import itertools
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnbulletin.extraction.tasks import find_tasks
from vnbulletin.model import Reference
from vnbulletin.segmentation import lay_out

LEAD = "Sáng 12/6/2024, UBND xã Khe Mo tổ chức giao ban công tác tháng 5 và triển khai nhiệm vụ tháng 6.\n"


def read_book() -> list[str]:
    """Read the sentences in which the directives are marked."""
    lines = Path(__file__).with_name("directives.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def found(text: str, references: tuple[Reference, ...] = ()) -> list[str]:
    tasks = find_tasks(lay_out(text), (), (), references)
    assert all(text[t.start : t.end] == t.text for t in tasks)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tasks))
    return [t.text for t in tasks]


def test_semicolons_split_and_lead_in_and_punctuation_stay_outside() -> None:
    text = LEAD + (
        "Kết luận buổi giao ban, đồng chí Lò Thị Mai đề nghị các thôn rà soát hộ nghèo; sửa chữa đường nội đồng; "
        "báo cáo kết quả trước ngày 25/6./."
    )
    assert found(text) == ["rà soát hộ nghèo", "sửa chữa đường nội đồng", "báo cáo kết quả trước ngày 25/6"]


def test_the_mood_goes_on_over_sentences_and_links() -> None:
    text = LEAD + (
        "Chủ tịch UBND xã yêu cầu Công an xã tăng cường tuần tra ban đêm. Đồng thời, phối hợp với dân quân giữ chốt ở "
        "cầu Ngầm. Bên cạnh đó, các trưởng thôn cần nắm chắc hộ tạm trú."
    )
    assert found(text) == [
        "tăng cường tuần tra ban đêm",
        "phối hợp với dân quân giữ chốt ở cầu Ngầm",
        "nắm chắc hộ tạm trú",
    ]


def test_a_new_paragraph_names_a_new_addressee() -> None:
    text = LEAD + (
        "UBND tỉnh yêu cầu Sở Y tế bảo đảm đủ thuốc cho các trạm vùng cao.\n"
        "Sở Giáo dục và Đào tạo hướng dẫn các trường phòng dịch thủy đậu; thống kê học sinh phải nghỉ học."
    )
    assert found(text) == [
        "bảo đảm đủ thuốc cho các trạm vùng cao",
        "hướng dẫn các trường phòng dịch thủy đậu",
        "thống kê học sinh phải nghỉ học",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong tháng, xã đã tăng cường tuyên truyền an toàn giao thông; đẩy mạnh giải ngân, đạt 62% kế hoạch.",
        "Công tác giảm nghèo tiếp tục được quan tâm, tỷ lệ hộ nghèo còn 4,2%.",
        "Đồng chí biểu dương tập thể thôn Nà Pục và chúc các thôn đoàn kết, giành nhiều thắng lợi.",
        "Ông tin tưởng trong thời gian tới xã sẽ giữ vững danh hiệu nông thôn mới.",
        "Đây là hoạt động nhằm nâng cao nhận thức của nhân dân về bảo vệ rừng.",
        "Nhân dịp này, UBND xã tặng giấy khen cho 5 hộ tiêu biểu.",
        "Hội thi sẽ diễn ra trong hai ngày và sẽ góp phần quảng bá nghề dệt của bản.",
        "Xã còn nhiều việc cần làm để đáp ứng yêu cầu nhiệm vụ trong tình hình mới.",
    ],
)
def test_reports_praise_wishes_and_reasons_are_no_tasks(sentence: str) -> None:
    assert found(LEAD + sentence) == []


def test_praise_before_an_order_and_a_report_behind_it_stay_outside() -> None:
    text = LEAD + (
        "Đồng chí ghi nhận nỗ lực của Hội Nông dân xã; đồng thời đề nghị Hội mở thêm hai tổ vay vốn. "
        "Kết quả, các đại biểu nhất trí cao. Hội đã giải ngân 1,2 tỷ đồng từ đầu năm."
    )
    assert found(text) == ["mở thêm hai tổ vay vốn"]


def test_items_of_a_list_are_tasks() -> None:
    text = LEAD + (
        "Đồng chí đề nghị các chi bộ thực hiện tốt một số nội dung sau:\n"
        "- Rà soát nguồn kết nạp đảng viên ở các thôn;\n"
        "- Duy trì sinh hoạt chuyên đề mỗi quý một lần; đổi mới cách ghi biên bản.\n"
        "Buổi làm việc kết thúc lúc 11 giờ."
    )
    assert found(text) == [
        "Rà soát nguồn kết nạp đảng viên ở các thôn",
        "Duy trì sinh hoạt chuyên đề mỗi quý một lần",
        "đổi mới cách ghi biên bản",
    ]


def test_sections_of_a_plan_are_tasks_and_sections_of_results_are_not() -> None:
    text = (
        "KẾ HOẠCH\nTổ chức Tết trồng cây năm 2025\n"
        "I. KẾT QUẢ NĂM 2024\n- Trồng được 12.000 cây phân tán;\n- Chăm sóc 30 ha rừng phòng hộ.\n"
        "II. NHIỆM VỤ\n- Vận động mỗi hộ trồng ít nhất 5 cây;\n"
        "- Lập danh sách nơi nhận cây giống trước ngày 20/01/2025.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Hội Cựu chiến binh xã trồng tuyến đường Khe Vàng.\n"
    )
    assert found(text) == [
        "Vận động mỗi hộ trồng ít nhất 5 cây",
        "Lập danh sách nơi nhận cây giống trước ngày 20/01/2025",
        "trồng tuyến đường Khe Vàng",
    ]


def test_ordinals_open_what_they_count() -> None:
    text = LEAD + (
        "Đồng chí yêu cầu ba việc. Một là, khoanh vùng nơi có dịch. Hai là, phun khử trùng chuồng trại. "
        "Ba là, báo ngay cho thú y xã khi có gia súc chết."
    )
    assert found(text) == [
        "khoanh vùng nơi có dịch",
        "phun khử trùng chuồng trại",
        "báo ngay cho thú y xã khi có gia súc chết",
    ]


def test_passive_orders_pledges_and_stated_plans_count() -> None:
    text = LEAD + (
        "Trạm Y tế được giao tổ chức cân, đo cho trẻ dưới 5 tuổi. Thời gian tới, Hội Phụ nữ xã sẽ mở lớp nấu ăn "
        "cho 30 chị em. "
        "Ý kiến của bà con về đường điện sẽ được tổng hợp, trình HĐND huyện xem xét."
    )
    assert found(text) == [
        "tổ chức cân, đo cho trẻ dưới 5 tuổi",
        "mở lớp nấu ăn cho 30 chị em",
        "tổng hợp, trình HĐND huyện xem xét",
    ]


def test_the_words_of_names_are_no_actions() -> None:
    text = (
        LEAD + "Đồng chí đề nghị Sở Xây dựng, Ban Tổ chức Huyện ủy, đội ngũ báo cáo viên, các tổ chức đảng gửi góp ý."
    )
    assert found(text) == ["gửi góp ý"]


def test_a_semicolon_in_the_title_of_a_document_splits_nothing() -> None:
    text = LEAD + (
        "Đồng chí đề nghị các chi bộ thực hiện Kết luận số 21-KL/TW về xây dựng Đảng; kiên quyết ngăn chặn suy thoái; "
        "kiểm tra việc nêu gương."
    )
    subject = "về xây dựng Đảng; kiên quyết ngăn chặn suy thoái"
    start = text.index("Kết luận số 21")
    reference = Reference(
        "Kết luận số 21-KL/TW", start, start + len("Kết luận số 21-KL/TW"), "Kết luận", subject=subject
    )
    assert found(text, (reference,)) == [
        "thực hiện Kết luận số 21-KL/TW về xây dựng Đảng; kiên quyết ngăn chặn suy thoái",
        "kiểm tra việc nêu gương",
    ]
    assert len(found(text)) == 3


def test_semicolons_in_brackets_and_lists_of_documents_split_nothing() -> None:
    text = LEAD + (
        "Chủ tịch UBND xã yêu cầu các thôn sửa loa (loa cụm 1; loa cụm 4) và thi hành nghiêm Luật Lâm nghiệp; "
        "Luật Đất đai; tổng hợp số hộ có đất rừng."
    )
    assert found(text) == [
        "sửa loa (loa cụm 1; loa cụm 4) và thi hành nghiêm Luật Lâm nghiệp; Luật Đất đai",
        "tổng hợp số hộ có đất rừng",
    ]


def test_titles_that_repeat_a_directive_are_no_tasks() -> None:
    text = "Đề nghị các xã đẩy mạnh trồng rừng\n" + LEAD + "Hội nghị nghe báo cáo về diện tích rừng trồng mới."
    assert found(text) == []


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_any_unicode_form_gives_the_same_tasks(form: str) -> None:
    text = LEAD + (
        "Chủ tịch Uỷ ban đề nghị Hội Chữ thập đỏ\u00a0 vận động hiến máu – cứu người; các tổ hoà giải\u00a0"
        "giải quyết tranh chấp thuỷ lợi."
    )
    plain = [unicodedata.normalize("NFKC", t) for t in found(text)]
    other = [unicodedata.normalize("NFKC", t) for t in found(unicodedata.normalize(form, text))]
    assert plain == other == ["vận động hiến máu – cứu người", "giải quyết tranh chấp thuỷ lợi"]


@pytest.mark.parametrize(
    "text", ["", " \n ", "a", ";", "đề nghị", "Đề nghị:", "cần", "Nhiệm vụ:\n-\n-", "phải; phải; phải"]
)
def test_little_text_sets_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        "đề nghị ", "cần ", "các xã cần rà soát ", "rà soát hộ nghèo; ", "rà soát, ", "giao Sở ", "nhiệm vụ là ",
        "nhiệm vụ: ", "“a; ", "(a; ", "trong đó ", "Đồng thời, ", "- đề nghị rà soát\n", "Xã cần rà soát. ",
        "trước ngày 1/1 ", "đề nghị các xã rà soát hộ nghèo; ", "thời gian tới, xã rà soát; ",
        "yêu cầu xã mở lớp. Trong đó, chú trọng tuyên truyền. ",
    ],
)  # fmt: skip
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    def seconds(times: int) -> float:
        page = lay_out("Đồng chí yêu cầu các xã " + unit * times)
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            find_tasks(page, (), (), ())
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(1500), seconds(6000)
    # Four times the text: quadratic time would take sixteen times as long.
    assert large < 10 * small + 0.05


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["đề nghị ", "các xã ", "rà soát ", "; ", ". ", ", ", "\n", "cần ", "- ", ": ", "đã ", "“", "”", "(", ")",
             "Sở Y tế ", "nhiệm vụ ", "trước ngày 1/2", "🙂 ", "tổ chức ", "không ", "sẽ ", "đồng thời ", "Luật "]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_offsets_hold_for_any_text(parts: list[str]) -> None:
    found("".join(parts))


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "Đồng chí yêu cầu các xã triển khai một số việc. Hai là, phát huy vai trò già làng, trưởng bản. "
            "Ba là, kịp thời biểu dương tổ hòa giải làm tốt.",
            ["phát huy vai trò già làng, trưởng bản", "kịp thời biểu dương tổ hòa giải làm tốt"],
        ),
        (
            "Chủ tịch Hội nhấn mạnh 2 vấn đề: Thứ nhất, nắm chắc hội viên đi làm ăn xa. "
            "Thứ hai, chuẩn bị tốt ngày hội làng.",
            ["nắm chắc hội viên đi làm ăn xa", "chuẩn bị tốt ngày hội làng"],
        ),
        (
            "Thời gian tới, chi ủy cần quan tâm một số giải pháp sau: Một là, nâng cao nhận thức của đảng viên. "
            "Hai là, đổi mới cách ra nghị quyết.",
            ["nâng cao nhận thức của đảng viên", "đổi mới cách ra nghị quyết"],
        ),
    ],
)
def test_numbered_work_goes_on_in_running_text(text: str, tasks: list[str]) -> None:
    assert found(text) == tasks


def test_a_name_behind_a_comma_ends_the_mood_and_a_post_in_an_object_does_not() -> None:
    order = "Bí thư chi bộ yêu cầu các tổ rà soát hộ khó khăn. "
    assert len(found(order + "Phát huy vai trò người có uy tín, trưởng dòng họ.")) == 2
    assert len(found(order + "Tiếp thu ý kiến chỉ đạo, đồng chí Vàng A Lử nêu ba việc.")) == 1


def test_the_topic_before_the_work_of_an_item_stays_outside() -> None:
    text = LEAD + (
        "Đồng chí đề nghị các chi bộ tập trung một số nội dung sau:\n"
        "Một là, rà soát quy chế làm việc của cấp ủy.\n"
        "Hai là, về công tác cán bộ, sớm hoàn thành bổ nhiệm các chức danh còn thiếu.\n"
    )
    assert found(text)[1:] == ["sớm hoàn thành bổ nhiệm các chức danh còn thiếu"]


def test_telling_others_is_the_work_of_an_item() -> None:
    text = LEAD + (
        "Bí thư Đảng ủy yêu cầu các chi bộ:\n"
        "- Rà soát đảng viên đi làm ăn xa.\n"
        "- Chỉ đạo Đoàn Thanh niên dọn kênh Ba Làng.\n"
        "- Phân công chi ủy viên kèm cặp đảng viên dự bị.\n"
    )
    assert found(text) == [
        "Rà soát đảng viên đi làm ăn xa",
        "Chỉ đạo Đoàn Thanh niên dọn kênh Ba Làng",
        "Phân công chi ủy viên kèm cặp đảng viên dự bị",
    ]


def test_who_said_it_stays_outside_behind_the_quote() -> None:
    text = LEAD + '"Các trạm y tế phải trực 24/24 giờ, cập nhật số ca mắc hằng ngày", ông Lục Văn Sình nói.'
    assert found(text) == ["trực 24/24 giờ, cập nhật số ca mắc hằng ngày"]


def test_a_plan_that_has_come_out_sets_work_to_come() -> None:
    text = "Ban Thường trực Mặt trận xã đã ban hành kế hoạch năm 2026, trong đó tập trung giám sát quỹ vì trẻ em."
    assert found(text) == ["tập trung giám sát quỹ vì trẻ em"]
    assert found("Ban Thường trực Mặt trận xã đã giám sát 4 cuộc, trong đó tập trung giám sát quỹ vì trẻ em.") == []


def test_the_case_is_part_of_the_work() -> None:
    text = "Trạm Y tế khuyến cáo bà con ngủ màn cả ban ngày; khi sốt cao liên tục, đến ngay cơ sở y tế."
    assert found(text) == ["ngủ màn cả ban ngày", "khi sốt cao liên tục, đến ngay cơ sở y tế"]


def test_what_is_not_yet_done_says_who_is_told() -> None:
    text = "Tổ công tác yêu cầu các xã chưa phê duyệt quy hoạch hoàn thành trong tháng 6."
    assert found(text) == ["hoàn thành trong tháng 6"]


def test_what_cannot_be_is_stated() -> None:
    text = "Đồng chí yêu cầu các phòng giải quyết hết hồ sơ tồn. Không thể để người dân chờ mãi."
    assert found(text) == ["giải quyết hết hồ sơ tồn"]


def test_what_a_condition_demands_needs_no_subject() -> None:
    text = "Theo Trưởng bản Huổi Sâu, muốn giữ được rừng thì trước hết phải thay đổi cách làm nương."
    assert found(text) == ["thay đổi cách làm nương"]


def test_work_before_an_assignment_in_the_same_clause_is_kept() -> None:
    text = LEAD + (
        "Chủ tịch UBND xã yêu cầu các thôn rà soát hộ nghèo; lập danh mục nhà dột nát toàn xã, giao Công an xã "
        "rà soát nhân khẩu từng hộ."
    )
    assert found(text) == [
        "rà soát hộ nghèo",
        "lập danh mục nhà dột nát toàn xã",
        "rà soát nhân khẩu từng hộ",
    ]


@pytest.mark.parametrize(
    ("told", "work"),
    [
        ("ban soạn thảo hương ước", "tiếp thu góp ý của các xóm"),
        ("tổ biên tập, ban tổ chức hội thi cồng chiêng, tiểu ban phục vụ", "chốt kịch bản đêm khai mạc"),
        ("các cơ quan tham mưu, giúp việc Đảng ủy", "đăng ký lịch tiếp dân"),
        ("cơ quan thường trực ban chỉ đạo", "tham mưu kế hoạch diễn tập"),
        ("chỉ huy các đại đội", "kiểm tra kho đạn trước mùa mưa"),
    ],
)
def test_a_body_in_small_letters_that_is_named_after_work_is_no_work(told: str, work: str) -> None:
    assert found(f"{LEAD}Đồng chí đề nghị {told} {work}.") == [work]


def test_the_youth_and_other_organisations_are_told() -> None:
    assert found(f"{LEAD}Đồng chí giao tổ chức đoàn dọn bờ kè; yêu cầu tổ chức hội thao trong tháng 7.") == [
        "dọn bờ kè",
        "tổ chức hội thao trong tháng 7",
    ]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("giám sát việc chi trả tiền rừng", "việc cấp phát cây giống"),
        ("phòng ngừa các loại tội phạm ma túy", "tội phạm lừa đảo qua mạng"),
        ("thực hiện Nghị quyết số 12-NQ/HU ngày 5/3/2024 của Huyện ủy", "Quyết định số 40/QĐ-UBND của UBND xã"),
    ],
)
def test_a_noun_behind_a_semicolon_goes_on_with_the_object(before: str, behind: str) -> None:
    assert found(f"{LEAD}Bí thư Đảng ủy yêu cầu các chi bộ {before}; {behind}; báo cáo trước ngày 20/6.") == [
        f"{before}; {behind}",
        "báo cáo trước ngày 20/6",
    ]


def test_making_concrete_is_a_verb_and_no_link() -> None:
    work = "cụ thể hóa nghị quyết đại hội thành việc của từng xóm"
    assert found(f"{LEAD}Đồng chí đề nghị các chi bộ họp thường kỳ trước ngày mùng 5; {work}.")[1:] == [work]


def test_a_list_may_follow_an_announcement_in_a_sentence_of_its_own() -> None:
    text = f"{LEAD}Hiệu trưởng phổ biến 3 nhiệm vụ trọng tâm của năm học. Cụ thể như sau:\n"
    items = ["Mở lớp xóa mù chữ cho phụ nữ bản Pa Khôm", "Sửa lại bếp ăn bán trú", "Trồng vườn rau nội trú"]
    assert found(text + "\n".join(f"{i}. {item}." for i, item in enumerate(items, 1))) == items
    report = f"{LEAD}Hiệu trưởng báo cáo kết quả 3 nhiệm vụ trọng tâm của năm học. Cụ thể như sau:\n"
    assert found(report + "\n".join(f"{i}. {item}." for i, item in enumerate(items, 1))) == []


def test_a_case_before_a_colon_is_no_work_while_orders_go_on() -> None:
    text = f"{LEAD}Ông yêu cầu các xã trực 24/24 giờ. Đối với vùng trũng ven sông: tiếp tục kê cao lúa giống."
    assert found(text) == ["trực 24/24 giờ", "tiếp tục kê cao lúa giống"]


def test_whom_to_work_with_is_no_new_subject() -> None:
    text = f"{LEAD}Ông yêu cầu đơn vị duy trì nghiêm chế độ trực.\n"
    work = "Phối hợp với Đồn Biên phòng, các thôn nắm chắc người ra vào bản"
    assert found(f"{text}{work}.") == ["duy trì nghiêm chế độ trực", work]


def test_work_for_each_part_of_a_whole_goes_on_in_a_new_paragraph() -> None:
    works = [
        "duy trì nền nếp sinh hoạt",
        "Phân công công việc cho từng tổ, từng hội viên để nâng cao trách nhiệm",
        "Học tập các mô hình hay của xã bạn",
    ]
    assert found(f"{LEAD}Đồng chí đề nghị chi hội {works[0]}.\n{works[1]}.\n{works[2]}.") == works


@pytest.mark.parametrize(("day", "count"), [("20/7/2024", 0), ("15/3/2024", 1)])
def test_a_quarter_that_is_over_holds_no_work(day: str, count: int) -> None:
    text = f"Sáng {day}, Hội Nông dân xã Khe Mo tổ chức hội nghị giao ban công tác tháng.\n"
    assert len(found(f"{text}Trong quý II, Hội Nông dân xã tổ chức hai lớp nuôi ong.")) == count


@pytest.mark.parametrize("entry", read_book())
def test_directives_of_the_book(entry: str) -> None:
    sentence = entry.replace("[", "").replace("]", "")
    assert found(LEAD + sentence) == re.findall(r"\[([^]]*)\]", entry)
