"""Train, cross-validate and describe a classifier of directives, repeatably."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.classification.classifier import TaskClassifier
from vnbulletin.errors import InputError
from vnbulletin.tables import split_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    import numpy as np
    from numpy.typing import NDArray

#: Weight of a row's second label as an extra training row.
ALSO_WEIGHT = 0.5
FOLDS = 5
_BINS = 10


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A directive with its label, the others that a careful reader accepts, and the document it comes from."""

    text: str
    label: str
    also: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, eq=False)
class Training:
    """A trained classifier and what is known of its quality.

    Parameters
    ----------
    classifier : TaskClassifier
        Fitted on all rows.
    metrics : dict
        Figures of the cross-validation grouped by document: ``accuracy`` (label or an accepted other),
        ``macro_f1``, ``calibration_error``, ``rows``, ``groups``, ``by_label`` and ``confusion``.
    """

    classifier: TaskClassifier
    metrics: dict[str, Any]

    def card(self) -> str:
        """Write the model card as Markdown."""
        m = self.metrics
        lines = [
            "# Model card: fields of work of directives",
            "",
            "A linear classifier (LinearSVC over syllable n-grams and cue phrases, calibrated softmax).",
            f"Trained on {m['rows']:,} directives from {m['groups']:,} groups (a bulletin is one group, a directive",
            "that stands alone is one of its own).",
            "",
            f"Cross-validated in {m['folds']} folds, no group on both sides; right is the label or another one that",
            "the row accepts:",
            "",
            "| figure | value |",
            "|---|---|",
            f"| accuracy | {m['accuracy']:.3f} |",
            f"| macro F1 | {m['macro_f1']:.3f} |",
            f"| expected calibration error ({_BINS} bins) | {m['calibration_error']:.3f} |",
            "",
            "| label | rows | precision | recall | F1 | most often read as |",
            "|---|---|---|---|---|---|",
        ]
        for label, row in m["by_label"].items():
            wrong = ", ".join(f"{k} {v}" for k, v in row["read_as"].items()) or "-"
            cells = f"{row['rows']} | {row['precision']:.2f} | {row['recall']:.2f} | {row['f1']:.2f} | {wrong}"
            lines.append(f"| {label} | {cells} |")
        lines += self._confusion_table()
        lines += [
            "",
            "Limits: it knows the registers of Party, State, Front, unions, schools, army and companies, 2016 to 2026;",
            "its probabilities are honest on such texts only. It labels any text, also one that is no directive.",
            "",
        ]
        return "\n".join(lines)

    def _confusion_table(self) -> list[str]:
        """Write the confusion table as Markdown: rows are the labels given, columns the labels read."""
        confusion = self.metrics.get("confusion")
        if not confusion:
            return []
        names = list(confusion)
        short = _abbreviate(names)
        lines = [
            "",
            "Rows: the label given; columns: the label read (an accepted other label counts as the given one).",
            "",
        ]
        lines.append(f"| | {' | '.join(short[n] for n in names)} |")
        lines.append("|---" * (len(names) + 1) + "|")
        for true in names:
            cells = " | ".join(str(confusion[true][read] or "") for read in names)
            lines.append(f"| {true} ({short[true]}) | {cells} |")
        return lines


def _abbreviate(labels: Sequence[str]) -> dict[str, str]:
    """Give every label a short head for the columns of a wide table: initials, made longer until they differ."""
    for size in range(1, max(map(len, labels), default=1) + 1):
        short = {label: "".join(part[:size] for part in label.split("_")) for label in labels}
        if len(set(short.values())) == len(labels):
            return short
    return {label: label for label in labels}


def read_labels(path: str | PathLike[str], *, text: str = "text", label: str = "label") -> list[LabelledText]:
    """Read labelled directives from a CSV file.

    Parameters
    ----------
    path : path-like
        Columns ``text`` and ``label``; optional ``also`` (separated by semicolons) and ``group`` (the document).
    text, label : str
        Names of those columns.

    Raises
    ------
    InputError
        ``labels.missing``, ``labels.column`` or ``labels.empty``; the message names file and line.
    """
    file = Path(path)
    try:
        stream = file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise InputError("labels.missing", f"{file}: cannot be read ({error.strerror}); check the path") from None
    rows: list[LabelledText] = []
    with stream:
        reader = csv.DictReader(stream)
        columns = reader.fieldnames or []
        for column in (text, label):
            if column not in columns:
                raise InputError("labels.column", f"{file}: no column {column!r}; it has {', '.join(columns)}")
        for i, row in enumerate(reader):
            if not (row[text] or "").strip() or not (row[label] or "").strip():
                raise InputError("labels.empty", f"{file} line {reader.line_num}: text or label is empty; drop the row")
            also = tuple(x.strip() for x in (row.get("also") or "").split(";") if x.strip())
            rows.append(LabelledText(row[text], row[label].strip(), also, row.get("group") or f"{file.name}:{i}"))
    return rows


def read_annotations(folder: str | PathLike[str], texts: str | PathLike[str]) -> list[LabelledText]:
    """Read the labelled tasks of annotated bulletins; each bulletin is one group.

    Parameters
    ----------
    folder : path-like
        Annotations, one JSON file a bulletin.
    texts : path-like
        The bulletins, ``NAME.txt`` for ``NAME.json``.
    """
    rows: list[LabelledText] = []
    for file in sorted(Path(folder).glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        with (Path(texts) / f"{file.stem}.txt").open(encoding="utf-8", newline="") as stream:
            page = stream.read()
        rows.extend(
            LabelledText(page[t["start"] : t["end"]], t["label"], tuple(t.get("also", ())), file.stem)
            for t in record["tasks"]
        )
    return rows


def read_cues(path: str | PathLike[str]) -> dict[str, tuple[str, ...]]:
    """Read cue phrases for labels of your own.

    Parameters
    ----------
    path : path-like
        CSV file with the columns ``cue`` and ``labels`` (separated by ``" | "``).

    Raises
    ------
    InputError
        ``cues.missing`` or ``cues.column``.
    """
    file = Path(path)
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if not {"cue", "labels"} <= set(reader.fieldnames or ()):
                raise InputError("cues.column", f"{file}: needs the columns cue and labels; it has {reader.fieldnames}")
            return {row["cue"]: split_list(row["labels"]) for row in reader if row["cue"].strip()}
    except OSError as error:
        raise InputError("cues.missing", f"{file}: cannot be read ({error.strerror}); check the path") from None


def _expand(rows: Sequence[LabelledText]) -> tuple[list[str], list[str], NDArray[np.float64]]:
    """Give every accepted second label as an extra row of little weight."""
    import numpy as np

    texts, labels, weights = [], [], []
    for row in rows:
        texts.append(row.text)
        labels.append(row.label)
        weights.append(1.0)
        for other in row.also:
            texts.append(row.text)
            labels.append(other)
            weights.append(ALSO_WEIGHT)
    return texts, labels, np.array(weights)


def train_classifier(
    rows: Sequence[LabelledText], *, classifier: TaskClassifier | None = None, validate: bool = True
) -> Training:
    """Train a classifier and measure it by cross-validation grouped by document.

    Parameters
    ----------
    rows : sequence of LabelledText
        The labelled directives.
    classifier : TaskClassifier, optional
        An unfitted classifier with options of your own.
    validate : bool
        Whether to cross-validate; without, the metrics hold counts only.

    Returns
    -------
    Training
        The classifier fitted on all rows, and its metrics.

    Raises
    ------
    InputError
        ``labels.few`` where there are fewer than two labels or fewer groups than folds.
    """
    from sklearn.base import clone

    template = classifier or TaskClassifier()
    if len({r.label for r in rows}) < 2 or len({r.group for r in rows}) < FOLDS:
        raise InputError(
            "labels.few",
            f"{len(rows)} labelled texts: training needs at least two labels and {FOLDS} groups; label more",
        )
    metrics: dict[str, Any] = {"rows": len(rows), "groups": len({r.group for r in rows}), "folds": FOLDS}
    if validate:
        metrics.update(cross_validate(rows, template))
    texts, labels, weights = _expand(rows)
    fitted = clone(template).fit(texts, labels, weights)
    return Training(fitted, metrics)


def cross_validate(rows: Sequence[LabelledText], template: TaskClassifier) -> dict[str, Any]:
    """Measure a classifier on folds that share no document with its training rows."""
    import numpy as np
    from sklearn.base import clone
    from sklearn.model_selection import StratifiedGroupKFold

    labels = np.array([r.label for r in rows])
    groups = np.array([r.group for r in rows])
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    predicted = np.empty(len(rows), dtype=object)
    confidence = np.zeros(len(rows))
    for train, test in splitter.split(labels, labels, groups):
        texts, given, weights = _expand([rows[i] for i in train])
        fitted = clone(template).fit(texts, given, weights)
        probabilities = fitted.predict_proba([rows[i].text for i in test])
        predicted[test] = fitted.classes_[probabilities.argmax(axis=1)]
        confidence[test] = probabilities.max(axis=1)
    right = np.array([p == r.label or p in r.also for p, r in zip(predicted, rows, strict=True)])
    by_label: dict[str, Any] = {}
    for label in sorted(set(labels)):
        own = labels == label
        tp = int((right & own).sum())
        fp = int((~right & (predicted == label)).sum())
        wrong, counts = np.unique(predicted[own & ~right].astype(str), return_counts=True)
        order = counts.argsort(kind="stable")[::-1][:3]
        precision = tp / (tp + fp) if tp + fp else 0.0
        recall = tp / int(own.sum())
        by_label[str(label)] = {
            "rows": int(own.sum()),
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * tp / (tp + fp + int(own.sum())), 4),
            "read_as": {str(wrong[i]): int(counts[i]) for i in order},
        }
    # What the row accepts counts as its own label; the table then shows errors only beside its diagonal.
    read_as = np.where(right, labels, predicted.astype(str))
    names = sorted(set(labels) | set(read_as))
    confusion = {
        str(true): {str(read): int(((labels == true) & (read_as == read)).sum()) for read in names} for true in names
    }
    return {
        "confusion": confusion,
        "accuracy": round(float(right.mean()), 4),
        "macro_f1": round(float(np.mean([x["f1"] for x in by_label.values()])), 4),
        "calibration_error": round(calibration_error(confidence, right), 4),
        "by_label": by_label,
    }


def calibration_error(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Give the expected calibration error over ten bins of equal width.

    Examples
    --------
    >>> import numpy as np
    >>> round(calibration_error(np.array([0.9, 0.9, 0.6, 0.6]), np.array([True, True, True, False])), 3)
    0.1
    """
    import numpy as np

    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    error = 0.0
    for b in range(_BINS):
        inside = bins == b
        if inside.any():
            error += inside.mean() * abs(confidence[inside].mean() - right[inside].mean())
    return float(error)
