"""Topics of a corpus: fitted, described, followed over time, saved and loaded."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.errors import ModelError
from vnbulletin.statistics.coherence import compute_npmi
from vnbulletin.statistics.factorisation import fit_weights, infer_shares
from vnbulletin.statistics.frames import describe_choice, make_frame
from vnbulletin.statistics.keyness import compare_counts
from vnbulletin.statistics.numbers import wilson_interval
from vnbulletin.statistics.sources import check_choice, describe_source, list_groups, read_groups
from vnbulletin.statistics.wordcounts import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from os import PathLike

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from vnbulletin.corpus import Tables
    from vnbulletin.statistics.wordcounts import WordCounts

METHODS = ("nmf", "lda")
#: What stands in the column ``topic`` where a bulletin belongs to no topic clearly enough.
UNASSIGNED = "unassigned"
#: Version of the files that ``save`` writes.
FORMAT = 1
#: Words of a topic that its coherence is computed from, and that its label consists of.
_COHERENCE_WORDS = 10
_LABEL_WORDS = 3
_ARRAYS = ("weights", "idf", "shares")
_OVER_TIME = {
    "topic": "text", "label": "text", "n_bulletins": "int", "group_bulletins": "int", "share": "float", "low": "float",
    "high": "float", "mean_share": "float",
}  # fmt: skip
_FILES = ("topics.json", "topics.npz")


@dataclass(frozen=True, slots=True, eq=False)
class TopicModel:
    """Topics of a corpus; made by ``fit_topics`` or ``load_topics``.

    Parameters
    ----------
    settings : mapping of str to object
        Everything that decided on the topics, with the number of bulletins and the corpus's checksum.
    vocabulary : tuple of str
        The words, in the order of the arrays.
    weights : ndarray
        Topics by words.
    idf : ndarray
        Weight of each word.
    doc_ids : tuple of str
        The bulletins that the topics were fitted on.
    shares : ndarray
        Bulletins by topics; a row adds up to 1, or to 0 where a bulletin holds no word of the vocabulary.
    labels : tuple of str
        A suggested name for each topic: the words most key to it.
    coherence : tuple of float
        Normalised pointwise mutual information of each topic's first ten words within passages.
    """

    settings: Mapping[str, Any]
    vocabulary: tuple[str, ...]
    weights: NDArray[np.float64] = field(repr=False)
    idf: NDArray[np.float64] = field(repr=False)
    doc_ids: tuple[str, ...] = field(repr=False)
    shares: NDArray[np.float64] = field(repr=False)
    labels: tuple[str, ...]
    coherence: tuple[float, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of the topics: ``t1``, ``t2``, ..."""
        return tuple(f"t{k + 1}" for k in range(len(self.weights)))

    def describe(self, n_words: int = 10) -> pd.DataFrame:
        """Give one row a topic, and one for the bulletins that belong to none.

        Returns
        -------
        DataFrame
            ``topic``, ``label``, ``words`` (most weighty first), ``n_bulletins`` (assigned), ``share_bulletins``,
            ``mean_share`` (of the text of all bulletins), ``coherence`` (NPMI; empty for the unassigned).
        """
        assigned = Counter(self._assign(self.shares))
        n = len(self.doc_ids)
        means = self.shares.mean(axis=0) if n else [0.0] * len(self.names)
        rows: list[tuple[object, ...]] = [
            (
                name, self.labels[k], "; ".join(self._list_words(k, n_words)), assigned[k],
                assigned[k] / n if n else None, float(means[k]),
                None if math.isnan(self.coherence[k]) else self.coherence[k],
            )
            for k, name in enumerate(self.names)
        ]  # fmt: skip
        if self.names:
            rows.append((UNASSIGNED, None, None, assigned[None], assigned[None] / n if n else None, None, None))
        columns = {
            "topic": "text", "label": "text", "words": "text", "n_bulletins": "int", "share_bulletins": "float",
            "mean_share": "float", "coherence": "float",
        }  # fmt: skip
        return make_frame(rows, columns, "TopicModel.describe", {**self.settings, "n_words": n_words})

    def list_words(self, n_words: int = 10) -> pd.DataFrame:
        """Give the first words of each topic: ``topic``, ``label``, ``rank``, ``word``, ``weight`` (of the topic)."""
        rows = []
        for k, name in enumerate(self.names):
            total = float(self.weights[k].sum())
            for rank, word in enumerate(self._list_words(k, n_words), 1):
                weight = float(self.weights[k][self.vocabulary.index(word)]) / total
                rows.append((name, self.labels[k], rank, word, weight))
        columns = {"topic": "text", "label": "text", "rank": "int", "word": "text", "weight": "float"}
        return make_frame(rows, columns, "TopicModel.list_words", {**self.settings, "n_words": n_words})

    def list_documents(self) -> pd.DataFrame:
        """Give one row a bulletin: ``doc_id``, ``topic`` (or ``unassigned``), ``label``, ``share``, all shares."""
        return self._frame_documents(self.doc_ids, self.shares, "TopicModel.list_documents", {})

    def transform(self, source: Tables | pd.DataFrame) -> pd.DataFrame:
        """Give the same for other bulletins, whose words outside the vocabulary are left out."""
        counts = _count(source, self.settings)
        shares = self._infer(counts)
        settings = {f"transformed_{k}": v for k, v in describe_source(source).items()}
        return self._frame_documents(counts.doc_ids, shares, "TopicModel.transform", settings)

    def over_time(
        self, source: Tables | pd.DataFrame, by: str | Sequence[str] = "month", *, confidence: float = 0.95
    ) -> pd.DataFrame:
        """Follow the topics from period to period, or from group to group.

        Parameters
        ----------
        source : Tables or DataFrame
            The corpus of the fit, for the groups of its bulletins.
        by : str or sequence of str
            ``month``, ``quarter``, ``year``, or other groups.
        confidence : float
            Of the intervals.

        Returns
        -------
        DataFrame
            Group columns, ``topic`` (``unassigned`` always among them), ``label``, ``n_bulletins`` (assigned),
            ``group_bulletins``, ``share`` of bulletins with its limits ``low`` and ``high`` (Wilson), ``mean_share``
            (of the text).
        """
        groups = list_groups(by, _OVER_TIME)
        values = read_groups(source, groups)
        assigned = self._assign(self.shares)
        members: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
        for i, doc_id in enumerate(self.doc_ids):
            if doc_id not in values:
                raise ModelError("topics.corpus", f"{doc_id}: not in the corpus; give the one that was fitted on")
            members[values[doc_id]].append(i)
        rows: list[tuple[object, ...]] = []
        for group in sorted(members, key=lambda g: tuple((v is None, v or "") for v in g)):
            inside = members[group]
            found = Counter(assigned[i] for i in inside)
            for k, name, label in self._list_topics():
                share = found[k] / len(inside)
                limits = wilson_interval(found[k], len(inside), confidence)
                mean = float(self.shares[inside, k].mean()) if k is not None else None
                rows.append((*group, name, label, found[k], len(inside), share, *limits, mean))
        columns = {**dict.fromkeys(groups, "text"), **_OVER_TIME}
        settings = {**self.settings, "by": list(groups), "confidence": confidence, "interval": "Wilson"}
        return make_frame(rows, columns, "TopicModel.over_time", settings)

    def save(self, folder: str | PathLike[str]) -> Path:
        """Write ``topics.json`` and ``topics.npz`` (plain arrays, nothing that runs when loaded) into a folder."""
        import numpy as np

        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        head = {
            "format": FORMAT, "settings": dict(self.settings), "vocabulary": self.vocabulary, "doc_ids": self.doc_ids,
            "labels": self.labels, "coherence": [None if math.isnan(c) else c for c in self.coherence],
        }  # fmt: skip
        (path / _FILES[0]).write_text(json.dumps(head, ensure_ascii=False, indent=1), encoding="utf-8")
        np.savez_compressed(path / _FILES[1], weights=self.weights, idf=self.idf, shares=self.shares)
        return path

    def _list_topics(self) -> list[tuple[int | None, str, str | None]]:
        return [*((k, name, self.labels[k]) for k, name in enumerate(self.names)), (None, UNASSIGNED, None)]

    def _list_words(self, k: int, n_words: int) -> list[str]:
        return _rank_words(self.weights[k], self.vocabulary, n_words)

    def _assign(self, shares: NDArray[np.float64]) -> list[int | None]:
        limit = self.settings["min_share"]
        return [int(row.argmax()) if len(row) and row.max() >= max(limit, 1e-12) else None for row in shares]

    def _infer(self, counts: WordCounts) -> NDArray[np.float64]:
        matrix = _weigh(_make_matrix(counts.counts, self.vocabulary), self.idf, self.settings["method"])
        return infer_shares(matrix, self.weights, self.settings["method"])

    def _frame_documents(
        self, doc_ids: Sequence[str], shares: NDArray[np.float64], function: str, settings: Mapping[str, Any]
    ) -> pd.DataFrame:
        rows = []
        for doc_id, row, k in zip(doc_ids, shares, self._assign(shares), strict=True):
            name, label = (UNASSIGNED, None) if k is None else (self.names[k], self.labels[k])
            rows.append((doc_id, name, label, float(row.max()) if len(row) else 0.0, *map(float, row)))
        columns = {
            "doc_id": "text", "topic": "text", "label": "text", "share": "float", **dict.fromkeys(self.names, "float")
        }  # fmt: skip
        return make_frame(rows, columns, function, {**self.settings, **settings})


def fit_topics(
    source: Tables | pd.DataFrame,
    n_topics: int = 8,
    *,
    method: str = "nmf",
    seed: int = 0,
    min_bulletins: int = 2,
    max_share: float = 0.5,
    min_share: float = 0.3,
    max_iter: int = 200,
    unit: str = "words",
    parts: str = "article",
    stop_words: bool | Iterable[str] = True,
    phrases: bool | Iterable[str] = True,
    names: bool = False,
) -> TopicModel:
    """Fit a topic model over segmented words.

    Parameters
    ----------
    source : Tables or DataFrame
        Of ``analyze_corpus``; or a frame with ``doc_id`` and ``text``.
    n_topics : int
        How many topics; fewer where the corpus has not so many bulletins.
    method : str
        ``nmf`` (non-negative matrix factorisation of tf-idf) or ``lda`` (latent Dirichlet allocation of counts).
    seed : int
        Of the random start; the same seed gives the same topics.
    min_bulletins : int
        Leave out words that fewer bulletins have.
    max_share : float
        Leave out words that a larger share of the bulletins has.
    min_share : float
        A bulletin whose greatest share is smaller is assigned to no topic.
    max_iter : int
        Most rounds of the fit.
    unit, parts, stop_words, phrases, names
        As in ``word_frequencies``.

    Returns
    -------
    TopicModel
        With ``describe``, ``list_words``, ``list_documents``, ``over_time``, ``transform`` and ``save``.

    Examples
    --------
    >>> import pandas as pd
    >>> lines = ["Chống cháy rừng mùa khô.", "Tuần tra, chống cháy rừng.", "Học sinh đến trường.",
    ...          "Trường đón học sinh."]
    >>> pages = pd.DataFrame({"doc_id": list("abcd"), "text": lines})
    >>> model = fit_topics(pages, 2)
    >>> topics = model.list_documents()["topic"].tolist()
    >>> topics[0] == topics[1] != topics[2] == topics[3]
    True
    """
    check_choice("method", method, METHODS)
    if n_topics < 1:
        raise ValueError(f"n_topics={n_topics}: give 1 or more")
    settings: dict[str, Any] = {
        "method": method, "n_topics": n_topics, "seed": seed, "min_bulletins": min_bulletins, "max_share": max_share,
        "min_share": min_share, "max_iter": max_iter, "unit": unit, "parts": parts,
        "stop_words": describe_choice(stop_words), "phrases": describe_choice(phrases), "names": names,
        "coherence": f"NPMI of {_COHERENCE_WORDS} words within passages", "labels": "G2 against the other topics",
        **describe_source(source),
    }  # fmt: skip
    counts = _count(source, settings)
    vocabulary = _choose_vocabulary(counts, min_bulletins, max_share)
    raw = _make_matrix(counts.counts, vocabulary)
    idf = _compute_idf(raw)
    matrix = _weigh(raw, idf, method)
    filled = int((raw.sum(axis=1) > 0).sum())
    k = min(n_topics, filled, len(vocabulary))
    weights = _fit(matrix, k, method, seed, max_iter)
    shares = infer_shares(matrix, weights, method)
    order = sorted(range(k), key=lambda t: -float(shares[:, t].sum()))
    weights, shares = weights[order], infer_shares(matrix, weights[order], method)
    passages = [passage for sets in counts.passages for passage in sets]
    coherence = [compute_npmi(_rank_words(row, vocabulary, _COHERENCE_WORDS), passages) for row in weights]
    labels = _suggest_labels(counts, shares, vocabulary)
    return TopicModel(settings, vocabulary, weights, idf, counts.doc_ids, shares, labels, tuple(coherence))


def load_topics(folder: str | PathLike[str]) -> TopicModel:
    """Load a topic model that ``TopicModel.save`` wrote.

    Raises
    ------
    ModelError
        ``topics.missing``, ``topics.format``, ``topics.broken``.
    """
    import numpy as np

    head_file, array_file = (Path(folder) / name for name in _FILES)
    if not head_file.is_file() or not array_file.is_file():
        raise ModelError("topics.missing", f"{folder}: no {' and '.join(_FILES)} here; TopicModel.save writes them")
    try:
        head = json.loads(head_file.read_text(encoding="utf-8"))
        if head["format"] != FORMAT:
            message = f"{head_file}: format {head['format']}, this version reads {FORMAT}; fit anew"
            raise ModelError("topics.format", message)
        with np.load(array_file, allow_pickle=False) as arrays:
            weights, idf, shares = (arrays[name] for name in _ARRAYS)
        model = TopicModel(
            settings=head["settings"],
            vocabulary=tuple(head["vocabulary"]),
            weights=weights,
            idf=idf,
            doc_ids=tuple(head["doc_ids"]),
            shares=shares,
            labels=tuple(head["labels"]),
            coherence=tuple(math.nan if c is None else c for c in head["coherence"]),
        )
    except (KeyError, TypeError, ValueError, OSError, EOFError) as error:
        raise ModelError("topics.broken", f"{folder}: the files are damaged ({error}); fit anew") from None
    k, v, d = len(model.labels), len(model.vocabulary), len(model.doc_ids)
    if weights.shape != (k, v) or idf.shape != (v,) or shares.shape != (d, k) or len(model.coherence) != k:
        raise ModelError("topics.broken", f"{folder}: the two files do not belong together; fit anew")
    return model


def _count(source: Tables | pd.DataFrame, settings: Mapping[str, Any]) -> WordCounts:
    keys = ("unit", "parts", "stop_words", "phrases", "names")
    return count_words(source, **{key: settings[key] for key in keys})


def _choose_vocabulary(counts: WordCounts, min_bulletins: int, max_share: float) -> tuple[str, ...]:
    spread: Counter[str] = Counter()
    for counter in counts.counts:
        spread.update(counter.keys())
    most = max_share * len(counts.counts)
    return tuple(sorted(word for word, n in spread.items() if n >= min_bulletins and n <= max(most, min_bulletins)))


def _make_matrix(counters: Sequence[Counter[str]], vocabulary: Sequence[str]) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    place = {word: i for i, word in enumerate(vocabulary)}
    data, columns, starts = [], [], [0]
    for counter in counters:
        found = sorted((place[word], n) for word, n in counter.items() if word in place)
        columns += [i for i, _ in found]
        data += [n for _, n in found]
        starts.append(len(data))
    cells = (np.array(data, dtype=np.float64), np.array(columns, dtype=np.int32), np.array(starts, dtype=np.int32))
    return csr_matrix(cells, shape=(len(counters), len(vocabulary)))


def _compute_idf(raw: Any) -> NDArray[np.float64]:
    import numpy as np

    spread = np.bincount(raw.indices, minlength=raw.shape[1])
    weights: NDArray[np.float64] = np.log((1 + raw.shape[0]) / (1 + spread)) + 1
    return weights


def _weigh(raw: Any, idf: NDArray[np.float64], method: str) -> Any:
    """Weigh counts for the method: LDA is a model of counts; NMF wants rows of one length."""
    import numpy as np

    if method == "lda":
        return raw
    matrix = raw.multiply(idf).tocsr()
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data /= np.repeat(np.where(lengths > 0, lengths, 1), np.diff(matrix.indptr))
    return matrix


def _fit(matrix: Any, k: int, method: str, seed: int, max_iter: int) -> NDArray[np.float64]:
    import numpy as np

    return fit_weights(matrix, k, method, seed, max_iter) if k else np.zeros((0, matrix.shape[1]))


def _rank_words(weights: NDArray[np.float64], vocabulary: Sequence[str], n: int) -> list[str]:
    order = sorted(range(len(vocabulary)), key=lambda i: (-float(weights[i]), vocabulary[i]))
    return [vocabulary[i] for i in order[:n] if weights[i] > 0]


def _suggest_labels(counts: WordCounts, shares: NDArray[np.float64], vocabulary: Sequence[str]) -> tuple[str, ...]:
    """Name each topic by the words that are key to the bulletins in which it is the greatest."""
    known = frozenset(vocabulary)
    kept = [Counter({w: n for w, n in c.items() if w in known}) for c in counts.counts]
    labels = []
    for k in range(shares.shape[1]):
        inside = [bool(row[k] > 0 and row.argmax() == k) for row in shares]
        target = [c for c, i in zip(kept, inside, strict=True) if i]
        others = [c for c, i in zip(kept, inside, strict=True) if not i]
        total = sum(t for t, i in zip(counts.totals, inside, strict=True) if i)
        rest = sum(counts.totals) - total
        # A word of one bulletin names that bulletin, not the topic.
        rows = compare_counts(target, others, total, rest, min_bulletins=2)
        words = [row[0] for row in rows if row[1] > 0 and row[5] >= min(2, len(target))]
        labels.append(" · ".join((words or [row[0] for row in rows])[:_LABEL_WORDS]) or f"t{k + 1}")
    return tuple(labels)
