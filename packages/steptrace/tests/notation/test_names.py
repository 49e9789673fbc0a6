"""Tests of what a text says about its names: functions given by a line, and letters alone."""

import pytest
from steptrace.expression import TWO, Derivative, Name
from steptrace.notation.errors import Unreadable
from steptrace.notation.limits import MAX_CHARACTERS
from steptrace.notation.names import Named, Names, names_in, standard, variables_in
from steptrace.notation.parser import read

GIVEN = {
    "f(x) = x^2": ("f", "x"),
    "  f ( x )  = x^2": ("f", "x"),
    "let f(x) = x^2": ("f", "x"),
    "=> f'(x) = 2x": ("f", "x"),
    "f''(t) = 2": ("f", "t"),
    "d/dx f(x) = 2x": ("f", "x"),
    "d/dx[f(x)] = 2x": ("f", "x"),
    "∂/∂w_1 L(w_1) = 2": ("L", "w_1"),
    "h_θ(x) = x": ("h_theta", "x"),
    "h_{12}(α) = 1": ("h_12", "alpha"),
    "loss(w) = w": ("loss", "w"),
}


@pytest.mark.parametrize("line", GIVEN)
def test_a_left_side_gives_a_function(line):
    """Is a letter or a word with its argument on the left a function, also its derivative?"""
    (function,) = names_in([line]).given
    assert (function.name, function.argument) == GIVEN[line]


@pytest.mark.parametrize(
    "line",
    [
        "sigma(x) = 1",
        "e(x) = 1",
        "x(x) = 1",
        "f(2x) = 1",
        "f(x)",
        "= f(x)",
        "f(sigma) = 2",
        "ln(x) = 1",
        "d/dx arcsin(x) = 1",
        "tan'(x) = 1",
    ],
)
def test_other_left_sides_do_not(line):
    """Is a known name, a group of more than a name, or a line without a left side no function?"""
    assert names_in([line]).given == ()


def test_a_product_with_a_function_is_no_word():
    """Is xf no new function where f is one?"""
    assert set(names_in(["f(x) = x", "xf(x) = x^2"]).functions) == {"f"}


def test_letters_stand_alone():
    """Does a name stand alone that has no bracket right after it, also one below a slope?"""
    names = names_in(["v(t) + x(1 - p) = y'(t) a", "dz/dw_1 = sigma(u) + xy + alpha (2)"])
    assert names.alone == {"t", "p", "a", "z", "w_1", "u"}
    assert names_in(["alpha (2) beta"]).alone == {"beta"}


def test_only_as_much_is_looked_at_as_can_be_read():
    """Is a text that is far too long not searched to its end?"""
    lines = ["x + 1"] * MAX_CHARACTERS
    assert "z" not in names_in([*lines, "z"]).alone


def test_names_have_one_spelling():
    """Are brackets of an index left out, and Greek letters named, in an index too?"""
    assert [standard(text) for text in ("w_{1}", "ŷ", "h_θ", "β_{0}")] == [
        "w_1",
        "yhat",
        "h_theta",
        "beta_0",
    ]


F, G = Named("f", "x"), Named("g", "x")
NAMES = Names((F, G)).learn("f", read("u x^2")).learn("u", read("1 + x"))


def test_a_value_is_put_in():
    """Is f(x) the name itself, f'(x) its slope, and f(2) its whole meaning with 2 in it?"""
    assert NAMES.at(F, Name("x"), 0, 0) == Name("f")
    assert NAMES.at(F, Name("x"), 2, 0) == Derivative(Name("f"), "x", 2)
    assert NAMES.at(F, TWO, 0, 0) == read("(1 + 2) 2^2")


def test_the_first_meaning_holds():
    """Is a second meaning of a name not taken?"""
    assert NAMES.learn("u", read("5")) is NAMES


@pytest.mark.parametrize(
    ("names", "arg", "order", "kind"),
    [
        (NAMES, "2", 1, "slope-at"),
        (NAMES, "1 - f", 0, "call-of-itself"),
        (Names((F,)), "2", 0, "no-first-line"),
        (Names((F, G)).learn("f", read("x g")), "2", 0, "no-first-line"),
        (Names((F,)).learn("f", read("f + x")), "2", 0, "no-first-line"),
        (Names((F,)).learn("f", read("d/dx[x^2]")), "2", 0, "slope-at"),
    ],
)
def test_where_nothing_can_be_put_in_is_said(names, arg, order, kind):
    """Is a value refused in a slope, where a meaning is missing, and in what may be a product?"""
    with pytest.raises(Unreadable) as caught:
        names.at(F, read(arg), order, 3)
    assert (caught.value.kind, caught.value.column) == (kind, 3)


def test_variables_in():
    """Is what a slope goes by a variable, and x where there are primes?"""
    assert variables_in(["dy/dt = 1", "∂/∂w_1 z"]) == {"t", "w_1"}
    assert variables_in(["y' = 1"]) == {"x"}
    assert variables_in(["y = x/d"]) == set()
