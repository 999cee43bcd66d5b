"""What the paragraphs of an article do: open, report, set tasks, ..."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import ahocorasick

from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.segmentation.page import Block

#: A cue "at the start" begins within so many characters of the paragraph.
START_REACH = 24
#: From this weight on a paragraph plays a role.
ENOUGH = 2
#: More weight than this says nothing new.
STRONGEST = 6
# Of two roles of equal weight the one named first is the main one.
_PRIORITY = ("opening", "awards", "tasks", "attendance", "shortcomings", "report", "discussion", "closing")
_RANK = {role: -i for i, role in enumerate(_PRIORITY)}
_ORDER = {
    role: i
    for i, role in enumerate(
        ("opening", "attendance", "report", "shortcomings", "discussion", "tasks", "awards", "closing")
    )
}
_ARTICLE = frozenset({"paragraph", "list_item"})


@dataclass(frozen=True, slots=True)
class RoleCue:
    """One meaning of a cue."""

    role: str
    place: str
    weight: int


@cache
def load_role_cues() -> Any:
    """Load the cues of roles as one automaton; a hit gives the cue's length and its meanings."""
    meanings: dict[str, list[RoleCue]] = {}
    for row in load_table("role_cues"):
        meanings.setdefault(row["cue"], []).append(RoleCue(row["role"], row["place"], int(row["weight"])))
    automaton = ahocorasick.Automaton()
    for cue, found in meanings.items():
        automaton.add_word(cue, (len(cue), tuple(found)))
    automaton.make_automaton()
    return automaton


def assign_roles(lower: str, blocks: Sequence[Block]) -> list[Block]:
    """Give the paragraphs and list items of the article their roles.

    Parameters
    ----------
    lower : str
        The page's flow in lower case.
    blocks : sequence of Block
        All blocks of the page.

    Returns
    -------
    list of Block
        The same blocks; ``role`` is the main one, ``roles`` all of them in the order of a bulletin.
    """
    out = list(blocks)
    article = [i for i, b in enumerate(out) if b.kind in _ARTICLE]
    if not article:
        return out
    first, last = article[0], article[-1]
    automaton = load_role_cues()
    length = len(lower)
    for i in article:
        block = out[i]
        start, end = block.start, block.end
        weights: dict[str, int] = {}
        hints: dict[str, int] = {}
        seen: set[tuple[str, int]] = set()
        for stop, (size, meanings) in automaton.iter(lower, start, end):
            at = stop - size + 1
            if (at > 0 and lower[at - 1].isalnum()) or (stop + 1 < length and lower[stop + 1].isalnum()):
                continue
            for cue in meanings:
                place = cue.place
                if (place == "start" and at - start > START_REACH) or (place == "last" and i != last):
                    continue
                key = (cue.role, at)
                if key in seen:
                    continue
                seen.add(key)
                if cue.weight == 1:
                    hints[cue.role] = hints.get(cue.role, 0) + 1
                else:
                    weights[cue.role] = weights.get(cue.role, 0) + cue.weight
        # Verbs of tasks abound in reports, past tenses in praise: hints say little, however many.
        for role, count in hints.items():
            weights[role] = weights.get(role, 0) + min(count // 2, 2)
        # Only the first paragraph opens, and it does unless it plainly does something else.
        if i != first:
            weights.pop("opening", None)
        else:
            weights["opening"] = weights.get("opening", 0) + 4
        if not weights:
            continue
        roles = [role for role, weight in weights.items() if weight >= ENOUGH]
        if not roles:
            continue
        main = max(roles, key=lambda role: (min(weights[role], STRONGEST), _RANK[role]))
        out[i] = replace(block, role=main, roles=tuple(sorted(_prune(roles, weights, main), key=_ORDER.__getitem__)))
    return out


def _prune(roles: list[str], weights: dict[str, int], main: str) -> list[str]:
    """Drop what is faint beside the main role."""
    return [
        role
        for role in roles
        if role in (main, "attendance") or (weights[role] > ENOUGH and weights[role] * 3 >= weights[main])
    ]
