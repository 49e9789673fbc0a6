"""Workers of a Dask cluster mark as one process does, and are refused where they would not."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager

import nbformat
import pytest
from distributed import Client
from nbapart import log
from nbapart.course import Course, application
from nbapart.engine import cluster
from nbapart.engine.pool import Here
from nbapart.engine.run import Run
from nbapart.errors import CourseError
from nbapart.gradebook import read
from nbapart.release import release
from nbapart_helpers import tiny
from nbapart_helpers.handed import HALF, RIGHT, UNIT, hand_in
from nbapart_helpers.rows import rows

# An endless test, and two which print.
ENDLESS = {"double": "def double(x):\n    while x == 2: pass\n    return x + x"}
PATIENCE = 120


@contextmanager
def program(*words, **more):
    """Run a program of Dask's, with no folder that says where a course is."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{words[0]}", *words[1:]]
    run = subprocess.Popen(command, cwd="/", stderr=subprocess.DEVNULL, env=os.environ | more)
    try:
        yield run
    finally:
        run.kill()
        run.wait()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a scheduler with two workers."""
    told = tmp_path_factory.mktemp("dask") / "scheduler.json"
    place = ("--scheduler-file", told)
    with ExitStack() as stack:
        here = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        stack.enter_context(program("scheduler", *here, *place))
        for number in range(2):
            own = ("--nthreads", "1", "--no-dashboard", "--local-directory", told.parent)
            own += ("--no-nanny",) if number else ()
            daemon = {"DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
            stack.enter_context(program("worker", *place, *own, **daemon))
        with Client(scheduler_file=told, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
            yield client.scheduler.address


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """A course in which some have handed in, one of them a loop without an end."""
    course = Course(tiny.course(tmp_path_factory.mktemp("handed") / "course", units=[UNIT]))
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write("c.ExecutePreprocessor.timeout = 3\n")
    with log.redirected(course.log_path("release")):
        release(course, application(course))
    released = nbformat.read(course.notebook("release", UNIT), as_version=4)
    for number in range(5):
        hand_in(course, f"right-{number}", tiny.fill(released, RIGHT))
        hand_in(course, f"half-{number}", tiny.fill(released, HALF))
    hand_in(course, "endless", tiny.fill(released, {**RIGHT, **ENDLESS}))
    return course


def marked(handed, root, connect):
    """Mark a copy of the course; its rows, notebooks and pages."""
    shutil.copytree(handed.root, root)
    course = Course(root)
    with log.redirected(course.log_path("grade")):
        app = application(course)
        with connect(app) as (executor, ahead, *_):
            outcomes = list(Run(course, app, executor, ahead).outcomes(course.submissions))
        assert {outcome.state for outcome in outcomes} == {"marked"}
        with read.gradebook(app) as book:
            found = rows(book)
    files = [*root.glob("autograded/*/*/*.ipynb"), *root.glob("feedback/*/*/*.html")]
    return found, {str(path.relative_to(root)): path.read_bytes() for path in files}


@contextmanager
def one_process(_):
    """Mark here."""
    yield Here(), 4


def test_results_are_those_of_one_process(handed, address, tmp_path):
    """Are rows, notebooks and pages the same, the time of a test and what tests print included?"""
    there = marked(handed, tmp_path / "there", lambda app: cluster.connected(app, address))
    here = marked(handed, tmp_path / "here", one_process)
    assert len(here[1]) == 22
    assert there == here


def test_tasks_run_in_processes_of_their_own(handed, address):
    """Does no task run in a thread of a Dask worker, where a test's time could not be limited?"""
    with log.redirected(handed.log_path("grade")):
        app = application(handed)
    with cluster.connected(app, address) as (executor, ahead, _), Client(address) as client:
        assert ahead == 6
        found = {executor.submit(os.getpid).result(PATIENCE) for _ in range(4)}
        assert found.isdisjoint(client.run(os.getpid).values())


def test_another_version_is_refused(handed, address, monkeypatch):
    """Are both versions named before anything is marked?"""
    wanted = cluster.versions() | {"Python": "3.99.0", "nbgrader": "0.1"}
    monkeypatch.setattr(cluster, "versions", lambda: wanted)
    expected = r"worker tcp://\S+: Python 3\.1\S+ instead of 3\.99\.0; .*nbgrader 0\.9\S* instead"
    with (
        log.redirected(handed.log_path("grade")),
        pytest.raises(CourseError, match=expected),
        cluster.connected(application(handed), address),
    ):
        pass


def test_no_scheduler(handed, monkeypatch):
    """Is an address named at which nothing answers?"""
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.2)
    with (
        log.redirected(handed.log_path("grade")),
        pytest.raises(CourseError, match=r"no scheduler of Dask answers at tcp://127\.0\.0\.1:9"),
        cluster.connected(application(handed), "tcp://127.0.0.1:9"),
    ):
        pass
