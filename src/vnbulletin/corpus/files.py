"""The files that a path, a folder or a glob stands for: walked lazily, always in the same order."""

from __future__ import annotations

import glob
import os
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from vnbulletin.errors import InputError
from vnbulletin.reading import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Files that hold many texts, one a row.
ROW_SUFFIXES = frozenset({".csv", ".jsonl", ".parquet"})
_WILDCARDS = frozenset("*?[")


def is_pattern(name: str) -> bool:
    """Tell whether a name is a glob rather than a path that exists."""
    return any(c in _WILDCARDS for c in name) and not os.path.lexists(name)


def iter_files(source: str | PathLike[str]) -> Iterator[Path]:
    """Walk the files that a path, a folder or a glob stands for.

    A folder is walked while it is read: a file that goes in between becomes a failure of its own when it is
    read, and a folder that goes ends there. Only one level of the tree is held in memory at a time.

    Parameters
    ----------
    source : path-like
        A file (whatever its kind), a folder (files of known kinds; hidden ones and folders that are links are left
        out), or a glob. A folder inside it that may not be read is given itself.

    Raises
    ------
    InputError
        ``input.missing``, ``input.empty`` or ``input.unreadable`` where nothing can come of it.
    """
    name = fspath(source)
    path = Path(name)
    if path.is_dir():
        try:
            os.scandir(path).close()
        except OSError as error:
            raise InputError(
                "input.unreadable", f"{name}: the folder cannot be read ({error.strerror}); check its permissions"
            ) from None
        files = _walk(path)
        nothing = (
            f"{name}: no bulletins in this folder; it should hold files of the kinds "
            f"{', '.join(sorted(SUFFIXES | ROW_SUFFIXES))}"
        )
    elif is_pattern(name):
        files = (Path(p) for p in sorted(glob.iglob(name, recursive=True)) if os.path.isfile(p))
        nothing = f"{name}: no file matches; check the pattern"
    elif os.path.lexists(name):
        yield path
        return
    else:
        raise InputError("input.missing", f"{name}: no such file or folder; check the path")
    empty = True
    for file in files:
        empty = False
        yield file
    if empty:
        raise InputError("input.empty", nothing)


def check_source(source: str | PathLike[str]) -> None:
    """Make sure that a path, folder or glob stands for at least one file, before any work is done.

    Raises
    ------
    InputError
        As ``iter_files``.
    """
    next(iter_files(source), None)


def count_files(source: str | PathLike[str], most: int = 5_000_000) -> int | None:
    """Count the files of a source for the progress bar; None where there are row files or too many."""
    count = 0
    for file in islice(iter_files(source), most):
        if file.suffix.lower() in ROW_SUFFIXES:
            return None
        count += 1
    return count if count < most else None


def find_root(source: str | PathLike[str]) -> Path:
    """Find the folder that the ids of a source's files are relative to.

    Examples
    --------
    >>> find_root("archive/2023/**/*.txt").as_posix(), find_root("archive/a.txt").as_posix()
    ('archive/2023', 'archive')
    """
    path = Path(source)
    if path.is_dir():
        return path
    if is_pattern(fspath(source)):
        fixed = []
        for part in path.parts[:-1]:
            if _WILDCARDS & set(part):
                break
            fixed.append(part)
        return Path(*fixed)
    return path.parent


def _walk(folder: Path) -> Iterator[Path]:
    try:
        # Sorting by name level by level is the same order as sorting all paths at once.
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda e: e.name)
    except FileNotFoundError:
        return  # The folder went while its parent was being walked.
    except OSError:
        yield folder  # Closed to us: what it holds is missing, which must show.
        return
    known = SUFFIXES | ROW_SUFFIXES
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
        except OSError:
            is_folder = False
        if is_folder:
            yield from _walk(folder / entry.name)
        elif os.path.splitext(entry.name)[1].lower() in known and not _is_folder_link(entry):
            # Not is_file(): a broken link is an input that fails, not one that silently is none.
            yield folder / entry.name


def _is_folder_link(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
