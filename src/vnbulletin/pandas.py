"""``import vnbulletin.pandas`` gives every Series of texts the accessor ``.bulletin``.

``import vnbulletin`` does it, too, where pandas has been imported before; it never imports pandas by itself.

Examples
--------
>>> import pandas as pd
>>> import vnbulletin.pandas
>>> pd.Series(["Thực hiện Nghị quyết số 18-NQ/TW"]).bulletin.references()["code"].tolist()
['18-NQ/TW']
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pandas as pd

# The rooms are loaded when an accessor is first used: making it known must cost next to nothing.
import vnbulletin as vb

if TYPE_CHECKING:
    from collections.abc import Callable

    from vnbulletin.corpus.tables import Tables
    from vnbulletin.model import Bulletin


class BulletinAccessor:
    """The accessor ``bulletin`` of a Series of texts.

    A frame has one row a thing found, under the index label of the text it was found in, so that it joins with
    the caller's frame (``df.join(df["text"].bulletin.references())``); a missing text has no rows. Offsets are
    those of the cell's own string.

    Parameters
    ----------
    series : Series
        Of str; missing values are allowed.

    Examples
    --------
    >>> import pandas as pd
    >>> import vnbulletin.pandas
    >>> df = pd.DataFrame({"text": ["Triển khai Kết luận số 21-KL/TW và Chỉ thị số 05-CT/TW.", None]}, index=["a", "b"])
    >>> df["text"].bulletin.references()[["code", "start"]].to_dict("split")["index"]
    ['a', 'a']
    """

    def __init__(self, series: pd.Series[Any]) -> None:
        if not (pd.api.types.is_string_dtype(series.dtype) or pd.api.types.is_object_dtype(series.dtype)):
            raise AttributeError(f"the accessor .bulletin takes a Series of texts, not one of {series.dtype}")
        self._series = series

    def references(self) -> pd.DataFrame:
        """Give the documents cited, one row a citation."""
        return self._frame("references", lambda t: vb.Bulletin(t, references=tuple(vb.extract_references(t))))

    def officials(self) -> pd.DataFrame:
        """Give the officials named, one row a mention."""
        return self._frame("officials", lambda t: vb.Bulletin(t, officials=tuple(vb.extract_officials(t))))

    def positions(self) -> pd.DataFrame:
        """Give the posts of officials, one row a post of a mention."""
        return self._frame("positions", lambda t: vb.Bulletin(t, officials=tuple(vb.extract_officials(t))))

    def tasks(self) -> pd.DataFrame:
        """Give the tasks set, one row a task, with their fields of work."""
        return self._frame("tasks", vb.analyze)

    def segments(self) -> pd.DataFrame:
        """Give the parts of the pages, one row a segment."""
        return self._frame("segments", lambda t: vb.Bulletin(t, segments=tuple(vb.segment(t))))

    def events(self) -> pd.DataFrame:
        """Give the events reported, one row an event."""
        return self._frame("events", vb.analyze)

    def documents(self) -> pd.DataFrame:
        """Give one row a text: title, dates, event, counts."""
        return self._frame("documents", vb.analyze)

    def words(self, *, compatible: bool = False) -> pd.Series[Any]:
        """Give the words of each text as a list, missing where the text is."""
        return self._map(lambda t: [w.text for w in vb.tokenize_words(t, compatible=compatible)])

    def bulletins(self) -> pd.Series[Any]:
        """Give the ``Bulletin`` of each text, missing where the text is."""
        return self._map(vb.analyze)

    def labels(self) -> pd.Series[Any]:
        """Give the field of work of each text, which should be one directive; missing where the text is."""
        there = ~self._series.isna()
        labels = pd.Series(pd.NA, index=self._series.index, dtype="string", name=self._series.name)
        labels.loc[there.to_numpy()] = list(vb.classify_tasks([str(t) for t in self._series[there]]))
        return labels

    def tables(self, **options: Any) -> Tables:
        """Give all tables, as ``analyze_corpus`` does (with its options); ``doc_id`` is the index as text."""
        return vb.analyze_corpus(
            pd.DataFrame({"text": self._series.to_numpy()}, index=self._series.index), text="text", **options
        )

    def _frame(self, table: str, find: Callable[[str], Bulletin]) -> pd.DataFrame:
        from vnbulletin.presentation.frames import make_arrow, to_pandas
        from vnbulletin.presentation.records import make_rows

        rows: list[tuple[Any, ...]] = []
        places: list[int] = []
        cut: list[str] = []
        for i, bulletin in self._each(find):
            if not bulletin.complete:
                cut.append(bulletin.problems[0].code)
            new = make_rows(bulletin, "")[table]
            rows += new
            places += [i] * len(new)
        if cut and table != "documents":
            warnings.warn(
                f"{len(cut)} of {len(self._series)} texts were read only in part ({cut[0]}); "
                ".bulletin.documents() says which and why",
                RuntimeWarning,
                stacklevel=3,
            )
        frame = to_pandas(make_arrow(table, rows)).drop(columns="doc_id")
        frame.index = self._series.index.take(places)
        return frame

    def _map(self, find: Callable[[str], Any]) -> pd.Series[Any]:
        found: list[Any] = [None] * len(self._series)
        for i, value in self._each(find):
            found[i] = value
        return pd.Series(found, index=self._series.index, dtype=object, name=self._series.name)

    def _each(self, find: Callable[[str], Any]) -> list[tuple[int, Any]]:
        out: list[tuple[int, Any]] = []
        failed: list[str] = []
        for i, (text, missing) in enumerate(zip(self._series, self._series.isna())):
            if missing:
                continue
            try:
                out.append((i, find(text)))
            except vb.VnbulletinError as error:
                failed.append(error.message)
        if failed:
            warnings.warn(
                f"{len(failed)} of {len(self._series)} texts could not be analysed ({failed[0]}); "
                ".bulletin.tables().failures lists them",
                RuntimeWarning,
                stacklevel=4,
            )
        return out


def register() -> None:
    """Make ``Series.bulletin`` known to pandas; a second time does nothing."""
    if getattr(pd.Series, "bulletin", None) is not BulletinAccessor:
        pd.api.extensions.register_series_accessor("bulletin")(BulletinAccessor)


register()
