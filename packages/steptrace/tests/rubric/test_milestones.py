"""Tests of reading a rubric: its milestones, its letters, and what an author may not write."""

import pytest
from steptrace.errors import Misused
from steptrace.rubric.milestones import Rubric, key_reader, sides

ENDS = {"start": "1/(1 + e^-x)", "end": "e^x/(e^x + 1)"}


def test_milestones_stand_in_order():
    """Are start, lines asked for and end in order, and is it known which the sheet prints?"""
    rubric = Rubric.read("x^2", "3x", ["2x", ("some sum", "x + x + x", "2x + x")])
    assert [milestone.words for milestone in rubric.milestones] == ["x^2", "2x", "some sum", "3x"]
    assert [milestone.printed for milestone in rubric.milestones] == [True, True, False, True]
    assert [len(milestone.keys) for milestone in rubric.milestones] == [1, 1, 2, 1]


def test_digests_stand_for_lines():
    """Is a rubric the same with digests in place of its lines?"""
    lines = [("the sum", "x + x"), "3x/1"]
    key = key_reader("x", "2x", lines)
    one = Rubric.read("x", "2x", lines, between=[[], ["x + x + 0 x"], []])
    other = Rubric.read(
        "x", "2x", [("the sum", key("x + x")), "3x/1"], between=[[], [key("x + x + 0 x")], []]
    )
    assert [m.keys for m in one.milestones] == [m.keys for m in other.milestones]
    assert [way.keys for way in one.ways] == [way.keys for way in other.ways]
    assert one.letters == other.letters


def test_a_form_that_is_the_end_turned_over_counts_as_it_stands():
    """Is a fraction below a fraction a line of the way, and not a disguise of the end?"""
    rubric = Rubric.read(**ENDS, between=[["1/((e^x + 1)/e^x)"]])
    [way] = rubric.ways
    assert not way.keys & {key for milestone in rubric.milestones for key in milestone.keys}


@pytest.mark.parametrize("form", ["e^x/(1 + e^x)", "e^x * 1/(e^x + 1)"])
def test_a_form_that_is_an_end_is_refused(form):
    """Is an author told that a form only repeats the start or the end?"""
    with pytest.raises(Misused, match="shows nothing"):
        Rubric.read(**ENDS, between=[[form]])


def test_an_exercise_that_prints_everything_is_refused():
    """Is an author told that copying the sheet would be an answer?"""
    with pytest.raises(Misused, match="between="):
        Rubric.read("x", "2x", ["x + x"])


@pytest.mark.parametrize("between", [["x + x + 0 x", "3x - x"], [["3x - x"]], [[], [], ["3x - x"]]])
def test_each_leg_has_its_own_lines(between):
    """Is an author told that each leg takes a list of lines?"""
    with pytest.raises(Misused, match="each of the 2 legs"):
        Rubric.read("x", "2x", [("the sum", "x + x")], between=between)


def test_the_letters_of_a_sheet():
    """Are all names that the sheet uses its own, but those that it gives a meaning?"""
    rubric = Rubric.read(
        "d/dw L", "2w x (z + c)", [("squared", "2 (z + c) * x")], given=["z = w x", "L = (z + c)^2"]
    )
    assert rubric.letters == {"w", "x", "c", "pi"}


def test_an_equation_has_two_sides():
    """Are the sides of an equation read, with its primes by the variable?"""
    left, right = sides("y' = 2t", by="t")
    assert (left.by, str(right.names)) == ("t", "frozenset({'t'})")
