"""How long tracing and marking take on this machine: `make bench`."""

import os
import subprocess
import sys
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from time import perf_counter

import marking
import rates
from nbapart.course import find
from rich.console import Console
from rich.table import Table

from sigmoid_course import tutor

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
    """Yield name, seconds and limit for each source derivation, the medians, and the worst."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    tutor.trace("ln(x^2 - 1)\n= ln(x - 1) + ln(x + 1)")  # SymPy is loaded here
    wholes, steps = [], []
    for path in sorted((root / "tests" / "derivations").glob("seed-*.txt")):
        text = path.read_text(encoding="utf-8")
        wholes.append(best(partial(cold, text)))
        steps.append(wholes[-1] / max(1, len(tutor.trace(text).steps)))
        yield f"trace {path.name}", wholes[-1], None
    yield "median of a source derivation", median(wholes), DERIVATION
    yield "median of a step of one", median(steps), STEP
    times = {path: best(partial(cold, path.read_text("utf-8"))) for path in _cases(root)}
    worst = max(times, key=times.get)
    yield "median of a derivation of the benchmark", median(times.values()), DERIVATION
    yield f"worst of them, {worst.stem}", times[worst], DERIVATION


def _cases(root):
    return (root / "tests" / "derivations").rglob("*.txt")


def cold(text):
    """Trace a derivation as if no other had been traced."""
    marking.forget()
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


def rates_table(this, count):
    """A table of how fast a class is marked."""
    table = Table("Way", title=f"Marking {count} submissions, pages included", title_justify="left")
    for name in ("CPU s", "clock s", "a second", "times", "at least"):
        table.add_column(name, justify="right")
    for name, taken, times, least in rates.measure(this, count):
        row = [f"{taken.cpu:.1f}", f"{taken.clock:.1f}", f"{taken.a_second:.2f}"]
        table.add_row(name, *row, times and f"{times:.2f}", least and f"{least:g}")
    return table


def main():
    """Measure, and print a table; `--rates COUNT` measures only how fast a class is marked."""
    this = find(Path(__file__).parent)
    if sys.argv[1:2] == ["--rates"]:
        Console().print(rates_table(this, int(sys.argv[2])))
        return
    table = Table("What", title="Seconds on this machine", title_justify="left")
    table.add_column("Seconds", justify="right")
    table.add_column("Limit", justify="right")
    measured = chain(importing(), tracing(this.root), marking.measure(this))
    for name, seconds, limit in measured:
        table.add_row(name, f"{seconds:.4f}", f"{limit:.4f}" if limit else "")
    Console().print(table)
    Console().print(rates_table(this, rates.SUBMISSIONS))


if __name__ == "__main__":
    sys.exit(main())
