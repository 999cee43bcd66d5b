"""One text through all rooms: the assembly of a Bulletin, and each extractor on its own."""

from __future__ import annotations

from vnbulletin.analysis.analyze import analyze
from vnbulletin.analysis.batch import analyze_batch
from vnbulletin.analysis.single import extract_officials, extract_references, extract_tasks, segment
from vnbulletin.analysis.words import tokenize_words

__all__ = [
    "analyze",
    "analyze_batch",
    "extract_officials",
    "extract_references",
    "extract_tasks",
    "segment",
    "tokenize_words",
]
