"""What a course adds is imported once, shown to its kernels, and preloaded."""

import sys

import pytest
from nbapart import extensions

ADDITION = """
import nbapart
loaded = []
nbapart.preload(lambda: loaded.append("heavy"))
nbapart.show("another")
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A package `added` with an extension, and a package `another`, which it needs."""
    for name in ("_names", "_packages", "_loaders"):
        monkeypatch.setattr(extensions, name, [])
    for name in ("added", "another"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "added" / "marking.py").write_text(ADDITION)
    (tmp_path / "alone.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in ("added", "added.marking", "another", "alone"):
        sys.modules.pop(name, None)


def test_an_extension_is_used_once(course):
    """Is a module imported when it is named, and what it adds there once?"""
    extensions.use(["added.marking"])
    extensions.use(["added.marking"])
    assert extensions.names() == ("added.marking",)
    extensions.load()
    assert sys.modules["added.marking"].loaded == ["heavy"]


def test_its_packages_are_shown(course):
    """Are its own package and those that it names shown, without being imported?"""
    extensions.use(["added.marking"])
    assert {*extensions.folders()[1:]} == {course / "added", course / "another"}
    assert "another" not in sys.modules


def test_a_module_alone_shows_no_folder(course):
    """Does an extension that is no package leave the folder that it lies in unseen?"""
    extensions.use(["alone"])
    assert [folder.name for folder in extensions.folders()] == ["nbapart"]


def test_one_that_is_missing_is_named(course):
    """Is a name that is no module an error at once, and not in use?"""
    with pytest.raises(ModuleNotFoundError, match="no_such_course"):
        extensions.use(["no_such_course.marking"])
    assert extensions.names() == ()


def test_an_observer_has_its_name(monkeypatch):
    """Is an observer found under its name?"""
    monkeypatch.setattr(extensions, "observers", {})
    extensions.observe("names", list, print)
    assert extensions.observers == {"names": extensions.Observer(list, print)}
