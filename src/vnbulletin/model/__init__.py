"""The values that the library gives back: frozen, slotted, comparable, picklable.

One module a thing; every value that stands in the text carries ``start`` and ``end`` as half-open
offsets into exactly the string that the caller gave, and ``text`` as that slice of it.
"""

from __future__ import annotations

from vnbulletin.model.bulletin import Bulletin, Problem
from vnbulletin.model.dates import PartialDate
from vnbulletin.model.events import Anniversary, Event
from vnbulletin.model.officials import Official, Position, PostMention
from vnbulletin.model.references import Reference
from vnbulletin.model.segments import Clause, Segment, Sentence
from vnbulletin.model.source import Source
from vnbulletin.model.tasks import LabelScore, Task, label_task
from vnbulletin.model.words import Word

__all__ = [
    "Anniversary",
    "Bulletin",
    "Clause",
    "Event",
    "LabelScore",
    "Official",
    "PartialDate",
    "Position",
    "PostMention",
    "Problem",
    "Reference",
    "Segment",
    "Sentence",
    "Source",
    "Task",
    "Word",
    "label_task",
]
