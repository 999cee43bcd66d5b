"""A scikit-learn estimator over texts: linear, calibrated, able to say which words decided."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from sklearn.base import BaseEstimator, ClassifierMixin

from vnbulletin.classification.calibration import Calibration, fit_calibration
from vnbulletin.classification.features import (
    CueFinder,
    NgramIndex,
    check_texts,
    learn_vocabulary,
    tokenize_all,
    weigh_ngrams,
)
from vnbulletin.classification.scoring import LinearScorer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray


class TaskClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Classify directives by field of work, or by labels of your own.

    Parameters
    ----------
    C : float
        Inverse strength of regularisation.
    longest : int
        Longest n-gram of syllables.
    rare : int
        Directives in which an n-gram of the longest kind must stand to count.
    cue_weight : float
        Weight of the cue phrases against the n-grams; 0 leaves them out.
    cues : mapping of str to tuple of str, or None
        Phrase to labels; None takes the package's table (labels that it lacks have no cues).
    class_weight : str, dict or None
        As in scikit-learn.
    calibrate : bool
        Whether to fit honest probabilities by cross-validation.
    random_state : int
        Seed of the solver.

    Attributes
    ----------
    classes_ : array of str
        The labels.
    calibration_ : Calibration
        Map from decision values to probabilities.

    Examples
    --------
    >>> texts = ["tuần tra ban đêm", "huấn luyện dân quân", "tiêm chủng cho trẻ", "khám bệnh miễn phí"] * 5
    >>> labels = ["defense_security", "defense_security", "science_education", "science_education"] * 5
    >>> model = TaskClassifier().fit(texts, labels)
    >>> str(model.predict(["khám và tiêm chủng"])[0])
    'science_education'
    """

    def __init__(
        self,
        C: float = 1.0,
        longest: int = 2,
        rare: int = 1,
        cue_weight: float = 0.08,
        cues: Mapping[str, tuple[str, ...]] | None = None,
        class_weight: Any = None,
        calibrate: bool = True,
        random_state: int = 0,
    ) -> None:
        self.C = C
        self.longest = longest
        self.rare = rare
        self.cue_weight = cue_weight
        self.cues = cues
        self.class_weight = class_weight
        self.calibrate = calibrate
        self.random_state = random_state

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.no_validation = True
        return tags

    def fit(self, X: Sequence[str], y: Sequence[str], sample_weight: Any = None) -> TaskClassifier:
        """Learn from labelled directives.

        Parameters
        ----------
        X : sequence of str, length n
            The directives.
        y : sequence of str, length n
            Their labels.
        sample_weight : array of shape (n,), optional
            Weight of each.

        Raises
        ------
        ValueError
            Where lengths differ, an entry is no text, or fewer than two labels occur.
        """
        import numpy as np

        texts = check_texts(X)
        labels = np.asarray([str(label) for label in y])
        if len(texts) != len(labels):
            raise ValueError(f"{len(texts)} texts but {len(labels)} labels; give one label a text")
        weights = None if sample_weight is None else np.asarray(sample_weight, dtype=float)
        batch = tokenize_all(texts)
        self.classes_ = np.unique(labels)
        if len(self.classes_) < 2:
            raise ValueError("all texts have the same label; give at least two classes (got 1 class)")
        self.vocabulary_, self.idf_ = learn_vocabulary(batch, self.longest, self.rare)
        # Everything derived from an earlier fit is stale.
        self.__dict__.pop("scorer", None)
        self.__dict__.pop("_finder", None)
        matrix = self._matrix(batch)
        self.coef_, self.intercept_ = self._solve(matrix, labels, weights)
        self.calibration_ = self._fit_calibration(texts, matrix, labels, weights) if self.calibrate else Calibration()
        return self

    @cached_property
    def _finder(self) -> CueFinder:
        from vnbulletin.classification.labels import load_cues

        cues = load_cues() if self.cues is None else self.cues
        return CueFinder(cues if self.cue_weight else {}, [str(c) for c in self.classes_])

    @cached_property
    def scorer(self) -> LinearScorer:
        """The fitted model as plain arrays, which is all that prediction needs."""
        n = len(self.vocabulary_)
        return LinearScorer(
            classes=tuple(str(c) for c in self.classes_),
            vocabulary=self.vocabulary_,
            idf=self.idf_,
            weights=self.coef_[:n],
            cue_weights=self.coef_[n:] * self.cue_weight,
            intercept=self.intercept_,
            calibration=self.calibration_,
            longest=self.longest,
            finder=self._finder,
        )

    def _matrix(self, batch: Sequence[Sequence[str]]) -> Any:
        import numpy as np
        from scipy import sparse

        rows, columns, weights = weigh_ngrams(batch, NgramIndex(self.vocabulary_, self.longest), self.idf_)
        grams = sparse.csr_matrix((weights, (rows, columns)), shape=(len(batch), len(self.vocabulary_)))
        cues = sparse.csr_matrix(self.cue_weight * self._finder.score(batch))
        return sparse.hstack([grams, cues]).tocsr().astype(np.float64)

    def _solve(self, matrix: Any, labels: Any, weights: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        import numpy as np
        from sklearn.svm import LinearSVC

        solver = LinearSVC(C=self.C, class_weight=self.class_weight, random_state=self.random_state)
        solver.fit(matrix, labels, sample_weight=weights)
        coef, intercept = solver.coef_, solver.intercept_
        if len(self.classes_) == 2:
            coef, intercept = np.vstack([-coef, coef]), np.concatenate([-intercept, intercept])
        return np.ascontiguousarray(coef.T), intercept

    def _fit_calibration(self, texts: Sequence[str], matrix: Any, labels: Any, weights: Any) -> Calibration:
        """Fit the map from decision values to honest probabilities, on held-out folds.

        A text that stands in the training set with several labels accepts each of them; all its rows fall
        into one fold. The probability is that of the best label being accepted.
        """
        import numpy as np
        from sklearn.model_selection import StratifiedKFold

        first: dict[str, int] = {}
        owner = np.array([first.setdefault(text, i) for i, text in enumerate(texts)])
        unique = np.array(sorted(first.values()))
        smallest = int(np.unique(labels[unique], return_counts=True)[1].min())
        if smallest < 2:
            return Calibration()
        accepted = np.zeros((len(texts), len(self.classes_)), dtype=bool)
        accepted[owner, np.searchsorted(self.classes_, labels)] = True
        folds = StratifiedKFold(min(5, smallest), shuffle=True, random_state=self.random_state)
        values = np.zeros((len(texts), len(self.classes_)))
        for _, test in folds.split(np.zeros(len(unique)), labels[unique]):
            held = np.isin(owner, unique[test])
            train = np.flatnonzero(~held)
            if len(np.unique(labels[train])) < len(self.classes_):
                return Calibration()
            coef, intercept = self._solve(matrix[train], labels[train], None if weights is None else weights[train])
            values[held] = matrix[np.flatnonzero(held)] @ coef + intercept
        values, accepted = values[unique], accepted[unique]
        return fit_calibration(values, accepted[np.arange(len(values)), values.argmax(axis=1)])

    def decision_function(self, X: Sequence[str]) -> NDArray[np.float64]:
        """Give the decision values, shape (n_texts, n_classes) also for two classes."""
        self._check_fitted()
        return self.scorer.decide(check_texts(X))

    def predict_proba(self, X: Sequence[str]) -> NDArray[np.float64]:
        """Give calibrated probabilities, shape (n_texts, n_classes), in the order of ``classes_``."""
        self._check_fitted()
        return self.scorer.probabilities(check_texts(X))

    def predict(self, X: Sequence[str]) -> NDArray[np.str_]:
        """Give the best label of each directive, shape (n_texts,)."""
        values = self.decision_function(X)
        best: NDArray[np.str_] = self.classes_[values.argmax(axis=1)] if len(values) else self.classes_[:0]
        return best

    def explain(self, text: str, label: str | None = None, top: int = 10) -> list[tuple[str, float]]:
        """Name the words that decided: n-grams and cues with what each adds for the label.

        Parameters
        ----------
        text : str
            A directive.
        label : str, optional
            The label to explain; the predicted one by default.
        top : int
            How many to give.

        Returns
        -------
        list of (str, float)
            Strongest first; cues carry the prefix ``cue:``.
        """
        self._check_fitted()
        return self.scorer.explain(text, label, top)

    def _check_fitted(self) -> None:
        from sklearn.utils.validation import check_is_fitted

        check_is_fitted(self, "coef_")
