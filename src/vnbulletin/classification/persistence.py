"""Keep a fitted classifier as arrays and plain text: no pickle, no tie to a scikit-learn version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from vnbulletin.classification.calibration import Calibration
from vnbulletin.classification.features import CueFinder
from vnbulletin.classification.scoring import LinearScorer
from vnbulletin.errors import ModelError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from os import PathLike

FORMAT = 1
_ARRAYS = ("idf", "weights", "cue_weights", "intercept")


def save_classifier(
    scorer: LinearScorer,
    folder: str | PathLike[str],
    *,
    cues: dict[str, tuple[str, ...]] | None = None,
    metrics: dict[str, Any] | None = None,
) -> None:
    """Write a fitted classifier to a folder.

    Parameters
    ----------
    scorer : LinearScorer
        ``TaskClassifier.scorer``.
    folder : path-like
        Gets ``weights.npz``, ``vocabulary.txt`` and ``model.json``.
    cues : dict, optional
        Cue phrases of your own; None where the package's table was used.
    metrics : dict, optional
        What is known of the model's quality, kept beside it.
    """
    import numpy as np

    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    arrays = {
        "idf": scorer.idf.astype(np.float32),
        "weights": scorer.weights.astype(np.float16),
        "cue_weights": scorer.cue_weights.astype(np.float32),
        "intercept": scorer.intercept.astype(np.float32),
    }
    _write_arrays(target / "weights.npz", arrays)
    (target / "vocabulary.txt").write_text("\n".join(scorer.vocabulary) + "\n", encoding="utf-8", newline="\n")
    record = {
        "format": FORMAT,
        "classes": list(scorer.classes),
        "longest": scorer.longest,
        "calibration": [round(scorer.calibration.slope, 6), round(scorer.calibration.offset, 6)],
        "cues": {k: list(v) for k, v in cues.items()} if cues is not None else None,
        "metrics": metrics or {},
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (target / "model.json").write_text(text, encoding="utf-8", newline="\n")


def _write_arrays(path: Path, arrays: dict[str, Any]) -> None:
    """Write an .npz whose bytes depend on the arrays alone (numpy's own stamps the time into it)."""
    import io
    import zipfile

    import numpy as np

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in _ARRAYS:
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, buffer.getvalue())


def load_classifier(folder: str | PathLike[str] | Traversable) -> LinearScorer:
    """Load a classifier that ``save_classifier`` or ``vnbulletin train`` wrote.

    Parameters
    ----------
    folder : path-like
        The model's folder.

    Raises
    ------
    ModelError
        ``model.missing``, ``model.format`` or ``model.damaged``; the message names the folder.
    """
    import io

    import numpy as np

    root: Any = folder if hasattr(folder, "joinpath") else Path(folder)
    try:
        record = json.loads(root.joinpath("model.json").read_text(encoding="utf-8"))
        grams = root.joinpath("vocabulary.txt").read_text(encoding="utf-8").split("\n")
        archive = np.load(io.BytesIO(root.joinpath("weights.npz").read_bytes()), allow_pickle=False)
        arrays = {name: archive[name] for name in _ARRAYS}
    except FileNotFoundError as error:
        raise ModelError(
            "model.missing", f"{folder}: no model here ({error}); train one with: vnbulletin train LABELS.csv --out DIR"
        ) from None
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError("model.damaged", f"{folder}: the model is damaged ({error}); train it again") from None
    if record.get("format") != FORMAT:
        raise ModelError(
            "model.format",
            f"{folder}: model format {record.get('format')}, this version reads {FORMAT}; train it again",
        )
    if grams and grams[-1] == "":
        grams.pop()
    classes = tuple(record["classes"])
    if arrays["weights"].shape != (len(grams), len(classes)):
        raise ModelError("model.damaged", f"{folder}: vocabulary and weights do not fit; train it again")
    if record["cues"] is None:
        from vnbulletin.classification.labels import load_cues

        cues = dict(load_cues())
    else:
        cues = {k: tuple(v) for k, v in record["cues"].items()}
    return LinearScorer(
        classes=classes,
        vocabulary={g: i for i, g in enumerate(grams)},
        idf=arrays["idf"].astype(np.float64),
        weights=arrays["weights"].astype(np.float32),
        cue_weights=arrays["cue_weights"].astype(np.float64),
        intercept=arrays["intercept"].astype(np.float64),
        calibration=Calibration(*record["calibration"]),
        longest=int(record["longest"]),
        finder=CueFinder(cues, classes),
    )
