"""Nothing in, nothing out: the right columns all the same, and plots that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vnbulletin import statistics as st

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from vnbulletin import Tables

FUNCTIONS: dict[str, Callable[[Tables], pd.DataFrame]] = {
    "word_frequencies": lambda t: st.word_frequencies(t, ["place", "month"]),
    "keyness": lambda t: st.keyness(t, by="place", min_count=1, min_bulletins=1),
    "kwic": lambda t: st.kwic(t, "rừng", by="place"),
    "task_fields": lambda t: st.task_fields(t, "place"),
    "citation_counts": lambda t: st.citation_counts(t, ["place", "month"]),
    "citation_diffusion": lambda t: st.citation_diffusion(t, level=None),
    "citation_lags": lambda t: st.citation_lags(t, "place"),
    "posts_over_time": lambda t: st.posts_over_time(t, "month"),
    "post_holders": lambda t: st.post_holders(t),
    "attendance_network": lambda t: st.attendance_network(t),
    "network_nodes": lambda t: st.network_nodes(st.attendance_network(t)),
    "topics": lambda t: st.fit_topics(t, 2, min_bulletins=1).describe(),
    "topics_over_time": lambda t: st.fit_topics(t, 2, min_bulletins=1).over_time(t),
}
PLOTS = {
    "word_frequencies": st.plot_word_frequencies, "keyness": st.plot_keyness, "kwic": st.plot_kwic,
    "task_fields": st.plot_task_fields, "citation_counts": st.plot_citation_counts,
    "citation_diffusion": st.plot_citation_diffusion, "citation_lags": st.plot_citation_lags,
    "posts_over_time": st.plot_posts_over_time, "post_holders": st.plot_post_holders,
    "attendance_network": st.plot_attendance_network, "topics": st.plot_topics,
    "topics_over_time": st.plot_topics_over_time,
}  # fmt: skip


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_empty_corpus_gives_the_columns_of_a_full_one(tables: Tables, empty: Tables, name: str) -> None:
    full, nothing = FUNCTIONS[name](tables), FUNCTIONS[name](empty)
    assert len(full) > 0
    assert len(nothing) == 0
    assert nothing.dtypes.to_dict() == full.dtypes.to_dict()
    assert nothing.attrs.keys() == full.attrs.keys()
    assert nothing.attrs["settings"].keys() == full.attrs["settings"].keys()


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_of_nothing_says_so(empty: Tables, name: str) -> None:
    figure = PLOTS[name](FUNCTIONS[name](empty))
    assert "Không có dữ liệu" in {text.get_text() for ax in figure.axes for text in ax.texts}


def test_every_function_has_a_plot() -> None:
    public = {name for name in st.__all__ if name.startswith("plot_")}
    assert public == {f"plot_{name}" for name in PLOTS}
    assert set(PLOTS) | {"network_nodes"} == set(FUNCTIONS)
