"""Tests of name binding: functions, constants, given names, and where a derivation begins."""

import pytest
from steptrace.expression import Derivative, walk
from steptrace.messages.trace import sentence
from steptrace.notation.printer import to_text
from steptrace.notation.reader import read_derivation
from steptrace.tracer import trace


def _whole(*lines):
    return trace("\n".join(lines))


CONSTANTS = {
    "a target": ("d/dz[sigma(z) - t]", "= d/dz[sigma(z)] - d/dz[t]", "= sigma'(z) - 0"),
    "a product": (
        "d/dp[t ln(p)]",
        "= d/dp[t] ln(p) + t * d/dp[ln(p)]  # product rule",
        "= 0 * ln(p) + t * 1/p",
    ),
    "other weights": (
        "d/dw_1[w_0 + w_1 x_1]",
        "= d/dw_1[w_0] + d/dw_1[w_1 x_1]",
        "= 0 + x_1",
    ),
    "a weight in two lines": (
        "d/dw_1[w_0 + w_1 x_1]",
        "= d/dw_1[w_0] + x_1",
        "= 0 + d/dw_1[w_0] + x_1",
        "= x_1",
    ),
    "alone": ("d/dz[t] = 0",),
}


@pytest.mark.parametrize("lines", CONSTANTS.values(), ids=CONSTANTS)
def test_a_name_is_constant_where_its_derivative_is_taken_as_zero(lines):
    """Is d/dz[t] = 0 sound, where nothing says that t varies, and each step on the way?"""
    result = _whole(*lines)
    assert [step.verdict for step in result.steps] == ["follows"] * len(result.steps), result


FUNCTIONS = {
    "both readings": ("d/dx[u v]", "= d/dx[u] d/dx[v]"),
    "one of them lost": ("d/dx[y^2]", "= 2 d/dx[y]"),
    "said to vary": ("d/dx[x y]", "= y + x dy/dx", "= y"),
    "primed": ("(x y)'", "= y + x y'", "= y"),
    "another index primed": ("d/dt[w_0 w_1]", "= w_0 w_1' + w_0' w_1", "= w_0 w_1'"),
}


@pytest.mark.parametrize("lines", FUNCTIONS.values(), ids=FUNCTIONS)
def test_a_function_stays_one(lines):
    """Does a step break that would be true of constants alone, where no line says so?"""
    assert _whole(*lines).verdict == "broken"


def test_a_slip_beside_a_constant_is_named():
    """Is a slip beside d/dz[t] = 0 judged with t as a constant, and not by a slope of t?"""
    step = _whole("d/dz[z^2] - d/dz[t]", "= 2z^2 - 0").steps[0]
    assert (step.verdict, step.slip) == ("breaks", "power-decrement")
    assert set(step.witness.point) == {"z"}


def test_constants_can_be_named():
    """Is t a constant where the caller says so, however its derivative is written?"""
    text = "d/dz[t z]\n= dt/dz z + t\n= t"
    assert trace(text).verdict == "broken"
    assert trace(text, constants=["t"]).verdict == "sound"


BEGUN = {
    "a fresh name": "dL/dz = d/dz[z^2]",
    "a prime": "L' = d/dz[z^2]",
    "a slope that is known": "dL/dz = 2z",
    "a slope through another": "dL/dz = dL/dp * dp/dz",
}


@pytest.mark.parametrize("text", BEGUN.values(), ids=BEGUN)
def test_a_chain_begins_behind_the_slope_of_a_fresh_name(text):
    """Is `dL/dz = …` no step where nothing is known of L, and shown as typed?"""
    result = trace(text)
    assert (result.verdict, result.steps) == ("sound", ())
    line = result.derivation.lines[0]
    assert f"{to_text(line.left)} = {to_text(line.node)}" in str(result)


def test_a_slope_of_a_name_that_was_given_is_a_step():
    """Is `dL/dz = …` judged where L has a meaning?"""
    assert trace("let L = z^2\ndL/dz = 2z").verdict == "sound"
    assert trace("let L = z^2\ndL/dz = 3z").verdict == "broken"


def test_the_slope_of_an_unknown_name_is_not_refuted():
    """Is a step undecided that puts something in for dL/dp, where L has no meaning?"""
    result = _whole("dL/dz = dL/dp * dp/dz", "= 2p * dp/dz")
    assert result.verdict == "undecided"
    assert "what L stands for is not given" in sentence(result.steps[0])


def test_a_meaning_that_was_forgotten_is_asked_for():
    """Is a step undecided that puts something in for d/dz[p], where p has no meaning?"""
    result = _whole("d/dz[ln(p)]", "= 1/p * d/dz[p]", "= 1/p * p (1 - p)", "= 1 - p")
    assert [step.verdict for step in result.steps] == ["follows", "undecided", "follows"]
    assert "let p = …" in sentence(result.steps[1])


ENTROPY, LOGIT = "L = -(t ln(p) + (1 - t) ln(1 - p))", "p = sigma(z)"
LAST = ("= (-t/p + (1 - t)/(1 - p)) * p (1 - p)", "= p - t")
DEFINED = {
    "two meanings": (ENTROPY, LOGIT, "dL/dz = dL/dp * dp/dz", *LAST),
    "let before": (f"let {LOGIT}", ENTROPY, "dL/dz = dL/dp * dp/dz", *LAST),
    "let twice": (f"let {LOGIT}", f"let {ENTROPY}", "dL/dz", "= dL/dp * dp/dz", *LAST),
    "the other way round": (LOGIT, ENTROPY, "dL/dz = dL/dp * dp/dz", *LAST),
    "in parts": (
        ENTROPY,
        LOGIT,
        "dL/dp = -t/p + (1 - t)/(1 - p)",
        "dp/dz = p (1 - p)",
        "dL/dz = dL/dp * dp/dz",
        *LAST,
    ),
    "by a weight": (
        "z = w_0 + w_1 x_1",
        LOGIT,
        ENTROPY,
        "dL/dw_1 = dL/dp * dp/dz * dz/dw_1",
        "= (-t/p + (1 - t)/(1 - p)) * p (1 - p) * x_1",
        "= (p - t) x_1",
    ),
}


@pytest.mark.parametrize("lines", DEFINED.values(), ids=DEFINED)
def test_meanings_may_be_given_as_equations(lines):
    """Is a loss by its parts sound, with meanings in lines of their own before it?"""
    result = _whole(*lines)
    assert result.verdict == "sound", result
    assert {step.verdict for step in result.steps} <= {"follows", "leap"}
    product = next(s for s in result.steps if "dL/dp * dp/dz" in to_text(s.after))
    assert product.rules == ("chain rule",)


def test_one_meaning_before_its_slope_is_a_meaning():
    """Is `L = …`, `dL/dp = …` worked by the rules of what L stands for?"""
    loss = "L = -(t ln(p) + (1 - t) ln(1 - p))"
    result = _whole(loss, "dL/dp = -(t d/dp[ln(p)] + (1 - t) d/dp[ln(1 - p)])")
    assert [step.rules for step in result.steps] == [("sum rule",)]
    assert _whole("L = (y - p)^2", "dL/dp = 2(y - p)").steps[0].slip == "inner-derivative"


def test_a_slip_in_a_part_breaks_there():
    """Is a wrong part named at its line, and what uses the right one sound?"""
    result = _whole(ENTROPY, LOGIT, "dp/dz = p (1 + p)", "dL/dz = dL/dp * dp/dz", LAST[1])
    assert (result.verdict, result.line) == ("broken", 3)
    assert [step.verdict for step in result.steps[1:]] == ["follows", "leap"]


@pytest.mark.parametrize(
    "lines",
    [
        ("y = x^2", "y' = 2x"),
        ("y = sigma(x)", "dy/dx = y (1 - y)"),
        ("y = x", "y = x", "dy/dx = 1"),
        ("y = x^2", "x = y^2", "dy/dx = 1"),
        ("e^y = x", "dy/dx = 1/x"),
        ("x^2 + y^2 = 1", "x = 0"),
    ],
)
def test_equations_stay_equations(lines):
    """Is a relation no meaning, nor a name with two of them, nor one that leads to itself?"""
    assert read_derivation("\n".join(lines)).equations


def test_a_meaning_too_long_is_left():
    """Are meanings that grow past what can be read not taken, and the text still answered?"""
    names = [f"a_{i} = a_{i - 1} * a_{i - 1}" for i in range(1, 30)]
    assert trace("\n".join(["a_0 = x", *names, "da_29/da_1 = 1"])).verdict != "sound"


def test_a_prime_in_a_meaning_has_its_variable():
    """Is a prime that stands in a given meaning written by the derivation's variable?"""
    derivation = read_derivation("let x = -y'\nlet y = 0\nd/dalpha 0")
    (slope,) = (part for part in walk(derivation.definitions["x"]) if isinstance(part, Derivative))
    assert slope.by == "alpha"


def test_a_prime_of_nobody_knows_what_is_told_with_its_line():
    """Is a meaning whose prime could go by several names refused, and its line named?"""
    derivation = read_derivation("let a = (x y)'\nd/dx[a] + d/dy[a]\n= 0")
    assert (derivation.unreadable.line, derivation.lines) == (1, ())
    assert not derivation.definitions


@pytest.mark.parametrize("meaning", ["dy/dx", "y'"])
def test_a_function_may_be_said_to_be_one_in_a_meaning(meaning):
    """Does a name vary that is differentiated in a meaning alone?"""
    result = trace(f"let a = {meaning}\na + y\n= y + y'\n= y")
    assert [step.verdict for step in result.steps] == ["follows", "breaks"]


def test_the_slope_of_an_unknown_name_in_a_meaning_is_not_refuted():
    """Is a step undecided that puts something in for a meaning with an unknown dy/dx in it?"""
    result = trace("let a = dy/dx\na + 1\n= 1")
    assert "what y stands for is not given" in sentence(result.steps[0])


def test_a_name_may_be_constant_in_a_meaning():
    """Is d/dx[t] = 0 sound in a meaning as well, where nothing says that t varies?"""
    assert trace("let a = d/dx[t]\nx + a\n= x").verdict == "sound"


def test_a_prime_by_the_name_it_is_given_to_is_refused():
    """Is x = b' refused where the prime goes by x, alone or through another name?"""
    for text in ("let x = b'\nx\n= 1", "let b = x\nlet x = a' + 1\na' + b\n= 1"):
        assert read_derivation(text).unreadable.kind == "let-name"
