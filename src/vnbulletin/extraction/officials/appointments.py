"""Posts acquired in the sentence: "được bầu giữ chức vụ ...", "bổ nhiệm ông ... làm ...", "tái đắc cử ..."."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.officials.mentions import Mention
    from vnbulletin.extraction.officials.posts import Post

#: What stands right before the post that is acquired.
_ACQUIRES = re.compile(
    r"(?:giữ (?:chức(?: vụ| danh)?|cương vị|nhiệm vụ)|(?:đảm nhiệm|đảm nhận|nhận|giao) (?:chức(?: vụ| danh)?|cương vị)|"
    r"(?:vào|với) (?:chức(?: vụ| danh)|cương vị)|(?:tái|trúng|đắc|tái đắc) cử(?: chức(?: vụ| danh)?| vào chức danh)?|"
    r"chức(?: vụ| danh)|làm|được bầu(?: lại)? là|bầu là|được bầu|bổ nhiệm|tham gia|quyền)(?: là)?:? ?$"
)
_LINKS = re.compile(
    r"được|bầu|bổ nhiệm|chỉ định|điều động|phê chuẩn|giữ|đắc cử|tái cử|trúng cử|phân công|"
    r"đảm nhiệm|hiệp thương|luân chuyển|đảm nhận"
)
_LEAVES = re.compile(r"(?:thôi|miễn nhiệm|bãi nhiệm|rời|nghỉ|không còn) (?:giữ |chức|khỏi)?[^,;]{0,30}$")
_FOLLOWS = re.compile(r" ?(?:,|-|và|kiêm|,? ?đồng thời (?:là|giữ chức))? ?")
_NEAR = 260


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
    remaining: list[Post] = []
    for post in loose:
        at = bisect_right(starts, post.start) - 1
        mention = mentions[at] if at >= 0 else None
        if mention is None or not _acquires(lower, mention, post):
            remaining.append(post)
            continue
        receivers = [mention]
        if mention.plural:
            receivers = [m for m in mentions[: at + 1] if m.group == mention.group]
        for m in receivers:
            m.posts.append(post)
            m.posts.sort(key=lambda p: p.start)
            m.appointed = True
    return remaining


def _acquires(lower: str, mention: Mention, post: Post) -> bool:
    gap = lower[mention.stop : post.start]
    if len(gap) > _NEAR or "\n" in gap or ". " in gap:
        return False
    if mention.appointed and _FOLLOWS.fullmatch(lower, max(p.end for p in mention.posts), post.start):
        # "giữ chức Bí thư Đảng ủy, Chủ tịch HĐND": the second post follows the first.
        return True
    if _LEAVES.search(gap):
        return False
    if _ACQUIRES.search(lower, max(mention.stop, post.start - 40), post.start) is None:
        return False
    before = lower[max(0, mention.onset - 60) : mention.onset]
    return _LINKS.search(gap) is not None or (
        " làm " in f"{gap} "
        and (_LINKS.search(before) is not None or (before.endswith("do ") and post.title.name != "Tổ trưởng"))
    )
