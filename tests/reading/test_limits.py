"""Hostile files: refused or read with a clear problem, within a second and bounded memory."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest

import vnbulletin as vb
from vnbulletin.reading import READERS, read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refuse(data: bytes, suffix: str, code: str) -> None:
    start = time.process_time()
    with pytest.raises(vb.InputError) as caught:
        read_bytes(data, f"xau{suffix}", suffix)
    assert time.process_time() - start < 1
    assert caught.value.code == code
    assert f"xau{suffix}" in caught.value.message


def read_or_be_told(data: bytes, name: str) -> None:
    error = None
    try:
        source = read_bytes(data, name, Path(name).suffix)
    except vb.VnbulletinError as raised:
        error = raised
    if error is None:
        assert isinstance(source.text, str)
        return
    assert error.code.startswith(("read.", "dependency."))
    assert name in error.message


def zip_member(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (b"<div>" * 300_000, "read.nesting"),
        (b"<span>" * 300_000 + b"x", "read.nesting"),
        (b"<b>" * 100_000, "read.nesting"),
        (b"<ul><li>" * 50_000, "read.nesting"),
        (b"<table><tr><td>" * 50_000, "read.nesting"),
        (b"<svg>" + b"<g>" * 100_000, "read.nesting"),
        (b"<p/><div/>" * 50_000, "read.nesting"),
        (b"<div></span>" * 50_000, "read.nesting"),
        (b"<!-- x --><div><!-- --!>" * 20_000, "read.nesting"),
        (b"".join(b"<div><font a=%d></div>" % i for i in range(20_000)), "read.nesting"),
        (b"<br>" * 600_000, "read.too_large"),
        (b"<a " + b" ".join(b"b%d=1" % i for i in range(50_000)) + b">", "read.markup"),
        (b"<p>" + b"x" * 21_000_000, "read.too_large"),
    ],
)
def test_pages_that_would_cost_the_parser_too_much(page: bytes, code: str) -> None:
    refuse(page, ".html", code)


@pytest.mark.parametrize(
    "page",
    [
        b"<p>doan" * 20_000,
        b"<ul>" + b"<li>muc" * 20_000,
        b"<table>" + b"<tr><td>o<td>o" * 10_000,
        b"<a name=x>" * 5_000,
        b"<svg>" + b"<path d='M0 0'/>" * 5_000 + b"</svg>",
        b"<div><b>dam</div>" * 3_000,
        b"<p class='x>y'>a" * 3_000,
        b"<script>document.write('<div><div>')</script>" * 3_000,
        b"<!-- <div><div> -->" * 3_000,
        b"<option>a" * 300,
        b"<" * 100_000,
        b"<a b='" * 100,
        b"&" * 100_000,
        b"<!--" * 50_000,
    ],
)
def test_untidy_but_honest_pages_are_read(page: bytes) -> None:
    start = time.process_time()
    source = read_bytes(page, "page.html", ".html")
    assert time.process_time() - start < 1
    assert isinstance(source.text, str)


def test_zip_bomb() -> None:
    refuse(zip_member("word/document.xml", b" " * 50_000_000), ".docx", "read.expansion")


def test_zip_bomb_that_lies_about_its_size() -> None:
    data = bytearray(zip_member("word/document.xml", b"<a>" + b" " * 50_000_000 + b"</a>"))
    real = (50_000_007).to_bytes(4, "little")
    assert data.count(real) == 2
    data = bytearray(bytes(data).replace(real, (5000).to_bytes(4, "little")))
    start = time.process_time()
    with pytest.raises(vb.InputError):
        read_bytes(bytes(data), "xau.docx", ".docx")
    assert time.process_time() - start < 1


def test_archive_of_very_many_members() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for i in range(11_000):
            archive.writestr(f"{i}", b"")
    refuse(buffer.getvalue(), ".docx", "read.expansion")


def test_entity_bomb_and_external_entity() -> None:
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (i, b"&a%s;" % (b"" if i == 0 else b"%d" % (i - 1)) * 10) for i in range(9)
    )
    refuse(zip_member("word/document.xml", laughs + b"]><l>&a8;</l>"), ".docx", "read.xml")
    outside = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'
    refuse(zip_member("word/document.xml", outside), ".docx", "read.xml")


def test_nested_xml() -> None:
    refuse(zip_member("word/document.xml", b"<a>" * 1000 + b"</a>" * 1000), ".docx", "read.nesting")


def test_text_in_very_many_pieces_takes_linear_time() -> None:
    pieces = "".join(f"<w:t>{i}</w:t>x{i}" for i in range(30_000))
    document = f"<w:document {W}><w:body><w:p><w:r>{pieces}</w:r></w:p></w:body></w:document>"
    start = time.process_time()
    read_bytes(zip_member("word/document.xml", document.encode()), "to.docx", ".docx")
    assert time.process_time() - start < 1


def test_pdf_bomb() -> None:
    packed = zlib.compress(b" " * 150_000_000)
    data = b"%%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n" % len(packed) + packed + b"\nendstream"
    refuse(data, ".pdf", "read.expansion")


def test_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(1_000_000_000)
    start = time.process_time()
    with pytest.raises(vb.InputError) as caught:
        vb.read(huge)
    assert time.process_time() - start < 0.5
    assert caught.value.code == "read.too_large"
    assert "huge.txt" in caught.value.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(vb.InputError) as caught:
        vb.read(tmp_path / "pipe.txt")
    assert caught.value.code == "read.unreadable"


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize(
    "data",
    # Noise that is the same in every process: tests that are shared out must be called alike.
    [
        b"", b"\x00", b"\xff" * 50, b"<", b"PK\x03\x04", b"%PDF-1.4", b"\n" * 1000, random.Random(9).randbytes(2000),
        b"\xef\xbb\xbf",
    ],
    ids=["empty", "NUL", "FF", "tag", "ZIP", "PDF", "lines", "noise", "BOM"],
)  # fmt: skip
def test_no_reader_fails_otherwise_than_by_its_own_errors(suffix: str, data: bytes) -> None:
    read_or_be_told(data, f"x{suffix}")


def test_damaged_files_of_every_kind_are_read_or_refused() -> None:
    """Files with bytes changed, taken away and doubled, the same ones on every run."""
    document = f"<w:document {W}><w:body><w:p><w:r><w:t>Tin</w:t></w:r></w:p></w:body></w:document>".encode()
    seeds = {
        ".docx": zip_member("word/document.xml", document),
        ".html": (Path(__file__).parent / "layouts" / "vnpt_portal.html").read_bytes(),
        ".eml": b'Subject: a\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nTin\n--b--\n',
        ".pdf": b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF",
        ".txt": "Đảng ủy họp giao ban".encode("utf-16"),
    }
    choose = random.Random(20241125)
    for suffix, seed in seeds.items():
        for _ in range(200):
            data = bytearray(seed)
            for _ in range(choose.randint(1, 6)):
                at = choose.randrange(len(data))
                kind = choose.randrange(3)
                if kind == 0:
                    data[at] = choose.randrange(256)
                elif kind == 1:
                    del data[at : at + choose.randint(1, min(20, len(data) - 1))]
                else:
                    data[at:at] = data[:40]
                if not data:
                    break
            read_or_be_told(bytes(data), f"x{suffix}")


def test_xml_in_an_unknown_encoding_is_refused() -> None:
    refuse(zip_member("word/document.xml", b"<?xml version='1.0' encoding='UTF-yes'?><a/>"), ".docx", "read.xml")


def test_nothing_is_fetched_and_memory_is_bounded() -> None:
    """In a process that may open no socket and take at most 1.5 GB."""
    program = """
import resource, socket
def refuse(*a, **k): raise AssertionError("network")
socket.socket.connect = refuse; socket.create_connection = refuse; socket.getaddrinfo = refuse
from vnbulletin.reading import read_bytes
from vnbulletin.errors import InputError
page = (b'<link rel=stylesheet href="http://a.example/x.css"><script src="http://a.example/x.js"></script>'
        b'<img src="http://a.example/x.png"><iframe src="http://a.example/"></iframe><p>chu')
assert read_bytes(page, "p.html", ".html").text == "chu"
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_bytes(b"<p>chu thuong</p>" * 200_000, "p.html", ".html")
for bomb in (b"<div>" * 4_000_000, b"<br>" * 4_000_000):
    try: read_bytes(bomb, "p.html", ".html")
    except InputError: pass
    else: raise AssertionError("read")
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 600
