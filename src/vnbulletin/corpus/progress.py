"""A progress bar with rate and time left, in terminal and notebook."""

from __future__ import annotations

import sys
from typing import Any


class Progress:
    """Show how far a run is, or nothing.

    Parameters
    ----------
    total : int or None
        Number of inputs, where known.
    show : bool or None
        None: where standard error is a terminal, or in a notebook.
    """

    def __init__(self, total: int | None, show: bool | None) -> None:
        terminal = sys.stderr is not None and sys.stderr.isatty()
        if show is None:
            show = terminal or "ipykernel" in sys.modules
        self._bar: Any = None
        if show:
            from tqdm.auto import tqdm

            # A log file gets a line now and then, not five a second.
            pause = 0.2 if terminal or "ipykernel" in sys.modules else 10
            self._bar = tqdm(total=total, unit=" bulletins", desc="analysing", mininterval=pause)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def update(self, n: int) -> None:
        """Count ``n`` more documents."""
        if self._bar is not None:
            self._bar.update(n)

    def skip(self, n: int) -> None:
        """Count ``n`` documents that were done before; they say nothing about the rate."""
        if self._bar is not None:
            self._bar.initial += n
            self._bar.update(n)
