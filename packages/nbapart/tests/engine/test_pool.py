"""Workers: one that is killed costs one task, and none outlives its coordinator."""

import os
import select
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

import pytest
from nbapart.engine.pool import Here, Pool


def end(_):
    """Kill the worker that runs this."""
    os.kill(os.getpid(), signal.SIGKILL)


def slowly(number):
    """Give the others time to end."""
    time.sleep(0.2)
    return number


def test_a_killed_worker_costs_its_own_task():
    """Do all tasks under way end well but the one whose worker was killed?"""
    pool = Pool(2)
    futures = [pool.submit(end if number == 2 else slowly, number) for number in range(6)]
    errors = [future.exception(timeout=60) for future in futures]
    pool.shutdown()
    assert [number for number, error in enumerate(errors) if error] == [2]
    assert [future.result() for future in futures if not future.exception()] == [0, 1, 3, 4, 5]


def test_a_worker_that_is_killed_while_nothing_runs_costs_nothing():
    """Does the pool go on where it has lost a worker that had nothing to do?"""
    pool = Pool(1)
    first = pool.submit(os.getpid).result(timeout=60)
    os.kill(first, signal.SIGKILL)
    found = []
    while not found:
        with suppress(BrokenProcessPool):  # a task that came before the loss was noticed
            found.append(pool.submit(os.getpid).result(timeout=60))
    pool.shutdown()
    assert found != [first]
    with pytest.raises(RuntimeError):
        pool.submit(os.getpid)


def test_here_takes_exceptions_as_a_pool_does():
    """Does a task that raises leave its exception in the future?"""
    assert isinstance(Here().submit(int, "x").exception(), ValueError)
    assert Here().submit(int, "7").result() == 7


PROGRAM = """
import os, sys, time
from nbapart.engine.pool import Pool
if __name__ == "__main__":
    pool = Pool(2)
    futures = [pool.submit(os.getpid) for _ in range(8)]
    print(*{future.result() for future in futures}, flush=True)
    pool.submit(time.sleep, 600)
    time.sleep(600)
"""


def test_workers_end_with_their_coordinator(tmp_path):
    """Do workers end by themselves when the coordinator is killed, also one that is busy?"""
    (tmp_path / "program.py").write_text(PROGRAM)
    run = subprocess.Popen(
        [sys.executable, tmp_path / "program.py"], stdout=subprocess.PIPE, text=True
    )
    workers = [os.pidfd_open(int(pid)) for pid in run.stdout.readline().split()]
    run.kill()
    run.communicate()
    poll = select.poll()
    for worker in workers:
        poll.register(worker, select.POLLIN)
    left = set(workers)
    while left and (ended := poll.poll(30_000)):
        for worker, _ in ended:
            poll.unregister(worker)
            left.discard(worker)
            os.close(worker)
    assert workers
    assert left == set()


@pytest.mark.parametrize("cancel", [False, True])
def test_nothing_is_left_behind(cancel):
    """Do the workers end with the pool?"""
    pool = Pool(1)
    worker = os.pidfd_open(pool.submit(os.getpid).result(timeout=60))
    pool.shutdown(cancel_futures=cancel)
    poll = select.poll()
    poll.register(worker, select.POLLIN)
    assert poll.poll(30_000)
    os.close(worker)


def test_workers_begin_before_the_command_has_loaded_anything():
    """Does the process of which workers are forked begin before this one imports nbgrader?"""
    program = (
        "import sys, nbapart.cli\nfrom nbapart.engine.pool import prepare\n"
        "print({'nbgrader', 'nbformat', 'sqlalchemy', 'rfc3987_syntax'} & {*sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.stdout == "set()\n", ran.stderr
