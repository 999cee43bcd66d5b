"""The store: incremental, with a memory, whole whatever happens."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import vnbulletin as vb
from vnbulletin.corpus import store as store_module

duckdb = pytest.importorskip("duckdb")
MakePage = Callable[[int], str]
QUIET = {"progress": False}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bulletins.duckdb"


def pairs(make_page: MakePage, n: int, changed: tuple[int, ...] = ()) -> list[tuple[str, dict[str, str]]]:
    return [(make_page(i + 500 if i in changed else i), {"doc_id": f"d{i}", "site": "nam-son"}) for i in range(n)]


def test_only_what_is_new_or_changed_is_analysed(
    path: Path, make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vnbulletin.corpus import engines

    with vb.Store(path) as store:
        assert store.update(pairs(make_page, 10), **QUIET) == {"added": 10, "changed": 0, "unchanged": 0, "failed": 0}
        seen: list[str] = []
        real = engines.process_items

        def watching(items: list[object]) -> object:
            seen.extend(item.doc_id for item in items)  # type: ignore[attr-defined]
            return real(items)  # type: ignore[arg-type]

        monkeypatch.setattr(engines, "process_items", watching)
        counts = store.update(pairs(make_page, 12, changed=(3,)), **QUIET)
        assert counts == {"added": 2, "changed": 1, "unchanged": 9, "failed": 0}
        assert seen == ["d3", "d10", "d11"]


def test_the_store_holds_what_a_run_over_the_newest_gives(path: Path, make_page: MakePage) -> None:
    with vb.Store(path) as store:
        store.update(pairs(make_page, 10), **QUIET)
        store.update(pairs(make_page, 12, changed=(3,)), jobs=1, batch_size=5, **QUIET)
        tables = store.tables()
        pieces = {n: sum(t.num_rows for t in stream) for n, (_, stream) in store.stream_tables().items()}
    expected = vb.analyze_corpus(pairs(make_page, 12, changed=(3,)), progress=False)
    for name, frame in expected.to_frames().items():
        pd.testing.assert_frame_equal(getattr(tables, name), frame)
        assert pieces[name] == len(frame)


def test_files_are_known_by_their_content(path: Path, tmp_path: Path, make_page: MakePage) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for i in range(4):
        (folder / f"{i}.txt").write_text(make_page(i), encoding="utf-8")
    with vb.Store(path) as store:
        store.update(folder, **QUIET)
        os.utime(folder / "0.txt", (0, 0))
        (folder / "1.txt").write_text(make_page(77), encoding="utf-8")
        (folder / "2.txt").unlink()
        assert store.update(folder, **QUIET) == {"added": 0, "changed": 1, "unchanged": 2, "failed": 0}
        ids = store.sql("SELECT doc_id FROM documents ORDER BY doc_id")["doc_id"].tolist()
        assert ids == ["news/0.txt", "news/1.txt", "news/2.txt", "news/3.txt"]


def test_the_history_says_what_changed(path: Path) -> None:
    old = "Đồng chí Lò Thị Mai, Bí thư Huyện ủy chủ trì. Thực hiện Kế hoạch số 12-KH/HU."
    new = "Đồng chí Vi Văn Tâm, Bí thư Huyện ủy chủ trì. Thực hiện Kế hoạch số 12-KH/HU."
    with vb.Store(path) as store:
        store.update([(old, {"doc_id": "a"})], **QUIET)
        store.update([(new, {"doc_id": "a"})], **QUIET)
        changes = store.sql("SELECT change, version FROM history.changes ORDER BY version")
        assert changes.values.tolist() == [["added", 1], ["changed", 2]]
        differences = store.sql("SELECT change, value FROM history.differences WHERE \"table\" = 'officials'")
        assert sorted(differences.values.tolist()) == [
            ["added", "Vi Văn Tâm, Bí thư Huyện ủy"],
            ["removed", "Lò Thị Mai, Bí thư Huyện ủy"],
        ]
        assert store.sql("SELECT count(*) AS n FROM history.differences WHERE \"table\" = 'references'")["n"][0] == 0
        assert store.sql("SELECT name FROM history.officials")["name"].tolist() == ["Lò Thị Mai"]
        assert store.sql("SELECT name FROM officials")["name"].tolist() == ["Vi Văn Tâm"]


def test_failures_are_tried_again_and_are_no_news_every_night(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.symlink_to("gone")
    with vb.Store(path) as store:
        for _ in range(3):
            assert store.update(source, **QUIET)["failed"] == 1
        assert store.sql("SELECT change FROM history.changes")["change"].tolist() == ["failed"]
        assert store.sql("SELECT inputs FROM failures_by_code")["inputs"].tolist() == [1]
        source.unlink()
        source.write_text("Tin", encoding="utf-8")
        assert store.update(source, **QUIET)["failed"] == 0
        assert store.sql("SELECT change FROM history.changes")["change"].tolist() == ["failed", "recovered"]
        assert len(store.tables().failures) == 0


def test_a_new_version_of_the_analysis_does_everything_anew(
    path: Path, make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with vb.Store(path) as store:
        store.update(pairs(make_page, 3), **QUIET)
    monkeypatch.setattr(store_module, "_name_analysis", lambda: "next")
    with vb.Store(path) as store:
        assert store.update(pairs(make_page, 3), **QUIET)["changed"] == 3
        assert set(store.sql("SELECT change FROM history.changes WHERE version = 2")["change"]) == {"reanalysed"}


def test_columns_that_come_later_are_added(path: Path) -> None:
    with vb.Store(path) as store:
        store.update([("Tin", {"doc_id": "a"})], **QUIET)
        store.update([("Tin", {"doc_id": "b", "site": "x", "title": "y"})], **QUIET)
        frame = store.sql("SELECT doc_id, site, title_input FROM documents ORDER BY doc_id")
        assert frame["site"].isna().tolist() == [True, False]
        assert frame["title_input"].tolist()[1] == "y"


def test_documents_can_be_removed_for_good(path: Path, make_page: MakePage) -> None:
    with vb.Store(path) as store:
        store.update(pairs(make_page, 3), **QUIET)
        store.update(pairs(make_page, 3, changed=(1,)), **QUIET)
        assert store.remove(["d1", "unknown"]) == 1
        for table in ("documents", "officials", "history.officials", "history.changes", "history.differences"):
            assert store.sql(f"SELECT count(*) AS n FROM {table} WHERE doc_id = 'd1'")["n"][0] == 0
        assert len(store.tables().documents) == 2


def test_views_answer_the_common_questions(path: Path) -> None:
    page = (
        "Sáng ngày {day}, Huyện ủy Nậm Sơn tổ chức hội nghị quán triệt Nghị quyết số 12-NQ/TU. "
        "Đồng chí Lò Thị Mai, Bí thư Huyện ủy Nậm Sơn chủ trì. Đồng chí yêu cầu các xã kết nạp đảng viên mới."
    )
    with vb.Store(path) as store:
        store.update([page.format(day=d) for d in ("3/5/2023", "9/5/2023", "2/6/2024")], **QUIET)
        cited = store.sql("SELECT month, code, bulletins FROM documents_cited_by_month")
        assert cited.values.tolist() == [["2023-05", "12-NQ/TU", 2], ["2024-06", "12-NQ/TU", 1]]
        posts = store.sql("SELECT * FROM posts_over_time WHERE title = 'Bí thư' AND organisation LIKE '%Nậm Sơn'")
        assert posts[["name", "first_seen", "last_seen", "bulletins"]].values.tolist() == [
            ["Lò Thị Mai", pd.Timestamp("2023-05-03"), pd.Timestamp("2024-06-02"), 3]
        ]
        tasks = store.sql("SELECT body, sum(tasks) AS n FROM tasks_by_field_and_body GROUP BY body")
        assert tasks["body"].tolist() == ["Huyện ủy Nậm Sơn"]
        assert store.sql("SELECT bulletins FROM documents_cited WHERE code = ?", ["12-NQ/TU"])["bulletins"][0] == 3


def test_a_store_of_a_newer_version_is_refused(path: Path) -> None:
    vb.Store(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    before = path.read_bytes()
    with pytest.raises(vb.OutputError, match="newer version") as caught:
        vb.Store(path)
    assert caught.value.code == "store.newer"
    assert path.read_bytes() == before


def test_what_is_no_store_is_refused(path: Path, tmp_path: Path) -> None:
    path.write_text("not a database " * 1000, encoding="utf-8")
    with pytest.raises(vb.OutputError) as caught:
        vb.Store(path)
    assert caught.value.code == "store.invalid"
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE mine (x INT)")
    with pytest.raises(vb.OutputError, match="no store of bulletins"):
        vb.Store(other)
    with pytest.raises(vb.OutputError) as caught:
        vb.Store(tmp_path / "no" / "such" / "folder.duckdb")
    assert caught.value.code == "output.unwritable"
    with pytest.raises(vb.InputError):
        vb.Store(tmp_path / "missing.duckdb", read_only=True)


def test_a_store_in_use_is_told(path: Path) -> None:
    code = f"import vnbulletin as vb, time; s = vb.Store({str(path)!r}); print('open', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(vb.OutputError) as caught:
            vb.Store(path)
        assert caught.value.code == "store.locked"
    finally:
        holder.kill()
        holder.wait()


def test_an_interrupted_update_keeps_whole_batches(path: Path, make_page: MakePage) -> None:
    def stopping() -> object:
        yield from pairs(make_page, 10)
        raise KeyboardInterrupt

    with vb.Store(path) as store:
        with pytest.raises(KeyboardInterrupt):
            store.update(stopping(), batch_size=4, **QUIET)
        kept = len(store.tables().documents)
        assert kept in {4, 8}
        assert store.update(pairs(make_page, 10), **QUIET)["added"] == 10 - kept


FULL = """
import resource, sys
import vnbulletin as vb
resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, 1_200_000))
with vb.Store(sys.argv[1]) as store:
    try:
        store.update(((f"Tin {i} " * 200, {"doc_id": str(i)}) for i in range(100_000)), progress=False)
    except vb.OutputError as error:
        print(error.code)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of POSIX")
def test_a_full_disk_leaves_the_batches_before_it(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, timeout=100)
    assert done.stdout.strip() == "output.unwritable", done.stderr
    with vb.Store(path) as store:
        kept = len(store.sql("SELECT doc_id FROM documents"))
        assert kept > 0
        assert kept % 64 == 0
        assert store.sql(WHOLE)["doc_id"].tolist() == []


#: Every count of ``documents`` against the rows that are there, and every input against its outcome.
WHOLE = """
SELECT doc_id FROM documents d WHERE
    n_segments <> (SELECT count(*) FROM segments x WHERE x.doc_id = d.doc_id)
    OR n_officials <> (SELECT count(*) FROM officials x WHERE x.doc_id = d.doc_id)
    OR n_positions <> (SELECT count(*) FROM positions x WHERE x.doc_id = d.doc_id)
    OR n_references <> (SELECT count(*) FROM "references" x WHERE x.doc_id = d.doc_id)
    OR n_tasks <> (SELECT count(*) FROM tasks x WHERE x.doc_id = d.doc_id)
UNION ALL SELECT doc_id FROM segments ANTI JOIN documents USING (doc_id)
UNION ALL SELECT doc_id FROM officials ANTI JOIN documents USING (doc_id)
UNION ALL SELECT doc_id FROM inputs i WHERE
    (SELECT count(*) FROM documents x WHERE x.doc_id = i.doc_id) <> CASE WHEN failed THEN 0 ELSE 1 END
    OR (SELECT count(*) FROM failures x WHERE x.doc_id = i.doc_id) <> CASE WHEN failed THEN 1 ELSE 0 END
    OR version <> (SELECT max(version) FROM history.changes x WHERE x.doc_id = i.doc_id)
    OR version - 1 <> (SELECT count(*) FROM history.documents x WHERE x.doc_id = i.doc_id AND NOT i.failed)
       AND NOT i.failed
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def open_after_kill(path: Path) -> vb.Store:
    """Open a store; a busy system may give the lock of a killed process back a moment after its end."""
    patience = time.monotonic() + 10
    while True:
        try:
            return vb.Store(path)
        except vb.OutputError as error:
            if error.code != "store.locked" or time.monotonic() > patience:
                raise
            time.sleep(0.05)


def test_fifty_kills_leave_whole_documents_only(path: Path) -> None:
    rng = random.Random(7)
    zygote = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("store_zygote.py")), str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert zygote.stdin is not None
    assert zygote.stdout is not None
    changes: list[int] = [0]
    try:
        assert zygote.stdout.readline() == "ready\n"
        for kill in range(50):
            print(kill, file=zygote.stdin, flush=True)
            pid = int(zygote.stdout.readline())
            # Most die while they write, three in five of them after they have kept something; some while they open.
            for said in ("open\n", "kept\n")[: (0, 2, 2, 2, 1)[kill % 5]]:
                assert zygote.stdout.readline() == said
            time.sleep(rng.uniform(0.0, 0.5))
            os.kill(pid, signal.SIGKILL)
            while zygote.stdout.readline() != "dead\n":
                pass
            if not path.exists():
                continue  # Killed before there was a file.
            with open_after_kill(path) as store:
                assert store.sql(WHOLE)["doc_id"].tolist() == [], f"after kill {kill}"
                changes.append(int(store.sql("SELECT count(*) AS n FROM history.changes")["n"][0]))
    finally:
        zygote.stdin.close()
        zygote.kill()
        zygote.wait()
    # The kills met writers at work: most of those killed had committed something, and documents have many versions.
    assert sum(b > a for a, b in itertools.pairwise(changes)) >= 20
    with vb.Store(path) as store:
        assert store.sql("SELECT max(version) AS n FROM inputs")["n"][0] > 3
