"""Makes a feedback page from an executed notebook and its marks; no gradebook is needed."""

import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import nbformat

from nbapart.engine import settings
from nbapart.preprocessors.feedback import Sheet

if TYPE_CHECKING:
    from nbconvert.exporters import Exporter
    from nbgrader.apps import NbGrader


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
    notebook = nbformat.reads(job.notebook.decode(), as_version=4)
    html, _ = _exporter(job.style).from_notebook_node(notebook, resources)
    return html.encode()


@lru_cache(maxsize=2)
def _exporter(style: Style) -> "Exporter":
    """Return the exporter, which compiles its templates once for all pages of a worker."""
    import ast

    from traitlets.config import Config

    made = settings.loaded(style.exporter)(
        config=Config(ast.literal_eval(style.config)), log=logging.getLogger("nbapart.pages")
    )
    for step in style.steps:
        made.register_preprocessor(step)
    return made
