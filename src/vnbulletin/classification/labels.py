"""The label table: one row a field of work, and the cue phrases that speak for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from vnbulletin.errors import TableError
from vnbulletin.tables import load_table, split_list

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Label:
    """A field of work.

    Parameters
    ----------
    code : str
        What tables and predictions hold.
    name_vi, name_en : str
        Names for people.
    definition, fine_print : str
        What belongs, and what decides in doubtful cases.
    examples, counter_examples : tuple of str
        Directives that belong, and that only look so.
    """

    code: str
    name_vi: str
    name_en: str
    definition: str
    fine_print: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@cache
def load_labels() -> Mapping[str, Label]:
    """Load the label table, in table order.

    Examples
    --------
    >>> load_labels()["public_opinion"].name_vi
    'Nắm bắt tư tưởng, dư luận xã hội'
    """
    return MappingProxyType(
        {
            row["code"]: Label(
                row["code"],
                row["name_vi"],
                row["name_en"],
                row["definition"],
                row["fine_print"],
                split_list(row["examples"]),
                split_list(row["counter_examples"]),
            )
            for row in load_table("task_labels")
        }
    )


@cache
def load_cues() -> Mapping[str, tuple[str, ...]]:
    """Load the cue phrases with the labels that each speaks for.

    Raises
    ------
    TableError
        ``table.cell`` where a cue names a label that the label table lacks.
    """
    known = load_labels()
    cues: dict[str, tuple[str, ...]] = {}
    for row in load_table("task_label_cues"):
        labels = split_list(row["labels"])
        for label in labels:
            if label not in known:
                raise TableError(
                    "table.cell",
                    f"task_label_cues.csv: cue {row['cue']!r} names the label {label!r}, which is no label",
                )
        cues[row["cue"]] = labels
    return MappingProxyType(cues)
