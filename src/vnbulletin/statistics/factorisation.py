"""The two topic models: words into topics, and bulletins into shares of topics."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Rounds of the search for a bulletin's shares, and the change that ends it.
_ROUNDS = 500
_SMALL = 1e-8


def fit_weights(matrix: Any, n_topics: int, method: str, seed: int, max_iter: int) -> NDArray[np.float64]:
    """Fit the weights of words in topics.

    Parameters
    ----------
    matrix : sparse matrix
        Bulletins by words: tf-idf for ``nmf``, counts for ``lda``.
    n_topics, seed, max_iter : int
        As in scikit-learn.
    method : str
        ``nmf`` or ``lda``.

    Returns
    -------
    ndarray
        Topics by words; for ``lda`` with the prior in it.
    """
    import numpy as np
    from sklearn.decomposition import NMF, LatentDirichletAllocation
    from sklearn.exceptions import ConvergenceWarning

    if method == "nmf":
        init = "nndsvda" if n_topics <= min(matrix.shape) else "random"
        model = NMF(n_components=n_topics, init=init, random_state=seed, max_iter=max_iter)
    else:
        model = LatentDirichletAllocation(
            n_components=n_topics, random_state=seed, max_iter=max_iter, learning_method="batch"
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # Whether it helps shows in the coherence.
        model.fit(matrix)
    return np.ascontiguousarray(model.components_, dtype=np.float64)


def infer_shares(matrix: Any, weights: NDArray[np.float64], method: str) -> NDArray[np.float64]:
    """Give the share of every topic in every bulletin; a bulletin without a known word has no shares.

    The same code serves the bulletins of the fit and new ones, before and after saving, so that they agree.

    Returns
    -------
    ndarray
        Bulletins by topics; rows add up to 1 or to 0.
    """
    import numpy as np

    if not matrix.shape[0]:
        return np.zeros((0, len(weights)))
    loads = _fit_loads(matrix, weights) if method == "nmf" else _fit_posterior(matrix, weights)
    loads[np.asarray(matrix.sum(axis=1)).ravel() == 0] = 0
    sums = loads.sum(axis=1, keepdims=True)
    shares: NDArray[np.float64] = np.divide(loads, sums, out=np.zeros_like(loads), where=sums > 0)
    return shares


def _fit_loads(matrix: Any, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Solve least squares without negative values, row by row, by coordinate descent."""
    import numpy as np

    gram = weights @ weights.T
    target = np.asarray(matrix @ weights.T)
    loads: NDArray[np.float64] = np.zeros_like(target)
    active = np.arange(len(target))  # A row stops by itself: its shares shall not depend on the others'.
    for _ in range(_ROUNDS):
        before = loads[active]
        rows = before.copy()
        for k in range(len(weights)):
            if gram[k, k] > 0:
                rows[:, k] = np.maximum(rows[:, k] + (target[active, k] - rows @ gram[:, k]) / gram[k, k], 0)
        loads[active] = rows
        active = active[np.abs(rows - before).max(axis=1, initial=0) >= _SMALL * (1 + rows.max(axis=1, initial=0))]
        if not len(active):
            break
    # A topic's load is in units of its weights: what counts is the mass of words that it explains.
    return np.asarray(loads * weights.sum(axis=1))


def _fit_posterior(matrix: Any, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the expected topic shares of latent Dirichlet allocation (variational, one bulletin at a time)."""
    import numpy as np
    from scipy.special import psi

    k = len(weights)
    prior = 1.0 / k
    topics = np.exp(psi(weights) - psi(weights.sum(axis=1, keepdims=True)))
    matrix = matrix.tocsr()
    out = np.full((matrix.shape[0], k), prior)
    for d in range(matrix.shape[0]):
        span = slice(matrix.indptr[d], matrix.indptr[d + 1])
        counts, here = matrix.data[span], topics[:, matrix.indices[span]]
        gamma = np.full(k, prior + counts.sum() / k)
        for _ in range(_ROUNDS):
            theta = np.exp(psi(gamma) - psi(gamma.sum()))
            new = prior + theta * (here @ (counts / (theta @ here + 1e-100)))
            change = float(np.abs(new - gamma).mean())
            gamma = new
            if change < _SMALL * counts.sum():
                break
        # The prior is no word of the bulletin.
        out[d] = np.maximum(gamma - prior, 0)
    return out
