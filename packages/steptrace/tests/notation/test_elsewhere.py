"""Tests of functions that people know and the notation does not have."""

import pytest
from steptrace.functions import SPELLINGS
from steptrace.messages.parsing import problem
from steptrace.notation.elsewhere import MENDS, UNREAD, elsewhere, inverse_in, is_elsewhere
from steptrace.notation.names import LETTERS, Names
from steptrace.notation.parser import read
from steptrace.notation.reader import read_derivation
from steptrace.tracer import trace


def test_no_word_of_the_notation_is_elsewhere():
    """Is no function and no Greek letter of the notation taken for a word from elsewhere?"""
    assert not any(map(is_elsewhere, [*SPELLINGS, *LETTERS.values(), "f", "loss"]))


@pytest.mark.parametrize("word", MENDS)
def test_a_mend_is_in_the_notation(word):
    """Can what is to be written instead be read?"""
    assert read(MENDS[word], Names()).names <= {"x"}
    assert MENDS[word] in problem(elsewhere(word))


@pytest.mark.parametrize("word", ["arcsin", "arccos", "arctan", "arccot", "arsinh", "atan", "erf"])
def test_what_cannot_be_written_is_refused_by_its_name(word):
    """Is a word without a mend named?"""
    assert word in UNREAD
    assert problem(elsewhere(word)) == f"{word} is not in the notation yet."


def test_an_inverse_function_stands_in_a_run():
    """Is the longest inverse function found, and none in other letters?"""
    assert inverse_in("xarcsinhx") == "arcsinh"
    assert inverse_in("xsinx") == inverse_in("arc") == ""


UNJUDGED = [
    "d/dx arcsin(x) = 1/(1 - x^2)^(1/2)",
    "d/dx[arctan(x)] = 1/(1 + x^2)",
    "arccos'(x) = 1",
    "d/dx arccos x = 1",
    "d/dx xarctan(x) = 1",
    "d arcsin(x)/dx = 1",
    "darcsin/dx = 1",
    "d/dx sec(x) = 7",
    "(csc(x))' = 7",
    "cot'(x) = 7",
    "d/dt tan(t) = 1",
    "∂/∂w erf(w) = 1",
    "x + arsinh(x)",
    r"\frac{d}{dx}\arcsin x = 1",
    r"\frac{d}{dx}\arctan(x) = 1",
    r"\arccos'(x) = 1",
    r"\frac{d}{dx}\operatorname{arctan}(x) = 1",
    r"1 + \sec x",
]


@pytest.mark.parametrize("text", UNJUDGED)
def test_a_function_from_elsewhere_is_not_judged(text):
    """Is a derivation refused in which a known function stands that the notation lacks?"""
    assert read_derivation(text).unreadable.kind in ("function-word", "function-unread")


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("1/(1 + np.exp(-x))", 7, "Write exp alone."),
        ("math.log(x)", 0, "Write ln alone."),
        ("numpy.sqrt(x) + 1", 0, "Write sqrt alone."),
    ],
)
def test_a_function_of_python_is_named(text, column, said):
    """Is a function with a module's name in front refused, with how to write it?"""
    problem = read_derivation(text).unreadable
    assert (problem.kind, problem.column) == ("function-python", column)
    assert said in str(trace(text))


@pytest.mark.parametrize("text", ["n.x", "2.p", "np * exp(x)", "path.x"])
def test_a_dot_may_be_a_product(text):
    """Is a dot between other letters left as it was?"""
    problem = read_derivation(text).unreadable
    assert problem is None or problem.kind != "function-python"


def test_a_first_line_gives_a_function_from_elsewhere():
    """May a line give such a word its meaning, and lines after it use it?"""
    meaning = "tan(x) = sin(x)/cos(x)\n"
    assert trace(f"{meaning}tan'(x) = 1/cos(x)^2").verdict == "sound"
    assert trace(f"{meaning}tan'(x) = 1/cos(x)").verdict == "broken"
