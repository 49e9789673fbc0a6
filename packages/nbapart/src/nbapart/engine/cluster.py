"""Workers on other machines: those of a Dask cluster, which need this package and no course.

Each Dask worker gets processes of its own to mark in, one for each of its threads. In a thread a
test's time could not be limited, and what tests print would mix.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import dask
from distributed import Client, Worker, WorkerPlugin

from nbapart import extensions
from nbapart.engine.job import versions
from nbapart.engine.pool import Pool, task_seconds
from nbapart.errors import CourseError

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

NAME = "nbapart"
CONNECT_SECONDS = 20
DAEMON = (
    "a Dask worker may start no processes: start it with DASK_DISTRIBUTED__WORKER__DAEMON=False"
)


class Processes(WorkerPlugin):
    """Gives a Dask worker processes in which submissions are marked.

    Parameters
    ----------
    seconds : float
        How long a task may take.
    """

    name, idempotent = NAME, True

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def setup(self, worker: Worker) -> None:
        """Begin with a Dask worker."""
        if multiprocessing.current_process().daemon:
            raise RuntimeError(DAEMON)
        worker.executors[NAME] = Pool(worker.state.nthreads, self._seconds)

    def teardown(self, worker: Worker) -> None:
        """End the processes."""
        if pool := worker.executors.pop(NAME, None):
            pool.shutdown(cancel_futures=True)


class Cluster(Executor):
    """An Executor whose tasks run in the processes of a cluster's workers.

    Parameters
    ----------
    client : distributed.Client
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> Future:
        """Run a function in a process of a worker.

        Raises
        ------
        CourseError
            The scheduler has ended.
        """
        if self._client.status != "running":
            raise CourseError(
                "the scheduler has ended; what was marked is kept, and the same command goes on"
            )
        with dask.annotate(executor=NAME):
            return self._executor.submit(fn, *args, **kwargs)


@contextmanager
def connected(app: "NbGrader", address: str) -> Iterator[tuple[Cluster, int, str]]:
    """Have the workers of a running cluster.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        Its limits say how long a submission may take.
    address : str
        The scheduler's, such as ``tcp://10.0.0.7:8786``.

    Yields
    ------
    tuple of Cluster, int, str
        The cluster, how many tasks keep it busy, and the address of its dashboard.

    Raises
    ------
    CourseError
        There is no scheduler, it has no workers, or one of them has another version of something.
    """
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(f"no scheduler of Dask answers at {address}: {error}") from None
    with client:
        _refuse_other_versions(client)
        try:
            client.register_plugin(Processes(task_seconds(app)))
        except RuntimeError as error:
            raise CourseError(str(error)) from None
        threads = sum(client.nthreads().values())
        yield Cluster(client), 2 * threads + 2, client.dashboard_link


def _refuse_other_versions(client):
    """Raise CourseError if there is no worker, or one on which marks might be others."""
    names, wanted = extensions.names(), versions()
    found = client.run(of_worker, names)
    if not found:
        raise CourseError(f"the scheduler at {client.scheduler.address} has no workers")
    said = [
        f"worker {worker}: {name} {here.get(name)} instead of {version}"
        for worker, here in sorted(found.items())
        for name, version in wanted.items()
        if here.get(name) != version
    ]
    if said:
        raise CourseError("another version would mark otherwise: " + "; ".join(said))


def of_worker(names: tuple[str, ...]) -> dict[str, str | None]:
    """Return the versions on which marks depend where this runs.

    Parameters
    ----------
    names : tuple of str
        The course's extensions.

    Returns
    -------
    dict
        As `job.versions` returns it.
    """
    extensions.use(names)
    return versions()
