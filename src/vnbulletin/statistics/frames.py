"""Tidy frames that say how they were made."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING, Any

from vnbulletin.presentation.schemas import PANDAS_DTYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

#: Kind of a column that holds days.
DAY = "datetime64[s]"


def make_frame(
    rows: Sequence[Sequence[Any]], columns: Mapping[str, str], function: str, settings: Mapping[str, Any]
) -> pd.DataFrame:
    """Make a frame of typed columns with its settings in ``attrs``.

    Parameters
    ----------
    rows : sequence of sequence
        Cells in the order of ``columns``.
    columns : mapping of str to str
        Name to kind (``text``, ``int``, ``float``, ``bool`` or a pandas dtype).
    function : str
        The function that makes the frame.
    settings : mapping of str to object
        Everything that decided on the numbers; must be fit for JSON, so that Parquet keeps it.
    """
    import pandas as pd

    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    frame = pd.DataFrame(
        {
            name: pd.Series(list(cells), dtype=PANDAS_DTYPES.get(kind, kind))
            for (name, kind), cells in zip(columns.items(), values, strict=True)
        }
    )
    version = import_module("vnbulletin").__version__
    frame.attrs = {"function": function, "vnbulletin": version, "settings": dict(settings)}
    return frame


def read_rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Give the rows of a frame as plain dicts, missing values as None."""
    names = [str(c) for c in frame.columns]
    plain = [frame[c].astype(object).where(frame[c].notna(), None).tolist() for c in names]
    for cells in zip(*plain):
        yield dict(zip(names, cells))


def fingerprint(parts: Iterable[str]) -> str:
    """Give a short checksum of the input, so that two frames can be known to come from the same one."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()[:16]


def describe_choice(choice: bool | Iterable[str]) -> bool | list[str]:
    """Give a list of words in the form in which settings hold it."""
    return choice if isinstance(choice, bool) else sorted(choice)
