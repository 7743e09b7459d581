"""One function over many documents in several processes. Results come in the order of the documents: the same bytes as one after another."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TypeVar

from dateline.errors import InputError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 8  # documents that wait for each process: memory stays flat


def mapped(function: Callable[[Item], Result], items: Iterable[Item], jobs: int = 1) -> Iterator[tuple[Item, Result | InputError]]:
    """(item, result or InputError) for each item, in order. A document that kills its process is an InputError; the others are coded again."""
    if jobs <= 1:
        for item in items:
            yield item, _one(function, item)
        return
    pool = _pool(jobs)
    waiting: deque[tuple[Item, Future[Result | InputError]]] = deque()
    try:
        for item in items:
            waiting.append((item, _submit(pool, function, item)))
            if len(waiting) >= AHEAD * jobs:
                pool, done = _first(function, waiting, pool, jobs)
                yield done
        while waiting:
            pool, done = _first(function, waiting, pool, jobs)
            yield done
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one(function: Callable[[Item], Result], item: Item) -> Result | InputError:
    try:
        return function(item)
    except InputError as error:
        return error


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that start clean (a copy of a process with threads may hang), and end with the one that started them, however it ended."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_watch)


def _watch() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the process that started this one; nobody would take a result after it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _submit(pool: ProcessPoolExecutor, function: Callable[[Item], Result], item: Item) -> Future[Result | InputError]:
    """A result to come; one that has failed where a process of the pool died before it could be asked for."""
    try:
        return pool.submit(_one, function, item)
    except BrokenProcessPool as error:
        failed: Future[Result | InputError] = Future()
        failed.set_exception(error)
        return failed


def _first(
    function: Callable[[Item], Result], waiting: deque[tuple[Item, Future[Result | InputError]]], pool: ProcessPoolExecutor, jobs: int
) -> tuple[ProcessPoolExecutor, tuple[Item, Result | InputError]]:
    """The next result. When a process died, the first document is tried alone, and what waited is sent to new processes."""
    item, future = waiting.popleft()
    try:
        return pool, (item, future.result())
    except BrokenProcessPool:
        pool.shutdown(wait=True, cancel_futures=True)
    outcome = _alone(function, item)
    pool = _pool(jobs)
    again = [(i, f if f.done() and not f.cancelled() and f.exception() is None else _submit(pool, function, i)) for i, f in waiting]
    waiting.clear()
    waiting.extend(again)
    return pool, (item, outcome)


def _alone(function: Callable[[Item], Result], item: Item) -> Result | InputError:
    [(_, outcome)] = each_alone(function, [item])
    return outcome


def each_alone(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | InputError]]:
    """(item, result or InputError) one after another in a process beside this one: an item that ends it is an InputError, the next get a new one."""
    pool: ProcessPoolExecutor | None = None
    try:
        for item in items:
            pool = pool or _pool(1)
            try:
                yield item, pool.submit(_one, function, item).result()
            except BrokenProcessPool:
                pool.shutdown(wait=True, cancel_futures=True)
                pool = None
                yield item, InputError(f"{getattr(item, 'name', item)}: coding it ended the process")
    finally:
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)
