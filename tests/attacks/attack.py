"""What an attack is, and the small unit that all attacks hand in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from nbapart_helpers.tiny import cell
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

UNIT = "1-first"
HONEST = "zoe"

# Nothing of a student's may show a word that begins so, but for the hidden tests' own place.
CANARY = "canary-of-"

DOUBLE = """\
def double(x):
    ### BEGIN SOLUTION
    return x + x  # canary-of-solutions
    ### END SOLUTION"""

DOUBLE_MARKS = """\
### BEGIN HIDDEN TESTS
import numpy as np

canary = "canary-of-hidden-tests"
np.testing.assert_allclose(double(np.array([1.5, -2.0])), [3.0, -4.0])
assert double(3) == 6, "double(3) is not right yet."
### END HIDDEN TESTS"""

WORD = """\
word = ""
### BEGIN SOLUTION
word = "sigma"  # canary-of-solutions
### END SOLUTION"""

WORD_MARKS = """\
### BEGIN HIDDEN TESTS
canary = "canary-of-hidden-tests"
assert isinstance(word, str), "The word is no text."
assert word == "sigma" and not word != "sigma", "The word is not right yet."
assert list(word) == list("sigma") and len(word) == 5
### END HIDDEN TESTS"""

NUMBER = """\
number = 0
### BEGIN SOLUTION
number = 0.25  # canary-of-solutions
### END SOLUTION"""

NUMBER_MARKS = """\
### BEGIN HIDDEN TESTS
import numpy as np


def marks():
    np.testing.assert_allclose(number, 0.25, rtol=1e-9, err_msg="The number is not right yet.")
    assert np.ndim(number) == 0 and abs(number - 0.25) < 1e-9
    return 1.0


marks()
### END HIDDEN TESTS"""

GIVEN = 'word = "sigma"  # for whoever has not found the word'

CURVE = """\
import numpy as np

curve = None
### BEGIN SOLUTION
def curve(x):
    return 1 / (1 + np.exp(-x))  # canary-of-solutions
### END SOLUTION"""

CURVE_MARKS = """\
### BEGIN HIDDEN TESTS
from sigmoid_course import tutor

tutor.check_function(curve, like="sigmoid", tier="correct", points=2)
### END HIDDEN TESTS"""

STEPS = """\
steps = ""
### BEGIN SOLUTION
steps = "canary-of-solutions"
### END SOLUTION"""

STEPS_MARKS = """\
### BEGIN HIDDEN TESTS
from sigmoid_course import tutor

tutor.check_derivation(
    steps,
    start="d/dx (x^2 + 1)^3",
    end="6x (x^2 + 1)^2",
    between=[["3 (x^2 + 1)^2 * d/dx[x^2 + 1]"]],
    points=2,
)
### END HIDDEN TESTS"""

RIGHT = {
    "double": "def double(x):\n    return x + x",
    "word": 'word = "sigma"',
    "number": "number = 0.25",
    "curve": "import numpy as np\n\n\ndef curve(x):\n    return 1 / (1 + np.exp(-x))",
    "steps": 'steps = "d/dx (x^2 + 1)^3 = 3 (x^2 + 1)^2 * d/dx[x^2 + 1] = 6x (x^2 + 1)^2"',
}
PROSE = "why"  # the exercise that a person marks
WORTH = {"double": 2.0, "word": 1.0, "number": 1.0, "curve": 2.0, "steps": 2.0, PROSE: 3.0}


@dataclass(frozen=True)
class Attack:
    """A submission that wants more than it deserves.

    Attributes
    ----------
    name : str
        The student who hands it in.
    tries : str
        What it tries, as the end of a sentence.
    cells : dict
        Exercise -> its answer. `double` is right where it is not given; the others are untouched.
    change : callable, optional
        Takes the notebook, and changes it or gives another (anything that JSON can hold).
    files : callable, optional
        Takes the folder in `submitted/`, with the notebook in it.
    earns : dict
        Exercise -> points; what is not given earns nothing.
    waits : tuple of str
        Exercises that a person must look at.
    reason : str, optional
        A piece of the line for this student, where nothing of it can be marked.
    says : str, optional
        A piece of the text on the feedback page, by which the attack shows that it was made.
    """

    name: str
    tries: str
    cells: dict = field(default_factory=dict)
    change: Callable | None = None
    files: Callable | None = None
    earns: dict = field(default_factory=lambda: {"double": 2.0})
    waits: tuple[str, ...] = ()
    reason: str | None = None
    says: str | None = None

    @property
    def marks(self):
        """Exercise -> points, for all exercises; None where nothing can be marked."""
        return None if self.reason else dict.fromkeys(WORTH, 0.0) | self.earns


def unit():
    """The unit: five exercises marked by machine, and one by hand."""
    locked = {"locked": True}
    marks = {"grade": True, "locked": True}
    cells = [cell(new_markdown_cell, "# A small unit", "title", **locked)]
    sources = {"double": (DOUBLE, DOUBLE_MARKS), "word": (WORD, WORD_MARKS)}
    sources |= {"number": (NUMBER, NUMBER_MARKS), "curve": (CURVE, CURVE_MARKS)}
    sources |= {"steps": (STEPS, STEPS_MARKS)}
    for name, (answer, test) in sources.items():
        cells.append(cell(new_code_cell, answer, name, solution=True))
        cells.append(cell(new_code_cell, test, f"{name}-marks", points=WORTH[name], **marks))
    cells.append(cell(new_code_cell, GIVEN, "given", **locked))
    reason = cell(new_markdown_cell, "Why?", PROSE, points=3, grade=True, solution=True)
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return new_notebook(cells=[*cells, reason], metadata=metadata)
