"""Posts acquired in the sentence: "được bầu giữ chức vụ ...", "bổ nhiệm ông ... làm ...", "tái đắc cử ..."."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.posts import SEATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.officials.mentions import Mention
    from vnbulletin.extraction.officials.posts import Post

_LINKS = re.compile(
    r"bầu|bổ nhiệm|chỉ định|điều động|phê chuẩn|giữ (?:chức|cương|quyền|vị trí|nhiệm vụ)|đắc cử|tái cử|trúng cử|"
    r"phân công|chuẩn y|giới thiệu|nhận nhiệm vụ|đảm nhiệm|hiệp thương|luân chuyển|đảm nhận|"
    r"được (?:giao|cử|tín nhiệm|đại hội|hội nghị|hđnd|ban|đồng ý)"
)
_LEAVES = re.compile(r"(?:thôi|miễn nhiệm|bãi nhiệm|cách chức|rời|nghỉ|không còn|khỏi) [^,;]{0,34}$")
#: The same right before a post whose holder is named behind it: "miễn nhiệm chức vụ Chủ tịch xã đối với ông A".
_LEFT = re.compile(
    r"(?:miễn nhiệm|bãi nhiệm|thôi giữ|thôi|thôi làm)(?: (?:đối với|chức vụ|chức danh|chức|nhiệm vụ))?:? $"
)
#: As far before a post such words are looked for.
_LEFT_WINDOW = 24
#: What joins those who acquire a post together, and what joins but two of them.
_COORDINATED = frozenset({",", ";", "và", ", và", "; và", "cùng"})
_PAIRED = frozenset({"và", ", và", "cùng"})
_PLURALS = ("các ", "hai ", "ba ", "những ")
#: The verb that stands before all of them.
_BEFORE_ALL = re.compile(
    r"(?:bầu|bổ nhiệm|điều động|chỉ định|phân công|phê chuẩn|chuẩn y|luân chuyển)(?: bổ sung| thêm| lại)?:? $"
)
_BEFORE_ALL_WINDOW = 24
_BEHIND_ALL = re.compile(r",? (?:cũng |đều |vừa |đã )?(?:được |tiếp tục |trúng |tái |đắc |giữ )")
_FOLLOWS = re.compile(r" ?(?:,|-|và|kiêm|,? ?đồng thời là)? ?")
#: A life told: "sinh năm ...", "từng giữ các chức vụ: ...".
_CAREER = re.compile(r"sinh (?:năm|ngày)|từng (?:giữ|là|đảm)|quê quán|trước khi|hiện là")
_NEXT_OF_CAREER = re.compile(r"(?:: |; |, |từng là |hiện là |nguyên là |nay là |là )$")
_CAREER_LENGTH = 420
_NEAR = 260
#: What stands before whom another replaces.
_REPLACES = (" thay ", " thay cho ", " thay thế ")
#: What stands before a statement of its own.
_STATEMENT_ENDS = ("; ", ": ", ". ", "\n")
#: "phê chuẩn chức danh Chủ tịch HĐND tỉnh, nhiệm kỳ 2021 - 2026 đối với ông A".
_ABOUT = re.compile(
    r"(?:,? khóa (?:[ivxl]+|\d{1,2}))?(?:,? nhiệm kỳ \d{4}(?: ?- ?| )\d{4},?| theo quy định)?,? đối với "
)
#: "trao quyết định bổ nhiệm chức danh Viện trưởng cho bà B": of whom is named behind it.
_GIVEN = re.compile(r"(?:,? nhiệm kỳ \d{4}(?: ?- ?| )\d{4},?)? cho ")
#: What a post that is given is a matter of.
_GIVES = re.compile(r"(?:bổ nhiệm|điều động|phê chuẩn|chỉ định|giao|phân công|chuẩn y|luân chuyển)[^.;\n]{0,60}$")
_GIVES_WINDOW = 100


def attach_appointments(lower: str, mentions: Sequence[Mention], loose: Sequence[Post]) -> list[Post]:
    """Attach posts that a verb of appointment gives to the person named before it.

    Parameters
    ----------
    lower : str
        The page in small letters.
    mentions : sequence of Mention
        In text order; changed in place.
    loose : sequence of Post
        Posts without a name.

    Returns
    -------
    list of Post
        The posts that remain without a name.
    """
    for m in mentions:
        m.leaves = _is_replaced(lower, m)
    starts = [m.start for m in mentions]
    onsets = {m.onset: m for m in mentions}
    remaining: list[Post] = []
    for post in loose:
        at = bisect_right(starts, post.start) - 1
        mention = mentions[at] if at >= 0 else None
        named = _find_receiver(lower, onsets, post)
        if named is not None:
            left = _is_left(lower, post)
            named.posts.insert(0, post._replace(former=post.former or left))
            named.appointed = named.appointed or not left
            named.leaves = named.leaves or left
            continue
        if mention is not None and _leaves(lower, mention, post):
            mention.leaves = True
            mention.posts.append(post._replace(former=True))
            mention.posts.sort(key=lambda p: p.start)
            continue
        if mention is None or not _acquires(lower, mention, post):
            remaining.append(post)
            continue
        for m in _find_receivers(lower, mentions, at, post):
            m.posts.append(post)
            m.posts.sort(key=lambda p: p.start)
            m.appointed = m.appointed or (not post.former and not _CAREER.search(lower, m.stop, post.start))
    return remaining


def _is_replaced(lower: str, mention: Mention) -> bool:
    """Tell whether another acquires the post of a mention's person: "giữ chức Bí thư Huyện ủy thay ông A"."""
    onset = mention.onset
    if not lower.endswith(_REPLACES, max(0, onset - 10), onset):
        return False
    before = lower[max(0, onset - _NEAR) : onset]
    return _LINKS.search(before, max(before.rfind("\n"), before.rfind(". ")) + 1) is not None


def _find_receiver(lower: str, onsets: dict[int, Mention], post: Post) -> Mention | None:
    """Find who is named behind a post that is given to him, or taken from him."""
    about = _ABOUT.match(lower, post.end)
    if about is not None:
        return onsets.get(about.end())
    given = _GIVEN.match(lower, post.end) if post.acquired else None
    named = onsets.get(given.end()) if given is not None else None
    if named is None or not _GIVES.search(lower, max(0, post.start - _GIVES_WINDOW), post.start):
        return None
    return named


def _is_left(lower: str, post: Post) -> bool:
    """Tell whether the words before a post say that its holder leaves it."""
    return _LEFT.search(lower, max(0, post.start - _LEFT_WINDOW), post.start) is not None


def _leaves(lower: str, mention: Mention, post: Post) -> bool:
    """Tell whether the one named before a post leaves it: "ông A thôi giữ chức Giám đốc Sở", the next one included."""
    last = mention.posts[-1] if mention.posts else None
    gap = lower[max(mention.stop, last.end if last is not None else 0) : post.start]
    if len(gap) > _NEAR or "\n" in gap or ". " in gap:
        return False
    if post.acquired:
        return _LEAVES.search(gap) is not None
    return (
        last is not None
        and last.former
        and last.acquired
        and last.start >= mention.stop
        and _FOLLOWS.fullmatch(lower, last.end, post.start) is not None
    )


def _find_receivers(lower: str, mentions: Sequence[Mention], at: int, post: Post) -> Sequence[Mention]:
    """Find those who acquire a post together with the one named last: "bà A và ông B làm Ủy viên"."""
    mention = mentions[at]
    first = at
    while first and mentions[first - 1].group == mention.group:
        first -= 1
    if mention.plural:
        # "các ông: A, Chủ tịch; ông B, Phó Giám đốc, ông A tái đắc cử Chủ tịch": called on his own, one has it alone.
        alone = mention.titles and not lower.startswith(_PLURALS, mention.titles[0][0])
        return mentions[first : at + 1] if not alone or post.title.name.startswith(SEATS) else [mention]
    start = at
    while start > first and mentions[start].opening in _COORDINATED and not mentions[start - 1].appointed:
        start -= 1
    if start == at:
        return [mention]
    if at - start == 1 and start == first and mention.opening in _PAIRED:
        return mentions[start : at + 1]
    onset = mentions[start].onset
    several = post.title.name.startswith(SEATS) and (
        _BEFORE_ALL.search(lower, max(0, onset - _BEFORE_ALL_WINDOW), onset) is not None
        # "Bà A, ông B và ông C được bầu làm Phó Chủ tịch".
        or (mention.opening in _PAIRED and _BEHIND_ALL.match(lower, mention.stop) is not None)
    )
    return mentions[start : at + 1] if several else [mention]


def _acquires(lower: str, mention: Mention, post: Post) -> bool:
    gap = lower[mention.stop : post.start]
    if _is_career(lower, mention, post, gap):
        return True
    if len(gap) > _NEAR or "\n" in gap or ". " in gap:
        return False
    if mention.appointed and _FOLLOWS.fullmatch(lower, max(p.end for p in mention.posts), post.start):
        # "giữ chức Bí thư Đảng ủy, Chủ tịch HĐND": the second post follows the first.
        return True
    if not post.acquired:
        return False
    before = lower[max(0, mention.onset - _NEAR) : mention.onset]
    before = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :]
    if gap in (" làm ", ", làm ") and not post.title.weak and post.end > post.title_end and _alone(lower, mention):
        # "Tiền Giang: Ông A làm Chủ tịch HĐND tỉnh".
        return True
    return _LINKS.search(gap) is not None or (
        " làm " in f"{gap} "
        and (_LINKS.search(before) is not None or (before.endswith("do ") and post.title.name != "Tổ trưởng"))
    )


def _alone(lower: str, mention: Mention) -> bool:
    """Tell whether a mention opens its statement, so that the verb behind it is its own."""
    onset = mention.onset
    return onset == 0 or lower.endswith(_STATEMENT_ENDS, max(0, onset - 2), onset)


def _is_career(lower: str, mention: Mention, post: Post, gap: str) -> bool:
    """Tell whether a post is told in the life of the person named last."""
    if len(gap) > _CAREER_LENGTH or "\n" in gap:
        return False
    # The few characters before the post decide more often, and cheaper, than the words between.
    next_of = post.former or _NEXT_OF_CAREER.search(lower, max(0, post.start - 12), post.start) is not None
    return next_of and _CAREER.search(gap) is not None
