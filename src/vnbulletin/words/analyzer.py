"""Words as features: the callable that scikit-learn's vectorizers take as ``analyzer``."""

from __future__ import annotations

from vnbulletin.text import View
from vnbulletin.words.segmenter import segment_words


def analyzer(text: str) -> list[str]:
    """Give the words of a text as features.

    Words are in lower case, composed, with the tone marks of open oa, oe, uy on the first vowel and
    ``_`` between syllables, so that one word is one feature however the text spells it. Punctuation
    marks are left out.

    Parameters
    ----------
    text : str
        Text in any Unicode form.

    Returns
    -------
    list of str
        In text order, for example for ``TfidfVectorizer(analyzer=analyzer)``.

    Examples
    --------
    >>> analyzer("Huyện uỷ triển khai công tác tuyên giáo.")
    ['huyện_ủy', 'triển_khai', 'công_tác', 'tuyên_giáo']
    """
    words = segment_words(View(text).text)
    return ["_".join(word.text.lower().split()) for word in words if any(map(str.isalnum, word.text))]
