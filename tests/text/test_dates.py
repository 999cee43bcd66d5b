"""Dates as official prose writes them."""

from __future__ import annotations

import itertools
import time

import pytest

from vnbulletin.text.dates import find_dates, match_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("15/5/2016", "2016-05-15"),
        ("ngày 15-5-2016 của", "2016-05-15"),
        ("5.5.2022", "2022-05-05"),
        ("ngày 05 tháng 3 năm 2020", "2020-03-05"),
        ("ngày 01/11/ 2011", "2011-11-01"),
        ("28/9, Ban", "--09-28"),
        ("12/1972)", "1972-12"),
        ("tháng 5 năm 2016", "2016-05"),
        ("tháng 5/2016", "2016-05"),
        ("năm 2024", "2024"),
        ("ngày 9 tháng 2", "--02-09"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    found = match_date(text, 0)
    assert found is not None
    assert found.value.iso() == iso


@pytest.mark.parametrize("text", ["32/5/2016", "15/13/2016", "26/3%", "1.234.567", "năm nay", "8/10 chỉ tiêu 5"])
def test_no_full_date(text: str) -> None:
    found = match_date(text, 0)
    assert found is None or found.value.year is None


def test_found_left_to_right_without_overlap() -> None:
    text = "từ ngày 01/7/2025 đến 30/6/2026; tháng 8/2025 và năm 2027"
    found = list(find_dates(text))
    assert [d.value.iso() for d in found] == ["2025-07-01", "2026-06-30", "2025-08", "2027"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_period_of_years_is_no_date() -> None:
    assert [d.value.iso() for d in find_dates("giai đoạn 2021-2025")] == []


def test_linear_on_hostile_text() -> None:
    def seconds(times: int) -> float:
        text = "1/1/" * times
        start = time.process_time()
        list(find_dates(text))
        return time.process_time() - start

    # Eight times the text; quadratic time would take sixty-four times as long.
    assert seconds(80_000) < 24 * seconds(10_000) + 0.2
