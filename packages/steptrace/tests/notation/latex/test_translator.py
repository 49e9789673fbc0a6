"""Tests of translating LaTeX to the notation: each construct, and what is refused."""

import pytest
from steptrace.messages.parsing import located, problem
from steptrace.notation.latex.parser import is_latex, to_notation
from steptrace.notation.parser import read
from steptrace_helpers.pasted import refusal

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
    (r"e^{wx} + e^{\alpha}", "e^(w x) + e^alpha"),
    (r"\frac{ab}{xy}", "(a b)/(x y)"),
    (r"\sqrt{xy} + x^{ab}", "sqrt(x y) + x^(a b)"),
    (r"we^{wx}", "w e^(w x)"),
    (r"\tanh^{2}(z) + \ln^2 x", "tanh(z)^2 + ln(x)^2"),
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
    (r"{1 \over {p (1-p)}}", "1/(p (1 - p))"),
    (r"\ln\left( p\over{1-p} \right)", "ln(p/(1 - p))"),
    (r"(1 + x)^{1 \over 2}", "(1 + x)^(1/2)"),
    (r"{d\over dx}{[x^2]}+{dy \over dx}", "d/dx[x^2] + dy/dx"),
    (r"{{dy} \over {dx}}", "dy/dx"),
    (r"\frac{\cancel{3} x}{\bcancel{3}}", "(3x)/3"),
    (r"{\color{red}\left(x + 1\right)}^{2} \textcolor{blue}{y}", "(x + 1)^2 y"),
    (r"\mathbf{w} \boldsymbol{x} + \ell", "w x + l"),
    (r"\hat{p} + \bar x + \tilde{\alpha}", "phat + xbar + alphatilde"),
    (r"\ln|x| + \left|x - 1\right| + \lvert y \rvert", "ln(|x|) + |x - 1| + |y|"),
    (r"y^{'} + y^{''}", "y' + y''"),
    (r"\left. x \right.", "x"),
    (r"\biggl(x\biggr) \textstyle y \limits", "(x) y"),
    (r"s.\frac{1}{2} + x . y", "s (1/2) + x y"),
    (r"3 {x}^{2.} y", "3 x^2 * y"),
    (r"\phantom{\rule{thinmathspace}{0ex}} x", "x"),
    (r"({-x}) + ({ -e }^{ -x })", "(-x) + (-e^-x)"),
    (r"\frac{d}{d x} \log{\left(x \right)}^{2}", "d/dx ln(x)^2"),
    (r"\sin^{2}{\left(2 x \right)} e^{- x}", "sin(2x)^2 e^-x"),
    (r"$\alpha$", "alpha"),
    (r"$$\alpha$$", "alpha"),
    (r"\[\alpha\]", "alpha"),
    (r"\(\alpha\)", "alpha"),
    (r"\displaystyle \alpha \;.", "alpha"),
    (r"{}\alpha \nonumber \label{eq:a} \tag{1} % as before", "alpha"),
]

# LaTeX that is refused, the kind of problem, and the text at which it stands.

REFUSED = [
    (r"1 + \tan(x)", "function-word", r"\tan"),
    (r"x \pm 1", "latex-command", r"\pm"),
    (r"\left. x \right|", "open", r"\right|"),
    (r"\sum_{i} x_i", "latex-command", r"\sum"),
    (r"\sqrt[3]{x}", "latex-root", "["),
    (r"\hat{xy}", "latex-hat", r"\hat"),
    (r"\vec{x}", "latex-hat", r"\vec"),
    (r"\hat{t}", "latex-hat", r"\hat"),
    (r"y = a \over b", "latex-over", r"\over"),
    (r"(a \over b)", "latex-over", r"\over"),
    (r"{a \over b \over c}", "latex-over", r"\over"),
    (r"\alpha {a+b} c", "latex-braces", "{"),
    (r"\alpha {a b}^2", "latex-braces", "{"),
    (r"\alpha + f^{(2)}", "latex-order", "^"),
    (r"\alpha + x^{[2]}", "latex-order", "^"),
    (r"\alpha + w^\top x", "transpose", "w"),
    (r"\alpha + w^{T} x", "transpose", "w"),
    (r"\alpha x^{2}^{3}", "latex-scripts", "^{3}"),
    (r"\alpha e^w_1", "latex-scripts", "_1"),
    (r"\ln\frac{1}{x}^2", "bare-argument", r"\ln"),
    (r"σ\frac{1}{x}y", "bare-argument", "σ"),
    (r"x_{\alpha + 1}", "latex-index", "_"),
    (r"\frac{1}23", "latex-argument", "23"),
    (r"\sqrt xy", "latex-argument", "xy"),
    (r"\alpha = 1 \quad \beta = 2", "latex-gap", r"\quad"),
    (r"\alpha \text{ or } \beta", "latex-words", r"\beta"),
    (r"\begin{cases} x \end{cases}", "latex-block", r"\begin"),
    (r"\frac{d(x) + 1}{dx}", "square-needed", "(x)"),
    (r"\frac{d}{dx}^2 x", "latex-scripts", "^"),
    (r"\ln\frac{1}{x} y", "bare-argument", r"\ln"),
    (r"\alpha + {x", "open", "{"),
    (r"\alpha + x}", "close", "}"),
    (r"\frac{1}", "end", ""),
    (r"\alpha ^", "end", ""),
    (r"\alpha ^(-2)", "latex-exponent", "(-2)"),
    (r"\alpha + |x", "open", "|"),
    (r"\frac{}{2}", "empty", "{"),
]

# LaTeX that is rewritten, and then refused by the notation's own rules.


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


def test_message_shows_the_latex():
    """Does the message show the line as typed, with the caret under the command?"""
    assert located(refusal("\\alpha\n= 1 + \\foo{x}")).splitlines()[-2:] == [
        "    = 1 + \\foo{x}",
        "          ^",
    ]
