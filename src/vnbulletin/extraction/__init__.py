"""From a page laid out to mentions: officials, documents, tasks."""

from __future__ import annotations

from vnbulletin.extraction.officials import find_officials
from vnbulletin.extraction.references import find_references
from vnbulletin.extraction.tasks import find_tasks

__all__ = ["find_officials", "find_references", "find_tasks"]
