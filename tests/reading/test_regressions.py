"""Each defect once."""

from __future__ import annotations

from vnbulletin.reading import read_bytes


def test_a_charset_that_is_no_name_is_passed_over() -> None:
    # Bytes that no other encoding explains, or the charset is not asked.
    mail = b'Content-Type: text/plain; charset="a\x00b"\n\nxin ch\xc3\xa0o \xff'
    assert read_bytes(mail, "x.eml", ".eml").text.startswith("xin chào")
