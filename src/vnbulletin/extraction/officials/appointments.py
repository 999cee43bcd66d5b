"""Posts acquired in the sentence: "được bầu giữ chức vụ ...", "bổ nhiệm ông ... làm ...", "tái đắc cử ..."."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.officials.mentions import Mention
    from vnbulletin.extraction.officials.posts import Post

_LINKS = re.compile(
    r"bầu|bổ nhiệm|chỉ định|điều động|phê chuẩn|giữ (?:chức|cương|quyền|vị trí|nhiệm vụ)|đắc cử|tái cử|trúng cử|"
    r"phân công|chuẩn y|giới thiệu|nhận nhiệm vụ|đảm nhiệm|hiệp thương|luân chuyển|đảm nhận|"
    r"được (?:giao|cử|tín nhiệm|đại hội|hội nghị|hđnd|ban|đồng ý)"
)
_LEAVES = re.compile(r"(?:thôi|miễn nhiệm|bãi nhiệm|rời|nghỉ|không còn) [^,;]{0,34}$")
_FOLLOWS = re.compile(r" ?(?:,|-|và|kiêm|,? ?đồng thời là)? ?")
#: A life told: "sinh năm ...", "từng giữ các chức vụ: ...".
_CAREER = re.compile(r"sinh (?:năm|ngày)|từng (?:giữ|là|đảm)|quê quán|trước khi|hiện là")
_NEXT_OF_CAREER = re.compile(r"(?:: |; |, |từng là |hiện là |nguyên là |nay là |là )$")
_CAREER_LENGTH = 420
_NEAR = 260
#: "phê chuẩn chức danh Chủ tịch HĐND tỉnh, nhiệm kỳ 2021 - 2026 đối với ông A".
_ABOUT = re.compile(r"(?:,? nhiệm kỳ \d{4} ?- ?\d{4},?| theo quy định)? đối với ")


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
    starts = [m.start for m in mentions]
    onsets = {m.onset: m for m in mentions}
    remaining: list[Post] = []
    for post in loose:
        at = bisect_right(starts, post.start) - 1
        mention = mentions[at] if at >= 0 else None
        about = _ABOUT.match(lower, post.end)
        named = onsets.get(about.end()) if about is not None else None
        if named is not None:
            named.posts.insert(0, post)
            named.appointed = True
            continue
        if mention is None or not _acquires(lower, mention, post):
            remaining.append(post)
            continue
        receivers = [mention]
        if mention.plural or _receive_together(mentions, at):
            receivers = [m for m in mentions[: at + 1] if m.group == mention.group]
        for m in receivers:
            m.posts.append(post)
            m.posts.sort(key=lambda p: p.start)
            m.appointed = m.appointed or (not post.former and not _CAREER.search(lower, m.stop, post.start))
    return remaining


def _receive_together(mentions: Sequence[Mention], at: int) -> bool:
    """Tell whether the one named last and the one before him acquire a post together: "bà A và ông B làm Ủy viên"."""
    pair = mentions[max(0, at - 1) : at + 1]
    return (
        len(pair) == 2
        and pair[0].group == pair[1].group
        and pair[1].opening in ("và", ", và", "cùng")
        and not pair[0].appointed
        and (at < 2 or mentions[at - 2].group != pair[0].group)
    )


def _acquires(lower: str, mention: Mention, post: Post) -> bool:
    gap = lower[mention.stop : post.start]
    if _is_career(lower, mention, post, gap):
        return True
    if len(gap) > _NEAR or "\n" in gap or ". " in gap:
        return False
    if mention.appointed and _FOLLOWS.fullmatch(lower, max(p.end for p in mention.posts), post.start):
        # "giữ chức Bí thư Đảng ủy, Chủ tịch HĐND": the second post follows the first.
        return True
    if not post.acquired or _LEAVES.search(gap):
        return False
    before = lower[max(0, mention.onset - _NEAR) : mention.onset]
    before = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :]
    return _LINKS.search(gap) is not None or (
        " làm " in f"{gap} "
        and (_LINKS.search(before) is not None or (before.endswith("do ") and post.title.name != "Tổ trưởng"))
    )


def _is_career(lower: str, mention: Mention, post: Post, gap: str) -> bool:
    """Tell whether a post is told in the life of the person named last."""
    if len(gap) > _CAREER_LENGTH or "\n" in gap:
        return False
    # The few characters before the post decide more often, and cheaper, than the words between.
    next_of = post.former or _NEXT_OF_CAREER.search(lower, max(0, post.start - 12), post.start) is not None
    return next_of and _CAREER.search(gap) is not None
