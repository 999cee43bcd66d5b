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


#: Leads closer than this to a threshold may fall to either side by the rounding of the last digits.
TOLERANCE = 1e-7


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
    return trace_back(accumulate_leads(lead, transitions), transitions)


def accumulate_leads(lead: NDArray[np.float64], transitions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Compute the lead of label 1 at each position after everything up to there.

    Parameters
    ----------
    lead, transitions : array of float
        As for ``decode_two_labels``.
    """
    import numpy as np

    if len(lead) == 0:
        return lead
    (stay0, to1), (to0, stay1) = transitions.tolist()
    low, high = _thresholds(transitions)
    handed_low, handed_high = to1 - stay0, stay1 - to0  # by a lead below low, by one above high
    least, most = min(handed_low, handed_high), max(handed_low, handed_high)
    handed = np.full(len(lead), np.nan)
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
    return total_lead


def trace_back(total_lead: NDArray[np.float64], transitions: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Find the labels that accumulated leads decide."""
    import numpy as np

    size = len(total_lead)
    if size == 0:
        return np.zeros(0, dtype=bool)
    (stay0, to1), (to0, stay1) = transitions.tolist()
    low, high = _thresholds(transitions)
    # Between the two thresholds a label follows from the next one, either equal to it or not.
    is_one = total_lead > high
    decided = is_one | (total_lead <= low)
    decided[-1] = True
    is_one[-1] = total_lead[-1] > 0.0
    positions = np.arange(size)
    next_decided = np.where(decided, positions, size)
    next_decided = np.minimum.accumulate(next_decided[::-1])[::-1]
    labels = is_one[next_decided]
    if stay0 - to0 < to1 - stay1:  # label 1 attracts 0: between the thresholds labels alternate
        labels ^= ((next_decided - positions) & 1).astype(bool)
    return np.asarray(labels, dtype=bool)


def has_tie(total_lead: NDArray[np.float64], transitions: NDArray[np.float64]) -> bool:
    """Tell whether rounding may decide between two sequences, as in runs of one unknown character."""
    import numpy as np

    if len(total_lead) == 0:
        return False
    near = [np.abs(total_lead[:-1] - threshold).min(initial=1.0) for threshold in _thresholds(transitions)]
    return bool(min(*near, abs(total_lead[-1])) < TOLERANCE)


def _thresholds(transitions: NDArray[np.float64]) -> tuple[float, float]:
    """Find between which leads the label of a position depends on the next label."""
    (stay0, to1), (to0, stay1) = transitions.tolist()
    # The label is 1 where the lead exceeds this, before a label 1 and before a label 0.
    before1, before0 = to1 - stay1, stay0 - to0
    return min(before0, before1), max(before0, before1)
