"""A text together with how it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vnbulletin.model.bulletin import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Source:
    """A text and its origin.

    Parameters
    ----------
    text : str
        The text that offsets refer to.
    doc_id : str
        Stable name within a corpus (the file's path relative to the corpus, or the caller's).
    path : str or None
        Where it was read.
    format : str
        ``txt``, ``html``, ``docx``, ``pdf``, ``md``, ``eml`` or ``memory``.
    encoding : str or None
        How the bytes were decoded.
    left_out : tuple of str
        What was left out of the text on purpose (scripts, styles), with counts.
    problems : tuple of Problem
        What went wrong short of a failure.
    metadata : mapping of str to str
        What the file says about itself outside its visible text: the page's title, a mail's headers, the
        properties of a document. Nothing of it is in ``text``.
    """

    text: str
    doc_id: str = ""
    path: str | None = None
    format: str = "memory"
    encoding: str | None = None
    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)
