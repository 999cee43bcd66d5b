"""Mails and saved web archives (MHTML): the text part, or the page where there is none."""

from __future__ import annotations

import email
import email.errors
import email.policy
import re
from typing import TYPE_CHECKING

from vnbulletin.errors import InputError
from vnbulletin.model import Problem, Source
from vnbulletin.reading.html import decode_html, parse_html
from vnbulletin.reading.ledger import Ledger
from vnbulletin.reading.limits import (
    MAX_HTML_BYTES,
    MAX_METADATA,
    MAX_PARTS,
    check_size,
    refuse_nesting,
    tell_cut_metadata,
)
from vnbulletin.reading.plain import Decoded, check_text_content, decode, repair

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADERS = ("Subject", "From", "To", "Cc", "Date", "Message-ID", "Snapshot-Content-Location")
_MULTIPART = re.compile(rb"content-type:\s*(?:multipart/|message/)", re.IGNORECASE)
#: Nested parts of real mails (a forwarded mail within a signed one) stay far below.
_MAX_MULTIPARTS = 50


def read_eml(data: bytes, name: str) -> Source:
    """Read a mail.

    Parameters
    ----------
    data : bytes
        The mail with its headers.
    name : str
        What to call it in messages.

    Returns
    -------
    Source
        The plain text of the mail, or its HTML read as a page; the headers in ``metadata``; attachments named in
        ``left_out``.

    Raises
    ------
    InputError
        ``read.nesting`` or ``read.too_large`` for hostile mails, and what the reader of pages raises.

    Examples
    --------
    >>> source = read_eml(b"Subject: Tin\\n\\nDong chi A chu tri.", "a.eml")
    >>> source.text, source.metadata["subject"]
    ('Dong chi A chu tri.', 'Tin')
    """
    check_text_content(data, name)
    if len(_MULTIPART.findall(data)) > _MAX_MULTIPARTS:
        raise refuse_nesting(name, _MAX_MULTIPARTS)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = list(message.walk())
    except (RecursionError, email.errors.MessageError, ValueError, LookupError, IndexError, AttributeError) as error:
        raise InputError("read.damaged", f"{name}: is no mail that can be taken apart ({error})") from None
    if len(parts) > MAX_PARTS:
        raise InputError("read.too_large", f"{name}: {len(parts):,} parts, as no mail has; save its text")
    ledger = Ledger()
    texts: list[Decoded] = []
    pages: list[bytes] = []
    charsets: list[str | None] = []
    others: list[str] = []
    damaged: list[str] = []
    for part in parts:
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        content = _decode_transfer(part)
        if content is None:
            damaged.append(kind)
            content = b""
        attached = part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not attached:
            texts.append(_decode_text(content, part.get_content_charset()))
        elif kind in ("text/html", "application/xhtml+xml") and not attached:
            pages.append(content)
            charsets.append(part.get_content_charset())
        elif kind.startswith("image/") and not attached:
            ledger.add("image", 0)
        elif kind == "text/css":
            ledger.add("style")
        else:
            others.append(f"attachment {_get_filename(part) or kind} ({len(content):,} bytes)")
    metadata, cut = _read_headers(message)
    if texts:
        if pages:
            ledger.add("HTML version of the text", n=len(pages))
        text = "\n".join(t.text for t in texts)
        decoded = repair(Decoded(text, texts[0].encoding))
        problems = tuple(p for t in texts for p in t.problems) if len(texts) == 1 else _join_problems(texts)
        source = Source(text=decoded.text, doc_id=name, encoding=decoded.encoding)
        problems += decoded.problems
        left_out: tuple[str, ...] = ()
    elif pages:
        # A web archive holds its frames as further pages; the first is the page itself.
        check_size(len(pages[0]), name, MAX_HTML_BYTES)
        source = parse_html(decode_html(pages[0], charsets[0]), name)
        if len(pages) > 1:
            ledger.add("further page", n=len(pages) - 1)
        problems, left_out = source.problems, source.left_out
        metadata = {**source.metadata, **metadata}
    else:
        source = Source("", name, encoding=None)
        problems, left_out = (Problem("read.no_text", "the mail has no text part"),), ()
    if damaged:
        told = f"parts that cannot be decoded were left out: {', '.join(damaged[:10])}; save the mail anew"
        problems = (*problems, Problem("read.damaged_part", told))
    if cut:
        problems = (*problems, tell_cut_metadata(cut))
    return Source(
        source.text,
        name,
        format="eml",
        encoding=source.encoding,
        left_out=(*left_out, *ledger.entries(), *others),
        problems=problems,
        metadata=metadata,
    )


def _decode_transfer(part: EmailMessage) -> bytes | None:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        content = None
    return content if isinstance(content, bytes) else None


def _decode_text(content: bytes, charset: str | None) -> Decoded:
    decoded = decode(content)
    if charset and charset not in ("utf-8", "us-ascii") and decoded.encoding.endswith("(damaged)"):
        try:
            return Decoded(content.decode(charset), charset)
        except (LookupError, ValueError):  # ValueError: undecodable, or a charset that is no name
            pass
    return decoded


def _join_problems(texts: list[Decoded]) -> tuple[Problem, ...]:
    return tuple(Problem(p.code, p.message) for t in texts for p in t.problems)


def _get_filename(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, IndexError, AttributeError):
        return None


def _read_headers(message: EmailMessage) -> tuple[dict[str, str], list[str]]:
    """Give the headers wanted, and which of them were cut."""
    metadata: dict[str, str] = {}
    cut: list[str] = []
    for header in _HEADERS:
        try:
            value = message.get(header)
            if value is not None:
                metadata[header.lower()] = str(value)[:MAX_METADATA]
                if len(str(value)) > MAX_METADATA:
                    cut.append(header.lower())
        except (ValueError, LookupError, IndexError, AttributeError):
            continue  # A malformed header says nothing.
    return metadata, cut
