"""What a post leaves out and other posts say: the committee of an "Ủy viên Ban Thường vụ"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.normalise import read_parts, write_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbulletin.extraction.officials.posts import Post

_COMMITTEE = re.compile(r"\b(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy)\b", re.IGNORECASE)
#: Whoever leads a committee sits in its standing committee anyway: his "Ủy viên Ban Thường vụ" is of the one above.
_LEADS = ("Bí thư", "Phó Bí thư")


def count_committees(flow: str, posts: Iterable[Post]) -> Counter[str]:
    """Count the Party committees above the commune that the posts of a page name."""
    found: Counter[str] = Counter()
    for post in posts:
        committee = _COMMITTEE.search(flow, post.start, post.end)
        if committee is not None and committee[0].lower() != "đảng ủy":
            found[write_out(committee[0])] += 1
    return found


def infer_bodies(flow: str, posts: Sequence[Post], page: Counter[str]) -> dict[int, tuple[dict[str, str], str]]:
    """Infer the Party committee of memberships that name none.

    Parameters
    ----------
    flow : str
        The page's text.
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
        title, body = read_parts(flow, post)
        if body or not title.startswith("Ủy viên Ban"):
            continue
        leads = False
        for other in (*posts[i + 1 :], *posts[:i]):
            committee = _COMMITTEE.search(flow, other.start, other.end)
            if committee is None:
                continue
            if other.title.name.startswith(_LEADS) and committee[0].lower() == "đảng ủy":
                leads = True
                continue
            text = flow[other.start : other.end]
            found[i] = ({"organisation": f"neighbouring post: {text}"}, write_out(committee[0]))
            break
        if i not in found and leads and page:
            name, count = page.most_common(1)[0]
            found[i] = ({"organisation": f"committee of other posts of the page ({count})"}, name)
    return found
