"""One look for all plots."""

from __future__ import annotations

import math
import re
import textwrap
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from vnbulletin.errors import DependencyError
from vnbulletin.statistics.frames import read_rows
from vnbulletin.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DATE_AT_END = re.compile(r"/\d{4}-\d{2}-\d{2}$")
_P = ParamSpec("_P")

#: Colours that stay apart for the colour-blind (Okabe and Ito, the yellow left out: too pale on white).
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#5B3A29", "#7A5CC4")
GREY = "#8A8A8A"
PALE = "#E4E4E4"
#: Comes with matplotlib and holds every Vietnamese letter.
FONT = "DejaVu Sans"
_RC: Any = {
    "font.family": FONT, "font.size": 10, "axes.titlesize": 11, "axes.labelsize": 10, "axes.titlelocation": "left",
    "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": GREY, "axes.axisbelow": True,
    "xtick.color": "#333333", "ytick.color": "#333333", "xtick.labelsize": 9, "ytick.labelsize": 9,
    "legend.frameon": False, "legend.fontsize": 9, "figure.dpi": 100,
}  # fmt: skip
NO_DATA = "Không có dữ liệu"
NO_GROUP = "(không rõ)"


def styled(draw: Callable[_P, Figure]) -> Callable[_P, Figure]:
    """Give a plot the common look and leave the caller's settings as they were."""

    @wraps(draw)
    def draw_styled(*args: _P.args, **kwargs: _P.kwargs) -> Figure:
        try:
            import matplotlib
        except ImportError:
            message = "plots need matplotlib: pip install 'vnbulletin[plot]'"
            raise DependencyError("dependency.matplotlib", message) from None
        with matplotlib.rc_context(_RC):
            return draw(*args, **kwargs)

    return draw_styled


def make_figure(width: float, height: float, rows: int = 1, columns: int = 1, **options: Any) -> tuple[Figure, Any]:
    """Make a figure outside pyplot (nothing is kept alive, no window opens), with an array of axes."""
    from vnbulletin.statistics.plots.figure import NotebookFigure

    figure = NotebookFigure(figsize=(width, height), layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False, **options)
    return figure, axes


def make_empty(title: str) -> Figure:
    """Make the figure of an empty frame: it says so."""
    figure, axes = make_figure(6, 1.6)
    ax = axes[0, 0]
    ax.set_axis_off()
    ax.set_title(title)
    ax.text(0.5, 0.5, NO_DATA, ha="center", va="center", color=GREY, transform=ax.transAxes)
    return figure


def list_plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a frame as dicts."""
    return list(read_rows(frame))


def find_groups(frame: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    """Name the group columns of a frame: those that are none of its own."""
    return [str(c) for c in frame.columns if c not in columns]


def name_group(row: Mapping[str, Any], groups: Sequence[str]) -> str:
    """Spell the group of a row; the codes of levels and systems by their Vietnamese names."""
    return " · ".join(name_value(g, row[g]) for g in groups)


def name_value(group: str, value: object) -> str:
    """Spell one value of a group.

    Examples
    --------
    >>> name_value("level", "commune"), name_value("month", "2025-01"), name_value("place", None)
    ('cấp xã', '2025-01', '(không rõ)')
    """
    if value is None:
        return NO_GROUP
    return _load_names().get((group, str(value)), (0, str(value)))[1]


def sort_groups(names: Sequence[str]) -> list[str]:
    """Put groups in the order in which they are usually told, those without a name last."""
    ranks = {name: rank for rank, name in _load_names().values()}
    return sorted(names, key=lambda n: (n == NO_GROUP, ranks.get(n, 0)))


def rank_value(group: str, value: str) -> int:
    """Give the place of a value in the usual order; 0 where there is none."""
    return _load_names().get((group, value), (0, value))[0]


@cache
def _load_names() -> dict[tuple[str, str], tuple[int, str]]:
    return {(row["group"], row["code"]): (int(row["rank"]), row["name_vi"]) for row in load_table("group_names")}


def wrap(text: str, width: int = 34) -> str:
    """Break a label into lines."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False)) or text


def shorten(text: str, width: int = 40) -> str:
    """Cut a label that is too long, between words."""
    return textwrap.shorten(text, width, placeholder=" …")


def space_lines(n: float, line: float = 0.3, least: float = 2.2, most: float = 14.0) -> float:
    """Give a height in inches for so many lines of labels."""
    return min(most, max(least, 0.9 + line * n))


def choose_panels(n: int, columns: int = 3) -> tuple[int, int]:
    """Give rows and columns for so many panels."""
    wide = min(n, columns)
    return math.ceil(n / wide), wide


def hide_rest(axes: Any, used: int) -> None:
    """Take away the panels that are left over."""
    for ax in list(axes.flat)[used:]:
        ax.set_axis_off()


def show_percent(ax: Axes, axis: str = "x", top: float | None = None) -> None:
    """Write an axis of shares in percent, from 0, as Vietnamese does (with a comma)."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    target = ax.xaxis if axis == "x" else ax.yaxis
    target.set_major_formatter(FuncFormatter(lambda value, _: format_percent(value)))
    target.set_major_locator(MaxNLocator(nbins=4))
    limit = (0, top) if top is not None else (0, None)
    if axis == "x":
        ax.set_xlim(*limit)
    else:
        ax.set_ylim(*limit)


def format_percent(share: float) -> str:
    """Spell a share.

    Examples
    --------
    >>> format_percent(0.125), format_percent(0.2)
    ('12,5%', '20%')
    """
    return f"{100 * share:.1f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def show_counts(ax: Axes, axis: str) -> None:
    """Put whole numbers only on an axis of counts."""
    from matplotlib.ticker import MaxNLocator

    (ax.xaxis if axis == "x" else ax.yaxis).set_major_locator(MaxNLocator(integer=True, nbins=6))


def show_grid(ax: Axes, axis: str) -> None:
    """Draw pale lines to read values by."""
    ax.grid(visible=True, axis=axis, color=PALE, linewidth=0.8)  # type: ignore[arg-type]
    ax.tick_params(length=0)


def is_time(groups: Sequence[str]) -> bool:
    """Tell periods from other groups: they begin with a year."""
    return all(name[:4].isdigit() for name in groups)


def show_periods(ax: Axes, periods: Sequence[str], room: int = 70) -> None:
    """Label as many periods as there is room for (in letters); other groups all, slanted where they are long."""
    step = max(1, math.ceil(len(periods) / max(4, room // 6))) if is_time(periods) else 1
    places = list(range(0, len(periods), step))
    labels = [shorten(periods[i], 28) for i in places]
    slanted = sum(len(label) + 2 for label in labels) > room
    ax.set_xticks(places, labels, rotation=40 if slanted else 0, ha="right" if slanted else "center")


def show_decimals(ax: Axes) -> None:
    """Write the numbers of the horizontal axis with a comma."""
    from matplotlib.ticker import FuncFormatter

    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}".replace(".", ",")))


def name_document(row: Mapping[str, Any]) -> str:
    """Spell a document: its type and code, else what its key says.

    Examples
    --------
    >>> name_document({"type": "Luật", "code": None, "document": "L/31/2024/QH15/2024-01-18"})
    'Luật 31/2024/QH15'
    >>> name_document({"type": "Nghị quyết", "code": "57-NQ/TW", "document": "NQ/57-NQ/TW/2024-12-22"})
    'Nghị quyết 57-NQ/TW'
    """
    name = row["code"]
    if not name:
        _, _, name = str(row["document"]).partition("/")
        name = _DATE_AT_END.sub("", name) or str(row["document"])
    kind = row.get("type") or ""
    return shorten(name if name.lower().startswith(kind.lower()) else f"{kind} {name}", 40)


def choose_groups(sizes: Mapping[str, float], most: int) -> list[str]:
    """Give what an axis shows: all periods with those between them; of other groups the largest, in the usual order.

    Examples
    --------
    >>> choose_groups({"xã B": 3, "xã A": 1, "xã C": 2}, 2)
    ['xã B', 'xã C']
    >>> choose_groups({"2024": 1, "2026": 1}, 2)
    ['2024', '2025', '2026']
    """
    if is_time(list(sizes)):
        return fill_periods(list(sizes))
    largest = set(sorted(sizes, key=lambda name: (-sizes[name], name))[:most])
    return sort_groups([name for name in sizes if name in largest])


def fill_periods(periods: Sequence[str]) -> list[str]:
    """Put the months, quarters or years between the first and the last in, so that a gap looks like one.

    Examples
    --------
    >>> fill_periods(["2024-11", "2025-02"])
    ['2024-11', '2024-12', '2025-01', '2025-02']
    >>> fill_periods(["2024-Q4", "2025-Q2"])
    ['2024-Q4', '2025-Q1', '2025-Q2']
    >>> fill_periods(["xã B", "xã A"])
    ['xã B', 'xã A']
    """
    numbers = [_number(p) for p in periods]
    kinds = {n[0] for n in numbers if n}
    if not periods or None in numbers or len(kinds) != 1:
        return list(periods)
    places = [n[1] for n in numbers if n]
    size = next(iter(kinds))
    return [_spell(at, size) for at in range(min(places), max(places) + 1)]


def _number(period: str) -> tuple[int, int] | None:
    """Give periods a year and the place on the line of all periods."""
    year, _, rest = period.partition("-")
    if not (year.isdigit() and len(year) == 4):
        return None
    if not rest:
        return 1, int(year)
    if rest[0] == "Q" and rest[1:].isdigit():
        return 4, int(year) * 4 + int(rest[1:]) - 1
    return (12, int(year) * 12 + int(rest) - 1) if rest.isdigit() and len(rest) == 2 else None


def _spell(at: int, size: int) -> str:
    year, part = divmod(at, size)
    return {1: f"{year}", 4: f"{year}-Q{part + 1}", 12: f"{year}-{part + 1:02}"}[size]
