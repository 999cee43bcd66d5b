"""Word segmentation with exact offsets."""

from __future__ import annotations

from vnbulletin.words.analyzer import analyzer
from vnbulletin.words.segmenter import segment_words

__all__ = ["analyzer", "segment_words"]
