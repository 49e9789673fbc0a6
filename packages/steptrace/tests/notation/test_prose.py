"""Tests of pasted prose: what people write around formulas is left out, and no formula is."""

import pytest
from steptrace.notation.prose import formulas_in, is_prose, without_prose
from steptrace.notation.reader import read_derivation
from steptrace.tracer import trace

BLANKED = {
    ("Step 1: x", "Step 2: = y"): ("        x", "        = y"),
    ("Therefore: x", "A: = y"): ("           x", "   = y"),
    ("By the chain rule, x", "so = y"): ("                   x", "   = y"),
    ("## Solution", "Rewrite it as a power:", "x"): ("## Solution", " " * 22, "x"),
    ("Differentiate both sides with respect to x", "x"): (" " * 42, "x"),
    ("• x", "* = y", "> = z"): ("  x", "  = y", "  = z"),
    ("- x", "- = y"): ("  x", "  = y"),
    ("a) x", "ii) = y"): ("   x", "    = y"),
    ("(a) x", "= y"): ("    x", "= y"),
    ("**x = y**", "**2.** = z"): ("  x = y  ", "  2.   = z"),
    ("`x`", "```python", "---"): (" x ", " " * 9, "   "),
    ("x ✓", "= y  ∎"): ("x  ", "= y   "),
    ("Let f(x) = x", "where a = y"): ("let f(x) = x", "let   a = y"),
    ("We have x = y", "and therefore x = z"): ("        x = y", "              x = z"),
    ("x  // chain rule", "= y  -- because"): ("x  #  chain rule", "= y  #  because"),
    ("x, by algebra", "= y [chain rule]"): ("x# by algebra", "= y# chain rule "),
    ("Put $u = x$, then $v = 2u$.",): (r"\\  $u = x$\\     $v = 2u$ ",),
    (r"So \(x\) is \(x = y\)",): (r"\\      \\  \(x = y\)",),
}


@pytest.mark.parametrize("lines", BLANKED, ids="; ".join)
def test_prose_becomes_blank_and_columns_stay(lines):
    """Do marks, labels and words become blanks, with formulas where they were?"""
    found = without_prose(lines)
    assert found == list(BLANKED[lines])
    assert list(map(len, found)) == list(map(len, lines))


FORMULAS = [
    ("x sin x",),
    ("sin alpha cos beta",),
    ("one minus sigma",),
    ("sigmoid",),
    ("sigmoid function",),
    ("Rewrite it as a power.", ""),
    ("x", "half(1)"),
    ("x", "lnab"),
    ("x", "swap(1) fold(2)"),
    ("x**2 + y**2",),
    ("- x", "= -x"),
    ("-x = y", "-y = x"),
    ("(a) x", "= x a"),
    ("x -- sigma",),
    ("f`(x) = g`(x)",),
    ("x (alpha)",),
    (r"$x$", r"$= y$"),
    (r"\sin x + $y$",),
    ("a = x, y",),
    ("x + y # so: what we had",),
    ("aa " * 3000,),
]


@pytest.mark.parametrize("lines", FORMULAS, ids=lambda lines: "; ".join(lines)[:20])
def test_what_may_be_a_formula_stays(lines):
    """Is nothing left out that a formula may hold, or that a comment says?"""
    assert without_prose(lines) == list(lines)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Take the log of both sides.", True),
        ("Start with the sigmoid function", True),
        ("Differentiate with respect to x:", True),
        ("log of x", False),
        ("sigma times one minus sigma", False),
        ("the = sign", False),
        ("ab cd", False),
        ("", False),
    ],
)
def test_prose_is_words_that_are_no_formula(text, prose):
    """Are words told from formulas, also from those that are read aloud?"""
    assert is_prose(text) is prose


@pytest.mark.parametrize(
    ("line", "formulas"),
    [
        ("y = u^3, u = x^2", ["y = u^3", " u = x^2"]),
        ("y = u^3 and v = x", ["y = u^3", " v = x"]),
        ("y = u^3 let u = x", ["y = u^3", "let u = x"]),
        ("y = u^3, we have u = x", ["y = u^3", " u = x"]),
        ("y = u^3; and therefore, u = x", ["y = u^3", " u = x"]),
        ("y = u^3 so that u = x", ["y = u^3", " u = x"]),
        ("y = x^2 ⇒ y' = 2x → y'' = 2", ["y = x^2 ", "⇒ y' = 2x ", "→ y'' = 2"]),
        ("y = x => = 2", ["y = x => = 2"]),
        ("x, y = 2", ["x, y = 2"]),
        ("y = 2, x", ["y = 2, x"]),
        ("y = x # so, y = 2", ["y = x # so, y = 2"]),
    ],
)
def test_equations_side_by_side_are_told_apart(line, formulas):
    """Is each equation between commas, words and arrows one, and all else left together?"""
    found = list(formulas_in(line))
    assert [text for _, text in found] == formulas
    assert all(line[start:].startswith(text) for start, text in found)


def test_a_problem_is_placed_in_what_was_pasted():
    """Are the line, the column and the text of a problem those of the pasted text?"""
    problem = read_derivation("**Rewrite it:**\n* y = x, and z = x ? 2").unreadable
    assert (problem.line, problem.column, problem.text) == (2, 19, "* y = x, and z = x ? 2")


PASTED = {
    "markdown": """**Step 1: Rewrite**
\\[ \\sigma(x) = (1 + e^{-x})^{-1} \\]
**Step 2: Use the chain rule**
\\[ \\sigma'(x) = -(1 + e^{-x})^{-2} \\cdot (-e^{-x}) \\]
So the derivative is:
\\[ \\boxed{\\sigma'(x) = \\sigma(x)(1 - \\sigma(x))} \\]""",
    "numbered": """1. **Rewrite:** $f(x) = (1+e^{-x})^{-1}$
2. **Chain rule:** $f'(x) = -(1+e^{-x})^{-2}(-e^{-x})$""",
    "log of both sides": """Take the log of both sides
ln(y) = x ln(x)
Differentiate both sides with respect to x
y'/y = ln(x) + 1
So y' = y (ln(x) + 1)""",
    "side by side": """y = u^3, where u = x^2 + 1
dy/du = 3u^2, du/dx = 2x
dy/dx = dy/du * du/dx = 3u^2 * 2x""",
    "side by side in LaTeX": r"""y = u^3 \quad\text{where}\quad u = x^2 + 1
\frac{dy}{du} = 3u^2, \quad \frac{du}{dx} = 2x, \quad \text{by the power rule}
\frac{dy}{dx} = 3u^2 \cdot 2x""",
    "an arrow within": "y = x^2 + 3x => dy/dx = 2x + 3",
}


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_pasted_derivations_are_read(text):
    """Is a derivation sound that is pasted with all that stands around its formulas?"""
    traced = trace(text)
    assert traced.verdict == "sound"
    assert traced.steps


def test_a_slip_between_words_is_found():
    """Is the wrong line found among lines of words, by its number in the text?"""
    traced = trace("Take it apart:\nd/dx (x^2 + 1)^3\nBy the chain rule, = 3(x^2 + 1)^2 * x")
    assert (traced.verdict, traced.line) == ("broken", 3)


@pytest.mark.parametrize(
    ("text", "line"),
    [("(a)\nd/dx x^2\n= 2x", 3), ("\n\n(b) d/dx x^2\n= 2x", 3), ("(a)\n\nx\n= x", 4)],
)
def test_the_letter_of_an_exercise_may_stand_on_a_line_of_its_own(text, line):
    """Do the lines below it keep their numbers?"""
    found = trace(text)
    assert (found.verdict, found.steps[-1].line) == ("sound", line)
