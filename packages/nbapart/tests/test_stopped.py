"""Collect, due, report and export lose nothing, whatever ends or refuses them in the middle."""

import csv
import io
import os
import shutil
import signal
import sqlite3
import sys
import tomllib
import zipfile
from pathlib import Path
from random import Random

import nbformat
import pytest
from click.testing import CliRunner
from nbapart import log, patches
from nbapart.cli import main
from nbapart.course import Course, application
from nbapart.gradebook.read import gradebook
from nbapart.mark import mark
from nbapart_helpers import released, tiny
from nbapart_helpers.delivered import filled
from nbapart_helpers.handed import HALF, RIGHT, UNIT, prose
from nbgrader import api
from nbgrader.api import Gradebook

MOMENTS = int(os.environ.get("SOAK", "2"))
WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree"}
COMMANDS = {
    "collect": ("collect", "../later"),
    "due": ("due", UNIT, "2026-12-24", "--student", "ada"),
    "report": ("report",),
    "export": ("export",),
}
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A course after a first round of all commands, with a second delivery beside it."""
    root = tmp_path_factory.mktemp("before")
    course = Course(tiny.course(root / "course", units=[UNIT]))
    app = released.generate(course)
    sheet = nbformat.read(course.notebook("release", UNIT), as_version=4)

    def delivery(name, upload, answers):
        files = {
            f"{student}_{key}_{upload}{key}_{UNIT}.ipynb": nbformat.writes(
                prose(tiny.fill(sheet, answers))
            )
            for key, student in enumerate(("ada", "bo", "cy"), 11)
        }
        return filled(root / name, files)

    delivery("later", 9, RIGHT)
    ran(course.root, "collect", delivery("first", 8, HALF))
    ran(course.root, "due", UNIT, "2026-11-20", "--zone", "UTC")
    with log.redirected(course.log_path("grade")):
        for pair in course.submissions:
            mark(course, app, *pair)
        with gradebook(application(course)) as book:
            for submission in book.assignment_submissions(UNIT):
                grade = book.find_grade("why", UNIT, UNIT, submission.student_id)
                grade.manual_score, grade.needs_manual_grade = 2.0, False
            book.db.commit()
        for pair in course.submissions:
            mark(course, app, *pair)
    ran(course.root, "report")
    ran(course.root, "export")
    return root


def ran(root, *arguments):
    """What a command says in a course's folder, and its exit status."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        done = CliRunner().invoke(main, list(map(str, arguments)))
    return done.output, done.exit_code


@pytest.fixture
def course(before, tmp_path):
    """A copy of it."""
    shutil.copytree(before, tmp_path / "copy")
    return Course(tmp_path / "copy/course")


class Moment:
    """Does something when a process is about to change a file of a folder for the n-th time."""

    def __init__(self, folder, n, act):
        self.folder, self.left, self.act = str(folder), n, act
        self.count = 0
        sys.addaudithook(self)

    def __call__(self, event, arguments):
        changes = event in WRITES or (event == "open" and _writes(arguments))
        path = str(arguments[0]) if changes else ""
        if path.startswith(self.folder) and "/logs" not in path:
            self.count += 1
            if self.count == self.left:
                self.act()


def _writes(arguments):
    path, _, flags = arguments
    return isinstance(path, str) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def kill():
    """End this process at once."""
    os.kill(os.getpid(), signal.SIGKILL)


def fill_disk():
    """Refuse to write, as a full disk does."""
    raise OSError(28, os.strerror(28))


def forbid():
    """Refuse to write, as a folder does that is for reading alone."""
    raise PermissionError(13, os.strerror(13))


def in_a_process(course, name, n, act):
    """Run a command in a process of its own; its status, and how often it changed a file."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        moment = Moment(course.root, n, act)
        status = ran(course.root, *COMMANDS[name])[1]
        os.write(write, str(moment.count).encode())
        os._exit(status)
    os.close(write)
    with open(read) as said:
        count = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(count or 0)


def whole(course):
    """Read each file that a command writes: it is complete. Returns all that they say."""
    found = {}
    folders = (course.root / name for name in ("submitted", "report", "export"))
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    paths += [course.root / "due.toml", course.root / "identities.csv"]
    for path in paths:
        content = path.read_bytes()
        found[str(path.relative_to(course.root))] = READ.get(path.suffix, bytes)(content)
    return found


def _zip(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _table(content):
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert {len(row) for row in rows} <= {len(header)}
    assert content.endswith(b"\n")
    return rows


def _page(content):
    assert content.rstrip().endswith(b"</html>")
    return content


READ = {
    ".zip": _zip,
    ".csv": _table,
    ".html": _page,
    ".toml": lambda content: tomllib.loads(content.decode()),
    ".ipynb": lambda content: nbformat.reads(content.decode(), 4),
}


@pytest.mark.parametrize("moment", range(MOMENTS))
@pytest.mark.parametrize("act", [kill, fill_disk, forbid])
@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_lost(course, before, tmp_path, name, act, moment):
    """Is each file whole at any moment, and all as if nothing had been, after the next run?"""
    other = Course(shutil.copytree(before, tmp_path / "other") / "course")
    old = whole(other)
    status, count = in_a_process(other, name, 0, kill)
    assert (status, count > 0) == (0, True)
    n = Random(f"{name} {act.__name__} {moment}").randint(1, count)
    status, _ = in_a_process(course, name, n, act)
    assert status == -signal.SIGKILL if act is kill else status in (0, 1)
    now, new = whole(course), whole(other)
    for path, content in old.items():
        assert is_of(now[path], content, new[path]), path
    assert ran(course.root, *COMMANDS[name])[1] == 0
    assert seen(whole(course)) == seen(whole(other))


def is_of(now, old, new):
    """Whether a file is as before or after a command; a table may be so row by row."""
    return all(row in old + new for row in now) if isinstance(now, list) else now in (old, new)


def seen(found):
    """What is found, but for what a stopped run has left beside the files."""
    return {path: content for path, content in found.items() if Path(path).name[0] != "."}


@pytest.mark.parametrize("name", ["collect", "report", "export"])
def test_a_held_gradebook(course, monkeypatch, name):
    """Is it said that another program holds the gradebook, and does nothing change?"""
    old = whole(course)
    monkeypatch.setattr(api, "create_engine", api.create_engine.__wrapped__)
    monkeypatch.setattr(Gradebook, "__init__", Gradebook.__init__)
    monkeypatch.setattr(patches, "GRADEBOOK_SECONDS", 0.2)
    connection = sqlite3.connect(course.root / "gradebook.db", isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    said, status = ran(course.root, *COMMANDS[name])
    assert "held by another program" in said
    assert (status, whole(course)) == (1, old)
    connection.close()
    assert ran(course.root, *COMMANDS[name])[1] == 0
