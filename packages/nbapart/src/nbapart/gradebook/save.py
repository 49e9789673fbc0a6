"""Writes all marks of a submission to the gradebook at once; nbgrader writes them one by one."""

from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from nbapart import findings
from nbapart.gradebook import answers


class NotebookMarks:
    """The marks and comments of one submitted notebook, all read and written at once.

    It has the methods of nbgrader's Gradebook that `SaveAutoGrades` calls.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    notebook, assignment, student : str
    """

    def __init__(self, gradebook, notebook, assignment, student):
        unit = gradebook.find_notebook(notebook, assignment)
        # Holds references to the cells, whose names are used below, so that they are loaded once.
        self.cells = [*unit.grade_cells, *unit.solution_cells]
        saved = gradebook.find_submission_notebook(notebook, assignment, student)
        self.grades = {grade.name: grade for grade in saved.grades}
        self.comments = {comment.name: comment for comment in saved.comments}
        self.db = self

    def find_grade(self, name: str, *_: object) -> Grade:
        """Return the mark of a cell."""
        return self.grades[name]

    def find_comment(self, name: str, *_: object) -> Comment:
        """Return the comment on a cell."""
        return self.comments[name]

    def commit(self) -> None:
        """Do nothing: everything is committed at once, by `SaveMarks`."""


class SaveMarks(SaveAutoGrades):
    """A `SaveAutoGrades` that writes all marks of a submission, or none.

    If a test found something that a person must look at, its cell keeps the points that are certain
    and waits for a person; nbgrader itself lets a cell wait only if it has no points at all. A mark
    that a person gave is final as long as its answer and its task are the same; nbgrader lets it
    wait after each marking.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Save the marks of a notebook."""
        about = resources["nbgrader"]
        names = about["notebook"], about["assignment"], about["student"]
        self.notebook_id, self.assignment_id, self.student_id = names
        with Gradebook(about["db_url"]) as gradebook:
            self.gradebook = NotebookMarks(gradebook, *names)
            self.digests = answers.digests(nb)
            ids = {grade.id: name for name, grade in self.gradebook.grades.items()}
            self.recorded = answers.recorded(gradebook.db(), ids)
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            now = {one: self.digests[name] for one, name in ids.items() if name in self.digests}
            answers.keep(gradebook.db(), now)
            gradebook.db.commit()
        return nb, resources

    def _add_score(self, cell, resources):
        name = cell.metadata.nbgrader.grade_id
        grade = self.gradebook.find_grade(name)
        is_same = self.recorded.get(grade.id) == self.digests[name]
        is_final = grade.manual_score is not None and not grade.needs_manual_grade and is_same
        super()._add_score(cell, resources)
        waits = grade.needs_manual_grade or findings.read(cell).needs_person
        grade.needs_manual_grade = bool(waits and not is_final)
