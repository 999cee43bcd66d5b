"""What a mention does at the event: the verb that governs it, after the name or before the list."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vnbulletin.tables import load_table
from vnbulletin.tables.phrases import PhraseBook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.officials.mentions import Mention

_WORD = re.compile(r"[^\W_]+")
_AFTER_WINDOW = 170
_BEFORE_WINDOW = 320
#: What stands right before a name that the verb on its left governs: "Dự có", "Chủ trì là", a list's colon.
_GOVERNED = re.compile(
    r"(?:\bcó|\bgồm|\bgồm có|\bcó sự (?:tham dự|tham gia|có mặt|hiện diện) của|\bsự (?:tham dự|tham gia|có mặt|"
    r"hiện diện|chủ trì|điều hành|chỉ đạo|chứng kiến) của|\blà|:|\bphía [^.;\n]{2,60} có)[ \n•+*\d.)-]*$"
)
#: The marks that the pattern lets stand before the name, and the words that it ends with before them.
_LIST_MARKS = " \n•+*-.)0123456789"
_GOVERNING = ("có", "gồm", "của", "là", ":")
_OBJECT = re.compile(
    r"(?:\bcho(?: gia đình)?|\bđối với|\btheo|\bcủa|\bbầu|\bbổ nhiệm|\bchúc mừng|"
    r"\bđề cử|\bcùng|\bvới|\bđiều động|\bchỉ định|\bphân công)[ \n]*$"
)
_JOINT_END = re.compile(
    r"(?:cùng|tới|về|đã|đến|có mặt)? ?(?:tham )?dự(?: hội nghị| buổi lễ| chương trình| đại hội)?[.\s]*$"
)
_CHAIRS = re.compile(r",? (?:đã |sẽ )?chủ (?:trì|tọa)")
#: The role said in brackets behind one of a list: "Bùi Thị Sen (chủ trì)".
_CHAIRS_ASIDE = re.compile(r" \((?:đồng )?chủ (?:trì|tọa)")
#: Verbs right before a name that is not their subject but their object: "yêu cầu đồng chí ...", "chúc mừng bà ...".
_ADDRESSED = ("yêu cầu", "đề nghị", "giao nhiệm vụ", "cảm ơn", "biểu dương", "phê bình", "nhắc nhở", "chất vấn")
_GREETED = {"chào mừng": "attend", "chúc mừng": "receive"}
#: "Hội nghị nghe đồng chí ...": whom a meeting hears reports, unless he is there to address it.
_HEARD = re.compile(r"\bnghe[ \n]$")
_ADDRESSES = ("phát biểu", "kết luận", "chỉ đạo", "khai mạc", "bế mạc")
#: What stands between members of one statement: "A giữ chức Bí thư; đồng chí B - Phó Bí thư".
_NEXT = re.compile(r"[;,] ?(?:và )?")
#: A new sentence may continue a list where it follows at once.
_AT_ONCE = 6
#: So near behind a name a verb is that name's own.
_OWN_VERB = 15
_REPORTING = ("báo cáo", "trình bày", "thông qua", "truyền đạt")
_PRESENT = re.compile(r"\bcó[ :\n•+*-]*$")
#: What makes of a name him who is to do something.
_OBLIGED = (" cần ", " phải ", ", cần ")
#: What goes on with a sentence behind a semicolon: "A, Bí thư; cùng lãnh đạo các ban đã đến thăm".
_GOES_ON = (" và ", " đồng thời ", " cùng ", " lãnh đạo ", " đại diện ")
#: What joins a list to the next one, which has the verb: "A, Bí thư, cùng các đồng chí trong Ban: B đã đến".
_JOINED = (" cùng ", ", cùng ", "; cùng ", " và ", ", và ")
#: What stands before whom something is given.
_TO = ("cho", "cho gia đình", "đối với")
#: What stands behind a name to whom something is done.
_PASSIVE = (" được ", ", được ", " đã được ", ", đã được ", " vừa được ", " vinh dự được ", ", vinh dự được ")
_CLAUSE_END = re.compile(r"[;.\n]")


@cache
def _books() -> tuple[PhraseBook[str], PhraseBook[str]]:
    rows = load_table("role_verbs")
    before = PhraseBook((r["words"], r["role"]) for r in rows if r["side"] in ("before", "both"))
    after = PhraseBook((r["words"], r["role"]) for r in rows if r["side"] in ("after", "both"))
    return before, after


def _read_verbs(lower: str, start: int, end: int, book: PhraseBook[str], limit: int = 60) -> list[tuple[int, int, str]]:
    """Read the role verbs of a stretch, longest first, without overlap."""
    verbs: list[tuple[int, int, str]] = []
    at = start
    openers = book.openers
    for n, word in enumerate(_WORD.finditer(lower, start, end)):
        if n >= limit:
            break
        position = word.start()
        if position < at or word[0] not in openers:
            continue
        found = book.match(lower, position)
        if found is not None and found[0] <= end:
            at = found[0]
            if found[1] != "none":
                verbs.append((position, at, found[1]))
    return verbs


def _govern_left(verbs: list[tuple[int, int, str]]) -> str | None:
    """Choose among the verbs on the left of a list: who chairs or speaks does more than attend."""
    roles = [role for _, _, role in verbs]
    if not roles:
        return None
    if roles[0] == "visit":
        # "Tiếp và làm việc với đoàn, về phía huyện có".
        return "visit"
    for role in ("chair", "attend"):
        if role in roles:
            return role
    return roles[-1]


def assign_roles(lower: str, mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]) -> list[str | None]:
    """Give the role of every mention.

    Parameters
    ----------
    lower : str
        The page in small letters.
    mentions : sequence of Mention
        In text order.
    sentences : sequence of (int, int)
        For every mention the sentence that it stands in.

    Returns
    -------
    list of (str or None)
        One role a mention.
    """
    return _Assigner(lower, mentions, sentences).assign()


class _Assigner:
    """Walks over the coordinated groups of a page, with the role that an open list has so far."""

    __slots__ = ("_after", "_before", "_list_role", "_list_sentence", "_lower", "_mentions", "_sentences")

    def __init__(self, lower: str, mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]) -> None:
        self._lower = lower
        self._mentions = mentions
        self._sentences = sentences
        self._before, self._after = _books()
        self._list_role: str | None = None
        self._list_sentence = (-1, -1)

    def assign(self) -> list[str | None]:
        roles: list[str | None] = []
        joined: list[int] = []
        i = 0
        while i < len(self._mentions):
            j = self._end_group(i)
            group = self._mentions[i:j]
            self._keep_list(i)
            role, own = self._read_group(i, j)
            self._list_sentence = self._sentences[j - 1]
            for mention in group:
                aside = _CHAIRS_ASIDE.match(self._lower, mention.stop)
                if mention.leaves and not mention.appointed and role in (None, "receive"):
                    roles.append("other")
                    continue
                roles.append("receive" if mention.appointed else "chair" if aside else role)
            if own is not None and not group[-1].appointed:
                roles[-1] = own
            if role is None and j < len(self._mentions) and self._sentences[j] == self._sentences[i]:
                last = max((p.end for p in group[-1].posts), default=group[-1].stop)
                if self._lower.startswith(_JOINED, last):
                    joined.extend(range(i, j))
            i = j
        for i in reversed(joined):
            if roles[i] is None:
                roles[i] = roles[i + 1]
        return roles

    def _end_group(self, i: int) -> int:
        """Give the end of the group that starts at ``i``: one chain, one sentence or a list that goes on."""
        mentions, sentences = self._mentions, self._sentences
        j = i + 1
        while (
            j < len(mentions)
            and mentions[j].group == mentions[i].group
            and (sentences[j] == sentences[i] or _continues(self._lower, sentences[j - 1]))
        ):
            j += 1
        return j

    def _keep_list(self, i: int) -> None:
        """Close the open list where a new sentence does not continue it."""
        sentence = self._sentences[i]
        if self._list_sentence == sentence or self._list_role is None:
            return
        if not (
            (_continues(self._lower, self._list_sentence) and sentence[0] - self._list_sentence[1] < _AT_ONCE)
            or (
                _opens_item(self._lower, sentence[0], self._mentions[i].onset)
                and (self._mentions[i].onset > sentence[0] or not _ends(self._lower, self._list_sentence, sentence[0]))
            )
        ):
            self._list_role = None

    def _read_group(self, i: int, j: int) -> tuple[str | None, str | None]:
        """Give the role of a group, and that of its last member alone where it differs."""
        lower, first, last = self._lower, self._mentions[i], self._mentions[j - 1]
        left_from = self._start_left(i)
        left = self._read_left(i, left_from)
        if left and _is_governed(lower, max(left_from, first.onset - 90), first.onset):
            self._list_role = _govern_left(left)
            return self._list_role, "chair" if _CHAIRS.match(lower, last.stop) else None
        if left and left[-1][1] >= first.onset - 1:
            return self._read_object(left[-1]), None
        if left and _OBJECT.search(lower, max(left_from, first.onset - 14), first.onset):
            role = left[-1][2]
            if role == "award":
                role = "receive" if lower.endswith(_TO, left_from, first.onset - 1) else "other"
            elif (lower.startswith("đọc", left[-1][0]) and lower.endswith(" của ", 0, first.onset)) or (
                role == "report" and lower.endswith(" với ", 0, first.onset)
            ):
                # "đọc thư của Chủ tịch nước ...", "giới thiệu các vị khách với ông ...": another reads and speaks.
                role = "other"
            elif lower.startswith("bàn giao", left[-1][0]) and lower.endswith(_TO, left_from, first.onset - 1):
                role = "receive"
            elif lower.endswith(" của ", 0, first.onset) and lower.startswith(("chúc", "lẵng hoa"), left[-1][0]):
                role = "other"
            if role != "speak" or left[-1][1] >= first.onset - 12:
                return role, None
        if lower.startswith(_OBLIGED, last.stop) or (not left and lower.endswith("đối với ", 0, first.onset)):
            # "đề nghị, ông A cần ..."; "Đối với đồng chí A, ...": of whom another speaks.
            return "other", None
        carried = not left and self._list_role is not None
        if carried and not _opens_item(lower, self._sentences[i][0], first.onset):
            return self._list_role, None
        right = self._read_right(j)
        if self._is_heard(first, last, right):
            right = "report"
        if left and left[0][0] <= left_from + 2 and not self._belongs_before(i, left_from):
            # "Báo cáo tại hội nghị, ông ... cho biết"; "Phát biểu chúc mừng, ông ... đánh trống".
            if right == "speak" and lower.startswith(_REPORTING, left[0][0]):
                right = "report"
            elif right == "other" and left[0][2] == "speak":
                right = "speak"
        if right is not None:
            if carried:
                # A sentence of its own ends the list.
                self._list_role = None
            return right, None
        if carried:
            return self._list_role, None
        if not left and _PRESENT.search(lower, max(left_from, first.onset - 12), first.onset):
            # "Phía địa phương có ông ...": whom there is, is there.
            self._list_role = "attend"
            return "attend", None
        if any("\n" in lower[p.end : last.start] for p in last.posts if p.end <= last.start):
            # Post and name on lines of their own: a signature.
            return self._fall_back(i, left) or "other", None
        return self._fall_back(i, left) or self._follow(i), None

    def _belongs_before(self, i: int, left_from: int) -> bool:
        """Tell whether the words from a position on follow the one named before: "nghe A báo cáo, B yêu cầu"."""
        return i > 0 and self._sentences[i - 1] == self._sentences[i] and left_from <= self._mentions[i - 1].stop

    def _is_heard(self, first: Mention, last: Mention, right: str | None) -> bool:
        """Tell whether a meeting hears the persons named, and they do not address it as its leaders."""
        lower = self._lower
        if right not in (None, "speak") or not _HEARD.search(lower, max(0, first.onset - 6), first.onset):
            return False
        return right is None or not lower[last.stop : last.stop + _AFTER_WINDOW].lstrip(" ,").startswith(_ADDRESSES)

    def _read_left(self, i: int, start: int) -> list[tuple[int, int, str]]:
        """Read the verbs that may govern a mention from its left."""
        lower, onset = self._lower, self._mentions[i].onset
        verbs = _read_verbs(lower, start, onset, self._before)
        if i and self._sentences[i - 1] == self._sentences[i]:
            # "do bà A chủ trì, có ông B dự": who chairs is A alone.
            own = self._mentions[i - 1].stop + _OWN_VERB
            verbs = [v for v in verbs if v[2] != "chair" or v[0] > own or "," not in lower[v[1] : onset]]
        # "Phân công:" over a list sets work; it appoints nobody.
        return [(s, e, "other" if lower.startswith(("phân công:", "phân công :"), s) else role) for s, e, role in verbs]

    def _read_object(self, verb: tuple[int, int, str]) -> str:
        """Give the role of a name right behind a verb, as its object: "vinh dự đón tiếp đồng chí ..."."""
        start, end, role = verb
        if role == "award":
            return "receive"
        if role == "report" and self._lower.endswith(" với", start, end):
            # "Báo cáo với Chủ tịch A": to whom another reports.
            return "other"
        if role != "speak":
            return role
        words = self._lower[start:end]
        if words.endswith(_ADDRESSED):
            return "other"
        return next((greeted for greeting, greeted in _GREETED.items() if words.endswith(greeting)), role)

    def _follow(self, i: int) -> str | None:
        """Give a mention without a verb the role of the one right before it in a series of appointments."""
        if not i or self._sentences[i - 1] != self._sentences[i]:
            return None
        previous = self._mentions[i - 1]
        end = max((p.end for p in previous.posts), default=previous.stop)
        follows = previous.appointed and _NEXT.fullmatch(self._lower, end, self._mentions[i].onset)
        return "receive" if follows else None

    def _fall_back(self, i: int, left: list[tuple[int, int, str]]) -> str | None:
        """Choose among verbs on the left that nothing ties to the name, but for those of the name before it."""
        if i and self._sentences[i - 1] == self._sentences[i]:
            left = [verb for verb in left if verb[0] > self._mentions[i - 1].stop + _OWN_VERB]
        return _govern_left(left[-2:])

    def _start_left(self, i: int) -> int:
        """Give where the words begin that may govern a mention from its left."""
        lower, first, start = self._lower, self._mentions[i], self._sentences[i][0]
        previous = self._mentions[i - 1].stop if i else 0
        if previous <= start:
            # The list's own head may stand on the line above.
            return max(_header_before(lower, start), first.onset - _BEFORE_WINDOW)
        clause = lower.rfind(";", previous, first.onset) + 1
        if clause > previous and (self._list_role is not None or _is_governed(lower, clause, first.onset)):
            previous = clause
        return max(previous, first.onset - _BEFORE_WINDOW)

    def _is_given(self, start: int, end: int) -> bool:
        """Tell whether a passive clause gives something: "A, Trưởng thôn được Chủ tịch tỉnh tặng Bằng khen"."""
        comma = self._lower.find(",", start + 2, end)
        clause = comma if comma >= 0 else end
        return _first_right(self._lower, start, clause, self._after) in ("award", "receive")

    def _read_right(self, j: int) -> str | None:
        lower, last = self._lower, self._mentions[j - 1]
        end = max(self._sentences[j - 1][1], last.stop)
        following = self._mentions[j].onset if j < len(self._mentions) else len(lower)
        if lower.startswith((": ", ':"', ":“"), last.stop) and last.stop + 3 < end:
            return _first_right(lower, last.stop, last.stop, self._after) or "speak"
        if lower.startswith(_PASSIVE, last.stop) and self._is_given(last.stop, min(end, last.stop + _AFTER_WINDOW)):
            return "receive"
        role = _first_right(lower, last.stop, min(end, last.stop + _AFTER_WINDOW, following), self._after)
        if role is None and _JOINT_END.search(lower, max(last.stop, end - 60), end):
            return "attend"
        return role


def _is_governed(lower: str, start: int, onset: int) -> bool:
    """Tell whether what stands right before a name hands it to the verb on its left."""
    end = onset
    while end > start and lower[end - 1] in _LIST_MARKS:
        end -= 1
    # The last words decide most cases; the pattern would be tried at every character of the stretch.
    if not lower.endswith(_GOVERNING, start, end) and not lower[end - 1 : end].isdigit():
        return False
    return _GOVERNED.search(lower, start, onset) is not None


def _clause_end(lower: str, position: int) -> int:
    found = _CLAUSE_END.search(lower, position, position + 60)
    return found.start() if found is not None else position


def _opens_item(lower: str, start: int, onset: int) -> bool:
    """Tell whether a mention opens its sentence, so that it may be the next item of a list."""
    return onset - start < 5 and lower[start:onset].strip(" -+•*0123456789.)") == ""


def _header_before(lower: str, start: int) -> int:
    """Give the start of the line above where it ends with a colon and so heads the list."""
    end = start
    while end and lower[end - 1] in " \n-+•*0123456789.)":
        end -= 1
    if end and lower[end - 1] == ":" and "\n" in lower[end:start]:
        return max(lower.rfind("\n", 0, end) + 1, end - _BEFORE_WINDOW)
    return start


def _continues(lower: str, sentence: tuple[int, int]) -> bool:
    """Tell whether a list goes on after a line that ends with a separator."""
    end = sentence[1]
    while end > sentence[0] and lower[end - 1] in " \n":
        end -= 1
    return end > 0 and lower[end - 1] in ":;,"


def _ends(lower: str, sentence: tuple[int, int], following: int) -> bool:
    """Tell whether a list ended with a full stop, so that a name at the start of another line is no item of it."""
    return "\n" in lower[sentence[1] - 1 : following] and lower[sentence[0] : sentence[1]].rstrip(" \n").endswith(".")


def _first_right(lower: str, start: int, end: int, book: PhraseBook[str]) -> str | None:
    stop = lower.find(";", start, end)
    if stop >= 0 and not lower.startswith(_GOES_ON, stop + 1):
        end = stop
    roles = [role for _, _, role in _read_verbs(lower, start, end, book, limit=28)]
    # "bà Hoa phụ trách thôn 3" has no other verb, "ông Nam, phụ trách khối văn xã phát biểu" has.
    first = next((role for role in roles if role != "duty"), None)
    return first or ("other" if roles else None)
