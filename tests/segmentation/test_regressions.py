"""Each defect once."""

from __future__ import annotations

import time

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
