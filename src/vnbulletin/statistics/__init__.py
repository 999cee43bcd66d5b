"""From the tables of a corpus to figures and plots.

Every function takes the ``Tables`` of ``analyze_corpus`` (those that count words also a frame with ``doc_id`` and
``text``) and gives a tidy frame whose ``attrs`` say how it was made. Each has a partner ``plot_...`` that takes the
frame and gives a matplotlib figure.
"""

from __future__ import annotations

from vnbulletin.statistics.citations import citation_counts, citation_diffusion, citation_lags
from vnbulletin.statistics.concordance import kwic
from vnbulletin.statistics.frequencies import word_frequencies
from vnbulletin.statistics.keyness import keyness
from vnbulletin.statistics.networks import attendance_network, network_nodes
from vnbulletin.statistics.plots import (
    plot_attendance_network,
    plot_citation_counts,
    plot_citation_diffusion,
    plot_citation_lags,
    plot_keyness,
    plot_kwic,
    plot_post_holders,
    plot_posts_over_time,
    plot_task_fields,
    plot_topics,
    plot_topics_over_time,
    plot_word_frequencies,
)
from vnbulletin.statistics.posts import post_holders, posts_over_time
from vnbulletin.statistics.tasks import task_fields
from vnbulletin.statistics.topics import TopicModel, fit_topics, load_topics
from vnbulletin.statistics.wordlists import load_phrases, load_stop_words

__all__ = [
    "TopicModel",
    "attendance_network",
    "citation_counts",
    "citation_diffusion",
    "citation_lags",
    "fit_topics",
    "keyness",
    "kwic",
    "load_phrases",
    "load_stop_words",
    "load_topics",
    "network_nodes",
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
    "post_holders",
    "posts_over_time",
    "task_fields",
    "word_frequencies",
]
