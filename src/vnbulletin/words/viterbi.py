"""Best path through a chain of two labels.

With two labels a path is decided by one number a position: the lead of label 1 over label 0 after
everything up to there. The lead that a position hands on is bounded by the transitions, so most
positions are decided by their own score alone; only the others are walked through in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def decode_two_labels(lead: NDArray[np.float64], transitions: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Find the best sequence of two labels.

    Parameters
    ----------
    lead : array of float
        Score of label 1 minus score of label 0 at each position, transitions apart.
    transitions : array of float, 2 by 2
        Score of going from the row's label to the column's.

    Returns
    -------
    array of bool
        Whether a position has label 1. On a tie label 0 wins, as in CRFsuite.

    Examples
    --------
    >>> import numpy as np
    >>> decode_two_labels(np.array([-1.0, 2.0, 0.1]), np.array([[0.0, 1.0], [1.0, -1.0]])).tolist()
    [False, True, False]
    """
    import numpy as np

    size = len(lead)
    if size == 0:
        return np.zeros(0, dtype=bool)
    (stay0, to1), (to0, stay1) = transitions.tolist()
    # The previous label is 1 where the lead there exceeds this, for label 1 and for label 0 here.
    needed1, needed0 = to1 - stay1, stay0 - to0
    low, high = min(needed0, needed1), max(needed0, needed1)

    handed_low, handed_high = to1 - stay0, stay1 - to0  # by a lead below low, by one above high
    least, most = min(handed_low, handed_high), max(handed_low, handed_high)
    handed = np.full(size, np.nan)
    handed[lead + most <= low] = handed_low
    handed[lead + least > high] = handed_high
    first = float(lead[0])
    handed[0] = max(to1, first + stay1) - max(stay0, first + to0)

    open_positions = np.flatnonzero(np.isnan(handed))
    if len(open_positions):
        before = handed[open_positions - 1].tolist()
        own = lead[open_positions].tolist()
        walked: list[float] = []
        last = 0.0
        for given, score in zip(before, own):
            # A NaN before an open position is the open position walked just now.
            total = score + (given if given == given else last)
            last = max(to1, total + stay1) - max(stay0, total + to0)
            walked.append(last)
        handed[open_positions] = walked

    total_lead = lead.copy()
    total_lead[1:] += handed[:-1]

    # Backwards: between the two thresholds a label follows from the next one, either equal to it or not.
    is_one = total_lead > high
    decided = is_one | (total_lead <= low)
    decided[-1] = True
    is_one[-1] = total_lead[-1] > 0.0
    positions = np.arange(size)
    next_decided = np.where(decided, positions, size)
    next_decided = np.minimum.accumulate(next_decided[::-1])[::-1]
    labels = is_one[next_decided]
    if needed0 < needed1:  # label 1 attracts 0: between the thresholds labels alternate
        labels ^= ((next_decided - positions) & 1).astype(bool)
    return np.asarray(labels, dtype=bool)
