"""Bulletins as features for scikit-learn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.utils.validation import check_is_fitted

from vnbulletin.analysis import analyze
from vnbulletin.words import analyzer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np

#: Kind of feature -> what a bulletin has of it.
FIELDS = ("words", "labels", "documents")


class BulletinVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn texts into a sparse matrix of counts or tf-idf over words, fields of work, documents cited.

    Sits in a ``Pipeline``; can be cloned, pickled and searched over like any transformer.

    Parameters
    ----------
    fields : str or sequence of str
        ``words`` (compounds are one word: ``tuyên_giáo``), ``labels`` (fields of work of the tasks set,
        ``label=propaganda``), ``documents`` (keys of the documents cited, ``document=NQ/18-NQ/TW/2017-10-25``).
    weighting : str
        ``counts`` or ``tfidf``.
    min_df, max_df, max_features
        As in scikit-learn's ``CountVectorizer``.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> vectorizer = vb.BulletinVectorizer(fields=("words", "documents"))
    >>> matrix = vectorizer.fit_transform(["Tuyên truyền Nghị quyết số 18-NQ/TW ngày 25/10/2017", "Tuyên truyền"])
    >>> matrix.shape[0], [n for n in vectorizer.get_feature_names_out() if "=" in n]
    (2, ['document=NQ/18-NQ/TW/2017-10-25'])
    """

    def __init__(
        self,
        fields: str | Sequence[str] = "words",
        *,
        weighting: str = "counts",
        min_df: int | float = 1,
        max_df: int | float = 1.0,
        max_features: int | None = None,
    ) -> None:
        self.fields = fields
        self.weighting = weighting
        self.min_df = min_df
        self.max_df = max_df
        self.max_features = max_features

    def fit(self, texts: Iterable[str], y: object = None) -> BulletinVectorizer:
        """Learn the vocabulary of texts."""
        self.fit_transform(texts, y)
        return self

    def fit_transform(self, texts: Iterable[str], y: object = None) -> Any:
        """Learn the vocabulary of texts and give their matrix."""
        if self.weighting not in {"counts", "tfidf"}:
            raise ValueError(f"weighting={self.weighting!r}: give 'counts' or 'tfidf'")
        self.counter_ = CountVectorizer(
            analyzer=_Features(self._list_fields()),
            min_df=self.min_df,
            max_df=self.max_df,
            max_features=self.max_features,
        )
        counts = self.counter_.fit_transform(_check_texts(texts))
        self.weigher_ = TfidfTransformer().fit(counts) if self.weighting == "tfidf" else None
        return counts if self.weigher_ is None else self.weigher_.transform(counts)

    def transform(self, texts: Iterable[str]) -> Any:
        """Give the matrix of texts over the vocabulary learned."""
        check_is_fitted(self, "counter_")
        counts = self.counter_.transform(_check_texts(texts))
        return counts if self.weigher_ is None else self.weigher_.transform(counts)

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """Name the columns of the matrix."""
        check_is_fitted(self, "counter_")
        names: np.ndarray[Any, Any] = self.counter_.get_feature_names_out()
        return names

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags

    def _list_fields(self) -> tuple[str, ...]:
        fields = (self.fields,) if isinstance(self.fields, str) else tuple(self.fields)
        unknown = [f for f in fields if f not in FIELDS]
        if unknown or not fields:
            raise ValueError(f"fields={self.fields!r}: give one or more of {', '.join(FIELDS)}")
        return fields


class _Features:
    """The features of one text, as a callable that can be pickled."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self._fields = fields

    def __call__(self, text: str) -> list[str]:
        features: list[str] = []
        if "words" in self._fields:
            find: Callable[[str], list[str]] = analyzer
            features += find(text)
        if {"labels", "documents"} & set(self._fields):
            bulletin = analyze(text)
            if "labels" in self._fields:
                features += [f"label={t.label}" for t in bulletin.tasks]
            if "documents" in self._fields:
                features += [f"document={r.document or r.text}" for r in bulletin.references]
        return features


def _check_texts(texts: Iterable[str]) -> Iterable[str]:
    if isinstance(texts, str):
        raise ValueError("give several texts, not one: BulletinVectorizer().fit([text])")
    return texts
