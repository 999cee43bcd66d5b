"""Word segmentation by underthesea's own tagger, for versions whose model file is not understood.

The tagger returns rewritten strings without offsets; they are laid back over the text syllable by
syllable, and where that does not work out an error is raised: never wrong words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.errors import ModelError
from vnbulletin.words.spelling import compose

if TYPE_CHECKING:
    from collections.abc import Sequence

_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTERS = re.compile(r"\w+")
#: Letters that the tagger replaces by the Vietnamese ones they are mistaken for.
_LOOKALIKES = str.maketrans("ðÐ", "đĐ")


class TaggedWord(NamedTuple):
    """A word of the tagger, laid over the text.

    Parameters
    ----------
    syllables : tuple of (int, int)
        Half-open offsets of its syllables into the caller's string.
    form : str
        What the tagger returned.
    """

    syllables: tuple[tuple[int, int], ...]
    form: str


def tag_words(text: str) -> list[TaggedWord]:
    """Segment a text with ``underthesea.word_tokenize``.

    Parameters
    ----------
    text : str
        Any text; lone surrogates, which the tagger cannot take, are shown to it as U+FFFD.

    Returns
    -------
    list of TaggedWord
        In text order.

    Raises
    ------
    ModelError
        Where the words of the tagger cannot be found in the text.
    """
    from underthesea.pipeline.word_tokenize import word_tokenize

    clean = _SURROGATE.sub("\ufffd", text)
    return lay_words(clean, word_tokenize(clean)) if clean.strip() else []


def lay_words(text: str, words: Sequence[str]) -> list[TaggedWord]:
    """Lay words that a tagger has rewritten over the text that they come from.

    Parameters
    ----------
    text : str
        The caller's string.
    words : sequence of str
        Words in text order, syllables separated by a space.

    Examples
    --------
    >>> lay_words("Uỷ ban xã", ["Ủy ban", "xã"])[0]
    TaggedWord(syllables=((0, 2), (3, 6)), form='Ủy ban')
    """
    composed, starts, ends = compose(text, exact=True)
    syllables = [syllable for word in words for syllable in word.split(" ")]
    spans: list[tuple[int, int]] = []
    at = _skip_space(composed, 0)
    for syllable in syllables:
        end = _find_end(composed, at, syllable)
        spans.append((starts[at], ends[end - 1]))
        at = _skip_space(composed, end)
    if at != len(composed):
        raise _lost(composed, at)
    laid: list[TaggedWord] = []
    used = 0
    for word in words:
        count = word.count(" ") + 1
        laid.append(TaggedWord(tuple(spans[used : used + count]), word))
        used += count
    return laid


def _find_end(text: str, at: int, syllable: str) -> int:
    """Find where a syllable ends; one that has been respelt may have lost or won a letter."""
    if text.startswith(syllable, at):
        return at + len(syllable)
    written = _LETTERS.match(text, at)
    if written is not None and abs(written.end() - at - len(syllable)) <= 1:
        return written.end()
    if text[at : at + len(syllable)].translate(_LOOKALIKES) == syllable:
        return at + len(syllable)
    raise _lost(text, at)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _lost(text: str, at: int) -> ModelError:
    return ModelError(
        "words.fallback",
        f"the words of underthesea do not fit the text near {text[at : at + 20]!r}; report its version",
    )
