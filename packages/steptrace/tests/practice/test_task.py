"""Tests of tasks made fresh from patterns."""

from itertools import islice, pairwise

import pytest
from steptrace.practice.patterns import RULES, SLIPS
from steptrace.practice.task import Task, Unknown, tasks

KINDS = [(name, level) for name in RULES for level in (1, 2, 3)] + [(name, 1) for name in SLIPS]


@pytest.mark.parametrize(("name", "level"), KINDS)
def test_two_in_a_row_are_never_alike(name, level):
    """Do neighbours differ in their pattern, and so in their line?"""
    made = list(islice(tasks(name, level, seed=0), 50))
    assert all(one.pattern != other.pattern for one, other in pairwise(made))
    assert all(one.start != other.start for one, other in pairwise(made))


def test_a_seed_gives_the_same_tasks():
    """Does the same seed give the same tasks, and another one others?"""
    first, again, other = (
        [task.start for task in islice(tasks("chain rule", 2, seed), 10)] for seed in (1, 1, 2)
    )
    assert first == again != other


def test_without_a_seed_they_are_fresh():
    """Do tasks differ from one time to the next?"""
    assert len({tuple(t.start for t in islice(tasks("sum rule"), 10)) for _ in range(3)}) == 3


@pytest.mark.parametrize(
    "typed", ["chain rule", "Chain-rule", " chain  rule ", "CHAIN RULE", "chain_rule"]
)
def test_a_name_is_read_as_it_is_meant(typed):
    """Do case, spaces and hyphens make no difference?"""
    assert next(tasks(typed)).about == "chain rule"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chian rule", "chain rule"),
        ("chain", "chain rule"),
        ("quotient", "quotient rule"),
        ("exponent rule", "exponential rule"),
        ("logarithm", "logarithm rule"),
        ("inner derivative lost", "inner-derivative"),
        ("half product", "half-product-rule"),
        ("signs", "sign"),
        ("matrices", None),
        ("", None),
        ("integration by parts", None),
        (None, None),
    ],
)
def test_an_unknown_name_is_asked_about(typed, meant):
    """Is the name told that may be meant, and none where nothing is like it?"""
    with pytest.raises(Unknown) as refused:
        tasks(typed)
    said = str(refused.value)
    assert said.startswith("There is no rule and no slip called")
    assert said.partition("Did you mean ")[2] == (f"{meant!r}?" if meant else "")
    assert refused.value._render_traceback_() == [said]


@pytest.mark.parametrize("level", [0, 4, "2", None])
def test_a_level_that_there_is_not(level):
    """Is another level refused with the levels that there are?"""
    with pytest.raises(Unknown, match="There are the levels 1, 2 and 3, not"):
        tasks("chain rule", level)


@pytest.mark.parametrize(
    ("about", "level", "asked"),
    [
        ("power rule", 1, "Differentiate until no derivative is left."),
        (
            "quotient rule",
            2,
            "Differentiate until no derivative is left. "
            "Write it as one fraction, without a negative exponent.",
        ),
        ("complement", 1, "Write it as one fraction, without a negative exponent."),
    ],
)
def test_what_is_asked(about, level, asked):
    """Is the form of the end said, after that one is to differentiate where one is?"""
    assert next(tasks(about, level)).asked == asked


def test_the_start_is_typeset():
    """Is an equation typeset with both sides, and a given name with its meaning?"""
    curve, given = RULES["differentiate both sides"][0][0], RULES["substitution"][0][0]
    assert Task("a", "x^2 + y^2 = 9", curve).latex == "x^{2} + y^{2} = 9"
    assert Task("b", "let u = x^2\nu^3", given).latex == r"u = x^{2}, \qquad u^{3}"


def test_letters_in_the_start_are_constants():
    """Are a and b constants where they stand in the start, and free elsewhere?"""
    pattern = SLIPS["constant"][0]
    assert Task("constant", "d/dx[e^x + a]", pattern).constants == ("a",)
    assert Task("constant", "d/dx[e^x]", pattern).constants == ()
