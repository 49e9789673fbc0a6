"""Marks a course of attacks in a process of its own, and writes down what became of it.

    python -m attacks.runner COURSE

COURSE is a folder that this makes; beside it, `result.json` says what came out.
"""

import ctypes
import hashlib
import json
import os
import sys
import time
from pathlib import Path

import nbformat
from attacks import everything
from attacks.attack import HONEST, RIGHT, UNIT, unit
from nbapart import log, mark
from nbapart.course import Course, application
from nbapart.gradebook import read
from nbapart.release import release
from nbapart_helpers import tiny

from sigmoid_course.sample import bank

ROOT = Path(__file__).parents[2]

PR_SET_CHILD_SUBREAPER = 36
MAX_RSS_ANEW = "5"

# Low, so that what goes on for ever is soon over.
SETTINGS = """
c.SafeExecute.timeout = 3
c.Limits.wall = 20
c.Limits.memory = 1024
c.Limits.processes = 32
c.Limits.messages = 300
"""


def main(root):
    """Make the course, hand in, mark one after the other, and write the result."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # whoever is orphaned comes here
    course = make(Path(root))
    with log.redirected(course.log_path("grade")):
        app = application(course)
        release(course, app)
        hand_in(course)
        before = untouchable(course)
        start = memory("VmRSS")
        found = {student: marked(course, app, student, start) for student in students(course)}
        result = {"found": found, "gradebook": told(app), "same": before == untouchable(course)}
    result["left"] = strangers()
    (course.root.parent / "result.json").write_text(json.dumps(result))


def make(root):
    """The course's folder: settings and the unit."""
    root.mkdir()
    settings = (ROOT / "nbgrader_config.py").read_text()
    (root / "nbgrader_config.py").write_text(settings + SETTINGS)
    tiny.write(root / "source" / UNIT / f"{UNIT}.ipynb", unit())
    return Course(root)


def hand_in(course):
    """Hand in all attacks and one honest submission."""
    released = nbformat.read(course.notebook("release", UNIT), as_version=4)
    path = notebook_path(course, HONEST)
    tiny.write(path, bank.fill(released, RIGHT))
    (path.parent / "notes.txt").write_text("canary-of-neighbours")
    for attack in everything.ATTACKS:
        path = notebook_path(course, attack.name)
        cells = {"double": RIGHT["double"]} | attack.cells
        cells = {name: filled(source, course) for name, source in cells.items()}
        notebook = bank.fill(released, cells)
        notebook = (attack.change and attack.change(notebook)) or notebook
        tiny.write(path, notebook)
        if attack.files:
            attack.files(path.parent)


def notebook_path(course, student):
    """Where a student's notebook lies."""
    return course.folder("submitted", student, UNIT) / f"{UNIT}.ipynb"


def filled(source, course):
    """A cell that knows all that a student could find out about the host."""
    names = {"@COURSE@": str(course.root), "@HOST@": str(course.root.parent / "host.txt")}
    names |= {f"@{name}@": os.environ[name] for name in ("PORT", "SOCKET")}
    for name, value in names.items():
        source = source.replace(name, value)
    return source


def students(course):
    """Who has handed in, the honest one last."""
    return sorted({student for student, _ in course.submissions})


def marked(course, app, student, start):
    """Mark one submission; what came of it, and of this process by it."""
    Path("/proc/self/clear_refs").write_text(MAX_RSS_ANEW)
    begun = time.monotonic()
    outcome = mark.mark(course, app, student, UNIT)
    marks = outcome.record and {each.exercise: each.score for each in outcome.record.marks}
    return {
        "state": outcome.state,
        "reason": outcome.reason,
        "notes": outcome.notes,
        "marks": marks,
        "waiting": outcome.record and outcome.record.waiting,
        "page": page(course, student),
        "seconds": time.monotonic() - begun,
        "grown": memory("VmHWM") - start,
        "left": strangers(),
    }


def page(course, student):
    """The student's feedback page, where there is one."""
    path = course.folder("feedback", student, UNIT) / f"{UNIT}.html"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def memory(name):
    """A line of /proc/self/status, in MiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith(f"{name}:"))


def strangers():
    """Names of the processes below this one that live in a namespace of their own, a sandbox's."""
    return [name for pid, name in descendants(os.getpid()) if depth(pid) > depth(os.getpid())]


def depth(pid):
    """In how many namespaces a process is seen; in none when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next(len(line.split()) for line in lines if line.startswith("NSpid:"))


def descendants(pid):
    """Pid and name of each living process below one."""
    parents = dict(filter(None, map(parent, Path("/proc").glob("[0-9]*"))))
    found = [child for child, (above, _) in parents.items() if above == pid]
    for child in found:
        found += [other for other, (above, _) in parents.items() if above == child]
    return [(child, parents[child][1]) for child in found]


def parent(path):
    """A process, its parent and its name; None where it is gone or only waits to be."""
    try:
        name, _, rest = path.joinpath("stat").read_text().partition("(")[2].rpartition(") ")
        state, above, *_ = rest.split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if state in "ZX" else (int(path.name), (int(above), name))


def untouchable(course):
    """A digest of what no submission may change."""
    roots = [course.root / name for name in ("source", "release", f"submitted/{HONEST}")]
    paths = [path for root in roots for path in sorted(root.rglob("*")) if path.is_file()]
    digest = hashlib.sha256()
    for path in [*paths, course.root / "nbgrader_config.py"]:
        digest.update(str(path).encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def told(app):
    """What the gradebook knows of the unit: points and texts of its cells."""
    with read.gradebook(app) as book:
        notebook = book.find_notebook(UNIT, UNIT)
        worth = {cell.name: cell.max_score for cell in notebook.grade_cells}
        return {"worth": worth, "sources": {c.name: c.source for c in notebook.source_cells}}


if __name__ == "__main__":
    main(sys.argv[1])
