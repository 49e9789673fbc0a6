"""Tests of annotations in LaTeX: what is blanked out, and where columns and lines stay."""

import pytest
from steptrace.notation.latex.annotations import without_annotations
from steptrace.tracer import trace

BLANKED = {
    r"\underbrace{a}_{b} c": "{a} c",
    r"\overbrace{a + \frac{b}{c}}^{\text{two words}} c": r"{a + \frac{b}{c}} c",
    r"\underbrace{a}_b c": "{a} c",
    r"\underbrace{a}_\alpha c": "{a} c",
    r"\underbrace{a}\limits_{b} c": "{a} c",
    r"\underbrace{a + \underbrace{b}_{c}}_{d}": "{a + {b} }",
    r"\underbrace{a} b": "{a} b",
    r"a \overset{b}{=} c": "a = c",
    r"a \overset{(1)}= c": "a = c",
    r"a \stackrel{\text{by } x}{=} c": "a = c",
    r"a \underset{\{x\}}{ = } c": "a = c",
    r"a \overset H = c": "a = c",
    r"a \overset{b}{\implies} c": r"a \implies c",
    r"a \overset{b}{\approx} c": r"a \overset{b}{\approx} c",
    r"a \xlongequal{b} c": "a = c",
    r"a \xlongequal[d]{b} c": "a = c",
    r"a \equiv b := c": "a = b = c",
    r"a \underbrace b": r"a \underbrace b",
    r"\underbrace{a": r"{a",
    r"\overset{a": r"\overset{a",
    r"\overset{\overset{b}{=}": r"\overset{ = ",
    "x^2 = 2x": "x^2 = 2x",
}


@pytest.mark.parametrize("text", BLANKED)
def test_annotations_are_blank(text):
    """Is only the formula left, at its columns?"""
    [line] = without_annotations([text])
    assert line.split() == BLANKED[text].split()
    assert len(line) == len(text)


def test_an_annotation_over_two_lines():
    """Do lines and columns stay where a brace and its label stand on several lines?"""
    lines = ["x \\underbrace{a", "+ b}_{two", "words} - c"]
    assert without_annotations(lines) == ["x            {a", "+ b}     ", "       - c"]


SOUND = [
    r"(1 + x)^2 = \underbrace{1 + 2x}_{\text{linear}} + x^2",
    r"\frac{d}{dx} x^2 \overset{\text{power rule}}{=} 2x",
    r"\frac{d}{dx} x^2 \stackrel{(1)}{=} 2x",
    r"\frac{d}{dx} x^2 \equiv 2x",
]


@pytest.mark.parametrize("text", SOUND)
def test_annotated_derivations(text):
    """Is an annotated step judged as the same without annotations?"""
    assert trace(text).verdict == "sound"
    assert trace(text + " + 1").verdict == "broken"
