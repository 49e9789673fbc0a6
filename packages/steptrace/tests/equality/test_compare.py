"""Tests of comparing two expressions: never a wrong verdict, and rarely an undecided one."""

import os
import subprocess
import sys
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steptrace.equality import compare as module
from steptrace.equality.compare import compare, equal
from steptrace.expression import (
    ONE,
    TWO,
    Add,
    Call,
    Mul,
    Name,
    Neg,
    Num,
    Pow,
    rewrite,
    walk,
)
from steptrace.notation.parser import read
from steptrace_helpers import trees

MANY = settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

EQUAL = """
x - x e^x e^-x ~ 0
(e^(100x) + 1) - e^(100x) ~ 1
sqrt(x)^2 ~ x
x^(1/3) x^(2/3) ~ x
x^x x ~ x^(x + 1)
(x^6)^(1/3) ~ x^2
sqrt(x y) ~ sqrt(x) sqrt(y)
ln(x^2) ~ 2 ln(-x)
ln(x^2) ~ 2 ln(x)
log_4(x) ~ log_2(x)/2
log_b(x) ~ ln(x)/ln(b)
log_e(x) ~ ln(x)
sinh(2x) ~ 2 sinh(x) cosh(x)
tanh(x) ~ 2 sigma(2x) - 1
softplus(x) - softplus(-x) ~ x
logit(sigma(x)) ~ x
sigma(logit(p)) ~ p
ln(sigma(x)) ~ -softplus(-x)
-(t ln(p) + (1 - t) ln(1 - p)) ~ -t ln(p) - ln(1 - p) + t ln(1 - p)
e^(1/x) e^(1/y) ~ e^((x + y)/(x y))
e^(1/(1 + x)) e^(x/(1 + x)) ~ e
e^(x^2/(x + 1)) ~ e^(x - 1) e^(1/(x + 1))
e e^(sigma(x) - 1) ~ e^(sigma(x))
e^(sqrt(x) sqrt(x)) ~ e^x
2/((2^0.5)^3)^(1/3) ~ sqrt(2)
ln(2 sqrt(2)) ~ 3 ln(2)/2
sqrt(8) ~ 2 sqrt(2)
sqrt(0 x) ~ 0
1/(1 + sqrt(2)) ~ sqrt(2) - 1
2^x * 3^x ~ 6^x
ln(1 + 2e^x + e^(2x)) ~ 2 ln(1 + e^x)
ln((1 - x)(y - x)) + ln(y - x) + sqrt((x - 1)^2) ~ ln((1 - x)(y - x)) + ln(y - x) + 1 - x
(x y)^z ~ x^z y^z
(-x)^(2/2) ~ -x
sqrt(x^(2 (1 + e^-x)/(1 + e^-x))) ~ sqrt(x^2)
d/dx[x^x] ~ x^x (ln(x) + 1)
d/dx[log_x(2)] ~ -ln(2)/(x ln(x)^2)
sigma''(x) ~ sigma'(x)(1 - 2sigma(x))
"""

DIFFERENT = """
sqrt(x^2) ~ x
(x^4)^(1/4) ~ x
(x^2)^(3/2) ~ x^3
sqrt(x^2 - 2x + 1) ~ x - 1
(x^2)^y ~ x^(2y)
(e^(100x) + 1) - e^(100x) ~ 2
x + e^(-50) ~ x
x + 1/10^30 ~ x
e^(-1000x) ~ 0
1/(1 + e^-x) ~ 1/(1 + e^x)
ln(a + b) ~ ln(a) + ln(b)
log_2(x) ~ ln(x)
"""

UNDECIDED = """
sqrt((x + 1000)^2) ~ x + 1000
ln(sqrt((x + 1000)^2)) + sqrt((x + 1000)^2) ~ ln(sqrt((x + 1000)^2)) + x + 1000
ln(((x + 1000)^2)^(1/4)) + sqrt((x + 1000)^2) ~ ln(((x + 1000)^2)^(1/4)) + x + 1000
0/0 ~ 1
x/0 ~ x/0 + 1
1/(e^x e^-x - 1) ~ 5
ln(-1 - x^2) ~ 0
(-8)^(1/3) ~ -2
log_0(x) ~ 1
log_1(x) ~ 1
1.00000000000000000000000000000000000001 x ~ x
sqrt(x^(2 (1 + e^-x)/(1 + e^-x))) ~ x
"""


def _pairs(text):
    return [tuple(line.split("~")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("left", "right"), _pairs(EQUAL))
def test_equal_forms_are_proved(left, right):
    """Is each pair of forms that are one function proved equal, from both sides?"""
    assert compare(read(left), read(right)).verdict == "equal"
    assert compare(read(right), read(left)).verdict == "equal"


@pytest.mark.parametrize(("left", "right"), _pairs(DIFFERENT))
def test_different_functions_are_refuted_with_a_true_witness(left, right):
    """Does SymPy find the two values of the witness at its point?"""
    result = compare(read(left), read(right))
    assert result.verdict == "different"
    _confirm(read(left), read(right), result.witness)


@pytest.mark.parametrize(("left", "right"), _pairs(UNDECIDED))
def test_what_is_neither_shown_nor_refuted_is_left_open(left, right):
    """Is nothing claimed where there is no common point, or no proof?"""
    assert compare(read(left), read(right)).verdict == "undecided"


def _confirm(left, right, witness):
    ours, theirs = trees.value(left, witness.point), trees.value(right, witness.point)
    assert ours == pytest.approx(witness.left, rel=1e-9, abs=1e-280)
    assert theirs == pytest.approx(witness.right, rel=1e-9, abs=1e-280)


def test_true_rewritings_are_never_refuted_and_rarely_left_open():
    """Does every random true rewriting stay unrefuted, and nineteen in twenty get proved?"""
    verdicts = Counter()

    @MANY
    @given(trees.expressions, st.data())
    def rewrite_and_compare(node, data):
        other = node
        for _ in range(data.draw(st.integers(1, 3))):
            other = trees.rewritten(other, data.draw)
        result = compare(node, other)
        assert result.verdict != "different", result.witness
        verdicts[result.ground] += 1

    rewrite_and_compare()
    shown = verdicts["normal form"] + verdicts["identical"]
    assert shown > 19 * (verdicts["no proof"] + verdicts["too large"])
    assert shown > 0.8 * verdicts.total()


def _changes(old):
    modulus = Call("sqrt", Pow(Add((old, Num(Fraction(1000)))), TWO))
    return [
        Neg(old),
        Add((old, ONE)),
        Mul((TWO, old)),
        Pow(old, TWO),
        Name("x"),
        Call("log", old),
        Call("sqrt", Pow(old, TWO)),
        modulus,
    ]


@MANY
@given(trees.expressions, st.data())
def test_changed_expressions_are_never_called_equal(node, data):
    """Where SymPy finds two values at a random point, is "equal" never said?"""
    parts = list(walk(node))
    old = parts[data.draw(st.integers(0, len(parts) - 1))]
    changed = trees.replaced(node, old, data.draw(st.sampled_from(_changes(old))))
    changed = trees.rewritten(changed, data.draw)
    result = compare(node, changed)
    if result.verdict == "different":
        _confirm(node, changed, result.witness)
    if result.verdict == "equal":
        place = st.integers(-4000, 4000)
        point = {"x": Fraction(data.draw(place), 997), "y": Fraction(data.draw(place), 991)}
        ours, theirs = trees.value(node, point), trees.value(changed, point)
        if None not in (ours, theirs):
            assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("left", "right"), _pairs(EQUAL + DIFFERENT)[::3])
def test_names_do_not_matter(left, right):
    """Is the verdict the same when other letters are used?"""
    other = {"x": "q", "y": "a", "p": "z_1", "t": "beta"}

    def rename(part):
        return Name(other.get(part.name, part.name)) if isinstance(part, Name) else part

    def renamed(text):
        return rewrite(read(text.replace("d/dx", "d/dq")), rename)

    assert (
        compare(renamed(left), renamed(right)).verdict == compare(read(left), read(right)).verdict
    )


def test_held_derivatives_are_unknowns_of_their_own():
    """Is y' a thing of its own, worked out by the product rule where y is a function?"""
    names = frozenset(["y"])
    left = read("d/dx[x y]")
    assert compare(left, read("y + x dy/dx"), names).verdict == "equal"
    assert compare(left, read("y + dy/dx"), names).verdict == "different"
    assert compare(left, read("y")).verdict == "equal"
    witness = compare(read("dy/dx"), read("x"), names).witness
    assert set(witness.point) == {"y'", "x"}


def test_a_changed_domain_is_noted():
    """Is it said that x/x and 1 differ in where they are defined?"""
    assert compare(read("x/x"), read("1")).domain
    assert not compare(read("x + x"), read("2x")).domain


def test_verdicts_do_not_depend_on_the_hash_seed():
    """Do two runs of Python with other hash seeds say the same, witnesses included?"""
    script = (
        "import sys\n"
        "from steptrace.equality.compare import compare\n"
        "from steptrace.notation.parser import read\n"
        "for line in sys.stdin:\n"
        "    left, right = line.strip().split('~')\n"
        "    print(compare(read(left), read(right)))\n"
    )
    lines = (EQUAL + DIFFERENT + UNDECIDED).strip().replace("\n\n", "\n")
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            input=lines,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_a_suspect_that_stays_unclear_is_never_called_equal(monkeypatch):
    """Where digits cannot settle a disagreement in doubles, is the proof not enough?"""
    monkeypatch.setattr(module, "exact", lambda node, point: None)
    monkeypatch.setattr(module, "MIN_SUSPICIOUS_ERROR", -1.0)
    assert compare(read("2x"), read("x + x")).verdict == "undecided"


def test_a_witness_may_hold_a_derivative_of_a_derivative():
    """Is a point that gives a value to d/dy of y' written down as it is read?"""
    witness = compare(read("x"), read("d/dy[dy/dx]"), frozenset("y")).witness
    assert "d/dy[dy/dx]" in witness.point


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("x/x", "1", True),
        ("ln(x^2)", "2 ln(x)", True),
        ("e^(1000x)/e^(1000x)", "1", False),
        ("sigma(20x)/(1 - sigma(20x))", "e^(20x)", False),
        ("0 ln(x) + 1/x", "1/x", False),
    ],
)
def test_a_domain_is_another_where_a_value_is_missing(left, right, apart):
    """Is it noted that x/x has no value at 0, and not that doubles end somewhere?"""
    found = compare(read(left), read(right))
    assert (found.verdict, found.domain) == ("equal", apart)


@pytest.mark.parametrize("row", EQUAL.strip().splitlines())
def test_equal_agrees_with_compare(row):
    """Is proved equal what `compare` proves, in doubles that lose digits too?"""
    left, right = (read(text) for text in row.split(" ~ "))
    assert equal(left, right) is (compare(left, right).verdict == "equal")
    assert not equal(left, Add((right, ONE)))


def test_what_is_not_equal_takes_two_values(monkeypatch):
    """Is one point to 50 digits enough, without bounds and without a look at the domain?"""
    asked, bounded = [], []
    exact = module.exact
    monkeypatch.setattr(module, "exact", lambda node, at: asked.append(at) or exact(node, at))
    monkeypatch.setattr(module, "enclosed", lambda *given: bounded.append(given))
    monkeypatch.setattr(module, "has_value", lambda *given: bounded.append(given))
    assert not equal(read("ln(x) + sqrt(x + 7)"), read("ln(x) + sqrt(x + 8)"))
    assert len(asked) == 2
    assert not bounded
