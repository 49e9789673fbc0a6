"""Rights of the exchange that do not hold are found, with the command that mends them."""

import pytest
from nbapart.exchange_rights import RIGHTS, advice, apply, faults


@pytest.fixture
def places(tmp_path):
    """An exchange with rights that hold, and a course that is closed."""
    course = tmp_path / "course"
    course.mkdir(mode=0o700)
    apply(tmp_path / "exchange", "c")
    return tmp_path / "exchange", course


def test_rights_that_hold(places):
    """Is nothing found where the folders are as they are made, or not made yet?"""
    root, course = places
    assert list(faults(root, "c", course)) == []
    assert list(faults(root / "none", "c", course)) == []
    apply(root, "c")
    assert list(faults(root, "c", course)) == []


@pytest.mark.parametrize("name", sorted(RIGHTS))
@pytest.mark.parametrize("mode", [0o777, 0o700])
def test_rights_that_do_not(places, name, mode):
    """Is each folder named that gives more or less than it should, and do its commands mend it?"""
    root, course = places
    folder = root / "c" / name
    folder.chmod(mode)
    [said] = faults(root, "c", course)
    command, mended, path = said.rpartition(": ")[2].split()
    assert (command, path) == ("chmod", str(folder))
    folder.chmod(int(mended, 8))
    assert list(faults(root, "c", course)) == []


def test_a_root_in_which_folders_can_be_replaced(places):
    """Is a root named in which everybody may rename everything?"""
    root, course = places
    root.chmod(0o777)
    assert [line for line in faults(root, "c", course) if "chmod 1777" in line]


def test_an_exchange_inside_of_the_course(tmp_path):
    """Is it named, whatever its rights, also before it is made?"""
    [said] = faults(tmp_path / "exchange", "c", tmp_path)
    assert "lies in the course's folder" in said


def test_students_are_told_what_to_set():
    """Are the settings for students those by which they find the exchange, and submit safely?"""
    lines = advice("/srv/x", "c").splitlines()
    assert 'c.Exchange.root = "/srv/x"' in lines
    assert 'c.ExchangeFactory.submit = "nbapart.exchange.Submit"' in lines
