"""Honest probabilities from decision values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Sharpness of the softmax under the logistic map; the map's slope corrects it, so its value is no setting.
_SHARPNESS = 5.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """A softmax whose best share is mapped by a logistic curve; the others share the rest.

    Parameters
    ----------
    slope, offset : float
        Of the logistic map on the log odds of the best share; 1 and 0 leave the softmax as it is.
    """

    slope: float = 1.0
    offset: float = 0.0

    def apply(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn decision values of shape (n, k) into probabilities of the same shape; the order stays."""
        import numpy as np

        if not len(values):
            return values
        shares = _softmax(values)
        rows = np.arange(len(shares))
        best = shares.argmax(axis=1)
        top = shares[rows, best]
        rest = np.maximum(1 - top, 1e-12)
        mapped = 1 / (1 + np.exp(-(self.slope * np.log(top / rest) + self.offset)))
        second = np.partition(shares, -2, axis=1)[:, -2]
        # The best label stays the best: its share may not fall below the runner-up's.
        mapped = np.maximum(mapped, second / (rest + second))
        shares *= ((1 - mapped) / rest)[:, None]
        shares[rows, best] = mapped
        return shares


def _softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    odds = np.exp(_SHARPNESS * (values - values.max(axis=1, keepdims=True)))
    shares: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return shares


def fit_calibration(values: NDArray[np.float64], right: NDArray[np.bool_]) -> Calibration:
    """Fit the logistic map on held-out decision values.

    Parameters
    ----------
    values : array of shape (n, k)
        Decision values of a model that has not seen the texts.
    right : array of bool, shape (n,)
        Whether the best label was accepted.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    if right.all() or not right.any():
        return Calibration()
    top = _softmax(values).max(axis=1)
    odds = np.log(top / np.maximum(1 - top, 1e-12))
    fitted = LogisticRegression(C=100.0).fit(odds[:, None], right)
    slope = float(fitted.coef_[0, 0])
    # A falling map would call the surer the less likely; then there is nothing to learn from these values.
    return Calibration(slope, float(fitted.intercept_[0])) if slope > 0 else Calibration()
