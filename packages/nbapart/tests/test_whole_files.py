"""Files are put into a folder whole, or the older ones stay."""

import os
import stat

import pytest
from nbapart.errors import CourseError
from nbapart.whole_files import whole_files


def test_what_was_written_is_put(tmp_path):
    """Do new files take the place of older ones, private, and do others stay?"""
    folder = tmp_path / "report"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / name).write_text("old")
    with whole_files(folder) as made:
        (made / "a").write_text("new")
        assert (folder / "a").read_text() == "old"
    assert [(folder / name).read_text() for name in ("a", "b")] == ["new", "old"]
    assert stat.S_IMODE((folder / "a").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["report"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), ValueError("odd")])
def test_a_block_that_fails_changes_nothing(tmp_path, error):
    """Do all older files stay where one new one could not be written?"""
    folder = tmp_path / "report"
    with whole_files(folder) as made:
        (made / "a").write_text("old")

    def fail():
        with whole_files(folder) as made:
            (made / "a").write_text("new")
            raise error

    with pytest.raises((CourseError, ValueError), match=r"cannot be written: No space|odd"):
        fail()
    assert (folder / "a").read_text() == "old"
    assert os.listdir(tmp_path) == ["report"]


def test_a_place_that_cannot_be(tmp_path):
    """Is a folder named in whose place a file lies?"""
    (tmp_path / "report").write_text("")
    with (
        pytest.raises(CourseError, match="report cannot be written"),
        whole_files(tmp_path / "report"),
    ):
        pass
