"""Plots of officials and their posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnbulletin.statistics.networks import network_nodes
from vnbulletin.statistics.plots.layout import lay_out_nodes, write_names
from vnbulletin.statistics.plots.style import (
    COLOURS,
    GREY,
    choose_groups,
    choose_panels,
    find_groups,
    hide_rest,
    is_time,
    list_plain,
    make_empty,
    make_figure,
    name_group,
    shorten,
    show_counts,
    show_grid,
    show_periods,
    space_lines,
    styled,
    wrap,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_ASPECTS = ("title", "organisation", "level", "system")
_COUNTS = ("n_mentions", "n_persons", "n_bulletins", "group_bulletins", "share", "low", "high")


@styled
def plot_posts_over_time(frame: pd.DataFrame, *, top: int = 9, title: str | None = None) -> Figure:
    """Plot in how many bulletins each post appears from period to period, one small panel a post.

    Parameters
    ----------
    frame : DataFrame
        Of ``posts_over_time``.
    top : int
        Posts to show, those of most bulletins.
    title : str, optional
        Instead of the usual one.
    """
    usual = "Chức vụ xuất hiện theo thời gian"
    aspect = frame.attrs.get("settings", {}).get("of") or next(c for c in _ASPECTS if c in frame.columns)
    groups = find_groups(frame, (*_COUNTS, aspect))
    rows = [r for r in list_plain(frame) if all(r[g] is not None for g in groups)]
    totals: dict[str, int] = {}
    for row in rows:
        totals[row[aspect]] = totals.get(row[aspect], 0) + row["n_bulletins"]
    shown = sorted(totals, key=lambda v: (-totals[v], v))[:top]
    if not shown:
        return make_empty(title or usual)
    sizes: dict[str, int] = {}
    for row in rows:
        sizes[name_group(row, groups)] = max(sizes.get(name_group(row, groups), 0), row["n_bulletins"])
    periods = choose_groups(sizes, 8)
    usual = usual if is_time(periods) else "Chức vụ xuất hiện trong bản tin"
    counts = {(r[aspect], name_group(r, groups)): r["n_bulletins"] for r in rows}
    n_rows, columns = choose_panels(len(shown))
    figure, axes = make_figure(3.4 * columns, 0.6 + 1.7 * n_rows, n_rows, columns, sharex=True, sharey=True)
    for ax, value in zip(axes.flat, shown):
        ax.bar(range(len(periods)), [counts.get((value, p), 0) for p in periods], color=COLOURS[0], width=0.8)
        ax.set_title(wrap(value, 34), fontsize=9)
        show_periods(ax, periods, room=38)
        show_counts(ax, "y")
        show_grid(ax, "y")
    hide_rest(axes, len(shown))
    figure.suptitle(title or usual, x=0.01, ha="left")
    figure.supylabel("số bản tin", fontsize=9)
    return figure


@styled
def plot_post_holders(frame: pd.DataFrame, *, top: int = 30, title: str | None = None) -> Figure:
    """Plot who was seen in which post from when to when, as bars on a line of time.

    Parameters
    ----------
    frame : DataFrame
        Of ``post_holders``.
    top : int
        Persons to show, those of most bulletins.
    title : str, optional
        Instead of the usual one.
    """
    from datetime import timedelta

    import matplotlib.dates

    dates: Any = matplotlib.dates

    usual = "Ai giữ chức vụ nào, từ khi nào"
    rows = list_plain(frame)
    kept = sorted(range(len(rows)), key=lambda i: (-rows[i]["bulletins"], i))[:top]
    rows = [rows[i] for i in sorted(kept)]
    if not rows:
        return make_empty(title or usual)
    posts = list(dict.fromkeys(_name_post(r) for r in rows))
    figure, axes = make_figure(9.5, space_lines(len(rows), 0.28))
    ax = axes[0, 0]
    days = [d for r in rows for d in (r["first_seen"], r["last_seen"])]
    least = max((max(days) - min(days)) / 150, timedelta(days=6))
    before = None
    for i, row in enumerate(rows):
        post = _name_post(row)
        length = max(row["last_seen"] - row["first_seen"], least)
        start = dates.date2num(row["first_seen"])
        colour = COLOURS[posts.index(post) % 2]
        ax.barh(i, length.total_seconds() / 86400, left=start, height=0.6, color=colour,
                alpha=0.55 if row["acting"] else 1.0)  # fmt: skip
        ax.text(
            start + length.total_seconds() / 86400,
            i,
            f"  {row['name']} ({row['bulletins']})",
            va="center",
            fontsize=8,
        )
        if before is not None and post != before:
            ax.axhline(i - 0.5, color="#DDDDDD", linewidth=0.8)
        before = post
    firsts = {p: next(i for i, r in enumerate(rows) if _name_post(r) == p) for p in posts}
    ax.set_yticks(list(firsts.values()), [shorten(p, 48) for p in posts])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    left, right = dates.date2num(min(days)), dates.date2num(max(days))
    width = max(right - left, 30.0)
    ax.set_xlim(left - 0.02 * width, right + 0.28 * width)
    locator = dates.AutoDateLocator(minticks=3, maxticks=8)
    formats = ["%Y", "%m/%Y", "%d/%m", "%H:%M", "%H:%M", "%S"]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, formats=formats, show_offset=False))
    show_grid(ax, "x")
    ax.set_xlabel("từ bản tin đầu đến bản tin cuối; (số bản tin)", color=GREY, fontsize=9)
    figure.suptitle(title or usual, x=0.01, ha="left")
    return figure


@styled
def plot_attendance_network(
    frame: pd.DataFrame, *, top: int = 30, names: int = 25, seed: int = 0, title: str | None = None
) -> Figure:
    """Plot a network of those who take part in the same events.

    Parameters
    ----------
    frame : DataFrame
        Of ``attendance_network``; of several groups the links are drawn together.
    top : int
        Nodes to show, those of most bulletins.
    names : int
        How many of them are named.
    seed : int
        Of the placement.
    title : str, optional
        Instead of the usual one.
    """
    usual = "Cùng dự các sự kiện"
    nodes = sorted(list_plain(network_nodes(frame)), key=lambda r: (-r["n_bulletins"], -r["weight"], r["node"]))[:top]
    chosen = [r["node"] for r in nodes]
    weights: dict[tuple[str, str], int] = {}
    for row in list_plain(frame):
        if row["source"] in chosen and row["target"] in chosen:
            key = (row["source"], row["target"])
            weights[key] = weights.get(key, 0) + row["n_bulletins"]
    if not weights:
        return make_empty(title or usual)
    sizes: dict[str, int] = {r["node"]: r["n_bulletins"] for r in nodes}
    places = lay_out_nodes(chosen, weights, seed)
    figure, axes = make_figure(9.5, 7.5)
    ax = axes[0, 0]
    heaviest = max(weights.values())
    for (a, b), n in sorted(weights.items(), key=lambda item: item[1]):
        (x1, y1), (x2, y2) = places[a], places[b]
        strength = n / heaviest
        ax.plot(
            [x1, x2],
            [y1, y2],
            color="#5F7F99",
            linewidth=0.5 + 3.5 * strength,
            alpha=0.18 + 0.5 * strength,
            zorder=1,
        )
    largest = max(sizes[node] for node in chosen)
    area = [30 + 270 * sizes[node] / largest for node in chosen]
    ax.scatter([places[n][0] for n in chosen], [places[n][1] for n in chosen], s=area, color=COLOURS[0],
               edgecolor="white", linewidth=0.8, zorder=2)  # fmt: skip
    ax.set_axis_off()
    ax.margins(0.16, 0.06)
    figure.suptitle(title or usual, x=0.01, ha="left")
    figure.supxlabel("cỡ chấm: số bản tin có mặt; độ đậm nét nối: số bản tin có mặt cùng nhau", fontsize=9, color=GREY)
    write_names(figure, ax, chosen[:names], places)
    return figure


def _name_post(row: dict[str, Any]) -> str:
    title, organisation = row["title"], row["organisation"] or ""
    words = title.split()
    if words and organisation.lower().startswith(words[-1].lower()):
        title = " ".join(words[:-1])
    return " · ".join(filter(None, (f"{title} {organisation}".strip(), row["place"])))
