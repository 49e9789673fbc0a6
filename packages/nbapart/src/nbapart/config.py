"""All that nbgrader must be told so that nbapart marks a course."""

from collections.abc import Iterable

from traitlets.config import Config

from nbapart import extensions as used
from nbapart import patches


def configure(c: Config, extensions: Iterable[str] = ()) -> None:
    """Set nbgrader up: called in a course's nbgrader_config.py, before the course's own settings.

    Students' cells run in a sandbox then, and tests apart from them, wherever submissions are
    marked: by `nbgrader autograde`, by the formgrader and by `nbapart grade`.

    Parameters
    ----------
    c : traitlets.config.Config
        What `get_config()` returns in a configuration file.
    extensions : iterable of str
        Names of modules with what the course adds, see `nbapart.extensions`.

    Examples
    --------
    >>> c = Config()
    >>> configure(c)
    >>> "nbapart.preprocessors.execute.SafeExecute" in c.Autograde.autograde_preprocessors
    True
    """
    used.use(extensions)
    _mark(c)
    _show(c)
    patches.share_gradebook_engine()


def _mark(c: Config) -> None:
    # RestoreCells decides which cell is which, in place of DeduplicateIds and OverwriteCells, which
    # leave that to a student's metadata; it writes all metadata anew, the kernel's name too, so
    # that nothing has to overwrite or check them.
    c.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.ClearOutput",
        "nbapart.preprocessors.restore.RestoreCells",
    ]
    c.Autograde.autograde_preprocessors = [
        "nbapart.preprocessors.execute.SafeExecute",
        "nbgrader.preprocessors.LimitOutput",
        "nbapart.gradebook.save.SaveMarks",
        "nbgrader.preprocessors.AssignLatePenalties",
    ]


def _show(c: Config) -> None:
    # A page shows a student's pictures, tables and formulas, and nothing that acts; feedback shows
    # no hidden test.
    c.HTMLExporter.sanitize_html = True
    c.HTMLExporter.filters = {
        "clean_html": "nbapart.html.clean",
        "markdown2html": "nbapart.html.markdown",
        "highlight_code": "nbapart.html.code",
        "strip_files_prefix": "nbapart.html.left_alone",
    }
    c.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "nbapart.html.HideTests",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
        "nbapart.preprocessors.feedback.Complete",
    ]
    # `.marked` says what was marked; it is the instructor's, and stays out of the feedback folders.
    c.CourseDirectory.ignore = [
        *(".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"),
        ".marked*",
    ]
