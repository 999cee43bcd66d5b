"""Posts: a title with the organisation it belongs to, read at one position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vnbulletin.extraction.officials.lexicon import match_title
from vnbulletin.extraction.officials.organisations import Extent, measure_organisation

if TYPE_CHECKING:
    from vnbulletin.extraction.officials.lexicon import Lexicon, Title

#: "nguyên" stays in the post; "tân" and "hàm" stay outside.
_STATE = re.compile(r"(?:(?P<former>nguyên(?: là)?|cựu|cố)|(?P<acting>quyền|q\.|phụ trách)) ?(?=\w)")
#: What the pattern begins with.
_STATES = ("nguyên", "cựu", "cố", "quyền", "q.", "phụ trách")
#: A word between title and organisation that belongs to the title.
_MODIFIER = re.compile(
    r" (?:thường trực|thương trực|tt(?=[),;.]| (?:[thqđx]|ub|hđ|mttq|[,;-]))|thường trú|chuyên trách|"
    r"phụ trách(?:,? điều hành)?|thứ (?:nhất|hai|ba)|kiêm nhiệm|danh dự|lâm thời|"
    r"điều hành|không chuyên trách|trực(?= (?:tỉnh|huyện|thành|đảng))|đặc mệnh toàn quyền)(?!\w)"
)
_MANY = frozenset({"các", "những", "nhiều", "hai", "ba", "mỗi", "từng", "vị", "số"})
#: "bí thư 58 chi bộ", "bí thư các chi bộ" are many.
_COUNTED = re.compile(r" (?:(?P<count>\d+)|các|từng|mỗi) \w")
#: "Phó Bí thư Đảng ủy phụ trách": who acts for the head, said behind the body.
_IN_CHARGE = re.compile(r" phụ trách(?= ?(?:[,;.)\n]|$)| - )")
#: What a head of a mission is accredited to: "Đại sứ Cuba tại Việt Nam".
_MISSION = ("Đại sứ", "Lãnh sự", "Công sứ", "Tham tán", "đại diện", "Tùy viên")
_POSTED = re.compile(r" tại ([^\W\d_]+(?: [^\W\d_]+){0,3})")
#: How the titles begin that several of one body hold.
SEATS = ("Phó ", "Ủy viên", "Thành viên", "Đại biểu", "Hội thẩm")
#: The verb that is a post where a body follows it and no other title: "phụ trách Trạm Y tế".
IN_CHARGE = "Phụ trách"
#: The short form of a deputy whose unit is left out.
_DEPUTY = "Phó trưởng"
_UNITS = ("vụ ", "cục ", "viện ", "phòng ", "ban ", "khoa ", "trung tâm ", "sở ", "bộ ")
#: What stands right before a post that is acquired.
_ACQUIRES = re.compile(
    r"(?:(?:giữ|làm) (?:cương vị|nhiệm vụ|vị trí)|(?:đảm nhiệm|đảm nhận|nhận|giao) (?:cương vị|nhiệm vụ)|(?:vào|với|ở) "
    r"(?:cương vị|vị trí)|(?:tái|trúng|đắc) cử|"
    r"chức(?: vụ| danh)?|làm|được bầu lại là|bầu là|được bầu|bổ nhiệm|tham gia|quyền)(?: là)?:? ?$"
)
#: The last words of what the pattern matches: without them it need not be tried.
_ACQUIRING = frozenset({"chức", "vụ", "danh", "vị", "trí", "làm", "là", "bầu", "nhiệm", "gia", "quyền", "cử"})
_OWNERS = frozenset({"của", "mặt"})
#: "Thừa ủy quyền của Chủ tịch UBND tỉnh, ...": the post of whom one stands for.
_DELEGATES = re.compile(r"(?:ủy (?:quyền|nhiệm)|thừa lệnh)(?: của)? (?:đồng chí |ông |bà )?$")


class Post(NamedTuple):
    """A post as found, in view offsets.

    Parameters
    ----------
    start, end : int
        Half-open; "nguyên" included.
    title_end : int
        Where the title ends and the organisation begins.
    title : Title
        The table's entry.
    modifier : str
        Such as "thường trực", in small letters.
    former, acting : bool
        Marked so by the words before the title.
    plural : bool
        Whether it is said of several people.
    acquired : bool
        Whether the words before it say that it is acquired ("giữ chức").
    owned : bool
        Whether the words before it make it another's ("thay mặt", "của").
    delegated : bool
        Whether they say that another acts for its holder ("thừa ủy quyền").
    name_start : int or None
        Where a person's name follows without a separator.
    """

    start: int
    end: int
    title_end: int
    title: Title
    modifier: str
    former: bool
    acting: bool
    plural: bool
    acquired: bool
    owned: bool
    delegated: bool
    name_start: int | None


def match_post(flow: str, lower: str, position: int, lexicon: Lexicon, *, named: bool = False) -> Post | None:
    """Match a post at a position.

    Parameters
    ----------
    flow, lower : str
        The page's text, and the same in small letters.
    position : int
        Where the post, or "nguyên" before it, starts.
    lexicon : Lexicon
        Tables.
    named : bool
        Whether the post belongs to a person already named.

    Examples
    --------
    >>> from vnbulletin.extraction.officials.lexicon import load_lexicon
    >>> text = "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì"
    >>> post = match_post(text, text.lower(), 0, load_lexicon())
    >>> text[post.start : post.end]
    'Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy'
    """
    at = position
    marked = _STATE.match(lower, at) if lower.startswith(_STATES, at) else None
    if marked is not None:
        at = marked.end()
    found = match_title(lexicon, flow, lower, at)
    if found is None and marked is not None:
        at, marked = position, None
        found = match_title(lexicon, flow, lower, at)
    if found is None or (found[1].exact == _DEPUTY and lower.startswith(" đoàn", found[0])):
        # "Phó Trưởng đoàn giám sát" is deputy for one visit.
        return None
    title_end, title = found
    modifier = ""
    found_modifier = _MODIFIER.match(lower, title_end)
    if title.unit and flow.startswith(" Điều hành", title_end):
        # "Trưởng Ban Điều hành" heads a body of that name.
        found_modifier = None
    if found_modifier is not None:
        modifier = found_modifier[0].strip()
        title_end = found_modifier.end()
    if title.exact and flow[title_end : title_end + 1] == ".":
        # "PCT.HĐND xã", "CT. UBND xã"
        opened = title_end + 1 + flow.startswith(" ", title_end + 1)
        title_end = opened if flow[opened : opened + 1].isupper() else title_end
    # The unit inside the title opens the organisation: "Trưởng Ban Tổ chức" is of the "Ban Tổ chức".
    inside = (
        title_end - len(title.unit) if title.unit and lower.endswith(title.unit.lower(), at, title_end) else title_end
    )
    extent = measure_organisation(flow, lower, inside, lexicon, unit=bool(title.unit) or title.weak, named=named)
    if modifier == "phụ trách" and _says_duty(flow, lower, title_end, extent, lexicon):
        title_end = found[0]
        extent = Extent(title_end)
        modifier = ""
    if title.name == IN_CHARGE and not (extent.solid and flow[title_end + 1].isupper()):
        return None
    plural, acquired, owned = _read_before(lower, position)
    end = max(extent.end, title_end)
    if extent.name_start is None:
        end = _read_tail(flow, lower, end, title, lexicon)
    return Post(
        start=position,
        end=end,
        title_end=title_end,
        title=title,
        modifier="thường trực" if modifier in ("tt", "thương trực") else modifier,
        former=marked is not None and marked["former"] is not None,
        acting=title.name == IN_CHARGE or (marked is not None and marked["acting"] is not None),
        plural=plural or _is_counted(lower, title_end, extent),
        acquired=acquired,
        owned=owned,
        delegated=_DELEGATES.search(lower, max(0, position - 24), position) is not None,
        name_start=extent.name_start,
    )


def _is_counted(lower: str, at: int, extent: Extent) -> bool:
    """Tell whether several bodies follow a title, so that no single person holds the post."""
    counted = _COUNTED.match(lower, extent.end)
    if counted is None:
        return False
    # "Vụ trưởng Vụ Tín dụng các ngành kinh tế" heads one unit.
    return counted["count"] is not None or not lower.startswith(_UNITS, at + 1)


def _says_duty(flow: str, lower: str, at: int, extent: Extent, lexicon: Lexicon) -> bool:
    """Tell whether "phụ trách" before a position says a duty ("phụ trách chuyên môn"), and not who heads a body."""
    if extent.end > at:
        return not (extent.solid and flow[at + 1].isupper())
    return flow[at : at + 1] == " " and flow[at + 1 : at + 2].islower() and not lexicon.verbs.match(lower, at + 1)


def _read_tail(flow: str, lower: str, end: int, title: Title, lexicon: Lexicon) -> int:
    """Read what may close a post behind its body, and give the post's end."""
    if title.name.endswith(_MISSION) and flow.startswith(" tại ", end):
        posted = _POSTED.match(lower, end)
        words = posted[1].split(" ") if posted is not None else []
        for k in range(len(words), 0, -1):
            place = " ".join(words[:k])
            if place in lexicon.places and flow[end + 5].isupper():
                return end + 5 + len(place)
    in_charge = _IN_CHARGE.match(lower, end)
    return in_charge.end() if in_charge is not None else end


def _read_before(lower: str, position: int) -> tuple[bool, bool, bool]:
    """Tell from the words before a post whether it is said of several, acquired, or another's."""
    if position < 2 or lower[position - 1] != " ":
        return False, False, False
    end = position - 1 - (lower[position - 2] == ":")
    start = end
    while start and lower[start - 1].isalnum():
        start -= 1
    word = lower[start:end]
    acquired = word in _ACQUIRING and _ACQUIRES.search(lower, max(0, position - 40), position) is not None
    return word in _MANY or (word.isdigit() and len(word) < 3), acquired, word in _OWNERS
