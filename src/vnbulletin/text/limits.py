"""Say where a limit of the rules cut something: the rules note it, whoever analyses a text collects it.

Rules look only so far: a subject without an end for 700 characters is no subject. Where that shortens a value or leaves
something unread, the value alone cannot say so. Limits on whole inputs are errors and live in ``reading.limits``.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import NamedTuple


class Limit(NamedTuple):
    """A limit that was reached: a stable code, what it did, and where in the view."""

    code: str
    message: str
    start: int
    end: int


_collected: ContextVar[list[Limit] | None] = ContextVar("collected_limits", default=None)


def note_limit(code: str, message: str, start: int, end: int) -> None:
    """Note that a limit was reached; nothing happens where nobody collects.

    Parameters
    ----------
    code : str
        Stable code of the problem, such as ``"limit.subject"``.
    message : str
        What was cut or left out, in a sentence.
    start, end : int
        Where, in offsets of the view.
    """
    collected = _collected.get()
    if collected is not None:
        collected.append(Limit(code, message, start, end))


class collect_limits:
    """Collect the limits that are reached inside the block, each once.

    A class, because a generator takes twice as long to enter and to leave.

    Examples
    --------
    >>> with collect_limits() as limits:
    ...     note_limit("limit.subject", "the subject is cut", 3, 9)
    >>> limits[0].code, limits[0].start
    ('limit.subject', 3)
    """

    __slots__ = ("_limits", "_token")

    def __enter__(self) -> list[Limit]:
        self._limits: list[Limit] = []
        self._token = _collected.set(self._limits)
        return self._limits

    def __exit__(self, *_: object) -> None:
        _collected.reset(self._token)
        if self._limits:
            self._limits[:] = dict.fromkeys(self._limits)
