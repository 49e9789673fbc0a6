"""A submission is executed from its bytes alone, and nothing of the machine's costs marks."""

import json
from dataclasses import replace

import nbformat
import pytest
from nbapart import log
from nbapart.course import Course, application
from nbapart.engine import execute as module
from nbapart.engine.execute import Lost, execute
from nbapart.engine.job import Jobs
from nbapart.errors import SandboxError
from nbapart.kernel.zmtp import Ended
from nbapart.preprocessors.execute import ENDED, SafeExecute
from nbapart.release import release
from nbapart_helpers import tiny
from nbapart_helpers.handed import RIGHT, UNIT, hand_in


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    """A right submission as a job; its course is gone."""
    course = Course(tiny.course(tmp_path_factory.mktemp("job"), units=[UNIT]))
    with pytest.MonkeyPatch.context() as patch, log.redirected(course.log_path("release")):
        patch.setenv("PATH", "/usr/bin:/bin")
        app = application(course)
        release(course, app)
        released = nbformat.read(course.notebook("release", UNIT), as_version=4)
        hand_in(course, "right", tiny.fill(released, RIGHT))
        made = Jobs(course, app).job("right", UNIT)
    course.root.rename(course.root.with_name("gone"))
    return made


def results(executed):
    """The outputs of the cells, by their ids."""
    cells = json.loads(executed.notebook)["cells"]
    return {cell["id"]: cell.get("outputs", []) for cell in cells}


def test_no_course_is_needed(job):
    """Is it executed where the course cannot be read, with the points as outputs?"""
    outputs = results(execute(job))["double-marks"]
    assert [output["data"]["text/plain"] for output in outputs[1:]] == [["2.0"]]


def test_the_same_bytes_give_the_same_notebook(job):
    """Is a job a function of its content alone, and the student's name no part of it?"""
    other = replace(job, student="another")
    assert other.key == job.key
    assert execute(other).notebook == execute(job).notebook


@pytest.mark.parametrize(
    "change",
    [
        {"notebook": b"{}"},
        {"files": {"data.txt": b"1"}},
        {"worksheet": {"config": {"Limits": {"memory": 300}}}},
        {"worksheet": {"files": {"data.txt": b"1"}}},
        {"worksheet": {"versions": {}}},
    ],
)
def test_everything_it_depends_on_is_in_its_key(job, change):
    """Does the key change with the submission, the source's files, settings and versions?"""
    if "worksheet" in change:
        change = {"worksheet": replace(job.worksheet, **change["worksheet"])}
    assert replace(job, **change).key != job.key


def test_another_version_is_refused(job):
    """Are both versions named where a worker's are not the coordinator's?"""
    versions = job.worksheet.versions | {"Python": "2.7.18", "nbgrader": "0.1"}
    other = replace(job, worksheet=replace(job.worksheet, versions=versions))
    with pytest.raises(Lost, match=r"Python 3\.\S+ instead of 2\.7\.18; .*nbgrader \S+ instead of"):
        execute(other)


def test_what_is_no_notebook_is_said(job):
    """Is a file that is no notebook named as the student's trouble?"""
    executed = execute(replace(job, notebook=b"%PDF-1.7"))
    assert (executed.notebook, executed.reason) == (None, "is a PDF; expected a notebook")


def test_a_missing_sandbox_is_the_machines(job, monkeypatch):
    """Is it no result of the submission's that no sandbox can be made?"""

    def refuse(*_):
        raise SandboxError("bubblewrap is missing")

    monkeypatch.setattr(SafeExecute, "preprocess", refuse)
    with pytest.raises(Lost, match="bubblewrap is missing"):
        execute(job)


def test_a_kernel_that_does_not_answer_is_the_machines(job, monkeypatch):
    """Is nothing kept of a submission whose kernel cannot be spoken to?"""

    def silent(*_):
        raise Ended("the kernel does not answer")

    monkeypatch.setattr("nbapart.kernel.kernel.KernelClient", silent)
    with pytest.raises(Lost, match="the kernel does not answer"):
        execute(job)


def ending(times, original):
    """Executes as ever, but the kernel of the first runs ends while a test runs."""
    runs = []

    def preprocess(step, nb, resources):
        nb, resources = original(step, nb, resources)
        runs.append(1)
        if len(runs) <= times:
            lost = "This test could not end: the kernel had ended by itself."
            nb.cells[3].outputs = [
                nbformat.v4.new_output("error", ename="KernelStopped", evalue=lost)
            ]
            resources[ENDED] = True
        return nb, resources

    return preprocess, runs


@pytest.mark.parametrize(("times", "points"), [(1, True), (2, False)])
def test_a_kernel_that_ended_is_tried_again(job, monkeypatch, times, points):
    """Does a kernel that was killed once cost nothing, and one that ends again its test?"""
    preprocess, runs = ending(times, SafeExecute.preprocess)
    monkeypatch.setattr(SafeExecute, "preprocess", preprocess)
    execute(job)  # starts the zygote, where this process has none
    runs.clear()
    outputs = results(execute(job))["double-marks"]
    assert len(runs) == 2
    assert any("data" in output for output in outputs) == points


def test_a_zygote_that_ended_says_nothing_of_the_submission(job, monkeypatch):
    """Is a submission lost, and not marked, whose kernels ended with the zygote?"""
    preprocess, _ = ending(2, lambda _, nb, resources: (nb, resources))
    monkeypatch.setattr(SafeExecute, "preprocess", preprocess)
    zygotes = iter([None, "first", "second"])
    monkeypatch.setattr("nbapart.sandbox.warm.client.running", lambda: next(zygotes, "third"))
    with pytest.raises(Lost, match="the zygote ended"):
        module._surely(job, module.Log())
