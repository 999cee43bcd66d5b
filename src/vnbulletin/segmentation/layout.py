"""Lay out a page: from its view to blocks, sentences and clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbulletin.segmentation.anniversaries import find_anniversaries
from vnbulletin.segmentation.captions import split_doubled, split_glued_caption
from vnbulletin.segmentation.embedded_stamps import part_embedded_stamps
from vnbulletin.segmentation.events import find_events
from vnbulletin.segmentation.furniture import mark_wide_menus, part_lines
from vnbulletin.segmentation.lines import Line, split_lines
from vnbulletin.segmentation.mail_heads import mark_mail_head
from vnbulletin.segmentation.outline import Outline, match_mark
from vnbulletin.segmentation.page import Block, Page
from vnbulletin.segmentation.publication import choose_publication
from vnbulletin.segmentation.roles import assign_roles
from vnbulletin.segmentation.sentences import split_clauses, split_sentences
from vnbulletin.segmentation.sheets import mark_sheets
from vnbulletin.segmentation.wrapping import join_wrapped
from vnbulletin.segmentation.zones import assign_kinds
from vnbulletin.text import View

if TYPE_CHECKING:
    from collections.abc import Iterable

# A portal's list of parts marks the headline with a bullet.
_BULLET = re.compile(r"[•▪●◦►▶»][•▪●◦►▶» ]*(?=\w)")
_WITH_SENTENCES = frozenset({"title", "caption", "heading", "paragraph", "list_item"})
_MAY_REPEAT = frozenset({"title", "caption", "heading", "paragraph", "list_item", "byline"})


def _cut(line: Line, start: int, end: int) -> Line:
    piece = line.text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    stop = start + len(piece)
    return Line(line.start + start, line.start + stop, piece, line.low[start:stop], line.gap and start == 0)


def _part_captions(lines: Iterable[Line]) -> list[Line]:
    """Part captions from what is glued to them."""
    out: list[Line] = []
    for line in lines:
        stack = [line]
        if line.kind is None and line.low[0] in "toqkhảđc(":
            middle = split_doubled(line.text)
            if middle is None:
                middle = split_glued_caption(line.text, line.low)
            if middle is not None:
                stack = [_cut(line, 0, middle), _cut(line, middle, line.end - line.start)]
        out.extend(stack)
    return out


def _make_blocks(lines: list[Line]) -> list[Block]:
    """Turn lines into blocks, with outline and copies."""
    blocks: list[Block] = []
    outline = Outline()
    seen: dict[str, int] = {}
    for line in lines:
        kind = str(line.kind)
        level = number = None
        if kind in ("heading", "list_item", "paragraph"):
            mark = match_mark(line.low)
            if mark is not None:
                sort, written = mark
                number = line.text[: len(written)]
                if sort != "hour":
                    level = outline.place(sort, written)
        copy = None
        if kind in _MAY_REPEAT:
            key = f"{'p' if kind in ('paragraph', 'list_item') else kind}\n{line.low}"
            copy = seen.get(key)
            if copy is None:
                seen[key] = len(blocks)
        blocks.append(Block(kind, line.start, line.end, None, (), level, number, copy))
    return blocks


def _lay_out_lines(view: View) -> tuple[list[Line], str, str, tuple[int, int] | None]:
    """Give the lines of a page with their kinds, its flow and that in small letters, and where the title stands."""
    raw = view.text
    lower = raw.lower()
    lines = part_embedded_stamps(part_lines(split_lines(raw, lower)))
    if not lines:
        return [], raw, lower, None
    mark_wide_menus(view, lines)
    mark_sheets(lines)
    mark_mail_head(lines)
    lines, flow = join_wrapped(_part_captions(lines), raw)
    if flow is not raw:
        lower = flow.lower()
    title_lines = assign_kinds(lines)
    title = None
    if title_lines is not None:
        first, last = title_lines
        bullet = _BULLET.match(lines[first].text)
        title = (lines[first].start + (bullet.end() if bullet is not None else 0), lines[last].end)
        if last > first:
            start = lines[first].start
            whole = Line(start, title[1], flow[start : title[1]], lower[start : title[1]], False)
            whole.kind = "title"
            lines[first : last + 1] = [whole]
    return lines, flow, lower, title


def lay_out_blocks(text: str) -> Page:
    """Lay out a text as far as its blocks, without their roles, sentences, clauses and events.

    Parameters
    ----------
    text : str
        The page as plain text, in any Unicode form.

    Returns
    -------
    Page
        Its blocks, title and publication data, for those who only ask what is article.

    Examples
    --------
    >>> page = lay_out_blocks("HỌP GIAO BAN\\n05/07/2024 03:20 CH\\n\\nSáng 4/7, Hội Nông dân xã họp giao ban tháng.")
    >>> [block.kind for block in page.blocks], page.sentences
    (['title', 'timestamp', 'paragraph'], ())
    """
    view = View(text)
    lines, flow, lower, title = _lay_out_lines(view)
    found = choose_publication(lines, title[0] if title else None)
    blocks = (Block(str(line.kind), line.start, line.end) for line in lines)
    return Page(view, flow, lower, tuple(blocks), title=title, published=found.published)


def lay_out(text: str) -> Page:
    """Lay out a text.

    Parameters
    ----------
    text : str
        The page as plain text, in any Unicode form.

    Returns
    -------
    Page
        Its blocks, sentences, clauses, title and publication data.

    Examples
    --------
    >>> text = "SƠ KẾT CÔNG TÁC HỘI In trang\\n05/07/2024 03:20 CH\\n\\nSáng 4/7, Hội Nông dân xã tổ chức Hội nghị."
    >>> page = lay_out(text)
    >>> [block.kind for block in page.blocks], page.published.iso()
    (['title', 'print_link', 'timestamp', 'paragraph'], '2024-07-05T15:20')
    """
    view = View(text)
    lines, flow, lower, title = _lay_out_lines(view)
    blocks = assign_roles(lower, _make_blocks(lines)) if lines else []
    sentences: list[tuple[int, int, int]] = []
    clauses: list[tuple[int, int, int]] = []
    for i, block in enumerate(blocks):
        if block.kind in _WITH_SENTENCES:
            for start, end in split_sentences(flow, lower, block.start, block.end):
                for clause in split_clauses(flow, start, end):
                    clauses.append((*clause, len(sentences)))
                sentences.append((start, end, i))
    found = choose_publication(lines, title[0] if title else None)
    return Page(
        view,
        flow,
        lower,
        tuple(blocks),
        tuple(sentences),
        tuple(clauses),
        title=title,
        published=found.published,
        events=tuple(find_events(view, flow, lower, blocks, found.published, sentences)),
        anniversaries=tuple(a for b in blocks if b.kind == "banner" for a in find_anniversaries(view, b.start, b.end)),
        byline=found.byline,
        source_note=found.source_note,
        views=found.views,
    )
