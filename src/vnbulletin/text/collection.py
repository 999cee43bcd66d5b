"""Hold the collector of cycles back while very many values are made."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: From this length on a text may hold lines and citations by the ten thousand.
LONG_TEXT = 200_000


@contextmanager
def hold_collection(length: int) -> Iterator[None]:
    """Hold the collector back for a long text.

    The values made here refer to no cycle, so that the collector would walk over all of them again and
    again for nothing, which makes the time a megabyte takes grow with the text.

    Parameters
    ----------
    length : int
        Length of the text; short ones change nothing.

    Examples
    --------
    >>> with hold_collection(10):
    ...     gc.isenabled()
    True
    """
    if length < LONG_TEXT or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
