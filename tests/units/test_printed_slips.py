"""In an exercise that prints a slip, does the mended line count, and not what the tutor tells?"""

import random

import pytest
from helpers.printed_slips import has_merit, printed_slips, without_merit

from sigmoid_course import tutor

COUNT = 100
SLIPS = {slip.name: slip for slip in printed_slips()}


@pytest.mark.parametrize("name", SLIPS)
def test_line_and_rule_with_nothing_mended_earn_nothing(name):
    """Does an answer earn less than 1 % on average, and none more than 10 %?"""
    slip, rng = SLIPS[name], random.Random(name)
    texts = [without_merit(slip, rng) for _ in range(COUNT)]
    plain = [text for text in texts if not has_merit(slip, text)]
    assert len(plain) > 0.75 * COUNT
    earned = {text: slip.earned(text) for text in set(plain)}
    best = max(earned, key=earned.get)
    assert earned[best] <= 0.1, best
    assert sum(earned[text] for text in plain) < 0.01 * len(plain), best


@pytest.mark.parametrize("name", SLIPS)
def test_what_the_tutor_finds_is_no_answer(name):
    """Does the line that a trace names earn nothing, with any line that it prints?"""
    slip = SLIPS[name]
    broken = [n for n in range(2, len(slip.lines) + 1) if _breaks(slip.lines[n - 2 : n])]
    assert slip.answer["line"] in broken
    for text in ("x", *slip.lines):
        assert slip.earned(text) == 0, text


def _breaks(pair):
    return tutor.trace("\n= ".join(pair)).verdict == "broken"


MENDED = {
    "slip": [
        "[e^x (1 + e^x) - e^x e^x]/(1 + e^x)^2",
        "((e^x + 1) e^x - (e^x)^2) (e^x + 1)^-2",
        "(e^x (e^x + 1) - (e^x + 0) e^x)/((e^x + 1)(e^x + 1))",
        "-(e^(2x) - e^x (e^x + 1))/(e^x + 1)^2",
        "((e^x)^2 + e^x - (e^x)^2)/(e^x + 1)^2",
        r"\frac{e^x (e^x + 1) - e^x \cdot e^x}{(e^x + 1)^2}",
    ],
    "entropy": [
        "(1 - t)/(1 - yhat) - t/yhat",
        "-(t/yhat - (1 - t)/(1 - yhat))",
        "t * (-1/yhat) - (1 - t) * (-1)/(1 - yhat)",
        "-t yhat^-1 + (1 - t)(1 - yhat)^-1",
        "-t/yhat - (1 - t)/(yhat - 1)",
        r"-\frac{t}{\hat{y}} + \frac{1 - t}{1 - \hat{y}}",
    ],
    "weight": [
        "(1 - t)/(1 - yhat) - t w/yhat",
        "-(w t/yhat - (1 - t)/(1 - yhat))",
        "-w t/yhat - (1 - t) * 1/(1 - yhat) * (-1)",
        "-w t yhat^-1 + (1 - t)(1 - yhat)^-1",
        "-w t/yhat - (t - 1)/(1 - yhat)",
        r"-\frac{w t}{\hat{y}} + \frac{1 - t}{1 - \hat{y}}",
    ],
    "square": [
        "2 sigma(z) [sigma(z) (1 - sigma(z))] - 2t [sigma(z) (1 - sigma(z))]",
        "2 [sigma(z)^2 (1 - sigma(z)) - t sigma(z) (1 - sigma(z))]",
        "-2t sigma(z) (1 - sigma(z)) + 2 sigma(z) (1 - sigma(z)) sigma(z)",
        "2 sigma(z) (sigma(z) - sigma(z)^2) - 2t sigma(z) (1 - sigma(z))",
        "2 sigma(z)^2 sigma(-z) - 2t sigma(z) (1 - sigma(z))",
        r"2\sigma(z)\sigma(z)(1-\sigma(z)) - 2t\sigma(z)(1-\sigma(z))",
    ],
}
# Wrong, but on the way: a bracket, a sign, a factor, a power lost, or derivatives left.
TRIES = {
    "slip": [
        "e^x (e^x + 1) - e^x e^x/(e^x + 1)^2",
        "(e^x (e^x + 1) + e^x e^x)/(e^x + 1)^2",
        "(e^x (e^x + 1) - e^x)/(e^x + 1)^2",
        "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)",
        "(e^x (e^x - 1) - e^x e^x)/(e^x - 1)^2",
        "(e^x (e^x + 1) - d/dx[e^x + 1] e^x)/(e^x + 1)^2",
    ],
    "entropy": [
        "-t/yhat - (1 - t)/(1 - yhat)",
        "t/yhat + (1 - t)/(1 - yhat)",
        "-t/yhat + 1 - t/(1 - yhat)",
        "-t/yhat + (1 - t)/yhat",
        "(ln(t) + 1) - t/yhat + (1 - t)/(1 - yhat)",
        "-t d/dyhat[ln(yhat)] - (1 - t) d/dyhat[ln(1 - yhat)]",
    ],
    "weight": [
        "w t/yhat - (1 - t)/(1 - yhat)",
        "-w t/yhat + 1 - t/(1 - yhat)",
        "-t/yhat + (1 - t)/(1 - yhat)",
        "-w t/yhat + w (1 - t)/(1 - yhat)",
        "-w t/yhat + (1 - t)/(1 - yhat)^2",
        "-w t/yhat - (1 - t)/(1 - yhat) * d/dyhat[1 - yhat]",
    ],
    "square": [
        "sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))",
        "2 sigma(z) sigma(z) (1 + sigma(z)) - 2t sigma(z) (1 - sigma(z))",
        "2 sigma(z) sigma(z) 1 - sigma(z) - 2t sigma(z) (1 - sigma(z))",
        "2 sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))",
        "2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z)) + 2t",
        "2 sigma(z) d/dz[sigma(z)] - 2t d/dz[sigma(z)]",
    ],
}
# True and worked out, but more is changed than what is wrong.
OTHERS = {
    "entropy": ["(yhat - t)/(yhat (1 - yhat))", "-t/yhat + 1/(1 - yhat) - t/(1 - yhat)"],
    "weight": ["(yhat - t yhat - w t + w t yhat)/(yhat (1 - yhat))"],
    "square": [
        "2 (sigma(z) - t) sigma(z) (1 - sigma(z))",
        "2 sigma(z)^2 - 2 sigma(z)^3 - 2t sigma(z) + 2t sigma(z)^2",
    ],
}


def cases(texts):
    return [
        pytest.param(SLIPS[name], text, id=f"{name}-{text}")
        for name in texts
        for text in texts[name]
    ]


def test_every_exercise_is_asked():
    """Are the lists of this file about all exercises that print a slip?"""
    assert set(MENDED) == set(TRIES) == set(SLIPS)


@pytest.mark.parametrize(("slip", "text"), cases(MENDED))
def test_the_mended_line_earns_all(slip, text):
    """Is every way to write it right?"""
    assert slip.marked(text) == slip.points


@pytest.mark.parametrize(("slip", "text"), cases(TRIES))
def test_line_and_rule_count_beside_a_try(slip, text):
    """Do both count beside a correction that is wrong and on the way?"""
    line, rule, _ = slip.points
    assert slip.marked(text) == [line, rule, 0]


@pytest.mark.parametrize(("slip", "text"), cases(OTHERS))
def test_another_true_line_earns_half(slip, text):
    """Is it worth half of the correction where the sheet prints none?"""
    line, rule, correction = slip.points
    assert slip.marked(text) == [line, rule, correction / 2]
