"""Fuzz tests: for any text, typed or pasted, tracing gives a verdict and never an error."""

import json
from importlib.resources import files

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark
from steptrace.functions import SPELLINGS
from steptrace.notation.parser import grammar
from steptrace.notation.printer import to_latex, to_text
from steptrace.tracer import TRUE, trace
from steptrace_helpers import trees

MANY = settings(
    max_examples=700, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
VERDICTS = (*TRUE, "breaks", "undecided", "unreadable")

NAMES = ["x", "y", "e", "a", "b", "w_1", "alpha", "σ", "yhat", "x_{12}", "dx", "pi", "xy"]
FUNCTIONS = [*SPELLINGS, "log_2", "log_b"]
SLOPES = ["dy/dx", "dy/dy", "d^2y/dx^2", "da/dx"]
OPERATORS = ["d/dx", "∂/∂y", "d/dalpha", "d^2/dx^2", "d^3/dx^3", "d/de", "d/dx d/dx"]
NUMBERS = ["0", "1", "2", "3", "0.5", "10", "999999999999", ".1"]
MARKS = (  # noqa: SIM905
    "+ - − * · / ÷ ^ ** ( ) [ ] { } = => # , ; : ! ? _ ' ′ ² ⁻¹ \\ & % $ ~ | < > ∂ d ŷ ∞ ∫ "
    "let lambda import __ \x00 \u202e \u200b \ud800 \t é"
).split(" ")
LATEX = (  # noqa: SIM905
    r"\frac \frac12 \dfrac \sqrt \left( \right) \left[ \right] \cdot \sigma \ln \log_ \exp \hat "
    r"\begin{align} \end{align} \begin{aligned} \\ & \quad \, \text{so} \implies \alpha \partial "
    r"\mathrm{d} \mathrm{e} \boxed \operatorname{sigma} ^ _ { } ' = => % \tag{1} \limits"
).split()
TOKENS = [*NAMES, *FUNCTIONS, *SLOPES, *OPERATORS, *NUMBERS, *MARKS, " ", "\n", "\n= ", "\n=> "]


def _latex_grammar():
    return files("steptrace.notation.latex").joinpath("latex.lark").read_text("utf-8")


def _shorts(texts, ends=""):
    return st.sampled_from(texts).map(lambda text: text + ends)


ours = from_lark(
    Lark(grammar(SPELLINGS), parser="lalr", lexer="basic"),
    explicit={
        "NAME": _shorts(NAMES),
        "FUNCTION": _shorts(FUNCTIONS),
        "GIVEN": _shorts(["f", "h_1", "f'"]),
        "BAR_OPEN": _shorts(["|"]),
        "APPLIED": _shorts(["f", "h_1", "f'"]),
        "DY": _shorts(SLOPES),
        "D": _shorts(OPERATORS, " "),
        "NUMBER": _shorts(NUMBERS, " "),
        "SUPER": _shorts(["²", "⁻¹", "ˣ"]),
        "PRIME": _shorts(["'", "′", "''"]),
    },
)
latex = from_lark(
    Lark(_latex_grammar(), parser="lalr", lexer="contextual"),
    explicit={"WORD": _shorts(NAMES, " "), "COMMAND": _shorts(LATEX, " "), "NUMBER": _shorts("12")},
)
tokens = st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)
pasted = st.lists(st.sampled_from([*TOKENS, *LATEX, *LATEX]), max_size=30).map(" ".join)
good = trees.written.map(to_text)
pieces = st.one_of(ours, good, good, trees.written.map(to_latex), latex, tokens)


@st.composite
def derivations(draw):
    """Lines with definitions, equations, arrows and claims, most of which can be read."""
    lines = [f"let {draw(_shorts(NAMES))} = {draw(pieces)}" for _ in range(draw(st.integers(0, 2)))]
    lines += draw(
        st.lists(st.sampled_from(["f(x) = x^2", "h_1(y) = f(0)", "f'(x) = 2x"]), max_size=2)
    )
    equations = draw(st.booleans())
    for position in range(draw(st.integers(1, 5))):
        front = draw(st.sampled_from(["=> ", ""])) + draw(pieces) if equations else ""
        equals = " = " if position or equations else ""
        claim = draw(st.sampled_from(["", "", " # chain rule", "#", " # α"]))
        lines.append(front + equals + draw(pieces) + claim)
    return "\n".join(lines)


@st.composite
def lengthened(draw):
    """A derivation of true lines with a slip here and there: what students write."""
    node, lines = draw(trees.written), []
    for _ in range(draw(st.integers(2, 4))):
        lines.append(to_text(node))
        node = trees.rewritten(node, draw) if draw(st.booleans()) else draw(slips(node))
    equals = draw(st.sampled_from(["\n= ", "\ny = ", "\n=> y^2 = "]))
    return equals.join(["y = " * ("y" in equals) + lines[0], *lines[1:]])


def slips(node):
    """A line with one part of it changed at random."""
    parts = list(trees.walk(node))
    return st.builds(
        lambda place, new: trees.replaced(node, parts[place], new),
        st.integers(0, len(parts) - 1),
        trees.leaves,
    )


def check(text):
    """A text has a verdict, plain data, a sheet and HTML; the whole agrees with its steps."""
    result = trace(text)
    assert result.verdict in ("sound", "broken", "undecided", "unreadable")
    assert all(step.verdict in VERDICTS for step in result.steps)
    assert (result.line is None) == (result.verdict == "sound")
    assert all((step.verdict == "breaks") == (step.witness is not None) for step in result.steps)
    json.dumps(result.as_dict(), allow_nan=False)
    assert str(result)
    assert result._repr_html_()


@MANY
@given(tokens)
def test_mixed_tokens_get_a_verdict(text):
    """Does any mixture of the notation's own tokens and some others get an answer?"""
    check(text)


@MANY
@given(pasted)
def test_mixed_latex_gets_a_verdict(text):
    """Does any mixture of LaTeX get an answer?"""
    check(text)


@MANY
@given(derivations())
def test_lines_of_the_grammar_get_a_verdict(text):
    """Do lines that the grammars allow get an answer, whatever they mean?"""
    check(text)


@MANY
@given(lengthened())
def test_chains_with_slips_get_a_verdict(text):
    """Do derivations of written expressions, some lines changed at random, get an answer?"""
    check(text)
