"""The lines of a page, trimmed, with what their look says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbulletin.reading.syllables import is_syllable
from vnbulletin.segmentation.letters import CLOSERS, LOWER

if TYPE_CHECKING:
    from vnbulletin.segmentation.timestamps import Timestamp

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_INNER_STOP = re.compile(rf"[{LOWER})\]”\"%\d][.!?…] ?[^\s{LOWER}\d.,;:!?…{CLOSERS}]")
# A lead says when: "Sáng 12/5", "Chiều ngày 3-4", "(TTXVN) - Ngày 3/4", "Vừa qua,".
_LEAD = re.compile(
    r"(?:\(\w[\w .&]{0,20}\)|[A-ZĐ][\w.]{1,12})?(?:\s?[-:]+\s)?"
    r"(?:(?:rạng )?(?:sáng|trưa|chiều|tối|đêm)(?: nay| qua)?(?:,? ngày)? ?\(?\d|ngày \(?\d|từ ngày \d|"
    r"trong (?:các|hai|ba|\d+) ngày|(?:sáng|chiều|tối|hôm) nay\b|vừa qua,|mới đây,|vào (?:lúc|hồi) |"
    r"thực hiện (?:kế hoạch|nghị quyết|chỉ thị)|nhân dịp |nhân kỷ niệm |nhằm )",
    re.IGNORECASE,
)
# "(Chinhphu.vn) - ", "(TTXVN) – ": the agency before a lead.
_AGENCY = re.compile(r"\([\w .&/]{2,30}\)\s?[-:,]\s")
# "Hưởng ứng ..., sáng 5/6, xã ..." says when as well; a headline does not.
_DAY_INSIDE = re.compile(r"(?:sáng|trưa|chiều|tối),?(?: ngày)? \d{1,2}\s?[/\-.]\s?\d")
#: The place of a picture, as software saves it: anywhere, and it ends nothing.
PICTURE = "picture"
#: From here on a line is running text whatever it ends with.
PROSE_LENGTH = 150
#: A line that ends like a sentence is running text from here on.
SENTENCE_LENGTH = 60
#: A line in another language has so many words, and no larger share of them are Vietnamese syllables.
FEWEST_WORDS, MOST_SYLLABLES = 4, 0.4
_ENDS_SENTENCE = frozenset('.!?…;:”"»')


class Line:
    """One line of the page while it is being understood (the only mutable value of this room)."""

    __slots__ = ("end", "gap", "kind", "low", "place", "prose", "reach", "stamp", "start", "text", "views")

    def __init__(self, start: int, end: int, text: str, low: str, gap: bool) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.low = low
        self.gap = gap  # a blank line stands above
        self.kind: str | None = None
        self.place = "any"
        self.reach = "line"
        self.prose = False
        self.stamp: Timestamp | None = None
        self.views: int | None = None

    @property
    def has_words(self) -> bool:
        """Whether the line holds a letter."""
        return any(c.isalpha() for c in self.text)

    @property
    def in_capitals(self) -> bool:
        """Whether the line is written in capitals throughout."""
        return self.text.isupper()

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence or a list item does."""
        return self.text[-1] in _ENDS_SENTENCE

    @property
    def is_single_sentence(self) -> bool:
        """Whether no full stop stands inside."""
        return _INNER_STOP.search(self.text) is None

    @property
    def opens_report(self) -> bool:
        """Whether the line starts as the first sentence of a report does (when, or on what occasion)."""
        return _LEAD.match(self.text) is not None or _DAY_INSIDE.search(self.low) is not None

    @property
    def names_agency(self) -> bool:
        """Whether the line starts with a news agency in brackets, as a lead does."""
        return self.text[0] == "(" and _AGENCY.match(self.text) is not None


def split_lines(text: str, lower: str) -> list[Line]:
    """Split a text into its non-blank lines."""
    lines: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        gap = text.count("\n", previous_end, start) > 1
        lines.append(Line(start, end, match[0], lower[start:end], gap))
        previous_end = end
    return lines


def is_prose(line: Line) -> bool:
    """Tell running text by its look alone."""
    length = line.end - line.start
    if length >= PROSE_LENGTH:
        # The address of a page is long and says nothing.
        return not line.in_capitals and " " in line.text
    if length >= SENTENCE_LENGTH and line.ends_sentence:
        closed = line.text[-1] in '”"»' and line.text[-2] not in ".!?…"
        if not closed:
            return not line.in_capitals
    return length >= 40 and line.opens_report and not line.in_capitals


def is_foreign(line: Line) -> bool:
    """Tell a sentence of another language, as the software of a site prints them, from Vietnamese without marks."""
    if not line.text.isascii():
        return False
    words = [word for word in re.findall(r"[a-z]+", line.low) if len(word) > 1]
    return len(words) >= FEWEST_WORDS and sum(map(is_syllable, words)) <= MOST_SYLLABLES * len(words)
