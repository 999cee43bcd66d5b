"""The few formulas of inference that the statistics rest on."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def wilson_interval(successes: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """Give Wilson's score interval of a share.

    Parameters
    ----------
    successes, n : float
        Cases and trials; no whole numbers where n is an effective number of cases.
    confidence : float
        How often the interval shall hold the true share.

    Returns
    -------
    tuple of (float, float)
        Lower and upper limit; (0, 1) without trials.

    Examples
    --------
    >>> [round(limit, 4) for limit in wilson_interval(8, 10)]
    [0.4902, 0.9433]
    """
    if n <= 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share = successes / n
    scale = 1 + z * z / n
    middle = (share + z * z / (2 * n)) / scale
    half = z / scale * math.sqrt(max(0.0, share * (1 - share)) / n + z * z / (4 * n * n))
    # At the ends the formula gives the end itself, but for rounding.
    low = 0.0 if successes <= 0 else max(0.0, middle - half)
    high = 1.0 if successes >= n else min(1.0, middle + half)
    return low, high


def design_effect(successes: Sequence[float], sizes: Sequence[float], expected: Sequence[float]) -> float:
    """Say by how much the variance of a share grows because cases come in clusters.

    Parameters
    ----------
    successes, sizes : sequence of float
        Cases and trials of every cluster (tasks of one field, tasks of a bulletin).
    expected : sequence of float
        The share that the cluster's group has.

    Returns
    -------
    float
        Variance of the ratio estimator over that of independent cases; at least 1, and 1 where fewer than two
        clusters say nothing.

    Examples
    --------
    >>> design_effect([4, 0, 4, 0], [4, 4, 4, 4], [0.5] * 4) > 4
    True
    >>> design_effect([2, 2, 2, 2], [4, 4, 4, 4], [0.5] * 4)
    1.0
    """
    clusters = sum(1 for size in sizes if size)
    independent = sum(n * p * (1 - p) for n, p in zip(sizes, expected))
    if clusters < 2 or independent <= 0:
        return 1.0
    clustered = sum((y - n * p) ** 2 for y, n, p in zip(successes, sizes, expected)) * clusters / (clusters - 1)
    return max(1.0, clustered / independent)


def adjust_p_values(p_values: Sequence[float]) -> list[float]:
    """Correct p-values of many tests after Benjamini and Hochberg.

    Examples
    --------
    >>> adjust_p_values([0.01, 0.04, 0.03])
    [0.03, 0.04, 0.04]
    """
    order = sorted(range(len(p_values)), key=lambda i: p_values[i], reverse=True)
    adjusted = [0.0] * len(p_values)
    lowest = 1.0
    for rank, i in zip(range(len(order), 0, -1), order):
        lowest = min(lowest, p_values[i] * len(order) / rank)
        adjusted[i] = lowest
    return adjusted


def chi2_tail(value: float) -> float:
    """Give the probability that chi-square with one degree of freedom is at least so large.

    Examples
    --------
    >>> round(chi2_tail(3.8415), 4)
    0.05
    """
    return math.erfc(math.sqrt(max(0.0, value) / 2))


def log_likelihood(a: float, b: float, a_total: float, b_total: float) -> float:
    """Give G² of a word's two counts against the rest of two corpora (all four cells).

    Examples
    --------
    >>> round(log_likelihood(20, 5, 1000, 1000), 3)
    9.751
    """
    total = a_total + b_total
    cells = ((a, a_total, a + b), (b, b_total, a + b),
             (a_total - a, a_total, total - a - b), (b_total - b, b_total, total - a - b))  # fmt: skip
    return max(0.0, 2 * sum(o * math.log(o * total / (row * column)) for o, row, column in cells if o > 0))


def chi_square(a: float, b: float, a_total: float, b_total: float) -> float:
    """Give Pearson's chi-square of the same table, without continuity correction.

    Examples
    --------
    >>> round(chi_square(20, 5, 1000, 1000), 3)
    9.114
    """
    c, d = a_total - a, b_total - b
    below = a_total * b_total * (a + b) * (c + d)
    return (a_total + b_total) * (a * d - b * c) ** 2 / below if below else 0.0


def log_ratio(a: float, b: float, a_total: float, b_total: float) -> float:
    """Give the binary logarithm of the ratio of two rates; a count of nothing is taken as one half.

    Examples
    --------
    >>> log_ratio(20, 5, 1000, 1000)
    2.0
    """
    if not a_total or not b_total:
        return 0.0
    return math.log2(((a or 0.5) / a_total) / ((b or 0.5) / b_total))
