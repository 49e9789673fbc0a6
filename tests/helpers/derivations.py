"""The derivation exercises of the sheets: what each asks for, and what a text earns."""

import ast
import io
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache

from helpers import units
from steptrace.rubric.hide import CHECK

from sigmoid_course import tutor


@dataclass(frozen=True)
class Exercise:
    """A derivation of a sheet.

    `asked` has the arguments of its visible check, `marked` those of its marking cell; `check` is
    the source of the visible check.
    """

    unit: str
    name: str
    check: str
    asked: dict
    marked: dict
    reference: str

    @property
    def printed(self):
        """The lines that the sheet prints, in order."""
        middle = [line for line in self.marked.get("through", ()) if isinstance(line, str)]
        return [self.marked["start"], *middle, self.marked["end"]]

    @property
    def described(self):
        """The accepted forms of the lines that the sheet only describes."""
        through = self.marked.get("through", ())
        return [form for item in through if not isinstance(item, str) for form in item[1:]]

    @property
    def way(self):
        """The lines of the way that the sheet does not ask for."""
        return [line for lines in self.marked.get("between", ()) for line in lines]

    @property
    def legs(self):
        """The number of legs, which are worth the same."""
        return len(self.marked.get("through", ())) + 1

    @property
    def letting(self):
        """The lines that give the sheet's names their meaning."""
        return [f"let {meaning}" for meaning in self.marked.get("given", ())]

    def earned(self, text):
        """The share of the points that a text earns."""
        with redirect_stdout(io.StringIO()):
            return tutor.check_derivation(text, **self.marked) / self.marked["points"]

    def complaint(self, text):
        """What the visible check says against a text; None where it is content."""
        try:
            with redirect_stdout(io.StringIO()):
                tutor.check_derivation(text, **self.asked)
        except tutor.NotYet as said:
            return str(said)
        return None


def calls(source):
    """The calls of the check in a cell: the answer's name, and the arguments."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == CHECK:
            given = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
            yield node.args[0].id, given


@cache
def exercises():
    """All derivations of all sheets."""
    return [exercise for unit in units.UNITS for exercise in _of_unit(unit)]


def _of_unit(unit):
    checks, marks, names = {}, {}, {}
    for cell in units.source(unit).cells:
        for name, given in calls(cell.source) if cell.cell_type == "code" else ():
            (marks if "points" in given else checks)[name] = (cell.source, given)
    for cell in units.source(unit).cells:
        if marks and cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code":
            names |= {name: value for name, value in _texts(cell.source) if name in marks}
    for name, (_, marked) in marks.items():
        yield Exercise(unit, name, *checks[name], marked, names[name])


def _texts(source):
    """The texts that a cell gives names."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            yield node.targets[0].id, node.value.value
