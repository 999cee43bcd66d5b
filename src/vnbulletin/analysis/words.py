"""Words of a text, with what the extractors found kept whole when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.analysis.analyze import check_text
from vnbulletin.extraction import find_officials, find_references
from vnbulletin.segmentation import lay_out
from vnbulletin.words import segment_words

if TYPE_CHECKING:
    from vnbulletin.model import Word


def tokenize_words(text: str, *, compatible: bool = False, keep_found: bool = False) -> list[Word]:
    """Segment a text into words, with offsets.

    Parameters
    ----------
    text : str
        The text, in any Unicode form.
    compatible : bool
        Give exactly the words of ``underthesea.word_tokenize``; where it rewrites a token, ``Word.form`` holds what
        it returns and ``Word.text`` the slice of the text.
    keep_found : bool
        Give officials' names and the codes of documents cited as single words. Not with ``compatible``.

    Returns
    -------
    list of Word
        In text order; ``text[w.start:w.end] == w.text``.

    Raises
    ------
    InputError
        Where ``text`` is no string.
    ValueError
        Where both options are asked for.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> [w.text for w in vb.tokenize_words("Đảng uỷ xã triển khai Kết luận số 21-KL/TW")]
    ['Đảng uỷ', 'xã', 'triển khai', 'Kết luận', 'số', '21-KL/TW']
    """
    check_text(text)
    if not keep_found:
        return segment_words(text, compatible=compatible)
    if compatible:
        raise ValueError("compatible=True gives exactly the other driver's words; keep_found=True cannot go with it")
    page = lay_out(text)
    spans = [(o.start, o.end) for o in find_officials(page)[0]]
    for r in find_references(page):
        # The code closes the mention, as written; a short form has none.
        if r.code is not None:
            size = len(r.text) - max(r.text.rfind(" "), r.text.rfind("\u00a0")) - 1
            spans.append((r.end - size, r.end))
    return segment_words(text, keep=sorted(spans))
