"""Parse the command line and turn errors into one line and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from vnbulletin import __version__
from vnbulletin.cli import analyze, classify, evaluate, report, show, train
from vnbulletin.errors import VnbulletinError

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_CODES = """\
exit codes:
  0  everything was analysed (or shown)
  1  some documents failed; the rest is written, failures.* says which and why
  2  the input or the output is unusable: missing, empty, not writable, written by a newer version; one line says
     which and what to do, and output that was there before stays as it was
  130  interrupted with Ctrl-C or SIGTERM; what was done is kept and --resume goes on from it
"""


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="vnbulletin",
        description="Vietnamese official bulletins into tables: officials with posts, documents cited, tasks set.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"vnbulletin {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (analyze, show, report, classify, train, evaluate):
        module.add_parser(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments; those of the process by default.

    Returns
    -------
    int
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that is not UTF-8 must not stop a run on a Vietnamese letter.
            stream.reconfigure(errors="replace")
    args = build_parser().parse_args(argv)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except VnbulletinError as error:
        print(f"vnbulletin: {error.message}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone; that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("vnbulletin: interrupted", file=sys.stderr)
        return 130
    return code
