"""Lay out a page: one block a line, one sentence a full stop."""

from __future__ import annotations

import re

from vnbulletin.segmentation.page import Block, Page
from vnbulletin.text import View

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_SENTENCE = re.compile(r"[^\s](?:[^.\n]|\.(?!\s))*\.?")


def lay_out(text: str) -> Page:
    """Lay out a text."""
    view = View(text)
    flow = view.text
    blocks: list[Block] = []
    sentences: list[tuple[int, int, int]] = []
    for line in _LINE.finditer(flow):
        kind = "paragraph" if blocks else "title"
        blocks.append(Block(kind, line.start(), line.end()))
        for m in _SENTENCE.finditer(flow, line.start(), line.end()):
            sentences.append((m.start(), m.end(), len(blocks) - 1))
    title = (blocks[0].start, blocks[0].end) if blocks else None
    return Page(view, flow, flow.lower(), tuple(blocks), tuple(sentences), title=title)
