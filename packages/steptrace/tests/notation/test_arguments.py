"""Tests of arguments that are written without brackets."""

import pytest
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import Names
from steptrace.notation.parser import read
from steptrace.tracer import trace

READ = {
    "ln 2x": "ln(2 * x)",
    "ln x^2": "ln(x^2)",
    "sin x²": "sin(x^2)",
    "ln 3x^2": "ln(3 * x^2)",
    "ln x^{2n}": "ln(x^(2 * n))",
    "ln e^x + 1": "ln(e^x) + 1",
    "2 ln 2^x": "2 * ln(2^x)",
    "sin^2 2x": "sin(2 * x)^2",
    "sin² x²": "sin(x^2)^2",
    "log_2 3x": "log_2(3 * x)",
    "sin x^2 cos 2x": "sin(x^2) * cos(2 * x)",
    "ln 2x/3": "ln(2 * x)/3",
    "sin 3x * y": "sin(3 * x) * y",
    "d/dx ln 5x": "d/dx[ln(5 * x)]",
    "sin wx": "sin(w * x)",
    "ln x'": None,
    "ln x ^2": None,
    "ln 2 x": None,
    "ln x y": None,
    "ln x e^x": None,
    "ln x^2y": None,
    "ln sigma(x)^2": None,
    "ln 2 sin x": None,
    "√x²": None,
    "sqrt 2x": None,
}


def known(text):
    """Read a text in which w and x are letters of the derivation."""
    return read(text, Names(alone=frozenset("wxyn")))


@pytest.mark.parametrize("text", [text for text, meaning in READ.items() if meaning])
def test_what_touches_the_argument_belongs_to_it(text):
    """Is a factor or a power that touches an argument read as a part of it?"""
    assert known(text) == read(READ[text])


@pytest.mark.parametrize("text", [text for text, meaning in READ.items() if not meaning])
def test_what_is_not_clear_is_refused(text):
    """Is an argument refused whose end is not clear?"""
    with pytest.raises(Unreadable) as caught:
        known(text)
    assert caught.value.kind in ("bare-argument", "prime")


def test_a_product_inside_and_one_outside_are_both_named():
    """Does the message name both readings?"""
    said = str(trace("ln x y"))
    assert "ln(x y) or ln(x) y" in " ".join(said.split())


def test_pasted_formulas():
    """Is LaTeX read the same way, also where the domain changes?"""
    (step,) = trace(r"\ln x^2 = 2\ln x").steps
    assert (step.verdict, step.kind) == ("follows", "rules of logarithms")
