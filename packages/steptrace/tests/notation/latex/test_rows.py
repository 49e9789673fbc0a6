"""Tests of cutting pasted text into rows: blocks, words, claims and line numbers."""

import pytest
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.parser import is_latex, to_notation
from steptrace.notation.parser import read
from steptrace_helpers.pasted import refusal


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
    text = "d/dx x^2  # power rule\n\n= 2 * dx"
    lines = list(to_notation(text, first=5))
    assert [(line.number, line.text) for line in lines] == [
        (5, "d/dx x^2  # power rule"),
        (6, ""),
        (7, "= 2 * dx"),
    ]
    with pytest.raises(Unreadable) as caught:
        read(lines[2].text[1:])
    caught.value.column += 1
    found = lines[2].locate(caught.value)
    assert (found.line, found.text, found.column) == (7, "= 2 * dx", 6)


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
    """Are words before the formulas left out, and those that may be a formula refused?"""
    assert [line.number for line in to_notation(BLOCK)] == [6, 9, 9, 10]
    found = refusal(BLOCK.replace("The derivative", "sigmoid"))
    assert (found.kind, found.line, found.column) == ("function-word", 2, 0)


@pytest.mark.parametrize(
    ("row", "claim"),
    [
        (r"= \alpha # power rule", "power rule"),
        (r"&= \alpha \\ # power rule", "power rule"),
        (r"&= \alpha # power rule \\", "power rule"),
        (r"= \alpha \quad \text{power rule}", "power rule"),
        (r"= \alpha && (\text{power rule})", "power rule"),
        (r"= \alpha \tag{1} \text{by $x^{2}$}.", "by x^{2}"),
        (r"= \alpha \quad [\text{power rule}]", "power rule"),
        (r"= \alpha \quad \left(\text{power rule}\right)", "power rule"),
        (r"= \alpha \because \text{power rule}", "power rule"),
        (r"= \alpha \quad (\because \text{$y = 1$ and power rule})", "$y = 1$ and power rule"),
        (r"= \alpha \because b(a + b)", "b(a + b)"),
        (r"= \alpha ∵ y = 1 \\", "y = 1"),
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


ROWS = {
    r"\Large{\begin{align} x &= y \\ &= z \end{align}}": ["x = y", "= z"],
    r"{\small \begin{align} x &= y \\ &= z \end{align} }": ["x = y", "= z"],
    "\\Large{\n\\begin{align}\nx &= y \\\\\n&= z\n\\end{align}\n}": ["x = y", "= z"],
    r"\begin{aligned}[t] x &= y \end{aligned}": ["x = y"],
    r"\begin{array}[t]{rl} x &= y \end{array}": ["x = y"],
    r"\begin{align} x &= y \\ \because \text{it is so} \\ &= z \end{align}": ["x = y", "= z"],
    r"\begin{align} x &= y \\ \intertext{and so} &= z \\ \hline \end{align}": ["x = y", "= z"],
    r"\begin{align} x &= y \\ &\qquad + z \\ &= w \end{align}": ["x = y + z", "= w"],
    "\\begin{align}\nx &= y \\\\\n& - z\n\\end{align}": ["x = y - z"],
    r"\begin{align} x &= y \\ &\quad {}- z \\ &+ a \end{align}": ["x = y - z + a"],
    r"\begin{align} x &= y \\ &\phantom{=} {} - z \end{align}": ["x = y - z"],
    r"\begin{align} x &= y \\ - z &= a \end{align}": ["x = y", "-z = a"],
}


@pytest.mark.parametrize("text", ROWS)
def test_rows_of_a_block(text):
    """Is what is no row left out, and a row that begins with a sign read with the one before?"""
    assert [line.text for line in to_notation(text)] == ROWS[text]
