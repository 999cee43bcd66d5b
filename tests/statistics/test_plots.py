"""Plots that can be read: every letter drawn, no label over another, the caller's settings untouched."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from itertools import pairwise
from typing import TYPE_CHECKING

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from vnbulletin import statistics as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from vnbulletin import Tables

DRAW: dict[str, Callable[[Tables], Figure]] = {
    "words": lambda t: st.plot_word_frequencies(st.word_frequencies(t)),
    "words_by_place": lambda t: st.plot_word_frequencies(st.word_frequencies(t, "place"), top=8),
    "keyness": lambda t: st.plot_keyness(
        st.keyness(t, "xã Mường Sang", "xã Nà Lóng", by="place", min_count=1, min_bulletins=1)
    ),
    "keyness_of_all": lambda t: st.plot_keyness(st.keyness(t, by="place", min_count=1, min_bulletins=1), top=8),
    "kwic": lambda t: st.plot_kwic(st.kwic(t, ["rừng", "học sinh"])),
    "topics": lambda t: st.plot_topics(st.fit_topics(t, 3, min_bulletins=1).describe()),
    "topics_over_time": lambda t: st.plot_topics_over_time(st.fit_topics(t, 3, min_bulletins=1).over_time(t)),
    "fields": lambda t: st.plot_task_fields(st.task_fields(t)),
    "fields_by_level": lambda t: st.plot_task_fields(st.task_fields(t, "level")),
    "fields_by_verb": lambda t: st.plot_task_fields(st.task_fields(t, "verb")),
    "fields_by_month": lambda t: st.plot_task_fields(st.task_fields(t, "day")),
    "citations": lambda t: st.plot_citation_counts(st.citation_counts(t, None)),
    "citations_by_month": lambda t: st.plot_citation_counts(st.citation_counts(t)),
    "diffusion": lambda t: st.plot_citation_diffusion(st.citation_diffusion(t)),
    "lags": lambda t: st.plot_citation_lags(st.citation_lags(t)),
    "posts": lambda t: st.plot_posts_over_time(st.posts_over_time(t, "month")),
    "holders": lambda t: st.plot_post_holders(st.post_holders(t)),
    "network": lambda t: st.plot_attendance_network(st.attendance_network(t)),
}


@pytest.mark.parametrize("name", DRAW)
def test_every_letter_is_drawn_whatever_the_callers_font(tables: Tables, name: str) -> None:
    before = dict(matplotlib.rcParams)
    foreign = {"font.family": "cmr10", "font.size": 30, "xtick.labelsize": 30, "ytick.labelsize": 30}
    with matplotlib.rc_context(foreign), warnings.catch_warnings():  # a font without Vietnamese
        warnings.simplefilter("error")
        figure = DRAW[name](tables)
        assert isinstance(figure, Figure)
        figure.savefig(io.BytesIO(), format="png", dpi=50)
        texts = [t for ax in figure.axes for t in (*ax.get_xticklabels(), *ax.get_yticklabels(), *ax.texts)]
        assert {f for t in texts for f in t.get_fontfamily()} <= {"DejaVu Sans"}
        assert max((t.get_fontsize() for t in texts), default=9) <= 11
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("name", DRAW)
def test_labels_of_axes_do_not_cover_each_other(tables: Tables, name: str) -> None:
    figure = DRAW[name](tables)
    renderer = FigureCanvasAgg(figure).get_renderer()
    for ax in figure.axes:
        for axis, along in ((ax.yaxis, "y"), (ax.xaxis, "x")):
            labels = [t for t in axis.get_ticklabels() if t.get_text() and t.get_visible() and not t.get_rotation()]
            boxes = sorted(
                (b.y0, b.y1) if along == "y" else (b.x0, b.x1) for b in (t.get_window_extent(renderer) for t in labels)
            )
            assert all(first[1] <= second[0] + 1 for first, second in pairwise(boxes)), (name, along)


def test_every_plot_has_words_on_it(tables: Tables) -> None:
    for name, draw in DRAW.items():
        figure = draw(tables)
        ink = np.asarray(_render(figure))[..., :3].min(axis=2) < 200
        assert 0.002 < ink.mean() < 0.6, name
        texts = [t for ax in figure.axes for t in (*ax.get_yticklabels(), *ax.get_xticklabels(), *ax.texts)]
        assert any(t.get_text() for t in texts), name


def test_bars_are_as_long_as_the_numbers(tables: Tables) -> None:
    frame = st.word_frequencies(tables)
    (ax,) = st.plot_word_frequencies(frame, top=5).axes
    assert sorted((bar.get_width() for bar in ax.patches), reverse=True) == frame["per_1000"].head(5).tolist()
    assert [t.get_text() for t in ax.get_yticklabels()][::-1] == frame["word"].head(5).tolist()


def test_levels_are_told_in_vietnamese_and_in_order(tables: Tables) -> None:
    figure = st.plot_word_frequencies(st.word_frequencies(tables, "level"))
    assert [ax.get_title(loc="left") for ax in figure.axes if ax.axison] == ["cấp tỉnh", "cấp xã"]


def test_gaps_in_time_are_gaps_in_the_plot(tables: Tables) -> None:
    figure = st.plot_posts_over_time(st.posts_over_time(tables, "month"), top=1)
    # January to March 2025; November 2024 has no post.
    assert [bar.get_height() for bar in figure.axes[0].patches] == [1, 1, 1]
    assert [t.get_text() for t in figure.axes[0].get_xticklabels()] == ["2025-01", "2025-02", "2025-03"]


def test_a_notebook_shows_the_figure_without_pyplot(tables: Tables) -> None:
    figure = st.plot_task_fields(st.task_fields(tables))
    assert figure._repr_png_().startswith(b"\x89PNG")  # type: ignore[attr-defined]
    code = (
        "import sys, pandas as pd; from vnbulletin import statistics as st;"
        "st.plot_kwic(st.kwic(pd.DataFrame({'doc_id': ['a'], 'text': ['Tin.']}), 'tin'))._repr_png_();"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_own_title(tables: Tables) -> None:
    figure = st.plot_task_fields(st.task_fields(tables), title="Lĩnh vực, quý I")
    assert figure.get_suptitle() == "Lĩnh vực, quý I"


def test_the_room_loads_without_matplotlib_and_pandas() -> None:
    code = "import sys, vnbulletin.statistics; print(sorted({'matplotlib', 'pandas', 'sklearn'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _render(figure: Figure) -> object:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return canvas.buffer_rgba()
