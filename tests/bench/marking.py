"""What marking costs: stock nbgrader beside the course's sandbox, cold and warm, in one run."""

import contextlib
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
from nbapart import log
from nbapart.course import Course, application
from nbapart.release import release

from sigmoid_course.sample import bank

UNIT = "2-derivative"
FEW, MANY = 4, 30  # submissions; the difference of two runs has no start-up in it
EIGHTH, FOUR = 1 / 8, 4.0
# Folder, file and units a second, of control groups of version 1 and 2.
GROUPS = (
    ("/sys/fs/cgroup/cpuacct", "cpuacct.usage", 1e9),
    ("/sys/fs/cgroup", "cpu.stat", 1e6),
)
RUN = Path(__file__).with_name("run.py")
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
    with log.redirected(course.log_path("bench")):
        release(course, application(course))
    released = nbformat.read(course.notebook("release", UNIT), as_version=4)
    for number, sources in enumerate(submissions(this.root)):
        path = course.folder("submitted", f"student-{number:02}", UNIT) / f"{UNIT}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(bank.fill(released, sources), path)
    if stock:
        (root / "nbgrader_config.py").write_text(STOCK)


def run(root, start, count):
    """Mark in a process of its own; (seconds of CPU, seconds of the clock), from its very start."""
    command = [sys.executable, RUN, str(root), start, str(count)]
    before = waited()
    with group() as (join, used):
        began = time.monotonic()
        subprocess.run(command, capture_output=True, check=True, preexec_fn=join)
        wall = time.monotonic() - began
        return used() or waited() - before, wall


def waited():
    """Seconds of CPU that all processes took for which this one has waited."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


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
        while (place / "cgroup.procs").read_text():  # what ends with its parent takes a moment
            time.sleep(0.01)
        place.rmdir()


def own_time(this):
    """Seconds of CPU that the cells of a submission take by themselves, once all is imported.

    Each runs as if nothing had been traced before it, as in a kernel of its own.
    """
    sys.path.insert(0, str(this.root / "tests"))
    from helpers import units

    rows = submissions(this.root)[FEW:MANY]
    notebooks = [bank.fill(units.source(UNIT), sources) for sources in rows]
    units.run_cells(units.source(UNIT))
    before = time.process_time()
    for notebook in notebooks:
        forget()
        units.run_cells(notebook)
    return (time.process_time() - before) / len(notebooks)


def forget():
    """Drop what the tutor remembers of derivations that it has traced; its grammars stay."""
    modules = [module for name, module in sys.modules.items() if name.startswith("steptrace")]
    for held in (held for module in modules for held in vars(module).values()):
        if hasattr(held, "cache_clear") and held.__name__ != "_parser":
            held.cache_clear()


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
