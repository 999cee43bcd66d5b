"""Run by a test in a process of its own: use everything that works at run time, with the network denied.

Arguments: a folder to write in. The denial is an audit hook, which no module can take back or go around in Python.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

TRIED: list[str] = []


def deny(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse whatever would reach another machine."""
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        TRIED.append(f"{event} {arguments!r}")
        raise OSError(f"no network here: {event} {arguments!r}")


TEXT = """HỘI NGHỊ GIAO BAN In trang
12/10/2023 02:35 CH

Chiều ngày 10/10, Ban Dân vận Huyện ủy tổ chức Hội nghị giao ban.
Đồng chí Lò Thị Mai, ủy viên Ban Thường vụ, Trưởng Ban Dân vận Huyện ủy chủ trì.
Hội nghị đề nghị các xã quán triệt Nghị quyết số 25-NQ/TW ngày 03/6/2013; rà soát tổ hòa giải.
"""
HTML = f"""<!DOCTYPE html SYSTEM "http://example.invalid/page.dtd">
<html><head><base href="http://example.invalid/"><link rel="stylesheet" href="http://example.invalid/a.css">
<meta http-equiv="refresh" content="0;url=http://example.invalid/"><script src="http://example.invalid/a.js"></script>
<title>Tin</title></head><body><img src="http://example.invalid/a.png" alt="Ảnh"><iframe src="http://example.invalid/b">
</iframe><p>{TEXT.replace(chr(10), "<br>")}</p></body></html>"""
WORD = """<?xml version="1.0"?>{doctype}<w:document
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>
</w:body></w:document>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
Target="http://example.invalid/t.dotm" TargetMode="External"/></Relationships>"""
MAIL = f"""From: a@example.invalid
To: b@example.invalid
Subject: Tin
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8
Content-Location: http://example.invalid/

{HTML}"""
PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(http://example.invalid/)>>>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]"
    b"/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n"
    b"4 0 obj\n<</Length 34>>\nstream\nBT /F1 12 Tf 9 9 Td (Tin moi) Tj ET\nendstream\nendobj\n"
    b"trailer\n<</Size 5/Root 1 0 R>>\n%%EOF"
)


def make_docx(doctype: str = "") -> bytes:
    """A Word file that names a template and, where asked, a document type elsewhere."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", WORD.format(doctype=doctype, text=TEXT))
        archive.writestr("word/_rels/document.xml.rels", LINKS)
    return buffer.getvalue()


def write_files(folder: Path) -> list[Path]:
    """Write a file of every kind, each with something to fetch where the kind knows such."""
    files: dict[str, bytes] = {
        "a.txt": TEXT.encode(),
        "a.md": f"![Ảnh](http://example.invalid/a.png)\n{TEXT}".encode(),
        "a.html": HTML.encode(),
        "b.htm": HTML.encode("utf-16"),
        "a.xhtml": HTML.encode(),
        "a.docx": make_docx(),
        "b.docx": make_docx('<!DOCTYPE w [<!ENTITY e SYSTEM "http://example.invalid/e">]>'),
        "a.pdf": PDF,
        "a.eml": MAIL.encode(),
        "a.mht": MAIL.encode(),
        "a.mhtml": MAIL.encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def main(folder: Path) -> None:
    """Use everything, then say what was done and what was tried."""
    sys.addaudithook(deny)
    import vnbulletin as vb
    from vnbulletin.reading import SUFFIXES

    files = write_files(folder / "in")
    assert {f.suffix for f in files} == SUFFIXES, "a kind of file is not tried"
    read = refused = 0
    for file in files:
        try:
            source = vb.read(file)
        except vb.VnbulletinError as error:
            refused += 1
            print(f"{file.name}: {error.code}")
            continue
        read += 1
        assert "Tin" in source.text or "Lò Thị Mai" in source.text, file
        bulletin = vb.analyze(source)
        bulletin.to_frames()
        bulletin._repr_html_()
    try:
        vb.read(folder / "in" / "a.html", html="trafilatura")
    except vb.VnbulletinError as error:
        print(f"trafilatura: {error.code}")
    for compatible in (False, True):
        assert vb.tokenize_words(TEXT, compatible=compatible)
    assert len(list(vb.classify_tasks(["rà soát tổ hòa giải"]))) == 1
    vb.explain_label("rà soát tổ hòa giải")
    vb.analyze_corpus(folder / "in", progress=False).to_csv(folder / "out")
    print(f"{read} read, {refused} refused, {len(TRIED)} connections tried")
    assert not TRIED, TRIED


if __name__ == "__main__":
    main(Path(sys.argv[1]))
