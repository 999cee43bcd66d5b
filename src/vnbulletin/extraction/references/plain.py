"""Tell running prose from a page, so that prose is read without laying it out first."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.extraction.references.furniture import LONGEST_LINE, recognise_decisive
from vnbulletin.extraction.references.spelling import LOWER
from vnbulletin.segmentation.stamp_lines import part_stamp_line
from vnbulletin.segmentation.timestamps import may_hold_timestamp
from vnbulletin.text.view import _ONE_TO_ONE as SUBSTITUTIONS

if TYPE_CHECKING:
    from vnbulletin.extraction.references.mentions import Found

# Bytes of Vietnamese prose in UTF-8 that need no second look; what else there is says which signs may occur.
_COMMON = bytes(range(0x20, 0x7F)) + b"\n" + bytes(range(0x80, 0xC0)) + b"\xc3\xc4\xc6\xe1"
# Lead bytes of combining marks, which have to be composed, and the carriage return, which is dropped.
_COMPOSED = frozenset({0xCC, 0xCD, 0x0D})
_DROPPED = "\xad\u200b\u200c\u200d\u2060\ufeff"
_LONGEST_STAMP = 200
#: What is longer is no page but a collection of texts.
LONGEST_PAGE = 200_000
#: How far down a slogan can stand.
HEAD = 40_000
_BEFORE_YEAR = frozenset("/-. \n")
# A publication line has few words, and none of a sentence.
_MOST_BLANKS = 34
_WORDY = re.compile(rf"(?:[{LOWER}]+[ ,]+){{6}}")


@cache
def _replacements() -> dict[int, tuple[tuple[str, str], ...]]:
    """Give what the view replaces one to one, by the lead byte in UTF-8."""
    groups: dict[int, list[tuple[str, str]]] = {}
    for code, new in SUBSTITUTIONS.items():
        old = chr(code)
        if old != new:
            groups.setdefault(old.encode()[0], []).append((old, new))
    return {lead: tuple(pairs) for lead, pairs in groups.items()}


def normalise_plain(source: str) -> str | None:
    """Give a text as rules read it where that takes no change of length.

    Parameters
    ----------
    source : str
        The caller's string.

    Returns
    -------
    str or None
        Text of the same length; None where marks have to be composed or signs dropped. Blanks are left as they are.

    Examples
    --------
    >>> normalise_plain("Nghị quyết số 18–NQ/TW")
    'Nghị quyết số 18-NQ/TW'
    >>> normalise_plain("Nghi\u0323 quyết") is None
    True
    """
    leads = set(source.encode("utf-8", "surrogatepass").translate(None, _COMMON))
    if not leads.isdisjoint(_COMPOSED):
        return None
    text = source
    for lead in (*leads, *_UNSEEN):
        for old, new in _replacements().get(lead, ()):
            if old in text:
                text = text.replace(old, new)
    if leads and any(sign in text for sign in _DROPPED):
        return None
    return text


# Lead bytes that Vietnamese letters share with look-alikes of Đ. (They share one with İ, too; in lower case it becomes
# two characters, by which the caller sees it.)
_UNSEEN = (0xC3, 0xC6)


def is_article(text: str, lower: str, found: Found) -> bool:
    """Whether laying the text out could leave no citation out.

    Parameters
    ----------
    text, lower : str
        Normalised text and its lower-case form.
    found : Found
        What was found in it.

    Examples
    --------
    >>> from vnbulletin.extraction.references.mentions import scan_text
    >>> text = "Điều 1. Nghị định này có hiệu lực."
    >>> is_article(text, text.lower(), scan_text(text, text.lower(), gaps=False))
    True
    >>> text = "Liên kết website"
    >>> is_article(text, text.lower(), scan_text(text, text.lower(), gaps=False))
    False
    """
    if len(text) > LONGEST_PAGE:
        return True
    if any(m.name and not m.code and m.type.use != "law" and m.start < HEAD for m in found.mentions):
        # It may stand in a slogan above the article.
        return False
    starts = [m.start for m in found.mentions]
    done = -1
    for at in found.lines:
        if at < done:
            continue
        start = lower.rfind("\n", 0, at) + 1
        end = lower.find("\n", at)
        done = end if end >= 0 else len(lower)
        if done - start > LONGEST_LINE:
            continue
        cue = recognise_decisive(text[start:done], lower[start:done], inside=found.inside)
        if cue is None:
            continue
        if cue.reach != "line":
            return False
        # The cue marks this line alone; the next may go on with it.
        below = lower.find("\n", done + 1)
        if bisect_left(starts, start) != bisect_left(starts, below if below >= 0 else len(lower)):
            return False
    return True


def holds_stamp(text: str, lower: str) -> bool:
    """Whether one of the lines of a text may say when it was published.

    Examples
    --------
    >>> holds_stamp("05/07/2023 10:20", "05/07/2023 10:20"), holds_stamp("Điều 1", "điều 1")
    (True, False)
    """
    if len(text) > LONGEST_PAGE:
        return False
    at = lower.find("20")
    while at >= 0:
        if at and lower[at - 1] not in _BEFORE_YEAR:
            at = lower.find("20", at + 2)
            continue
        start = lower.rfind("\n", 0, at) + 1
        end = lower.find("\n", at)
        if end < 0:
            end = len(lower)
        if end - start <= _LONGEST_STAMP:
            low = lower[start:end].strip()
            if _may_be_stamp(low) and part_stamp_line(text[start:end].strip(), low) is not None:
                return True
        at = lower.find("20", end)
    return False


def _may_be_stamp(low: str) -> bool:
    """Whether this line may say when the page was published."""
    if low.isdigit() or low.count(" ") > _MOST_BLANKS or "hiệu lực" in low or " của " in low:
        return False
    return _WORDY.search(low) is None and may_hold_timestamp(low)
