"""What a corpus may be: folder, glob, file, frame, or anything that yields texts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.files import check_source, count_files, find_root, is_pattern, iter_files
from vnbulletin.corpus.items import Item, cell_text
from vnbulletin.corpus.rows import ROW_LISTERS, list_frame, make_item
from vnbulletin.errors import InputError
from vnbulletin.model import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Item", "check_source", "count_items", "list_items"]


def list_items(source: Any, *, text: str = "text", id: str = "doc_id", prefix: bool = False) -> Iterator[Item]:
    """Turn any accepted source into items with unique ids, in order.

    Parameters
    ----------
    source : path-like, DataFrame, Source, or iterable
        A folder, a glob, a file; a frame; or texts, ``(text, context)`` pairs, ``Source`` values or paths.
    text, id : str
        Columns of frames and row files.
    prefix : bool
        Begin the ids of a folder's files with the folder's own name, so that two folders keep apart.

    Raises
    ------
    InputError
        Where the source as a whole is unusable: missing, empty folder, column missing.
    """
    return _make_unique(_list_raw(source, text, id, prefix))


def count_items(source: Any) -> int | None:
    """Tell how many items a source has where that is cheap to know."""
    if isinstance(source, (str, PathLike)):
        return count_files(source)
    if isinstance(source, Source):
        return 1
    if isinstance(source, (list, tuple)) and any(isinstance(s, PathLike) for s in source):
        try:
            counts = [count_files(s) if isinstance(s, PathLike) else 1 for s in source]
        except InputError:
            return None  # One of them is missing; that is a failure of its own when its turn comes.
        return None if None in counts else sum(c for c in counts if c is not None)
    return len(source) if hasattr(source, "__len__") else None


def _make_unique(items: Iterable[Item]) -> Iterator[Item]:
    """Give a repeated id a number; a run over millions keeps eight bytes of each id, not the id."""
    used: set[int] = set()
    repeats: dict[str, int] = {}
    for item in items:
        doc_id = item.doc_id
        key = _hash_id(doc_id)
        if key in used:
            n = repeats.get(doc_id, 1)
            while key in used:
                n += 1
                unique = f"{doc_id}#{n}"
                key = _hash_id(unique)
            repeats[doc_id] = n
            told = f"the id {doc_id!r} stands more than once; this one is {unique!r}"
            item = replace(item, doc_id=unique, problems=(Problem("input.duplicate_id", told), *item.problems))
        used.add(key)
        yield item


def _hash_id(doc_id: str) -> int:
    return int.from_bytes(hashlib.blake2b(doc_id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _list_raw(source: Any, text: str, id: str, prefix: bool) -> Iterator[Item]:
    if isinstance(source, (str, PathLike)):
        yield from _list_files(source, text, id, prefix)
    elif hasattr(source, "columns") and hasattr(source, "itertuples"):
        yield from list_frame(source, text, id)
    elif isinstance(source, Source):
        yield Item(source.doc_id or "0", source.text, source.path, source=source)
    elif hasattr(source, "__iter__") and not isinstance(source, (bytes, bytearray)):
        yield from _list_iterable(source, text, id)
    else:
        raise InputError(
            "input.type",
            f"cannot take a corpus from {type(source).__name__}; give a folder, a glob, a DataFrame or an iterable",
        )


def _list_files(source: str | PathLike[str], text: str, id: str, prefix: bool) -> Iterator[Item]:
    root = find_root(source)
    single = not Path(source).is_dir() and not is_pattern(fspath(source))
    before = PurePath(root.resolve().name) if prefix and not single else PurePath()
    for file in iter_files(source):
        name = (before / _relative(file, root)).as_posix()
        lister = ROW_LISTERS.get(file.suffix.lower())
        if not single and file.is_dir():
            told = f"{file}: the folder cannot be read, so what it holds is missing; check its permissions"
            yield Item(name, path=str(file), failure=("read", "input.unreadable", told))
            continue
        if lister is None:
            yield Item(name, path=str(file))
            continue
        try:
            yield from lister(file, text, id)
        except InputError as error:
            if single:
                raise
            # One bad table among many files is one failure, not the end of the run.
            yield Item(name, path=str(file), failure=("read", error.code, error.message))


def _relative(file: Path, root: Path) -> PurePath:
    try:
        return file.relative_to(root)
    except ValueError:
        return PurePath(file.name)


def _list_iterable(source: Iterable[Any], text: str, id: str) -> Iterator[Item]:
    for i, value in enumerate(source):
        context: Mapping[str, Any] = {}
        if isinstance(value, tuple) and len(value) == 2:
            value, given = value
            context = dict(given) if hasattr(given, "keys") else {"context": given}
        doc_id = str(context.get(id, i))
        context = {str(k): cell_text(v) for k, v in context.items() if k != id}
        if isinstance(value, Source):
            yield Item(value.doc_id or doc_id, value.text, value.path, context, source=value)
        elif isinstance(value, PathLike):
            for item in _list_path(value, text, id):
                yield replace(item, context={**item.context, **context}) if context else item
        else:
            item = make_item({"text": value}, f"item {i}", doc_id, "text", "doc_id")
            yield Item(doc_id, item.text, None, context, item.failure, item.problems)


def _list_path(path: PathLike[str], text: str, id: str) -> Iterator[Item]:
    """List one path among several: a file is called as it was given, a folder's files after the folder."""
    given = PurePath(path)
    try:
        if Path(path).is_dir() or is_pattern(fspath(path)):
            yield from _list_files(path, text, id, prefix=True)
        elif given.suffix.lower() in ROW_LISTERS:
            yield from _list_files(path, text, id, prefix=False)
        else:
            yield Item(given.as_posix(), path=fspath(path))
    except InputError as error:
        yield Item(given.as_posix(), path=fspath(path), failure=("read", error.code, error.message))
