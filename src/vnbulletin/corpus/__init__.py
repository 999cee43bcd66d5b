"""Many texts: streams in, tables out."""

from __future__ import annotations

from vnbulletin.corpus.pipeline import analyze_corpus, pipe
from vnbulletin.corpus.store import Store
from vnbulletin.corpus.tables import Tables

__all__ = ["Store", "Tables", "analyze_corpus", "pipe"]
