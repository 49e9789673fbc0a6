"""Workers on this machine: processes, each of which executes one submission at a time.

Pebble's pool is used, not the standard library's: when a worker is killed, as for want of memory,
the standard one gives up every task under way, and Pebble's that worker's alone. Both run tasks in
the main thread of a process, where a test can be stopped by a signal.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from pebble import ProcessPool

from nbapart.engine.execute import MAX_RUNS
from nbapart.limits import Limits

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

SPARE_SECONDS = 120  # that a task may take beside what its limits say
# Imported once, in the process from which workers are forked.
PRELOAD = ["nbapart.engine.worker"]


def prepare() -> None:
    """Begin to import, in a process of its own, what workers will need, and do not wait for it."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOAD)
    forkserver.ensure_running()


class Pool(Executor):
    """An Executor of processes of this machine.

    Parameters
    ----------
    workers : int
    seconds : float, optional
        How long a task may take; then its worker is killed.
    """

    def __init__(self, workers: int, seconds: float | None = None):
        prepare()
        self._workers, self._seconds, self._ended = workers, seconds, False
        self._pool = self._made()

    def _made(self):
        context = multiprocessing.get_context("forkserver")
        return ProcessPool(self._workers, context=context, initializer=begin)

    def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> Future:
        """Run a function in a worker."""
        try:
            return self._pool.schedule(fn, args=args, kwargs=kwargs, timeout=self._seconds)
        except RuntimeError:
            if self._ended:
                raise
        # Pebble gives a pool up when a worker is killed while no task runs.
        self._pool.stop()
        self._pool.join()
        self._pool = self._made()
        return self._pool.schedule(fn, args=args, kwargs=kwargs, timeout=self._seconds)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers; with `cancel_futures` at once."""
        self._ended = True
        (self._pool.stop if cancel_futures else self._pool.close)()
        if wait or cancel_futures:
            self._pool.join()


class Here(Executor):
    """An Executor that runs each task in this process, while it is submitted."""

    def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> Future:
        """Run a function."""
        future: Future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def task_seconds(app: "NbGrader") -> float:
    """Return how long a task may take by a course's limits."""
    return MAX_RUNS * Limits(parent=app).wall + SPARE_SECONDS


@contextmanager
def local(app: "NbGrader", workers: int | None = None) -> Iterator[tuple[Pool, int]]:
    """Have a pool of this machine's processes; they start with the first task.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Its limits say how long a submission may take.
    workers : int, optional
        As many as this process has cores, where it is not given.

    Yields
    ------
    tuple of Pool, int
        The pool, and how many tasks keep it busy.
    """
    workers = workers or len(os.sched_getaffinity(0))
    pool = Pool(workers, task_seconds(app))
    try:
        yield pool, 2 * workers + 2
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


def begin() -> None:
    """Have a worker end with its coordinator, and leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent():
    """End with the coordinator; the pool's queues, which workers hold too, do not tell its end."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
