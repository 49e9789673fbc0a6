"""Tests of the parser: what each clause of the notation accepts, and what is refused and where."""

from fractions import Fraction

import pytest
from steptrace.expression import Call, Div, Mul, Name, Neg, Num, Pow
from steptrace.notation.errors import Unreadable
from steptrace.notation.parser import read
from steptrace.notation.printer import to_text

READ = {
    "2x": "2 * x",
    "x_1 (1 - p)": "x_1 * (1 - p)",
    "(a)(b)": "a * b",
    "2(3)": "2 * 3",
    "x(1 + x)": "x * (1 + x)",
    "x**2": "x^2",
    "x^y^z": "x^(y^z)",
    "-x^2": "-x^2",
    "2^-x^2": "2^(-x^2)",
    "(-x)^2": "(-x)^2",
    "e^-x": "e^-x",
    "e^-x y": "e^-x * y",
    "e^-x (1 + x)": "e^-x * (1 + x)",
    "[1 + {x}]": "1 + x",
    "(1/2) x": "1/2 * x",
    "a/(1 + x) (1 - x)": "a/(1 + x) * (1 - x)",
    "a/b * c/d": "a/b * c/d",
    "a/b/c": "a/b/c",
    "a * b/c": "a * b/c",
    "a - -b": "a - (-b)",
    "a * -b": "a * (-b)",
    "ln x": "ln(x)",
    "2 ln x + 1": "2 * ln(x) + 1",
    "-t ln σ(z) - (1 - t) ln σ(-z)": "-t * ln(sigma(z)) - (1 - t) * ln(sigma(-z))",
    "log_b sigma(x) + ln softplus[x]": "log_b(sigma(x)) + ln(softplus(x))",
    "d/dx ln sigma'(x)": "d/dx[ln(sigma'(x))]",
    "log(x)": "ln(x)",
    "sin x cos x + ln x ln y": "sin(x) * cos(x) + ln(x) * ln(y)",
    "sin^2(x) + cos²(x) + ln^2 x": "sin(x)^2 + cos(x)^2 + ln(x)^2",
    "σ'^2(x) log_2^3(x)": "sigma'(x)^2 * log_2(x)^3",
    "sin^2 x cos x": "sin(x)^2 * cos(x)",
    "2^T + e^T + w^(T)": "2^(T) + e^(T) + w^(T)",
    "log_2(x)": "log_2(x)",
    "log_2 x": "log_2(x)",
    "log_{10}(x)": "log_10(x)",
    "log_b(x)": "log_b(x)",
    "ln(x)^2": "ln(x)^2",
    "sqrt(x) tanh(x) sinh(x) cosh(x)": "sqrt(x) * tanh(x) * sinh(x) * cosh(x)",
    "softplus(x) + logit(p) + exp(-x)": "softplus(x) + logit(p) + exp(-x)",
    "sigma'(u) + sigma''(x)": "sigma'(u) + sigma''(x)",
    "w_1 + w_ij + x_{1} + yhat + pi": "w_1 + w_ij + x_1 + yhat + pi",
    "0.5 + .25": "0.5 + 0.25",
    "d/dx x^2 + 3": "d/dx[x^2] + 3",
    "d/dx x e^x - 2": "d/dx[x * e^x] - 2",
    "d/dx 3x/(1 + x)": "d/dx[3 * x/(1 + x)]",
    "d/dx (1 + x)^2": "d/dx[(1 + x)^2]",
    "d/dx (1 + x)/(1 + x^2)": "d/dx[(1 + x)/(1 + x^2)]",
    "d/dx [1 + e^-x]/v^2": "d/dx[1 + e^-x]/v^2",
    "d/dx[1 + x]^2": "d/dx[1 + x]^2",
    "d/dx -x^2": "d/dx[-x^2]",
    "2 d/dx x^2": "2 * d/dx[x^2]",
    "d/dx d/dx x^3": "d/dx[d/dx[x^3]]",
    "d^2/dx^2 x^3": "d^2/dx^2[x^3]",
    "d/dw_1 (w_1 x)": "d/dw_1[w_1 * x]",
    "σ(x) · y × z ⋅ w": "sigma(x) * y * z * w",
    "a − b – c": "a - b - c",
    "a ∕ b": "a/b",
    "x² + x³ + x⁻¹": "x^2 + x^3 + x^-1",
    "σ′(x) + σ″(x)": "sigma'(x) + sigma''(x)",
    "∂/∂ŷ ln(ŷ)": "d/dyhat[ln(yhat)]",
    "d²/dx² x²": "d^2/dx^2[x^2]",
    "α + β_1 + Σ": "alpha + beta_1 + Sigma",
    "x^2(1 - x)^2": "x^2 * (1 - x)^2",
    "1/2 (x + 1) + 1/2 m v^2": "1/2 * (x + 1) + 1/2 * m * v^2",
    "e^x 1/x": "e^x * 1/x",
    "x . y + 2.x + .5x + x. 2/3": "x * y + 2 * x + 0.5 * x + x * 2/3",
    "|x| + ln|1 - x|": "sqrt(x^2) + ln(sqrt((1 - x)^2))",
    "|x||y| + (|x|)": "sqrt(x^2) * sqrt(y^2) + sqrt(x^2)",
    "√(x + y) + √x + 2√2": "sqrt(x + y) + sqrt(x) + 2 * sqrt(2)",
    "d(x^2)/dx + d ln(x y)/dx": "d/dx[x^2] + d/dx[ln(x * y)]",
    "d(d(x^3)/dx)/dx": "d/dx[d/dx[x^3]]",
    "1/y dy/dx + 1/y y'": "1/y * dy/dx + 1/y * dy/d",
    "x₁² + wᵢⱼ + log₂(x) + logₐ x": "x_1^2 + w_ij + log_2(x) + log_a(x)",
    "d/dw₁ (w₁x₁) + ∂L/∂w₁": "d/dw_1[w_1 * x_1] + dL/dw_1",
    "½x² + ⅔(x + 1)": "1/2 * x^2 + 2/3 * (x + 1)",
    "1/x d/dx[x^2]": "1/x * d/dx[x^2]",
    "x\u00a0+\u202fy\u200b": "x + y",
}


@pytest.mark.parametrize(("text", "understood"), READ.items())
def test_text_is_understood_as_on_paper(text, understood):
    """Is each form of the notation read as notation.md says, shown with all brackets?"""
    assert to_text(read(text)) == understood


REFUSED = {
    "1/2x": ("divisor", 2),
    "a/b c": ("divisor", 2),
    "1/ydy/dx": ("divisor", 2),
    "3½": ("number-after", 1),
    "e^½x": ("exponent", 0),
    "ln₂(x)": ("function-index", 0),
    "x, y": ("comma", 1),
    "1/y e^x dy/dx": ("divisor", 2),
    "e^-2x": ("exponent", 0),
    "e^2 x": ("exponent", 0),
    "3 + x^2y": ("exponent", 4),
    "ln x y": ("bare-argument", 0),
    "ln^-2 x": ("function-power", 0),
    "sin^(-1)(x)": ("inverse-power", 0),
    "sin⁻¹(x)": ("inverse-power", 0),
    "σ^-1": ("inverse-power", 0),
    "2sin^-1 x": ("inverse-power", 1),
    "sin^-10 x": ("function-power", 0),
    "tanh^1(x)": ("function-power", 0),
    "sin^2 x y": ("bare-argument", 0),
    "ln x e^x": ("bare-argument", 0),
    "ln 2 sin x": ("bare-argument", 0),
    "w^T x": ("transpose", 0),
    "2x_1^T": ("transpose", 1),
    "x^(i)": ("index-above", 0),
    "2 + a^{[1]}": ("latex-order", 5),
    "a^{(l - 1)}": ("latex-order", 1),
    "w_1^{(2)}": ("latex-order", 3),
    "f^{(n)}(x)": ("latex-order", 1),
    "a^[l]": ("latex-order", 1),
    "ln sigma(x) y": ("bare-argument", 0),
    "ln sigma(x) (1 - x)": ("bare-argument", 0),
    "1 + ln sigma(x)^2": ("bare-argument", 4),
    "ln sigma(x)'": ("prime", 11),
    "ln ln sigma(x)": ("bare-function", 3),
    "ln sqrt 2": ("bare-function", 3),
    "sigma'/sigma": ("bare-function", 0),
    "exp -x": ("bare-function", 0),
    "sigma": ("bare-function", 0),
    "sigma + 1": ("bare-function", 0),
    "σ · x": ("bare-function", 0),
    "dσ/dx": ("bare-function", 0),
    "dsigma/dx": ("bare-function", 0),
    "sqrt2": ("bare-function", 0),
    "log2(x)": ("log-base", 0),
    "log_2x(3)": ("odd-base", 0),
    "ln_2(x)": ("function-index", 0),
    "x2": ("digit-after-name", 0),
    "2 3": ("number-after", 2),
    "x 2": ("number-after", 2),
    "x^2 3": ("number-after", 4),
    "foo": ("word", 0),
    "1 + dx": ("letters", 4),
    "ex": ("letters", 0),
    "f'(x)": ("primed-name", 0),
    "e^x'": ("prime", 3),
    "x^2'": ("prime", 3),
    "sigma(2x)'": ("prime", 9),
    "d/dx (1 + x)(1 - x)": ("square-needed", 5),
    "d/dx (1 + x) * 2": ("square-needed", 5),
    "d/dx {x^2} x": ("square-needed", 5),
    "d/dx^2 x": ("order", 0),
    "d^2y/dx": ("order", 0),
    "d^0/dx^0 x": ("order", 0),
    "(1 + x": ("open", 0),
    "1 + x)": ("close", 5),
    "(1 + x]": ("pair", 6),
    "1 +": ("end", 3),
    "d/dx": ("end", 4),
    "x ^^ 2": ("token", 3),
    "* x": ("token", 0),
    "()": ("token", 1),
    "  ": ("empty", 2),
    "x ; y": ("character", 2),
    "x\x00": ("character", 1),
    "x\u202e + 1": ("character", 1),
    "__import__('os')": ("character", 0),
    "x.__class__": ("character", 2),
    "x . . y": ("token", 4),
    "lambda x: x": ("character", 8),
    "1 + |x": ("open", 4),
    "|x + (1|)": ("open", 0),
    "||": ("token", 1),
    "e^x 2": ("number-after", 4),
    "2 1/2": ("number-after", 2),
    "x1/2 y": ("digit-after-name", 0),
    "1/2 x/3y": ("divisor", 6),
    "x^1/2 y": ("divisor", 4),
    "1" * 41: ("digits", 0),
    "x" * 2001: ("long", 2000),
    "(" * 100_000 + "x" + ")" * 100_000: ("long", 2000),
    "(" * 50 + "x" + ")" * 50: ("deep", 40),
    "x" + "^x" * 900: ("deep", 0),
    "x" + "/x" * 900: ("deep", 0),
    "d/dx " * 300 + "x": ("deep", 0),
    "1e5": ("digit-after-name", 1),
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:20])
def test_what_could_be_misread_is_refused_where_it_stands(text):
    """Is each slip of writing refused for its own reason, at its own column?"""
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert (caught.value.kind, caught.value.column) == REFUSED[text]


def test_the_tree_keeps_what_was_written():
    """Does 1/(1 + x) differ from (1 + x)^-1, (-a)/(-b) from a/b, and 0·x from 0?"""
    assert read("1/(1 + x)") != read("(1 + x)^-1")
    assert read("(-a)/(-b)") == Div(Neg(Name("a")), Neg(Name("b")))
    assert read("0 * x") == Mul((Num(Fraction(0)), Name("x")))
    assert read("exp(x)") == Call("exp", Name("x")) != read("e^x")
    assert read("3(1 + x) - 3x") != read("3")


def test_numbers_are_exact():
    """Is 0.1 a tenth, not the double next to it?"""
    assert read("0.1") == Num(Fraction(1, 10))
    assert read("x^0.5") == Pow(Name("x"), Num(Fraction(1, 2)))


def test_a_bracket_that_closes_begins_no_argument():
    """Is x at the end of one group no function of what stands before the next one?"""
    whole = read("(d/dx[1] (1 + e^-x) - 1 (d/dx[1] + d/dx[e^-x]))/(1 + e^-x)^2")
    assert whole.names == {"x"}
