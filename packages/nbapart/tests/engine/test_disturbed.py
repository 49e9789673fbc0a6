"""Whatever ends in the middle of a run, the next one has each mark once, and no other than else.

`make soak` tries each at twenty random moments; among the other tests each has one.
"""

import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

import nbformat
import pytest
from nbapart import log
from nbapart.course import Course, application
from nbapart.engine.store import Store
from nbapart.gradebook import read
from nbapart_helpers import tiny
from nbapart_helpers.handed import HALF, RIGHT, UNIT, hand_in, prose
from nbapart_helpers.rows import rows

MOMENTS = int(os.environ.get("SOAK", "1"))
GRADE = [sys.executable, "-m", "nbapart", "grade", "--workers", "2", "--json"]
SLOWLY = "import time\ntime.sleep(0.2)\n"
SECONDS = 120


def grade(course):
    """Begin to mark a course; Ctrl-C reaches it, also where these tests run in the background."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(GRADE, cwd=course.root, preexec_fn=heard, **pipes)


def found(course):
    """The gradebook's rows, and what stands in the folders of marked work and of feedback.

    How a kernel was started is no matter: where a zygote ended one may be started without it.
    """
    with log.redirected(course.log_path("rows")), read.gradebook(application(course)) as book:
        marks = rows(book)
    files = [*course.root.glob("autograded/*/*/*.ipynb"), *course.root.glob("feedback/*/*/*.html")]
    texts = {path: path.read_text().replace('"cold"', '"warm"') for path in files}
    return marks, {str(path.relative_to(course.root)): text for path, text in texts.items()}


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """A course in which a class has handed in."""
    course = Course(tiny.course(tmp_path_factory.mktemp("handed") / "course", units=[UNIT]))
    subprocess.run([*GRADE[:3], "release"], cwd=course.root, check=True, stdout=subprocess.DEVNULL)
    released = nbformat.read(course.notebook("release", UNIT), as_version=4)
    for number in range(6):
        answers = dict(HALF if number % 3 else RIGHT)
        answers["double"] = f"{SLOWLY}{answers['double']}\n# {number}"
        hand_in(course, f"student-{number:02}", prose(tiny.fill(released, answers)))
    return course


@pytest.fixture(scope="module")
def undisturbed(handed, tmp_path_factory):
    """What a run that nothing disturbs leaves."""
    course = Course(tmp_path_factory.mktemp("undisturbed") / "course")
    shutil.copytree(handed.root, course.root)
    run = grade(course)
    _, errors = run.communicate()
    assert run.returncode == 0, errors
    return found(course)


def processes(root):
    """Process id and command of all that a process has started, and what these have."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            command = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            parents.setdefault(parent, []).append((int(path.name), command))
    found, more = [], [root]
    while more:
        children = parents.get(more.pop(), [])
        found += children
        more += [child for child, _ in children]
    return found


def workers(root):
    """The workers of a run: what its fork server has forked."""
    servers = [process for process, command in processes(root) if "forkserver" in command][:1]
    return [one for server in servers for one, _ in processes(server) if _parent(one) == server]


def zygotes(root):
    """The zygotes of a run."""
    return [process for process, command in processes(root) if "warm.zygote" in command]


def _parent(process):
    with suppress(OSError):
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def coordinator(root):
    """The run itself."""
    return [root]


def disturb(run, course, executed, who, how, random):
    """Do something to a process of a run once so many submissions are executed; say if it was."""
    while run.poll() is None:
        there = who(run.pid) if len(Store(course.results).files()) >= executed else []
        with suppress(ProcessLookupError, IndexError):
            how(random.choice(there))
            return True
        with suppress(subprocess.TimeoutExpired):
            run.wait(0.02)
    return False


def kill(process):
    """End a process at once."""
    os.kill(process, signal.SIGKILL)


def interrupt(process):
    """Press Ctrl-C."""
    os.kill(process, signal.SIGINT)


def fill_disk(process):
    """Let a process write no file that is larger than a page, as if the disk were full."""
    resource.prlimit(process, resource.RLIMIT_FSIZE, (4096, 4096))


def all_ended(watched):
    """Whether processes end by themselves in time."""
    poll = select.poll()
    for one in watched:
        poll.register(one, select.POLLIN)
    left, until = set(watched), time.monotonic() + 30
    while left and time.monotonic() < until:
        for one, _ in poll.poll(1000):
            poll.unregister(one)
            left.discard(one)
    return not left


def held(root):
    """Descriptors of a run's processes."""
    descriptors = []
    for process, _ in processes(root):
        with suppress(ProcessLookupError):
            descriptors.append(os.pidfd_open(process))
    return descriptors


@pytest.mark.parametrize("moment", range(MOMENTS))
@pytest.mark.parametrize(
    ("who", "how", "goes_on"),
    [
        (coordinator, kill, False),
        (coordinator, interrupt, False),
        (coordinator, fill_disk, False),
        (workers, kill, True),
        (zygotes, kill, True),
    ],
)
def test_nothing_is_lost(handed, undisturbed, tmp_path, who, how, goes_on, moment):
    """Does the next run have all marks, as if nothing had ended, and does nothing stay behind?"""
    course = Course(tmp_path / "course")
    shutil.copytree(handed.root, course.root)
    random = Random(f"{who.__name__} {how.__name__} {moment}")
    run = grade(course)
    started = []

    def watched(process):
        started[:] = held(run.pid)
        how(process)

    disturbed = disturb(run, course, random.randrange(4), who, watched, random)
    _, errors = run.communicate(timeout=SECONDS)
    assert disturbed
    assert (run.returncode == 0) == goes_on or how is fill_disk, errors
    assert all_ended(started)
    for one in started:
        os.close(one)
    again = subprocess.run(GRADE, cwd=course.root, capture_output=True)
    assert again.returncode == 0, again.stderr
    assert found(course) == undisturbed
