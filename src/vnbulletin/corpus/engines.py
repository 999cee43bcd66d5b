"""Where batches are analysed: in this process, in worker processes, on a cluster; always collected in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol

from vnbulletin.corpus.worker import Result, fail_items, join_results, process_items
from vnbulletin.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

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
        """Hand out a batch and give something to await, which has ``cancel``."""

    def collect(self, future: Any) -> Result:
        """Await a result; raise ``WorkerDied`` where the process that had the batch is gone."""

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

    Where a process dies, its batch is halved again and again, so that only the document that kills is lost, as
    a failure row; the other batches under way go on.

    Parameters
    ----------
    pool : Pool
        The processes.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def run(self, batches: Iterable[list[Item]]) -> Generator[Result, None, None]:
        """Analyse batches, ``AHEAD`` a process at a time."""
        waiting: deque[tuple[list[Item], Any]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._pool.submit(batch)))
                while len(waiting) > self._pool.width * AHEAD:
                    yield self._collect(*waiting.popleft())
            while waiting:
                yield self._collect(*waiting.popleft())
        finally:
            for _, future in waiting:
                future.cancel()
            self._pool.close()

    def _collect(self, batch: list[Item], future: Any) -> Result:
        try:
            return self._pool.collect(future)
        except WorkerDied:
            return self._isolate(batch)

    def _isolate(self, batch: list[Item]) -> Result:
        # Once more as a whole: the process may have been killed from outside.
        try:
            return self._pool.collect(self._pool.submit(batch))
        except WorkerDied:
            if len(batch) == 1:
                message = "the worker process died on this document (killed, or out of memory); look at its size"
                return fail_items(batch, "analyze", "worker.died", message)
        middle = len(batch) // 2
        return join_results(self._isolate(batch[:middle]), self._isolate(batch[middle:]))


class ProcessPool:
    """Worker processes of this machine, each with a thread that speaks with it alone.

    A dead process is known at once by the end of its pipe, and so is the batch that it had; it is replaced.
    (The pool of ``concurrent.futures`` gives up all processes when one dies.)

    Parameters
    ----------
    jobs : int
        Number of processes.
    """

    def __init__(self, jobs: int) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self.width = jobs
        self._closed = False
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers = [_Worker() for _ in range(jobs)]
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(jobs, "vnbulletin")

    def submit(self, batch: list[Item]) -> Future[Result]:
        """Hand out a batch."""
        return self._threads.submit(self._work, batch)

    def collect(self, future: Future[Result]) -> Result:
        """Await a result."""
        return future.result()

    def close(self) -> None:
        """Stop the processes; the threads end with them."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()

    def _work(self, batch: list[Item]) -> Result:
        worker = self._idle.get()
        try:
            return worker.process(batch)
        except WorkerDied:
            if not self._closed:
                worker.start()
            raise
        finally:
            self._idle.put(worker)


class _Worker:
    """One worker process and the pipe to it."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start the process, the first or the next."""
        # Spawned workers are the same on every system and inherit no locks or threads.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, process_items), daemon=True)
        self._process.start()
        theirs.close()  # The process holds the only other end: the pipe ends with it.
        self._ready = False

    def process(self, batch: list[Item]) -> Result:
        """Have a batch analysed."""
        try:
            if not self._ready:
                self._await_start()
            self._connection.send(batch)
            good, result = self._connection.recv()
        except (EOFError, OSError):
            self._process.join(1)
            raise WorkerDied from None
        if not good:
            raise RuntimeError(result)
        answer: Result = result
        return answer

    def stop(self) -> None:
        """End the process and take note of its end, so that what it used counts as the parent's."""
        self._process.terminate()
        self._process.join(5)

    def _await_start(self) -> None:
        try:
            self._connection.recv()
        except EOFError:
            raise InputError(
                "jobs.start",
                "worker processes cannot start; in a script, call analyze_corpus(jobs=...) under "
                "if __name__ == '__main__': (see above for what they said)",
            ) from None
        self._ready = True


def serve(connection: Any, process: Callable[[list[Item]], Result]) -> None:
    """Analyse the batches that come by a pipe until it ends: what a worker process does.

    Parameters
    ----------
    connection : multiprocessing.connection.Connection
        To the parent; it ends with the parent, however that ends.
    process : callable
        What to do with a batch.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair.
    try:
        connection.send(None)
        while True:
            batch = connection.recv()
            try:
                answer: tuple[bool, Any] = (True, process(batch))
            except Exception as error:
                answer = (False, f"{type(error).__name__}: {error}")
            connection.send(answer)
    except (EOFError, OSError):
        return


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
