"""Tests of the table of functions: each entry against other values, and incomplete entries."""

import itertools
import math
from fractions import Fraction

import mpmath
import pytest
import sympy
from mpmath import iv
from steptrace.columns import backend
from steptrace.equality.compare import compare
from steptrace.equality.differentiate import resolve
from steptrace.equality.evaluate import enclosed, exact, has_value, values
from steptrace.expression import Call, Name
from steptrace.functions import FUNCTIONS, SPELLINGS, Function, define, is_function_word
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.parser import to_notation
from steptrace.notation.parser import read
from steptrace.notation.printer import to_latex, to_text
from steptrace.tracer import trace
from steptrace_helpers import trees
from steptrace_helpers.functions import defined

X = Name("x")
PLACES = [Fraction(n, 7) for n in range(-25, 26)]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_values_are_those_of_sympy(name):
    """Are doubles, digits and bounds SymPy's, and none where SymPy finds no real value?"""
    node = Call(name, X)
    for place in PLACES:
        point = {"x": place}
        expected = trees.value(node, point)
        double = values(node, {"x": backend.column([place])})[0]
        digits, interval = exact(node, point), enclosed(node, point, 50)
        if expected is None:
            assert math.isnan(double)
            assert digits is interval is None
            continue
        assert double == pytest.approx(expected, rel=1e-12, abs=1e-15)
        assert float(digits) == pytest.approx(expected, rel=1e-14, abs=1e-30)
        if FUNCTIONS[name].interval is None:
            assert interval is None
            continue
        assert interval.delta < 1e-40
        assert digits in iv.mpf([interval.a - 1e-45, interval.b + 1e-45])


@pytest.mark.parametrize("name", [name for name, entry in FUNCTIONS.items() if entry.interval])
def test_bounds_hold_the_values_of_a_whole_interval(name):
    """Does an interval of arguments give bounds of all values in it?"""
    low, high = mpmath.mpf(1) / 5, mpmath.mpf(4) / 5
    for a, b in itertools.pairwise(mpmath.linspace(low, high, 7)):
        bounds = FUNCTIONS[name].interval(iv.mpf([a, b]))
        for place in mpmath.linspace(a, b, 9):
            found = FUNCTIONS[name].digits(place)
            assert bounds.a <= found + 1e-14
            assert found - 1e-14 <= bounds.b


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_derivative_is_the_limit_of_differences(name):
    """Is the derivative that of central differences at 50 digits, and SymPy's?"""
    node, step = Call(name, X), Fraction(1, 10**15)
    slope = resolve(Call(name, X, 1))
    for place in (Fraction(1, 3), Fraction(3, 4)):
        near = [exact(node, {"x": place + h}) for h in (-step, step)]
        difference = (near[1] - near[0]) / (2 * mpmath.mpf(1) / 10**15)
        assert float(exact(slope, {"x": place})) == pytest.approx(float(difference), rel=1e-10)
        assert trees.value(slope, {"x": place}) == pytest.approx(float(difference), rel=1e-10)


@pytest.mark.parametrize("name", [name for name, entry in FUNCTIONS.items() if entry.definition])
def test_a_definition_says_the_same(name):
    """Has what a function stands for its values?"""
    written_out = FUNCTIONS[name].definition(X)
    for place in (Fraction(1, 3), Fraction(3, 4)):
        found = trees.value(written_out, {"x": place})
        assert found == pytest.approx(trees.value(Call(name, X), {"x": place}), rel=1e-12)


@pytest.mark.parametrize("name", [name for name, entry in FUNCTIONS.items() if entry.parity])
def test_parity_and_value_at_zero_are_those_of_sympy(name):
    """Is f(-x) what the entry says of f(x), f(0) and f(x)^2 too?"""
    entry, t = FUNCTIONS[name], sympy.Symbol("x", real=True)
    function = trees.ORACLES[name]
    assert sympy.simplify(function(-t) - entry.parity * function(t)) == 0
    assert trees.oracle(entry.at_zero) == function(0)
    if entry.square:
        assert sympy.simplify(trees.oracle(entry.square(X)) - function(t) ** 2) == 0


@pytest.mark.parametrize("name", [name for name, entry in FUNCTIONS.items() if entry.narrow])
def test_a_narrow_function_has_a_derivative_without_it(name):
    """Has the derivative of such a function a value where the function has none?"""
    point = {"x": Fraction(-3, 2)}
    assert exact(Call(name, X), point) is None
    assert exact(resolve(Call(name, X, 1)), point) is not None


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_function_is_read_by_each_of_its_spellings(spelling):
    """Is a function read in text and in LaTeX, and written so that it is read again?"""
    node = Call(SPELLINGS[spelling].name, X)
    assert read(f"{spelling}(x)") == node
    assert read(to_text(node)) == node
    if is_function_word(spelling) and not SPELLINGS[spelling].braced:
        assert _pasted(rf"\{spelling}(x)") == node
    assert _pasted(to_latex(node)) == node


def _pasted(latex):
    (line,) = to_notation(latex)
    return read(line.text)


EQUAL = """
sin(x)^2 + cos(x)^2 ~ 1
d/dx[sin(x)^2] ~ 2 sin(x) cos(x)
d/dx[cos(3x^2)] ~ -6x sin(3x^2)
d/dx[sin(x)/cos(x)] ~ 1 + (sin(x)/cos(x))^2
sin(-x) ~ -sin(x)
cos(-x) ~ cos(x)
sin(x - y) ~ -sin(y - x)
sin((x + 1)/(x - 1)) ~ -sin((1 + x)/(1 - x))
sin(0) ~ 0
cos(x - x) ~ 1
sin''(x) ~ -sin(x)
1/(1 - cos(x)) ~ (1 + cos(x))/sin(x)^2
sin(x)^-3 (1 - cos(x)^2) ~ 1/sin(x)
sin(x)^4 - cos(x)^4 ~ sin(x)^2 - cos(x)^2
ln(sin(x)^2) ~ ln(1 - cos(x)^2)
e^(sin(x)^2) e^(cos(x)^2) ~ e
sin(x)^41 ~ sin(x) (1 - cos(x)^2)^20
"""

DIFFERENT = """
sin(x) ~ cos(x)
sin(2x) ~ 2 sin(x)
sin(-x) ~ sin(x)
cos(-x) ~ -cos(x)
sin(x)^2 - cos(x)^2 ~ 1
d/dx[cos(x)] ~ sin(x)
d/dx[sin(2x)] ~ cos(2x)
sqrt(1 - sin(x)^2) ~ cos(x)
sin(x + y) ~ sin(x) + sin(y)
"""

UNDECIDED = """
sin(2x) ~ 2 sin(x) cos(x)
(sin(2x) - 2 sin(x) cos(x))/(sin(2x) - 2 sin(x) cos(x)) ~ 1
5/(sin(2x) - 2 sin(x) cos(x)) ~ 10/(2 sin(2x) - 4 sin(x) cos(x))
sin(e^(e^(e^9))) ~ 1
1/sin(0) ~ 1/sin(0) + 1
"""


def _pairs(text):
    return [tuple(line.split("~")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("left", "right"), _pairs(EQUAL))
def test_what_is_known_of_sine_and_cosine_is_proved(left, right):
    """Are squares, parity and derivatives seen, from both sides?"""
    assert compare(read(left), read(right)).verdict == "equal"
    assert compare(read(right), read(left)).verdict == "equal"


@pytest.mark.parametrize(("left", "right"), _pairs(DIFFERENT))
def test_slips_with_sine_and_cosine_are_refuted(left, right):
    """Does SymPy find the two values of the witness at its point?"""
    left, right = read(left), read(right)
    found = compare(left, right)
    assert found.verdict == "different"
    assert trees.value(left, found.witness.point) == pytest.approx(found.witness.left, rel=1e-9)
    assert trees.value(right, found.witness.point) == pytest.approx(found.witness.right, rel=1e-9)


@pytest.mark.parametrize(("left", "right"), _pairs(UNDECIDED))
def test_what_is_not_known_of_sine_and_cosine_is_left_open(left, right):
    """Is nothing claimed where a sum of angles or a hidden zero would have to be seen?"""
    assert compare(read(left), read(right)).verdict == "undecided"


@pytest.mark.parametrize("entry", [FUNCTIONS["sin"], FUNCTIONS["cos"]], ids=["sin", "cos"])
def test_a_huge_angle_has_no_value(entry):
    """Is an angle whose remainder would take long refused at once?"""
    with pytest.raises(OverflowError):
        entry.digits(mpmath.exp(mpmath.exp(20)))


PARTS = {
    "double": backend.sqrt,
    "digits": mpmath.sqrt,
    "interval": iv.sqrt,
    "derivative": FUNCTIONS["sqrt"].derivative,
}
HALVES = [
    frozenset(kept) for size in range(len(PARTS)) for kept in itertools.combinations(PARTS, size)
]
STEPS = [
    "d/dx[{f}(x)]\n= 1/(2 sqrt(x))",
    "d/dx[{f}(x)]\n= {f}'(x)",
    "d/dx[{f}(x)]\n= 1/sqrt(x)",
    "d/dx[{f}(x) x^2]\n= d/dx[{f}(x)] x^2 + {f}(x) d/dx[x^2]\n= {f}'(x) x^2 + 2x {f}(x)",
    "d/dx[{f}(e^-x)]\n= {f}'(e^-x) * d/dx[e^-x]",
    "d^2/dx^2[{f}(x)]\n= {f}''(x)",
    "{f}''(x)\n= {f}''(x) + 1",
    "x + {f}(x)\n= {f}(x) + x",
    "ln({f}(x)^2)\n= 2 ln({f}(x))\n= 3",
    "1/(1 + {f}(x))\n= {f}(x)^-1 + 1",
    "let u = {f}(x)\nd/dx[u^2]\n= 2u d/dx[u]",
    "y = {f}(x)\n=> dy/dx = {f}'(x)\n=> dy/dx = 1/(2 sqrt(x))",
    "{f}(y) = x\n=> {f}'(y) dy/dx = 1",
    r"\frac{{d}}{{dx}} \operatorname{{{f}}}(x)" + "\n" + r"= \operatorname{{{f}}}'(x)",
    "{f}(2)\n= {f}(2)",
    "{f}^2(x)\n= 1",
    "{f}\n= 1",
]


def _word(number):
    """A word that no test before has used: caches know functions by their names."""
    return "half" + "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")


@pytest.mark.parametrize(("number", "kept"), list(enumerate(HALVES)))
def test_half_an_entry_is_never_an_exception(number, kept):
    """Does a function of which a part is not known get a verdict in any step, and its words?"""
    name = _word(number)
    with defined(Function(name=name, **{part: PARTS[part] for part in kept})):
        for step in STEPS:
            result = trace(step.format(f=name))
            assert result.verdict in ("sound", "broken", "undecided", "unreadable")
            assert name in str(result)
            assert name in result._repr_html_()
            assert name in to_latex(Call(name, X, 2))


@pytest.mark.parametrize(("number", "kept"), list(enumerate(HALVES, len(HALVES))))
def test_half_an_entry_leaves_a_comparison_undecided(number, kept):
    """Is equal said only with values, different only with bounds, and nothing else is guessed?"""
    name = _word(number)
    with defined(Function(name=name, **{part: PARTS[part] for part in kept})):
        same = compare(read(f"x + {name}(x)"), read(f"{name}(x) + x")).verdict
        assert same == ("equal" if "double" in kept else "undecided")
        other = compare(read(f"x + {name}(x)"), read(f"{name}(x) + 2x")).verdict
        known = {"double", "digits", "interval"} <= kept
        assert other == ("different" if known else "undecided")
        slope = compare(read(f"d/dx[x {name}(x)]"), read(f"{name}(x) + x {name}'(x)")).verdict
        assert slope == ("equal" if {"double", "derivative"} <= kept else "undecided")


def test_a_function_without_bounds_has_perhaps_a_value():
    """Is it left open whether there is a value, where no bounds are known?"""
    with defined(Function(name="unbounded", digits=mpmath.atan)):
        node = read("unbounded(x)")
        assert has_value(node, {"x": Fraction(1)}, 50) is None
        assert enclosed(node, {"x": Fraction(1)}, 50) is None
        assert float(exact(node, {"x": Fraction(1)})) == pytest.approx(math.pi / 4)


def test_a_function_that_is_withdrawn_is_no_longer_read():
    """Is a word of letters again what it was before?"""
    with defined(Function(name="fleeting")):
        assert read("fleeting(x)") == Call("fleeting", X)
    with pytest.raises(Unreadable) as caught:
        read("fleeting(x)")
    assert caught.value.kind == "word"


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"name": ""}, "A function needs a name."),
        ({"name": "sinc", "spellings": "sinc"}, "sinc: its spellings are a tuple"),
        ({"name": "f"}, "f: 'f' is no spelling"),
        ({"name": "log2"}, "log2: 'log2' is no spelling"),
        ({"name": "sinc", "spellings": ("sinc", "sinc")}, "sinc: a spelling stands twice"),
        ({"name": "sinc", "based": "log"}, "sinc: 'log' takes a base and is not among"),
        ({"name": "sinc", "parity": 2}, "sinc: its parity is 1, -1 or 0, not 2"),
    ],
)
def test_an_entry_that_cannot_hold_fails_when_it_is_made(entry, fault):
    """Does the message say which entry, and what is wrong?"""
    with pytest.raises(ValueError, match=fault):
        Function(**entry)


def test_a_name_or_spelling_has_one_function():
    """Does a second entry of a name or a spelling fail, naming both, and change nothing?"""
    before = dict(FUNCTIONS), dict(SPELLINGS)
    with pytest.raises(ValueError, match="sin is defined twice"):
        define(Function(name="sin", spellings=("sine",)))
    with pytest.raises(ValueError, match="sine: 'sin' is how sin is spelled"):
        define(Function(name="sine", spellings=("sine", "sin")))
    assert before == (FUNCTIONS, SPELLINGS)
