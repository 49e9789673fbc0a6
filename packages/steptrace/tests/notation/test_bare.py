"""Tests of functions without an argument: which are read at the variable, and what is refused."""

import pytest
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import Names, names_in
from steptrace.notation.parser import products_in, read
from steptrace.tracer import trace

AT_X = Names(variable="x")

READ = {
    "σ'": "σ'(x)",
    "σ": "σ(x)",
    "σ(1 - σ)": "σ(x) * (1 - σ(x))",
    "σ^2(1 - σ)": "σ(x)^2 * (1 - σ(x))",
    "σ²(1 - x)": "σ(1 - x)^2",
    "σ * (1 - σ)": "σ(x) * (1 - σ(x))",
    "σ(1 - x)": "σ(1 - x)",
    "σ(σ(x))": "σ(σ(x))",
    "1 - tanh^2": "1 - tanh(x)^2",
    "1 - tanh²": "1 - tanh(x)^2",
    "σ^(n + 1) + σ^n": "σ(x)^(n + 1) + σ(x)^n",
    "σ''": "σ''(x)",
    "2σσ'": "2 σ(x) * σ'(x)",
    "(ln σ)'": "(ln σ(x))'",
    "ln(σ) + ln x": "ln(σ(x)) + ln(x)",
    "σ'/σ": "σ'(x)/σ(x)",
    "sin^2 x + cos^2": "sin(x)^2 + cos(x)^2",
    "dσ/dx": "d/dx[σ(x)]",
    "d^2σ/dx^2 (1 - σ)": "d^2/dx^2[σ(x)] * (1 - σ(x))",
    "d/dx σ": "d/dx σ(x)",
    "sigma sigma'": "sigma(x) * sigma'(x)",
}


@pytest.mark.parametrize("text", READ)
def test_a_function_without_argument_is_read_at_the_variable(text):
    """Is the argument put in where none stands, and a group with the same function a factor?"""
    assert read(text, AT_X) == read(READ[text])


@pytest.mark.parametrize("text", ["σ^-1", "tanh⁻¹", "σ|x", "1 + √"])
def test_what_is_unclear_stays_refused(text):
    """Is an inverse, an open bar or a root without its argument refused also then?"""
    with pytest.raises(Unreadable):
        read(text, AT_X)


def test_how_it_was_read_is_said():
    """Is each function told that was read at the variable?"""
    assert products_in("σ(1 - σ) + tanh", AT_X) == {"σ": "σ(x)", "tanh": "tanh(x)"}
    assert products_in("σ(1 - σ(x))", AT_X) == {}
    assert "σ was read as σ(x)." in str(trace("σ' = σ(1 - σ)"))


VARIABLES = {
    ("σ' = σ(1 - σ)",): "x",
    ("tanh' = 1 - tanh^2",): "x",
    ("a = σ(z)", "σ' = σ(1 - σ)"): "z",
    ("f(t) = σ(t)", "f' = σ(1 - σ)"): "t",
    ("dσ/dz = σ - σ^2",): "z",
    ("y = σ", "y' = σ'"): "x",
    ("σ'(t) = σ(1 - σ)",): "t",
    ("w σ' = w σ (1 - x)",): "",
    ("2 sin",): "",
    ("σ'(x) = 1", "ln"): "",
    ("x - σ(x)'",): "",
}


@pytest.mark.parametrize("lines", VARIABLES, ids="; ".join)
def test_the_variable_is_the_only_one(lines):
    """Is there a variable only where functions are written without one, and no two could be it?"""
    assert names_in(lines).variable == VARIABLES[lines]


JUDGED = {
    "σ' = σ(1 - σ)": "sound",
    r"\sigma' = \sigma(1-\sigma)": "sound",
    r"\frac{d\sigma}{dz} = \sigma(1-\sigma) = \sigma - \sigma^2": "sound",
    "tanh' = 1 - tanh^2": "sound",
    "sigma' = sigma - sigma^2": "sound",
    "(ln σ)' = σ'/σ = 1 - σ": "sound",
    "cosh' = sinh": "sound",
    "σ' = σ(1 + σ)": "broken",
    "tanh' = 1 - tanh": "broken",
    "cos' = sin": "broken",
    "w x σ' = w x σ(1 - σ)": "unreadable",
    "2 sin": "unreadable",
}


@pytest.mark.parametrize("text", JUDGED)
def test_derivations_of_functions(text):
    """Is what people write about a function itself judged, where its variable is clear?"""
    assert trace(text).verdict == JUDGED[text]
