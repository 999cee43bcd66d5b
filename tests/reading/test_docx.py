"""Word files written with python-docx or by hand: order, automatic numbers, what is left out."""

from __future__ import annotations

import io
import zipfile

import pytest

import vnbulletin as vb
from vnbulletin.reading import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def make_docx(body: str, **members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for member, content in members.items():
            path = "docProps/core.xml" if member == "core" else f"word/{member}.xml"
            archive.writestr(path, content)
    return buffer.getvalue()


def p(text: str, num: int | None = None, level: int = 0, style: str | None = None) -> str:
    own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num is not None else ""
    of_style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{of_style}{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def lvl(level: int, kind: str, pattern: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}</w:numbering>'


def lines_of(body: str, **members: str) -> list[str]:
    return read_bytes(make_docx(body, **members), "tin.docx", ".docx").text.splitlines()


OUTLINE = numbering(
    lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "lowerLetter", "%3)"), lvl(3, "bullet", "-")
)


def test_outline_of_a_report_is_numbered() -> None:
    body = (
        p("Kết quả", 1) + p("Tuyên truyền", 1, 1) + p("Báo cáo viên", 1, 2) + p("Sách báo", 1, 2) + p("mười buổi", 1, 3)
        + p("Lý luận", 1, 1) + p("Nhiệm vụ", 1) + p("Quán triệt", 1, 1) + p("Không đánh số")
    )  # fmt: skip
    assert lines_of(body, numbering=OUTLINE) == [
        "I. Kết quả", "1. Tuyên truyền", "a) Báo cáo viên", "b) Sách báo", "- mười buổi",
        "2. Lý luận", "II. Nhiệm vụ", "1. Quán triệt", "Không đánh số",
    ]  # fmt: skip


def test_compound_numbers_and_legal_numbering() -> None:
    levels = numbering(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert lines_of(p("A", 1) + p("B", 1) + p("C", 1, 1) + p("D", 1, 1), numbering=levels) == [
        "I. A", "II. B", "2.1 C", "2.2 D",
    ]  # fmt: skip


def test_articles_keep_counting_across_chapters_where_the_level_does_not_restart() -> None:
    levels = numbering(lvl(0, "upperRoman", "Chương %1"), lvl(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>'))
    body = p("Chung", 1) + p("Phạm vi", 1, 1) + p("Cụ thể", 1) + p("Đối tượng", 1, 1)
    assert lines_of(body, numbering=levels) == [
        "Chương I Chung", "Điều 1. Phạm vi", "Chương II Cụ thể", "Điều 2. Đối tượng",
    ]  # fmt: skip


def test_a_second_list_restarts_where_it_overrides_the_start_and_else_goes_on() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    levels = numbering(lvl(0, "decimal", "%1.", start=5), nums=nums)
    assert lines_of(p("a", 1) + p("b", 1) + p("c", 2) + p("d", 3) + p("e", 3), numbering=levels) == [
        "5. a", "6. b", "7. c", "1. d", "2. e",
    ]  # fmt: skip


def test_numbers_come_from_styles_and_the_styles_they_build_on() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Muc">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style></w:styles>'
    )
    body = p("một", style="Muc") + p("hai", style="MucCon") + p("ba", style="Vong") + p("bốn", 0, style="Muc")
    assert lines_of(body, styles=styles, numbering=numbering(lvl(0, "decimal", "%1."))) == [
        "1. một", "2. hai", "ba", "bốn",
    ]  # fmt: skip


@pytest.mark.parametrize(("sign", "shown"), [("\uf0b7", "•"), ("o", "•"), ("-", "-"), ("+", "+"), ("\uf02d", "-")])
def test_bullets_have_a_plain_form(sign: str, shown: str) -> None:
    assert lines_of(p("việc", 1), numbering=numbering(lvl(0, "bullet", sign))) == [f"{shown} việc"]


def test_tables_stay_in_their_place_and_rows_on_one_line() -> None:
    def cell(*texts: str) -> str:
        return f"<w:tc>{''.join(p(t) for t in texts)}</w:tc>"

    table = (
        f"<w:tbl><w:tr>{cell('TT')}{cell('Nội dung')}</w:tr><w:tr>{cell('1')}{cell('Rà soát')}</w:tr>"
        f"<w:tr>{cell('HUYỆN ỦY X', 'Số 5-TB/HU')}{cell('ĐẢNG CỘNG SẢN VIỆT NAM')}</w:tr></w:tbl>"
    )
    assert lines_of(p("trước") + table + p("sau")) == [
        "trước", "TT | Nội dung", "1 | Rà soát", "HUYỆN ỦY X", "Số 5-TB/HU", "ĐẢNG CỘNG SẢN VIỆT NAM", "sau",
    ]  # fmt: skip


def test_deleted_and_hidden_passages_are_left_out_and_counted_inserted_ones_kept() -> None:
    body = (
        "<w:p><w:r><w:t>Đồng chí </w:t></w:r><w:del><w:r><w:delText>An</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Bình</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> dự</w:t></w:r>'
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    source = read_bytes(make_docx(body), "tin.docx", ".docx")
    assert source.text == "Đồng chí Bình dự"
    assert source.left_out == ("1 deleted passage (2 characters)", "1 hidden passage (2 characters)")


def test_breaks_tabs_symbols_links_and_boxes() -> None:
    body = (
        "<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t><w:noBreakHyphen/><w:t>bốn</w:t></w:r>"
        '<w:hyperlink><w:r><w:t xml:space="preserve"> năm</w:t></w:r></w:hyperlink><w:r><w:sym w:char="F0B7"/></w:r>'
        "<mc:AlternateContent><mc:Choice><w:r><w:drawing><w:txbxContent>" + p("khung") + "</w:txbxContent></w:drawing>"
        "</w:r></mc:Choice><mc:Fallback><w:r><w:pict><w:txbxContent>" + p("khung") + "</w:txbxContent></w:pict></w:r>"
        "</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert lines_of(body) == ["một", "hai ba-bốn năm\uf0b7", "khung"]


def test_headers_notes_and_properties() -> None:
    header = f"<w:hdr {W}>{p('MẬT')}</w:hdr>"
    page_number = f"<w:ftr {W}>{p('3')}</w:ftr>"
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Theo báo cáo quý I.")}</w:footnote></w:footnotes>'
    )
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Báo cáo</dc:title><dc:creator> Lan </dc:creator></c>'
    )
    data = make_docx(p("Nội dung"), header1=header, footer1=page_number, footnotes=notes, core=core)
    source = read_bytes(data, "tin.docx", ".docx")
    assert source.text.splitlines() == ["MẬT", "Nội dung", "(1) Theo báo cáo quý I."]
    assert source.metadata == {"title": "Báo cáo", "creator": "Lan"}
    assert source.left_out == ("1 page number (1 character)",)


def test_legacy_fonts_within_a_document_are_converted() -> None:
    source = read_bytes(
        make_docx(p("§¶ng ñy x· B×nh S¬n häp phiªn th­êng kú") + p("Ngµy 5/3 t¹i x·")), "cu.docx", ".docx"
    )
    assert source.text == "Đảng ủy xã Bình Sơn họp phiên thường kỳ\nNgày 5/3 tại xã"
    assert "tcvn3" in (source.encoding or "")


def test_a_document_made_by_another_program_is_read_in_full() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Thông báo", 1)
    document.add_paragraph("Sáng 3/4, Đảng ủy họp.")
    document.add_paragraph("Việc thứ nhất", style="List Number")
    document.add_paragraph("Việc thứ hai", style="List Number")
    document.add_paragraph("Lưu ý", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "A", "B"
    buffer = io.BytesIO()
    document.save(buffer)
    source = read_bytes(buffer.getvalue(), "tin.docx", ".docx")
    assert source.text.splitlines() == [
        "Thông báo", "Sáng 3/4, Đảng ủy họp.", "1. Việc thứ nhất", "2. Việc thứ hai", "• Lưu ý", "A | B",
    ]  # fmt: skip


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_truncated_file_is_an_error_that_says_what_to_do(share: float) -> None:
    data = make_docx(p("Nội dung " * 200))
    with pytest.raises(vb.InputError) as caught:
        read_bytes(data[: int(len(data) * share)], "hong.docx", ".docx")
    assert caught.value.code == "read.damaged"
    assert "hong.docx" in caught.value.message
    assert "save it" in caught.value.message


def test_damaged_member_is_an_error() -> None:
    data = bytearray(make_docx("".join(p(f"Đoạn {i}") for i in range(500))))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 40] = bytes(40)
    with pytest.raises(vb.InputError):
        read_bytes(bytes(data), "hong.docx", ".docx")


def test_old_word_file_is_named() -> None:
    with pytest.raises(vb.InputError, match=r"old Office file"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cu.docx", ".docx")
