"""Provisions in front of a citation: short ones read at once, long ones read whole, those beyond the reach told."""

from __future__ import annotations

import pytest

from vnbulletin import analyze, extract_references

LAW = "Luật Đất đai năm 2024"


def read_provision(head: str) -> str | None:
    (found,) = extract_references(f"{head}{LAW}.")
    return found.provision


@pytest.mark.parametrize(
    ("head", "provision"),
    [
        ("Căn cứ Điều 12 ", "Điều 12"), ("Căn cứ Điều 123 ", "Điều 123"), ("Căn cứ Điều 12 của ", "Điều 12"),
        ("Điều 12 ", "Điều 12"), ("Thửa đất (Điều 12 ", "Điều 12"), ("Thửa đất\n\n(Điều 12 ", "Điều 12"),
        ("theo quy định tại Điều 12 ", "Điều 12"), ("theo quy định của Điều 12 ", "Điều 12"),
        ("quy định tại khoản 3 Điều 12 ", "khoản 3 Điều 12"), ("theo khoản 3 của Điều 12 ", "khoản 3 của Điều 12"),
        ("theo khoản 3 tại Điều 12 ", "khoản 3 tại Điều 12"), ("theo khoản 3 thuộc Điều 12 ", "khoản 3 thuộc Điều 12"),
        ("theo điểm a Điều 12 ", "điểm a Điều 12"), ("theo khoản 1 và khoản 2 ", "khoản 1 và khoản 2"),
        ("theo chương XII Điều 12 ", "chương XII Điều 12"), ("theo tiểu mục 2 ", "tiểu mục 2"),
        ("theo điều 5, điều 12 ", "điều 5, điều 12"), ("theo khoản 2, 3 Điều 12 ", "khoản 2, 3 Điều 12"),
        ("từ Điều 5 đến Điều 12 ", "Điều 12"), ("theo phụ lục ", "phụ lục"), ("theo điểm đ ", "điểm đ"),
        ("Hội nghị gồm 12 ", None), ("Trang 12 ", None), ("Thực hiện ", None),
    ],
)  # fmt: skip
def test_provisions_are_read_whole(head: str, provision: str | None) -> None:
    assert read_provision(head) == provision


@pytest.mark.parametrize("units", [3, 8, 12, 20, 35])
def test_a_long_chain_is_read_from_its_first_unit(units: int) -> None:
    chain = ", ".join(f"khoản {i} Điều {i + 20}" for i in range(1, units + 1))
    assert len(chain) < 700
    bulletin = analyze(f"Sửa đổi {chain} {LAW}.")
    assert [r.provision for r in bulletin.references] == [chain]
    assert bulletin.complete


def test_a_chain_beyond_the_reach_is_told() -> None:
    chain = ", ".join(f"khoản {i} Điều {i + 20}" for i in range(1, 90))
    bulletin = analyze(f"Sửa đổi {chain} {LAW}.")
    assert not bulletin.complete
    (problem,) = [p for p in bulletin.problems if p.code == "limit.provision"]
    assert bulletin.text[problem.start : problem.end].endswith("Điều 109 ")


def test_a_list_of_numbers_beyond_the_reach_is_told() -> None:
    numbers = ", ".join(str(100 + i) for i in range(200))
    bulletin = analyze(f"Sửa đổi Điều {numbers} {LAW}.")
    assert "limit.provision" in {p.code for p in bulletin.problems}
