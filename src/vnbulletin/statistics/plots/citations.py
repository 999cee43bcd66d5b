"""Plots of citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnbulletin.statistics.numbers import wilson_interval
from vnbulletin.statistics.plots.style import (
    COLOURS,
    GREY,
    choose_groups,
    find_groups,
    list_plain,
    make_empty,
    make_figure,
    name_document,
    name_group,
    show_grid,
    show_percent,
    show_periods,
    space_lines,
    styled,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_COUNTS = (
    "document", "code", "type", "n_mentions", "n_bulletins", "group_bulletins", "share", "low", "high",
)  # fmt: skip
_LAGS = (
    "document", "code", "issued", "n_bulletins", "first_lag_days", "lower_quartile_days", "median_lag_days",
    "upper_quartile_days", "last_lag_days",
)  # fmt: skip


@styled
def plot_citation_counts(frame: pd.DataFrame, *, top: int = 20, title: str | None = None) -> Figure:
    """Plot how many bulletins cite each document: bars, or a table of shades by group.

    Parameters
    ----------
    frame : DataFrame
        Of ``citation_counts``.
    top : int
        Documents to show, those that most bulletins cite.
    title : str, optional
        Instead of the usual one.
    """
    usual = "Văn bản được viện dẫn nhiều nhất"
    groups = find_groups(frame, _COUNTS)
    rows = [r for r in list_plain(frame) if all(r[g] is not None for g in groups)]
    totals: dict[str, int] = {}
    names: dict[str, str] = {}
    for row in rows:
        totals[row["document"]] = totals.get(row["document"], 0) + row["n_bulletins"]
        names[row["document"]] = name_document(row)
    documents = [d for d in sorted(totals, key=lambda d: (-totals[d], d)) if totals[d]][:top]
    if not documents:
        return make_empty(title or usual)
    labels = [names[d] for d in documents]
    if not groups:
        figure, axes = make_figure(7.5, space_lines(len(documents), 0.28))
        ax = axes[0, 0]
        ax.barh(range(len(documents)), [totals[d] for d in documents], color=COLOURS[0], height=0.7)
        for i, d in enumerate(documents):
            ax.text(totals[d], i, f" {totals[d]}", va="center", fontsize=9)
        ax.set_yticks(range(len(documents)), labels)
        ax.invert_yaxis()
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        ax.tick_params(length=0)
        ax.set_xlabel("số bản tin viện dẫn")
        ax.margins(y=0.01)
    else:
        figure = _draw_table(rows, groups, documents, labels)
    figure.suptitle(title or usual, x=0.01, ha="left")
    return figure


@styled
def plot_citation_diffusion(frame: pd.DataFrame, *, title: str | None = None, documents: int = 6) -> Figure:
    """Plot the share of places that have cited a document, by days since its date.

    Parameters
    ----------
    frame : DataFrame
        Of ``citation_diffusion``.
    title : str, optional
        Instead of the usual one.
    documents : int
        Most documents to show.
    """
    usual = "Văn bản mới lan tới cơ sở"
    by_document: dict[str, list[dict[str, Any]]] = {}
    for row in list_plain(frame):
        by_document.setdefault(row["document"], []).append(row)
    reached = {d: [r for r in rows if r["lag_days"] is not None] for d, rows in by_document.items()}
    shown = [d for d in by_document if reached[d]][:documents]
    if not shown:
        return make_empty(title or usual)
    last = max(r["lag_days"] for d in shown for r in reached[d]) * 1.04 + 1
    figure, axes = make_figure(8.5, 4.6)
    ax = axes[0, 0]
    for k, document in enumerate(shown):
        rows = reached[document]
        x = [0, *(r["lag_days"] for r in rows), last]
        y = [0.0, *(r["share"] for r in rows), rows[-1]["share"]]
        name = f"{name_document(rows[0])} ({len(rows)}/{rows[0]['n_places']} nơi)"
        ax.step(x, y, where="post", color=COLOURS[k % len(COLOURS)], linewidth=1.8, label=name)
        if len(shown) == 1:
            low = [0.0, *(r["low"] for r in rows), rows[-1]["low"]]
            confidence = frame.attrs.get("settings", {}).get("confidence", 0.95)
            high = [
                wilson_interval(0, rows[0]["n_places"], confidence)[1],
                *(r["high"] for r in rows),
                rows[-1]["high"],
            ]
            ax.fill_between(x, low, high, step="post", color=COLOURS[0], alpha=0.15, linewidth=0)
    ax.set_xlim(0, last)
    ax.set_xlabel("số ngày kể từ ngày ban hành")
    ax.set_ylabel("tỷ lệ nơi đã viện dẫn")
    column = "high" if len(shown) == 1 else "share"
    show_percent(ax, "y", min(1.0, 1.15 * max(r[column] for d in shown for r in reached[d])))
    show_grid(ax, "y")
    figure.legend(loc="outside right center")
    figure.suptitle(title or usual, x=0.01, ha="left")
    return figure


@styled
def plot_citation_lags(frame: pd.DataFrame, *, top: int = 12, title: str | None = None) -> Figure:
    """Plot the days between a document and the bulletins that cite it: range, quartiles, median.

    Parameters
    ----------
    frame : DataFrame
        Of ``citation_lags``.
    top : int
        Documents to show, those first in the frame.
    title : str, optional
        Instead of the usual one.
    """
    usual = "Độ trễ của viện dẫn"
    groups = find_groups(frame, _LAGS)
    rows = list_plain(frame)
    documents = list(dict.fromkeys(r["document"] for r in rows))[:top]
    rows = [r for r in rows if r["document"] in documents]
    if not rows:
        return make_empty(title or usual)
    sizes = {name_group(r, groups): 0 for r in rows}
    for row in rows:
        sizes[name_group(row, groups)] += row["n_bulletins"]
    values = choose_groups(sizes, len(COLOURS))
    rows = [r for r in rows if name_group(r, groups) in values]
    documents = [d for d in documents if any(r["document"] == d for r in rows)]
    colour = {value: COLOURS[k % len(COLOURS)] for k, value in enumerate(values)}
    figure, axes = make_figure(8.5, space_lines(len(rows), 0.26))
    ax = axes[0, 0]
    labelled: set[str] = set()
    ticks, at = [], 0.0
    for document in documents:
        of_document = sorted(
            (r for r in rows if r["document"] == document), key=lambda r: values.index(name_group(r, groups))
        )
        ticks.append((at + (len(of_document) - 1) / 2, name_document(of_document[0])))
        for row in of_document:
            value = name_group(row, groups)
            shade = colour[value]
            label = value if groups and value not in labelled else None
            labelled.add(value)
            ax.plot([row["first_lag_days"], row["last_lag_days"]], [at, at], color=shade, linewidth=1, alpha=0.6)
            ax.plot([row["lower_quartile_days"], row["upper_quartile_days"]], [at, at], color=shade, linewidth=5,
                    alpha=0.45, solid_capstyle="butt")  # fmt: skip
            ax.plot(row["median_lag_days"], at, "o", color=shade, markersize=5.5, label=label)
            at += 1
        at += 0.6
    ax.set_yticks([t for t, _ in ticks], [name for _, name in ticks])
    ax.set_ylim(at - 0.6, -0.8)
    ax.set_xlim(0, None)
    ax.set_xlabel("số ngày từ ngày ban hành đến bản tin (chấm: trung vị; vạch đậm: nửa giữa)")
    show_grid(ax, "x")
    if groups and len(values) > 1:
        handles, names = ax.get_legend_handles_labels()
        order = sorted(range(len(names)), key=lambda i: values.index(names[i]))
        figure.legend([handles[i] for i in order], [names[i] for i in order], loc="outside right center")
    figure.suptitle(title or usual, x=0.01, ha="left")
    return figure


def _draw_table(rows: list[dict[str, Any]], groups: list[str], documents: list[str], labels: list[str]) -> Figure:
    sizes: dict[str, int] = {}
    for row in rows:
        sizes[name_group(row, groups)] = sizes.get(name_group(row, groups), 0) + row["n_bulletins"]
    columns = choose_groups(sizes, 12)
    counts = {(r["document"], name_group(r, groups)): r["n_bulletins"] for r in rows}
    shown = [i for i, d in enumerate(documents) if any(counts.get((d, c)) for c in columns)]
    table = [[counts.get((documents[i], c), 0) for c in columns] for i in shown]
    labels = [labels[i] for i in shown]
    largest = max(max(cells) for cells in table)
    figure, axes = make_figure(3.2 + min(9.0, max(3.0, 0.42 * len(columns))), space_lines(len(labels), 0.3))
    ax = axes[0, 0]
    ax.imshow(table, aspect="auto", cmap="Blues", vmin=0, vmax=largest * 1.25)
    if len(columns) <= 30:
        for i, cells in enumerate(table):
            for j, n in enumerate(cells):
                if n:
                    ax.text(j, i, str(n), ha="center", va="center", fontsize=8,
                            color="white" if n > largest * 0.65 else "#222222")  # fmt: skip
    ax.set_yticks(range(len(labels)), labels)
    show_periods(ax, columns, room=11 * min(9, max(3, int(0.42 * len(columns)))))
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.set_xlabel("ô: số bản tin viện dẫn", color=GREY)
    return figure
