"""The commands that take work in say what they did, and end with the right status."""

import pytest
from click.testing import CliRunner
from nbapart.cli import main
from nbapart.course import Course
from nbapart.exchange_rights import faults
from nbapart_helpers import released, tiny
from nbapart_helpers.delivered import filled, folder


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course, with the working folder in it."""
    course = Course(tiny.course(tmp_path / "course"))
    monkeypatch.chdir(course.root)
    return course


def nbapart(*arguments):
    """What a command prints, and its exit status."""
    done = CliRunner().invoke(main, list(map(str, arguments)))
    return done.output.splitlines(), done.exit_code


@pytest.mark.filterwarnings("ignore")
def test_collect_says_what_it_did(course, tmp_path):
    """Is all of a delivery said, with status 1 as soon as a file was not placed?"""
    path = folder(tmp_path / "in", "ada/1-first.ipynb")
    said, status = nbapart("collect", path)
    assert said[:3] == [
        "submitted/ada/1-first",
        "Recognised: a folder a student.",
        "1 placed, 0 there already, 0 not placed.",
    ]
    assert status == 0
    said, status = nbapart("collect", folder(tmp_path / "in", "ben/x.pdf"))
    assert "Nothing was placed of ben." in said
    assert status == 1
    said, status = nbapart("collect", folder(tmp_path / "flat", "1-first.ipynb"))
    assert said[0].startswith("Error: No student's name")
    assert status == 1


@pytest.mark.filterwarnings("ignore")
def test_a_roster_is_asked(course, tmp_path):
    """Does a list of students make strangers errors, and is it said who is absent?"""
    released.generate(course)
    people = (
        filled(tmp_path, {"s.csv": "id,first_name,last_name\nada,Ada,L\nben,Ben,R\n"}) / "s.csv"
    )
    assert nbapart("roster", people) == (["2 students: ada, ben."], 0)
    path = folder(tmp_path / "in", "ada/1-first.ipynb", "cy/1-first.ipynb")
    said, status = nbapart("collect", path)
    assert "Not placed: cy/1-first.ipynb: cy is not in the roster" in said
    assert "Not handed in, 1-first: ben." in said
    assert status == 1


@pytest.mark.filterwarnings("ignore")
def test_a_second_roster_adds_to_the_first(course, tmp_path):
    """Is it said how many were there, how many are new, and who is on the older list alone?"""
    released.generate(course)
    lists = {"1.csv": "id,name\nada,Ada L\nben,Ben R\n", "2.csv": "id,name\nada,Ada L\ncy,Cy K\n"}
    folder = filled(tmp_path / "lists", lists)
    assert nbapart("roster", folder / "1.csv") == (["2 students: ada, ben."], 0)
    said, status = nbapart("roster", folder / "2.csv")
    assert said == [
        "2 students: ada, cy.",
        "2 students before, 1 new.",
        "Not in this list, and still in the roster: ben.",
    ]
    assert status == 0


@pytest.mark.filterwarnings("ignore")
def test_a_worksheet_tells_who_is_who(course, tmp_path):
    """Are two of one name placed by what Moodle's worksheet says of them?"""
    sheet = "Identifier,Full name,Email address\nParticipant 1,J,a@u\nParticipant 2,J,b@u\n"
    names = [f"J_{n}_assignsubmission_file_/1-first.ipynb" for n in (1, 2)]
    path = filled(tmp_path / "w", {"w.csv": sheet}) / "w.csv"
    said, _ = nbapart("collect", folder(tmp_path / "in", *names), "--worksheet", path)
    assert said[:2] == ["submitted/a/1-first", "submitted/b/1-first"]


@pytest.mark.filterwarnings("ignore")
def test_due_dates(course):
    """Are dates set, shown and cleared, and a wrong unit or date refused?"""
    assert nbapart("due") == (["No due date is set."], 0)
    zone = ("--zone", "Europe/Berlin")
    shown = ["1-first: 2026-11-20 23:59 Europe/Berlin"]
    assert nbapart("due", "1-first", "2026-11-20", "23:59", *zone) == (shown, 0)
    more = [*shown, "1-first, ada: 2026-11-25 12:00 Europe/Berlin"]
    said, status = nbapart("due", "1-first", "2026-11-25 12:00", "--student", "ada")
    assert said == ["Nothing of ada is in submitted/ yet, and there is no roster.", *more]
    assert status == 0
    assert nbapart("due", "1-first", "--student", "ada", "--clear") == (shown, 0)
    assert nbapart("due", "9-none", "2026-11-20")[1] == 1
    said, status = nbapart("due", "1-first", "soon")
    assert "is not a date" in said[0]
    assert status == 1
    assert nbapart("due") == (shown, 0)


@pytest.mark.filterwarnings("ignore")
def test_nobody_else_gets_more_time(course, tmp_path):
    """Is a date refused for who is not in the roster, and a close name said?"""
    released.generate(course)
    people = filled(tmp_path, {"s.csv": "id,first_name\nada,Ada\nben,Ben\n"}) / "s.csv"
    nbapart("roster", people)
    refused = ["Error: bem is not in the roster; is it ben?"], 1
    assert nbapart("due", "1-first", "2026-11-25", "--student", "bem") == refused
    assert nbapart("due") == (["No due date is set."], 0)
    said, status = nbapart("due", "1-first", "2026-11-25", "--zone", "UTC", "--student", "ben")
    assert (said, status) == (["1-first, ben: 2026-11-25 23:59 UTC"], 0)


@pytest.mark.filterwarnings("ignore")
def test_an_exchange_is_made(course, tmp_path):
    """Are folders made that hold, and the settings said that students need?"""
    root = tmp_path / "exchange"
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write(f'c.Exchange.root = "{root}"\nc.CourseDirectory.course_id = "c"\n')
    said, status = nbapart("exchange")
    assert (status, said[0].startswith(f"{root} is ready.")) == (0, True)
    assert f'c.Exchange.root = "{root}"' in said
    assert list(faults(root, "c", course.root)) == []
    root.joinpath("c/feedback").rmdir()
    root.joinpath("c/feedback").touch()
    said, status = nbapart("exchange")
    assert status == 1
    assert "Have root make the exchange once" in said[0]
