"""The same run on a real Dask cluster of two worker processes."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import vnbulletin as vb
from vnbulletin.corpus import cluster
from vnbulletin.presentation.schemas import SCHEMAS

distributed = pytest.importorskip("distributed")
MakePage = Callable[[int], str]


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as local,
        distributed.Client(local) as client,
    ):
        yield client


def same(a: vb.Tables, b: vb.Tables) -> bool:
    return all(a.to_arrow(t).equals(b.to_arrow(t)) for t in SCHEMAS)


def test_a_cluster_gives_the_same_tables(client: Any, make_page: MakePage) -> None:
    texts = [make_page(i) if i % 9 else None for i in range(60)]
    assert same(
        vb.analyze_corpus(texts, progress=False, client=client, batch_size=8), vb.analyze_corpus(texts, progress=False)
    )


def test_a_scheduler_is_reached_by_its_address(client: Any, tmp_path: Path, make_page: MakePage) -> None:
    from vnbulletin.cli import main

    for i in range(10):
        (tmp_path / f"{i}.txt").write_text(make_page(i), encoding="utf-8")
    address = client.scheduler.address
    out = tmp_path / "o"
    assert main(["analyze", str(tmp_path), "--out", str(out), "--scheduler", address, "--quiet"]) == 0
    assert len(pd.read_parquet(out / "documents.parquet")) == 10


def test_a_worker_killed_in_mid_run_loses_and_doubles_nothing(client: Any, tmp_path: Path, make_page: MakePage) -> None:
    texts = [make_page(i) for i in range(600)]
    pids = client.run(os.getpid)

    def feed() -> Iterator[str]:
        for i, text in enumerate(texts):
            if i == 200:  # Batches are under way on both workers now.
                os.kill(next(iter(pids.values())), signal.SIGKILL)
            yield text

    tables = vb.analyze_corpus(feed(), progress=False, client=client, batch_size=8, out=tmp_path / "o")
    assert client.run(os.getpid) != pids  # A nanny has put another in its place.
    assert tables.documents["doc_id"].tolist() == [str(i) for i in range(600)]
    vb.analyze_corpus(texts, progress=False, out=tmp_path / "alone", batch_size=8)
    for name in SCHEMAS:
        one, other = ((tmp_path / f / f"{name}.parquet").read_bytes() for f in ("o", "alone"))
        assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(vb.InputError) as caught:
        vb.analyze_corpus(["x"], progress=False, client="tcp://127.0.0.1:9")
    assert caught.value.code == "cluster.unreachable"


def test_partitions_of_a_dask_frame(make_page: MakePage) -> None:
    dataframe = pytest.importorskip("dask.dataframe")
    pages = pd.DataFrame({"doc_id": [f"d{i}" for i in range(12)], "text": [make_page(i) for i in range(12)]})
    find = vb.PartitionAnalyzer("references")
    lazy = dataframe.from_pandas(pages, npartitions=3).map_partitions(find.analyze_frame, meta=find.empty_frame())
    got = lazy.compute(scheduler="synchronous").reset_index(drop=True)
    expected = vb.analyze_corpus(pages, progress=False).references
    assert got["doc_id"].tolist() == expected["doc_id"].tolist()
    assert got["code"].tolist() == expected["code"].tolist()
