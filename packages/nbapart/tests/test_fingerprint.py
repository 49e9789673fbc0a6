"""What was marked is known by content: a fingerprint changes with all that a mark depends on."""

import os
from importlib.metadata import version

import pytest
from nbapart import extensions, fingerprint
from nbapart.course import Course, application
from nbapart.engine.settings import of_marks
from nbapart_helpers import tiny

ADA = ("ada", "1-first")


@pytest.fixture
def course(tmp_path):
    """A course with one submission."""
    course = Course(tiny.course(tmp_path))
    tiny.write(course.folder("submitted", *ADA) / "1-first.ipynb", {"cells": []})
    return course


@pytest.mark.parametrize(
    "changed",
    [
        "submitted/ada/1-first/1-first.ipynb",
        "submitted/ada/1-first/data.csv",
        "source/1-first/1-first.ipynb",
        "source/1-first/data.csv",
    ],
)
def test_follows_content(course, app, changed):
    """Does the fingerprint change with submission, source and settings, and with a new file?"""
    before = fingerprint.Contents(course, of_marks(app)).of(*ADA)
    with (course.root / changed).open("a") as file:
        file.write(" ")
    assert fingerprint.Contents(course, of_marks(app)).of(*ADA) != before


@pytest.mark.parametrize(
    "changed",
    [
        "submitted/ben/1-first/1-first.ipynb",
        "submitted/ada/2-second/2-second.ipynb",
        "submitted/ada/1-first/.ipynb_checkpoints/1-first.ipynb",
        "submitted/ada/1-first/timestamp.txt",
        "source/2-second/2-second.ipynb",
    ],
)
def test_follows_nothing_else(course, app, changed):
    """Is a fingerprint free of other students, other units, times and what editors leave behind?"""
    before = fingerprint.Contents(course, of_marks(app)).of(*ADA)
    tiny.write(course.root / changed, {"cells": ["changed"]})
    os.utime(course.folder("submitted", *ADA) / "1-first.ipynb", (0, 0))
    assert fingerprint.Contents(course, of_marks(app)).of(*ADA) == before


@pytest.mark.parametrize(
    ("line", "is_same"),
    [
        ("# a comment", True),
        ("c.LatePenalty.share = 0.1", True),
        ("c.Exchange.root = '/elsewhere'", True),
        ("c.Limits.memory = 512", False),
        ("c.SafeExecute.timeout = 7", False),
        ("c.LimitOutput.max_lines = 7", False),
        ("c.Autograde.exclude_overwriting = {'1-first': ['data.csv']}", False),
        ("c.Autograde.autograde_preprocessors.pop(1)", False),
    ],
)
def test_follows_settings_that_marks_depend_on(course, app, line, is_same):
    """Does a setting of marking change the fingerprint, and no comment, penalty or address?"""
    before = fingerprint.Contents(course, of_marks(app)).of(*ADA)
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write(f"\n{line}\n")
    after = fingerprint.Contents(course, of_marks(application(course))).of(*ADA)
    assert (after == before) is is_same


def test_follows_the_code_that_marks(course, app, monkeypatch, tmp_path):
    """Does the fingerprint change with the code of an extension, and with a library's version?"""
    fingerprints = {fingerprint.Contents(course, of_marks(app)).of(*ADA)}
    added = tmp_path / "added"
    added.mkdir()
    monkeypatch.setattr(extensions, "folders", lambda: [added])
    for name, text in [("checks.py", ""), ("checks.py", "changed"), ("notation.lark", "")]:
        (added / name).write_text(text)
        fingerprint.of_code.cache_clear()
        fingerprints.add(fingerprint.Contents(course, of_marks(app)).of(*ADA))
    monkeypatch.setattr(fingerprint, "libraries", lambda packages: {"numpy": "9.9"})
    fingerprint.of_code.cache_clear()
    fingerprints.add(fingerprint.Contents(course, of_marks(app)).of(*ADA))
    fingerprint.of_code.cache_clear()
    assert len(fingerprints) == 5


def test_libraries_are_those_that_are_required():
    """Are the libraries of each package known with their versions, and a missing one without?"""
    found = fingerprint.libraries(["nbapart", "no_such_package"])
    assert found["nh3"] == version("nh3")
    assert all(found.values())


def test_a_renamed_file_is_another_content(tmp_path):
    """Do equal bytes under another name give another digest, and their order none?"""
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("1")
    second.write_text("1")
    assert fingerprint.digest([first], tmp_path) != fingerprint.digest([second], tmp_path)
    assert fingerprint.digest([first, second], tmp_path) == fingerprint.digest(
        [second, first], tmp_path
    )


def test_fingerprints_are_kept_beside_each_other(course, app):
    """Does a second entry leave the first, and is there none before the first?"""
    assert fingerprint.read(course, *ADA) == {}
    course.folder("autograded", *ADA).mkdir(parents=True)
    fingerprint.write(course, *ADA, content="1")
    fingerprint.write(course, *ADA, feedback="2")
    assert fingerprint.read(course, *ADA) == {"content": "1", "feedback": "2"}


@pytest.mark.parametrize("content", [b"", b'{"content": "1', b"[1]", b"\xff"])
def test_half_an_entry_is_none(course, app, content):
    """Is an entry that cannot be read as none, so that its submission is marked again?"""
    folder = course.folder("autograded", *ADA)
    folder.mkdir(parents=True)
    (folder / ".marked").write_bytes(content)
    assert fingerprint.read(course, *ADA) == {}


def test_an_entry_is_there_as_a_whole(course, app, monkeypatch):
    """Does an entry that is not written to the end leave the one before?"""
    course.folder("autograded", *ADA).mkdir(parents=True)
    fingerprint.write(course, *ADA, content="1")

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        fingerprint.write(course, *ADA, content="2")
    assert fingerprint.read(course, *ADA) == {"content": "1"}
