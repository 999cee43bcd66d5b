"""The command line: one module a command."""

from __future__ import annotations

from vnbulletin.cli.main import main

__all__ = ["main"]
