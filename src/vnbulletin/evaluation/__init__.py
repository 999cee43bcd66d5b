"""How right the library is on annotated bulletins, with intervals."""

from __future__ import annotations

from vnbulletin.evaluation.evaluate import Evaluation, Row, evaluate
from vnbulletin.evaluation.gold import Gold, load_gold

__all__ = ["Evaluation", "Gold", "Row", "evaluate", "load_gold"]
