"""A run into a folder: parts while it goes on, tables and a manifest when it is complete."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from importlib import metadata
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.parts import Parts, unwritable
from vnbulletin.corpus.pipeline import BATCH_SIZE, run_items
from vnbulletin.corpus.writing import check_formats, write_parts
from vnbulletin.errors import OutputError
from vnbulletin.presentation.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from vnbulletin.corpus.items import Item
    from vnbulletin.corpus.worker import Result

#: What an analysis depends on beside the package itself.
PACKAGES = ("numpy", "pandas", "pyarrow", "scikit-learn", "underthesea", "regex", "pyahocorasick", "selectolax")


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run into a folder has left.

    Parameters
    ----------
    rows : dict of str to int
        Rows of each table, those of an earlier, interrupted run among them.
    n_items : int
        Inputs.
    n_resumed : int
        Inputs that the interrupted run had done.
    n_dropped : int
        Inputs of an interrupted run that were done and not taken over.
    written : tuple of Path
        The files.
    """

    rows: dict[str, int]
    n_items: int
    n_resumed: int
    n_dropped: int
    written: tuple[Path, ...]


def run_to_folder(
    items: Iterable[Item],
    folder: Path,
    *,
    formats: Sequence[str] = ("parquet",),
    resume: bool = False,
    jobs: int = 1,
    progress: bool | None = None,
    batch_size: int = BATCH_SIZE,
    total: int | None = None,
    client: Any = None,
    options: dict[str, Any] | None = None,
    watch: Callable[[Result], None] | None = None,
) -> RunReport:
    """Analyse items into files.

    Parameters
    ----------
    items : iterable of Item
        The inputs.
    folder : Path
        Gets ``documents.parquet`` and so on, ``inputs.sha256`` and ``run.json``; until the run is complete, only
        the folder ``parts``.
    formats : sequence of str
        Of ``FORMATS``.
    resume : bool
        Go on from the parts that an interrupted run has left.
    jobs, progress, batch_size, total, client
        As in ``run_items``.
    options : dict, optional
        What must be the same for a run to be resumed; recorded in the manifest.
    watch : callable, optional
        Told of every batch that is analysed.

    Raises
    ------
    OutputError
        Where the output cannot be kept; the parts that were complete stay.
    InputError
        Where the source as a whole, the options or the run to resume are unusable.
    """
    started = datetime.now(UTC)
    check_formats(formats)
    stream = _begin(items)
    header = {"journal": 1, **describe_analysis(), "batch_size": batch_size, "options": options or {}}
    parts = Parts(folder / "parts", header, resume)
    sink = parts if watch is None else _Watched(parts, watch)
    resumed = parts.n_items()
    try:
        n = run_items(
            stream,
            sink,
            jobs=jobs,
            progress=progress,
            batch_size=batch_size,
            total=total,
            client=client,
            choose=partial(parts.skip_done, watch=watch),
        )
        parts.flush()
        resumed = min(resumed, n)
        rows, n_items = parts.counts(), parts.n_items()
        written = write_parts(parts, folder, formats)
        written.append(_write_checksums(parts, folder))
        _write_manifest(folder, header, started, formats, rows, n_items, written, jobs)
        parts.remove()
    except OutputError:
        raise  # There is no place for more.
    except BaseException:
        parts.flush()  # What is analysed stays; --resume goes on from here.
        raise
    finally:
        parts.release()
    return RunReport(rows, n_items, resumed, parts.dropped, tuple(written))


def describe_analysis() -> dict[str, Any]:
    """Name what decides about the rows: version of the package, schema, model; a different one means different rows."""
    from vnbulletin import __version__

    return {"vnbulletin": __version__, "schema": hash_schema(), "model": hash_model()}


@cache
def hash_schema() -> str:
    """Give a short checksum of the columns of all tables."""
    record = json.dumps({table: list(columns) for table, columns in SCHEMAS.items()})
    return hashlib.sha256(record.encode("utf-8")).hexdigest()[:16]


@cache
def hash_model() -> str:
    """Give a short checksum of the classifier that is shipped."""
    from importlib.resources import files

    digest = hashlib.sha256()
    shipped = files("vnbulletin.classification") / "shipped"
    for name in ("weights.npz", "vocabulary.txt", "model.json"):
        file = shipped / name
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


class _Watched:
    """Tell someone of every result on its way to a sink."""

    def __init__(self, inner: Parts, watch: Callable[[Result], None]) -> None:
        self._inner = inner
        self._watch = watch

    def write(self, result: Result) -> None:
        self._inner.write(result)
        self._watch(result)


def _begin(items: Iterable[Item]) -> Iterable[Item]:
    """Take the first item, so that an unusable source is told before anything is written."""
    from itertools import chain, islice

    stream = iter(items)
    head = list(islice(stream, 1))
    return chain(head, stream)


def _write_checksums(parts: Parts, folder: Path) -> Path:
    """Write the checksums of the files read, in the form that ``sha256sum --check`` takes."""
    final = folder / "inputs.sha256"
    begun = folder / f".{final.name}.partial"
    try:
        with begun.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
            for path, checksum in parts.list_files():
                escaped = path.replace("\\", "\\\\").replace("\n", "\\n")
                mark = "\\" if escaped != path else ""
                stream.write(f"{mark}{checksum}  {escaped}\n")
        os.replace(begun, final)
    except OSError as error:
        begun.unlink(missing_ok=True)
        raise unwritable(folder, error) from None
    return final


def _write_manifest(
    folder: Path,
    header: dict[str, Any],
    started: datetime,
    formats: Sequence[str],
    rows: dict[str, int],
    n_items: int,
    written: list[Path],
    jobs: int,
) -> None:
    """Leave a record of the run beside its tables: its presence says that they are complete and of one run."""
    packages: dict[str, str | None] = {}
    for name in PACKAGES:
        try:
            packages[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            packages[name] = None
    record = {
        **{k: v for k, v in header.items() if k != "journal"},
        "python": platform.python_version(),
        "packages": packages,
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "formats": list(formats),
        "jobs": jobs,
        "inputs": n_items,
        "rows": rows,
        "written": {p.name: _hash_output(p) for p in written},
    }
    final, begun = folder / "run.json", folder / ".run.json.partial"
    try:
        begun.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(begun, final)
    except OSError as error:
        begun.unlink(missing_ok=True)
        raise unwritable(folder, error) from None


def _hash_output(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
