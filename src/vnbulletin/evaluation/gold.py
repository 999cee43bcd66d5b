"""Read annotated bulletins: the standoff format of the annotation guide."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.errors import InputError

if TYPE_CHECKING:
    from os import PathLike


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated bulletin.

    Parameters
    ----------
    id : str
        Its name.
    text : str
        The text that the offsets refer to.
    record : dict
        ``title``, ``published``, ``officials``, ``references``, ``tasks``, ``ignore`` and, for pages with
        furniture, ``furniture`` (spans with kinds).
    """

    id: str
    text: str
    record: dict[str, Any]


def load_gold(folder: str | PathLike[str]) -> list[Gold]:
    """Load the annotated bulletins of a folder.

    Parameters
    ----------
    folder : path-like
        JSON files that hold their ``text``; or a folder with ``annotations/NAME.json`` and ``bulletins/NAME.txt``.

    Returns
    -------
    list of Gold
        Sorted by file name.

    Raises
    ------
    InputError
        ``gold.missing``, ``gold.json``, ``gold.text`` or ``gold.offsets``; the message names file and span.
    """
    root = Path(folder)
    where = root / "annotations" if (root / "annotations").is_dir() else root
    files = sorted(where.glob("*.json"))
    if not files:
        raise InputError("gold.missing", f"{folder}: no annotations (*.json) here; see corpus/README.md for the format")
    return [_load_file(file, root) for file in files]


def _load_file(file: Path, root: Path) -> Gold:
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("gold.json", f"{file}: cannot be read as JSON ({error}); mend the file") from None
    text = record.get("text")
    if text is None:
        page = root / "bulletins" / f"{file.stem}.txt"
        try:
            with page.open(encoding="utf-8", newline="") as stream:
                text = stream.read()
        except OSError:
            raise InputError(
                "gold.text", f"{file}: has no key 'text', and {page} is missing; add one of them"
            ) from None
    for official in record.get("officials", ()):
        if text[official["start"] : official["end"]] != official["name"]:
            raise InputError(
                "gold.offsets",
                f"{file}: {official['start']}-{official['end']} is not {official['name']!r}; mend the offsets",
            )
    return Gold(str(record.get("id", file.stem)), text, record)


def fingerprint(golds: list[Gold]) -> str:
    """Give a checksum of texts and annotations, so that a figure can name what it was measured on."""
    digest = hashlib.sha256()
    for gold in golds:
        digest.update(gold.text.encode("utf-8", "surrogatepass"))
        digest.update(json.dumps(gold.record, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()
