"""What an instructor reads is complete, and names what went wrong."""

import io
from dataclasses import replace
from pathlib import Path

from nbapart.course import Course
from nbapart.gradebook.read import Mark, Record
from nbapart.outcome import Outcome
from nbapart.report import CommandNames, report
from rich.console import Console

NAMES = CommandNames("mark now", "what lacks", "open all")
MARKS = (Mark("table", 1.5, 2.0, False), Mark("essay", 0.0, 3.0, True))


def shown(*outcomes):
    """The report as text, without the spaces that lay it out."""
    console = Console(file=io.StringIO(), width=100)
    console.print(report(list(outcomes), Course(Path("course")), NAMES))
    return [" ".join(line.split()) for line in console.file.getvalue().splitlines()]


def test_the_whole_of_it():
    """Are student, unit, points, what waits, means, counts and the next step all there?"""
    lines = shown(Outcome("ada", "1-first", "marked", None, Record("ada", "1-first", MARKS)))
    assert "│ ada │ 1.5 of 5 │ 1.5 of 5 │ 1-first: essay │" in lines
    assert "│ 1-first │ table │ 1.50 of 2 │ │" in lines
    assert "│ 1-first │ essay │ - of 3 │ 1 │" in lines
    assert "1 marked, 0 not changed since they were marked, 0 could not be marked." in lines
    assert "feedback/ada/1-first/1-first.html" in lines
    assert "open all, then Nbgrader > Formgrader > Manual Grading" in lines
    assert "After it, mark now puts these marks into the feedback." in lines


def test_a_failure_is_named_with_its_reason_and_the_log():
    """Is a submission that failed named with the reason, and the log's file too?"""
    lines = shown(Outcome("ben [x]", "1-first", "failed", "1-first.ipynb is missing"))
    assert "│ ben [x] │ not marked │ │ │" in lines
    assert "submitted/ben [x]/1-first: 1-first.ipynb is missing" in lines
    assert "More about it is in logs/grade.log." in lines


def test_earlier_marks_are_said_to_be_so():
    """Are the points of a submission whose newest version failed said to be older?"""
    record = Record("ada", "1-first", MARKS)
    lines = shown(Outcome("ada", "1-first", "failed", "not JSON", record))
    assert any("those of the version before" in line for line in lines)


def test_what_waits_is_named_with_its_place():
    """Does the table say which lines of an answer a person must look at, while it waits?"""
    marks = (*MARKS, Mark("steps", 0.0, 3.0, True))
    places = {"steps": ("line 2", "line 4"), "table": ("line 1",)}
    outcome = Outcome("ada", "1-first", "unchanged", None, Record("ada", "1-first", marks))
    lines = shown(replace(outcome, places=places))
    assert any("1-first: essay, steps (line 2, line 4)" in line for line in lines)


def test_nothing_waits_no_word_about_it():
    """Is manual grading not mentioned where nothing waits for a person?"""
    record = Record("ada", "1-first", MARKS[:1])
    lines = shown(Outcome("ada", "1-first", "unchanged", None, record))
    assert not any("Manual Grading" in line for line in lines)


def test_what_was_odd_is_noted():
    """Is it said which cells of which submission were not as they should be?"""
    note = "the cell marks is there 2 times; number 1 of them counts"
    record = Record("ada", "1-first", MARKS)
    lines = shown(Outcome("ada", "1-first", "marked", None, record, notes=(note,)))
    assert lines[lines.index("Noted:") + 1] == f"submitted/ada/1-first: {note}"


def test_marking_without_a_sandbox_is_said():
    """Does the report say how many submissions ran without a sandbox, and nothing otherwise?"""
    record = Record("ada", "1-first", MARKS)
    starts = ("open", "warm", "cold", "open")
    lines = shown(
        *(Outcome("ada", "1-first", "marked", None, record, started=started) for started in starts)
    )
    assert any("the code of 2 submissions ran with your rights" in line for line in lines)
    assert "what lacks says what is missing." in lines
    lines = shown(Outcome("ada", "1-first", "marked", None, record, started="cold"))
    assert not any("sandbox" in line for line in lines)


def test_marks_without_feedback_are_new_marks():
    """Is a submission that was marked and got no feedback said to be so, its notes being there?"""
    record = Record("ada", "1-first", MARKS)
    outcome = Outcome("ada", "1-first", "marked", "no new feedback: x", record, ("a note",), "open")
    lines = shown(outcome)
    assert lines[lines.index("Marked, but not to the end:") + 1] == (
        "submitted/ada/1-first: no new feedback: x"
    )
    assert "submitted/ada/1-first: a note" in lines
    assert "More about it is in logs/grade.log." in lines
    assert any("the code of 1 submissions" in line for line in lines)
    assert not any("version before" in line or "Could not" in line for line in lines)


def test_names_that_act_on_a_terminal():
    """Are names of folders shown without what a terminal would obey, or could not show?"""
    record = Record("Zo\udceb\x1b[2J", "1-first", MARKS)
    outcomes = [
        Outcome("Zo\udceb\x1b[2J", "1-first", "marked", None, record, ("a note",)),
        Outcome("Zo\udceb\x1b[2J", "1\x1b]0;x\x07", "failed", "no unit has this name"),
        Outcome("a\nb.zip", "", "failed", "expected"),
    ]
    text = "\n".join(shown(*outcomes))
    assert "submitted/Zo??[2J/1-first: a note" in text
    assert "submitted/Zo??[2J/1?]0;x?: no unit" in text
    assert "submitted/a?b.zip: expected" in text
    assert text.isprintable() or all(c.isprintable() or c == "\n" for c in text)


def test_a_row_is_a_student():
    """Does a row have a student's units, blank where nothing was handed in, penalties and total?"""
    marks = (Mark("table", 10.0, 12.0, False),)
    late = Record("ada", "2-second", marks, penalty=1.5)
    lines = shown(
        Outcome("ada", "1-first", "marked", None, Record("ada", "1-first", MARKS)),
        Outcome("ada", "2-second", "marked", None, late),
        Outcome("ben", "2-second", "marked", None, Record("ben", "2-second", marks)),
    )
    assert "┃ Student ┃ 1-first ┃ 2-second ┃ Total ┃ Waits for a person ┃" in lines
    assert "│ ada │ 1.5 of 5 │ 10 - 1.5 = 8.5 of 12 │ 10 of 17 │ 1-first: essay │" in lines
    assert "│ ben │ │ 10 of 12 │ 10 of 12 │ │" in lines


def test_a_long_class_goes_to_a_file(tmp_path):
    """Is the table of a long class in a file whose path is printed, for the instructor alone?"""
    outcomes = [
        Outcome(f"s{n:02}", "1-first", "marked", None, Record(f"s{n:02}", "1-first", MARKS))
        for n in range(41)
    ]
    (tmp_path / "logs").mkdir()
    console = Console(file=io.StringIO(), width=100)
    console.print(report(outcomes, Course(tmp_path), NAMES))
    assert "the table of 41 students is in logs/marks.txt." in console.file.getvalue()
    path = tmp_path / "logs" / "marks.txt"
    assert "│ s40     │" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
