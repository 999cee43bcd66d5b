"""Plots of the statistics: each takes a frame and gives a matplotlib figure."""

from __future__ import annotations

from vnbulletin.statistics.plots.citations import plot_citation_counts, plot_citation_diffusion, plot_citation_lags
from vnbulletin.statistics.plots.people import plot_attendance_network, plot_post_holders, plot_posts_over_time
from vnbulletin.statistics.plots.tasks import plot_task_fields
from vnbulletin.statistics.plots.topics import plot_topics, plot_topics_over_time
from vnbulletin.statistics.plots.words import plot_keyness, plot_kwic, plot_word_frequencies

__all__ = [
    "plot_attendance_network",
    "plot_citation_counts",
    "plot_citation_diffusion",
    "plot_citation_lags",
    "plot_keyness",
    "plot_kwic",
    "plot_post_holders",
    "plot_posts_over_time",
    "plot_task_fields",
    "plot_topics",
    "plot_topics_over_time",
    "plot_word_frequencies",
]
