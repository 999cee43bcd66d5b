"""What a post leaves out and other posts say: the committee of an "Ủy viên Ban Thường vụ"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.normalise import read_parts, write_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbulletin.extraction.officials.posts import Post

_COMMITTEE = re.compile(r"\b(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b")
#: Whoever leads a committee sits in its standing committee anyway: his "Ủy viên Ban Thường vụ" is of the one above.
_LEADS = ("Bí thư", "Phó Bí thư")


def _find_committee(flow: str, lower: str, post: Post) -> str:
    """Find the Party committee that a post names, as written; empty where there is none."""
    if lower.find(" ủy", post.start, post.end) < 0:
        return ""
    found = _COMMITTEE.search(lower, post.start, post.end)
    return flow[found.start() : found.end()] if found is not None else ""


def count_committees(flow: str, lower: str, posts: Iterable[Post]) -> Counter[str]:
    """Count the Party committees above the commune that the posts of a page name."""
    found: Counter[str] = Counter()
    for post in posts:
        committee = _find_committee(flow, lower, post)
        if committee and committee.lower() != "đảng ủy":
            found[write_out(committee)] += 1
    return found


def infer_bodies(
    flow: str, lower: str, posts: Sequence[Post], page: Counter[str]
) -> dict[int, tuple[dict[str, str], str]]:
    """Infer the Party committee of memberships that name none.

    Parameters
    ----------
    flow, lower : str
        The page's text, and the same in small letters.
    posts : sequence of Post
        The posts of one mention.
    page : Counter of str
        Committees that the posts of the whole page name.

    Returns
    -------
    dict of int to (dict of str to str, str)
        For a post's index the evidence by field, and the organisation.
    """
    found: dict[int, tuple[dict[str, str], str]] = {}
    if len(posts) < 2:
        return found
    for i, post in enumerate(posts):
        if not post.title.name.startswith("Ủy viên"):
            continue
        title, body = read_parts(flow, post)
        if body or not title.startswith("Ủy viên Ban"):
            continue
        leads = False
        for other in (*posts[i + 1 :], *posts[:i]):
            committee = _find_committee(flow, lower, other)
            if not committee:
                continue
            if other.title.name.startswith(_LEADS) and committee.lower() == "đảng ủy":
                leads = True
                continue
            text = flow[other.start : other.end]
            found[i] = ({"organisation": f"neighbouring post: {text}"}, write_out(committee))
            break
        if i not in found and leads and page:
            name, count = page.most_common(1)[0]
            found[i] = ({"organisation": f"committee of other posts of the page ({count})"}, name)
    return found
