"""Bytes and files in, text out: every visible character kept, how it was read on record."""

from __future__ import annotations

from vnbulletin.reading.read import READERS, SUFFIXES, read, read_bytes

__all__ = ["READERS", "SUFFIXES", "read", "read_bytes"]
