"""Where batches are analysed: in this process, in worker processes, on a cluster; always collected in order."""

from __future__ import annotations

import os
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, Protocol

from vnbulletin.corpus.worker import Result, fail_items, join_results, process_items

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from vnbulletin.corpus.items import Item

#: Batches handed out ahead of the one awaited, per process: keeps workers busy, bounds memory.
AHEAD = 3


class Engine(Protocol):
    """Something that analyses batches; results come in the order of the batches."""

    def run(self, batches: Iterable[list[Item]]) -> Generator[Result, None, None]:
        """Analyse batches, a bounded number at a time."""


class Pool(Protocol):
    """Processes that take one batch at a time and may die on it."""

    width: int

    def submit(self, batch: list[Item]) -> Any:
        """Hand out a batch and give something to await."""

    def collect(self, future: Any) -> Result:
        """Await a result; raise ``WorkerDied`` where the process is gone."""

    def keeps(self, future: Any) -> bool:
        """Tell whether what was handed out still counts after another batch's process has died."""

    def renew(self) -> None:
        """Replace the processes after one has died."""

    def close(self) -> None:
        """Stop the processes without waiting for what is under way."""


class WorkerDied(Exception):
    """The process that had the batch is gone."""


class LocalEngine:
    """Analyse in this process."""

    def run(self, batches: Iterable[list[Item]]) -> Generator[Result, None, None]:
        """Analyse batches one after the other."""
        for batch in batches:
            yield process_items(batch)


class PoolEngine:
    """Analyse in the processes of a pool.

    Where a process dies, its batch is halved again and again on a process of its own, so that only the
    document that kills is lost, as a failure row; the other batches under way are handed out anew.

    Parameters
    ----------
    pool : Pool
        The processes.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._waiting: deque[tuple[list[Item], Any]] = deque()

    def run(self, batches: Iterable[list[Item]]) -> Generator[Result, None, None]:
        """Analyse batches, ``AHEAD`` a process at a time."""
        try:
            for batch in batches:
                self._hand_out(batch)
                while len(self._waiting) > self._pool.width * AHEAD:
                    yield self._collect()
            while self._waiting:
                yield self._collect()
        finally:
            for _, future in self._waiting:
                if future is not None:
                    future.cancel()
            self._pool.close()

    def _hand_out(self, batch: list[Item]) -> None:
        try:
            future = self._pool.submit(batch)
        except WorkerDied:
            future = None  # Handed out when its turn comes, on a new pool.
        self._waiting.append((batch, future))

    def _collect(self) -> Result:
        batch, future = self._waiting.popleft()
        try:
            if future is None:
                raise WorkerDied
            return self._pool.collect(future)
        except WorkerDied:
            self._pool.renew()
            result = self._isolate(batch)
            # One dead process takes what all others of its pool had under way with it.
            again = [b for b, _ in self._waiting]
            kept = [f if f is not None and self._pool.keeps(f) else None for _, f in self._waiting]
            self._waiting.clear()
            for other, future in zip(again, kept, strict=True):
                if future is None:
                    self._hand_out(other)
                else:
                    self._waiting.append((other, future))
            return result

    def _isolate(self, batch: list[Item]) -> Result:
        try:
            return self._pool.collect(self._pool.submit(batch))
        except WorkerDied:
            self._pool.renew()
        if len(batch) == 1:
            message = "the worker process died on this document (killed, or out of memory); look at its size"
            return fail_items(batch, "analyze", "worker.died", message)
        middle = len(batch) // 2
        return join_results(self._isolate(batch[:middle]), self._isolate(batch[middle:]))


class ProcessPool:
    """Worker processes of this machine.

    Parameters
    ----------
    jobs : int
        Number of processes.
    """

    def __init__(self, jobs: int) -> None:
        self.width = jobs
        self._pool = self._start()

    def submit(self, batch: list[Item]) -> Any:
        """Hand out a batch."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self._pool.submit(process_items, batch)
        except BrokenProcessPool:
            raise WorkerDied from None

    def collect(self, future: Any) -> Result:
        """Await a result."""
        from concurrent.futures import CancelledError
        from concurrent.futures.process import BrokenProcessPool

        try:
            result: Result = future.result()
        except (BrokenProcessPool, CancelledError):
            raise WorkerDied from None
        return result

    def keeps(self, future: Any) -> bool:
        """Keep what is finished; the rest went down with the pool."""
        return bool(future.done()) and not future.cancelled() and future.exception() is None

    def renew(self) -> None:
        """Start new processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._start()

    def close(self) -> None:
        """Stop the processes; what is under way is of no use to anyone any more."""
        processes = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.join(0.2)
            if process.is_alive():
                process.terminate()

    def _start(self) -> Any:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # Spawned workers are the same on every system and inherit no locks or threads.
        return ProcessPoolExecutor(
            self.width, multiprocessing.get_context("spawn"), initializer=prepare_worker, initargs=(os.getpid(),)
        )


def prepare_worker(parent: int) -> None:
    """Make a worker leave Ctrl-C to its parent, and end when the parent is gone, however it went."""
    import multiprocessing
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    above = multiprocessing.parent_process()
    if above is None or above.pid != parent:
        return

    def watch() -> None:
        above.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def make_engine(jobs: int = 1, client: Any = None) -> Engine:
    """Choose the engine: a Dask client's cluster, worker processes, or this process.

    Parameters
    ----------
    jobs : int
        Worker processes where there is no client.
    client : distributed.Client or str, optional
        A Dask client, or the address of a scheduler.
    """
    if client is not None:
        from vnbulletin.corpus.cluster import DaskPool

        return PoolEngine(DaskPool(client))
    return LocalEngine() if jobs == 1 else PoolEngine(ProcessPool(jobs))


def split_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut a stream of items into batches."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
