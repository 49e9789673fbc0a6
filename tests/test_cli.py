"""The command: quick to start, helpful, and clear about what went wrong."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import nbformat
import pytest
from click.testing import CliRunner
from helpers import small_bank
from helpers.units import ROOT
from nbapart import release
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart.preprocessors.matching import NOTES
from nbapart.sandbox.support import refusal
from nbapart_helpers import tiny
from nbapart_helpers.fresh import loaded

from sigmoid_course.cli import main

DERIVATIONS = ROOT / "tests" / "derivations"
SOUND = str(DERIVATIONS / "seed-001-chain.txt")
BROKEN = str(DERIVATIONS / "seed-004-as-printed.txt")


def course(*arguments, stdin=None):
    """Run the command inside this process; for commands that start no kernel."""
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin)


def command(folder, *arguments):
    """Run the command as a user does, in a folder."""
    return subprocess.run(
        [Path(sys.executable).with_name("course"), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_tells_and_shows_an_example(name):
    """Does every command's help say what it does, and show how it is called?"""
    text = course(name, "--help").output
    assert "Example" in text
    assert f"course {name}" in text.partition("Example")[2]


def test_start_is_light():
    """Does the command's help load none of the heavy libraries?"""
    program = (
        "from click.testing import CliRunner; from sigmoid_course.cli import main;"
        "CliRunner().invoke(main, ['--help'], standalone_mode=False, catch_exceptions=False)"
    )
    assert loaded(program, "nbgrader", "sympy", "matplotlib", "nbformat", "rich") == set()


@pytest.mark.parametrize(
    ("path", "verdict", "status"), [(SOUND, "sound", 0), (BROKEN, "broken", 1)]
)
def test_trace_says_the_verdict(path, verdict, status):
    """Does `trace` print the verdict and exit accordingly, as text and as JSON?"""
    text, data = course("trace", path), course("trace", "--json", path)
    assert (text.exit_code, data.exit_code) == (status, status)
    assert verdict in text.output.lower()
    assert json.loads(data.output)["verdict"] == verdict


def test_trace_reads_standard_input():
    """Is - standard input, and an unreadable text a verdict of its own?"""
    assert course("trace", "-", stdin=Path(SOUND).read_text()).exit_code == 0
    assert json.loads(course("trace", "--json", "-", stdin="((").output)["verdict"] == "unreadable"


def test_trace_of_several_files():
    """Do several files give one object a line, each with its file, and the worst status?"""
    result = course("trace", "--json", SOUND, BROKEN)
    found = [json.loads(line) for line in result.output.splitlines()]
    assert [item["file"] for item in found] == [SOUND, BROKEN]
    assert result.exit_code == 1
    assert f"{BROKEN}:" in course("trace", SOUND, BROKEN).output


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "No such file"), (b"x = 1\ny = \xff\n", "line 2 is not text in UTF-8")],
)
def test_trace_names_what_it_cannot_read(tmp_path, content, message):
    """Is a file that is missing or no UTF-8 named, and the others traced all the same?"""
    path = tmp_path / "answer.txt"
    if content is not None:
        path.write_bytes(content)
    result = course("trace", path, SOUND)
    assert result.exit_code == 2
    assert f"{path}: " in result.stderr
    assert message in result.stderr
    assert "Sound" in result.stdout


def test_trace_without_a_file_is_bad_usage():
    """Is a call without a file told what is missing?"""
    result = course("trace")
    assert result.exit_code == 2
    assert "FILE" in result.stderr


def test_outside_of_a_course(tmp_path, monkeypatch):
    """Does a command outside of any course end in one clear line?"""
    monkeypatch.chdir(tmp_path)
    for name in ("grade", "release", "sample", "doctor", "notebooks"):
        result = course(name)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Error: {tmp_path} is not inside a course")


def test_collect_says_what_it_did(tmp_path, monkeypatch):
    """Does `collect` list what it placed, and what it could not, with an exit status?"""
    root = tiny.course(tmp_path / "course")
    tiny.write(tmp_path / "in" / "ada" / "1-first.ipynb", {})
    monkeypatch.chdir(root)
    good = course("collect", tmp_path / "in")
    assert (good.exit_code, good.stdout.splitlines()[0]) == (0, "submitted/ada/1-first")
    tiny.write(tmp_path / "in" / "ada" / "other.ipynb", {})
    bad = course("collect", tmp_path / "in")
    assert bad.exit_code == 1
    assert "0 placed, 1 there already, 1 not placed." in bad.stdout
    assert "Not placed: ada/other.ipynb: not named after a unit" in bad.stderr
    tiny.write(tmp_path / "in" / "a\x1b[2Jb" / "other.ipynb", {})
    assert "Not placed: a?[2Jb/other.ipynb: not" in course("collect", tmp_path / "in").stderr


def test_doctor_speaks_of_each_command(monkeypatch):
    """Does `doctor` say for each command what there is, and exit 1 only when something lacks?"""
    monkeypatch.chdir(ROOT)
    result = course("doctor")
    for name in ("make grade", "make test", "make lab"):
        assert name in result.output
    assert result.exit_code == (" lacks " in result.output)


def test_an_interrupt_ends_in_a_word(monkeypatch):
    """Does Ctrl-C end a command without a traceback?"""

    def interrupt():
        raise KeyboardInterrupt

    monkeypatch.setattr("sigmoid_course.cli.find", interrupt)
    result = course("doctor")
    assert result.exit_code == 130
    assert result.stderr == "Stopped.\n"


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """`course grade` in a new course with one submission that is fine and one that is broken."""
    course = Course(tiny.course(tmp_path_factory.mktemp("graded"), units=["1-first"]))
    assert command(course.root, "release").returncode == 0
    released = nbformat.read(course.notebook("release", "1-first"), as_version=4)
    tiny.write(course.folder("submitted", "ada", "1-first") / "1-first.ipynb", released)
    tiny.write(course.folder("submitted", "ben", "1-first") / "1-first.ipynb", [])
    return course, command(course.root, "grade", "--cold")


def test_grade_starts_kernels_cold_when_told_to(graded):
    """Does --cold start the kernel from nothing, or without a sandbox where none can be made?"""
    course, _ = graded
    path = course.folder("autograded", "ada", "1-first") / "1-first.ipynb"
    started = nbformat.read(path, as_version=4).metadata[NOTES].started
    assert started == ("open" if refusal() else "cold")


def test_grade_prints_for_people_alone(graded):
    """Does `grade` print its tables, and no line of a library?"""
    _, run = graded
    assert "│ ada     │     0 of 6 │ 0 of 6 │" in run.stdout
    assert run.stderr == ""
    for noise in ("NbGrader", "INFO", "WARNING", "Warning", "Traceback", "alembic", "kernel"):
        assert noise not in run.stdout


def test_grade_names_what_failed(graded):
    """Is a submission that cannot be marked named at the end, with an exit status and the log?"""
    course, run = graded
    assert run.returncode == 1
    assert "submitted/ben/1-first: 1-first.ipynb is not a notebook" in run.stdout
    assert "logs/grade.log" in run.stdout
    assert "NbGrader" in course.log_path("grade").read_text()


def test_grade_makes_a_sample_class_that_goes_away_again(tmp_path):
    """Does `grade` in an empty course make the sample class, mark it, and `--clear` take all?"""
    course = Course(tiny.course(tmp_path, units=["1-first"]))
    small_bank.write(course.root, units=["1-first"])
    assert command(tmp_path, "sample").returncode == 0
    for student, _ in course.submissions[3:]:
        shutil.rmtree(course.root / "submitted" / student)
    changed = course.folder("submitted", "ada", "1-first") / "1-first.ipynb"
    changed.write_text(changed.read_text() + "\n")
    assert command(tmp_path, "grade").returncode == 0
    cleared = command(tmp_path, "sample", "--clear")
    assert "Kept submitted/ada/1-first: it was changed" in cleared.stdout
    left = sorted(
        p.name
        for step in ("submitted", "autograded", "feedback")
        for p in (tmp_path / step).glob("*")
    )
    assert left == ["ada"] * 3


def test_what_lies_loose_is_no_empty_folder(tmp_path):
    """Is a notebook in a student's place named as not marked, and no sample class put beside it?"""
    root = tiny.course(tmp_path, units=["1-first"])
    tiny.write(root / "submitted" / "ada.ipynb", {})
    (root / "submitted" / os.fsdecode(b"Zo\xeb\x1b2J") / "1-first").mkdir(parents=True)
    run = command(root, "grade")
    assert (run.returncode, run.stderr) == (1, "")
    assert "sample" not in run.stdout
    said = " ".join(run.stdout.split())
    assert "ada.ipynb: this is no submission; expected submitted/STUDENT/UNIT/UNIT.ipynb" in said
    assert "submitted/Zo??2J/1-first: the name Zo??2J is not text in UTF-8" in said


def test_a_log_that_cannot_be_written_is_named(tmp_path):
    """Does a command whose log cannot be written end in one line?"""
    root = tiny.course(tmp_path, units=["1-first"])
    (root / "logs").write_text("")
    run = command(root, "release")
    assert run.returncode == 1
    assert run.stderr.startswith(f"Error: the log {root}/logs/release.log cannot be written: ")
    assert len(run.stderr.splitlines()) == 1


def test_errors_of_libraries_name_the_log(tmp_path):
    """Does an unforeseen error end in one line that names the log, the traceback being there?"""
    root = tiny.course(tmp_path, units=["1-first"])
    (root / "gradebook.db").write_text("no database")
    run = command(root, "grade")
    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr
    assert "logs/grade.log" in run.stderr
    assert "file is not a database" in run.stderr
    assert "Traceback" in (root / "logs" / "grade.log").read_text()


def test_a_refused_release_names_the_sample_class(tmp_path, monkeypatch):
    """Is the instructor told how the sample class goes away where its marks are in the way?"""
    monkeypatch.chdir(tiny.course(tmp_path, units=["1-first"]))
    reason = "Cannot add or remove cells for notebook '1-first'"

    def refuse(app, unit, advice):
        raise CourseError(release._explain(unit, reason, advice))

    monkeypatch.setattr(release, "_generate", refuse)
    assert "`course sample --clear` takes them away. Else keep the" in course("release").stderr


def test_commands_are_those_of_the_readme():
    """Are there the commands that people are told of?"""
    assert isinstance(main, click.Group)
    expected = [
        "collect",
        "doctor",
        "due",
        "exchange",
        "export",
        "grade",
        "notebooks",
        "release",
        "report",
        "results",
        "roster",
        "sample",
        "study",
        "trace",
    ]
    assert sorted(main.commands) == expected
