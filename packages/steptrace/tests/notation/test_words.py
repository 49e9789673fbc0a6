"""Tests of runs of letters: which is a name, which a function, and which could be either."""

import pytest
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import Names, names_in
from steptrace.notation.parser import products_in, read
from steptrace.notation.printer import to_text

LINES = ["f(x) = x^2", "h_1(t) = e^t", "loss(w) = w", "y"]
NAMES = names_in(LINES).learn("f", read("x^2"))

READ = {
    "f": "f",
    "f(x)": "f",
    "f (x)": "f",
    "f'": "df/dx",
    "f''(x)": "d^2f/dx^2",
    "f′(x)^2": "(df/dx)^2",
    "2f(x)^2": "2 * f^2",
    "e^f(x)": "e^f",
    "1/f(x)": "1/f",
    "ln f(x)": "ln(f)",
    "ln f": "ln(f)",
    "f(0) + f(-x)": "0^2 + (-x)^2",
    "f(f(0))": "(0^2)^2",
    "f (1 - f)": "f * (1 - f)",
    "f(x) (1 - f(x))": "f * (1 - f)",
    "f(x)(1 - x)": "f * (1 - x)",
    "f' (1 - x)": "df/dx * (1 - x)",
    "h_1(t) h_{1}": "h_1 * h_1",
    "loss(w) - loss": "loss - loss",
    "dloss/dw + df/dx": "dloss/dw + df/dx",
    "d/dx f(x)": "df/dx",
    "d/dx f(x) + 1": "df/dx + 1",
    "y(1 - y)": "y * (1 - y)",
    "y(2)": "y * 2",
    "y'(1 - y)": "dy/d * (1 - y)",
    "p(1 - p)": "p * (1 - p)",
    "v (t)": "v * t",
    "f^2 (1 - x) + f(x)^2": "f^2 * (1 - x) + f^2",
    "(1 + v) - 1 (1 - v)": "(1 + v) - 1 * (1 - v)",
    "(1 + v) - 1 (2 + x)": "(1 + v) - 1 * (2 + x)",
    "w_1x_1 + w_ij": "w_1 * x_1 + w_ij",
    "e^(xy) xy^2": "e^(x * y) * x * y^2",
    "xy' + 2xdy/dx": "x * dy/d + 2 * x * dy/dx",
}


@pytest.mark.parametrize("text", READ)
def test_functions_and_products_are_told_apart(text):
    """Is a given function applied, and a group after any other name a factor?"""
    assert to_text(read(text, NAMES)) == READ[text]


REFUSED = {
    "v(t)": ("call-or-product", 0),
    "2 + v(-t)": ("call-or-product", 4),
    "v(2)": ("call-or-product", 0),
    "D(x^2)": ("operator-or-product", 0),
    "2 D_x[x^2]": ("operator-or-product", 2),
    "g(1 - x)": ("call-or-product", 0),
    "v'(t)": ("primed-name", 0),
    "y'(2)": ("primed-name", 0),
    "v'(1 - x)": ("primed-name", 0),
    "2f^2(x)": ("function-power", 1),
    "f²(x)": ("function-power", 0),
    "f^-1(x)": ("function-power", 0),
    "f'^2(x)": ("function-power", 0),
    "e^xy": ("run-in-exponent", 2),
    "2 + e^--xlny": ("run-in-exponent", 8),
    "e^xdy/dx": ("run-in-exponent", 2),
    "1/xy": ("divisor", 2),
    "xσ3x": ("bare-function", 1),
    "f(1 - f)": ("call-of-itself", 0),
    "x + f'(0)": ("slope-at", 4),
    "h_1(0)": ("no-first-line", 0),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_may_be_either_is_refused(text):
    """Is a name before a group refused where it may be a function that nobody gave?"""
    with pytest.raises(Unreadable) as caught:
        read(text, NAMES)
    assert (caught.value.kind, caught.value.column) == REFUSED[text]


def test_a_word_is_a_name_only_where_it_is_given():
    """Is loss no name in a text that does not give it?"""
    assert to_text(read("loss", NAMES)) == "loss"
    with pytest.raises(Unreadable):
        read("loss")


ORDERS = {
    "d(x^3)/dx": "d/dx[x^3]",
    "d^2(x^3)/dx^2": "d^2/dx^2[x^3]",
    "d²(x^3)/dx²": "d^2/dx^2[x^3]",
}


@pytest.mark.parametrize("text", ORDERS)
def test_what_is_differentiated_may_stand_above(text):
    """Is d^2(…)/dx^2 the second derivative, and is dx no product there?"""
    assert read(text) == read(ORDERS[text])
    assert products_in(text, Names()) == {}


@pytest.mark.parametrize("text", ["d(x^3)/dx^2", "d^2(x^3)/dx", "d^3(x^3)/dx^2"])
def test_an_order_stands_above_and_below(text):
    """Is a derivative refused whose orders differ?"""
    with pytest.raises(Unreadable):
        read(text)
