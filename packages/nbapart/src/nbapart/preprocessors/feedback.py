"""Completes feedback pages: says which answers wait for a person, and adds styles."""

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from nbapart import findings

OPEN = "Not final yet: a person will look at {}.\n"
WAITING = "Not marked yet: a person will read this answer. Its points are not in the score so far."
# Wraps long lines, separates the columns of tables, and shows links without a target as text.
STYLE = """
pre { white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere; }
.rendered_html table { margin: 0.5em 0 1em; }
.rendered_html th, .rendered_html td { padding: 0.2em 1em 0.2em 0; vertical-align: top; }
a:not([href]) { color: inherit; text-decoration: none; }
"""


class Complete(NbGraderPreprocessor):
    """Completes a page; it runs after nbgrader's own preprocessors."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Find out which cells wait for a person, add the styles, and process the cells."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as book:
            names = about["notebook"], about["assignment"], about["student"]
            grades = book.find_submission_notebook(*names).grades
            self.waiting = {grade.name for grade in grades if grade.needs_manual_grade}
        resources["inlining"]["css"].append(STYLE)
        return super().preprocess(nb, resources)

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, cell_index: int
    ) -> tuple[NotebookNode, dict]:
        """Say that a cell waits; remove checks worth no points from the list of marks."""
        kind = cell.metadata.get("nbgrader", {})
        if kind.get("grade_id") in self.waiting:
            _say_that_it_waits(cell)
        elif utils.is_grade(cell) and not kind.points:
            kind.grade = False
        return cell, resources


def _say_that_it_waits(cell):
    """Add a comment to an answer; a page shows no comments on tests, so add an output there."""
    kind = cell.metadata.nbgrader
    if cell.cell_type == "code" and not utils.is_solution(cell):
        places = [one.place for one in findings.read(cell).waiting if one.line is not None]
        notice = OPEN.format(", ".join(places) or "this answer")
        cell.outputs.insert(0, new_output("stream", text=notice))
    else:
        kind.comment = "\n\n".join(filter(None, [WAITING, kind.get("comment")]))
