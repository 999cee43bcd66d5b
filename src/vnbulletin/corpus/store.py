"""A database of bulletins in one file: takes what is new or changed, remembers what was.

Every batch goes in by one transaction, so that a process that is killed leaves whole documents only.
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.items import fingerprint_item
from vnbulletin.corpus.tables import Tables, make_tables
from vnbulletin.errors import DependencyError, InputError, OutputError
from vnbulletin.presentation.schemas import SCHEMAS, arrow_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike
    from types import TracebackType

    import pandas as pd
    import pyarrow as pa

    from vnbulletin.corpus.items import Item
    from vnbulletin.corpus.worker import Result

#: Layout of the store; a store with a higher number was written by a newer version.
STORE_VERSION = 1
#: Rows given to a reader at a time.
_ROWS = 16_384
#: What DuckDB may hold in memory; beyond it, it works on disk.
_MEMORY = "1GB"
_TYPES = {"text": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN"}
#: Table -> the columns whose values say what changed between two versions of a document.
_TELLING = {
    "documents": "title",
    "officials": "concat_ws(', ', name, positions)",
    "references": "coalesce(document, text)",
    "tasks": "concat_ws(': ', label, text)",
    "failures": "concat_ws(': ', code, message)",
}
_BOOKS = """
CREATE SCHEMA IF NOT EXISTS history;
CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE IF NOT EXISTS runs (run BIGINT, started TIMESTAMP, finished TIMESTAMP, vnbulletin VARCHAR,
    added BIGINT, changed BIGINT, unchanged BIGINT, failed BIGINT);
CREATE TABLE IF NOT EXISTS inputs (doc_id VARCHAR PRIMARY KEY, position BIGINT, fingerprint VARCHAR, analysis VARCHAR,
    version BIGINT, run BIGINT, failed BOOLEAN);
CREATE SEQUENCE IF NOT EXISTS positions_of_inputs;
CREATE TABLE IF NOT EXISTS history.changes (doc_id VARCHAR, version BIGINT, run BIGINT, changed_at TIMESTAMP,
    change VARCHAR);
CREATE TABLE IF NOT EXISTS history.differences (doc_id VARCHAR, version BIGINT, run BIGINT, "table" VARCHAR,
    change VARCHAR, value VARCHAR);
"""


class Store:
    """A database of bulletins in one DuckDB file.

    It has the tables of ``analyze_corpus``, the views of ``store_views.sql``, and in the schema ``history`` the
    rows that were replaced, with ``changes`` (which document, when, in which run) and ``differences`` (which
    officials, documents cited, tasks came or went).

    Parameters
    ----------
    path : path-like
        The file; made if needed.
    read_only : bool
        Only ask; several processes may do so at once.

    Raises
    ------
    DependencyError
        Where DuckDB is not installed.
    OutputError
        ``store.newer`` (written by a newer version), ``store.locked`` (another process writes it),
        ``store.invalid`` (no store), ``output.unwritable``.

    Examples
    --------
    >>> import tempfile
    >>> import vnbulletin as vb
    >>> folder = tempfile.mkdtemp()
    >>> with vb.Store(folder + "/bulletins.duckdb") as store:
    ...     first = store.update([("Hội nghị tháng 5.", {"doc_id": "a"}), ("Hội nghị tháng 6.", {"doc_id": "b"})])
    ...     again = store.update([("Hội nghị tháng 5.", {"doc_id": "a"}), ("Hội nghị tháng 7.", {"doc_id": "b"})])
    ...     first["added"], again["unchanged"], again["changed"]
    (2, 1, 1)
    """

    def __init__(self, path: str | PathLike[str], *, read_only: bool = False) -> None:
        self.path = Path(path)
        self._connection = _connect(self.path, read_only)
        self._columns: dict[str, dict[str, str]] = {}
        self._run = 0
        self._counts: dict[str, int] = {}
        try:
            self._check_version()
            if not read_only:
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def update(self, source: Any, *, text: str = "text", id: str = "doc_id", **options: Any) -> dict[str, int]:
        """Analyse what is new or changed in a source, and keep it.

        Parameters
        ----------
        source, text, id
            As in ``analyze_corpus``; documents that the source doesn't have stay as they are.
        **options
            ``jobs``, ``progress``, ``batch_size``, ``client`` of ``analyze_corpus``.

        Returns
        -------
        dict of str to int
            How many were ``added``, ``changed``, ``unchanged``, ``failed``.
        """
        from vnbulletin.corpus.inputs import count_items, list_items

        # Ids begin with the folder's name: the same file name in two archives is two bulletins.
        items = list_items(source, text=text, id=id, prefix=True)
        return self.update_items(items, total=count_items(source), **options)

    def update_items(self, items: Iterable[Item], **options: Any) -> dict[str, int]:
        """Analyse the items that are new or changed, and keep them; see ``update``."""
        from vnbulletin.corpus.pipeline import run_items

        self.begin_run()
        try:
            run_items(items, self, choose=self.choose_changed, **options)
        finally:
            self.end_run()
        return dict(self._counts)

    def sql(self, query: str, parameters: Iterable[Any] = ()) -> pd.DataFrame:
        """Ask the store in SQL.

        Parameters
        ----------
        query : str
            Over the tables and views.
        parameters : iterable
            Values for the query's ``?``.
        """
        return _make_frame(self._connection.sql(query, params=list(parameters) or None))

    def tables(self) -> Tables:
        """Give the tables of all documents, in the order in which they first came."""
        return Tables({name: self._read(name).read_all() for name in SCHEMAS})

    def stream_tables(self) -> dict[str, tuple[pa.Schema, Iterator[pa.Table]]]:
        """Give the tables in pieces, for a store that is larger than memory."""
        import pyarrow as pa

        def read(name: str) -> Iterator[pa.Table]:
            for batch in self._read(name):
                yield pa.Table.from_batches([batch])

        return {name: (self._schema(name), read(name)) for name in SCHEMAS}

    def remove(self, doc_ids: Iterable[str]) -> int:
        """Remove documents with their history, for good, and tell how many there were."""
        import pyarrow as pa

        connection = self._connection
        self._register("gone", pa.table({"doc_id": pa.array(list(doc_ids), pa.string())}))
        connection.execute("BEGIN")
        try:
            (n,) = connection.execute(
                "SELECT count(*) FROM inputs WHERE doc_id IN (SELECT doc_id FROM gone)"
            ).fetchone()
            for table in (*map(_quote, SCHEMAS), *(f"history.{_quote(t)}" for t in SCHEMAS), "history.changes",
                          "history.differences", "inputs"):  # fmt: skip
                connection.execute(f"DELETE FROM {table} WHERE doc_id IN (SELECT doc_id FROM gone)")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        finally:
            connection.unregister("gone")
        return int(n)

    def begin_run(self) -> None:
        """Begin a run: what comes now is recorded under its number."""
        (last,) = self._connection.execute("SELECT coalesce(max(run), 0) FROM runs").fetchone()
        self._run = last + 1
        self._counts = {"added": 0, "changed": 0, "unchanged": 0, "failed": 0}
        from vnbulletin import __version__

        # Small transactions gain nothing from threads, and the cores are the workers'.
        self._connection.execute("SET threads = 1")
        self._connection.execute(
            "INSERT INTO runs VALUES (?, ?, NULL, ?, 0, 0, 0, 0)", [self._run, _now(), __version__]
        )

    def end_run(self) -> None:
        """Record what the run has done."""
        self._connection.execute(
            "UPDATE runs SET finished = ?, added = ?, changed = ?, unchanged = ?, failed = ? WHERE run = ?",
            [_now(), *self._counts.values(), self._run],
        )
        self._connection.execute("RESET threads")

    def choose_changed(self, batches: Iterator[list[Item]], skip: Callable[[int], None]) -> Iterator[list[Item]]:
        """Leave out the inputs that are in the store as they are, analysed by this version."""
        analysis = _name_analysis()
        for batch in batches:
            marks = ", ".join("?" * len(batch))
            known = dict(
                self._connection.execute(
                    f"SELECT doc_id, fingerprint FROM inputs WHERE NOT failed AND analysis = ? AND doc_id IN ({marks})",
                    [analysis, *(_storable(item.doc_id) for item in batch)],
                ).fetchall()
            )
            wanted = [
                item
                for item in batch
                if known.get(_storable(item.doc_id)) is None or known[_storable(item.doc_id)] != fingerprint_item(item)
            ]
            if len(wanted) < len(batch):
                self._counts["unchanged"] += len(batch) - len(wanted)
                skip(len(batch) - len(wanted))
            if wanted:
                yield wanted

    def write(self, result: Result) -> None:
        """Take a batch: all of it or, where the process ends, nothing."""
        import duckdb
        import pyarrow as pa

        connection = self._connection
        tables = make_tables(result)
        failed = set(tables["failures"].column("doc_id").to_pylist())
        ids = [_storable(doc_id) for doc_id, _ in result.fingerprints]
        incoming = pa.table(
            {
                "doc_id": pa.array(ids, pa.string()),
                "number": pa.array(range(len(ids)), pa.int64()),
                "fingerprint": [f for _, f in result.fingerprints],
                "failed": [i in failed for i in ids],
            }
        )
        self._register("incoming", incoming)
        for name, table in tables.items():
            self._register(f"new_{name}", table)
        try:
            connection.execute("BEGIN")
            added = [self._add_columns(name, table.schema) for name, table in tables.items()]
            if any(added):
                # In DuckDB 1 a view of all columns is bound to those that it was made with.
                self._make_views()
            counts = self._replace()
            connection.execute("COMMIT")
        except duckdb.Error as error:
            self._rollback()
            raise OutputError(
                "output.unwritable",
                f"{self.path}: cannot be written ({_first_line(error)}); what was there before is whole; free space "
                "and run again",
            ) from None
        except BaseException:
            self._rollback()
            raise
        finally:
            connection.unregister("incoming")
            for name in tables:
                connection.unregister(f"new_{name}")
        for kind, n in counts.items():
            self._counts[kind] += n

    def _replace(self) -> dict[str, int]:
        """Put the incoming rows in the place of the old ones, which go to the history."""
        run = self._connection.execute
        version, now = _name_analysis(), _now()
        run(
            "CREATE OR REPLACE TEMP TABLE arriving AS SELECT i.doc_id, i.number, i.fingerprint, i.failed, "
            "o.version AS old_version, o.position AS old_position, o.failed AS had_failed, "
            "coalesce(o.fingerprint = i.fingerprint, FALSE) AS same, "
            # An input that fails every night for the same reason is no news every night.
            "coalesce(same AND i.failed AND o.failed, FALSE) AS again, "
            "coalesce(o.version, 0) + CASE WHEN again THEN 0 ELSE 1 END AS new_version "
            "FROM incoming i LEFT JOIN inputs o USING (doc_id)"
        )
        replaced = "doc_id IN (SELECT doc_id FROM arriving WHERE old_version IS NOT NULL)"
        if run("SELECT count(old_version) FROM arriving").fetchone()[0]:
            for name, telling in _TELLING.items():
                for change, one, other in (("removed", "", "new_"), ("added", "new_", "")):
                    run(
                        f"INSERT INTO history.differences SELECT c.doc_id, a.new_version, ?, '{name}', '{change}', "
                        f"c.value FROM (SELECT doc_id, {telling} AS value FROM {_quote(one + name)} WHERE {replaced} "
                        f"EXCEPT ALL SELECT doc_id, {telling} FROM {_quote(other + name)} WHERE {replaced}) c "
                        "JOIN arriving a USING (doc_id) WHERE c.value IS NOT NULL AND NOT a.again "
                        "ORDER BY c.doc_id, c.value",
                        [self._run],
                    )
            for name in SCHEMAS:
                run(
                    f"INSERT INTO history.{_quote(name)} BY NAME SELECT o.*, a.old_version AS version, "
                    f"? AS replaced_at FROM {_quote(name)} o JOIN arriving a USING (doc_id) WHERE NOT a.again",
                    [now],
                )
                run(f"DELETE FROM {_quote(name)} WHERE {replaced}")
        for name in SCHEMAS:
            run(f"INSERT INTO {_quote(name)} BY NAME SELECT * FROM {_quote('new_' + name)}")
        run(
            "INSERT INTO history.changes SELECT doc_id, new_version, ?, ?, CASE "
            "WHEN old_version IS NULL AND failed THEN 'failed' WHEN old_version IS NULL THEN 'added' "
            "WHEN failed THEN 'failed' WHEN had_failed THEN 'recovered' WHEN same THEN 'reanalysed' "
            "ELSE 'changed' END FROM arriving WHERE NOT again ORDER BY number",
            [self._run, now],
        )
        run(
            "INSERT OR REPLACE INTO inputs SELECT doc_id, coalesce(old_position, nextval('positions_of_inputs')), "
            "fingerprint, ?, new_version, ?, failed FROM (FROM arriving ORDER BY number)",
            [version, self._run],
        )
        added, changed, failed = run(
            "SELECT count(*) FILTER (old_version IS NULL AND NOT failed), "
            "count(*) FILTER (old_version IS NOT NULL AND NOT failed), count(*) FILTER (failed) FROM arriving"
        ).fetchone()
        return {"added": added, "changed": changed, "failed": failed}

    def _rollback(self) -> None:
        import duckdb

        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            return  # The transaction is gone already, which is what was wanted.

    def _register(self, name: str, table: pa.Table) -> None:
        self._connection.register(name, table)

    def _check_version(self) -> None:
        names = {row[0] for row in self._connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        if not names:
            return
        if "meta" not in names:
            raise OutputError("store.invalid", f"{self.path}: a database, but no store of bulletins; name another file")
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        version = int(row[0]) if row and str(row[0]).isdigit() else 0
        if version > STORE_VERSION:
            raise OutputError(
                "store.newer",
                f"{self.path}: written by a newer version of vnbulletin (store {version}; this one knows up to "
                f"{STORE_VERSION}); upgrade vnbulletin, or name another file",
            )

    def _prepare(self) -> None:
        run = self._connection.execute
        run("BEGIN")
        run(_BOOKS)
        for name, columns in SCHEMAS.items():
            body = ", ".join(f'"{column}" {_TYPES[kind]}' for column, kind in columns)
            run(f"CREATE TABLE IF NOT EXISTS {_quote(name)} ({body})")
            run(f"CREATE TABLE IF NOT EXISTS history.{_quote(name)} ({body}, version BIGINT, replaced_at TIMESTAMP)")
        self._columns = {}
        for name in SCHEMAS:
            # A store of an earlier release lacks the columns that were added since.
            self._add_columns(name, arrow_schema(name))
        run(
            "INSERT OR REPLACE INTO meta VALUES ('version', ?), ('analysis', ?)", [str(STORE_VERSION), _name_analysis()]
        )
        self._make_views()
        run("COMMIT")

    def _make_views(self) -> None:
        views = resources.files("vnbulletin.corpus").joinpath("store_views.sql")
        self._connection.execute(views.read_text(encoding="utf-8"))

    def _add_columns(self, name: str, schema: pa.Schema) -> bool:
        """Add the columns that a table lacks; say whether there were any."""
        known = self._columns.get(name)
        if known is None:
            rows = self._connection.execute(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ?",
                [name],
            ).fetchall()
            known = self._columns[name] = dict(rows)
        types = dict(SCHEMAS[name])
        added = False
        for column in schema.names:
            if column in known:
                continue
            kind = _TYPES[types.get(column, "text")]
            for table in (_quote(name), f"history.{_quote(name)}"):
                self._connection.execute(f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {_quote(column)} {kind}")
            known[column] = kind
            added = True
        return added

    def _schema(self, name: str) -> pa.Schema:
        rows = self._connection.execute(
            "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ? "
            "ORDER BY column_index",
            [name],
        ).fetchall()
        own = {column for column, _ in SCHEMAS[name]}
        return arrow_schema(name, tuple((row[0], "text") for row in rows if row[0] not in own))

    def _read(self, name: str) -> pa.RecordBatchReader:
        schema = self._schema(name)
        key = SCHEMAS[name][1][0]
        columns = ", ".join(f"t.{_quote(c)}" for c in schema.names)
        order = "i.position" if name in {"documents", "failures"} else f"i.position, t.{_quote(key)}"
        if name == "positions":
            order += ', t."position"'
        cursor = self._connection.cursor()
        query = f"SELECT {columns} FROM {_quote(name)} t JOIN inputs i USING (doc_id) ORDER BY {order}"
        relation = cursor.sql(query)
        read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader  # The name before DuckDB 1.4.
        return read(_ROWS).cast(schema)


def _connect(path: Path, read_only: bool) -> Any:
    try:
        import duckdb
    except ImportError:
        raise DependencyError("dependency.duckdb", "a store needs DuckDB: pip install 'vnbulletin[duckdb]'") from None
    if read_only and not path.exists():
        raise InputError("input.missing", f"{path}: no such store; check the path")
    try:
        return duckdb.connect(str(path), read_only=read_only, config={"memory_limit": _MEMORY})
    except duckdb.Error as error:
        message = str(error)
        if "set lock" in message:  # "Could not set lock on file"; a damaged block is another matter.
            raise OutputError(
                "store.locked", f"{path}: another process has the store open; wait for it, or open it read-only"
            ) from None
        if "newer" in message or "version number" in message:
            raise OutputError(
                "store.newer", f"{path}: written by a newer version of DuckDB; upgrade it: pip install -U duckdb"
            ) from None
        if path.is_file():
            raise OutputError(
                "store.invalid", f"{path}: cannot be opened as a store ({_first_line(error)}); name another file"
            ) from None
        raise OutputError(
            "output.unwritable", f"{path}: cannot be made ({_first_line(error)}); choose another place"
        ) from None


def _make_frame(relation: Any) -> pd.DataFrame:
    """Turn a result into a frame with the dtypes of the tables: text is text, and missing is missing."""
    import pandas as pd
    import pyarrow as pa

    if relation is None:
        return pd.DataFrame()  # A statement that asks nothing.
    read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
    mapping: dict[Any, Any] = {
        pa.string(): pd.StringDtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    frame: pd.DataFrame = read(_ROWS).read_all().to_pandas(types_mapper=mapping.get, date_as_object=False)
    return frame


def _first_line(error: Exception) -> str:
    return str(error).split("\n")[0][:200]


def _name_analysis() -> str:
    from vnbulletin.corpus.runs import describe_analysis

    return "/".join(str(v) for v in describe_analysis().values())


def _storable(text: str) -> str:
    from vnbulletin.presentation.frames import storable

    kept: str = storable(text)
    return kept


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
