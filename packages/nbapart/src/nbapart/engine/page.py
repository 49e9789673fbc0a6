"""Makes a feedback page from an executed notebook and its marks; no gradebook is needed."""

import json
import logging
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import nbformat
from nbformat.v4.rwbase import rejoin_lines

from nbapart.engine import settings
from nbapart.preprocessors.feedback import Sheet

if TYPE_CHECKING:
    from nbconvert.exporters import Exporter
    from nbgrader.apps import NbGrader

LOG = logging.getLogger("nbapart.pages")
LOG.addHandler(logging.NullHandler())  # a worker has no log, and writes nothing to the terminal


@dataclass(frozen=True)
class Style:
    """How pages are made: what is the same for all pages of a course.

    Attributes
    ----------
    exporter : str
        The exporter's name.
    steps : tuple of str
        The preprocessors' names.
    config : str
        The settings, as Python writes them; that can be hashed.
    """

    exporter: str
    steps: tuple[str, ...]
    config: str


@dataclass(frozen=True)
class PageJob:
    """A page that is to be made.

    Attributes
    ----------
    student, unit : str
    notebook : bytes
        The executed notebook.
    sheet : Sheet
    style : Style
    """

    student: str
    unit: str
    notebook: bytes
    sheet: Sheet
    style: Style


def style(app: "NbGrader") -> Style:
    """Read from a course's settings how its pages are made.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader

    Returns
    -------
    Style
    """
    from nbgrader.converters import GenerateFeedback

    converter = GenerateFeedback(coursedir=app.coursedir, parent=app)
    exporter = converter.exporter_class
    steps = tuple(map(settings.name, converter.preprocessors))
    config = settings.sections(converter.config, [settings.name(exporter), *steps])
    return Style(settings.name(exporter), steps, repr(config))


def page(job: PageJob) -> bytes:
    """Make a page.

    Parameters
    ----------
    job : PageJob

    Returns
    -------
    bytes
        HTML.
    """
    names = {"student": job.student, "assignment": job.unit, "notebook": job.unit, "db_url": ""}
    resources = {
        "unique_key": job.unit,
        "output_files_dir": f"{job.unit}_files",
        "nbgrader": names,
        "metadata": {"name": job.unit, "path": "", "modified_date": ""},
        "sheet": job.sheet,
    }
    notebook = rejoin_lines(nbformat.from_dict(json.loads(job.notebook)))
    html, _ = _exporter(job.style).from_notebook_node(notebook, resources)
    return html.encode()


@lru_cache(maxsize=2)
def _exporter(style: Style) -> "Exporter":
    """Return the exporter, which compiles its templates once for all pages of a worker."""
    import ast

    from traitlets.config import Config

    log = logging.getLogger("nbapart.pages")
    log.setLevel(logging.ERROR)  # nbgrader's steps warn of a setting that nbconvert sets itself
    made = settings.loaded(style.exporter)(config=Config(ast.literal_eval(style.config)), log=log)
    steps = [settings.loaded(step)(parent=made) for step in style.steps]
    made.register_preprocessor(partial(_in_turn, steps))
    return made


def _in_turn(steps, notebook, resources):
    """Run preprocessors as one: the exporter validates the notebook after each that it knows of."""
    for step in steps:
        notebook, resources = step(notebook, resources)
    return notebook, resources
