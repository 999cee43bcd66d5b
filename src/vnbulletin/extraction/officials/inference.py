"""What a post leaves out and its neighbours say: the committee of an "Ủy viên Ban Thường vụ"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbulletin.extraction.officials.normalise import lacks_body, read_parts, write_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbulletin.extraction.officials.posts import Post

_COMMITTEE = re.compile(r"\b(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy)\b", re.IGNORECASE)


def infer_bodies(flow: str, posts: Sequence[Post]) -> dict[int, tuple[dict[str, str], str]]:
    """Infer the Party committee of posts that name none from the person's other posts.

    Parameters
    ----------
    flow : str
        The page's text.
    posts : sequence of Post
        The posts of one mention.

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
        if not lacks_body(title, body) or not title.startswith("Ủy viên Ban"):
            continue
        for other in (*posts[i + 1 :], *posts[:i]):
            text = flow[other.start : other.end]
            committee = _COMMITTEE.search(text)
            if committee is not None and other is not post:
                why = f"neighbouring post: {text}"
                found[i] = ({"organisation": why}, write_out(committee[0]))
                break
    return found
