"""The one writer: nbgrader's own converters, which put in place what workers have converted.

Students, dates of submission, copies of files, missing notebooks, permissions and what is done
after a failure are nbgrader's own code.
"""

import contextlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbformat.v4.rwbase import rejoin_lines
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException

from nbapart import log
from nbapart.engine import settings
from nbapart.engine.execute import Executed
from nbapart.errors import Error

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader


class NotExecuted(Error):
    """A submission could not be executed; the message says why."""


class Steady(BaseConverter):
    """A converter of nbgrader's that is used for one submission after the other.

    nbgrader makes an exporter and a writer each time; what is put in place here needs neither.
    """

    def __init__(self, app: "NbGrader") -> None:
        super().__init__(coursedir=app.coursedir, parent=app, force=True)
        self.exporter = self.exporter_class(parent=self, config=self.config)

    def start(self) -> None:
        """Convert the submission that the course's settings name."""
        self.init_notebooks()
        with contextlib.chdir(self.coursedir.root):
            self.convert_notebooks()


class Record(Steady, Autograde):
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
        for step in self._steps:
            notebook, resources = step.preprocess(notebook, resources)
        _put(self, notebook_filename, ".ipynb", self.executed.notebook)

    @cached_property
    def _steps(self):
        names = settings.steps(self).recorded
        return [settings.loaded(name)(parent=self.exporter) for name in names]


class PutPage(Steady, GenerateFeedback):
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


class Writer:
    """Records what workers have made, one submission after the other.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
    """

    def __init__(self, app: "NbGrader") -> None:
        self._app = app
        self._record = Record(app)
        self._put_page = PutPage(app)

    def record(self, student: str, unit: str, executed: Executed) -> str | None:
        """Record the marks of one submission.

        Parameters
        ----------
        student, unit : str
        executed : Executed

        Returns
        -------
        str or None
            Why it could not be recorded, in one line; None where it was.
        """
        self._record.executed = executed
        return self._run(self._record, student, unit)

    def put_page(self, student: str, unit: str, page: bytes) -> str | None:
        """Put a feedback page in place; parameters and result are as those of `record`."""
        self._put_page.page = page
        return self._run(self._put_page, student, unit)

    def _run(self, converter, student, unit):
        """Run a converter of nbgrader's; return the reason if it fails."""
        directory = self._app.coursedir
        directory.assignment_id, directory.student_id = unit, student
        with log.reasons(self._app.log) as reasons:
            try:
                converter.start()
            except NbGraderException:
                return str(reasons)
        return None
