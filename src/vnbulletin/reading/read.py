"""Read one file, whatever its kind."""

from __future__ import annotations

import stat
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from vnbulletin.errors import InputError
from vnbulletin.model import Source
from vnbulletin.reading.limits import MAX_FILE_BYTES, check_size
from vnbulletin.reading.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable

# Readers load what they need when they are first called, so that importing the library is quick.


def _read_markdown(data: bytes, name: str) -> Source:
    return read_plain(data, name, "md")


def _read_html(data: bytes, name: str) -> Source:
    from vnbulletin.reading.html import read_html

    return read_html(data, name)


def _read_docx(data: bytes, name: str) -> Source:
    from vnbulletin.reading.docx import read_docx

    return read_docx(data, name)


def _read_pdf(data: bytes, name: str) -> Source:
    from vnbulletin.reading.pdf import read_pdf

    return read_pdf(data, name)


def _read_eml(data: bytes, name: str) -> Source:
    from vnbulletin.reading.eml import read_eml

    return read_eml(data, name)


#: Suffix -> reader of bytes. A new kind of file is one entry here.
READERS: dict[str, Callable[[bytes, str], Source]] = {
    ".txt": read_plain,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".docx": _read_docx,
    ".pdf": _read_pdf,
    ".eml": _read_eml,
    ".mht": _read_eml,
    ".mhtml": _read_eml,
}
SUFFIXES = frozenset(READERS)

#: Kinds that cannot be read -> what to do.
_ADVICE = {".doc": "open it in Word and save it as .docx", ".rtf": "open it in Word and save it as .docx"}
_HTML_READERS = ("blocks", "trafilatura")


def read_bytes(data: bytes, name: str = "bytes", suffix: str = ".txt", *, html: str = "blocks") -> Source:
    """Read the content of a file that is already in memory.

    Parameters
    ----------
    data : bytes
        The content.
    name : str
        What to call it in messages.
    suffix : str
        Kind of file, such as ``".html"``.
    html : {"blocks", "trafilatura"}
        How pages are read: every visible block, or only what trafilatura takes for the article.

    Raises
    ------
    InputError
        ``read.kind`` for an unknown kind, ``read.too_large``, or what the reader of that kind raises.

    Examples
    --------
    >>> read_bytes(b"<p>Tin</p><script>x</script>", suffix=".html").left_out
    ('1 script',)
    """
    check_size(len(data), name)
    suffix = suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        advice = _ADVICE.get(suffix, f"known: {', '.join(sorted(READERS))}")
        raise InputError("read.kind", f"{name}: cannot read {suffix or 'a file without ending'}; {advice}")
    if html not in _HTML_READERS:
        raise InputError("read.option", f"html={html!r} is unknown; use one of {', '.join(_HTML_READERS)}")
    if html == "trafilatura" and reader is _read_html:
        from vnbulletin.reading.html import read_article

        reader = read_article
    return reader(data, name)


def read(path: str | PathLike[str], *, html: str = "blocks") -> Source:
    """Read one file into a text together with how it was read.

    Parameters
    ----------
    path : path-like
        A file; its ending says its kind.
    html : {"blocks", "trafilatura"}
        How pages are read: every visible block, or only what trafilatura takes for the article.

    Returns
    -------
    Source
        ``text`` plus path, format, encoding, what was left out and problems.

    Raises
    ------
    InputError
        ``read.missing``, ``read.directory``, ``read.unreadable``, ``read.too_large``, ``read.kind`` and what the
        reader of that kind raises; the message names the file and says what to do.
    DependencyError
        Where a kind of file needs a package that is not installed; the message names the extra.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> vb.read("no-such-file.txt")
    Traceback (most recent call last):
        ...
    vnbulletin.errors.InputError: no-such-file.txt: no such file; check the path
    """
    file = Path(path)
    name = fspath(path)
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError("read.directory", f"{name}: is a folder; pass it to analyze_corpus")
        if not stat.S_ISREG(status.st_mode):
            raise InputError("read.unreadable", f"{name}: is no file but a device or a pipe; save its content first")
        check_size(status.st_size, name)
        with file.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)  # A file may grow while it is read.
    except FileNotFoundError:
        raise InputError("read.missing", f"{name}: no such file; check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError("read.unreadable", f"{name}: cannot be read ({reason}); check its permissions") from None
    return replace(read_bytes(data, name, file.suffix, html=html), path=name, doc_id=file.name)
