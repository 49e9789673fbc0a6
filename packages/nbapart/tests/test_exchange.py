"""Three users of one machine: nobody reads or changes through the exchange what is another's."""

import json
import sys
from pathlib import Path

import pytest
from nbapart.exchange_rights import advice
from nbapart_helpers import tiny
from nbapart_helpers.three_users import World, needs_three_users

UNIT = "1-first"
pytestmark = needs_three_users


@pytest.fixture(scope="module")
def world():
    """The users; the instructor's course is set up, and a unit released."""
    made = World()
    course, root = made.home("teacher") / "course", made.root / "exchange"
    config = tiny.SETTINGS + f'c.CourseDirectory.course_id = "c"\nc.Exchange.root = "{root}"\n'
    made.write("teacher", course / "nbgrader_config.py", config)
    for step in ("source", "release"):
        made.write("teacher", course / step / UNIT / f"{UNIT}.ipynb", json.dumps(tiny.notebook()))
    made._root("install", "-d", "-m", "1777", str(root))
    made.course = course
    nbgrader(made, "teacher", "release_assignment", UNIT)
    for name in ("ada", "ben"):
        made.write(name, made.home(name) / ".jupyter/nbgrader_config.py", advice(root, "c"))
        nbgrader(made, name, "fetch_assignment", UNIT)
    nbgrader(made, "ada", "submit", UNIT)
    yield made
    made.clear()


def nbgrader(world, name, *words, fails=False):
    """Run nbgrader as a user; what it said."""
    place = world.course if name == "teacher" else world.home(name)
    said, status = world.run(name, sys.executable, "-m", "nbgrader", *words, cwd=place)
    assert (status != 0) == fails, said
    return said


def handed_in(world, name):
    """The folders in which a user's work lies in the exchange."""
    program = (
        f"import glob; print(*glob.glob('{world.root}/exchange/c/inbound/{name}+*'), sep='\\n')"
    )
    return world.run("teacher", sys.executable, "-c", program)[0].splitlines()


@pytest.mark.parametrize(
    "act",
    [
        "os.listdir(inbound)",
        "open(f'{theirs}/1-first.ipynb').read()",
        "open(f'{theirs}/submission_secret.txt').read()",
        "open(f'{theirs}/1-first.ipynb', 'w')",
        "os.remove(f'{theirs}/1-first.ipynb')",
        "os.rename(theirs, f'{inbound}/mine')",
        "shutil.rmtree(theirs)",
        "open(f'{theirs}/more.txt', 'w')",
        "os.rename(f'{inbound}/../../c', f'{inbound}/../../d')",
        "os.rename(inbound, f'{inbound}2')",
        "open(f'{inbound}/../outbound/1-first/1-first.ipynb', 'w')",
        "os.mkdir(f'{inbound}/../outbound/2-mine')",
        "os.listdir(f'{inbound}/../feedback')",
        "os.listdir(course)",
        "open(f'{course}/gradebook.db', 'rb').read()",
        "open(f'{course}/source/1-first/1-first.ipynb').read()",
    ],
)
def test_another_student_can_do_nothing(world, act):
    """Can a student who knows every path neither read nor change what is another's?"""
    [theirs] = handed_in(world, "ada")
    head = f"import os, shutil; course = '{world.course}'; theirs = '{theirs}'; "
    inbound = f"inbound = '{Path(theirs).parent}'; "
    said, status = world.run("ben", sys.executable, "-c", head + inbound + act)
    assert status == 1
    assert "PermissionError" in said, said


def test_what_is_not_theirs_is_not_collected(world):
    """Are work in another's name and links to the course's files left out, and named?"""
    inbound = world.root / "exchange/c/inbound"
    forged = f"{inbound}/ada+{UNIT}+2099-01-01 00:00:00.000000 UTC+xxxx"
    linked = f"{inbound}/ben+{UNIT}+2099-01-01 00:00:00.000000 UTC+yyyy"
    secret = world.course / "source" / UNIT / f"{UNIT}.ipynb"
    program = (
        f"import os; os.mkdir({forged!r}); open({forged + '/1-first.ipynb'!r}, 'w').write('{{}}');"
        f"os.mkdir({linked!r}); os.symlink({str(secret)!r}, {linked + '/1-first.ipynb'!r})"
    )
    said, status = world.run("ben", sys.executable, "-c", program)
    assert status == 0, said
    said = nbgrader(world, "teacher", "collect", UNIT)
    assert "it says that it is ada's, and ben made it" in said
    assert "is a link or a special file" in said
    found, _ = world.run(
        "teacher",
        "sh",
        "-c",
        f"ls {world.course}/submitted; cat {world.course}/submitted/ada/*/*.ipynb",
    )
    assert found.startswith("ada\n{")
    assert "A small unit" in found


def test_feedback_reaches_whom_it_is_for(world):
    """Does a student get their own page, and is who handed in otherwise named, not a stop?"""
    nbgrader(world, "teacher", "collect", UNIT, "--update")
    for student in ("ada", "by-moodle"):
        page = world.course / "feedback" / student / UNIT / f"{UNIT}.html"
        world.write("teacher", page, f"the page of {student}")
    copy = "cp submitted/ada/{0}/*.txt feedback/ada/{0}/ && chmod 600 feedback/ada/{0}/*"
    world.run("teacher", "sh", "-c", copy.format(UNIT), cwd=world.course)
    said = nbgrader(world, "teacher", "release_feedback", UNIT)
    assert "No feedback through the exchange for by-moodle: " in said
    nbgrader(world, "ada", "fetch_feedback", UNIT)
    found, _ = world.run("ada", "sh", "-c", f"cat {UNIT}/feedback/*/*.html")
    assert found == "the page of ada"
    nbgrader(world, "ben", "fetch_feedback", UNIT)
    assert "No such file" in world.run("ben", "sh", "-c", f"cat {UNIT}/feedback/*/*.html")[0]
