"""The driver's own arithmetic, for texts in which rounding decides.

In a run of tokens that the model does not know (hashtags, rows of dashes) several segmentations score
the same, and which one underthesea returns depends on the last digits of its sums. Here its additions
are made in its order: label by label, template by template, from the start of the text. That takes
several times as long as the tables do, so only texts with a tie come here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.words.emissions import is_32_bit_number, parse_template

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from vnbulletin.words.crfsuite import CrfModel

#: underthesea leaves weights out that are no larger than this.
_SMALLEST_WEIGHT = 1e-10


class ExactTagger:
    """Tags tokens with the sums and the rounding of underthesea.

    Parameters
    ----------
    model : CrfModel
        The model file.
    templates : sequence of str
        The templates, in the driver's order.
    dictionary : collection of str
        The words behind ``is_in_dict``.
    """

    def __init__(self, model: CrfModel, templates: Sequence[str], dictionary: Collection[str]) -> None:
        import numpy as np

        order = [model.labels.index("B-W"), model.labels.index("I-W")]
        state = model.state[:, order]
        state = np.where(np.abs(state) > _SMALLEST_WEIGHT, state, 0.0)
        # The last row stands for attributes that the model does not know.
        self._state = np.concatenate([state, np.zeros((1, 2))])
        self._transitions = model.transitions[np.ix_(order, order)].tolist()
        self._dictionary = dictionary
        numbers: dict[str, dict[str, int]] = {name: {} for name in templates}
        for number, attribute in enumerate(model.attributes):
            name, _, value = attribute.partition("=")
            if name in numbers:
                numbers[name][value] = number
        self._templates = [(parse_template(name), numbers[name]) for name in templates]

    def tag(self, tokens: Sequence[str]) -> NDArray[np.bool_]:
        """Tell which tokens continue a word.

        Parameters
        ----------
        tokens : sequence of str
            The tokens of a whole text, as underthesea rewrites them.
        """
        import numpy as np

        labels = np.zeros(len(tokens), dtype=bool)
        if not tokens:
            return labels
        (stay0, to1), (to0, stay1) = self._transitions
        emissions = self._sum_emissions(tokens).tolist()
        lead0, lead1 = emissions[0]
        came_from: list[tuple[bool, bool]] = [(False, False)]
        for own0, own1 in emissions[1:]:
            from0, from1 = lead0 + stay0, lead1 + to0
            into0, into1 = lead0 + to1, lead1 + stay1
            came_from.append((from1 > from0, into1 > into0))
            lead0, lead1 = max(from0, from1) + own0, max(into0, into1) + own1
        label = lead1 > lead0
        for i in range(len(tokens) - 1, -1, -1):
            labels[i] = label
            label = came_from[i][label]
        return labels

    def _sum_emissions(self, tokens: Sequence[str]) -> NDArray[np.float64]:
        """Sum the weights of each token's features for each label."""
        import numpy as np

        size = len(tokens)
        unknown = len(self._state) - 1
        names, single = np.unique(np.array(tokens, dtype=object), return_inverse=True)
        windows = {1: single}
        phrases = {1: list(map(str, names))}
        for width in (2, 3):
            pairs = windows[width - 1][: max(0, size - width + 1)] * len(names) + single[width - 1 :]
            distinct, windows[width] = np.unique(pairs, return_inverse=True)
            heads, tails = np.divmod(distinct, len(names))
            phrases[width] = [f"{phrases[width - 1][h]} {names[t]}" for h, t in zip(heads.tolist(), tails.tolist())]
        values: dict[tuple[int, str], list[str]] = {}
        total = np.zeros((size, 2))
        for template, numbers in self._templates:
            key = template.width, template.function
            if key not in values:
                values[key] = [self._evaluate(template.function, phrase) for phrase in phrases[template.width]]
            known = np.array([numbers.get(value, unknown) for value in values[key]], dtype=np.int64)
            low = min(size, max(0, -template.first))
            high = max(low, min(size, size - template.width + 1 - template.first))
            rows = np.full(size, numbers.get("EOS", unknown))
            rows[:low] = numbers.get("BOS", unknown)
            rows[low:high] = known[windows[template.width][low + template.first : high + template.first]]
            total += self._state[rows]
        return total

    def _evaluate(self, function: str, phrase: str) -> str:
        if function == "lower":
            return phrase.lower()
        if function == "isdigit":
            return str(is_32_bit_number(phrase))
        if function == "istitle":
            return str(all(part[:1] == part[:1].upper() for part in phrase.split(" ")))
        if function == "is_in_dict":
            return str(phrase.lower() in self._dictionary)
        return phrase
