"""A student's first tries at unit 2, in a real browser: what Validate and the cells say of them."""

import re
import shutil

import pytest
from helpers.lab import SET_CELLS, validate
from helpers.units import ROOT
from playwright.sync_api import expect

UNIT = "2-derivative"
pytestmark = pytest.mark.browser

EXERCISES = ["cube", "fraction", "chain", "quotient", "exponential", "slip", "reader", "code"]
START = "d/dx (x^2 + 1)^3"
# First tries, and what the dialog says of each; the second ones are in the same sheet later.
TRIES = {
    "cube": f'cube = """{START}\n= 3 (x^2 + 1)^2\n= 6x (x^2 + 1)^2"""',
    "fraction": 'fraction = """\nd/dx 3x/(1 + x)\n= (3 (1 + x)',
    "chain": 'chain = """d/dx 1/(1 + e^-x)\n= -(1 + e^-x)^-2 * d/dx[1 + e^-x"""',
    "quotient": 'quotient = """d/dx 1/(1 + e^-x)\n= sigma(x) (1 - sigma(x))"""',
    "exponential": 'exponentail = "d/dx e^x/(e^x + 1)"',
    "slip": 'slip = {"line": 3}\nslip["rule"] = sign',
    "code": "def sigmoid_derivative(x):\n    while True:\n        x = x + 1",
}
SAID = (
    "cube: Line 2: Does not follow. At x = 1 the line before is 24, this line is 12. "
    "The inner derivative is missing, or its sign is lost.",
    "fraction: the cell that should define fraction stops: SyntaxError: unterminated "
    "triple-quoted string literal",
    "chain: Not readable at line 2, column 24: This bracket is never closed: [",
    "quotient: All is true so far, and 0 of 2 lines asked for are there. Missing after line 1: ",
    "exponential: no cell that was run defines it. There is exponentail: is that your answer?",
    "slip: the cell that should define slip stops: NameError: name 'sign' is not defined "
    "(line 2 of that cell)",
    "sigmoid_derivative(1.0): your function was still running after 5 seconds, in line 2 of its "
    "cell. Is there a loop in it that never ends?",
)
SECOND = {
    "cube": f'cube = "{START} = 3 (x^2 + 1)^2 * 2x = 6x (x^2 + 1)^2"',
    "fraction": "fraction = d/dx 3x/(1 + x)",
    "chain": 'chain = """d/dx 1/(1 + e^-x)\n= -(1 + e^-x)^-2 * d/dx[1 + e^-x]\n'
    '= -(1 + e^-x)^-2 * e^-x\n= -e^-x/(1 + e^-x)^2"""',
    "quotient": 'quotient = """d/dx 1/(1 + e^-x)\n'
    '= (0 (1 + e^-x) - 1 e^-x)/(1 + e^-x)^2\n= e^-x/(1 + e^-x)^2"""',
    "exponential": 'exponential = """d/dx e^x/(e^x + 1)\n= (e^x (e^x + 1) - e^x e^x)/(e^x + 1)"""',
    "slip": 'slip = {"line": "3", "rule": "chain rule", "correction": "2x"}',
    "code": "import math\n\ndef sigmoid_derivative(x):\n"
    "    s = 1/(1 + math.exp(-x))\n    return s * (1 - s)",
}
SAID_SECOND = (
    "cube: All is true so far, and 0 of 1 lines asked for are there. Missing after line 1: ",
    "fraction: the cell that should define fraction stops: SyntaxError: invalid decimal literal "
    "(line 1 of that cell)\nThis answer is a text: write it between quotes.",
    "chain: Line 3: Does not follow. At x = 1 the line before is 0.196612, this line is "
    "-0.196612. The inner derivative is missing, or its sign is lost.",
    "quotient: Line 2: Does not follow. At x = 1 the line before is 0.196612, this line is "
    "-0.196612. ",
    "exponential: Line 2: Does not follow. At x = 1 the line before is 0.196612, this line is "
    "0.731059. The denominator of the quotient rule is not squared.",
    "slip: 'line' should be a whole number from 1 to 17, not '3'.",
    "sigmoid_derivative(x) with x an array of shape (11,), float64: your function stopped with "
    "TypeError: only 0-dimensional arrays can be converted to Python scalars\n"
    "A function of math takes a single number, and this is an array.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the released unit 2."""
    folder = tmp_path_factory.mktemp("first-tries")
    shutil.copy(ROOT / f"release/{UNIT}/{UNIT}.ipynb", folder)
    return folder


def run(notebook, *ids):
    """Run cells, one after the other; give the place of the last one."""
    for name in ids:
        notebook.evaluate(
            """async (name) => {
                const content = jupyterapp.shell.currentWidget.content;
                content.activeCellIndex = content.widgets.findIndex(c => c.model.id === name);
                await jupyterapp.commands.execute('notebook:run-cell');
            }""",
            name,
        )
    place = notebook.evaluate("() => jupyterapp.shell.currentWidget.content.activeCellIndex")
    notebook.evaluate("(at) => jupyterapp.shell.currentWidget.content.scrollToItem(at)", place)
    return notebook.locator(f'.jp-Cell[data-windowed-list-index="{place}"]')


def hints(notebook, tries):
    """What a student reads who asks for a hint after each of some tries."""
    for answer in tries:
        cube, ask = f'cube = """{answer}"""', 'tutor.hint("cube")'
        notebook.evaluate(SET_CELLS, {"cube": cube, "example": ask})
        run(notebook, "cube", "cube-check")
        yield run(notebook, "example").locator(".jp-OutputArea-output").inner_text()


@pytest.mark.parametrize(("tries", "sentences"), [(TRIES, SAID), (SECOND, SAID_SECOND)])
def test_validate_says_what_a_tutor_would_say(notebook, tries, sentences):
    """Is each first try named by its exercise, with its real error, and no inside of the tutor?"""
    notebook.evaluate(SET_CELLS, tries)
    said = validate(notebook).inner_text()
    for sentence in sentences:
        assert f"Not yet: {sentence}" in said
    assert "Traceback" not in said
    assert "is not defined\n" not in said
    assert "tutor.check" not in said
    assert re.findall(r"^Exercise (\w+)$", said, re.M) == EXERCISES


def test_a_check_shows_where_a_derivation_breaks(notebook):
    """Is the typeset table shown up to the broken line, by sign and word, above the message?"""
    notebook.evaluate(SET_CELLS, {"cube": TRIES["cube"]})
    cell = run(notebook, "setup", "cube", "cube-check")
    table = cell.locator(".jp-OutputArea table")
    expect(table.locator("tbody mjx-container").nth(1)).to_be_visible(timeout=60_000)
    assert "✗ breaks" in table.inner_text()
    assert table.locator("tbody").count() == 2
    expect(cell.get_by_text("Not yet: cube: Line 2: Does not follow.")).to_be_visible()


def test_what_is_left_over_does_not_hide_an_error(notebook):
    """Is a check that was content not content any more when the answer's cell stops?"""
    right = f"cube = '{START}\\n= 3 (x^2 + 1)^2 * d/dx[x^2 + 1]\\n= 3 (x^2 + 1)^2 * 2x"
    notebook.evaluate(SET_CELLS, {"cube": right + "\\n= 6x (x^2 + 1)^2'"})
    expect(run(notebook, "setup", "cube", "cube-check")).to_contain_text("cube: ")
    expect(run(notebook, "status")).to_contain_text("content")
    notebook.evaluate(SET_CELLS, {"cube": "cube = cub"})
    said = "Not yet: cube: the cell that should define cube stops: NameError: name 'cub'"
    expect(run(notebook, "cube", "cube-check")).to_contain_text(said)
    status = run(notebook, "status")
    expect(status).to_contain_text("not yet: the cell that should define cube stops")
    expect(status).to_contain_text("A person reads this answer; no check looks at it.")


def test_hints_open_level_by_level(notebook):
    """Does a hint say more after a changed answer was checked, and only then?"""
    run(notebook, "setup")
    tries = (START, START, f"{START}\n= 3 (x^2 + 1)^2", f"{START}\n= x", f"{START}\n= 7")
    first, same, *others = hints(notebook, tries)
    assert first.startswith("cube: After line 1 comes a rule of differentiation.")
    assert same == first
    assert [text.count("\n") - first.count("\n") for text in others] == [1, 2, 3]
    assert "By the chain rule." in others[0]
    assert "□" in others[2]
    assert "(x^2 + 1)^2" not in others[2]
