"""The marks of a submission, written to the gradebook together: nbgrader writes one by one."""

from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from nbapart import findings


class Page:
    """The marks and comments of one submitted notebook, read together and written together.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    notebook, assignment, student : str
    """

    def __init__(self, gradebook, notebook, assignment, student):
        unit = gradebook.find_notebook(notebook, assignment)
        self.cells = [*unit.grade_cells, *unit.solution_cells]  # their names are asked for below
        saved = gradebook.find_submission_notebook(notebook, assignment, student)
        self.grades = {grade.name: grade for grade in saved.grades}
        self.comments = {comment.name: comment for comment in saved.comments}
        self.db = self

    def find_grade(self, name: str, *_: object) -> Grade:
        """The mark of a cell."""
        return self.grades[name]

    def find_comment(self, name: str, *_: object) -> Comment:
        """The comment on a cell."""
        return self.comments[name]

    def commit(self) -> None:
        """Nothing is written before all is."""


class SaveMarks(SaveAutoGrades):
    """`SaveAutoGrades` that writes all marks of a submission at once, or none.

    A test that found what a person must look at leaves its cell waiting, with the points that are
    certain; nbgrader itself lets wait only what has no points at all.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Save the marks of a notebook."""
        about = resources["nbgrader"]
        names = about["notebook"], about["assignment"], about["student"]
        self.notebook_id, self.assignment_id, self.student_id = names
        with Gradebook(about["db_url"]) as gradebook:
            self.gradebook = Page(gradebook, *names)
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            gradebook.db.commit()
        return nb, resources

    def _add_score(self, cell, resources):
        super()._add_score(cell, resources)
        if findings.read(cell).needs_person:
            self.gradebook.find_grade(cell.metadata.nbgrader.grade_id).needs_manual_grade = True
