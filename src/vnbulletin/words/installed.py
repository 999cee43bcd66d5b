"""Find and read the word model of the installed underthesea, without importing underthesea.

Importing the package takes half a second; its files are read where they lie.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from vnbulletin.errors import DependencyError, ModelError
from vnbulletin.words.chunks import DriverRules
from vnbulletin.words.containers import read_containers
from vnbulletin.words.crfsuite import CrfModel, read_crfsuite
from vnbulletin.words.emissions import EmissionTables

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The driver's own sources, as far as they decide what it makes of a text. Where they differ from the
#: ones reproduced here, the compatible mode must not claim to know what they do.
_SOURCES = (
    "pipeline/word_tokenize/__init__.py",
    "pipeline/word_tokenize/regex_tokenize.py",
    "pipeline/text_normalize/token_normalize.py",
    "pipeline/text_normalize/character_normalize.py",
)
_KNOWN_SOURCES = frozenset({"40258e17e08715b2"})


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """What the installed underthesea ships for word segmentation.

    Parameters
    ----------
    tables : EmissionTables
        The model.
    dictionary : frozenset of str
        The words behind its feature ``is_in_dict``.
    rules : DriverRules or None
        How it rewrites texts; None where its sources are unknown, so that only it can tell.
    crf : CrfModel
        The model file as it is.
    templates : tuple of str
        The feature templates in its order.
    """

    tables: EmissionTables
    dictionary: frozenset[str]
    rules: DriverRules | None
    crf: CrfModel
    templates: tuple[str, ...]


def find_underthesea() -> Path:
    """Find the folder of the installed underthesea.

    Raises
    ------
    DependencyError
        Where it is not installed.
    """
    spec = find_spec("underthesea")
    if spec is None or not spec.submodule_search_locations:
        raise DependencyError(
            "words.underthesea", "word segmentation needs the model that underthesea ships; pip install underthesea"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def load_installed_model() -> InstalledModel:
    """Read the word model of the installed underthesea.

    Raises
    ------
    DependencyError
        Where underthesea is not installed.
    ModelError
        Where its files are others than those understood here.
    """
    return read_model(find_underthesea())


def read_model(package: Path) -> InstalledModel:
    """Read the word model under a folder of underthesea.

    Parameters
    ----------
    package : Path
        The folder of the package.

    Raises
    ------
    ModelError
        Where a file is missing, broken, or of a kind not understood here.
    """
    try:
        segmenter = package / "pipeline" / "word_tokenize"
        name = re.search(r"[\"'](ws_crf_\w+)[\"']", (segmenter / "__init__.py").read_text(encoding="utf-8"))
        if name is None:
            raise ModelError("words.model", "this version of underthesea names no CRF model for words")
        folder = segmenter / "models" / name[1]
        model = read_crfsuite((folder / "models.bin").read_bytes())
        templates = tuple(_strings(read_containers((folder / "features.bin").read_bytes()), list))
        dictionary = frozenset(_strings(read_containers((folder / "dictionary.bin").read_bytes()), set))
        rules = _read_rules(package) if hash_sources(package) in _KNOWN_SOURCES else None
    except OSError as error:
        raise ModelError("words.model", f"this version of underthesea lacks {error.filename}") from error
    return InstalledModel(EmissionTables(model, templates, dictionary), dictionary, rules, model, templates)


def hash_sources(package: Path) -> str:
    """Fingerprint the sources that decide how the driver cuts and rewrites a text."""
    digest = hashlib.sha256()
    for source in _SOURCES:
        digest.update((package / source).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _read_rules(package: Path) -> DriverRules:
    folder = package / "pipeline" / "text_normalize"
    name = re.search(r"^rule_file = [\"'](\S+)[\"']", (folder / "text_normalizer.py").read_text(encoding="utf-8"), re.M)
    rules = read_containers((folder / name[1]).read_bytes()) if name else None
    if (
        not isinstance(rules, dict)
        or not isinstance(rules.get("character"), dict)
        or not isinstance(rules.get("token"), dict)
    ):
        raise ModelError("words.model", "the spelling rules of underthesea are not as expected")
    if any(len(old) != 1 or len(new) != 1 for old, new in rules["character"].items()):
        raise ModelError("words.model", "underthesea replaces characters by others of another length")
    return DriverRules(rules["character"], rules["token"])


def _strings(value: object, kind: type[list[str] | set[str]]) -> Iterable[str]:
    if not isinstance(value, kind) or not all(isinstance(item, str) for item in value):
        raise ModelError("words.model", "a data file of the word model does not hold strings")
    return value
