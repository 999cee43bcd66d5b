"""``vnbulletin classify``: label directives, one a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vnbulletin.classification import score_labels

if TYPE_CHECKING:
    import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "classify",
        help="label directives read from standard input, one a line",
        description="Read directives from standard input, one a line; print label, probability and directive.",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    texts = [line.rstrip("\n") for line in sys.stdin if line.strip()]
    for text, score in zip(texts, score_labels(texts), strict=True):
        print(f"{score.label}\t{score.score:.2f}\t{text}")
    return 0
