"""A submission consists of plain files, not too many and not too large."""

import os

import pytest
from nbapart.limits import Limits
from nbapart.submission_files import unsafe


@pytest.fixture
def folder(tmp_path):
    """A submission's folder with its notebook and one file more."""
    folder = tmp_path / "ada" / "unit"
    folder.mkdir(parents=True)
    (folder / "unit.ipynb").write_text("{}")
    (folder / "data.csv").write_text("1")
    return folder


def test_plain_files_are_safe(folder):
    """Are a notebook and a file beside it let through, and the notebook not counted?"""
    assert unsafe(folder, Limits(files=1)) is None


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.symlink_to("/etc/passwd"), "odd is a link or a special file"),
        (os.mkfifo, "odd is a link or a special file"),
        (lambda path: os.link(path.with_name("data.csv"), path), "is a link: the file has another"),
        (lambda path: path.with_name(os.fsdecode(b"\xeb")).touch(), "is not text in UTF-8"),
        (lambda path: (path.parent / "/".join("a" * 600)).mkdir(parents=True), "too deep in each"),
    ],
    ids=["link", "pipe", "second name", "latin", "deep"],
)
def test_what_is_no_plain_file_is_named(folder, make, reason):
    """Is the first thing that is no plain file said, wherever it lies?"""
    make(folder / "odd")
    assert reason in unsafe(folder)


def test_many_and_large_files_are_refused(folder):
    """Are number and size of the files bounded by the settings?"""
    assert "more than 0 files" in unsafe(folder, Limits(files=0))
    with open(folder / "huge", "wb") as file:
        file.truncate(2 << 20)
    assert unsafe(folder, Limits(scratch=2)).endswith("larger than 2 MiB together")
