"""What marking costs: stock nbgrader beside the course's sandbox, cold and warm, in one run.

As a program it marks what is handed in, in one process and on one core, and prints the seconds of
CPU and of the clock that it took, all of its kernels included.
"""

import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import zip_longest
from pathlib import Path

import nbformat

from sigmoid_course.grading import bank, journal
from sigmoid_course.grading.course import Course, application
from sigmoid_course.grading.release import release
from sigmoid_course.tutor.derivation import _traced
from sigmoid_course.tutor.equality.calculus import derivative
from sigmoid_course.tutor.equality.tidy import tidy
from sigmoid_course.tutor.slip import Task
from sigmoid_course.tutor.steps.likeness import flat, spelled_out, tidied

UNIT = "2-derivative"
FEW, MANY = 4, 20  # submissions; the difference of two runs has no start-up in it
EIGHTH, FOUR = 1 / 8, 4.0
# Folder, file and units a second, of control groups of version 1 and 2.
GROUPS = (
    ("/sys/fs/cgroup/cpuacct", "cpuacct.usage", 1e9),
    ("/sys/fs/cgroup", "cpu.stat", 1e6),
)
STOCK = 'c = get_config()\nc.CourseDirectory.course_id = "sigmoid"\n'


def submissions(root):
    """Sources by exercise, for each submission: the bank's answers, dealt out in turn."""
    shelves = {}
    for answer in bank.answers(root, UNIT):
        shelves.setdefault(answer.exercise, []).append(answer)
    rows = list(zip_longest(*shelves.values()))[:MANY]
    return [{answer.exercise: answer.source for answer in row if answer} for row in rows]


def hand_in(this, root, stock):
    """Make a course with submissions in it, with the course's settings or with nbgrader's own."""
    course = Course(root)
    shutil.copy(this.root / "nbgrader_config.py", root)
    shutil.copytree(this.root / "source" / UNIT, root / "source" / UNIT)
    with journal.kept(course.journal("bench")):
        release(course, application(course))
    released = nbformat.read(course.notebook("release", UNIT), as_version=4)
    for number, sources in enumerate(submissions(this.root)):
        path = course.folder("submitted", f"student-{number:02}", UNIT) / f"{UNIT}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(bank.fill(released, sources), path)
    if stock:
        (root / "nbgrader_config.py").write_text(STOCK)


def run(root, start, count):
    """Mark in a process of its own; (seconds of CPU, seconds of the clock)."""
    command = [sys.executable, __file__, str(root), start, str(count)]
    with group() as (join, used):
        done = subprocess.run(command, capture_output=True, text=True, check=True, preexec_fn=join)
        cpu, wall = json.loads(done.stdout.splitlines()[-1])
        return used() or cpu, wall


@contextlib.contextmanager
def group():
    """A control group that counts the CPU of all that is started in it, where there can be one.

    Without it, what a sandbox has used is known only as far as its parents have waited for it.
    """
    folder, file, unit = next((g for g in GROUPS if os.access(g[0], os.W_OK)), (None, None, 1))
    if folder is None:
        yield None, lambda: None
        return
    place = Path(folder, f"bench-{os.getpid()}")
    place.mkdir()
    try:
        yield (
            lambda: (place / "cgroup.procs").write_text("0"),
            lambda: int(re.search(r"\d+", (place / file).read_text())[0]) / unit,
        )
    finally:
        place.rmdir()


def own_time(this):
    """Seconds of CPU that the cells of a submission take by themselves, once all is imported.

    Each runs as if nothing had been traced before it, as in a kernel of its own.
    """
    sys.path.insert(0, str(this.root / "tests"))
    import units

    rows = submissions(this.root)[FEW:MANY]
    notebooks = [bank.fill(units.source(UNIT), sources) for sources in rows]
    units.run_cells(units.source(UNIT))
    before = time.process_time()
    for notebook in notebooks:
        forget()
        units.run_cells(notebook)
    return (time.process_time() - before) / len(notebooks)


def forget():
    """Drop what the tutor remembers of derivations that it has traced."""
    for cache in (_traced, Task.of, derivative, tidy, tidied, flat, spelled_out):
        cache.cache_clear()


def measure(this):
    """Yield (name, seconds, limit) for each way to mark."""
    own = own_time(this)
    yield "the cells' own time", own, None
    above, wall = {}, {}
    for start in ("stock", "cold", "warm"):
        with tempfile.TemporaryDirectory() as folder:
            hand_in(this, Path(folder), start == "stock")
            few, many = (run(folder, start, count) for count in (FEW, MANY))
        above[start] = (many[0] - few[0]) / (MANY - FEW) - own
        wall[start] = many[1]
        eighth = None if start != "warm" else EIGHTH * above["stock"]
        yield f"CPU a submission above that, {start}", above[start], eighth
        quarter = None if start != "warm" else wall["stock"] / FOUR
        yield f"a run of {MANY} submissions on one core, {start}", wall[start], quarter


def main(root, start, count):
    """Mark the first submissions of a course as `nbgrader autograde` does."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    began = time.monotonic()
    course = Course(Path(root))
    app = application(course)
    if start != "stock":
        app.config.SafeExecute.start = start
    with journal.kept(course.journal("bench")):
        _autograde(app, [student for student, _ in course.submissions[: int(count)]])
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(used.ru_utime + used.ru_stime for used in usage)
    print(json.dumps([cpu, time.monotonic() - began]))


def _autograde(app, students):
    from nbgrader.converters import Autograde

    for student in students:
        app.coursedir.assignment_id, app.coursedir.student_id = UNIT, student
        converter = Autograde(coursedir=app.coursedir, parent=app)
        converter.force = True
        converter.start()
    if "sigmoid_course.grading.sandbox.warm" in sys.modules:
        sys.modules["sigmoid_course.grading.sandbox.warm"].stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
