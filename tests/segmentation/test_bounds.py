"""Hostile and odd input: a legal result in bounded time."""

from __future__ import annotations

import time

import pytest

from vnbulletin.segmentation import lay_out

CUES = [
    "Toàn cảnh Hội nghị\n", "“", "( ", "A. ", ".", "Nguyễn Văn A - ", "a; ", "12/5/2020 10:10 ", "12/5/2020 10:10\n",
    "Lượt xem: 1 | ", "ngày đăng ", "- ", "Kỷ niệm Ngày A (1/2/1930); ", "tổ chức hội nghị ", "tại ", "Tin liên quan\n",
    "HỘI NGHỊ\n", "1", " x", "\n", "Hội nghị.Đồng chí", "tháng ", "1.1.", "a) x\n", "An Bình ", ", ", "#a ", "📢 ",
    "phối hợp tổ chức ", "“A. ", "Trang chủ\n", "Tin khác\n1\n",
]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\t ", "x", ".", "null", "\x00\x01\x02", "\ud800", "The council met on Monday."]
)
def test_odd_text(text):
    page = lay_out(text)
    assert len(page.flow) == len(page.view.text) == len(page.lower)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: repr(cue)[:24])
def test_time_is_linear_in_repeats(cue):
    def seconds(length: int) -> float:
        text = "Sáng 1/2, " + cue * (length // len(cue))
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            lay_out(text)
            best = min(best, time.process_time() - begun)
        return best

    lay_out("Sáng 1/2")
    short, long = seconds(10_000), seconds(80_000)
    # Eight times the text: quadratic time would take sixty-four times as long.
    assert long < 24 * max(short, 0.001)


def test_one_line_of_a_megabyte():
    line = "Đảng ủy xã Phú Khê đề nghị các chi bộ rà soát đảng viên; nâng cao chất lượng sinh hoạt. " * 11_000
    begun = time.process_time()
    page = lay_out(line)
    assert time.process_time() - begun < 10
    assert len(page.blocks) == 1
    assert len(page.sentences) == 11_000
