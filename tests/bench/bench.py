"""How long tracing and marking take on this machine: `make bench`."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import nbformat
from rich.console import Console
from rich.table import Table

from sigmoid_course import tutor
from sigmoid_course.grading import bank, engine, journal
from sigmoid_course.grading.course import Course, application, find
from sigmoid_course.grading.release import release
from sigmoid_course.tutor.derivation import _traced
from sigmoid_course.tutor.equality.calculus import derivative
from sigmoid_course.tutor.equality.tidy import tidy
from sigmoid_course.tutor.steps.likeness import flat, spelled_out, tidied

REPEATS = 5
DERIVATION, STEP, SHARE = 0.1, 0.01, 0.25  # seconds, seconds, of SymPy's own import


def best(call):
    """Seconds of the quickest of some calls: what others do on the machine only adds to it."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return min(times)


def tracing(root):
    """Yield name, seconds and limit for each source derivation, and the medians."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    tutor.trace("ln(x^2 - 1)\n= ln(x - 1) + ln(x + 1)")  # SymPy is loaded here
    wholes, steps = [], []
    for path in sorted((root / "tests" / "derivations").glob("seed-*.txt")):
        text = path.read_text(encoding="utf-8")
        wholes.append(best(lambda text=text: cold(text)))
        steps.append(wholes[-1] / max(1, len(tutor.trace(text).steps)))
        yield f"trace {path.name}", wholes[-1], None
    yield "median of a source derivation", median(wholes), DERIVATION
    yield "median of a step of one", median(steps), STEP


def cold(text):
    """Trace a derivation as if no other had been traced."""
    for cache in (_traced, derivative, tidy, tidied, flat, spelled_out):
        cache.cache_clear()
    tutor.trace(text)


def importing():
    """Yield seconds that SymPy takes to import in a new process, and the tutor after it."""
    code = (
        "from time import perf_counter as now; a = now(); import sympy; b = now();"
        "import sigmoid_course.tutor; print(b - a, now() - b)"
    )
    runs = []
    for _ in range(REPEATS):
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        runs.append(list(map(float, run.stdout.split())))
    sympy, added = map(min, zip(*runs, strict=True))
    yield "import sympy, in a new process", sympy, None
    yield "import sigmoid_course.tutor after it", added, SHARE * sympy


def marking(this, unit, root):
    """Yield name and seconds for one submission, marked by the course and by plain nbgrader."""
    course = Course(root)
    shutil.copy(this.root / "nbgrader_config.py", root)
    shutil.copytree(this.root / "source" / unit, root / "source" / unit)
    with journal.kept(course.journal("bench")):
        app = application(course)
        release(course, app)
        hand_in(course, unit, bank.answers(this.root, unit))
        seconds = best(lambda: plain(app, unit))
        yield f"mark one {unit}, nbgrader alone, no feedback", seconds
        yield f"mark one {unit}, course grade, feedback too", best(lambda: again(course, app, unit))
        yield (
            f"see that {unit} has not changed",
            best(lambda: engine.mark(course, app, "ada", unit)),
        )


def hand_in(course, unit, answers):
    """Hand in one right answer for each exercise."""
    released = nbformat.read(course.notebook("release", unit), as_version=4)
    sources = {answer.exercise: answer.source for answer in answers if answer.right}
    path = course.folder("submitted", "ada", unit) / f"{unit}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(bank.fill(released, sources), path)


def plain(app, unit):
    """Mark with nbgrader's own call."""
    from nbgrader.converters import Autograde

    app.coursedir.assignment_id, app.coursedir.student_id = unit, "ada"
    converter = Autograde(coursedir=app.coursedir, parent=app)
    converter.force = True
    converter.start()


def again(course, app, unit):
    """Mark as `course grade` does, as if it had never been marked."""
    shutil.rmtree(course.folder("autograded", "ada", unit))
    engine.mark(course, app, "ada", unit)


def main():
    """Measure, and print a table."""
    this = find(Path(__file__).parent)
    table = Table("What", title=f"Best of {REPEATS}", title_justify="left")
    table.add_column("Seconds", justify="right")
    table.add_column("Limit", justify="right")
    with tempfile.TemporaryDirectory() as folder:
        for name, seconds, *limit in [
            *importing(),
            *tracing(this.root),
            *marking(this, this.units[0], Path(folder)),
        ]:
            table.add_row(name, f"{seconds:.4f}", f"{limit[0]:.4f}" if any(limit) else "")
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
