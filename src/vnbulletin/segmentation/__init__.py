"""From the view of a page to its blocks, sentences and clauses."""

from __future__ import annotations

from vnbulletin.segmentation.layout import lay_out, lay_out_blocks
from vnbulletin.segmentation.page import Block, Page

__all__ = ["Block", "Page", "lay_out", "lay_out_blocks"]
