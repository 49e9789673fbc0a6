"""Tests of reading derivations: lines, steps, definitions, primes, and unreadable lines."""

from fractions import Fraction

import pytest
from steptrace.expression import Num
from steptrace.notation.parser import read
from steptrace.notation.printer import to_text
from steptrace.notation.reader import read_derivation
from steptrace.tracer import trace


def _texts(derivation):
    return [(line.number, to_text(line.node)) for line in derivation.lines]


def test_lines_are_numbered_as_in_the_text():
    """Are blank lines and remarks counted, and is each = of a line a step of that line?"""
    derivation = read_derivation(
        "2x = x + x  # sum rule\n\n# a remark\n= 3x - x = x * 2\n", first=6
    )
    assert _texts(derivation) == [(6, "2 * x"), (6, "x + x"), (9, "3 * x - x"), (9, "x * 2")]
    assert [line.claim for line in derivation.lines] == ["", "sum rule", "", ""]
    assert [line.text for line in derivation.lines] == ["2x", "x + x", "3x - x", "x * 2"]


@pytest.mark.parametrize("before", ["\n", "  \n", "\r\n"])
def test_an_empty_line_after_the_quotes_is_not_counted(before):
    """Is the first line with something in it line 1, also where reading stops?"""
    assert [line.number for line in read_derivation(f"{before}x\n= x").lines] == [1, 2]
    assert read_derivation(f"{before}x\n= ?").unreadable.line == 2
    assert read_derivation(f"{before}x\n= \times", first=4).unreadable.line == 5
    assert [line.number for line in read_derivation("\n\nx").lines] == [2]


EATEN = ["\frac12", "\beta", "\alpha", "\varphi", "x \times 2", "\theta", "\right)", "\text{so}"]


@pytest.mark.parametrize("text", EATEN)
def test_a_backslash_that_python_took_is_told(text):
    """Is LaTeX without r before its quotes recognised, at its column?"""
    problem = read_derivation("x\n= 1 + " + text).unreadable
    assert (problem.kind, problem.line, problem.column) == (
        "eaten",
        2,
        6 + (2 if text[0] == "x" else 0),
    )


def test_a_tab_is_no_latex():
    """Is a tab between formulas a space?"""
    assert to_text(read_derivation("x\t+\ty").lines[0].node) == "x + y"


ARROWS = {"d/dx x^2\n=> 2x": 2, "d/dx x^2\n→ = 2x": 2, "y = x\n∴ y' = 1\n⇔ 1 = y'": 3}


@pytest.mark.parametrize("text", ARROWS)
def test_an_arrow_goes_on(text):
    """Is an arrow before a line an equals sign in a chain, and left out before an equation?"""
    derivation = read_derivation(text)
    assert (len(derivation.lines), derivation.unreadable) == (ARROWS[text], None)


REMARKS = {
    "x\n= x by the power rule": "by the power rule",
    "x\n= x (power rule)": "power rule",
    "x\n= x  expanding and simplifying.": "expanding and simplifying",
    "x\n= x because of symmetry": "because of symmetry",
}


@pytest.mark.parametrize("text", REMARKS)
def test_words_at_the_end_of_a_line_are_a_remark(text):
    """Are words after a formula what the student claims?"""
    assert read_derivation(text).lines[1].claim == REMARKS[text]


@pytest.mark.parametrize(
    "text", ["x\n= expand", "x\n= x (expand with e^x)", "x\n= x foo  # so", "x\n= x plus alpha"]
)
def test_other_words_are_refused(text):
    """Are words refused that are not all at the end, or stand beside a remark?"""
    assert read_derivation(text).unreadable.kind == "word"


def test_a_fresh_name_is_given_a_meaning():
    """Is `L = …` a definition, and `sigma'(x) = …` the first step?"""
    derivation = read_derivation("L = -ln(p)\n= -1 ln(p)")
    assert _texts(derivation) == [(1, "-ln(p)"), (2, "-1 * ln(p)")]
    assert to_text(derivation.definitions["L"]) == "-ln(p)"
    assert not read_derivation("sigma'(x) = d/dx 1/(1 + e^-x)").definitions


@pytest.mark.parametrize("text", ["y = y x", "e = 3", "x = 0 = d/dx x^2", "x = 2 = y'"])
def test_what_is_not_fresh_is_no_definition(text):
    """Is a name that stands in its own meaning, is e, or is the variable, left a first step?"""
    derivation = read_derivation(text)
    assert not derivation.definitions
    assert to_text(derivation.lines[0].node) == text.partition(" ")[0]


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("y'", "dy/dx"),
        ("y''", "d^2y/dx^2"),
        ("(e^x + 1)'", "d/dx[e^x + 1]"),
        ("(e^z)'", "d/dz[e^z]"),
        ("[t^2]'^2", "d/dt[t^2]^2"),
        ("d/dx[w x] = (w x)'", "d/dx[w * x]"),
        ("2 y y' = (y^2)'", "d/dx[y^2]"),
        ("dy/dt = y'", "dy/dt"),
        ("d/dx[x] + d/dz[z] = (z^2)'", "d/dz[z^2]"),
    ],
)
def test_primes_go_by_the_variable_there_is(text, understood):
    """Is a prime the derivative by the only variable, be it of a name or of a group?"""
    assert read_derivation(text).lines[-1].node == read(understood)


def test_primes_go_by_x_unless_another_name_is_the_only_one():
    """Is p' by z where nothing but z is beside p, and otherwise by x?"""
    assert read_derivation("p = sigma(z)\np' = 1").by == "z"
    assert read_derivation("p = pi z^2\np' = 2 pi z").by == "z"
    assert read_derivation("p = pi^2\np' = 0").by == "x"
    assert read_derivation("p = sigma(a z)\np' = 1").by == "x"
    assert read_derivation("p = sigma(x)\np' = y").by == "x"


def test_a_prime_with_two_variables_is_refused():
    """Is (w x)' refused where nothing says what it goes by, with its line?"""
    problem = read_derivation("2\n= (w x)'").unreadable
    assert (problem.kind, problem.line) == ("prime-of-what", 2)


def test_primed_and_differentiated_names_are_functions():
    """Is y a function where y' or dy/dx stands, and a constant elsewhere?"""
    assert read_derivation("y' + x").functions == {"y"}
    assert read_derivation("dL/dz = 0").functions == {"L"}
    assert read_derivation("d/dx[y x]").functions == frozenset()
    assert read_derivation("L = p^2\n= p p\n= p^2 + 0 dL/dp").functions == frozenset()


STOPPED = {
    "": ("nothing", 1, 0),
    "\n# only a remark\n": ("nothing", 1, 0),
    "= x": ("no-start", 1, 0),
    "x\nx": ("no-equals", 2, 0),
    "\na = 1 + x\n\nd/dx a\n= 1": ("let-missing", 1, 0),
    "let a = 1 + x\nb = a^2 # so\nc = b\n b c\n": ("let-missing", 2, 0),
    "a = 1 + x\n= x + 1\nx": ("no-equals", 3, 0),
    "a + 1 = x\nx": ("no-equals", 2, 0),
    "a = x = y\nx": ("no-equals", 2, 0),
    "x\n= ": ("nothing-after", 2, 0),
    "x = = x": ("nothing-after", 1, 2),
    "x\n= x\n= 2 3": ("number-after", 3, 4),
    "x = (1 + x": ("open", 1, 4),
    "x\n" + "= x\n" * 10_000: ("many", 101, 0),
    "x\n= " + "x+" * 500_000: ("long", 2, 2001),
}


@pytest.mark.parametrize("text", STOPPED, ids=lambda text: text[:12])
def test_reading_stops_where_it_must(text):
    """Is the first line that cannot be read named with its column, the rest kept?"""
    derivation = read_derivation(text)
    problem = derivation.unreadable
    assert (problem.kind, problem.line, problem.column) == STOPPED[text]
    assert all(line.number < problem.line for line in derivation.lines)


def test_an_equation_before_a_line_that_cannot_be_read_is_one():
    """Is x^2 = 1 no step where the line after it, not read, does not go on from it?"""
    assert read_derivation("x^2 = \\alpha\n\\foo x = 1").equations
    assert not read_derivation("x^2 = \\alpha\n= \\foo").equations


@pytest.mark.parametrize("value", [None, 3, ["x"], b"x"])
def test_what_is_no_text_is_nothing_to_read(value):
    """Does a value that is no text read as nothing, without an exception?"""
    assert read_derivation(value).unreadable.kind == "nothing"


@pytest.mark.parametrize(
    "text", ["𝑒^𝑥 + ϕ", "e^x + φ", "e^x ＋ φ", "e^x + phi\r\n", "e^x + phi\u200b"]
)
def test_pasted_letters_are_the_usual_ones(text):
    """Are letters of another face, as pages have them, read as what they look like?"""
    assert to_text(read_derivation(text).lines[0].node) == "e^x + phi"


def test_a_letter_with_its_hat_apart_is_one():
    """Is y with a combining circumflex the name yhat?"""
    assert to_text(read_derivation("y\u0302").lines[0].node) == "yhat"


@pytest.mark.parametrize("text", ["=>", "x = y\n=>", "x^2 = 1\n=> # so"])
def test_an_arrow_alone_is_refused(text):
    """Is an arrow with nothing after it refused, where something was expected?"""
    assert read_derivation(text).unreadable.kind == "empty"


BESIDE = {
    "y = a x, a = 3": {"a": 3},
    "y = a x + b, a = 3, b = 2\ny' = 3": {"a": 3, "b": 2},
    r"$y = ax,\ a = 3$": {"a": 3},
    "x^2 + y^2 = 25, y = 3": {},
    "y = 2x, x = 2y": {},
    "x = 2, y = 3": {},
}


@pytest.mark.parametrize("text", BESIDE)
def test_an_equation_after_a_comma_gives_a_name_of_the_first(text):
    """Is `a = 3` beside `y = a x` the meaning of a, unless it is given already?"""
    derivation = read_derivation(text)
    given = {name: derivation.definitions[name] for name in derivation.let & {"a", "b"}}
    assert given == {name: Num(Fraction(value)) for name, value in BESIDE[text].items()}
    assert derivation.unreadable is None


def test_a_name_given_after_a_comma_is_used():
    """Is a slope judged with the value that stands beside the first equation?"""
    assert trace("y = a x, a = 3\ndy/dx = 3").verdict == "sound"
    assert trace("y = a x, a = 3\ndy/dx = 2").verdict == "broken"


PASTED = [
    (
        r"""\begin{align*}
\frac{d}{dx}\left[x^3\cos x\right]
&= 3x^2\cdot(-\sin x) \\
&= -3x^2\sin x
\end{align*}""",
        [2, 3, 4],
    ),
    ("$$\nx + x\n= 2x\n= 3x - x\n$$", [2, 3, 4]),
    ("$$\nx + x =\n\n2x\n= 3x - x\n$$", [2, 4, 5]),
    ("\\begin{align} x + x &= 2x \\\\ &= 3x - x \\end{align}", [1, 1, 1]),
    ("$$\nx + x = 2x\n+ 0 = 3x - x\n$$", [2, 2, 3]),
]


@pytest.mark.parametrize(("text", "numbers"), PASTED)
def test_an_expression_has_the_number_of_the_line_where_it_begins(text, numbers):
    """Does each expression of LaTeX name the line of the text in which it stands?"""
    assert [line.number for line in read_derivation(text).lines] == numbers


def test_a_slope_of_an_unknown_function_begins_a_row():
    """Is dL/dz on a line of its own still the left side of the row that goes on below?"""
    lines = read_derivation(
        "\\begin{align}\n\\frac{dL}{dz}\n&= 2z \\\\\n&= z + z\n\\end{align}"
    ).lines
    assert [(line.number, line.left is not None) for line in lines] == [(3, True), (4, False)]
