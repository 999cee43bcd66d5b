"""Exact text handling: the normalised view that rules read, aligned with the caller's own string."""

from __future__ import annotations

from vnbulletin.text.view import View

__all__ = ["View"]
