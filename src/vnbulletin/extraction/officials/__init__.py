"""Officials: who, with which posts, in what role."""

from __future__ import annotations

from vnbulletin.extraction.officials.finding import find_officials

__all__ = ["find_officials"]
