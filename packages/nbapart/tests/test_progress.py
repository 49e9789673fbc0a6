"""Who watches is told how far marking is: in a terminal, in a file, and as a machine reads it."""

import io
import json
from itertools import count

import pytest
from nbapart import progress
from nbapart.gradebook.read import Mark, Record
from nbapart.outcome import Outcome
from nbapart.progress import Tally, telling
from rich.console import Console

WAITS = Record("ada", "1", (Mark("why", 1.5, 3.0, True), Mark("double", 2.0, 2.0, False)))
OUTCOMES = [
    Outcome("ada", "1", "marked", record=WAITS),
    Outcome("[red]", "1", "failed", "it is a PDF"),
    Outcome("cy", "1", "unchanged", record=Record("cy", "1", ())),
]


@pytest.fixture
def told(monkeypatch):
    """What is told of three submissions of four, seconds apart, each of which the clock counts."""

    def told(as_json=False, **options):
        seconds = count(0.0, 4.0)
        monkeypatch.setattr(progress, "Tally", lambda total: Tally(total, lambda: next(seconds)))
        console = Console(file=io.StringIO(), width=120, **options)
        with telling(console, 4, as_json) as tell:
            for outcome in OUTCOMES:
                tell(outcome)
        return console.file.getvalue()

    return told


def test_a_file_gets_plain_lines(told):
    """Is there now and then a line with all counts, the rate and the time left?"""
    lines = told().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("3 of 4 done, 1 failed, 1 waiting for a person, 0.1 a second, 0:")
    assert lines[0].endswith(" left")
    assert "\x1b" not in "".join(lines)


def test_a_terminal_gets_a_bar(told):
    """Does the bar show the counts, and go at the end?"""
    shown = told(force_terminal=True)
    assert "3/4" in shown
    assert "1 failed, 1 waiting for a person" in shown
    assert shown.rstrip().endswith("\x1b[2K")


def test_a_machine_gets_an_object_a_line(told):
    """Is each submission an object, with its marks and the number that are done?"""
    first, second, third = map(json.loads, told(as_json=True).splitlines())
    assert first == {
        "student": "ada",
        "unit": "1",
        "state": "marked",
        "reason": None,
        "points": 3.5,
        "penalty": 0.0,
        "of": 5.0,
        "late": "",
        "waiting": ["why"],
        "done": 1,
        "total": 4,
    }
    assert (second["student"], second["reason"], second["points"]) == ("[red]", "it is a PDF", None)
    assert (third["state"], third["done"]) == ("unchanged", 3)


def test_the_end_has_no_time_left():
    """Is no time left when all is done, and no rate before the clock has moved?"""
    tally = Tally(1, lambda: 5.0)
    assert tally.line() == "0 of 1 done, 0 failed, 0 waiting for a person, 0.0 a second"
    tally.add(OUTCOMES[0])
    assert tally.line() == "1 of 1 done, 0 failed, 1 waiting for a person, 0.0 a second"
