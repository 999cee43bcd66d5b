"""How lines of page furniture begin and end: only where such lines are may a citation be no part of the article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.extraction.references.spelling import old_spellings
from vnbulletin.segmentation.cues import may_hold_inside, recognise
from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from vnbulletin.segmentation.cues import Cue

# Kinds of furniture whose lines cite nothing; the others do not tell which lines are article.
_DECISIVE = frozenset({"views", "print_link", "related", "footer", "counter", "timestamp"})
_BULLETS = ("", " ", "- ", "• ", "* ", "+ ", "> ", "| ", "» ")
_ENOUGH = 6
_FEW = 3
#: A longer line is no furniture.
LONGEST_LINE = 320
_LONGEST_SHORT_CUE_LINE = 60


@dataclass(frozen=True, slots=True)
class LineCues:
    """How lines of furniture are known, in lower case.

    Parameters
    ----------
    long : dict of str to tuple of str
        The first six signs of long openings, and the openings.
    short : frozenset of str
        The first three signs of short openings.
    endings : tuple of str
        With what such lines may end.
    inside : tuple of str
        What marks a line wherever it stands.
    """

    long: dict[str, tuple[str, ...]]
    short: frozenset[str]
    endings: tuple[str, ...]
    inside: tuple[str, ...]


@cache
def load_line_cues() -> LineCues:
    """Load what the table of furniture cues says of lines that decide."""
    long: dict[str, list[str]] = {}
    short: set[str] = set()
    endings: set[str] = set()
    inside: set[str] = set()
    for row in load_table("furniture_cues"):
        if row["kind"] not in _DECISIVE:
            continue
        for cue in old_spellings(row["cue"].lower().rstrip(": ")):
            if row["match"] == "inside":
                inside.add(cue)
            elif row["match"] in {"end", "count"}:
                endings.add(cue)
            for bullet in _BULLETS:
                if len(cue) >= _ENOUGH:
                    long.setdefault((bullet + cue)[:_ENOUGH], []).append(bullet + cue)
                else:
                    short.update((bullet + cue + sign)[:_FEW] for sign in ("", " ", ":", "|"))
    openings = {opening: tuple(cues) for opening, cues in long.items()}
    return LineCues(openings, frozenset(short), tuple(sorted(endings)), tuple(sorted(inside)))


def recognise_decisive(line: str, low: str, *, inside: bool = True) -> Cue | None:
    """Give the cue by which the layout would take a line for furniture that decides.

    ``inside``: whether it may hold words that mark it wherever they stand.

    Examples
    --------
    >>> recognise_decisive("Lượt xem: 275", "lượt xem: 275").kind
    'views'
    >>> recognise_decisive("Trong tuần, xã giao quân.", "trong tuần, xã giao quân.") is None
    True
    """
    cues = load_line_cues()
    known = cues.long.get(low[:_ENOUGH])
    if not (known is not None and low.startswith(known)):
        short = len(low) < _LONGEST_SHORT_CUE_LINE and (low[:_FEW] in cues.short or low.endswith(cues.endings))
        if not short and not (inside and may_hold_inside(low)):
            return None
    # The layout reads capitals too: the line is wanted as it was written.
    line, low = line.strip(), low.strip()
    if not line or len(line) > LONGEST_LINE:
        return None
    cue = recognise(line, low)
    return cue if cue is not None and cue.kind in _DECISIVE else None
