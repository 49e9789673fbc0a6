"""How many submissions a second are marked, pages included: stock nbgrader beside workers.

Each way marks the same class in processes of its own, from their start to the last page.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import marking
import nbformat
from nbapart import log
from nbapart.course import Course, application
from nbapart.release import release

from sigmoid_course.sample import bank

SUBMISSIONS = 200
TIMES_STOCK, TIMES_ONE = 12.0, 1.8
NBGRADER = [[sys.executable, "-m", "nbgrader", step] for step in ("autograde", "generate_feedback")]


class Rate(NamedTuple):
    """What marking a class has taken."""

    count: int
    cpu: float
    clock: float

    @property
    def a_second(self):
        """Submissions a second, on the clock."""
        return self.count / self.clock


def dealt(root, count):
    """All exercises' answers for each submission, each dealt at a pace of its own."""
    shelves = {}
    for answer in bank.answers(root, marking.UNIT):
        shelves.setdefault(answer.exercise, []).append(answer.source)
    for number in range(count):
        yield {
            exercise: f"{shelf[(number * (1 + place // 3) + place) % len(shelf)]}\n# {number}"
            for place, (exercise, shelf) in enumerate(shelves.items())
        }


def hand_in(this, root, count):
    """Make a course in which a class has handed in; no two submissions are alike."""
    course = Course(root)
    shutil.copy(this.root / "nbgrader_config.py", root)
    shutil.copytree(this.root / "source" / marking.UNIT, root / "source" / marking.UNIT)
    with log.redirected(course.log_path("bench")):
        release(course, application(course))
    released = nbformat.read(course.notebook("release", marking.UNIT), as_version=4)
    for number, sources in enumerate(dealt(this.root, count)):
        path = course.folder("submitted", f"student-{number:05}", marking.UNIT)
        path.mkdir(parents=True)
        nbformat.write(bank.fill(released, sources), path / f"{marking.UNIT}.ipynb")


def stock(root):
    """The commands of nbgrader by itself; the course's settings are put away."""
    (root / "nbgrader_config.py").write_text(marking.STOCK)
    return [[*command, marking.UNIT] for command in NBGRADER]


def workers(count):
    """The command of this course."""
    return [[sys.executable, "-m", "nbapart", "grade", "--workers", str(count)]]


def run(root, commands, count):
    """Run commands in a course; what they took."""
    with marking.group() as (join, used):
        began = time.monotonic()
        before = marking.waited()
        for command in commands:
            subprocess.run(command, cwd=root, capture_output=True, check=True, preexec_fn=join)
        clock = time.monotonic() - began
        return Rate(count, used() or marking.waited() - before, clock)


def rate(this, commands, count):
    """Mark a class of its own by some commands."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        hand_in(this, root, count)
        taken = run(root, commands(root), count)
        pages = len(list(root.glob("feedback/*/*/*.html")))
        assert pages == count, f"{pages} pages of {count}"
        return taken


def measure(this, count=SUBMISSIONS):
    """Yield the way, what it took, how many times another way's rate that is, and should be."""
    by_stock = rate(this, stock, count)
    yield "stock nbgrader", by_stock, None, None
    one, two = (rate(this, lambda _, n=n: workers(n), count) for n in (1, 2))
    yield "1 worker, beside stock", one, one.a_second / by_stock.a_second, None
    yield "2 workers, beside stock", two, two.a_second / by_stock.a_second, TIMES_STOCK
    yield "2 workers, beside 1", two, two.a_second / one.a_second, TIMES_ONE
    yield "CPU, beside stock", two, by_stock.cpu / two.cpu, None
