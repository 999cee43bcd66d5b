"""Each defect once."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest

import vnbulletin as vb


def test_a_line_of_digits_is_one_number_however_long() -> None:
    start = time.process_time()
    vb.analyze("\n" + "3" * 90 + "Q\n")
    assert time.process_time() - start < 2


def test_the_day_of_a_document_is_not_the_day_of_the_event() -> None:
    lead = (
        "Ban Thường vụ Huyện ủy tổ chức Hội nghị quán triệt Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị."
    )
    assert [e.date for e in vb.analyze(f"HỌC TẬP NGHỊ QUYẾT\n\n{lead}").events] == [None]
    dated = vb.analyze(f"HỌC TẬP NGHỊ QUYẾT\n\nSáng ngày 14/02/2025, {lead}")
    assert [e.date for e in dated.events] == ["2025-02-14"]


def test_a_dotted_day_behind_the_part_of_the_day() -> None:
    [event] = vb.analyze("GIAO BAN\n06.02.2025 16:12\n\nSáng 6.2, UBND huyện Krông Ana tổ chức họp giao ban.").events
    assert (event.date, event.part_of_day, event.date_text) == ("2025-02-06", "morning", "Sáng 6.2")


FORMS = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "non-breaking": lambda text: text.replace(" ", "\u00a0"),
    "doubled": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
}
LEAD = "Sáng ngày 12/3/2024, Đảng ủy xã Đông Hòa tổ chức hội nghị giao ban công tác dân vận quý I năm 2024."


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("gap", [" ", "  ", "   ", "\t", " \t "])
@pytest.mark.parametrize("entries", [("Cổng xã", "Sản vật quê ta", "Góc nhìn trẻ"), ("Cổng", "Sản vật", "Bạn đọc")])
def test_the_form_of_a_text_does_not_decide_what_is_a_menu(entries: tuple[str, ...], gap: str, form: str) -> None:
    text = gap.join(entries) + "\nGIAO BAN CÔNG TÁC DÂN VẬN QUÝ I\n\n" + LEAD
    plain, other = vb.segment(text), vb.segment(FORMS[form](text))
    assert [s.kind for s in other] == [s.kind for s in plain]
    if gap.strip(" ") or len(gap) > 2:
        assert plain[0].kind == "breadcrumb"


def test_gaps_as_wide_as_all_others_set_nothing_apart() -> None:
    title = "Hội   Nông   dân   xã   Đông   Hòa   Tổng   kết   năm"
    assert [s.kind for s in vb.segment(f"{title}\n\n{LEAD}")] == ["title", "paragraph"]
