"""Findings are stored as plain data, whatever they are about."""

import json
from types import SimpleNamespace

import pytest
from nbapart import findings
from nbapart.findings import KEY, MAX_FINDINGS, Finding, Findings
from nbformat.v4 import new_code_cell

OPEN = Finding("odd", 2, "2x", "Not decided.", True)
SLIP = Finding("sign", None, None, "The sign is lost.")


def value(*found, needs_person=True):
    """What a test may return: anything that has the attributes."""
    things = [SimpleNamespace(**vars(one)) for one in found]
    return SimpleNamespace(findings=things, needs_person=needs_person)


def test_what_a_value_tells_is_taken():
    """Are the attributes read from a value of any type, and none where it has none?"""
    assert findings.of_value(value(OPEN, SLIP)) == Findings((OPEN, SLIP), True)
    assert findings.of_value(value(SLIP, needs_person=False)) == Findings((SLIP,), False)
    assert findings.of_value(SimpleNamespace(needs_person=True)) == Findings((), True)
    assert findings.of_value(2.0) == Findings()


def test_what_a_student_wrote_is_fit_for_a_terminal_and_a_page():
    """Are texts short and in one line, and findings not more than can be kept?"""
    odd = Finding("n\x1b[2J", 1, "\ud800\n" + "x" * 1000, "a\nb", False)
    found = findings.of_value(value(*[odd] * (MAX_FINDINGS + 1))).found
    assert len(found) == MAX_FINDINGS
    assert (found[0].name, found[0].sentence) == ("n?[2J", "a; b")
    assert found[0].form.startswith("??xxx")
    assert len(found[0].form) == 300


def test_the_lines_of_a_message_can_be_read():
    """Does a message of several lines stay readable in one, as the class report shows it?"""
    said = "These do not:\n  at -30: nothing yet\n  at -2: 3.\n\nLook again."
    (found,) = findings.of_value(value(Finding("n", sentence=said))).found
    assert found.sentence == "These do not: at -30: nothing yet; at -2: 3. Look again."


def test_findings_stay_in_a_cell():
    """Is what is written into a cell's metadata read from the notebook's file as it was?"""
    cell = new_code_cell()
    findings.write(cell, Findings((OPEN, SLIP), True))
    assert findings.read(json.loads(json.dumps(cell))) == Findings((OPEN, SLIP), True)
    assert list(cell.metadata) == [KEY]


def test_nothing_found_is_nothing_written():
    """Do cells in which nothing was found have no findings, those of another's too?"""
    cell = new_code_cell(metadata={KEY: {"found": [], "needs_person": True}})
    findings.write(cell, Findings())
    assert cell.metadata == {}
    assert findings.read(cell) == Findings()


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((OPEN, SLIP), "For a person to look at:\n  line 2: 2x\n"),
        (
            (Finding("correction", None, "3x", "", True),),
            "For a person to look at:\n  correction: 3x\n",
        ),
        ((Finding("not checked", None, None, "", True),), "For a person to look at.\n"),
        ((), "For a person to look at.\n"),
    ],
)
def test_what_is_said_of_it(found, said):
    """Is the place named with what stands there, and nothing else?"""
    assert findings.notice(Findings(found, True)) == said
