"""From tasks to fields of work."""

from __future__ import annotations

from vnbulletin.classification.labelling import classify_tasks, score_labels

__all__ = ["classify_tasks", "score_labels"]
