"""One page of the repository's corpus, right in every detail: nothing of it may drift unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

import vnbulletin as vb

PAGE = Path(__file__).resolve().parents[2] / "corpus" / "bulletins" / "b001-hiep-trung-giao-ban.txt"


@pytest.fixture(scope="module")
def text() -> str:
    with PAGE.open(encoding="utf-8", newline="") as stream:
        return stream.read()


@pytest.fixture(scope="module")
def bulletin(text: str) -> vb.Bulletin:
    return vb.analyze(text)


def test_head(bulletin: vb.Bulletin) -> None:
    assert bulletin.title == "GIAO BAN CÔNG TÁC TUYÊN GIÁO QUÝ III, TRIỂN KHAI NHIỆM VỤ QUÝ IV NĂM 2019"
    assert bulletin.to_dict()["published"] == "2019-10-12T14:35"
    assert bulletin.published is not None
    assert (bulletin.byline, bulletin.views) == ("Thu Ba", 418)


def test_segments(bulletin: vb.Bulletin) -> None:
    assert [(s.kind, s.role, s.roles) for s in bulletin.segments] == [
        ("banner", None, ()),
        ("title", None, ()),
        ("print_link", None, ()),
        ("timestamp", None, ()),
        ("paragraph", "opening", ("opening", "attendance")),
        ("caption", None, ()),
        ("caption", None, ()),
        ("paragraph", "report", ("report",)),
        ("caption", None, ()),
        ("caption", None, ()),
        ("paragraph", "tasks", ("discussion", "tasks")),
        ("caption", None, ()),
        ("caption", None, ()),
        ("paragraph", "tasks", ("tasks",)),
        ("byline", None, ()),
        ("views", None, ()),
        *[("footer", None, ())] * 2,
        *[("counter", None, ())] * 5,
    ]
    captions = [s for s in bulletin.segments if s.kind == "caption"]
    assert [s.copy_of is not None for s in captions] == [False, True, True, True, False, True]
    for s in captions:
        if s.copy_of is not None:
            assert s.text == bulletin.text[s.copy_of : s.copy_of + len(s.text)]


def test_commemorations_keep_their_dates_to_themselves(bulletin: vb.Bulletin) -> None:
    assert [(a.name, a.date, a.until) for a in bulletin.anniversaries] == [
        ("Ngày sinh V.I. Lênin", "1870-04-22", "2020-04-22"),
        ("Ngày thành lập Đảng Cộng sản Việt Nam", "1930-02-03", None),
        ("Ngày thành lập Đoàn Thanh niên Cộng sản Hồ Chí Minh", "1931-03-26", None),
        ("Chiến dịch Tây Nguyên", "1975-03", None),
        ("Ngày giải phóng miền Nam, thống nhất đất nước", "1975-04-30", None),
        ("Ngày Quốc tế Lao động", "1886-05-01", None),
    ]


def test_event(bulletin: vb.Bulletin) -> None:
    [event] = bulletin.events
    assert event.text == "Hội nghị giao ban công tác tuyên giáo quý III"
    assert (event.date, event.part_of_day) == ("2019-10-10", "afternoon")
    assert event.organiser == "Ban Tuyên giáo Huyện ủy"
    assert event.place == "hội trường Trung tâm Bồi dưỡng chính trị huyện"
    assert "timestamp" in event.inferred["date"]


def test_officials(bulletin: vb.Bulletin) -> None:
    found = [(o.name, o.role, [(p.text, p.organisation) for p in o.positions]) for o in bulletin.officials]
    assert found == [
        (
            "Lê Viết Hoà",
            "chair",
            [
                ("ủy viên Ban Thường vụ", "Huyện ủy"),
                ("Trưởng Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Huyện ủy"),
            ],
        ),
        (
            "Võ Thị Kim Liễu",
            "attend",
            [
                ("ủy viên Ban Thường vụ", "Huyện ủy"),
                ("Chủ nhiệm Ủy ban Kiểm tra Huyện ủy", "Ủy ban Kiểm tra Huyện ủy"),
            ],
        ),
        (
            "Alăng Nhíp",
            "attend",
            [("Huyện ủy viên", "Huyện ủy"), ("Bí thư Đảng ủy Trà Nú", "Đảng ủy Trà Nú")],
        ),
        (
            "Trần Đình Sự",
            "attend",
            [
                ("Huyện ủy viên", "Huyện ủy"),
                ("Trưởng Phòng Văn hóa - Thông tin huyện", "Phòng Văn hóa - Thông tin huyện"),
            ],
        ),
    ]
    first = bulletin.officials[0].positions[0]
    assert first.inferred == {"organisation": "neighbouring post: Trưởng Ban Tuyên giáo Huyện ủy"}
    assert bulletin.officials[0].positions[1].inferred == {}


def test_references(bulletin: vb.Bulletin) -> None:
    first, second = bulletin.references
    assert (first.code, first.issuer, first.date) == ("05-CT/TW", "Bộ Chính trị", None)
    assert (second.code, second.issuer) == ("04-NQ/TW", "Ban Chấp hành Trung ương Đảng khóa XII")
    assert (second.date, second.document) == ("2016-10-30", "NQ/04-NQ/TW/2016-10-30")
    assert second.subject is not None
    assert second.subject.startswith("về tăng cường xây dựng, chỉnh đốn Đảng; ngăn chặn, đẩy lùi")
    assert "“tự chuyển hóa” trong nội bộ" in second.subject


def test_tasks(bulletin: vb.Bulletin) -> None:
    assert [(t.label, t.text.split(",")[0][:34]) for t in bulletin.tasks] == [
        ("public_opinion", "phản ánh kịp thời tâm tư của các h"),
        ("propaganda", "bổ sung tài liệu sinh hoạt chi bộ "),
        ("coordination_capacity", "bố trí người dẫn dắt"),
        ("propaganda", "chú trọng tuyên truyền đại hội đản"),
        ("ho_chi_minh_study", "tham mưu Ban Thường vụ Huyện ủy ki"),
        ("resolution_study", "mở lớp bồi dưỡng nhận thức về Đảng"),
        ("public_opinion", "duy trì giao ban cộng tác viên dư "),
        ("press_publishing", "nâng chất lượng tin"),
        ("counter_hostile", "kịp thời phát hiện"),
        ("party_history", "hoàn chỉnh bản thảo lịch sử Đảng b"),
        ("science_education", "phối hợp ngành Y tế"),
    ]
    carrying = bulletin.tasks[4]
    # The semicolon inside the document's title does not end the task that carries both documents.
    assert carrying.references == (0, 1)
    assert carrying.text.endswith("tại 6 chi, đảng bộ cơ sở")
    later = bulletin.tasks[3:]
    assert {t.period for t in later} == {"quý IV năm 2019"}
    assert {(t.period_start, t.period_end) for t in later} == {("2019-10-01", "2019-12-31")}
    assert {t.assigned_by for t in later} == {"Hội nghị"}
    assert all(t.score is not None and 0 < t.score <= 1 for t in bulletin.tasks)
