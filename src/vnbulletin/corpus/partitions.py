"""The analysis as a function of frames: for Spark's ``mapInPandas`` and Dask's ``map_partitions``.

The engine cuts the data, moves it and writes the result; the function analyses one piece. A document's rows depend
on that document alone, so it does not matter how the data is cut, and a piece that is run twice gives the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.columns import name_columns
from vnbulletin.corpus.items import Item
from vnbulletin.corpus.rows import list_frame
from vnbulletin.corpus.worker import Result, process_items
from vnbulletin.errors import InputError
from vnbulletin.presentation.frames import make_arrow, storable, to_pandas
from vnbulletin.presentation.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

_SPARK = {"text": "string", "int": "bigint", "float": "double", "bool": "boolean"}
#: Documents analysed at a time: what a partition holds in memory as objects.
_ROWS = 64


@dataclass(frozen=True, slots=True)
class PartitionAnalyzer:
    """Analyse frames of texts into frames of one table, or of all tables nested.

    Parameters
    ----------
    table : str or None
        The table wanted. None: one row a document with a column a table, each a list of records, so that nothing is
        analysed twice where several tables are wanted; explode them on the engine's side.
    text, id : str
        Columns of the text and of the id. Ids are the caller's business here: two equal ones stay equal.
    columns : tuple of str
        Further columns of the input that travel along, as text.

    Examples
    --------
    On Spark (``pages`` has the columns ``doc_id``, ``text``, ``province``)::

        find = PartitionAnalyzer("references", columns=("province",))
        references = pages.mapInPandas(find, schema=find.spark_schema())

    >>> import pandas as pd
    >>> pages = pd.DataFrame({"doc_id": ["a"], "text": ["Thực hiện Nghị quyết số 18-NQ/TW."]})
    >>> find = PartitionAnalyzer("references")
    >>> [frame["code"].tolist() for frame in find([pages])]
    [['18-NQ/TW']]
    >>> find.spark_schema()[:45]
    '`doc_id` string, `reference` bigint, `documen'
    """

    table: str | None = None
    text: str = "text"
    id: str = "doc_id"
    columns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.table is not None and self.table not in SCHEMAS:
            raise InputError("input.table", f"no table {self.table!r}; there are {', '.join(SCHEMAS)}")

    def __call__(self, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Analyse an iterator of frames: what ``mapInPandas`` calls."""
        for frame in frames:
            for start in range(0, len(frame), _ROWS):
                yield _make_plain(self.analyze_frame(frame.iloc[start : start + _ROWS]))

    def analyze_frame(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Analyse one frame: what ``map_partitions`` calls."""
        items = [self._strip(item) for item in list_frame(frame, self.text, self.id)]
        if self.table is not None:
            return self._make_table(process_items(items))
        return self._make_nested(items)

    def spark_schema(self) -> str:
        """Give the declared schema of the result as Spark's DDL."""
        if self.table is not None:
            return ", ".join(f"`{name}` {_SPARK[kind]}" for name, kind in self._schema(self.table))
        fields = ["`doc_id` string", *(f"`{c}` string" for c in name_columns("failures", self.columns))]
        for table, columns in SCHEMAS.items():
            struct = ", ".join(f"`{name}`: {_SPARK[kind]}" for name, kind in columns if name != "doc_id")
            fields.append(f"`{table}` array<struct<{struct}>>")
        return ", ".join(fields)

    def empty_frame(self) -> pd.DataFrame:
        """Give an empty result with its dtypes: Dask's ``meta``."""
        import pandas as pd

        empty = pd.DataFrame({c: pd.Series([], dtype="string") for c in (self.id, self.text, *self.columns)})
        return self.analyze_frame(empty)

    def _schema(self, table: str) -> tuple[tuple[str, str], ...]:
        return (*SCHEMAS[table], *((c, "text") for c in name_columns(table, self.columns)))

    def _strip(self, item: Item) -> Item:
        context = {c: item.context.get(c) for c in self.columns}
        return Item(item.doc_id, item.text, item.path, context, item.failure, item.problems, item.source)

    def _make_table(self, result: Result) -> pd.DataFrame:
        table = self.table or "documents"
        extra = tuple((c, "text") for c in name_columns(table, self.columns))
        return to_pandas(make_arrow(table, result.rows.get(table, []), extra))

    def _make_nested(self, items: list[Item]) -> pd.DataFrame:
        import pandas as pd

        records: list[dict[str, Any]] = []
        for item in items:
            result = process_items([item])
            record: dict[str, Any] = {"doc_id": storable(item.doc_id)}
            for name, column in zip(name_columns("failures", self.columns), self.columns, strict=True):
                value = item.context.get(column)
                record[name] = None if value is None else storable(str(value))
            for table, columns in SCHEMAS.items():
                names = [name for name, _ in columns]
                record[table] = [
                    {n: storable(v) for n, v in zip(names[1:], row[1 : len(names)], strict=True)}
                    for row in result.rows[table]
                ]
            records.append(record)
        names = ["doc_id", *name_columns("failures", self.columns), *SCHEMAS]
        return pd.DataFrame.from_records(records, columns=names)


def _make_plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Give text columns as plain objects: Spark cannot take the chunks in which pandas may hold strings."""
    texts = [c for c, dtype in frame.dtypes.items() if str(dtype) == "string"]
    return frame.assign(**{str(c): frame[c].astype(object).where(frame[c].notna(), None) for c in texts})
