"""``vnbulletin report``: the tables of a run as one page to read, filter and search."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.errors import OutputError
from vnbulletin.presentation.report import LANGUAGES, render_report

if TYPE_CHECKING:
    import argparse

    import pandas as pd

EXAMPLES = """\
examples:
  vnbulletin analyze corpus/ --out out && vnbulletin report out -o report.html
  vnbulletin report out -o bao-cao.html --title 'Bản tin huyện, năm 2024'
  vnbulletin report out --place province       persons are told apart by a column of the input

The page needs nothing beside itself: it opens from disk, loads nothing and can be mailed. It holds the bulletins' whole
text.
"""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    from argparse import RawDescriptionHelpFormatter

    parser = commands.add_parser(
        "report",
        help="make one page to read, filter and search from the tables of a run",
        description="Make one HTML page from the Parquet tables that vnbulletin analyze has left in a folder.",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="DIR", help="folder of the tables")
    parser.add_argument("-o", "--output", metavar="FILE", default="report.html", help="the page (default: report.html)")
    parser.add_argument("--title", default="", help="heading of the page")
    parser.add_argument("--language", choices=LANGUAGES, default="vi", help="in which it opens (default: vi)")
    parser.add_argument("--place", metavar="COLUMN", help="column of the input that says whose bulletin it is")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    from vnbulletin.corpus.registers import link_officials, posts_held
    from vnbulletin.corpus.tables import Tables

    tables = Tables.from_parquet(args.folder)
    rows = {name: _list_rows(frame) for name, frame in tables.to_frames().items()}
    page = render_report(
        rows,
        _list_rows(link_officials(tables, place=args.place)),
        _list_rows(posts_held(tables, place=args.place)),
        title=args.title,
        language=args.language,
    )
    _write(Path(args.output), page)
    count = len(rows["documents"])
    print(f"{args.output}: {count:,} bulletin{'' if count == 1 else 's'}, {len(page.encode('utf-8')) / 1e6:.1f} MB")
    return 0


def _list_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a frame as plain dicts, missing values as None."""
    columns = {str(c): frame[c].astype(object).where(frame[c].notna(), None).tolist() for c in frame.columns}
    return [dict(zip(columns, cells)) for cells in zip(*columns.values())]


def _write(file: Path, page: str) -> None:
    # A page that is cut off half-way must not stand where a whole one was.
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_text(page, encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OutputError("output.unwritable", f"{file}: cannot be written ({error})") from None
