"""What tests found is known by exercise."""

from nbapart import findings
from nbapart.findings import Finding, Findings
from nbapart.gradebook.found import by_exercise
from nbapart_helpers import tiny


def test_each_finding_has_its_exercise():
    """Is a finding of a marking cell one of its answer's exercise, and no other cell listed?"""
    notebook, found = tiny.notebook(), Findings((Finding("sign", 2, "2x"),))
    findings.write(next(cell for cell in notebook.cells if cell.id == "double-marks"), found)
    assert list(by_exercise(notebook)) == [("double", found)]
