"""References: every citation of an official document, its parts, and which document it is."""

from __future__ import annotations

from vnbulletin.extraction.references.find import extract_references, find_references

__all__ = ["extract_references", "find_references"]
