"""Tell running prose from a page, so that prose is read without laying it out first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.extraction.references.spelling import LOWER, old_spellings
from vnbulletin.segmentation.cues import recognise
from vnbulletin.segmentation.stamp_lines import part_stamp_line
from vnbulletin.segmentation.timestamps import may_hold_timestamp
from vnbulletin.tables import load_table
from vnbulletin.text.view import _ONE_TO_ONE as SUBSTITUTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.references.mentions import Mention

# Bytes of Vietnamese prose in UTF-8 that need no second look; what else there is says which signs may occur.
_COMMON = bytes(range(0x20, 0x7F)) + b"\n" + bytes(range(0x80, 0xC0)) + b"\xc3\xc4\xc6\xe1"
# Lead bytes of combining marks, which have to be composed, and the carriage return, which is dropped.
_COMPOSED = frozenset({0xCC, 0xCD, 0x0D})
_DROPPED = "\xad\u200b\u200c\u200d\u2060\ufeff"
_LONGEST_LINE = 320
_LONGEST_STAMP = 200
_LONGEST_SHORT_CUE_LINE = 60
#: What is longer is no page but a collection of texts.
LONGEST_PAGE = 200_000
#: How far down a slogan can stand.
HEAD = 40_000
# Kinds of furniture whose lines cite nothing; the others do not tell which lines are article.
_DECISIVE = frozenset({"views", "print_link", "related", "footer", "counter", "timestamp"})
_BULLETS = ("", " ", "- ", "• ", "* ", "+ ", "> ", "| ", "» ")
_ENOUGH = 6
_LAST = 3
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
        Text of the same length; None where marks have to be composed, blanks joined or signs dropped.

    Examples
    --------
    >>> normalise_plain("Nghị quyết số 18–NQ/TW")
    'Nghị quyết số 18-NQ/TW'
    >>> normalise_plain("Nghị   quyết") is None
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
    if "  " in text or (leads and any(sign in text for sign in _DROPPED)):
        return None
    return text


# Lead bytes that Vietnamese letters share with look-alikes of Đ.
_UNSEEN = (0xC3, 0xC4, 0xC6)


def is_article(text: str, lower: str, mentions: Sequence[Mention]) -> bool:
    """Whether laying the text out could leave no citation out.

    Parameters
    ----------
    text, lower : str
        Normalised text and its lower-case form.
    mentions : sequence of Mention
        What was found in it.

    Examples
    --------
    >>> text = "Điều 1. Nghị định này có hiệu lực."
    >>> is_article(text, text.lower(), []), is_article("Lượt xem: 275", "lượt xem: 275", [])
    (True, False)
    """
    if len(text) > LONGEST_PAGE:
        return True
    if any(m.name and not m.code and m.type.use != "law" and m.start < HEAD for m in mentions):
        # It may stand in a slogan above the article.
        return False
    lines = lower.split("\n")
    openings, long_openings, short_openings, endings = _openings()
    # A page has a hundred lines and few of them pass this; what they may be is asked of those alone.
    some = [
        line
        for line in lines
        if line[:_LAST] in openings or (len(line) < _LONGEST_SHORT_CUE_LINE and line[-_LAST:] in endings)
    ]
    cued = {
        line
        for line in some
        if ((cues := long_openings.get(line[:_ENOUGH])) is not None and line.startswith(cues))
        or ((line[:_LAST] in short_openings or line[-_LAST:] in endings) and len(line) < _LONGEST_SHORT_CUE_LINE)
    }
    if not cued:
        return True
    # The layout reads capitals too: the lines are wanted as they were written.
    return not any(
        low in cued and _is_cue(line.strip(), low.strip()) for line, low in zip(text.split("\n"), lines, strict=True)
    )


def holds_stamp(text: str, lower: str) -> bool:
    """Whether one of the lines of a text may say when it was published.

    Examples
    --------
    >>> holds_stamp("05/07/2023 10:20", "05/07/2023 10:20"), holds_stamp("Điều 1", "điều 1")
    (True, False)
    """
    if len(text) > LONGEST_PAGE:
        return False
    lines = lower.split("\n")
    dated = {
        line
        for line in lines
        if "20" in line
        and len(line) <= _LONGEST_STAMP
        and ("/20" in line or "-20" in line or ".20" in line or " 20" in line or line.lstrip()[:2] == "20")
        and _may_be_stamp(line.strip())
    }
    if not dated:
        return False
    return any(
        low in dated and part_stamp_line(line.strip(), low.strip()) is not None
        for line, low in zip(text.split("\n"), lines, strict=True)
    )


@cache
def _openings() -> tuple[frozenset[str], dict[str, tuple[str, ...]], frozenset[str], frozenset[str]]:
    """Give how lines of furniture start and end.

    First all openings cut to a few letters, then long cues by more of them, short cues cut, and endings cut.
    """
    long: dict[str, list[str]] = {}
    short: set[str] = set()
    endings: set[str] = set()
    for row in load_table("furniture_cues"):
        if row["kind"] not in _DECISIVE:
            continue
        for cue in old_spellings(row["cue"].lower().rstrip(": ")):
            if row["match"] in {"end", "count", "inside"}:
                endings.add(cue[-_LAST:])
            for bullet in _BULLETS:
                if len(cue) >= _ENOUGH:
                    long.setdefault((bullet + cue)[:_ENOUGH], []).append(bullet + cue)
                else:
                    short.update((bullet + cue + sign)[:3] for sign in ("", " ", ":", "|"))
    openings = frozenset(opening[:_LAST] for opening in long) | short
    return openings, {opening: tuple(cues) for opening, cues in long.items()}, frozenset(short), frozenset(endings)


def _is_cue(line: str, low: str) -> bool:
    """Whether the layout would take this line for furniture that decides."""
    if not line or len(line) > _LONGEST_LINE:
        return False
    cue = recognise(line, low)
    return cue is not None and cue.kind in _DECISIVE


def _may_be_stamp(low: str) -> bool:
    """Whether this line may say when the page was published."""
    if low.isdigit() or low.count(" ") > _MOST_BLANKS or "hiệu lực" in low or " của " in low:
        return False
    return _WORDY.search(low) is None and may_hold_timestamp(low)
