"""Pages: every visible character is kept, lines are what a reader sees, the rest is counted."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnbulletin as vb
from vnbulletin.reading import read_bytes
from vnbulletin.reading.numerals import write_letters, write_roman

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.html"))
UNICODE_LAYOUTS = [p for p in LAYOUTS if p.stem != "aspnet_legacy"]
_UNSEEN = {"script", "style", "template", "noscript", "iframe", "title", "head"}
_VOID = {"br", "img", "input", "meta", "link", "hr", "path", "wbr", "col"}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class _Visible(HTMLParser):
    """The oracle: text outside of what browsers do not show, by another parser than the reader's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, bool]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "input" and attributes.get("type") in ("submit", "button"):
            self.text.append(attributes.get("value") or "")
        alt = attributes.get("alt") or ""
        if tag == "img" and alt and not any(c.isalnum() for c in alt):
            self.text.append(alt)
        if tag not in _VOID:
            hidden = tag in _UNSEEN or "display:none" in (attributes.get("style") or "").replace(" ", "")
            self.stack.append((tag, hidden))

    def handle_endtag(self, tag):
        if any(t == tag for t, _ in self.stack):
            while self.stack.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if not any(hidden for _, hidden in self.stack):
            self.text.append(data)


def count_visible(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace() and c not in _INVISIBLE)


def see(page: str) -> Counter[str]:
    oracle = _Visible()
    oracle.feed(page)
    oracle.close()
    return count_visible("".join(oracle.text))


def lines_of(page: str) -> list[str]:
    return read_bytes(page.encode(), "page.html", ".html").text.splitlines()


@pytest.mark.parametrize("path", UNICODE_LAYOUTS, ids=lambda p: p.stem)
def test_every_visible_character_of_a_portal_is_kept(path: Path) -> None:
    expected = see(path.read_text(encoding="utf-8"))
    found = count_visible(vb.read(path).text)
    assert not expected - found, "lost"
    added = found - expected
    # Only list markers, cell separators and path separators are added.
    assert set(added) <= set("-|/.") | set("0123456789abcdIVX"), added
    assert sum(added[c] for c in "abcdIVX") <= 8


def test_there_are_layouts_of_at_least_eight_portals() -> None:
    assert len(LAYOUTS) >= 8


@pytest.mark.parametrize(
    ("stem", "title", "published"),
    [
        ("liferay", "ĐẢNG ỦY XÃ BÌNH LỘC SƠ KẾT CÔNG TÁC 6 THÁNG ĐẦU NĂM 2024 In trang", "05/07/2024 09:12 SA"),
        ("vnpt_portal", 'Phường An Khê ra mắt mô hình "Tuyến phố không rác"', "Ngày đăng: 18/11/2024 |"),
        ("dnn", "Giao ban công tác tuyên giáo quý III", "Cập nhật lúc: 14:35 | 09/10/2019"),
        ("wordpress", "Khai giảng lớp bồi dưỡng đối tượng kết nạp Đảng khóa II", "Đăng ngày 14/03/2023"),
        ("joomla", "CÔNG ĐOÀN NGÀNH Y TẾ TẶNG QUÀ ĐOÀN VIÊN", "Thứ ba, 25 Tháng 1 2022 16:22"),
        ("ioffice", "THÔNG BÁO", "Hòa Lư, ngày 06 tháng 5 năm 2021"),
        ("newspaper", "Gặp mặt già làng tiêu biểu", "Thứ Ba, 22/12/2020, 16:26 [GMT+7]"),
        ("sharepoint", "Tập huấn chuyển đổi số cho cán bộ quản lý", "(26/10/2022 08:15)"),
        ("facebook", "Đoàn Thanh niên xã Vĩnh Thạnh", "12 Tháng 8, 2022 lúc 07:45"),
        ("aspnet_legacy", "ĐẢNG ỦY THỊ TRẤN PHỐ CHÂU HỌP THƯỜNG KỲ", "(Cập nhật: 08:48 | 13/06/2006)"),
    ],
)
def test_title_and_date_stand_on_lines_of_their_own(stem: str, title: str, published: str) -> None:
    lines = vb.read(Path(__file__).parent / "layouts" / f"{stem}.html").text.splitlines()
    assert title in lines
    assert any(line.startswith(published) for line in lines)
    assert (
        lines.index(title) <= next(i for i, line in enumerate(lines) if line.startswith(published)) or stem == "ioffice"
    )


@pytest.mark.parametrize(
    ("stem", "line"),
    [
        ("liferay", "Trang chủ / Tin tức - Sự kiện/ Chi tiết tin"),
        ("vnpt_portal", "Trang chủ » Tin tức » Hoạt động của phường"),
        ("dnn", "Trang nhất > Xây dựng Đảng"),
        ("joomla", "Bạn đang ở: Trang chủ Công đoàn"),
        ("ioffice", "Trang chủ Văn bản Thông báo"),
        ("newspaper", "Trang chủ / Chính trị"),
        ("sharepoint", "Trang chủ > Tin ngành > Chi tiết"),
    ],
)
def test_breadcrumb_is_one_line(stem: str, line: str) -> None:
    assert line in vb.read(Path(__file__).parent / "layouts" / f"{stem}.html").text.splitlines()


def test_legacy_font_page_is_converted_although_it_declares_latin() -> None:
    source = vb.read(Path(__file__).parent / "layouts" / "aspnet_legacy.html")
    assert source.encoding == "windows-1252 (tcvn3)"
    assert source.text.endswith("giữ vững an ninh, trật tự.\nTô Hoàng")


def test_what_is_left_out_is_counted() -> None:
    source = vb.read(Path(__file__).parent / "layouts" / "liferay.html")
    assert source.format == "html"
    assert source.encoding == "utf-8"
    assert "2 scripts" in source.left_out
    assert "1 style" in source.left_out
    assert "1 hidden element (16 characters)" in source.left_out
    assert not any("Menu ẩn" in line for line in source.text.splitlines())


def test_the_head_is_kept_as_metadata_and_never_enters_the_text() -> None:
    source = vb.read(Path(__file__).parent / "layouts" / "liferay.html")
    assert source.metadata["title"] == "Đảng ủy xã Bình Lộc sơ kết 6 tháng - Cổng thông tin điện tử"
    assert source.metadata["article:published_time"] == "2024-07-05T09:12:00+07:00"
    assert "Cổng thông tin điện tử" not in source.text


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol start=3><li>a</li><li value=9>b</li><li>c</li></ol>", ["3. a", "9. b", "10. c"]),
        ("<ol type=A><li>x<li>y</ol>", ["A. x", "B. y"]),
        ("<ol type=i start=4><li>x<li>y</ol>", ["iv. x", "v. y"]),
        ("<ol reversed><li>x<li>y<li>z</ol>", ["3. x", "2. y", "1. z"]),
        ("<ul><li>một;</li><li>- hai;</li><li>+ ba</li></ul>", ["- một;", "- hai;", "+ ba"]),
        ("<ul style='list-style-type: none'><li>một</li></ul>", ["một"]),
        ("<ul><li><a>Tin một</a></li><li><a>Tin hai</a> (12/5)</li></ul>", ["Tin một", "Tin hai (12/5)"]),
        ("<ul><li>Theo <a>Nghị quyết 8</a> thì làm</li></ul>", ["- Theo Nghị quyết 8 thì làm"]),
        ("<ol><li><p>Đoạn</p><p>tiếp</p></li></ol>", ["1. Đoạn", "tiếp"]),
        ("<ol start='12345678'><li>x</li></ol>", ["12345678. x"]),
        # More than a browser counts to is no number.
        ("<ol start='99999999999999999999'><li>x</li></ol>", ["1. x"]),
    ],
)
def test_lists_have_the_markers_that_a_browser_shows(page: str, lines: list[str]) -> None:
    assert lines_of(page) == lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", ["A | B", "1 | 2"]),
        ("<table><tr><td>x</td><td></td><td>z</td></tr></table>", ["x |  | z"]),
        ("<table><tr><td>một mình</td></tr></table>", ["một mình"]),
        ("<table><tr><td><p>a</p></td><td><div>b</div></td></tr></table>", ["a | b"]),
        ("<table><tr><td>a<br>b</td><td>c</td></tr></table>", ["a", "b", "c"]),
        ("<table><caption>Bảng</caption><tr><td>x<td>y</table>", ["Bảng", "x | y"]),
        ("<table role=presentation><tr><td>x<td>y</table>", ["x", "y"]),
        ("<table><tr><td><table><tr><td>x<td>y</table><td>z</table>", ["x | y | z"]),
    ],
)
def test_tables_are_written_row_by_row(page: str, lines: list[str]) -> None:
    assert lines_of(page) == lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>Đ<b>ả</b>ng <span>ủ</span><span>y</span></p>", ["Đảng ủy"]),
        ("<p>a&nbsp;&amp;&#8211;&lt;b&gt;&eacute;&#x110;</p>", ["a &–<b>éĐ"]),
        ("<a>Thích</a><a>Chia sẻ</a>", ["Thích Chia sẻ"]),
        ("<span>phản</span><span>Giảm</span>", ["phản Giảm"]),
        ("<div>một<p>hai</p>ba</div>", ["một", "hai", "ba"]),
        ("<p>một<br>hai<br/><br>ba", ["một", "hai", "ba"]),
        ("<p>dòng\n  xuống   hàng\ttrong nguồn</p>", ["dòng xuống hàng trong nguồn"]),
        ("<pre>a  b\n  c</pre>", ["a  b", "  c"]),
        ("<span class=date>01/02/2023</span><span class=views>12 lượt</span>", ["01/02/2023", "12 lượt"]),
        ("<span class=author>Tác giả:</span><span class=author>Mai</span>", ["Tác giả: Mai"]),
        ("<p title='<b>x</b>' data-x=\"&lt;i&gt;\">chữ</p>", ["chữ"]),
        ("<p hidden>ẩn</p><p style='visibility:hidden'>ẩn</p><p>hiện</p>", ["hiện"]),
        ("<script>document.write('<p>x</p>')</script><p>chữ", ["chữ"]),
        ("plain text without tags", ["plain text without tags"]),
        ("<p>chưa đóng <b>thẻ", ["chưa đóng thẻ"]),
    ],
)
def test_lines(page: str, lines: list[str]) -> None:
    assert lines_of(page) == lines


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.text(alphabet="aăbcđ 1.&;-", max_size=8).map(lambda s: s.replace("&", "&amp;")),
        lambda inner: st.tuples(
            st.sampled_from(
                ["div", "p", "b", "span", "ul", "ol", "li", "table", "tr", "td", "h2", "a", "em", "section"]
            ),
            st.lists(inner, max_size=4),
        ).map(lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"),
        max_leaves=20,
    )
)
def test_visible_characters_of_any_page_are_kept(page: str) -> None:
    found = count_visible(read_bytes(page.encode(), "page.html", ".html").text)
    assert not see(page) - found


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/!-=\"' abdivptrulscx&;#1\x00\u1ea1", max_size=200))
def test_no_markup_breaks_the_reader(page: str) -> None:
    source = read_bytes(page.encode(), "page.html", ".html")
    assert isinstance(source.text, str)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<meta charset=utf-16><p>Hội nghị".encode("utf-16"), "utf-16"),
        ("\ufeff<p>Hội nghị".encode(), "utf-8-sig"),
        ("<meta charset='iso-8859-1'><p>Hội nghị".encode(), "utf-8"),
        ("<meta http-equiv=x content='text/html; charset=windows-1258'><p>Hô\u0323i nghi\u0323".encode("cp1258"),
         "windows-1258"),
        (b"<meta charset=windows-1252><p>caf\xe9 \x96 M\xfcnchen", "windows-1252"),
    ],
)  # fmt: skip
def test_charset(data: bytes, encoding: str) -> None:
    source = read_bytes(data, "page.html", ".html")
    assert source.encoding == encoding
    assert "\ufffd" not in source.text
    assert source.problems == ()


def test_page_built_by_a_script_is_told() -> None:
    source = read_bytes(b"<div id=root></div><script>render()</script>", "spa.html", ".html")
    assert source.text == ""
    assert [p.code for p in source.problems] == ["read.no_text"]


def test_page_that_hides_its_text_until_a_script_runs_is_read() -> None:
    article = "<p>Sáng 5/3, Đảng ủy xã họp giao ban, đánh giá kết quả tháng 2 và bàn nhiệm vụ tháng 3.</p>" * 5
    page = f"<div class=loading>Đang tải</div><div id=app style='display: none'>{article}</div>"
    source = read_bytes(page.encode(), "page.html", ".html")
    assert source.text.count("đánh giá kết quả tháng 2") == 5
    assert [p.code for p in source.problems] == ["read.hidden"]
    assert not any("hidden" in entry for entry in source.left_out)


def test_frameset_is_told() -> None:
    source = read_bytes(b"<frameset cols='20%,*'><frame src=a.htm><frame src=b.htm></frameset>", "f.htm", ".htm")
    assert [p.code for p in source.problems] == ["read.frames"]


def test_trafilatura_is_an_option_that_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(vb.DependencyError) as caught:
        read_bytes(b"<p>x</p>", "page.html", ".html", html="trafilatura")
    assert "vnbulletin[web]" in caught.value.message
    with pytest.raises(vb.InputError) as unknown:
        read_bytes(b"<p>x</p>", "page.html", ".html", html="magic")
    assert unknown.value.code == "read.option"


def test_numerals() -> None:
    assert [write_roman(n) for n in (1, 4, 9, 40, 1999, 5000, 0)] == ["i", "iv", "ix", "xl", "mcmxcix", "5000", "0"]
    assert [write_letters(n) for n in (1, 26, 27, 52, 0)] == ["a", "z", "aa", "az", "0"]


@pytest.mark.parametrize(
    ("end", "whole"),
    [
        ("", True),
        ("<!-- x -->", True),
        ("<br>\n", True),
        ("</p", False),
        ('<a href="http://portal.example/tin', False),
        ("<!-- x <p>Tin hai.</p>", False),
        ("<script>x <p>Tin hai.</p>", False),
        ("<style>p {", False),
        ("5 < 6", True),
    ],
)
def test_a_page_that_ends_inside_a_tag_is_cut_off(end: str, whole: bool) -> None:
    source = read_bytes(f"<p>Tin.</p>{end}".encode(), suffix=".html")
    assert source.text.startswith("Tin.")
    assert [p.code for p in source.problems] == ([] if whole else ["read.cut_off"])
    assert vb.analyze(source).complete is whole


def test_a_page_without_text_is_not_complete() -> None:
    assert not vb.analyze(read_bytes(b"<script>x</script><div id=app></div>", suffix=".html")).complete
