"""Tests of the outcome of a check: its message, its points, and what happens if it fails."""

import logging
from inspect import signature

import pytest
from steptrace.checks.outcome import Finding, Mark, NotYet, check, conclude
from steptrace.errors import Misused
from steptrace.messages.english import ENGLISH


def test_all_right_is_praised(capsys):
    """Is praise printed, and everything earned?"""
    assert conclude(None, "Good.") is None
    assert conclude(None, "Good.", points=3) == 3.0
    assert capsys.readouterr().out == "Good.\nGood.\n"


def test_a_problem_raises_without_points():
    """Is the problem the message of a `NotYet`, which is an AssertionError?"""
    with pytest.raises(NotYet, match=r"^x is wrong\.$"):
        conclude("x is wrong.", "Good.")
    assert issubclass(NotYet, AssertionError)


@pytest.mark.parametrize(("share", "earned"), [(0.0, 0.0), (0.5, 1.5), (1 / 3, 1.0), (2 / 3, 2.0)])
def test_a_problem_earns_its_share_of_points(share, earned, capsys):
    """Is the same message printed, and the share a float rounded to a hundredth?"""
    points = conclude("x is wrong.", "Good.", points=3, share=share)
    assert (points, type(points)) == (earned, Mark)
    assert capsys.readouterr().out == "x is wrong.\n"


OPEN = Finding("undecided", 2, "2x", "Not decided.", needs_person=True)
SLIP = Finding("sign", 3, "-2x", "The sign is lost.")


def test_a_problem_is_a_finding():
    """Is a problem without data of its own a finding that waits for nobody, and praise none?"""
    mark = conclude("x is wrong.", "Good.", points=3)
    assert mark.findings == (Finding("not yet", None, None, "x is wrong.", False),)
    assert not mark.needs_person
    assert conclude(None, "Good.", points=3).findings == ()


def test_findings_are_kept():
    """Do findings that a check gives come with its points?"""
    mark = conclude("x is wrong.", "Good.", points=3, findings=[SLIP, OPEN])
    assert (mark, mark.findings, mark.needs_person) == (0.0, (SLIP, OPEN), True)


@pytest.mark.parametrize(
    ("total", "points", "findings"),
    [
        (Mark(1, [OPEN]) + Mark(2, [SLIP]), 3.0, (OPEN, SLIP)),
        (Mark(1, [OPEN]) + 0.5, 1.5, (OPEN,)),
        (0.5 + Mark(1, [OPEN]), 1.5, (OPEN,)),
        (sum([Mark(1, [OPEN]), Mark(1), Mark(0, [SLIP])]), 2.0, (OPEN, SLIP)),
        (Mark(1, [OPEN]) * Mark(1), 1.0, (OPEN,)),
        (0.5 * Mark(1, [OPEN]), 0.5, (OPEN,)),
        (Mark(0, [OPEN]) * Mark(0, [OPEN]), 0.0, (OPEN, OPEN)),
    ],
)
def test_sums_and_products_wait_as_their_parts_do(total, points, findings):
    """Do sums and products of marks, and of marks and numbers, keep what was found?"""
    assert (float(total), total.findings, total.needs_person) == (points, findings, True)


@pytest.mark.parametrize("zero", [0, 0.0, Mark(0, [SLIP])])
def test_a_product_that_is_zero_for_certain_waits_for_nobody(zero):
    """Is there nothing left for a person to decide where the other factor earns nothing?"""
    for total in (zero * Mark(0, [OPEN]), Mark(0, [OPEN]) * zero):
        assert (total, total.needs_person) == (0.0, False)
        assert "Not decided." in [finding.sentence for finding in total.findings]


NOT_CHECKED = ENGLISH.say("check", "failed")


def fails(error):
    """A check that fails itself."""

    @check
    def check_it(answer, *, end=None, points=None):
        raise error

    return check_it


def test_a_check_that_fails_waits_for_a_person(capsys):
    """Does a marking cell get no certain points, and a finding that says so in plain words?"""
    mark = fails(KeyError("root-half"))("x", points=3)
    assert (mark, mark.needs_person) == (0.0, True)
    assert [finding.sentence for finding in mark.findings] == [NOT_CHECKED]
    assert capsys.readouterr().out == f"{NOT_CHECKED}\n"


def test_a_check_that_fails_shows_nothing_of_its_inside(capsys):
    """Does a visible check say kindly that it failed, and write nothing else?"""
    with pytest.raises(NotYet) as told:
        fails(KeyError("root-half"))("x")
    assert told.value._render_traceback_() == [f"Not yet: {NOT_CHECKED}"]
    assert tuple(capsys.readouterr()) == ("", "")


def test_a_check_that_fails_is_logged(caplog):
    """Can the one who marks read what went wrong?"""
    with caplog.at_level(logging.ERROR, "steptrace"):
        fails(KeyError("root-half"))("x", points=3)
    [record] = caplog.records
    assert (record.getMessage(), record.exc_info[0]) == ("check_it failed", KeyError)


class Ended(BaseException):
    """Stands for the end of a student's kernel."""


@pytest.mark.parametrize("error", [NotYet("x"), Misused("like is a or b"), Ended(), SystemExit()])
def test_what_is_no_failure_of_a_check_passes(error):
    """Do a problem, an author's mistake and the end of a kernel come out as they are?"""
    with pytest.raises(type(error)) as told:
        fails(error)("x", points=3)
    assert told.value is error


def test_a_call_with_other_arguments_is_the_authors_mistake():
    """Does a call that does not fit say so, as Python does?"""
    with pytest.raises(TypeError, match="start"):
        fails(KeyError())("x", start="y", points=3)
    assert list(signature(fails(KeyError())).parameters) == ["answer", "end", "points"]
