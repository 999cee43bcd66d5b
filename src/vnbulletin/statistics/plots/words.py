"""Plots of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbulletin.statistics.plots.style import (
    COLOURS,
    GREY,
    choose_panels,
    find_groups,
    hide_rest,
    list_plain,
    make_empty,
    make_figure,
    name_group,
    name_value,
    rank_value,
    shorten,
    show_decimals,
    show_grid,
    sort_groups,
    space_lines,
    styled,
    wrap,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_FREQUENCIES = ("word", "n", "n_bulletins", "per_1000", "share_bulletins", "rank", "group_words", "group_bulletins")
_KWIC = ("doc_id", "start", "end", "before", "keyword", "after", "pattern", "doc_start")


@styled
def plot_word_frequencies(frame: pd.DataFrame, *, top: int = 20, title: str | None = None, panels: int = 6) -> Figure:
    """Plot the most frequent words, one panel a group.

    Parameters
    ----------
    frame : DataFrame
        Of ``word_frequencies``.
    top : int
        Words a panel.
    title : str, optional
        Instead of the usual one.
    panels : int
        Most groups to show: those with most words.
    """
    usual = "Từ ngữ xuất hiện nhiều nhất"
    groups = find_groups(frame, _FREQUENCIES)
    by_group: dict[str, list[dict[str, object]]] = {}
    for row in list_plain(frame):
        by_group.setdefault(name_group(row, groups), []).append(row)
    if not by_group:
        return make_empty(title or usual)
    largest = sorted(by_group, key=lambda g: -int(str(by_group[g][0]["group_words"])))[:panels]
    shown = [g for g in sort_groups(list(by_group)) if g in largest]
    rows, columns = choose_panels(len(shown))
    figure, axes = make_figure(max(6.0, 3.9 * columns), rows * space_lines(top, 0.2), rows, columns, sharex=True)
    for ax, group in zip(axes.flat, shown):
        words = by_group[group][:top][::-1]
        ax.barh(
            [str(r["word"]) for r in words],
            [float(str(r["per_1000"])) for r in words],
            color=COLOURS[0],
            height=0.7,
        )
        ax.set_title(wrap(group) if groups else "")
        show_grid(ax, "x")
        show_decimals(ax)
        ax.margins(y=0.01)
    hide_rest(axes, len(shown))
    figure.suptitle(title or usual, x=0.01, ha="left")
    figure.supxlabel("số lần trên 1.000 từ", fontsize=10)
    return figure


@styled
def plot_keyness(frame: pd.DataFrame, *, top: int = 15, title: str | None = None, panels: int = 6) -> Figure:
    """Plot the words most key to the target and to the reference, one panel a target.

    Parameters
    ----------
    frame : DataFrame
        Of ``keyness``.
    top : int
        Words on each side.
    title : str, optional
        Instead of the usual one.
    panels : int
        Most targets to show.
    """
    by_target: dict[str, list[dict[str, object]]] = {}
    for row in list_plain(frame):
        by_target.setdefault(str(row["target"]), []).append(row)
    by = str(frame.attrs.get("settings", {}).get("by", ""))
    measure = str(frame.attrs.get("settings", {}).get("measure", "G2"))
    if not by_target:
        return make_empty(title or "Từ khóa đặc trưng")
    shown = sorted(by_target, key=lambda t: rank_value(by, t))[:panels]
    one_sided = len(shown) > 1
    rows, columns = choose_panels(len(shown))
    lines = top if one_sided else 2 * top
    figure, axes = make_figure(max(7.5, 4.0 * columns), rows * space_lines(lines, 0.21), rows, columns)
    for ax, target in zip(axes.flat, shown):
        found = by_target[target]
        key = [r for r in found if float(str(r[measure])) > 0][:top]
        rare = [] if one_sided else [r for r in found if float(str(r[measure])) < 0][-top:]
        words = [*key, *rare][::-1]
        values = [float(str(r[measure])) for r in words]
        labels = [f"{r['word']}  ({r['n_target']} : {r['n_reference']})" for r in words]
        # A pale bar does not hold out against the many tests.
        sure = [float(str(r["p_adjusted"])) < 0.05 for r in words]
        for i, (value, is_sure) in enumerate(zip(values, sure)):
            ax.barh(i, value, color=COLOURS[0 if value > 0 else 1], alpha=1.0 if is_sure else 0.35, height=0.7)
        ax.set_yticks(range(len(labels)), labels)
        ax.axvline(0, color=GREY, linewidth=0.8)
        other = _name_groups(found[0]["reference"], by) if found[0]["reference"] else "các nhóm còn lại"
        name = _name_groups(target, by)
        ax.set_title(wrap(name if one_sided else f"{name}  ↔  {other}", 60 if not one_sided else 34))
        show_grid(ax, "x")
        ax.margins(y=0.01)
    hide_rest(axes, len(shown))
    if title or one_sided:
        figure.suptitle(title or "Từ khóa đặc trưng của từng nhóm", x=0.01, ha="left")
    symbol = {"G2": "G²", "chi2": "χ²"}.get(measure, measure)
    note = (
        "nhạt: không có ý nghĩa sau hiệu chỉnh; (nhóm : đối chiếu)"
        if one_sided
        else ("phải: nhiều hơn ở nhóm; nhạt: không có ý nghĩa sau hiệu chỉnh; (nhóm : đối chiếu)")
    )
    figure.supxlabel(f"{symbol} có dấu — {note}", fontsize=9)
    return figure


@styled
def plot_kwic(frame: pd.DataFrame, *, documents: int = 30, title: str | None = None) -> Figure:
    """Plot where in each bulletin the words stand, from its beginning to its end.

    Parameters
    ----------
    frame : DataFrame
        Of ``kwic``.
    documents : int
        Most bulletins to show: those with most hits.
    title : str, optional
        Instead of the usual one.
    """
    by_document: dict[str, list[tuple[str, float]]] = {}
    for row in list_plain(frame):
        by_document.setdefault(row["doc_id"], []).append((row["pattern"], row["doc_start"]))
    usual = "Vị trí của từ trong từng bản tin"
    if not by_document:
        return make_empty(title or usual)
    most = sorted(by_document, key=lambda d: -len(by_document[d]))[:documents]
    shown = [d for d in by_document if d in most][::-1]
    patterns = list(dict.fromkeys(p for d in shown for p, _ in by_document[d]))
    figure, axes = make_figure(8, space_lines(len(shown), 0.24))
    ax = axes[0, 0]
    for k, pattern in enumerate(patterns):
        points = [(at, i) for i, d in enumerate(shown) for p, at in by_document[d] if p == pattern]
        colour = COLOURS[k % len(COLOURS)]
        ax.plot([x for x, _ in points], [y for _, y in points], "|", color=colour, markersize=9, markeredgewidth=2,
                label=pattern)  # fmt: skip
    ax.set_yticks(range(len(shown)), [shorten(d, 42) for d in shown])
    ax.set_ylim(-0.7, len(shown) - 0.3)
    ax.set_xlim(-0.01, 1.01)
    ax.set_xticks([0, 0.5, 1], ["đầu", "giữa", "cuối bản tin"])
    show_grid(ax, "y")
    figure.suptitle(title or usual, x=0.01, ha="left")
    figure.legend(loc="outside lower center", ncols=min(4, len(patterns)))
    return figure


def _name_groups(joined: object, by: str) -> str:
    return ", ".join(name_value(by, value) for value in str(joined).split(", "))
