"""``python -m vnbulletin`` and the ``vnbulletin`` command."""

from __future__ import annotations

from vnbulletin.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    raise SystemExit(main())
