"""Derivations in LaTeX, read as the same trees as in the text notation."""

from pathlib import Path

import pytest
import trees
from hypothesis import given, settings
from hypothesis import strategies as st

from sigmoid_course.tutor.feedback.reading import located, problem
from sigmoid_course.tutor.notation.chain import read_chain
from sigmoid_course.tutor.notation.expression import Call, walk
from sigmoid_course.tutor.notation.latex import all_lines, is_latex, to_notation
from sigmoid_course.tutor.notation.product import Unreadable
from sigmoid_course.tutor.notation.reader import read
from sigmoid_course.tutor.notation.writer import to_latex, to_text

DERIVATIONS = Path(__file__).parent / "derivations"

# Each LaTeX expression with the same one in the text notation.
SAME = [
    (r"\frac{1}{1+e^{-x}}", "1/(1 + e^-x)"),
    (r"\dfrac{1}{2}x", "(1/2) x"),
    (r"\tfrac12 x", "(1/2) x"),
    (r"\frac12x", "(1/2) x"),
    (r"\frac1{x}", "1/x"),
    (r"\frac{x}2", "x/2"),
    (r"\frac{1}{2x}", "1/(2x)"),
    (r"\frac{2x}{y}", "(2x)/y"),
    (r"\frac{-a}{-b}", "(-a)/(-b)"),
    (r"-\frac{a}{b}", "-(a/b)"),
    (r"3\frac{a}{b}", "3 * (a/b)"),
    (r"\frac{a}{b}\frac{c}{d}", "a/b * c/d"),
    (r"\left( x + 1 \right)^{2}", "(x + 1)^2"),
    (r"\left[ x + 1 \right] y", "[x + 1] y"),
    (r"\left\{ x + 1 \right\} y", "{x + 1} y"),
    (r"\lbrace x \rbrace y", "(x) y"),
    (r"\big( x + 1 \big)\Bigl[ y \Bigr]", "(x + 1)[y]"),
    (r"\bigg(x\bigg) \Bigg(y\Bigg)", "(x)(y)"),
    (r"a \cdot b \times c * d · f", "a * b * c * d * f"),
    (r"a\,b\;c\:d\!f\ g", "a b c d f g"),
    (r"\quad 2x \quad", "2x"),
    (r"2x \quad + \quad y", "2x + y"),
    (r"a – b − c", "a - b - c"),
    (r"\sigma(x)", "sigma(x)"),
    (r"\sigma\left(x\right)", "sigma(x)"),
    (r"\sigma'(x)", "sigma'(x)"),
    (r"\sigma''(x)", "sigma''(x)"),
    (r"\sigma^{\prime}(x)", "sigma'(x)"),
    (r"\sigma^\prime(x)", "sigma'(x)"),
    (r"\sigma^{\prime\prime}(x)", "sigma''(x)"),
    (r"\sigma(x)^2", "sigma(x)^2"),
    (r"x\sigma(x)\sigma(y)", "x sigma(x) sigma(y)"),
    (r"{e^{x}}^{\prime} y", "(e^x)' y"),
    (r"(e^x+1)^{\prime} e^x", "(e^x + 1)' e^x"),
    (r"y' \cdot (1 + x)", "y' * (1 + x)"),
    (r"y' y", "y' * y"),
    (r"\mathrm{e}^{-x}", "e^-x"),
    (r"\mathrm e^x", "e^x"),
    (r"\text{e}^x", "e^x"),
    (r"e^xe^{-x}", "e^x e^-x"),
    (r"e^{-2x}", "e^(-2x)"),
    (r"e^{2} x", "e^2 * x"),
    (r"e^-x", "e^-x"),
    (r"e^{-(w_0 + w_1x_1)}", "e^(-(w_0 + w_1 * x_1))"),
    (r"e^{{-x}}", "e^-x"),
    (r"x^2y", "x^2 * y"),
    (r"x^{10} + x^10", "x^10 + x^10"),
    (r"x^\alpha", "x^alpha"),
    (r"x^\frac12", "x^(1/2)"),
    (r"x_1^2 + x_{1}^{2}", "x_1^2 + x_1^2"),
    (r"x² + x^{2}", "x^2 + x^2"),
    (r"2^{x^2}", "2^(x^2)"),
    (r"0.5x", "0.5x"),
    (r"w_0x_0 + w_{ij}", "w_0 * x_0 + w_ij"),
    (r"L_{\mathrm{train}} + L_{\text{test}}", "L_train + L_test"),
    (r"\operatorname{softplus}(x)", "softplus(x)"),
    (r"\mathrm{logit}(p) + \text{softplus}(x)", "logit(p) + softplus(x)"),
    (r"\exp(-x) + \exp{x} + \exp\left(x\right)", "exp(-x) + exp(x) + exp(x)"),
    (r"\ln x + \ln(2x) + \log(x) + log(x)", "ln x + ln(2x) + log(x) + log(x)"),
    (r"\ln\frac{1}{x}", "ln(1/x)"),
    (r"\log_b(x) + \log_{2}(x) + \log_2x", "log_b(x) + log_2(x) + log_2(x)"),
    (r"\sqrt{x+1} + \sqrt2x + \sqrt x", "sqrt(x + 1) + sqrt(2) x + sqrt(x)"),
    (r"\tanh x + \sinh(x) + \cosh{(x)}", "tanh(x) + sinh(x) + cosh(x)"),
    (r"\hat{y} + \hat y + \widehat{y}_1 + ŷ", "yhat + yhat + yhat_1 + yhat"),
    (r"\alpha\beta\lambda\Gamma\pi", "alpha beta lambda Gamma pi"),
    (r"\varepsilon + ε", "epsilon + epsilon"),
    (r"\frac{d}{dx}\left[1 + x\right] y", "d/dx[1 + x] y"),
    (r"\frac{d}{dx}\frac{1}{1+e^{-x}}", "d/dx 1/(1 + e^-x)"),
    (r"\frac{d}{dx}(1+e^{-x})^{-1}", "d/dx (1 + e^-x)^-1"),
    (r"\frac{d}{dx} x^2 y + 1", "d/dx[x^2 y] + 1"),
    (r"\frac{\mathrm{d}}{\mathrm{d}x} x", "d/dx x"),
    (r"\frac{\mathrm d}{\mathrm d x} x", "d/dx x"),
    (r"\frac{\text{d}}{\text{d}x} x", "d/dx x"),
    (r"\dfrac d{dx} x", "d/dx x"),
    (r"\frac{d^2}{dx^2} x", "d^2/dx^2 x"),
    (r"\frac{d^{2}y}{dx^{2}}", "d^2y/dx^2"),
    (r"\frac{dy}{dx} y", "dy/dx * y"),
    (r"\frac{dy}{dx}^2", "(dy/dx)^2"),
    (r"\frac{d\,y}{d\,x}", "dy/dx"),
    (r"\frac{d\alpha}{dx}\frac{dy}{d\alpha}", "dalpha/dx * dy/dalpha"),
    (r"\frac{\partial L}{\partial w_1}", "dL/dw_1"),
    (r"\frac{\partial}{\partial \hat{y}} \ln\hat{y}", "d/dyhat ln(yhat)"),
    (r"\frac{\partial^2 L}{\partial w_1^2}", "d^2L/dw_1^2"),
    (r"\frac{\mathrm{d}\ln(x + 1)}{\mathrm{d}x}", "d/dx[ln(x + 1)]"),
    (r"\frac{d\,x^2}{dx}", "d/dx[x^2]"),
    (r"d/dx \left[x\right]", "d/dx[x]"),
    (r"\mathrm{d}y/\mathrm{d}x + \partial y/\partial x", "dy/dx + dy/dx"),
    (r"\frac{d\delta}{\delta}", "(d delta)/delta"),
    (r"\boxed{x + 1} y", "(x + 1) y"),
    (r"$\alpha$", "alpha"),
    (r"$$\alpha$$", "alpha"),
    (r"\[\alpha\]", "alpha"),
    (r"\(\alpha\)", "alpha"),
    (r"\displaystyle \alpha \;.", "alpha"),
    (r"{}\alpha \nonumber \label{eq:a} \tag{1} % as before", "alpha"),
]

# LaTeX that is refused, the kind of problem, and the text at which it stands.
REFUSED = [
    (r"1 + \sin(x)", "latex-command", r"\sin"),
    (r"x \pm 1", "latex-command", r"\pm"),
    (r"\left. x \right|", "character", "."),
    (r"\sum_{i} x_i", "latex-command", r"\sum"),
    (r"\sqrt[3]{x}", "latex-root", "["),
    (r"\hat{p}", "latex-hat", r"\hat"),
    (r"\alpha {a+b} c", "latex-braces", "{"),
    (r"\alpha {a b}^2", "latex-braces", "{"),
    (r"\alpha + f^{(2)}", "latex-order", "^"),
    (r"\alpha x^{2}^{3}", "latex-scripts", "^{3}"),
    (r"\alpha e^w_1", "latex-scripts", "_1"),
    (r"\ln\frac{1}{x}^2", "bare-argument", r"\ln"),
    (r"σ\frac{1}{x}y", "bare-argument", "σ"),
    (r"x_{\alpha + 1}", "latex-index", "_"),
    (r"\frac{1}23", "latex-argument", "23"),
    (r"\sqrt xy", "latex-argument", "xy"),
    (r"\alpha = 1 \quad \beta = 2", "latex-gap", r"\quad"),
    (r"\alpha \text{ or } \beta", "latex-words", r"\beta"),
    (r"\begin{array}{c} x \end{array}", "latex-block", r"\begin"),
    (r"\frac{d(x) + 1}{dx}", "square-needed", "(x)"),
    (r"\frac{d}{dx}^2 x", "latex-scripts", "^"),
    (r"\ln\frac{1}{x} y", "bare-argument", r"\ln"),
    (r"\alpha + {x", "open", "{"),
    (r"\alpha + x}", "close", "}"),
    (r"\frac{1}", "end", ""),
    (r"\alpha ^", "end", ""),
    (r"\alpha ^(-2)", "latex-exponent", "(-2)"),
    (r"\alpha + |x|", "character", "|"),
    (r"\frac{}{2}", "empty", "{"),
]

# LaTeX that is rewritten, and then refused by the notation's own rules.
DOUBTFUL = [
    (r"\frac{d}{dx}\left(x\right) y", "square-needed", r"\left("),
    (r"\alpha + e^2x", "exponent", "e^2x"),
    (r"\alpha + xy", "letters", "xy"),
    (r"\ln 2x \cdot \alpha", "bare-argument", r"\ln"),
    (r"\sigma^2(x)", "function-power", r"\sigma"),
    (r"\sigma_1(x)", "function-index", r"\sigma"),
    (r"\alpha f'(x)", "primed-name", "f'"),
    (r"\alpha f'\,(x)", "primed-name", "f'"),
    (r"\left( \alpha \right]", "pair", r"\right]"),
    (r"2\frac{d^2}{dx}\left[x\right]", "order", r"\frac"),
    (r"\alpha / 2x", "divisor", "2"),
]


def nodes(text):
    """The expressions of a derivation, each line read by the notation's own reader."""
    chain = read_chain("\n".join(line.text for line in to_notation(text)))
    assert chain.unreadable is None, located(chain.unreadable)
    return [link.node for link in chain.links]


def refusal(text):
    """What stops the reading of a text, None where nothing does."""
    try:
        for line in to_notation(text):
            for side in line.text.partition("#")[0].split("="):
                _read_at(line, side)
    except Unreadable as found:
        return found
    return None


def _read_at(line, side):
    try:
        if side.strip(" >"):
            read(side)
    except Unreadable as found:
        found.column += line.text.index(side)
        raise line.locate(found) from None


@pytest.mark.parametrize(("latex", "text"), SAME)
def test_same_tree(latex, text):
    """Is each construct of LaTeX read as the same tree as in the text notation?"""
    [line] = to_notation(latex if is_latex(latex) else f"${latex}$")
    assert read(line.text) == read(text)


@pytest.mark.parametrize(("latex", "kind", "place"), REFUSED)
def test_refused_with_a_place(latex, kind, place):
    """Is what is not read refused where it stands, with a sentence that says why?"""
    found = refusal(f"\\gamma\n= {latex}")
    assert (found.kind, found.line) == (kind, 2)
    assert found.text[found.column :].startswith(place)
    assert problem(found) in " ".join(located(found).split())


@pytest.mark.parametrize(("latex", "kind", "place"), DOUBTFUL)
def test_doubts_stay_doubts(latex, kind, place):
    """Does LaTeX leave open what the notation leaves open, and name its place in the LaTeX?"""
    found = refusal(f"\\gamma\n= {latex}")
    assert (found.kind, found.line) == (kind, 2)
    assert found.text[found.column :].startswith(place)


def test_message_shows_the_latex():
    """Does the message show the line as typed, with the caret under the command?"""
    assert located(refusal("\\alpha\n= 1 + \\foo{x}")).splitlines()[-2:] == [
        "    = 1 + \\foo{x}",
        "          ^",
    ]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("d/dx 1/(1 + e^-x)\n= sigma(x)  # chain rule", False),
        ("{x + 1}^2", False),
        (r"x # as in \sigma", False),
        ("", False),
        (r"x = \alpha", True),
        ("x\n= $y$", True),
        (r"a &= b \\", True),
        (r"\begin{align}", True),
    ],
)
def test_is_latex(text, answer):
    """Is a text taken for LaTeX only by a backslash or a dollar sign outside of comments?"""
    assert is_latex(text) is answer


def test_text_is_left_alone():
    """Is a derivation in the text notation given line by line as it was typed?"""
    text = "d/dx x^2  # power rule\n\n= 2 * xy"
    lines = list(to_notation(text, first=5))
    assert [(line.number, line.text) for line in lines] == [
        (5, "d/dx x^2  # power rule"),
        (6, ""),
        (7, "= 2 * xy"),
    ]
    with pytest.raises(Unreadable) as caught:
        read(lines[2].text[1:])
    caught.value.column += 1
    found = lines[2].locate(caught.value)
    assert (found.line, found.text, found.column) == (7, "= 2 * xy", 6)


BLOCK = r"""
The derivative
\begin{equation}
\begin{aligned}

\frac{d}{dx} \ln x^{2} &= \frac{1}{x^2}
   \cdot 2x & \hspace{2cm} \text{chain rule} \\[2pt]
%\tag{left out}
  &= \frac{2x}{x^2} \nonumber \\ &= \frac{2}{x}  % the end
  = 2x^{-1}
\end{aligned}
\end{equation}."""


def test_block_keeps_line_numbers():
    """Do the rows of a pasted block name the lines of the text in which they begin?"""
    lines = list(to_notation(BLOCK.replace("The derivative", "")))
    assert [line.number for line in lines] == [6, 9, 9, 10]
    assert lines[0].text.endswith("* 2x  # chain rule")
    assert lines[3].text == "= 2x^(-1)"


def test_error_in_the_second_line_of_a_row():
    """Does an error in a row that spans two lines name the line in which it stands?"""
    found = refusal(BLOCK.replace("The derivative", "").replace(r"\cdot", r"\wrong"))
    assert (found.line, found.column) == (7, 3)


def test_words_before_a_block():
    """Are words outside of the formulas refused where they stand, and not read as names?"""
    found = refusal(BLOCK)
    assert (found.kind, found.line, found.column) == ("letters", 2, 0)


@pytest.mark.parametrize(
    ("row", "claim"),
    [
        (r"= \alpha # power rule", "power rule"),
        (r"&= \alpha \\ # power rule", "power rule"),
        (r"&= \alpha # power rule \\", "power rule"),
        (r"= \alpha \quad \text{power rule}", "power rule"),
        (r"= \alpha && (\text{power rule})", "power rule"),
        (r"= \alpha \tag{1} \text{by $x^{2}$}.", "by x^{2}"),
        (r"= \alpha", ""),
        (r"\text{so} = \alpha", ""),
    ],
)
def test_claims(row, claim):
    """Are words at the end of a row, or after #, kept as what the student claims?"""
    [line] = to_notation(row)
    content, _, said = line.text.partition("#")
    assert (content.strip(), said.strip()) == ("= alpha", claim)


def test_implied_equations_stand_in_rows_of_their_own():
    """Does each arrow begin a row, in the line where it stands, wherever lines are broken?"""
    text = "$$ y = \\ln x \\Rightarrow e^y = x $$ $$ \\implies\ny' e^y = 1 $$\n=> y' = \\frac{1}{x}"
    assert [(line.number, line.text) for line in to_notation(text)] == [
        (1, "y = ln x"),
        (1, "=> e^y = x"),
        (1, "=> y' e^y = 1"),
        (3, "=> y' = (1/x)"),
    ]


@pytest.mark.parametrize(
    "row", [r"let \alpha = x", r"\text{Let } \alpha = x", r"let $\alpha$ = x."]
)
def test_names_that_are_given(row):
    """Is a definition in LaTeX one in the text notation?"""
    [line] = to_notation(row)
    assert line.text == "let alpha = x"


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
    assert nodes(latex) == [link.node for link in read_chain(text).links]


def test_block_of_source_004():
    """Is the block of 004 the derivation that stands in tests/derivations, and on its lines?"""
    text = (DERIVATIONS / "seed-004-as-printed.txt").read_text("utf-8")
    assert nodes(SEED_004) == [link.node for link in read_chain(text).links]
    assert [line.number for line in to_notation(SEED_004)] == [3, 5, 7, 9]


def test_block_of_source_001():
    """Is the block of 001 the derivation in tests/derivations, its fraction's minus above kept?"""
    text = (DERIVATIONS / "seed-001-chain.txt").read_text("utf-8")
    expected = [link.node for link in read_chain(text).links]
    expected[4] = read("(-e^-x)/(-(1 + e^-x)^2)")
    assert nodes(SEED_001) == expected


def readable(node):
    """Whether each logarithm's base can be written in the notation: no index."""
    return not any(
        "_" in name for p in walk(node) if isinstance(p, Call) and p.base for name in p.base.names
    )


@given(trees.written.filter(readable))
def test_typeset_reads_back(node):
    """Is what we show back typeset read as the tree that it was written from?"""
    [line] = to_notation(f"$${to_latex(node)}$$")
    assert read(line.text) == node


@pytest.mark.parametrize("text", ["sqrt'(x)", "(x y) z", "log_2'(x)", "dx/dx", "alpha_1 Omega"])
def test_typeset_keeps_what_was_written(text):
    """Do primes, brackets and names survive on the way to LaTeX and back?"""
    [line] = to_notation(f"$${to_latex(read(text))}$$")
    assert read(line.text) == read(text)


@given(trees.written)
def test_plain_lines_among_latex(node):
    """Is a line of the text notation between lines of LaTeX given as it was typed?"""
    lines = list(to_notation(f"\\alpha\n{to_text(node)}  # algebra\n= \\beta"))
    assert [line.text for line in lines] == ["alpha", f"{to_text(node)}  # algebra", "= beta"]


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
