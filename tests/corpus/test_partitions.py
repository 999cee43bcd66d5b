"""The partition function, by itself and on Spark where it is installed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest

import vnbulletin as vb
from vnbulletin.presentation.schemas import SCHEMAS

MakePage = Callable[[int], str]


@pytest.fixture
def pages(make_page: MakePage) -> pd.DataFrame:
    rows = [(f"d{i}", make_page(i) if i != 3 else None, "nam-son", "x") for i in range(8)]
    return pd.DataFrame(rows, columns=["doc_id", "text", "site", "unused"])


@pytest.mark.parametrize("table", SCHEMAS)
def test_a_partition_gives_the_rows_of_the_corpus(table: str, pages: pd.DataFrame) -> None:
    find = vb.PartitionAnalyzer(table, columns=("site",))
    pieces = [find.analyze_frame(pages.iloc[:5]), find.analyze_frame(pages.iloc[5:]), find.empty_frame()]
    got = pd.concat(pieces, ignore_index=True)
    expected = getattr(vb.analyze_corpus(pages.drop(columns="unused"), progress=False), table)
    pd.testing.assert_frame_equal(got, expected)


def test_nested_rows_are_one_a_document(pages: pd.DataFrame) -> None:
    (got,) = vb.PartitionAnalyzer()([pages])
    assert got["doc_id"].tolist() == pages["doc_id"].tolist()
    assert [len(f) for f in got["failures"]] == [int(i == 3) for i in range(8)]
    assert sum(map(len, got["officials"])) == len(vb.analyze_corpus(pages, progress=False).officials)


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(vb.InputError, match="no table 'people'"):
        vb.PartitionAnalyzer("people")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_spark_maps_partitions_with_the_declared_schemas(spark: Any, pages: pd.DataFrame) -> None:
    frame = spark.createDataFrame(pages).repartition(3)
    expected = vb.analyze_corpus(pages, progress=False)
    for table in ("documents", "references", "failures"):
        find = vb.PartitionAnalyzer(table, columns=("site",))
        got = frame.mapInPandas(find, schema=find.spark_schema()).toPandas()
        rows = getattr(expected, table)
        assert sorted(got["doc_id"]) == sorted(rows["doc_id"])
        assert set(got["site"]) <= {"nam-son"}
    find = vb.PartitionAnalyzer()
    nested = frame.mapInPandas(find, schema=find.spark_schema())
    nested.createOrReplaceTempView("nested")
    tasks = spark.sql("SELECT doc_id, t.label, t.text FROM nested LATERAL VIEW explode(tasks) AS t").toPandas()
    assert sorted(tasks["text"]) == sorted(expected.tasks["text"])
