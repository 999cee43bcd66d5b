"""Word segmentation of a text with the word model of the installed underthesea."""

from __future__ import annotations

import gc
import re
import unicodedata
import warnings
from collections import deque
from functools import cache, cached_property
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.errors import InputError, ModelError
from vnbulletin.model import Word
from vnbulletin.words.chunks import LAST, ChunkCache
from vnbulletin.words.emissions import REACH, DescribedTokens
from vnbulletin.words.exact import ExactTagger
from vnbulletin.words.fallback import TaggedWord, tag_words
from vnbulletin.words.grammar import find_codes
from vnbulletin.words.installed import InstalledModel, load_installed_model
from vnbulletin.words.lexicon import Lexicon, load_lexicon
from vnbulletin.words.viterbi import accumulate_leads, decode_two_labels, has_tie, trace_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

#: Characters of a text that are worked on at a time, so that memory holds little besides the result.
BLOCK = 1 << 18
_SPACE = re.compile(r"\s")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_HIGHEST_SPACE = 0x3000


def segment_words(text: str, *, compatible: bool = False, keep: Iterable[tuple[int, int]] = ()) -> list[Word]:
    """Segment a text into words.

    Parameters
    ----------
    text : str
        Text in any Unicode form; it is never changed.
    compatible : bool
        Whether the words shall be exactly those of ``underthesea.word_tokenize``. Where it rewrites a
        word, ``form`` holds what it returns. Otherwise the model sees the spelling that it was trained
        on, document codes are single words, and the words of the field stay whole.
    keep : iterable of (int, int)
        Spans that shall come out as single words, such as names of officials. Of two that overlap the
        one that starts first counts, of two that start together the longer.

    Returns
    -------
    list of Word
        In text order; ``text[w.start:w.end] == w.text``.

    Raises
    ------
    InputError
        Where a span of ``keep`` is empty or lies outside the text.
    DependencyError
        Where underthesea is not installed.

    Examples
    --------
    >>> [w.text for w in segment_words("Đảng ủy xã quán triệt Kết luận số 21-KL/TW.")]
    ['Đảng ủy', 'xã', 'quán triệt', 'Kết luận', 'số', '21-KL/TW', '.']
    >>> [w.form or w.text for w in segment_words("Đảng uỷ xã", compatible=True)]
    ['Đảng', 'ủy', 'xã']
    """
    spans = _check_spans(keep, len(text))
    segmenter = load_segmenter()
    words = segmenter.segment_as_driver(text) if compatible else segmenter.segment(text)
    return _keep_words(text, words, spans) if spans else words


@cache
def load_segmenter() -> Segmenter:
    """Load the segmenter of this process, with a warning where only the slow way is left."""
    try:
        return Segmenter(load_installed_model(), load_lexicon())
    except ModelError as error:
        warnings.warn(
            f"{error.message}: words are segmented by underthesea's own tagger, which is slow",
            RuntimeWarning,
            stacklevel=3,
        )
        return Segmenter(None, load_lexicon())


class Segmenter:
    """Segments texts with one model; holds its caches.

    Parameters
    ----------
    model : InstalledModel or None
        What was read of the installed underthesea; None to let it tag by itself.
    lexicon : Lexicon
        The words of the field.
    """

    def __init__(self, model: InstalledModel | None, lexicon: Lexicon) -> None:
        self._model = model
        self._lexicon = lexicon
        self._default: ChunkCache | None = None
        self._as_driver: ChunkCache | None = None
        if model is not None:
            tables = model.tables
            self._default = ChunkCache(
                tables.describe_token,
                tables.knows_token,
                marks_second_vowel=tables.marks_second_vowel,
                number_of=lexicon.number_of,
            )
            if model.rules is not None:
                self._as_driver = ChunkCache(tables.describe_token, tables.knows_token, model.rules)

    def segment(self, text: str) -> list[Word]:
        """Segment a text in the default mode."""

        if self._model is None or self._default is None:
            return self._segment_by_tagger(text)
        tokens = _scan(text, self._default, self._model)
        if not len(tokens.starts):
            return []
        joined = decode_two_labels(tokens.leads, self._model.tables.transitions)
        joined[tokens.is_solid] = False
        joined[1:][tokens.is_solid[:-1]] = False
        breaks = _find_breaks(text, tokens.starts)
        joined[breaks] = False
        self._lexicon.join_words(
            joined, tokens.field_numbers, tokens.starts, tokens.ends, breaks, self._model.dictionary, text
        )
        return _build_words(text, tokens.starts, tokens.ends, joined)

    def _segment_by_tagger(self, text: str) -> list[Word]:
        import numpy as np

        words = tag_words(text)
        starts, ends = np.array([span for word in words for span in word.syllables], dtype=np.int64).reshape(-1, 2).T
        joined = np.array([i > 0 for word in words for i in range(len(word.syllables))], dtype=bool)
        pieces = (unicodedata.normalize("NFC", text[start:end]) for start, end in zip(starts.tolist(), ends.tolist()))
        numbers = [self._lexicon.number_of(piece) for piece in pieces]
        breaks = _find_breaks(text, starts)
        joined[breaks] = False
        self._lexicon.join_words(joined, np.array(numbers, dtype=np.int32), starts, ends, breaks, frozenset(), text)
        return _keep_words(text, _build_words(text, starts, ends, joined), find_codes(text))

    @cached_property
    def _exact(self) -> ExactTagger:
        assert self._model is not None
        return ExactTagger(self._model.crf, self._model.templates, self._model.dictionary)

    def segment_as_driver(self, text: str) -> list[Word]:
        """Segment a text exactly as ``underthesea.word_tokenize`` does."""
        if self._model is None or self._as_driver is None:
            if self._model is not None:
                message = (
                    "this version of underthesea may cut words by other rules, so it is called itself, which is slow"
                )
                warnings.warn(message, RuntimeWarning, stacklevel=3)
            return [_lay_word(text, word) for word in tag_words(text)]
        tokens = _scan(text, self._as_driver, self._model)
        transitions = self._model.tables.transitions
        total_leads = accumulate_leads(tokens.leads, transitions)
        if has_tie(total_leads, transitions):
            spans = enumerate(zip(tokens.starts.tolist(), tokens.ends.tolist()))
            joined = self._exact.tag([tokens.forms.get(i) or text[start:end] for i, (start, end) in spans])
        else:
            joined = trace_back(total_leads, transitions)
        words = _build_words(text, tokens.starts, tokens.ends, joined)
        return _restore_forms(text, words, tokens, joined)


class _Tokens(NamedTuple):
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    field_numbers: NDArray[np.int32]
    is_solid: NDArray[np.bool_]
    leads: NDArray[np.float64]
    forms: dict[int, str]


def _scan(text: str, cache: ChunkCache, model: InstalledModel) -> _Tokens:
    """Find the tokens of a text and their leads, block by block."""
    import numpy as np

    held: DescribedTokens | None = None
    starts: list[NDArray[np.int64]] = []
    ends: list[NDArray[np.int64]] = []
    field_numbers: list[NDArray[np.int32]] = []
    is_solid: list[NDArray[np.bool_]] = []
    leads: list[NDArray[np.float64]] = []
    forms: dict[int, str] = {}
    total = scored = 0
    for chunks, offsets, is_final in _iterate_blocks(text, mark_last=cache.is_driver):
        tokens = cache.gather(chunks, offsets)
        starts.append(tokens.starts)
        ends.append(tokens.ends)
        field_numbers.append(tokens.field_numbers)
        is_solid.append(tokens.is_solid)
        forms.update((total + i, form) for i, form in tokens.forms.items())
        total += len(tokens.starts)
        # The features of a token look REACH tokens back and ahead, over the limits of a block, too.
        window = tokens.described if held is None else held.join(tokens.described)
        offset = total - len(window.surface)
        ready = total if is_final else max(scored, total - REACH)
        leads.append(model.tables.compute_leads(window)[scored - offset : ready - offset])
        scored = ready
        held = window.tail(max(0, scored - REACH - offset))
    if not total:
        empty = np.zeros(0, dtype=np.int64)
        return _Tokens(empty, empty, empty.astype(np.int32), empty.astype(bool), np.zeros(0), {})
    all_leads = np.concatenate(leads)
    model.tables.add_ends(all_leads)
    return _Tokens(
        np.concatenate(starts),
        np.concatenate(ends),
        np.concatenate(field_numbers),
        np.concatenate(is_solid),
        all_leads,
        forms,
    )


def _iterate_blocks(text: str, *, mark_last: bool) -> Iterator[tuple[list[str], NDArray[np.int64], bool]]:
    """Yield the chunks of a text with their offsets, some hundred thousand characters at a time."""
    import numpy as np

    size = len(text.rstrip())
    # underthesea's grammar asks whether the text ends here; a final line end counts as the end.
    mark_last = mark_last and text[size:] in ("", "\n")
    spaces = _space_table()
    at = 0
    while at < size:
        end = at + BLOCK
        space = _SPACE.search(text, end, size) if end < size else None
        end = space.start() if space else size
        block = text[at:end]
        codes = np.frombuffer(block.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        blank = spaces.take(codes, mode="clip")
        offsets = np.flatnonzero(blank[:-1] & ~blank[1:]) + 1
        if not blank[0]:
            offsets = np.concatenate([[0], offsets])
        chunks = block.split()
        if mark_last and end == size:
            chunks[-1] += LAST
        yield chunks, offsets + at, end == size
        at = end


@cache
def _space_table() -> NDArray[np.bool_]:
    import numpy as np

    return np.array([chr(code).isspace() for code in range(_HIGHEST_SPACE + 2)])


def _find_breaks(text: str, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the tokens that come first after a blank line."""
    import numpy as np

    breaks = np.zeros(len(starts) + 1, dtype=bool)
    breaks[np.searchsorted(starts, [match.start() for match in _BLANK_LINE.finditer(text)])] = True
    return breaks[:-1]


def _build_words(
    text: str, starts: NDArray[np.int64], ends: NDArray[np.int64], joined: NDArray[np.bool_]
) -> list[Word]:
    import numpy as np

    if not len(starts):
        return []
    begins = ~joined
    begins[0] = True
    first = np.flatnonzero(begins)
    word_starts = starts[first].tolist()
    word_ends = ends[np.append(first[1:], len(starts)) - 1].tolist()
    texts = [text[start:end] for start, end in zip(word_starts, word_ends)]
    # Most of the time left goes into making values: through the constructor a frozen one takes twice as
    # long, and the collector of cycles would look at them again and again, in vain.
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        words = list(map(Word.__new__, repeat(Word, len(texts))))
        for field, values in (("text", texts), ("start", word_starts), ("end", word_ends), ("form", repeat(None))):
            deque(map(getattr(Word, field).__set__, words, values), maxlen=0)
    finally:
        if is_collecting:
            gc.enable()
    return words


def _restore_forms(text: str, words: list[Word], tokens: _Tokens, joined: NDArray[np.bool_]) -> list[Word]:
    """Add what underthesea returns where that is not the text: its syllables with one space between."""
    import numpy as np

    begins = ~joined
    if not len(begins):
        return words
    begins[0] = True
    first = np.flatnonzero(begins)
    # Only a word with a rewritten syllable, or with a gap that is not one space, can differ.
    differs = np.zeros(len(begins), dtype=bool)
    differs[1:] = tokens.starts[1:] - tokens.ends[:-1] != 1
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    differs |= codes.take(tokens.starts - 1, mode="wrap") != ord(" ")
    differs &= ~begins
    differs[[*tokens.forms]] = True
    counts = np.diff(first, append=len(begins))
    suspects = np.logical_or.reduceat(differs, first)
    inside = np.repeat(suspects, counts)
    pieces = [text[start:end] for start, end in zip(tokens.starts[inside].tolist(), tokens.ends[inside].tolist())]
    places = np.cumsum(inside) - 1
    for i, form in tokens.forms.items():
        pieces[places[i]] = form
    at = 0
    for i, count in zip(np.flatnonzero(suspects).tolist(), counts[suspects].tolist()):
        form = " ".join(pieces[at : at + count])
        at += count
        word = words[i]
        if form != word.text:
            words[i] = Word(word.text, word.start, word.end, form)
    return words


def _lay_word(text: str, word: TaggedWord) -> Word:
    start, end = word.syllables[0][0], word.syllables[-1][1]
    source = text[start:end]
    return Word(source, start, end, None if source == word.form else word.form)


def _check_spans(keep: Iterable[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Sort the spans to keep, leaving out those that overlap one before them."""
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(keep, key=lambda span: (span[0], -span[1])):
        if not 0 <= start < end <= size:
            raise InputError(
                "words.keep", f"keep: the span ({start}, {end}) is empty or outside the text of {size} characters"
            )
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end))
    return chosen


def _keep_words(text: str, words: list[Word], spans: list[tuple[int, int]]) -> list[Word]:
    """Make each span a single word; what it cuts off a word stays as a word beside it."""
    kept: list[Word] = []
    at = 0
    for start, end in spans:
        while at < len(words) and words[at].end <= start:
            kept.append(words[at])
            at += 1
        rest: Word | None = None
        if at < len(words) and words[at].start < start:
            kept.extend(_trim(text, words[at].start, start))
        while at < len(words) and words[at].start < end:
            rest = words[at] if words[at].end > end else None
            at += 1
        kept.append(Word(text[start:end], start, end))
        if rest is not None:
            # The next span may cut the rest, too.
            at -= 1
            words[at : at + 1] = _trim(text, end, rest.end)
    kept.extend(words[at:])
    return kept


def _trim(text: str, start: int, end: int) -> list[Word]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return [Word(piece, start, start + len(piece))] if piece else []
