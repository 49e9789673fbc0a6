"""Tests of derivations in LaTeX: the blocks of the units, round trips, and hostile text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steptrace.expression import Call, walk
from steptrace.messages.parsing import problem
from steptrace.notation.latex.parser import all_lines, to_notation
from steptrace.notation.names import Names
from steptrace.notation.parser import read
from steptrace.notation.printer import to_latex, to_text
from steptrace.notation.reader import read_derivation
from steptrace_helpers import trees
from steptrace_helpers.derivations import FOLDER
from steptrace_helpers.pasted import nodes, refusal


def test_all_lines():
    """Are the lines before an unreadable one kept, in LaTeX and in the text notation?"""
    lines, found = all_lines("$x$\n= \\alpha\n= \\foo\n= y", first=3)
    assert ([line.number for line in lines], found.line) == ([3, 4], 5)
    lines, found = all_lines("x\n= foo")
    assert ([line.text for line in lines], found) == (["x", "= foo"], None)


SEED_001 = r"""\[\begin{aligned} \frac{d}{dx} \sigma(x) &= \frac{d}{dx} \left[
\frac{1}{1+e^{-x}} \right] =\frac{d}{dx}(1+e^{-x})^{-1} \\ &=-1*(1+e^{-x})^{-2}(-e^{-x}) \\
&=\frac{-e^{-x}}{-(1+e^{-x})^{2}} \\ &=\frac{e^{-x}}{(1+e^{-x})^{2}} \\
&=\frac{1}{1+e^{-x}} \frac{e^{-x}}{1+e^{-x}} \\
&=\frac{1}{1+e^{-x}} \frac{e^{-x} + (1 - 1)}{1+e^{-x}} \\ &=\frac{1}{1+e^{-x}}
\frac{(1 + e^{-x}) - 1}{1+e^{-x}} \\ &=\frac{1}{1+e^{-x}} \left[ \frac{(1 + e^{-x})}{1+e^{-x}} -
\frac{1}{1+e^{-x}} \right] \\ &=\frac{1}{1+e^{-x}} \left[ 1 - \frac{1}{1+e^{-x}} \right] \\
&=\sigma(x) (1-\sigma(x)) \\ \end{aligned}\]"""

SEED_004 = r"""\begin{align}

\frac{d}{dx}\left(\frac{e^{x}}{e^x + 1}\right) &=\frac{{e^{x}}^{\prime}(e^x+1) – (e^x+1)^{\prime} e^x}{(e^x+1)^2} \tag{1}\label{eq:eq1} \\

& =\frac{e^x(e^x-1) – e^x e^x}{(e^x+1)^2} \tag{2}\label{eq:eq2} \\

& =\frac{e^x(e^x+1)}{(e^x +1)(e^x +1)} – \frac{e^x e^x}{(e^x +1)(e^x +1)} \tag{3}\label{eq:eq3} \\

& =\sigma(x) – \sigma(x)^2 = \sigma(x)(1 – \sigma(x)) \tag{4}\label{eq:eq4}

\end{align}"""  # noqa: E501

# Blocks of the sources, as printed, and the same derivations in the text notation.
BLOCKS = {
    "000 A": (
        r"$\frac{d\,log(\beta)}{d\,x} = \frac{d\,log(\beta)}{d\,\beta}\,\frac{d\,\beta}{d\,x} = "
        r"\frac{d\,log(\beta)}{d\,\beta}\,\frac{d\,\alpha^{-1}}{d\,\alpha}\,\frac{d\,\alpha}{d\,x} "
        r"= \left(\frac{1}{\beta}\right)\,\left(-\frac{1}{\alpha^2}\right)\,\left(-e^{-x}\right) "
        r"= \frac{e^{-x}}{1+e^{-x}} = \boxed{\frac{1}{e^x + 1}}$",
        "d/dx[log(beta)] = d/dbeta[log(beta)] * dbeta/dx"
        " = d/dbeta[log(beta)] * d/dalpha[alpha^-1] * dalpha/dx"
        " = (1/beta) (-(1/alpha^2)) (-e^-x) = e^-x/(1 + e^-x) = 1/(e^x + 1)",
    ),
    "000 C": (
        r"$$f' = \frac{e^{-x}}{(1+e^{-x})^2} = \frac{1 + e^{-x} - 1}{(1+e^{-x})^2} = "
        r"\frac{1 + e^{-x}}{(1+e^{-x})^2} - \frac{1}{(1+e^{-x})^2} = \frac{1}{(1+e^{-x})} - "
        r"\frac{1}{(1+e^{-x})^2}$$",
        "f' = e^-x/(1 + e^-x)^2 = (1 + e^-x - 1)/(1 + e^-x)^2"
        " = (1 + e^-x)/(1 + e^-x)^2 - 1/(1 + e^-x)^2 = 1/(1 + e^-x) - 1/(1 + e^-x)^2",
    ),
    "000 weights": (
        r"$$\frac{\partial}{\partial w_i}log(\frac{1}{1+e^{-(w_0x_0 + w_1x_1 + w_nx_n)}}) = "
        r"x_i\frac{1}{e^{(w_0x_0 + w_1x_1 + w_nx_n)} + 1}$$",
        "d/dw_i log(1/(1 + e^(-(w_0 * x_0 + w_1 * x_1 + w_n * x_n))))"
        " = x_i * (1/(e^(w_0 * x_0 + w_1 * x_1 + w_n * x_n) + 1))",
    ),
    "000 E": (
        r"$$ \begin{align} \dfrac{\mathrm{d}}{\mathrm{d}x} \ln\left( \dfrac{1}{1+\mathrm{e}^{-x}} "
        r"\right) &= \dfrac{\mathrm{d}}{\mathrm{d}x} \left( x - \ln\left( \mathrm{e}^{x} + 1 "
        r"\right) \right) = \dfrac{\mathrm{d}x}{\mathrm{d}x} - \dfrac{\mathrm{d}\ln\left( "
        r"\mathrm{e}^{x} + 1 \right)}{\mathrm{d}x} \;. \end{align} $$",
        "d/dx ln(1/(1 + e^-x)) = d/dx (x - ln(e^x + 1)) = dx/dx - d/dx[ln(e^x + 1)]",
    ),
    "001 fraction": (
        r"\[\begin{aligned} y &= \frac{(\frac{d}{dx}(3x))*(1+x) - (\frac{d}{dx}(1+x)) * (3x)}"
        "\n"
        r"{(1+x)^2} \\ &= \frac{3(1 + x) - 1(3x)}{(1+x)^2} \\ &= \frac{3 + 3x - 3x}{(1+x)^2} \\ "
        r"&= \frac{3}{(1+x)^2} \end{aligned}\]",
        "y = ((d/dx (3x)) * (1 + x) - (d/dx (1 + x)) * (3x))/(1 + x)^2"
        " = (3(1 + x) - 1(3x))/(1 + x)^2 = (3 + 3x - 3x)/(1 + x)^2 = 3/(1 + x)^2",
    ),
    "001 cube": (
        r"\frac{d}{dx}e^{-3x^2 + 2x} = (-6x + 2)e^{-3x^2 + 2x}",
        "d/dx e^(-3x^2 + 2x) = (-6x + 2) e^(-3x^2 + 2x)",
    ),
    "001 quotient": (
        r"\frac{d}{dx} \left[ \frac{1}{1+e^{-x}} \right] \\ "
        r"&=\frac{(0)(1 + e^{-x}) - (-e^{-x})(1)}{(1 + e^{-x})^2} \\",
        "d/dx[1/(1 + e^-x)]\n= ((0)(1 + e^-x) - (-e^-x)(1))/(1 + e^-x)^2",
    ),
    "002": (
        r"\begin{align} \sigma'(x) & = \frac{\partial}{\partial x} \frac{1}{1+e^{-x}} \\ & = "
        r"\frac{e^{-x}}{(1+e^{-x})^2} \\ & = \frac{1}{1+e^{-x}} \cdot \frac{e^{-x}}{1+e^{-x}} \\ "
        r"& = \sigma(x)(1-\sigma(x)) \end{align}",
        "sigma'(x) = d/dx 1/(1 + e^-x) = e^-x/(1 + e^-x)^2"
        " = 1/(1 + e^-x) * e^-x/(1 + e^-x) = sigma(x)(1 - sigma(x))",
    ),
    "002 answer": (
        r"\begin{align} \sigma'(x) & = \frac{d}{dx} (1+e^{-x})^{-1} \\ & = - (1+e^{-x})^{-2} "
        r"\frac{d}{dx}(1+ e^{-x}) \\ & = - (-e^{-x}) (1+e^{-x})^{-2} \end{align}",
        "sigma'(x) = d/dx (1 + e^-x)^-1 = -(1 + e^-x)^-2 * d/dx[1 + e^-x] = -(-e^-x) (1 + e^-x)^-2",
    ),
    "004 form": (
        r"\frac{1}{(1+e^{-x})} &= \frac{e^{x} }{e^{x}(1+e^{-x})} & \hspace{2cm} "
        r"\text{by $e^x$}\\ &=\frac{e^{x}}{e^x + e^xe^{-x}} = \frac{e^{x}}{e^x+e^{0}} = "
        r"\frac{e^{x}}{e^x + 1} \\",
        "1/(1 + e^-x) = e^x/(e^x (1 + e^-x)) = e^x/(e^x + e^x e^-x) = e^x/(e^x + e^0)"
        " = e^x/(e^x + 1)",
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_of_the_sources(name):
    """Are the sources' own blocks read as the same trees as their text derivations?"""
    latex, text = BLOCKS[name]
    assert nodes(latex) == [line.node for line in read_derivation(text).lines]


def test_block_of_source_004():
    """Is the block of 004 the derivation that stands in tests/derivations, and on its lines?"""
    text = (FOLDER / "seed-004-as-printed.txt").read_text("utf-8")
    assert nodes(SEED_004) == [line.node for line in read_derivation(text).lines]
    assert [line.number for line in to_notation(SEED_004)] == [3, 5, 7, 9]


def test_block_of_source_001():
    """Is the block of 001 the derivation in tests/derivations, its fraction's minus above kept?"""
    text = (FOLDER / "seed-001-chain.txt").read_text("utf-8")
    expected = [line.node for line in read_derivation(text).lines]
    expected[4] = read("(-e^-x)/(-(1 + e^-x)^2)")
    assert nodes(SEED_001) == expected


def readable(node):
    """Whether each logarithm's base can be written in the notation: no index."""
    return not any(
        "_" in name for p in walk(node) if isinstance(p, Call) and p.base for name in p.base.names
    )


@settings(deadline=None)
@given(trees.written.filter(readable))
def test_typeset_reads_back(node):
    """Is what we show back typeset read as the tree that it was written from?"""
    [line] = to_notation(f"$${to_latex(node)}$$")
    assert read(line.text, Names(alone=node.names)) == node


@pytest.mark.parametrize("text", ["sqrt'(x)", "(x y) z", "log_2'(x)", "dx/dx", "alpha_1 Omega"])
def test_typeset_keeps_what_was_written(text):
    """Do primes, brackets and names survive on the way to LaTeX and back?"""
    [line] = to_notation(f"$${to_latex(read(text))}$$")
    assert read(line.text) == read(text)


@settings(deadline=None)
@given(trees.written)
def test_plain_lines_among_latex(node):
    """Is a line of the text notation between lines of LaTeX given as it was typed?"""
    lines = list(to_notation(f"\\alpha\n{to_text(node)}  # algebra\n= \\beta"))
    assert [line.text for line in lines] == ["alpha", f"{to_text(node)}  # algebra", "= beta"]


@settings(deadline=None)
@given(trees.written.filter(readable))
def test_notation_in_latex(node):
    """Is the text notation within LaTeX refused where it does not mean the same?"""
    latex = f"${to_text(node)}$"
    if refusal(latex) is None:
        [line] = to_notation(latex)
        assert read(line.text) == node


TOKENS = [
    *r"""\frac \frac12 \left( \right) \left[ \right] { } ( ) [ ] ^ _ ' \prime \sigma \ln \log_2
\sqrt \hat y x e d dx \mathrm{d} \partial \cdot + - = & \\ \begin{align} \end{align} $$ \[ \] $ #
% \text{so} \tag{1} \quad \, 1 23 . , / * => \Rightarrow ² ŷ σ \foo | \ ~ \boxed""".split(),  # noqa: SIM905
    "\n",
    " ",
    "\x00",
    "\u202e",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=30))
def test_nothing_else_is_raised(tokens):
    """Is any mixture of LaTeX read or refused in words, at a place that exists?"""
    text = "\\alpha" + "".join(tokens)
    found = refusal(text)
    if found is not None:
        assert found.text == text.splitlines()[found.line - 1]
        assert 0 <= found.column <= len(found.text)
        assert problem(found)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text(text):
    """Is any text at all read or refused in words?"""
    found = refusal(f"\\{text}")
    assert found is None or problem(found)


HOSTILE = {
    "a line of 1 MB": "\\alpha" + "x" * 10**6,
    "100,000 braces": "{" * 10**5 + "\\alpha" + "}" * 10**5,
    "braces in a line's length": "\\alpha" + "{" * 1900 + "}" * 1900,
    "nested fractions": r"\frac{1}{" * 300 + "x" + "}" * 300,
    "nested powers": "\\alpha^{x" * 300 + "}" * 300,
    "fractions without an end": r"\frac" * 15_000,
    "10,000 lines": "\\alpha\n" * 10_000,
    "10,000 rows": r"\begin{align}" + r"\alpha \\" * 10_000,
    "open words": r"\text{" * 15_000,
    "words": r"\text{a}" * 12_000,
    "blocks": r"\begin{align}" * 7_000,
    "dollars": "$" * 99_999,
    "spaces": "\\alpha" + " " * 99_000 + "x",
    "backslashes": "\\" * 99_999,
    "primes": "\\alpha" + "'" * 3_900,
    "long rows": ("\\alpha" + "+x" * 1_900 + "\n") * 25,
    "a long number": "\\alpha + " + "9" * 3_000,
    "towers": "\\alpha = 9^{9^{9^{9^{9^{9}}}}}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_answered(name):
    """Is a text that is meant to choke a parser read or refused in words?"""
    found = refusal(HOSTILE[name])
    assert found is None or problem(found)
