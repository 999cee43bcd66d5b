"""Scores of the word model's features, as numpy tables indexed by numbers of syllables.

underthesea builds 43 strings a token (``T[-1,0].lower=uỷ ban``) and looks each of them up. Here each
string of the model file is taken apart once: its template says where its tokens stand, its tokens get
numbers, and its weight goes into a table. A token is then two numbers (as written, in lower case), and
a feature of two or three tokens is a number in a hash table.

Templates understood: one token, two neighbours or three, in the window of two tokens either side, as
written or with ``lower``, ``isdigit``, ``istitle`` or ``is_in_dict``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product
from operator import add
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from vnbulletin.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from vnbulletin.words.crfsuite import CrfModel

    _Numbers: TypeAlias = NDArray[np.int64] | NDArray[np.int32]

#: Tokens either side of a position that its features look at.
REACH = 2

_TEMPLATE = re.compile(r"T\[(-?\d)(?:,(-?\d))?\](?:\.(\w+))?")
_I32 = re.compile(r"([+-]?)0*([0-9]{1,10})")


class Template(NamedTuple):
    """Which tokens around a position a feature looks at, and what it asks of them.

    Parameters
    ----------
    first, last : int
        Offsets of the first and the last token.
    function : str
        ``""`` for the tokens as written, ``lower``, ``isdigit``, ``istitle`` or ``is_in_dict``.
    """

    first: int
    last: int
    function: str

    @property
    def width(self) -> int:
        """How many tokens it looks at."""
        return self.last - self.first + 1


class Token(NamedTuple):
    """What the tables know of a token.

    Parameters
    ----------
    surface, lower : int
        Numbers of the token as written and in lower case; 0 for one that the model does not know.
    is_title : bool
        Whether its first character has no other upper case.
    scores : tuple of float
        What the token alone adds to the leads of the positions from two after it to two before it.
    """

    surface: int
    lower: int
    is_title: bool
    scores: tuple[float, ...]


class DescribedTokens(NamedTuple):
    """What the tables know of a run of tokens, column by column, see ``Token``."""

    surface: NDArray[np.int32]
    lower: NDArray[np.int32]
    is_title: NDArray[np.bool_]
    scores: NDArray[np.float64]

    def join(self, others: DescribedTokens) -> DescribedTokens:
        """Put another run behind this one."""
        import numpy as np

        return DescribedTokens(
            np.concatenate([self.surface, others.surface]),
            np.concatenate([self.lower, others.lower]),
            np.concatenate([self.is_title, others.is_title]),
            np.concatenate([self.scores, others.scores]),
        )

    def tail(self, start: int) -> DescribedTokens:
        """Leave the tokens before ``start`` out."""
        return DescribedTokens(self.surface[start:], self.lower[start:], self.is_title[start:], self.scores[start:])


class _PairTable:
    """Rows of pairs of numbers, by hashing and displacement: a search is one look at one slot.

    The pair (first, second) stands at hash(second) + displacement[first], and the slot says whose it
    is. Row 0 stands for a missing pair; the pairs given are numbered 1, 2, ... in order.

    Parameters
    ----------
    pairs : sequence of (int, int)
        Distinct pairs of positive numbers.
    first_bound, second_bound : int
        Bounds on the numbers, for the pairs searched as well.
    """

    #: Slots a pair, at least; with a quarter of them taken, room is found after a few trials.
    _ROOM = 2
    _TRIALS = 64

    def __init__(self, pairs: Sequence[tuple[int, int]], first_bound: int, second_bound: int) -> None:
        import numpy as np

        # No smaller than the second numbers, so that their hashes are distinct and the slot need not name them.
        size = 1 << max(second_bound, len(pairs) * self._ROOM, 1).bit_length()
        self._mask = size - 1
        self._owner = np.full(size, -1, dtype=np.int32)
        self._rows = np.zeros(size, dtype=np.int32)
        self._displacement = np.zeros(first_bound + 1, dtype=np.int64)
        firsts, seconds = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        hashes = self._hash(seconds)
        order = np.argsort(firsts, kind="stable")
        owners, begins, counts = np.unique(firsts[order], return_index=True, return_counts=True)
        # The owners of many pairs choose first; those of one take what is left.
        trials = np.arange(self._TRIALS) * 0x9E3779B1
        for i in np.argsort(-counts, kind="stable")[: int((counts > 1).sum())].tolist():
            members = order[begins[i] : begins[i] + counts[i]]
            wanted = hashes[members]
            for attempt in range(10_000):
                displacements = (trials + int(owners[i]) * 7919 + attempt * 104729) & self._mask
                slots = (displacements[:, None] + wanted) & self._mask
                fits = (self._owner.take(slots) == -1).all(axis=1)
                best = int(fits.argmax())
                if fits[best]:
                    break
            else:
                raise ModelError("words.model", "the phrases of the word model do not fit into its table")
            self._displacement[owners[i]] = displacements[best]
            self._owner[slots[best]] = owners[i]
            self._rows[slots[best]] = members + 1
        alone = order[begins[counts == 1]]
        free = np.flatnonzero(self._owner == -1)[: len(alone)]
        self._displacement[firsts[alone]] = (free - hashes[alone]) & self._mask
        self._owner[free] = firsts[alone]
        self._rows[free] = alone + 1

    def _hash(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        # An odd factor spreads the frequent tokens, which have the low numbers, and keeps all distinct.
        return numbers * 0x9E3779B1 & self._mask

    def find(self, first: _Numbers, second: NDArray[np.int64]) -> NDArray[np.int32]:
        """Find the rows of pairs, 0 for those missing."""
        slots = self._hash(second)
        slots += self._displacement.take(first)
        slots &= self._mask
        rows = self._rows.take(slots)
        rows *= self._owner.take(slots) == first
        return rows


class _PhraseTable:
    """Weights of the phrases of two or three tokens, one column a place of the phrase in the window.

    Parameters
    ----------
    phrases : mapping of tuple of int to list of float
        Weights of each phrase, column by column.
    highest : int
        Bound on the numbers of tokens.
    """

    def __init__(self, phrases: dict[tuple[int, ...], list[float]], highest: int) -> None:
        import numpy as np

        # Of a phrase of three, the first two become one number through a table of such beginnings.
        starts = list(dict.fromkeys((phrase[0], phrase[1]) for phrase in phrases))
        self._starts = _PairTable(starts, highest, highest)
        self._is_long = any(len(phrase) == 3 for phrase in phrases)
        if self._is_long:
            number = {start: i for i, start in enumerate(starts, 1)}
            self._table = _PairTable(
                [(number[phrase[0], phrase[1]], phrase[2]) for phrase in phrases], len(starts), highest
            )
        self._weights = np.array([[0.0] * _columns(3 if self._is_long else 2), *phrases.values()])

    def add_weights(self, leads: NDArray[np.float64], numbers: NDArray[np.int64]) -> None:
        """Add the weights of all phrases of a run of tokens to the leads around them.

        Parameters
        ----------
        leads : array of float
            Position p at ``p + REACH``; changed in place.
        numbers : array of int
            Numbers of the tokens as written, a zero, and their numbers in lower case.
        """
        rows = self._starts.find(numbers[:-1], numbers[1:])
        if self._is_long:
            rows = self._table.find(rows[:-1], numbers[2:])
        found = self._weights.take(rows, axis=0)
        size = max(0, len(rows) - len(numbers) // 2 - 1)
        found = found[:size] + found[len(found) - size :]
        for column in range(found.shape[1]):
            shift = 2 * REACH - column
            leads[shift : shift + size] += found[:, column]


class EmissionTables:
    """All state features of a word model with the labels B-W and I-W.

    Parameters
    ----------
    model : CrfModel
        The model file.
    templates : sequence of str
        The templates that underthesea fills for each token.
    dictionary : collection of str
        The words behind ``is_in_dict``.

    Raises
    ------
    ModelError
        Where labels or templates are others than those understood here.
    """

    def __init__(self, model: CrfModel, templates: Sequence[str], dictionary: Collection[str]) -> None:
        import numpy as np

        if sorted(model.labels) != ["B-W", "I-W"]:
            raise ModelError("words.model", f"the word model has the labels {model.labels}, not B-W and I-W")
        order = [model.labels.index("B-W"), model.labels.index("I-W")]
        self.transitions = model.transitions[np.ix_(order, order)]
        leads = (model.state[:, order[1]] - model.state[:, order[0]]).tolist()
        weights: dict[Template, dict[str, float]] = {parse_template(name): {} for name in templates}
        by_name = {name: weights[parse_template(name)] for name in templates}
        for attribute, lead in zip(model.attributes, leads):
            name, _, value = attribute.partition("=")
            # The driver asks for the features of its templates only.
            if name in by_name:
                by_name[name][value] = lead

        # Tokens as written and tokens in lower case have numbers of their own in one series.
        self._numbers: dict[str, dict[str, int]] = {"": {}, "lower": {}}
        self._count = 0
        self._dictionary = dictionary
        self._build_phrases(weights, dictionary)
        self._build_titles(weights)
        self._build_singles(weights)
        self._ends = {
            (before, after): _end_lead(weights, before, after)
            for before in range(REACH + 1)
            for after in range(REACH + 1)
        }
        known = self._single_scores["lower"]
        self.marks_second_vowel = any(map(known.__contains__, ("uỷ", "hoá", "thuỷ")))

    def _number(self, function: str, parts: list[str]) -> tuple[int, ...]:
        numbers = self._numbers[function]
        try:
            return tuple([numbers[part] for part in parts])
        except KeyError:
            for part in parts:
                if part not in numbers:
                    self._count += 1
                    numbers[part] = self._count
            return self._number(function, parts)

    def _build_phrases(self, weights: dict[Template, dict[str, float]], dictionary: Iterable[str]) -> None:
        phrases: dict[int, dict[tuple[int, ...], list[float]]] = defaultdict(dict)
        constant = 0.0
        for template, values in weights.items():
            if template.width == 1 or template.function not in ("", "lower"):
                continue
            table = phrases[template.width]
            column = _column(template)
            for value, lead in values.items():
                parts = value.split(" ")
                if len(parts) == template.width:
                    phrase = self._number(template.function, parts)
                    table.setdefault(phrase, [0.0] * _columns(template.width))[column] = lead
        gains: dict[int, list[float]] = {}
        for template, values in weights.items():
            if template.width > 1 and template.function == "is_in_dict":
                absent = values.get("False", 0.0)
                constant += absent
                gain = gains.setdefault(template.width, [0.0] * _columns(template.width))
                gain[_column(template)] = values.get("True", 0.0) - absent
        for word in dictionary:
            parts = word.split(" ")
            found = gains.get(len(parts))
            if found is not None:
                phrase = self._number("lower", parts)
                table = phrases[len(parts)]
                row = table.get(phrase)
                table[phrase] = found if row is None else [*map(add, row, found)]
        self._constant = constant
        self._phrases = [_PhraseTable(table, self._count) for table in phrases.values()]

    def _build_singles(self, weights: dict[Template, dict[str, float]]) -> None:
        """Sum what a single token adds, by what it is and by the answers to yes-no questions about it."""
        nothing = (0.0,) * (2 * REACH + 1)
        singles: dict[str, dict[str, tuple[float, ...]]] = {"": {}, "lower": {}}
        flags = ("isdigit", "istitle", "is_in_dict")
        self._flag_scores = dict.fromkeys(product((False, True), repeat=len(flags)), nothing)
        for template, values in weights.items():
            if template.width > 1:
                continue
            column = _column(template)
            if template.function in singles:
                table = singles[template.function]
                for value, lead in values.items():
                    table[value] = _add_at(table.get(value, nothing), column, lead)
            else:
                flag = flags.index(template.function)
                for answers, scores in self._flag_scores.items():
                    lead = values.get(str(answers[flag]), 0.0)
                    self._flag_scores[answers] = _add_at(scores, column, lead)
        self._single_scores = singles

    def _build_titles(self, weights: dict[Template, dict[str, float]]) -> None:
        self._titles: list[tuple[Template, float]] = []
        for template, values in weights.items():
            if template.width > 1 and template.function == "istitle":
                absent = values.get("False", 0.0)
                self._constant += absent
                self._titles.append((template, values.get("True", 0.0) - absent))

    def describe_token(self, token: str) -> Token:
        """Look up all that depends on one token alone.

        Parameters
        ----------
        token : str
            As the model shall see it.

        Returns
        -------
        Token
            Numbers and scores for ``compute_leads``.
        """
        lower = token.lower()
        first = token[:1]
        is_title = first == first.upper()
        scores = self._flag_scores[is_32_bit_number(token), is_title, lower in self._dictionary]
        for own in (self._single_scores[""].get(token), self._single_scores["lower"].get(lower)):
            if own is not None:
                scores = tuple(map(add, scores, own))
        return Token(self._numbers[""].get(token, 0), self._numbers["lower"].get(lower, 0), is_title, scores)

    def knows_token(self, token: str) -> bool:
        """Tell whether a token is more to the model than the answers to its yes-no questions.

        Parameters
        ----------
        token : str
            As the model shall see it.
        """
        lower = token.lower()
        singles, numbers = self._single_scores, self._numbers
        return (
            lower in singles["lower"]
            or lower in numbers["lower"]
            or token in singles[""]
            or token in numbers[""]
            or lower in self._dictionary
        )

    def compute_leads(self, tokens: DescribedTokens) -> NDArray[np.float64]:
        """Compute the lead of I-W over B-W at each of a run of tokens.

        Parameters
        ----------
        tokens : DescribedTokens
            The tokens.

        Returns
        -------
        array of float
            One lead a token; exact where ``REACH`` tokens of context stand on either side, or where the
            text ends and ``add_ends`` is called.
        """
        import numpy as np

        size = len(tokens.surface)
        is_title, scores = tokens.is_title, tokens.scores
        numbers = np.zeros(2 * size + 1, dtype=np.int64)
        numbers[:size] = tokens.surface
        numbers[size + 1 :] = tokens.lower
        # Position p stands at p + REACH, so that what a token adds beyond the ends needs no case of its own.
        leads = np.full(size + 2 * REACH, self._constant)
        for column in range(2 * REACH + 1):
            # A token stands at offset column - REACH from the position that it adds to.
            shift = 2 * REACH - column
            leads[shift : shift + size] += scores[:, column]
        for table in self._phrases:
            table.add_weights(leads, numbers)
        for template, gain in self._titles:
            together = is_title[: max(0, size - template.width + 1)].copy()
            for i in range(1, template.width):
                together &= is_title[i : i + len(together)]
            shift = REACH - template.first
            leads[shift : shift + len(together)] += together * gain
        return leads[REACH : REACH + size]

    def add_ends(self, leads: NDArray[np.float64]) -> None:
        """Add what the ends of the text do to the leads near them, in place."""
        size = len(leads)
        for position in {*range(min(REACH, size)), *range(max(0, size - REACH), size)}:
            leads[position] += self._ends[min(position, REACH), min(size - 1 - position, REACH)]


def parse_template(name: str) -> Template:
    """Read a feature template such as ``T[-1,0].lower``.

    Raises
    ------
    ModelError
        Where it is not understood here.

    Examples
    --------
    >>> parse_template("T[-1,0].lower")
    Template(first=-1, last=0, function='lower')
    """
    match = _TEMPLATE.fullmatch(name)
    if match is not None:
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        function = match[3] or ""
        understood = (
            -REACH <= first <= last <= REACH
            and last - first < 3
            and (function in ("", "lower", "is_in_dict", "istitle") or (function == "isdigit" and first == last))
        )
        if understood:
            return Template(first, last, function)
    raise ModelError("words.model", f"the word model uses the feature template {name!r}, which is not understood here")


def _add_at(scores: tuple[float, ...], column: int, lead: float) -> tuple[float, ...]:
    return (*scores[:column], scores[column] + lead, *scores[column + 1 :])


def _columns(width: int) -> int:
    return 2 * REACH + 2 - width


def _column(template: Template) -> int:
    return template.first + REACH


def _end_lead(weights: dict[Template, dict[str, float]], before: int, after: int) -> float:
    """Sum what the templates that reach over an end of the text add at a position.

    Where a phrase reaches over an end, the phrase tables have added the weight of "not in the
    dictionary" and "not all capitals"; the driver has the end itself as the value instead.
    """
    total = 0.0
    for template, values in weights.items():
        if template.first < -before:
            end = "BOS"
        elif template.last > after:
            end = "EOS"
        else:
            continue
        total += values.get(end, 0.0)
        if template.width > 1 and template.function in ("is_in_dict", "istitle"):
            total -= values.get("False", 0.0)
    return total


def is_32_bit_number(token: str) -> bool:
    """Tell whether the driver takes a token for a number: 32 bits with a sign, in ASCII digits.

    Examples
    --------
    >>> is_32_bit_number("2023"), is_32_bit_number("1.5"), is_32_bit_number("2147483648")
    (True, False, False)
    """
    match = _I32.fullmatch(token) if token[:1] in "+-0123456789" else None
    return match is not None and -(2**31) <= int(match[1] + match[2]) < 2**31
