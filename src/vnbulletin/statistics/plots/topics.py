"""Plots of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnbulletin.statistics.plots.style import (
    COLOURS,
    GREY,
    choose_groups,
    choose_panels,
    find_groups,
    format_percent,
    hide_rest,
    is_time,
    list_plain,
    make_empty,
    make_figure,
    name_group,
    shorten,
    show_grid,
    show_percent,
    show_periods,
    space_lines,
    styled,
    wrap,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_OVER_TIME = ("topic", "label", "n_bulletins", "group_bulletins", "share", "low", "high", "mean_share")
_UNASSIGNED = "không thuộc chủ đề nào"


@styled
def plot_topics(frame: pd.DataFrame, *, title: str | None = None) -> Figure:
    """Plot how many bulletins each topic has, with its words and its coherence.

    Parameters
    ----------
    frame : DataFrame
        Of ``TopicModel.describe``.
    title : str, optional
        Instead of the usual one.
    """
    rows = list_plain(frame)[::-1]
    usual = "Các chủ đề và số bản tin"
    if not rows:
        return make_empty(title or usual)
    figure, axes = make_figure(9.5, space_lines(len(rows), 0.55))
    ax = axes[0, 0]
    counts = [row["n_bulletins"] for row in rows]
    ax.barh(range(len(rows)), counts, color=[GREY if r["label"] is None else COLOURS[0] for r in rows], height=0.55)
    ax.set_yticks(range(len(rows)), [wrap(r["label"] or _UNASSIGNED, 30) for r in rows])
    top = max(*counts, 1)
    for i, row in enumerate(rows):
        share = format_percent(row["share_bulletins"] or 0)
        npmi = "" if row["coherence"] is None else f", NPMI {row['coherence']:.2f}".replace(".", ",")
        words = "" if row["words"] is None else shorten(", ".join(row["words"].split("; ")), 62)
        ax.text(
            row["n_bulletins"] + top * 0.02,
            i + 0.02,
            f"{row['n_bulletins']} ({share}{npmi})",
            va="bottom",
            fontsize=9,
        )
        ax.text(row["n_bulletins"] + top * 0.02, i - 0.02, words, va="top", fontsize=8, color="#555555")
    ax.set_xlim(0, top * 2.1)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(length=0)
    ax.margins(y=0.02)
    figure.suptitle(title or usual, x=0.01, ha="left")
    return figure


@styled
def plot_topics_over_time(frame: pd.DataFrame, *, title: str | None = None) -> Figure:
    """Plot the share of bulletins of each topic over time, one small panel a topic, with intervals.

    Parameters
    ----------
    frame : DataFrame
        Of ``TopicModel.over_time``.
    title : str, optional
        Instead of the usual one.
    """
    groups = find_groups(frame, _OVER_TIME)
    rows = [r for r in list_plain(frame) if all(r[g] is not None for g in groups)]
    usual = "Tỷ lệ bản tin theo chủ đề"
    if not rows:
        return make_empty(title or usual)
    periods = choose_groups({name_group(r, groups): r["group_bulletins"] for r in rows}, 12)
    place = {p: i for i, p in enumerate(periods)}
    rows = [r for r in rows if name_group(r, groups) in place]
    topics: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        topics.setdefault(row["topic"], []).append(row)
    n_rows, columns = choose_panels(len(topics))
    figure, axes = make_figure(3.6 * columns, 0.6 + 1.9 * n_rows, n_rows, columns, sharex=True, sharey=True)
    for ax, found in zip(axes.flat, topics.values()):
        label = found[0]["label"]
        colour = GREY if label is None else COLOURS[0]
        x = [place[name_group(r, groups)] for r in found]
        y = [r["share"] for r in found]
        below = [r["share"] - r["low"] for r in found]
        above = [r["high"] - r["share"] for r in found]
        ax.errorbar(x, y, yerr=[below, above], color=colour, ecolor=colour, elinewidth=1, alpha=0.35, fmt="none")
        ax.plot(x, y, "o-" if is_time(periods) else "o", color=colour, markersize=3.5, linewidth=1.2)
        ax.set_title(wrap(label or _UNASSIGNED, 36), fontsize=9)
        show_grid(ax, "y")
        show_percent(ax, "y", 1.0)
        show_periods(ax, periods, room=40)
    hide_rest(axes, len(topics))
    figure.suptitle(title or usual, x=0.01, ha="left")
    figure.supxlabel("vạch đứng: khoảng tin cậy (Wilson)", fontsize=9)
    return figure
