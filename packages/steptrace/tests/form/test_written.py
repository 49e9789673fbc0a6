"""Tests of the written form: what it ignores, and what it does not."""

import random

import pytest
import sympy
from steptrace.form.written import as_it_stands, has_cancelling_factors, written
from steptrace.notation.parser import read

ALIKE = [
    ("-(1 + u)^-2 * d/dx[1 + u]", "-1/(u + 1)^2 * d/dx[u + 1]"),
    ("(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2", "(e^x (1 + e^x) - e^(2x))/((1 + e^x) (1 + e^x))"),
    ("-t/y + (1 - t)/(1 - y)", "-(t/y - (1 - t)/(1 - y))"),
    ("-t/y + (1 - t)/(1 - y)", "(t - 1)/(y - 1) - t/y"),
    ("3 (x^2 + 1)^2 * 2x", "6x (x^2 + 1)^2"),
    ("d/dx[3x]", "3 d/dx[x]"),
    ("1/(a/b)", "b/a"),
    ("e^x/e^(-x)", "e^(2x)"),
    ("x + 0", "x"),
    ("1 * x + ln(1)", "x e^0"),
    ("sigma(x)^2", "1/(1 + e^-x)^2"),
    ("sqrt(x)", "x^(1/2)"),
]
DIFFERENT = [
    ("x (x + 1)/x", "x + 1"),
    ("e^x e^-x", "1"),
    ("e^x (1 + e^-x)", "e^x + 1"),
    ("x (1 + x)", "x + x^2"),
    ("x + x", "2x"),
    ("1/x + 1/y", "(x + y)/(x y)"),
    ("d/dx[x^2 + x]", "d/dx[x^2] + d/dx[x]"),
    ("d/dx[t x]", "t d/dx[x]"),
    ("ln(x y)", "ln(x) + ln(y)"),
    ("sigma(-x)", "1 - sigma(x)"),
    ("1/0", "0"),
    ("3 (1 + x) - 3x", "3 + 3x - 3x"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_lines_that_are_written_alike(one, other):
    """Are order, brackets, signs, numbers in front, padding and gathered bases ignored?"""
    assert written(read(one)) == written(read(other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_lines_that_only_become_each_other(one, other):
    """Are lines different where one only becomes the other by algebra?"""
    assert written(read(one)) != written(read(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("2 * 3x", "6x"), ("sigma(x)", "1/(1 + e^-x)"), ("x + ln(1)", "x"), ("e^0", "1")],
)
def test_an_exact_line_is_worked_out(one, other):
    """Do sigma and numbers that are not worked out make a line another one where it is exact?"""
    assert written(read(one)) == written(read(other))
    assert written(read(one), exact=True) != written(read(other), exact=True)


def test_given_names_are_put_in():
    """Is a line the same with a name or its meaning in it, and under any name?"""
    given = {"u": read("1 + e^-x"), "v": read("1/u")}
    assert written(read("u^2/v"), given) == written(read("(1 + e^-x)^2/(1/(1 + e^-x))"))
    one = written(read("d/du[ln(u)] * d/dx[u]"), given)
    assert one == written(read("d/dw[ln(w)] * d/dx[w]"), {"w": given["u"]})
    assert one != written(read("d/dx[ln(u)] * d/dx[u]"), given)


def test_as_it_stands_turns_no_fraction_over():
    """Is a fraction below a fraction kept where the line is taken as it stands?"""
    one, other = read("1/((e^x + 1)/e^x)"), read("e^x/(e^x + 1)")
    assert written(one) == written(other)
    assert as_it_stands(one) != as_it_stands(other)
    assert as_it_stands(other) == as_it_stands(read("1/(1 + e^x) * e^x"))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("sigma(x) (1 - sigma(x))/sigma(x)", True),
        ("x/y * (1 + u)/(u + 1)", True),
        ("1/u * (-u^-2) * (-e^-x)", False),
        ("x (x + 1)/(x + 2)", False),
        ("x/x + 1", False),
    ],
)
def test_a_factor_above_and_below(line, found):
    """Is a product found that only has to be cancelled?"""
    assert has_cancelling_factors(read(line)) is found


PIECES = ["x", "y", "2", "3", "(1 + x)", "(x - y)", "e^x", "e^-x", "ln(x)", "1/y"]


@pytest.mark.parametrize("seed", range(40))
def test_what_is_written_alike_is_equal(seed):
    """Do shuffled products and sums keep their written form, and does another value change it?"""
    rng = random.Random(seed)
    terms = [rng.choices(PIECES, k=3) for _ in range(3)]

    def line():
        rng.shuffle(terms)
        return " + ".join(" * ".join(rng.sample(term, 3)) for term in terms)

    one, other = line(), line()
    assert written(read(one)) == written(read(other))
    changed = one + f" + {rng.choice(PIECES)}"
    assert sympy.simplify(_sympy(one) - _sympy(changed)) != 0
    assert written(read(one)) != written(read(changed))


def _sympy(line):
    return sympy.sympify(line.replace("^", "**").replace("e**", "E**"))
