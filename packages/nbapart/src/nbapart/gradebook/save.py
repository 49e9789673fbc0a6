"""The gradebook, opened once: nbgrader opens it anew for each look, and writes mark by mark."""

import os
from functools import lru_cache

from nbgrader import api
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

_open = Gradebook.__init__
_known = {}  # the file of each gradebook that was opened, by its address and course


def keep():
    """Let all gradebooks of this process share one engine for each database.

    An engine keeps what it has learnt of the tables, and the queries that it has compiled. nbgrader
    makes a new one for each look into the gradebook, eight for a submission, and makes sure each
    time that the tables are there and the course is known.
    """
    if not hasattr(api.create_engine, "cache_info"):
        api.create_engine = lru_cache(maxsize=8)(api.create_engine)
        Gradebook.__init__ = _open_again


def _open_again(book, db_url, course_id="default_course", authenticator=None):
    """`Gradebook.__init__`, without its checks where they were made of this very file."""
    engine = api.create_engine(db_url, echo=False, future=True)
    file = _file(engine)
    if file is None or _known.get((db_url, course_id)) != file:
        _open(book, db_url, course_id, authenticator)
        _known[db_url, course_id] = _file(engine)
        return
    book.engine = engine
    book.db = api.scoped_session(api.sessionmaker(autoflush=True, bind=engine, future=True))
    book.course_id, book.authenticator = course_id, authenticator


def _file(engine):
    """What tells a database's file from another in its place; None where it is gone or empty."""
    try:
        found = os.stat(engine.url.database or "")
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size else None


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

    def find_grade(self, name, *_):
        """The mark of a cell."""
        return self.grades[name]

    def find_comment(self, name, *_):
        """The comment on a cell."""
        return self.comments[name]

    def commit(self):
        """Nothing is written before all is."""


class SaveMarks(SaveAutoGrades):
    """`SaveAutoGrades` that writes all marks of a submission at once, or none."""

    def preprocess(self, nb, resources):
        """Save the marks of a notebook."""
        about = resources["nbgrader"]
        names = about["notebook"], about["assignment"], about["student"]
        self.notebook_id, self.assignment_id, self.student_id = names
        with Gradebook(about["db_url"]) as gradebook:
            self.gradebook = Page(gradebook, *names)
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            gradebook.db.commit()
        return nb, resources
