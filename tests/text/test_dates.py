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
        ("3/2/1930", "1930-02-03"),
        ("ngày 3 tháng 2 năm 1930", "1930-02-03"),
        ("ngày 3 tháng 2, năm 1930", "1930-02-03"),
        ("ngày  3  tháng  2  năm  2020", "2020-02-03"),
        ("ngày 3 tháng 2/2020", "2020-02-03"),
        ("3/2 năm 2020", "2020-02-03"),
        ("3 / 2 / 2020", "2020-02-03"),
        ("3/2-2020", "2020-02-03"),
        ("NGÀY 3 THÁNG 2 NĂM 2020", "2020-02-03"),
        ("1/1/2020", "2020-01-01"),
        ("31/12/2020", "2020-12-31"),
        ("ngày 28 - 9", "--09-28"),
        ("28 / 9", "--09-28"),
        ("3 tháng 2", "--02-03"),
        ("12 / 1972", "1972-12"),
        ("12-1972", "1972-12"),
        ("tháng 12-1972", "1972-12"),
        ("tháng 5 năm 1972", "1972-05"),
        ("năm 1930", "1930"),
        ("ngày 25 tháng 12 năm 2017", "2017-12-25"),
        ("25  tháng  12", "--12-25"),
        ("tháng  12  năm  2017", "2017-12"),
        ("tháng  12/2017", "2017-12"),
        ("tháng 12 / 2017", "2017-12"),
        ("năm  2017", "2017"),
        ("ngày  5/3", "--03-05"),
        ("ngày  5/3/2017", "2017-03-05"),
        ("5/3, năm 2017", "2017-03-05"),
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


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("15/5/20167", 0), ("ngày 15/5/20167", 0), ("năm 20245", 0), ("tháng 5 năm 20245", 0), ("12/19720", 0),
        ("0/5/2016", 0), ("5/0/2016", 0), ("32/1", 0), ("1/13", 0), ("26/32", 0), ("26/3/", 4), ("26/3,5", 0),
        ("26/31", 0), ("26/3-5", 0), ("2016", 0), ("ngày 5", 0), ("15/5/2016/3", 9), ("2/9/1945 lịch sử", 8),
        ("ngày 15/5/2016", 14), ("tháng 5/2016 và", 12),
    ],
)  # fmt: skip
def test_where_a_date_ends(text: str, end: int) -> None:
    found = match_date(text, 0)
    assert (found.end if found else 0) == end
    assert found is None or found.start == 0


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Số 12/34, ngày 3/2/2020", ["2020-02-03"]),
        ("mã 3.2.15/5/2016 không phải ngày", []),
        ("họp ngày 32/1, rồi ngày 3/2", ["--02-03"]),
        ("chiều3/2/2020", ["2020-02-03"]),
        ("sinh năm 1970; 20 tháng 5", ["1970"]),
    ],
)
def test_where_a_date_may_start(text: str, dates: list[str]) -> None:
    assert [d.value.iso() for d in find_dates(text)] == dates


def test_dates_are_found_inside_the_stretch_asked_for() -> None:
    text = "3/2/2020 và 4/2/2020 và 5/2/2020"
    assert [(d.start, d.value.iso()) for d in find_dates(text, 9, 20)] == [(12, "2020-02-04")]
    # A date that reaches over the end is not found.
    assert list(find_dates(text, 9, 19)) == []
    assert [d.start for d in find_dates(text, 12)] == [12, 24]
    # Its "ngày", "tháng" or "năm" belongs to a date.
    assert [d.start for d in find_dates("họp ngày 3/2; từ tháng 5/2016 đến năm 2020")] == [4, 17, 34]


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
