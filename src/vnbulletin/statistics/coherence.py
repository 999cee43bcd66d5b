"""How well the words of a topic keep company."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def compute_npmi(words: Sequence[str], passages: Iterable[frozenset[str]]) -> float:
    """Give the mean normalised pointwise mutual information of all pairs of words.

    Parameters
    ----------
    words : sequence of str
        The first words of a topic.
    passages : iterable of frozenset of str
        Words of each passage, each once; a pair counts where both stand in one passage.

    Returns
    -------
    float
        From -1 (no pair ever meets) over 0 (as by chance) to 1 (always together); not a number for fewer than two
        words.

    Examples
    --------
    >>> together = [frozenset({"rừng", "cháy"}), frozenset({"lớp", "trường"})]
    >>> compute_npmi(["rừng", "cháy"], together), compute_npmi(["rừng", "lớp"], together)
    (1.0, -1.0)
    """
    wanted = list(dict.fromkeys(words))
    held = [passage.intersection(wanted) for passage in passages]
    n = sum(1 for _ in held)
    pairs = [(a, b) for i, a in enumerate(wanted) for b in wanted[i + 1 :]]
    if not pairs or not n:
        return math.nan
    alone = {word: sum(1 for passage in held if word in passage) for word in wanted}
    scores = []
    for a, b in pairs:
        both = sum(1 for passage in held if a in passage and b in passage)
        if both == 0:
            scores.append(-1.0)
        elif both == n:
            scores.append(0.0)  # Both are everywhere: their company says nothing.
        else:
            scores.append(math.log(both * n / (alone[a] * alone[b])) / -math.log(both / n))
    return sum(scores) / len(scores)
