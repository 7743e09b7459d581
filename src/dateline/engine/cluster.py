"""One function over many items on a Dask cluster: workers that come and go, a scheduler that may be elsewhere. Needs the extra `cluster`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any, TypeVar

from dateline.errors import DatelineError, InputError
from dateline.exporters.base import needed

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 3  # items that wait for each core of the cluster: memory of client and scheduler stays flat
TRIES = 1  # workers that an item may end before it is taken for the cause
TIMEOUT = 30.0  # seconds to reach a scheduler


class ClusterError(DatelineError):
    """The scheduler cannot be reached, or was lost."""


def mapped(function: Callable[[Item], Result], items: Sequence[Item], address: str = "", jobs: int = 1) -> Iterator[tuple[Item, Result | InputError]]:
    """(item, result) in the order in which they are done; an InputError for one that ends its workers. Without an address: `jobs` workers on this machine.

    ClusterError when the scheduler cannot be reached or is lost.
    """
    if not items:
        return
    distributed = needed("distributed", "cluster", "--engine dask")
    with _client(distributed, address, jobs) as client:
        try:
            yield from _run(distributed, client, function, items)
        except (OSError, TimeoutError, CancelledError, distributed.client.FutureCancelledError) as error:
            raise ClusterError(f"--engine dask: the scheduler was lost ({type(error).__name__}); what is done is kept: run the same command again") from None


def _run(distributed: Any, client: Any, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[Item, Result | InputError]]:
    waiting: dict[Any, Item] = {}
    rest = iter(items)
    done = distributed.as_completed()

    def send(count: int) -> None:
        for _, item in zip(range(count), rest, strict=False):
            future = client.submit(function, item, pure=False)
            waiting[future] = item
            done.add(future)

    send(max(1, sum(client.ncores().values())) * AHEAD)
    while waiting:
        future = next(done)
        item = waiting.pop(future)
        try:
            result: Result | InputError = future.result()
        except distributed.KilledWorker:
            result = InputError(f"{getattr(item, 'name', item)}: coding it ended {TRIES + 1} workers")
        future.release()
        send(1)
        yield item, result


@contextmanager
def _client(distributed: Any, address: str, jobs: int) -> Iterator[Any]:
    dask = needed("dask", "cluster", "--engine dask")
    with dask.config.set({"distributed.scheduler.allowed-failures": TRIES, "distributed.comm.timeouts.connect": TIMEOUT, "distributed.admin.log-format": "%(message)s"}):
        if not address:
            with (
                distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=50) as cluster,
                distributed.Client(cluster) as client,
            ):
                yield client
            return
        try:
            client = distributed.Client(**({"scheduler_file": address} if address.endswith(".json") else {"address": address}), timeout=TIMEOUT)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(f"--engine dask: no scheduler at {address} ({error})") from None
        try:
            yield client
        finally:
            client.close(timeout=5)
