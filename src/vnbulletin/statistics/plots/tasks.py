"""Plots of fields of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnbulletin.statistics.plots.style import (
    COLOURS,
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
    show_grid,
    show_percent,
    show_periods,
    sort_groups,
    space_lines,
    styled,
    wrap,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_COLUMNS = (
    "label", "name", "n_tasks", "n_bulletins", "group_tasks", "group_bulletins", "share", "low", "high",
    "design_effect",
)  # fmt: skip
_USUAL = "Lĩnh vực của các nhiệm vụ được giao"
#: From so many groups on the labels are panels and the groups an axis.
_MANY = 5


@styled
def plot_task_fields(frame: pd.DataFrame, *, title: str | None = None, top: int = 9) -> Figure:
    """Plot the fields of work: as points with intervals, side by side for few groups, over time for many.

    Parameters
    ----------
    frame : DataFrame
        Of ``task_fields``.
    title : str, optional
        Instead of the usual one.
    top : int
        Where there are many groups: the labels to show, those with most tasks.
    """
    groups = find_groups(frame, _COLUMNS)
    by_group: dict[str, list[dict[str, Any]]] = {}
    for row in list_plain(frame):
        if all(row[g] is not None for g in groups):
            by_group.setdefault(name_group(row, groups), []).append(row)
    if not by_group:
        return make_empty(title or _USUAL)
    by_group = {group: by_group[group] for group in sort_groups(list(by_group))}
    sizes: dict[str, int] = {}
    names: dict[str, str] = {}
    for rows in by_group.values():
        for row in rows:
            sizes[row["label"]] = sizes.get(row["label"], 0) + row["n_tasks"]
            names[row["label"]] = row["name"]
    labels = sorted(sizes, key=lambda label: (-sizes[label], label))
    draw = _draw_side_by_side if len(by_group) < _MANY else _draw_panels
    figure = draw(by_group, labels if len(by_group) < _MANY else labels[:top], names)
    figure.suptitle(title or _USUAL, x=0.01, ha="left")
    return figure


def _draw_side_by_side(by_group: dict[str, list[dict[str, Any]]], labels: list[str], names: dict[str, str]) -> Figure:
    figure, axes = make_figure(8.5, space_lines(len(labels), 0.36))
    ax = axes[0, 0]
    n = len(by_group)
    for k, (group, rows) in enumerate(by_group.items()):
        found = {row["label"]: row for row in rows}
        shift = 0.0 if n == 1 else 0.6 * (k / (n - 1) - 0.5)
        y = [len(labels) - 1 - i - shift for i in range(len(labels))]
        share = [found[label]["share"] for label in labels]
        low = [found[label]["share"] - found[label]["low"] for label in labels]
        high = [found[label]["high"] - found[label]["share"] for label in labels]
        name = f"{group} ({rows[0]['group_tasks']} nhiệm vụ)" if group else None
        ax.errorbar(share, y, xerr=[low, high], fmt="o", color=COLOURS[k], markersize=5, elinewidth=1.4, label=name)
    ax.set_yticks(range(len(labels)), [wrap(names[label], 48) for label in labels[::-1]])
    ax.set_ylim(-0.6, len(labels) - 0.4)
    ax.set_xlabel("tỷ lệ trong các nhiệm vụ, với khoảng tin cậy")
    show_percent(ax)
    show_grid(ax, "x")
    if n > 1:
        figure.legend(loc="outside lower center", ncols=min(2, n))
    return figure


def _draw_panels(by_group: dict[str, list[dict[str, Any]]], labels: list[str], names: dict[str, str]) -> Figure:
    periods = choose_groups({group: rows[0]["group_tasks"] for group, rows in by_group.items()}, 24)
    by_group = {group: rows for group, rows in by_group.items() if group in periods}
    place = {p: i for i, p in enumerate(periods)}
    n_rows, columns = choose_panels(len(labels))
    long = not is_time(periods)
    height = space_lines(len(periods), 0.26) if long else 2.1
    figure, axes = make_figure(3.7 * columns, 0.6 + height * n_rows, n_rows, columns, sharex=True, sharey=True)
    for ax, label in zip(axes.flat, labels):
        found = [(place[g], r) for g, rows in by_group.items() for r in rows if r["label"] == label]
        x = [at for at, _ in found]
        y = [r["share"] for _, r in found]
        spread = [[r["share"] - r["low"] for _, r in found], [r["high"] - r["share"] for _, r in found]]
        ax.set_title(wrap(names[label], 36), fontsize=9)
        if long:
            at = [len(periods) - 1 - i for i in x]
            ax.errorbar(y, at, xerr=spread, fmt="o", color=COLOURS[0], ecolor="#9CC3DE", markersize=4, elinewidth=1)
            ax.set_yticks(range(len(periods)), [shorten(p, 32) for p in periods[::-1]])
            show_percent(ax, "x", 1.0)
            show_grid(ax, "x")
        else:
            ax.errorbar(x, y, yerr=spread, fmt="none", ecolor="#9CC3DE", elinewidth=1)
            ax.plot(x, y, "o-", color=COLOURS[0], markersize=3.5, linewidth=1.2)
            show_periods(ax, periods, room=42)
            show_percent(ax, "y", 1.0)
            show_grid(ax, "y")
    hide_rest(axes, len(labels))
    figure.supxlabel("tỷ lệ trong các nhiệm vụ của từng nhóm, với khoảng tin cậy", fontsize=9)
    return figure
