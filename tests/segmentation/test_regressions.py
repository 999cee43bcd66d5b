"""Each defect once."""

from __future__ import annotations

import time

import vnbulletin as vb


def test_a_line_of_digits_is_one_number_however_long() -> None:
    start = time.process_time()
    vb.analyze("\n" + "3" * 90 + "Q\n")
    assert time.process_time() - start < 2
