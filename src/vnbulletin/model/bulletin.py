"""One text with everything found in it."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from vnbulletin.hooks import get_hook
from vnbulletin.model.dates import PartialDate

if TYPE_CHECKING:
    import pandas as pd

    from vnbulletin.model.events import Anniversary, Event
    from vnbulletin.model.officials import Official, PostMention
    from vnbulletin.model.references import Reference
    from vnbulletin.model.segments import Clause, Segment, Sentence
    from vnbulletin.model.tasks import Task

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader of the result should know.

    Parameters
    ----------
    code : str
        Stable identifier.
    message : str
        What is wrong and what it means for the result.
    start, end : int or None
        Where, in the caller's text.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


def _plain(value: Any) -> Any:
    """Turn values into JSON-ready data; tuples become lists, empty fields stay."""
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [_plain(x) for x in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One text, everything found in it.

    Parameters
    ----------
    text : str
        The caller's text; all offsets refer to it.
    title : str or None
        The title as written, without a print link that shares its line.
    published_at : PartialDate or None
        When the page says it was published, as precise as it says.
    segments, sentences, officials, references, tasks, events, anniversaries, post_mentions : tuple
        What was found, in text order.
    byline, source_note : str or None
        As written on the page.
    views : int or None
        The page's own view counter.
    complete : bool
        False where a limit of the rules cut something short, or reading lost a part; ``problems`` says what.
    problems : tuple of Problem
        What a reader should know.
    """

    text: str
    title: str | None = None
    published_at: PartialDate | None = None
    segments: tuple[Segment, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    clauses: tuple[Clause, ...] = ()
    officials: tuple[Official, ...] = ()
    references: tuple[Reference, ...] = ()
    tasks: tuple[Task, ...] = ()
    events: tuple[Event, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    post_mentions: tuple[PostMention, ...] = ()
    byline: str | None = None
    source_note: str | None = None
    views: int | None = None
    complete: bool = True
    problems: tuple[Problem, ...] = ()

    @property
    def published(self) -> datetime | None:
        """Publication time as a ``datetime``; ``published_at`` keeps the precision."""
        return self.published_at.to_datetime() if self.published_at else None

    def to_dict(self) -> dict[str, Any]:
        """Give everything found as plain, JSON-ready data (the schema of the public face)."""
        data: dict[str, Any] = {
            "schema": SCHEMA_VERSION,
            "title": self.title,
            "published": self.published_at.iso() if self.published_at else None,
            "byline": self.byline,
            "source_note": self.source_note,
            "views": self.views,
            "complete": self.complete,
        }
        for name in ("segments", "officials", "post_mentions", "references", "tasks", "events", "anniversaries",
                     "problems"):  # fmt: skip
            data[name] = [_plain(x) for x in getattr(self, name)]
        return data

    def to_frames(self, doc_id: str = "") -> dict[str, pd.DataFrame]:
        """Give everything found as tidy frames, keyed by table name; the columns hold for empty input too."""
        frames: dict[str, pd.DataFrame] = get_hook("bulletin_frames")(self, doc_id)
        return frames

    def _repr_html_(self) -> str:
        return str(get_hook("bulletin_html")(self))
