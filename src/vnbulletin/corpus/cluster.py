"""The same run on a Dask cluster: batches go out, results come back in order, each taken once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnbulletin.corpus.engines import WorkerDied
from vnbulletin.corpus.worker import process_items
from vnbulletin.errors import DependencyError, InputError

if TYPE_CHECKING:
    from vnbulletin.corpus.items import Item
    from vnbulletin.corpus.worker import Result


#: How long to try to reach a scheduler.
CONNECT_SECONDS = 10


class DaskPool:
    """The workers of a Dask cluster.

    Dask itself runs a batch again when its worker is lost, also when the result was ready and not yet fetched;
    the result of a batch is taken once, by the client, so that nothing is lost and nothing is there twice.

    Parameters
    ----------
    client : distributed.Client or str
        A client, or the address of a scheduler (``"tcp://10.0.0.1:8786"``).

    Raises
    ------
    DependencyError
        Where Dask is not installed.
    InputError
        ``cluster.unreachable``, ``cluster.empty``.
    """

    def __init__(self, client: Any) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise DependencyError(
                "dependency.dask", "running on a cluster needs Dask: pip install 'vnbulletin[dask]'"
            ) from None
        self._own = isinstance(client, str)
        if isinstance(client, str):
            try:
                client = Client(client, timeout=CONNECT_SECONDS)  # type: ignore[no-untyped-call]
            except (OSError, TimeoutError, ValueError) as error:
                raise InputError(
                    "cluster.unreachable", f"no Dask scheduler answers at {client} ({error}); check the address"
                ) from None
        self._client: Any = client
        self.width = self._count_threads()
        if not self.width:
            self.close()
            raise InputError("cluster.empty", "the Dask cluster has no workers; start some with dask worker ADDRESS")

    def submit(self, batch: list[Item]) -> Any:
        """Hand out a batch."""
        self.width = max(1, self._count_threads())  # Clusters grow and shrink.
        return self._client.submit(process_items, batch, pure=False)

    def collect(self, future: Any) -> Result:
        """Await a result."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            result: Result = future.result()
        except (KilledWorker, FutureCancelledError):
            raise WorkerDied from None
        return result

    def close(self) -> None:
        """Leave the cluster."""
        if self._own:
            self._client.close()

    def _count_threads(self) -> int:
        return sum(self._client.nthreads().values())
