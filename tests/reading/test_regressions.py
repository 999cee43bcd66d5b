"""Each defect once."""

from __future__ import annotations

from vnbulletin.reading import read_bytes


def test_a_charset_that_is_no_name_is_passed_over() -> None:
    mail = b'Content-Type: text/plain; charset="a\x00b"\n\nxin ch\xe0o'
    assert read_bytes(mail, "x.eml", ".eml").text.startswith("xin ch")
