"""Configures nbgrader so that nbapart marks a course."""

from collections.abc import Iterable
from pathlib import Path

from traitlets.config import Config

from nbapart import extensions as used
from nbapart import libraries, patches


def configure(c: Config, extensions: Iterable[str] = ()) -> None:
    """Configure nbgrader. Call this in a course's nbgrader_config.py, before its own settings.

    Students' cells then run in a sandbox and tests outside of it, however submissions are marked:
    by `nbgrader autograde`, by the formgrader or by `nbapart grade`.

    Parameters
    ----------
    c : traitlets.config.Config
        What `get_config()` returns in a configuration file.
    extensions : iterable of str
        Names of the course's extension modules, see `nbapart.extensions`.

    Examples
    --------
    >>> c = Config()
    >>> configure(c)
    >>> "nbapart.preprocessors.execute.SafeExecute" in c.Autograde.autograde_preprocessors
    True
    """
    used.use(extensions)
    libraries.use()
    # Before solutions are taken out, and after nbgrader has made tests of its templates.
    c.GenerateAssignment.preprocessors.insert(3, "nbapart.check.preprocessor.DecideWays")
    _mark(c)
    _show(c)
    _exchange(c)
    patches.share_gradebook_engine()


def _mark(c: Config) -> None:
    # RestoreCells identifies the cells. It replaces DeduplicateIds and OverwriteCells, which rely
    # on a student's metadata for that. It writes all metadata anew, including the kernel's name, so
    # that nothing else has to overwrite or check them.
    c.Autograde.exporter_class = "nbapart.preprocessors.exporter.SubmissionExporter"
    c.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.ClearOutput",
        "nbapart.preprocessors.restore.RestoreCells",
    ]
    c.Autograde.autograde_preprocessors = [
        "nbapart.preprocessors.execute.SafeExecute",
        "nbgrader.preprocessors.LimitOutput",
        "nbapart.gradebook.save.SaveMarks",
        "nbapart.late.LatePenalties",
    ]
    c.AssignLatePenalties.plugin_class = "nbapart.late.LatePenalty"


def _show(c: Config) -> None:
    # Pages show a student's pictures, tables and formulas, but no active content; feedback shows no
    # hidden tests. Formulas need no network, on the formgrader's pages too.
    c.HTMLExporter.sanitize_html = True
    c.HTMLExporter.filters = {
        "clean_html": "nbapart.html.clean_typeset",
        "markdown2html": "nbapart.html.markdown_typeset",
        "highlight_code": "nbapart.html.code",
        "strip_files_prefix": "nbapart.html.left_alone",
    }
    c.GenerateFeedback.exporter_class = "nbapart.preprocessors.exporter.PageExporter"
    # Feedback has a page of its own.
    c.PageExporter.template_name = "nbapart"
    c.PageExporter.extra_template_basedirs = [str(Path(__file__).with_name("templates"))]
    c.PageExporter.filters = {
        **c.HTMLExporter.filters,
        "typeset": "nbapart.typeset.in_text",
        "points": "nbapart.text.points",
    }
    c.GenerateFeedback.preprocessors = [
        "nbapart.preprocessors.feedback.Grades",
        "nbapart.html.HideTests",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
        "nbapart.preprocessors.feedback.Complete",
    ]
    # `.marked` holds the fingerprint of what was marked, and must not be copied into feedback.
    c.CourseDirectory.ignore = [
        *(".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"),
        ".marked*",
    ]


def _exchange(c: Config) -> None:
    c.ExchangeFactory.release_assignment = "nbapart.exchange.ReleaseAssignment"
    c.ExchangeFactory.submit = "nbapart.exchange.Submit"
    c.ExchangeFactory.collect = "nbapart.exchange.Collect"
    c.ExchangeFactory.release_feedback = "nbapart.exchange.ReleaseFeedback"
