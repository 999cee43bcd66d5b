"""Each extractor on its own, for pipelines that need one kind of fact."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from vnbulletin.analysis.analyze import check_text, label_tasks, make_segments, read_title
from vnbulletin.extraction import find_officials, find_references, find_tasks
from vnbulletin.extraction.references import extract_references as read_references
from vnbulletin.segmentation import lay_out
from vnbulletin.text.limits import collect_limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbulletin.model import Official, Reference, Segment, Task
    from vnbulletin.text.limits import Limit

#: What is cut of posts that stand without a name, which no extractor of its own gives.
_OF_POSTS = "limit.persons"


def _warn(limits: Iterable[Limit]) -> None:
    """Warn of each kind of limit that was reached; a list has no place to say so."""
    for code, message in {limit.code: limit.message for limit in reversed(list(limits))}.items():
        told = f"{code}: {message}; vnbulletin.analyze(text).problems says where"
        warnings.warn(told, RuntimeWarning, stacklevel=3)


def segment(text: str) -> list[Segment]:
    """Part a page into segments that together cover every non-blank character once.

    Parameters
    ----------
    text : str
        The page as plain text.

    Returns
    -------
    list of Segment
        In text order.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> lead = "Sáng ngày 28/9, Ban Dân vận Huyện ủy tổ chức Hội nghị."
    >>> page = "SƠ KẾT CÔNG TÁC DÂN VẬN In trang\\n29/09/2023 10:05 SA\\n\\n" + lead
    >>> [s.kind for s in vb.segment(page)]
    ['title', 'print_link', 'timestamp', 'paragraph']
    """
    return list(make_segments(lay_out(check_text(text))))


def extract_officials(text: str) -> list[Official]:
    """Find the named officials of a bulletin, one value a mention.

    Parameters
    ----------
    text : str
        The bulletin as plain text.

    Returns
    -------
    list of Official
        In text order.

    Warns
    -----
    RuntimeWarning
        Where a limit of the rules cut something, with the code that ``Bulletin.problems`` would hold.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> found = vb.extract_officials("Bí thư Tỉnh ủy Trần Văn Nam phát biểu.")
    >>> [(o.name, [p.text for p in o.positions]) for o in found]
    [('Trần Văn Nam', ['Bí thư Tỉnh ủy'])]
    """
    page = lay_out(check_text(text))
    with collect_limits() as limits:
        found = list(find_officials(page)[0])
    _warn(limit for limit in limits if limit.code != _OF_POSTS)
    return found


def extract_references(text: str) -> list[Reference]:
    """Find the documents that a text cites, one value a mention.

    Parameters
    ----------
    text : str
        The bulletin, or any official prose, as plain text.

    Returns
    -------
    list of Reference
        In text order.

    Warns
    -----
    RuntimeWarning
        Where a limit of the rules cut something, with the code that ``Bulletin.problems`` would hold.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> found = vb.extract_references("quán triệt Nghị quyết số 18, 19-NQ/TW của Trung ương")
    >>> [(r.text, r.code) for r in found]
    [('Nghị quyết số 18', '18-NQ/TW'), ('19-NQ/TW', '19-NQ/TW')]
    """
    with collect_limits() as limits:
        found = list(read_references(check_text(text)))
    if limits:
        _warn(limit for limit in limits if not limit.code.endswith(".event"))
    return found


def extract_tasks(text: str) -> list[Task]:
    """Find the tasks that a bulletin sets, with their field of work.

    Parameters
    ----------
    text : str
        The bulletin as plain text.

    Returns
    -------
    list of Task
        In text order; ``references`` and ``official`` are indexes into what ``extract_references`` and
        ``extract_officials`` give for the same text.

    Warns
    -----
    RuntimeWarning
        Where a limit of the rules cut something, with the code that ``Bulletin.problems`` would hold.

    Examples
    --------
    >>> import vnbulletin as vb
    >>> found = vb.extract_tasks("Hội nghị đề nghị các xã đẩy nhanh giải ngân vốn đầu tư công; hoàn thành giao quân.")
    >>> [t.text for t in found]
    ['đẩy nhanh giải ngân vốn đầu tư công', 'hoàn thành giao quân']
    """
    page = lay_out(check_text(text))
    with collect_limits() as limits:
        officials, posts = find_officials(page)
        found = list(label_tasks(find_tasks(page, officials, posts, find_references(page)), read_title(page)))
    _warn(limits)
    return found
