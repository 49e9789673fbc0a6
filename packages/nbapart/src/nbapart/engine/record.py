"""The one writer: nbgrader's own converters, which put in place what workers have converted.

Students, dates of submission, copies of files, missing notebooks, permissions and what is done
after a failure are nbgrader's own code.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbformat.v4.rwbase import rejoin_lines
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException

from nbapart import log
from nbapart.engine import settings
from nbapart.engine.execute import Executed
from nbapart.errors import Error

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader


class NotExecuted(Error):
    """A submission could not be executed; the message says why."""


class Record(Autograde):
    """Reads the marks from a notebook that was executed elsewhere, and puts it in place."""

    executed: Executed

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Record one notebook."""
        for said in self.executed.logged:
            self.log.warning("%s", said)
        if self.executed.notebook is None:
            self.log.error("%s", self.executed.reason)
            raise NotExecuted(self.executed.reason)
        resources = self.init_single_notebook_resources(notebook_filename)
        notebook = rejoin_lines(nbformat.from_dict(json.loads(self.executed.notebook)))
        for step in settings.steps(self).recorded:
            made = settings.loaded(step)(parent=self.exporter)
            notebook, resources = made.preprocess(notebook, resources)
        _put(self, notebook_filename, ".ipynb", self.executed.notebook)


class PutPage(GenerateFeedback):
    """Puts a page in place that was made elsewhere."""

    page: bytes

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Put one page in place."""
        _put(self, notebook_filename, ".html", self.page)


def _put(converter, notebook, suffix, content):
    about = converter.init_single_notebook_resources(notebook)["nbgrader"]
    folder = Path(converter._format_dest(about["assignment"], about["student"]))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{about['notebook']}{suffix}").write_bytes(content)


def record(app: "NbGrader", student: str, unit: str, executed: Executed) -> str | None:
    """Record the marks of one submission.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
    student, unit : str
    executed : Executed

    Returns
    -------
    str or None
        Why it could not be recorded, in one line; None where it was.
    """
    converter = Record(coursedir=app.coursedir, parent=app)
    converter.executed = executed
    return _run(app, converter, student, unit)


def put_page(app: "NbGrader", student: str, unit: str, page: bytes) -> str | None:
    """Put a feedback page in place; parameters and result are as those of `record`."""
    converter = PutPage(coursedir=app.coursedir, parent=app)
    converter.page, converter.preprocessors = page, []
    return _run(app, converter, student, unit)


def _run(app, converter, student, unit):
    """Run a converter of nbgrader's; return the reason if it fails."""
    app.coursedir.assignment_id, app.coursedir.student_id = unit, student
    converter.force = True
    with log.reasons(app.log) as reasons:
        try:
            converter.start()
        except NbGraderException:
            return str(reasons)
    return None
