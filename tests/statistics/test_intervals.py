"""Intervals hold what they promise: by simulation, and against the equation that defines them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats import binom, norm

from vnbulletin.statistics.numbers import design_effect, wilson_interval


@pytest.mark.parametrize(("successes", "n"), [(1, 10), (5, 10), (9, 12), (3, 400), (250, 900)])
@pytest.mark.parametrize("confidence", [0.8, 0.95])
def test_limits_solve_the_score_equation(successes: int, n: int, confidence: float) -> None:
    z = norm.ppf(0.5 + confidence / 2)
    share = successes / n

    def score(p: float) -> float:
        return abs(share - p) - z * math.sqrt(p * (1 - p) / n)

    low, high = wilson_interval(successes, n, confidence)
    assert low == pytest.approx(brentq(score, 1e-12, share))
    assert high == pytest.approx(brentq(score, share, 1 - 1e-12))


def test_ends() -> None:
    assert wilson_interval(0, 0) == (0, 1)
    assert wilson_interval(0, 10)[0] == 0
    assert wilson_interval(10, 10)[1] == 1


@pytest.mark.parametrize("p", [0.05, 0.2, 0.5])
@pytest.mark.parametrize("n", [20, 100])
def test_coverage_of_independent_cases(p: float, n: int) -> None:
    rng = np.random.default_rng(1)
    held = [low <= p <= high for k in rng.binomial(n, p, 4000) for low, high in [wilson_interval(int(k), n)]]
    exact = sum(binom.pmf(k, n, p) for k in range(n + 1) for low, high in [wilson_interval(k, n)] if low <= p <= high)
    assert np.mean(held) == pytest.approx(exact, abs=0.015)
    assert exact > 0.92


def test_coverage_of_clustered_cases() -> None:
    rng = np.random.default_rng(2)
    p, clustered, plain = 0.2, [], []
    for _ in range(800):
        sizes = rng.integers(3, 18, 60)
        # Every bulletin has its own inclination towards the field.
        successes = rng.binomial(sizes, rng.beta(p * 2, (1 - p) * 2, len(sizes)))
        total, n = int(sizes.sum()), int(successes.sum())
        effect = design_effect(successes.tolist(), sizes.tolist(), [n / total] * len(sizes))
        low, high = wilson_interval(n / effect, total / effect)
        clustered.append(low <= p <= high)
        low, high = wilson_interval(n, total)
        plain.append(low <= p <= high)
    assert 0.92 < np.mean(clustered) < 0.98
    assert np.mean(plain) < 0.7


def test_design_effect_by_hand() -> None:
    # Squared gaps 4 x (4 - 2)^2 = 16, times 4/3 for four bulletins, over 16 x 0.5 x 0.5 = 4.
    assert design_effect([4, 0, 4, 0], [4, 4, 4, 4], [0.5] * 4) == pytest.approx(16 / 3)


def test_independent_cases_have_next_to_no_design_effect() -> None:
    rng = np.random.default_rng(3)
    effects = []
    for _ in range(200):
        sizes = rng.integers(3, 18, 80)
        successes = rng.binomial(sizes, 0.2)
        effects.append(design_effect(successes.tolist(), sizes.tolist(), [successes.sum() / sizes.sum()] * 80))
    assert np.mean(effects) < 1.15
