"""An answer that states only what differs is the reference with that in place."""

import pytest

from sigmoid_course.sample.changes import CannotChange, change

FUNCTION = '''\
def f(x):
    """Twice x."""
    return 2 * x'''
REFERENCE = f"""\
σ = "σ"; a = 1  # one
a[0] = 2
signs = {{
    "plus": (True, "B"),  # B
    "minus": (False, [2, 3]),
}}
signs |= {{-1: None}}


{FUNCTION}


# drawn
axes.plot(f)
for _ in range(3):
    a += 1"""


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ("a = 2", "a = 1", "a = 2"),
        ('signs["plus"] = True', '(True, "B")', "True"),
        ('signs["minus"] = (\n    1,\n)', "(False, [2, 3])", "(\n    1,\n)"),
        ("a[0] = 3", "a[0] = 2", "a[0] = 3"),
        ("signs[-1] = f(1)", "-1: None", "-1: f(1)"),
        ("axes.plot(1, c=2)", "axes.plot(f)", "axes.plot(1, c=2)"),
        ("for _ in []:\n    pass", "for _ in range(3):\n    a += 1", "for _ in []:\n    pass"),
        ("# mine\ndef f(x): return x", FUNCTION, "# mine\ndef f(x): return x"),
    ],
)
def test_a_statement_takes_the_place_of_its_counterpart(changes, before, after):
    """Is one place changed, and all else left to the letter?"""
    assert REFERENCE.count(before) == 1
    assert change(REFERENCE, changes) == REFERENCE.replace(before, after)


def test_several_statements_in_any_order():
    """Are several places changed at a time, and none if there is no statement?"""
    changed = change(REFERENCE, 'a = 10\nsigns["minus"] = 0\nsigns["plus"] = 1')
    assert changed == (
        REFERENCE.replace("a = 1 ", "a = 10 ")
        .replace("(False, [2, 3])", "0")
        .replace('(True, "B")', "1")
    )
    assert change(REFERENCE, "\n\n") == REFERENCE


@pytest.mark.parametrize(
    ("changes", "line", "problem"),
    [
        ("\nb = 1", 2, "b has no counterpart in the reference, which has σ, a, a[0], signs"),
        ('signs["times"] = 1', 1, "signs['times'] has no counterpart"),
        ("a = 1\nimport math", 2, "a statement of another kind has no counterpart"),
        ("a = 1\na = 2", 2, "this place is changed twice"),
        ('signs = {}\nsigns["plus"] = 1', 2, "this place is changed twice"),
        ("a = 1\nb = )", 2, "unmatched ')'; an answer that is not Python says '# whole'"),
    ],
)
def test_what_has_no_place_is_named(changes, line, problem):
    """Is a statement that the reference has no place for refused, with its line?"""
    with pytest.raises(CannotChange) as error:
        change(REFERENCE, changes)
    assert error.value.line == line
    assert str(error.value).startswith(problem)


def test_a_reference_with_two_places_of_a_name():
    """Is a reference refused in which a change would not know its place?"""
    with pytest.raises(ValueError, match="has a twice"):
        change("a = 1\na = 2", "a = 3")
