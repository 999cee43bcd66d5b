"""``vnbulletin show``: one bulletin with everything marked."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from vnbulletin.analysis import analyze
from vnbulletin.presentation.html import render_bulletin
from vnbulletin.presentation.terminal import render_text
from vnbulletin.reading import read

if TYPE_CHECKING:
    import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "show",
        help="show one bulletin with everything found marked",
        description="Show one bulletin with officials, posts, documents cited and tasks marked, then list them.",
    )
    parser.add_argument("file", help="a saved bulletin")
    parser.add_argument("--json", action="store_true", help="print everything found as JSON instead")
    parser.add_argument("--html", action="store_true", help="print marked HTML instead")
    parser.add_argument("--no-colour", action="store_true", help="write marks as [O:...] [P:...] [R:...] [T:...]")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    bulletin = analyze(read(args.file))
    if args.json:
        print(json.dumps(bulletin.to_dict(), ensure_ascii=False, indent=1))
    elif args.html:
        print(f'<!doctype html><meta charset="utf-8"><title>vnbulletin</title>{render_bulletin(bulletin)}')
    else:
        print(render_text(bulletin, colour=sys.stdout.isatty() and not args.no_colour))
    return 0
