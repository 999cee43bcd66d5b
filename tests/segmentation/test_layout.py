"""A page is parted into blocks that cover every non-blank character once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from vnbulletin.segmentation import lay_out

PAGE = """Kỷ niệm Ngày thành lập Hội Nông dân Việt Nam (14/10/1930); Ngày Phụ nữ Việt Nam (20/10/1930)
HỘI NGHỊ SƠ KẾT CÔNG TÁC DÂN VẬN 6 THÁNG ĐẦU NĂM 2022 In trang
08/07/2022 02:15 CH

Sáng ngày 7/7, Ban Dân vận Huyện ủy tổ chức Hội nghị sơ kết công tác dân vận 6 tháng đầu năm. Bà Lò Thị Mây chủ trì.

Quang cảnh Hội nghị
Quang cảnh Hội nghị

Trong 6 tháng, các xã đã xây dựng 12 mô hình dân vận khéo về bảo vệ rừng.

Thu Phương

Lượt xem: 1.204
Liên kết website

Thống kê truy cập
  • 000123456
  • Đang online: 12
"""


def kinds(text: str) -> list[str]:
    return [block.kind for block in lay_out(text).blocks]


def assert_partition(text: str) -> None:
    page = lay_out(text)
    covered: list[int] = []
    for block in page.blocks:
        start, end, _ = page.view.cut(block.start, block.end)
        covered.extend(i for i in range(start, end) if not text[i].isspace())
    assert len(covered) == len(set(covered))
    missing = {i for i, c in enumerate(text) if not c.isspace()} - set(covered)
    # Zero-width characters have no place of their own in the view.
    assert all(text[i] in "\u200b\u200c\u200d\u2060\ufeff\u00ad" for i in missing)
    assert [b.start for b in page.blocks] == sorted(b.start for b in page.blocks)
    for start, end, i in page.sentences:
        assert page.blocks[i].start <= start < end <= page.blocks[i].end


def test_page_of_a_portal():
    assert kinds(PAGE) == [
        "banner", "title", "print_link", "timestamp", "paragraph", "caption", "caption", "paragraph", "byline", "views",
        "footer", "footer", "counter", "counter",
    ]  # fmt: skip
    page = lay_out(PAGE)
    assert page.title is not None
    assert page.view.cut(*page.title)[2] == "HỘI NGHỊ SƠ KẾT CÔNG TÁC DÂN VẬN 6 THÁNG ĐẦU NĂM 2022"
    assert page.published is not None
    assert page.published.iso() == "2022-07-08T14:15"
    assert (page.byline, page.views) == ("Thu Phương", 1204)
    assert page.blocks[6].copy_of == 5


def test_page_is_partitioned():
    assert_partition(PAGE)


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_partitioned(text):
    assert_partition(text)


@given(st.lists(st.sampled_from(PAGE.splitlines()), max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_order_of_lines_is_partitioned(lines):
    assert_partition("\n".join(lines))
