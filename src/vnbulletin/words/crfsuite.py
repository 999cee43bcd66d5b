"""Read a CRFsuite model file: labels, attributes, state weights and transitions.

The layout is CRFsuite's (magic ``lCRF``): a chunk of features of 20 bytes each, and two constant
databases that map labels and attributes to numbers.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbulletin.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HEADER = struct.Struct("<4sI4s9I")
_DATABASE = struct.Struct("<4s5I")
_PAIR = struct.Struct("<II")
_STATE, _TRANSITION = 0, 1


@dataclass(frozen=True, slots=True)
class CrfModel:
    """The content of a CRFsuite model file.

    Parameters
    ----------
    labels : tuple of str
        In the order of their numbers.
    attributes : tuple of str
        In the order of their numbers.
    state : array of float, attributes by labels
        What an attribute adds to the score of a label.
    transitions : array of float, labels by labels
        What a label adds to the score of the next.
    """

    labels: tuple[str, ...]
    attributes: tuple[str, ...]
    state: NDArray[np.float64]
    transitions: NDArray[np.float64]


def read_crfsuite(data: bytes) -> CrfModel:
    """Read a model from the content of its file.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    CrfModel
        Everything that decoding needs.

    Raises
    ------
    ModelError
        Where the bytes are no CRFsuite model of the first order.
    """
    try:
        return _read(data)
    except (struct.error, ValueError, IndexError) as error:
        raise ModelError("words.model", f"the word model of underthesea cannot be read ({error})") from error


def _read(data: bytes) -> CrfModel:
    import numpy as np

    magic, size, kind, version, _, _, _, features_at, labels_at, attributes_at, _, _ = _HEADER.unpack_from(data)
    if (magic, kind, version) != (b"lCRF", b"FOMC", 100) or size > len(data):
        raise ValueError(f"magic {magic!r}, kind {kind!r}, version {version}, {len(data)} of {size} bytes")
    if data[features_at : features_at + 4] != b"FEAT":
        raise ValueError("no chunk of features")
    (count,) = struct.unpack_from("<I", data, features_at + 8)
    layout = np.dtype([("kind", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
    features = np.frombuffer(data, layout, count, features_at + 12)
    labels = _read_strings(data, labels_at)
    attributes = _read_strings(data, attributes_at)
    state = np.zeros((len(attributes), len(labels)))
    transitions = np.zeros((len(labels), len(labels)))
    for kind_of_feature, matrix in ((_STATE, state), (_TRANSITION, transitions)):
        rows = features[features["kind"] == kind_of_feature]
        matrix[rows["source"], rows["target"]] = rows["weight"]
    return CrfModel(labels, attributes, state, transitions)


def _read_strings(data: bytes, start: int) -> tuple[str, ...]:
    import numpy as np

    magic, _, _, _, count, offsets_at = _DATABASE.unpack_from(data, start)
    if magic != b"CQDB":
        raise ValueError(f"magic {magic!r} where a database of strings should start")
    strings: list[str] = []
    for offset in np.frombuffer(data, "<u4", count, start + offsets_at).tolist():
        at = start + offset
        number, length = _PAIR.unpack_from(data, at)
        if number != len(strings):
            raise ValueError(f"string {number} stands at place {len(strings)}")
        strings.append(data[at + 8 : at + 7 + length].decode("utf-8"))
    return tuple(strings)
