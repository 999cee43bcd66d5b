"""What is said about a task: who sets it, who does it, until when, documents, verb and object."""

from __future__ import annotations

import pytest

from vnbulletin.extraction.tasks import find_tasks
from vnbulletin.extraction.tasks.periods import find_deadline, find_period
from vnbulletin.model import Official, PostMention, Reference, Task
from vnbulletin.segmentation import lay_out

LEAD = "Sáng 12/6/2024, UBND xã Khe Mo tổ chức giao ban công tác tháng 5 và triển khai nhiệm vụ tháng 6.\n"


def official(text: str, name: str, person: int = 0) -> Official:
    start = text.index(name)
    return Official(name, start, start + len(name), person=person)


def tasks_of(text: str, officials: tuple[Official, ...] = (), posts: tuple[PostMention, ...] = ()) -> tuple[Task, ...]:
    return find_tasks(lay_out(text), officials, posts, ())


def test_the_speaker_named_before_the_cue_sets_the_tasks_of_the_whole_speech() -> None:
    text = LEAD + (
        "Kết luận, đồng chí Lò Thị Mai, Chủ tịch UBND xã yêu cầu Công an xã lập chốt ở cầu Ngầm. "
        "Đồng chí cũng đề nghị các thôn góp công sửa đường."
    )
    people = (official(text, "Lò Thị Mai"),)
    first, second = tasks_of(text, people)
    assert (first.assigned_by, first.official, first.assignee) == ("Lò Thị Mai", 0, "Công an xã")
    assert (second.assigned_by, second.official, second.assignee) == ("Lò Thị Mai", 0, "các thôn")
    assert second.inferred["assigned_by"] == "Đồng chí"


def test_a_post_that_stands_for_a_person_points_to_that_official() -> None:
    text = LEAD + "Dự họp có đồng chí Giàng A Sùng. Bí thư Đảng ủy đề nghị Hội Nông dân xã mở thêm tổ vay vốn."
    post = "Bí thư Đảng ủy"
    start = text.index(post)
    people = (official(text, "Giàng A Sùng"),)
    (task,) = tasks_of(text, people, (PostMention(post, start, start + len(post), person=0),))
    assert (task.assigned_by, task.official) == (post, 0)


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Hội nghị thống nhất tiếp tục hỗ trợ giống lúa cho năm thôn.", "Hội nghị"),
        ("UBND huyện giao Phòng Nội vụ hoàn thành hồ sơ trước 30/6.", "UBND huyện"),
        ("Xã chúc mừng nhà trường; Hội Khuyến học đề nghị xã xây thêm phòng đọc.", "Hội Khuyến học"),
        ("Tại buổi tiếp xúc, cử tri kiến nghị tỉnh sớm sửa cầu treo Nà Khoang.", "cử tri"),
        ("Đại hội biểu quyết giao Ban Chấp hành hoàn chỉnh chương trình.", "Đại hội"),
        ("Phòng Văn hóa xã đẩy mạnh tuyên truyền, đồng thời đề nghị các thôn treo băng rôn.", "Phòng Văn hóa xã"),
        ("Sở đang rà soát 12 dự án chậm tiến độ, đề nghị các xã bàn giao mặt bằng.", "Sở"),
        ("Hội nghị nêu nhiệm vụ quý III. Trong đó, cần vận động dân hiến đất mở đường.", "Hội nghị"),
    ],
)
def test_a_body_or_a_meeting_sets_tasks(sentence: str, body: str) -> None:
    (task,) = tasks_of(LEAD + sentence)
    assert (task.assigned_by, task.official) == (body, None)


def test_the_heading_of_a_section_names_who_does_the_work() -> None:
    text = LEAD + (
        "Chủ tịch UBND xã giao nhiệm vụ như sau:\n1. Trạm Y tế\n- Phun thuốc diệt muỗi ở 12 cụm dân cư;\n"
        "2. Công an xã:\n- Kiểm tra phòng cháy ở chợ Khe Mo."
    )
    assert [(t.text, t.assignee) for t in tasks_of(text)] == [
        ("Phun thuốc diệt muỗi ở 12 cụm dân cư", "Trạm Y tế"),
        ("Kiểm tra phòng cháy ở chợ Khe Mo", "Công an xã"),
    ]


def test_documents_inside_a_task_are_linked_and_others_are_not() -> None:
    text = LEAD + (
        "Thực hiện Chỉ thị 05, đồng chí yêu cầu các chi bộ học Quy định số 37-QĐ/TW; "
        "đăng ký nêu gương theo Kết luận 01."
    )
    references = tuple(
        Reference(s, text.index(s), text.index(s) + len(s), s.split()[0])
        for s in ("Chỉ thị 05", "Quy định số 37-QĐ/TW", "Kết luận 01")
    )
    tasks = find_tasks(lay_out(text), (), (), references)
    assert [t.references for t in tasks] == [(1,), (2,)]


def test_a_period_announced_before_holds_for_every_task_and_a_deadline_of_its_own_goes_first() -> None:
    text = LEAD + (
        "Hội nghị xác định nhiệm vụ 6 tháng cuối năm 2024: tiếp tục mở rộng vùng chè; "
        "hoàn thành giao đất trước ngày 15/9."
    )
    first, second = tasks_of(text)
    assert (first.period, first.period_start, first.period_end) == ("6 tháng cuối năm 2024", "2024-07-01", "2024-12-31")
    assert first.inferred["period"] == "lead-in"
    assert second.period == "trước ngày 15/9"


def test_the_year_of_the_bulletin_completes_a_deadline_and_that_is_said() -> None:
    text = "Hà An, ngày 12/6/2024\n" + LEAD + "Đồng chí yêu cầu các thôn nộp danh sách trước ngày 25/6."
    (task,) = tasks_of(text)
    if task.period_end is not None:
        assert (task.period_end, task.inferred["period_end"]) == ("2024-06-25", "year of the bulletin")
    assert (task.period, task.period_start) == ("trước ngày 25/6", None)


def test_verb_chain_and_object() -> None:
    text = LEAD + "Đồng chí đề nghị Đoàn xã tiếp tục duy trì, nhân rộng mô hình “Con đường hoa” để thu hút thanh niên."
    (task,) = tasks_of(text)
    assert (task.verb, task.object) == ("tiếp tục duy trì, nhân rộng", "mô hình “Con đường hoa”")


@pytest.mark.parametrize(
    ("text", "span", "first", "last"),
    [
        ("hoàn thành trước ngày 20/12/2024", "trước ngày 20/12/2024", None, "2024-12-20"),
        ("báo cáo trong quý iii/2025", "quý iii/2025", "2025-07-01", "2025-09-30"),
        ("xong trong tháng 2 năm 2024", "tháng 2 năm 2024", "2024-02-01", "2024-02-29"),
        ("từ nay đến cuối năm 2026 trồng xong", "từ nay đến cuối năm 2026", None, "2026-12-31"),
        ("đến năm 2030 có 10 sản phẩm", "đến năm 2030", None, "2030-12-31"),
        ("chậm nhất 31/02/2024", "chậm nhất 31/02/2024", None, None),
    ],
)
def test_deadlines(text: str, span: str, first: str | None, last: str | None) -> None:
    period = find_deadline(text, 0, len(text), None)
    assert period is not None
    assert (text[period.start : period.end], period.first, period.last) == (span, first, last)


@pytest.mark.parametrize("text", ["đến nay đã xong", "trước đó", "xây 15 nhà", "thực hiện nghị quyết năm 2021", "cuối"])
def test_other_numbers_and_years_are_no_deadlines(text: str) -> None:
    assert find_deadline(text, 0, len(text), 2024) is None


@pytest.mark.parametrize(
    ("text", "span", "first", "last"),
    [
        ("nhiệm vụ quý iv năm 2019", "quý iv năm 2019", "2019-10-01", "2019-12-31"),
        ("nhiệm kỳ 2025 - 2030 là", "nhiệm kỳ 2025 - 2030", "2025-01-01", "2030-12-31"),
        ("trong thời gian tới, xã", "thời gian tới", None, None),
        ("phương hướng năm 2025:", "năm 2025", "2025-01-01", "2025-12-31"),
        ("sơ kết 6 tháng đầu năm 2023, bàn 6 tháng cuối năm 2023", "6 tháng cuối năm 2023", "2023-07-01", "2023-12-31"),
    ],
)  # fmt: skip
def test_periods(text: str, span: str, first: str | None, last: str | None) -> None:
    period = find_period(text, 0, len(text), None)
    assert period is not None
    assert (text[period.start : period.end], period.first, period.last) == (span, first, last)


def test_the_issuer_of_a_document_sets_nothing_and_its_year_is_no_period() -> None:
    import vnbulletin as vb

    found = vb.extract_tasks(
        "Kết luận phiên họp, bà Ksor Nga, Chủ tịch UBND huyện yêu cầu các xã bám sát Công điện số 84/CĐ-TTg của "
        "Thủ tướng Chính phủ; gỡ vướng mắc về đất ở theo Luật Đất đai năm 2024; phân công từng cấp ủy viên phụ trách "
        "thôn, không để việc sắp xếp làm chậm tiến độ; kiểm tra, xử lý nghiêm trường hợp trục lợi."
    )
    assert len(found) >= 4
    assert {t.assigned_by for t in found} == {"Ksor Nga"}
    assert {t.period for t in found} <= {None, "năm 2024"}
    assert found[-1].period is None
