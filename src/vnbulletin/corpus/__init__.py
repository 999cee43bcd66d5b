"""Many texts: streams in, tables out."""

from __future__ import annotations

from vnbulletin.corpus.pipeline import analyze_corpus, pipe
from vnbulletin.corpus.registers import (
    citation_network,
    documents_cited,
    link_officials,
    posts_held,
    resolve_officials,
)
from vnbulletin.corpus.store import Store
from vnbulletin.corpus.tables import Tables

__all__ = [
    "Store",
    "Tables",
    "analyze_corpus",
    "citation_network",
    "documents_cited",
    "link_officials",
    "pipe",
    "posts_held",
    "resolve_officials",
]
