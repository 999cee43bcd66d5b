"""What the paragraphs of an article do: open, report, set tasks, ..."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import ahocorasick

from vnbulletin.segmentation.page import Block
from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    weights: list[dict[str, int]] = [{} for _ in article]
    hints: list[dict[str, int]] = [{} for _ in article]
    last = len(article) - 1
    length = len(lower)
    current = 0
    start, end = out[article[0]].start, out[article[0]].end
    seen: set[tuple[str, int]] = set()
    # One pass over the whole page: a pass per block would copy the page each time.
    for stop, (size, meanings) in load_role_cues().iter(lower):
        while stop >= end and current < last:
            current += 1
            start, end = out[article[current]].start, out[article[current]].end
            seen.clear()
        at = stop - size + 1
        if at < start or stop >= end or (at > 0 and lower[at - 1].isalnum()):
            continue
        if stop + 1 < length and lower[stop + 1].isalnum():
            continue
        for cue in meanings:
            place = cue.place
            if (place == "start" and at - start > START_REACH) or (place == "last" and current != last):
                continue
            key = (cue.role, at)
            if key in seen:
                continue
            seen.add(key)
            target = hints[current] if cue.weight == 1 else weights[current]
            target[cue.role] = target.get(cue.role, 0) + cue.weight
    for position, i in enumerate(article):
        if position and not weights[position] and not hints[position]:
            continue
        found = _choose(weights[position], hints[position], position == 0)
        if found is not None:
            block = out[i]
            main, roles = found
            out[i] = Block(block.kind, block.start, block.end, main, roles, block.level, block.number, block.copy_of)
    return out


def _choose(weights: dict[str, int], hints: dict[str, int], opens: bool) -> tuple[str, tuple[str, ...]] | None:
    """Choose the main role and the others of one paragraph."""
    # Verbs of tasks abound in reports, past tenses in praise: hints say little, however many.
    for role, count in hints.items():
        weights[role] = weights.get(role, 0) + min(count // 2, 2)
    # Only the first paragraph opens, and it does unless it plainly does something else.
    if opens:
        weights["opening"] = weights.get("opening", 0) + 4
    else:
        weights.pop("opening", None)
    roles = [role for role, weight in weights.items() if weight >= ENOUGH]
    if not roles:
        return None
    main = max(roles, key=lambda role: (min(weights[role], STRONGEST), _RANK[role]))
    kept = _prune(roles, weights, main)
    if main == "discussion" and "tasks" in kept:
        # Work that a discussion sets is what the paragraph is for.
        main = "tasks"
    return main, tuple(sorted(kept, key=_ORDER.__getitem__))


def _prune(roles: list[str], weights: dict[str, int], main: str) -> list[str]:
    """Drop what is faint beside the main role."""
    return [
        role
        for role in roles
        if role in (main, "attendance") or (weights[role] > ENOUGH and weights[role] * 3 >= weights[main])
    ]
