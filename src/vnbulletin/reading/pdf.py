"""PDF documents by their text layer; scans have none and are told so, never guessed at."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from typing import Any

from vnbulletin.errors import DependencyError, InputError
from vnbulletin.model import Problem, Source
from vnbulletin.reading.ledger import Ledger
from vnbulletin.reading.limits import MAX_EXPANDED_BYTES, MAX_PAGES, check_expansion
from vnbulletin.reading.plain import Decoded, name_content, repair

#: Characters of text in all; a page of print has about 3,000.
MAX_TEXT = 50_000_000
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY_BYTES = 600
_TAIL_BYTES = 2048
_CHUNK = 16_384
#: Compressed streams of one file; a page of print has about ten.
MAX_STREAMS = 100_000
# What the library gives for a hyphen at the end of a line, and for what has no character.
_MARKS: dict[str, str | None] = {"\x02": "-", "\ufffe": "-", "\x00": None, "\uffff": None}
_TRANSLATION = str.maketrans(_MARKS)
_METADATA = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")


def read_pdf(data: bytes, name: str) -> Source:
    """Read the text layer of a PDF.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in messages.

    Returns
    -------
    Source
        The lines of all pages as they are broken in print; headers and page numbers are kept. Pages without text
        are named in ``problems``.

    Raises
    ------
    DependencyError
        ``dependency.pypdfium2``.
    InputError
        ``read.damaged``, ``read.encrypted``, ``read.expansion``, ``read.too_large``.
    """
    if b"%PDF-" not in data[:1024]:
        what = name_content(data) or ("empty" if not data else "something else")
        raise InputError("read.damaged", f"{name}: is no PDF but {what}; give it the ending of its kind")
    try:
        import pypdfium2
    except ImportError:
        raise DependencyError(
            "dependency.pypdfium2", f"{name}: reading PDF needs pypdfium2; pip install 'vnbulletin[pdf]'"
        ) from None
    _check_streams(data, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("read.encrypted", f"{name}: is protected by a password; save it without one") from None
        raise InputError(
            "read.damaged", f"{name}: is damaged or cut off ({error}); fetch it again, or print it to a new PDF"
        ) from None
    try:
        source = _read_document(document, pypdfium2, name)
    finally:
        document.close()
    if b"%%EOF" in data[-_TAIL_BYTES:]:
        return source
    # The library mends such files as far as it can, without a word.
    problem = Problem("read.cut_off", "the file lacks its end, so pages may be missing; fetch it again")
    return replace(source, problems=(problem, *source.problems))


def _read_document(document: Any, pdfium: Any, name: str) -> Source:
    n_pages = len(document)
    if n_pages > MAX_PAGES:
        raise InputError("read.too_large", f"{name}: {n_pages:,} pages, more than the limit of {MAX_PAGES:,}; split it")
    pages: list[str] = []
    empty: list[int] = []
    broken: list[int] = []
    total = 0
    for i in range(n_pages):
        try:
            page = document[i]
            layer = page.get_textpage()
            text = layer.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n").translate(_TRANSLATION)
            layer.close()
            page.close()
        except pdfium.PdfiumError:
            broken.append(i + 1)
            continue
        total += len(text)
        if total > MAX_TEXT:
            raise InputError("read.too_large", f"{name}: more than {MAX_TEXT:,} characters of text; split it")
        if text.strip():
            pages.append(text.strip("\n"))
        else:
            empty.append(i + 1)
    problems: list[Problem] = []
    if broken:
        problems.append(Problem("read.damaged_page", f"{_write_pages(broken)} cannot be read; the text lacks them"))
    if empty:
        problems.append(
            Problem(
                "read.no_text_layer",
                f"{_write_pages(empty)} of {n_pages} without a text layer (a scan?); run OCR to get their text",
            )
        )
    if not n_pages:
        problems.append(Problem("read.no_text", "the PDF has no pages"))
    ledger = Ledger()
    attachments = document.count_attachments()
    if attachments:
        ledger.add("attachment", n=attachments)
    decoded = repair(Decoded("\n".join(pages), "pdf text layer"))
    metadata = {k: v for k, v in document.get_metadata_dict(skip_empty=True).items() if k in _METADATA}
    return Source(
        decoded.text,
        name,
        format="pdf",
        encoding=decoded.encoding,
        left_out=ledger.entries(),
        problems=(*problems, *decoded.problems),
        metadata=metadata,
    )


def _write_pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (", ..." if len(numbers) > 10 else "")
    return f"page{'s' * (len(numbers) > 1)} {shown}"


def _check_streams(data: bytes, name: str) -> None:
    """Refuse compressed streams that expand as no text does, before the library expands them.

    Pictures are let pass: they are not expanded for their text.
    """
    budget = MAX_EXPANDED_BYTES
    for n, match in enumerate(_STREAM.finditer(data)):
        if n >= MAX_STREAMS:
            raise InputError("read.too_large", f"{name}: more than {MAX_STREAMS:,} streams in the file; split it")
        dictionary = data[max(0, match.start() - _DICTIONARY_BYTES) : match.start()]
        dictionary = dictionary[dictionary.rfind(b"obj") + 3 :]
        if (b"Flate" not in dictionary and b"/Fl" not in dictionary) or b"/Image" in dictionary:
            continue
        expander = zlib.decompressobj()
        expanded = 0
        taken = match.end()
        waiting = data[taken : taken + _CHUNK]
        try:
            while waiting and not expander.eof:
                expanded += len(expander.decompress(waiting, 64 * _CHUNK))
                if expanded > budget:
                    check_expansion(0, MAX_EXPANDED_BYTES + 1, name, "its content")
                waiting = expander.unconsumed_tail
                if not waiting:
                    taken += _CHUNK
                    waiting = data[taken : taken + _CHUNK]
        except zlib.error:
            pass  # Not a stream after all, or damaged: the library will say so.
        budget -= expanded
        check_expansion(max(1, taken + _CHUNK - match.end()), expanded, name, "a stream")
