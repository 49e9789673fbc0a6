"""A step of `nbgrader generate_assignment`: checks of derivations get hints.

They are made from the solutions of the sheet, before nbgrader clears those.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from steptrace.algebra.kinds import KINDS
from steptrace.errors import Misused
from steptrace.registry import RULES
from steptrace.result import Trace
from steptrace.rubric.hints import Hint, gives_away, made
from steptrace.rubric.milestones import Rubric
from steptrace.tracer import trace
from traitlets import Unicode

from sigmoid_course.hints import FOLDER, store

CHECK = "check_derivation"
FENCED = re.compile(r"```(?:python)?\n(.*?)```", re.DOTALL)
STEPS = re.compile(r"^=>? ", re.MULTILINE)


class AddHints(NbGraderPreprocessor):
    """Makes the hints of each derivation, and has the visible check ask for them by name.

    They are stored in the course, not in the sheet, which nobody could read past them. A call that
    has hints stays as it is: nbgrader may be configured by one file twice, and then runs this step
    twice.
    """

    folder = Unicode(str(FOLDER), help="Where the hints of each unit are stored.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Make those of a sheet.

        Raises
        ------
        Misused
            The sheet has no solution for an answer that is checked, or the call cannot be changed.
        """
        sheet = _Sheet(nb, resources["nbgrader"]["assignment"])
        for cell in sheet.checks:
            cell.source = sheet.with_hints(cell.source)
        if sheet.made:
            store(Path(self.folder) / f"{sheet.unit}.json", sheet.made)
        return nb, resources


@dataclass(frozen=True)
class _Sheet:
    """A sheet with its solutions, and the hints that were made of them."""

    notebook: NotebookNode
    unit: str
    made: dict[str, list[Hint]] = field(default_factory=dict)

    @property
    def checks(self):
        """The cells with visible checks."""
        for cell in self.notebook.cells:
            info = cell.metadata.get("nbgrader", {})
            if cell.cell_type == "code" and info.get("grade") and info.get("points") == 0:
                yield cell

    def with_hints(self, source):
        """The source of a cell with hints in each call of the check."""
        lines = source.splitlines(keepends=True)
        for call in sorted(_calls(source), key=lambda call: -call.end_lineno):
            if lines[call.end_lineno - 1].strip() != ")":
                raise Misused(f"End the call of {CHECK} with a bracket on a line of its own.")
            margin = " " * (call.end_col_offset + 3)
            answer = call.args[0].id
            self.made[answer] = self._hints(answer, call)
            asked = f'{margin}hints=tutor.hints("{self.unit}/{answer}"),\n'
            lines.insert(call.end_lineno - 1, asked)
        return "".join(lines)

    def _hints(self, answer, call):
        if answer not in self._solutions:
            raise Misused(f"The sheet has no solution for {answer}, of which hints are made.")
        arguments = _arguments(call)
        reference = trace(self._solutions[answer], arguments.get("constants", ()))
        return made(reference, Rubric.read(**arguments), self._examples)

    @cached_property
    def _solutions(self):
        """The last text that the solutions give each name."""
        cells = (cell for cell in self.notebook.cells if cell.cell_type == "code")
        solving = (cell for cell in cells if cell.metadata.get("nbgrader", {}).get("solution"))
        return {name: text for cell in solving for name, text in _texts(cell.source)}

    @cached_property
    def _examples(self):
        """The examples of the sheet, then those of rules that give nothing in it away."""
        cells = (cell for cell in self.notebook.cells if cell.cell_type == "markdown")
        printed = [trace(text) for cell in cells for text in _printed(cell.source)]
        calls = (call for cell in self.checks for call in _calls(cell.source))
        rubrics = [Rubric.read(**_arguments(call)) for call in calls]
        return printed + [
            one for one in _examples_of_rules() if not any(gives_away(one, r) for r in rubrics)
        ]


def _calls(source):
    """The calls of the check in a cell, but for those that have hints."""
    nodes = ast.walk(ast.parse(source))
    calls = (n for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "attr", "") == CHECK)
    return [call for call in calls if all(given.arg != "hints" for given in call.keywords)]


def _arguments(call):
    """What the call says of the exercise."""
    return {given.arg: ast.literal_eval(given.value) for given in call.keywords}


def _texts(source: str) -> Iterator[tuple[str, str]]:
    """Yield the names that a program gives a text, with the text."""
    for node in ast.parse(source).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                yield name, text


def _printed(markdown: str) -> Iterator[str]:
    """Yield the derivations that a text shows: as they are, or as texts of a program."""
    for block in FENCED.findall(markdown):
        if STEPS.match(block.partition("\n")[2]):
            yield block
        elif '"""' in block:
            yield from (text for _, text in _texts(block) if STEPS.search(text))


@cache
def _examples_of_rules() -> tuple[Trace, ...]:
    return tuple(trace(entry.example.text) for entry in (*KINDS.values(), *RULES.values()))
