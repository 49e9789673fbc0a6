"""What a machine lacks is said, and how to get it."""

import pytest
from nbapart import doctor
from nbapart.course import Course
from nbapart.errors import SandboxError
from nbapart.exchange_rights import apply
from nbapart.sandbox import support
from nbapart.sandbox.selftest import trial
from nbapart_helpers import tiny
from nbapart_helpers.users import needs_bubblewrap


@pytest.mark.parametrize(
    ("found", "fits"),
    [((3, 10, 9), False), ((3, 11, 0), True), ((3, 14, 4), True), ((3, 15, 0), False)],
)
def test_python(found, fits):
    """Is Python fit from 3.11 to 3.14, and what to install said otherwise?"""
    assert (doctor.python(found).cure is None) == fits


def test_packages_that_are_missing_are_named():
    """Is a package that is not installed named, with the command that installs it?"""
    finding = doctor.packages("make grade", ("click", "no-such-package"), "make setup")
    assert (finding.thing, finding.cure) == ("no-such-package", "make setup")
    assert doctor.packages("make grade", ("click", "rich"), "make setup").cure is None


def test_folders_that_cannot_be_written(tmp_path, monkeypatch):
    """Is a folder that marking cannot write in named?"""
    (tmp_path / "release").mkdir()
    allowed = {str(tmp_path)}
    monkeypatch.setattr(doctor.os, "access", lambda path, mode: str(path) in allowed)
    cures = {f.thing.split()[1]: f.cure for f in doctor.folders(Course(tmp_path), "make grade")}
    assert cures.pop("release/") == f"make {tmp_path / 'release'} writable for your user"
    assert set(cures.values()) == {None}


@pytest.mark.filterwarnings("ignore")
def test_an_exchange_whose_rights_do_not_hold(tmp_path):
    """Is the exchange of the course's settings examined, and what mends it said?"""
    course = Course(tiny.course(tmp_path / "course"))
    course.root.chmod(0o700)
    root = tmp_path / "exchange"
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write(f'c.Exchange.root = "{root}"\nc.CourseDirectory.course_id = "c"\n')
    [finding] = doctor.exchange(course, "make lab")
    assert (finding.thing, finding.cure) == (f"exchange {root}, not made yet", None)
    apply(root, "c")
    assert [one.cure for one in doctor.exchange(course, "make lab")] == [None]
    root.chmod(0o777)
    assert any("chmod 1777" in one.cure for one in doctor.exchange(course, "make lab"))


def test_all_is_of_the_command_that_marks(tmp_path, monkeypatch):
    """Is it said of the command that was asked about, whatever its name?"""
    monkeypatch.setattr(doctor, "sandbox", lambda course, command: [])
    first, *rest = doctor.examine(Course(tmp_path), "nbapart grade")
    assert first.command == "every command"
    assert {finding.command for finding in rest} == {"nbapart grade"}


def found(monkeypatch, tmp_path, results, started="warm"):
    """What is found about a sandbox whose trial has these results."""
    monkeypatch.setattr(trial, "run", lambda course: results)
    monkeypatch.setattr(trial, "start", lambda: started)
    return list(doctor.sandbox(Course(tmp_path), "make grade"))


@needs_bubblewrap
def test_a_sandbox_that_holds(monkeypatch, tmp_path):
    """Is it said what holds and by what, and how kernels start?"""
    holds = [trial.Result("no network (by a namespace)")]
    version, network, kernel = found(monkeypatch, tmp_path, holds)
    assert version.thing.startswith("bubblewrap 0.")
    assert network == doctor.Finding("make grade", "sandbox: no network (by a namespace)")
    assert kernel.thing == "sandbox: a kernel, started warm"


@needs_bubblewrap
def test_a_sandbox_that_leaks(monkeypatch, tmp_path):
    """Is marking advised against where something was reached that must not be?"""
    leaks = [trial.Result("no network (by a namespace)", "a connection to 127.0.0.1")]
    _, network, _ = found(monkeypatch, tmp_path, leaks)
    assert network.cure == "it failed (a connection to 127.0.0.1): do not mark on this machine"


def test_no_sandbox(monkeypatch, tmp_path):
    """Is the cure said where no sandbox can be made?"""

    def refuse():
        raise SandboxError("bubblewrap is missing: install it")

    monkeypatch.setattr(support, "version", refuse)
    (finding,) = doctor.sandbox(Course(tmp_path), "make grade")
    assert finding.cure == "bubblewrap is missing: install it"
