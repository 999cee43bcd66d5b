"""Places for the nodes of a network."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from vnbulletin.statistics.plots.style import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROUNDS = 300
#: Where a name may stand: points to the right and up, and how it is aligned.
_SIDES = ((0, 8, "center", "bottom"), (0, -8, "center", "top"), (9, 0, "left", "center"), (-9, 0, "right", "center"))


def lay_out_nodes(
    nodes: Sequence[str], weights: Mapping[tuple[str, str], float], seed: int = 0
) -> dict[str, tuple[float, float]]:
    """Place nodes so that linked ones are near each other (Fruchterman and Reingold).

    Parameters
    ----------
    nodes : sequence of str
        The nodes.
    weights : mapping of (str, str) to float
        The links.
    seed : int
        Of the start; the same seed gives the same places.

    Returns
    -------
    dict of str to (float, float)
        A place for each node.

    Examples
    --------
    >>> places = lay_out_nodes(["a", "b", "c"], {("a", "b"): 3})
    >>> math.dist(places["a"], places["b"]) < math.dist(places["a"], places["c"])
    True
    """
    import numpy as np

    n = len(nodes)
    if not n:
        return {}
    at = {node: i for i, node in enumerate(nodes)}
    pull = np.zeros((n, n))
    for (a, b), weight in weights.items():
        pull[at[a], at[b]] = pull[at[b], at[a]] = 1 + math.log(max(weight, 1))
    rng = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * math.pi, n, endpoint=False)
    places = np.column_stack([np.cos(angle), np.sin(angle)]) + rng.normal(0, 0.05, (n, 2))
    distance = 1.4 / math.sqrt(n)
    for step in np.linspace(0.2, 0.002, _ROUNDS):
        gaps = places[:, None] - places[None, :]
        far = np.maximum(np.sqrt((gaps**2).sum(-1)), 0.01)
        push = distance**2 / far**2 - pull * far / distance
        np.fill_diagonal(push, 0)
        # A weak pull to the middle keeps parts that have no link from drifting away.
        move = (gaps * push[..., None]).sum(1) - 1.2 * places
        length = np.maximum(np.sqrt((move**2).sum(-1, keepdims=True)), 1e-9)
        places = places + move / length * np.minimum(length, step)
    return {node: (float(places[i, 0]), float(places[i, 1])) for node, i in at.items()}


def write_names(figure: Any, ax: Any, nodes: Sequence[str], places: Mapping[str, tuple[float, float]]) -> None:
    """Write names next to nodes, each where it covers least of those before it and of the nodes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.patheffects import withStroke

    canvas: Any = FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    renderer = canvas.get_renderer()
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in ax.transData.transform(list(places.values()))]
    for node in nodes:
        best: tuple[float, Any, Any] | None = None
        for dx, dy, ha, va in _SIDES:
            text = ax.annotate(
                wrap(node, 24), places[node], xytext=(dx, dy), textcoords="offset points", ha=ha, va=va, fontsize=8,
                zorder=3, path_effects=[withStroke(linewidth=2.5, foreground="white")],
            )  # fmt: skip
            text.set_in_layout(False)
            box = text.get_window_extent(renderer).extents
            covered = sum(_overlap(box, other) for other in taken)
            if best is not None and covered >= best[0]:
                text.remove()
                continue
            if best is not None:
                best[1].remove()
            best = covered, text, box
        if best is not None:
            taken.append(tuple(best[2]))


def _overlap(a: Sequence[float], b: Sequence[float]) -> float:
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return float(width * height) if width > 0 and height > 0 else 0.0
