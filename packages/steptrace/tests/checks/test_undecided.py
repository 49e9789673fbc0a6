"""Tests of undecided steps: they wait for a person, and earn nothing until then."""

import pytest
from steptrace.checks.derivation import check_derivation, check_expression
from steptrace.checks.find_slip import check_slip
from steptrace.checks.outcome import NotYet
from steptrace.checks.undecided import certain
from steptrace.rubric.milestones import Rubric
from steptrace.rubric.progress import Progress
from steptrace.tracer import trace

# One, but its powers are too large to be written out.
ONE = "((1 + x)^41 - (1 + x)^40)/(x (1 + x)^40)"
START, END = "d/dx (x^2 + 1)^3", "6x (x^2 + 1)^2"
MIDDLE = "3(x^2 + 1)^2 * d/dx[x^2 + 1]"
WORKED = "3(x^2 + 1)^2 * (x + x)"
RULE = [("the chain rule", MIDDLE)]


def mark(*lines, end=END, through=(), **asked):
    """The mark of a derivation, of six points."""
    text, between = "\n= ".join(lines), [[]] * len(through) + [[WORKED]]
    return check_derivation(
        text, start=lines[0], end=end, through=through, between=between, points=6, **asked
    )


def waiting(mark):
    """The lines that wait."""
    return [finding.line for finding in mark.findings if finding.needs_person]


def test_a_step_that_cannot_be_decided_waits():
    """Is the line of the one undecided step named, as written, with no points that are certain?"""
    lines = "(1+x)^41 - (1+x)^40", "x (1 + x)^40"
    found = mark(*lines, end="x (1 + x)^40 + 1", through=[("a product", lines[1])])
    [finding] = found.findings
    assert (found, found.needs_person) == (0.0, True)
    assert (finding.name, finding.line, finding.form) == ("undecided", 2, "x (1 + x)^40")
    assert finding.sentence.endswith("A person should look at this step.")


@pytest.mark.parametrize(
    ("lines", "asked", "points", "lines_waiting"),
    [
        ((START, WORKED, END), {}, 6.0, []),
        ((START, WORKED, f"{END} * {ONE}", END), {}, 0.0, [3, 4]),
        ((START, f"{MIDDLE} * {ONE}", MIDDLE, END), {"through": RULE}, 0.0, [2, 3]),
        ((START, WORKED, END, f"{END} * {ONE}"), {}, 3.0, [4]),
        ((START, MIDDLE, END, f"{END} * {ONE}"), {"through": RULE}, 4.5, [4]),
        ((START, f"{MIDDLE} * {ONE}"), {}, 0.0, []),
        ((START, f"{MIDDLE} * {ONE}", WORKED, END), {"by": ("chain rule",)}, 0.0, [2, 3]),
        ((START, "3(x^2 + 1)^2", f"3(x^2 + 1)^2 * {ONE}", END), {}, 0.0, []),
    ],
)
def test_points_that_are_certain(lines, asked, points, lines_waiting):
    """Are the points those of the steps that are true, and do the undecided ones wait?"""
    found = mark(*lines, **asked)
    assert (found, waiting(found)) == (points, lines_waiting)


@pytest.mark.parametrize(
    "lines",
    [
        ("x^3", "x^3 * 2", f"x^3 * {ONE}"),  # not the start
        (f"{START} * {ONE}", "x +"),
    ],
)
def test_a_step_on_which_no_points_depend_waits_for_nobody(lines):
    """Is there nothing for a person to decide where the points are the same either way?"""
    found = check_derivation("\n= ".join(lines), start=START, end=END, through=RULE, points=6)
    assert (found, found.needs_person) == (0.0, False)


def test_what_a_student_can_mend_waits_for_nobody():
    """Do lines that are left after many broken ones, and names not given, wait for nobody?"""
    broken = [f"3x + {number}" for number in range(9)]
    many = mark(START, *broken, END)
    assert many.findings[-1].name == "undecided"
    assert waiting(many) == []
    text = "d/dx L\n= d/dz[L] * d/dx[z]\n= 2z * d/dx[z]"
    unknown = check_derivation(
        text, start="d/dx L", end="2z * d/dx[z]", between=[["d/dz[L] * d/dx[z]"]], points=6
    )
    assert [finding.name for finding in unknown.findings] == ["undecided"]
    assert waiting(unknown) == []


def test_a_visible_check_says_that_a_step_is_undecided():
    """Does a check without points say the sentence, as for any other problem?"""
    with pytest.raises(NotYet, match=r"^Line 2: Not decided: .* A person should look"):
        check_derivation(f"x\n= x * {ONE}", start="x", end=f"x * {ONE}", between=[["2x"]])


def test_slips_are_findings():
    """Does a slip come as data: its name, its line, the form as written, a sentence?"""
    [finding] = mark("d/dx (1 - x)^2", "2(1 - x)", end="-2(1 - x)").findings
    assert (finding.name, finding.line, finding.form) == ("inner-derivative", 2, "2(1 - x)")
    assert finding.sentence.startswith("Does not follow.")
    assert not finding.needs_person


@pytest.mark.parametrize(
    ("answer", "waits"), [(f"x * {ONE}", True), (f"d/dx[x^2/2] * {ONE}", False), ("2x", False)]
)
def test_an_expression_that_cannot_be_decided_waits(answer, waits):
    """Does an expression wait unless it is wrong anyway, as one with a derivative left?"""
    found = check_expression(answer, "x", points=2)
    assert (found, found.needs_person) == (0.0, waits)


SLIP = {"rule": "power rule", "correction": ["3x^2"]}


@pytest.mark.parametrize("part", [None, "line", "rule", "correction"])
def test_a_correction_that_cannot_be_decided_waits(part):
    """Do line and rule wait with a correction that may be another true line?"""
    answer = {"line": 2, "rule": "power rule", "correction": f"3x^2 * {ONE}"}
    found = check_slip(answer, "d/dx x^3\n= 3x", **SLIP, part=part, points=3)
    assert (found, found.needs_person) == (0.0, True)
    assert [finding.name for finding in found.findings] == ([part] if part else list(answer))


def test_a_wrong_rule_waits_for_nobody():
    """Is a wrong rule settled, whatever becomes of the correction?"""
    answer = {"line": 2, "rule": "sum rule", "correction": f"3x^2 * {ONE}"}
    assert not check_slip(answer, "d/dx x^3\n= 3x", **SLIP, part="rule", points=3).needs_person


# Right and wrong, with slips that are mended or not.
DERIVATIONS = [
    (START, MIDDLE, "3(x^2 + 1)^2 * 2x", END),
    (START, "3(x^2 + 1)^2", END),
    (START, "3(x^2 + 1)^2", "3(x^2 + 1)^2 * 1", "3(x^4 + 2x^2 + 1)", "3x^4 + 6x^2 + 3"),
    (START, MIDDLE, "3(x^2 + 1)^2 * x", "3x (x^2 + 1)^2"),
    (START, "x", MIDDLE, "x + 1", END),
]


@pytest.mark.parametrize("lines", DERIVATIONS)
@pytest.mark.parametrize("through", [(), RULE])
def test_an_undecided_line_never_adds_points(lines, through):
    """Is no more certain with one or several undecided lines, anywhere, than without them?"""
    rubric = Rubric.read(START, END, through, between=[[]] * len(through) + [[WORKED]])

    def share(lines):
        attempt = trace("\n= ".join(lines))
        return certain(Progress.of(attempt, rubric))[0]

    without = share(lines)
    for place in range(1, len(lines) + 1):
        doubtful = [f"{lines[place - 1]} * {ONE}"]
        for more in (doubtful, doubtful * 2, [f"{ONE} * x^2", *doubtful]):
            assert share([*lines[:place], *more, *lines[place:]]) <= without


def test_a_tracer_that_fails_is_not_the_students_fault(monkeypatch):
    """Does an answer wait where the tracer itself fails, and is nothing said of its inside?"""

    def stumble(*_):
        raise KeyError("root-half")

    monkeypatch.setattr("steptrace.tracer.explain", stumble)
    lines = "d/dx 11x^3", "33x^2"  # not traced before, or the trace would be remembered
    found = mark(*lines, end="33x^2")
    assert (found, found.needs_person) == (0.0, True)
    with pytest.raises(NotYet, match=r"^This could not be checked"):
        check_derivation("\n= ".join(lines), start=lines[0], end=lines[1], between=[["34x^2"]])
