"""The report: one page that opens from disk, for those who don't code."""

from __future__ import annotations

from vnbulletin.presentation.report.build import LANGUAGES, render_report

__all__ = ["LANGUAGES", "render_report"]
