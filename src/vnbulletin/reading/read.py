"""Read one file, whatever its kind."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.errors import InputError
from vnbulletin.model import Source
from vnbulletin.reading.limits import check_size
from vnbulletin.reading.plain import decode

if TYPE_CHECKING:
    from collections.abc import Callable


def _read_text(data: bytes, name: str, kind: str = "txt") -> Source:
    decoded = decode(data)
    return Source(decoded.text, name, format=kind, encoding=decoded.encoding, problems=decoded.problems)


#: Suffix -> reader of bytes. A new kind of file is one entry here.
READERS: dict[str, Callable[[bytes, str], Source]] = {
    ".txt": _read_text,
    ".md": lambda data, name: _read_text(data, name, "md"),
}
SUFFIXES = frozenset(READERS)


def read_bytes(data: bytes, name: str = "bytes", suffix: str = ".txt") -> Source:
    """Read the content of a file that is already in memory.

    Parameters
    ----------
    data : bytes
        The content.
    name : str
        What to call it in messages.
    suffix : str
        Kind of file, such as ``".html"``.

    Raises
    ------
    InputError
        ``read.kind`` for an unknown kind, ``read.too_large``, or what the reader of that kind raises.
    """
    check_size(len(data), name)
    reader = READERS.get(suffix.lower())
    if reader is None:
        raise InputError(
            "read.kind", f"{name}: cannot read {suffix or 'a file without ending'}; known: {', '.join(sorted(READERS))}"
        )
    return reader(data, name)


def read(path: str | PathLike[str]) -> Source:
    """Read one file into a text together with how it was read.

    Parameters
    ----------
    path : path-like
        A file; its ending says its kind.

    Returns
    -------
    Source
        ``text`` plus path, format, encoding, what was left out and problems.

    Raises
    ------
    InputError
        ``read.missing``, ``read.directory``, ``read.unreadable``, ``read.too_large``, ``read.kind``; the message
        names the file and says what to do.

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
        check_size(file.stat().st_size, name)
        data = file.read_bytes()
    except FileNotFoundError:
        raise InputError("read.missing", f"{name}: no such file; check the path") from None
    except IsADirectoryError:
        raise InputError("read.directory", f"{name}: is a folder; pass it to analyze_corpus") from None
    except OSError as error:
        raise InputError(
            "read.unreadable", f"{name}: cannot be read ({error.strerror or error}); check its permissions"
        ) from None
    source = read_bytes(data, name, file.suffix)
    values: dict[str, Any] = {"path": name, "doc_id": file.name}
    from dataclasses import replace

    return replace(source, **values)
