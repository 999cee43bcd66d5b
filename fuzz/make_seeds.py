"""Make the first inputs of the fuzzers from the bulletins of the corpus.

    python fuzz/make_seeds.py

One input a bulletin for ``fuzz_analyze.py``; for ``fuzz_read.py`` files of every kind, each behind a byte that says
which kind it is.
"""

from __future__ import annotations

import io
import sys
import zipfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FUZZ = Path(__file__).resolve().parent
#: Kinds of files in the order of their byte; ``fuzz_read.py`` reads it too.
SUFFIXES = (".txt", ".md", ".html", ".xhtml", ".docx", ".pdf", ".eml", ".mht")
#: Short inputs are tried more often.
LONGEST = 1500


def make_docx(text: str) -> bytes:
    """Make a Word file of one paragraph a line."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines())
    buffer = io.BytesIO()
    # Not compressed: what the fuzzer changes is the document, not a checksum of a stream.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def make_html(text: str) -> str:
    """Make a page with a menu, a table and a list."""
    lines = [escape(line) for line in text.splitlines() if line.strip()]
    article = "".join(f"<p>{line}</p>" for line in lines[:-1])
    return (
        f"<html><head><title>{lines[0] if lines else ''}</title></head><body><ul><li>Trang chủ<li>Liên hệ</ul>"
        f"<div class=content>{article}<table><tr><td>{lines[-1] if lines else ''}</td></tr></table></div></body></html>"
    )


def make_mail(page: str, kind: str) -> bytes:
    """Make a mail that holds a page."""
    head = f"From: a@example.vn\nSubject: =?utf-8?q?Tin?=\nMIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n"
    return (head + page).encode()


def make_pdf(text: str) -> bytes:
    """Make a PDF whose page shows the ASCII of the first line."""
    line = text.partition("\n")[0].encode("ascii", "ignore").translate(None, b"()\\")
    content = b"BT /F1 12 Tf 9 9 Td (%b) Tj ET" % line
    return (
        b"%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n4 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n"
        b"trailer\n<</Size 5/Root 1 0 R>>\n%%%%EOF"
    ) % (len(content), content)


def make_files(text: str) -> dict[str, list[bytes]]:
    """Make a file of every kind from a text; plain text in several encodings."""
    page = make_html(text)
    return {
        ".txt": [text.encode(), text.encode("utf-16"), text.encode("cp1258", "replace")],
        ".md": [text.encode()],
        ".html": [page.encode(), page.encode("utf-16")],
        ".xhtml": [page.encode()],
        ".docx": [make_docx(text)],
        ".pdf": [make_pdf(text)],
        ".eml": [make_mail(text, "text/plain")],
        ".mht": [make_mail(page, "text/html")],
    }


def main() -> int:
    """Write the inputs."""
    analyze, read = FUZZ / "seeds" / "analyze", FUZZ / "seeds" / "read"
    for folder in (analyze, read, FUZZ / "found" / "analyze", FUZZ / "found" / "read"):
        folder.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted((ROOT / "corpus" / "bulletins").glob("*.txt"))):
        with path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()[:LONGEST]
        (analyze / path.stem).write_bytes(text.encode())
        if number % 4 == 0:
            for kind, files in make_files(text[:600]).items():
                for variant, data in enumerate(files):
                    byte = bytes([SUFFIXES.index(kind)])
                    (read / f"{path.stem}-{variant}{kind}").write_bytes(byte + data)
    print(f"{len(list(analyze.iterdir()))} texts, {len(list(read.iterdir()))} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
