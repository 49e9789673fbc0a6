"""What was marked is known by content: a fingerprint changes with all that a mark depends on."""

import os
from importlib.metadata import version

import pytest
from nbapart import extensions, fingerprint
from nbapart.course import Course
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
        "nbgrader_config.py",
    ],
)
def test_follows_content(course, changed):
    """Does the fingerprint change with submission, source and settings, and with a new file?"""
    before = fingerprint.of_submission(course, *ADA)
    with (course.root / changed).open("a") as file:
        file.write(" ")
    assert fingerprint.of_submission(course, *ADA) != before


@pytest.mark.parametrize(
    "changed",
    [
        "submitted/ben/1-first/1-first.ipynb",
        "submitted/ada/2-second/2-second.ipynb",
        "submitted/ada/1-first/.ipynb_checkpoints/1-first.ipynb",
        "source/2-second/2-second.ipynb",
    ],
)
def test_follows_nothing_else(course, changed):
    """Is a fingerprint free of other students, other units, times and what editors leave behind?"""
    before = fingerprint.of_submission(course, *ADA)
    tiny.write(course.root / changed, {"cells": ["changed"]})
    os.utime(course.folder("submitted", *ADA) / "1-first.ipynb", (0, 0))
    assert fingerprint.of_submission(course, *ADA) == before


def test_follows_the_code_that_marks(course, monkeypatch, tmp_path):
    """Does the fingerprint change with the code of an extension, and with a library's version?"""
    fingerprints = {fingerprint.of_submission(course, *ADA)}
    added = tmp_path / "added"
    added.mkdir()
    monkeypatch.setattr(extensions, "folders", lambda: [added])
    for name, text in [("checks.py", ""), ("checks.py", "changed"), ("notation.lark", "")]:
        (added / name).write_text(text)
        fingerprint.of_code.cache_clear()
        fingerprints.add(fingerprint.of_submission(course, *ADA))
    monkeypatch.setattr(fingerprint, "libraries", lambda packages: {"numpy": "9.9"})
    fingerprint.of_code.cache_clear()
    fingerprints.add(fingerprint.of_submission(course, *ADA))
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


def test_fingerprints_are_kept_beside_each_other(course):
    """Does a second entry leave the first, and is there none before the first?"""
    assert fingerprint.read(course, *ADA) == {}
    course.folder("autograded", *ADA).mkdir(parents=True)
    fingerprint.write(course, *ADA, content="1")
    fingerprint.write(course, *ADA, feedback="2")
    assert fingerprint.read(course, *ADA) == {"content": "1", "feedback": "2"}


@pytest.mark.parametrize("content", [b"", b'{"content": "1', b"[1]", b"\xff"])
def test_half_an_entry_is_none(course, content):
    """Is an entry that cannot be read as none, so that its submission is marked again?"""
    folder = course.folder("autograded", *ADA)
    folder.mkdir(parents=True)
    (folder / ".marked").write_bytes(content)
    assert fingerprint.read(course, *ADA) == {}


def test_an_entry_is_there_as_a_whole(course, monkeypatch):
    """Does an entry that is not written to the end leave the one before?"""
    course.folder("autograded", *ADA).mkdir(parents=True)
    fingerprint.write(course, *ADA, content="1")

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        fingerprint.write(course, *ADA, content="2")
    assert fingerprint.read(course, *ADA) == {"content": "1"}
