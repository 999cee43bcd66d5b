"""Tell the captions of pictures from the article's own lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vnbulletin.segmentation.letters import LOWER, UPPER
from vnbulletin.tables import load_table

#: Captions are shorter than this.
LONGEST_CAPTION = 320
_CREDIT = re.compile(
    r"(?<!\w)(?:ảnh|nguồn ảnh|ảnh minh họa)\s?(?::|;|/)\s?\S"
    r"|[-(]\s?ảnh(?: minh họa| tư liệu| \w+(?: \w+){0,3})?\s?\)?\.?$"
    # "Lễ ra mắt câu lạc bộ. Ảnh Thu Phương": without a colon the credit is a sentence of its own.
    r"|[.!?”\"»)] ?ảnh (?!hưởng)[^\W\d]+(?:[ .\-]{1,2}[^\W\d]+){0,3}\.?$"
)
_PLAIN_END = re.compile(r"(?:tại|dự|chỉ đạo|khai mạc|bế mạc) [^.,;]{3,50}\.$")
#: A picture shows one scene; what ends like a sentence and is longer tells more than a picture can.
LONGEST_SCENE = 220
#: A scene that names no person is said in fewer words.
LONGEST_PLAIN = 110
LONGEST_PLACE = 40
_OF = re.compile(r" (?:của|tại|ở|trong|bên) ")
# Shares and amounts are told, not shown.
_FIGURES = re.compile(r"\d ?%|\d\.\d{3}")
_GLUE = re.compile(rf"(?<=[{LOWER}.)])(?=[{UPPER}][{LOWER}])")
_LEADING_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class CaptionCues:
    """How captions start, and what is done in the picture."""

    openings: tuple[str, ...]
    persons: tuple[str, ...]
    groups: tuple[str, ...]
    no_groups: tuple[str, ...]
    deeds: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    credits: tuple[str, ...]
    #: First words of persons, groups, deeds and things.
    first_words: frozenset[str]
    actions: re.Pattern[str]
    poses: re.Pattern[str]
    aspects: re.Pattern[str]
    tellings: re.Pattern[str]
    verbs: re.Pattern[str]


@cache
def load_caption_cues() -> CaptionCues:
    """Load the table of caption cues."""
    rows = load_table("caption_cues")

    def words(kind: str) -> re.Pattern[str]:
        cues = sorted((r["cue"] for r in rows if r["kind"] == kind), key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(cue) for cue in cues) + r")(?!\w)")

    def openings(kind: str) -> tuple[str, ...]:
        return tuple(r["cue"] + " " for r in rows if r["kind"] == kind)

    return CaptionCues(
        tuple(r["cue"] for r in rows if r["kind"] == "opening"),
        openings("person"),
        openings("group"),
        openings("no group"),
        openings("deed"),
        openings("thing"),
        openings("place"),
        tuple(r["cue"] for r in rows if r["kind"] == "credit"),
        frozenset(r["cue"].split()[0] for r in rows if r["kind"] in ("person", "group", "deed", "thing")),
        words("action"),
        words("pose"),
        words("aspect"),
        words("telling"),
        words("verb"),
    )


def _strip_signs(low: str) -> str:
    signs = _LEADING_SIGNS.match(low)
    return low[signs.end() :] if signs is not None else low


def looks_like_caption(low: str, ends_sentence: bool) -> bool:
    """Tell whether a line, in lower case, reads like the caption of a picture.

    Parameters
    ----------
    low : str
        The line in lower case.
    ends_sentence : bool
        Whether it ends with a full stop.

    Examples
    --------
    >>> looks_like_caption("quang cảnh hội nghị.", True)
    True
    >>> looks_like_caption("đồng chí trần văn nam phát biểu tại hội nghị", False)
    True
    >>> looks_like_caption("đồng chí trần văn nam đề nghị các xã sớm hoàn thành kế hoạch.", True)
    False
    """
    if len(low) > LONGEST_CAPTION:
        return False
    if names_makers(low):
        return False
    if "ảnh" in low and _CREDIT.search(low, max(0, len(low) - 60)) is not None and len(low) < 280:
        return True
    core = _strip_signs(low)
    cues = load_caption_cues()
    if core.startswith(cues.openings):
        return len(low) <= 160
    if low[-1] == ":":
        return False
    if core.startswith(cues.persons):
        found = cues.actions.search(core)
        if found is None or not ends_sentence:
            # "Học viên được nghiên cứu ...; thực hành ..." tells of an event though its stop is missing.
            return found is not None and cues.aspects.search(core, 0, found.start()) is None
        # A person who does something is a sentence of the article where it ends like one, save the plainest.
        return len(low) <= 110 and "," not in core[found.start() :] and _PLAIN_END.search(low) is not None
    if low[0] == "(" and low[-1] == ")":
        return "ảnh" in low or low.startswith(cues.openings, 1)
    return False


def names_makers(low: str) -> bool:
    """Tell whether a line in lower case names those who wrote and took the pictures, not what one of them shows."""
    return low.startswith(load_caption_cues().credits)


def shows_place(low: str) -> bool:
    """Tell whether a line in lower case is the shortest of captions ("Toàn cảnh hội nghị"), which no headline is."""
    return len(low) <= LONGEST_PLACE and low.startswith(load_caption_cues().places)


def names_person(low: str) -> bool:
    """Tell whether a line in lower case opens with a person or persons as captions name them."""
    return _strip_signs(low).startswith(load_caption_cues().persons)


def shows_scene(low: str, ends_sentence: bool) -> bool:
    """Tell whether a line between paragraphs says what a picture shows, though nothing marks it as a caption.

    A caption names who is seen and what is done, without the adverbials of time, the aspects and the reported speech of
    a sentence that tells of an event.

    Parameters
    ----------
    low : str
        The line in lower case.
    ends_sentence : bool
        Whether it ends with a full stop.

    Examples
    --------
    >>> shows_scene("lãnh đạo hội nông dân xã tặng quà các hộ nghèo.", True)
    True
    >>> shows_scene("lãnh đạo hội nông dân xã đã tặng quà các hộ nghèo.", True)
    False
    >>> shows_scene("trao quà cho các hộ nghèo tại thôn đông hải", False)
    True
    """
    if len(low) > LONGEST_SCENE or low[-1] in ":;":
        return False
    core = _strip_signs(low)
    cues = load_caption_cues()
    # The first word tells most lines apart before any pattern is tried.
    if core.partition(" ")[0] not in cues.first_words:
        return False
    if cues.tellings.search(core) is not None or _FIGURES.search(core) is not None:
        return False
    if core.startswith(cues.deeds) and (not ends_sentence or len(core) <= LONGEST_PLAIN):
        return " tại " in core or (not ends_sentence and (" cho " in core or " các " in core or "nghi " in core))
    if core.startswith(cues.things) and len(core) <= LONGEST_PLAIN and "," not in core:
        # Without a verb it is no sentence, whatever it ends with.
        verbs = (cues.actions, cues.poses, cues.aspects, cues.verbs)
        return _OF.search(core) is not None and all(verb.search(core) is None for verb in verbs)
    if not core.startswith(cues.persons) and (core.startswith(cues.no_groups) or not core.startswith(cues.groups)):
        return False
    pose = cues.poses.search(core)
    return pose is not None and cues.aspects.search(core, 0, pose.start()) is None


def split_glued_caption(text: str, low: str) -> int | None:
    """Find where a caption that is glued to the line's beginning ends.

    Parameters
    ----------
    text, low : str
        A line, and the same in lower case.

    Returns
    -------
    int or None
        Offset of the first character behind the caption.

    Examples
    --------
    >>> line = "Quang cảnh buổi lễPhát biểu tại buổi lễ, bà Lê Thu Hà cảm ơn các nhà tài trợ."
    >>> line[: split_glued_caption(line, line.lower())]
    'Quang cảnh buổi lễ'
    """
    if not low.startswith(load_caption_cues().openings):
        return None
    found = _GLUE.search(text, 8, 160)
    return found.start() if found is not None else None


def split_doubled(text: str) -> int | None:
    """Find the middle of a line that says the same thing twice.

    Examples
    --------
    >>> split_doubled("Đại biểu dự họpĐại biểu dự họp")
    15
    """
    length = len(text)
    if length < 12 or length > 2 * LONGEST_CAPTION:
        return None
    half = length // 2
    if length % 2 == 0 and text[:half] == text[half:]:
        return half
    if length % 2 == 1 and text[half] == " " and text[:half] == text[half + 1 :]:
        return half + 1
    return None
