"""The command `check`: which way each test of a sheet is run, and why."""

import sys
from pathlib import Path

import click

from nbapart.command import Command
from nbapart.course import Course, find
from nbapart.errors import CourseError


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@click.option("--all", "every", is_flag=True, help="Name the tests that run apart as well.")
def check(paths: tuple[Path, ...], every: bool) -> None:
    """Say which way each test is run: apart, inside, or not at all.

    PATH is a source notebook or a folder of them; without one, the source/ of the course. The
    sheet's own solution and a blank one are run in a sandbox, as nbgrader would mark them and as
    they will be marked, and what a solution cannot show is looked for in the text.

    A test that runs apart gives a mark that no student can forge. A test that runs inside gives
    nbgrader's mark, and its student's code can forge it; each is named with its line, the reason,
    and what to write instead. A test that can be run in no way is refused: the assignment is not
    generated.

    \b
    Exit status: 0 each test can be run; 1 a test is refused, or a notebook cannot be read.

    \b
    Examples:
      PROGRAM check
      PROGRAM check source/ps1/problem1.ipynb
      PROGRAM check ~/courses --all
    """
    from nbapart.check.survey import notebooks

    course = _course()
    found = [path for place in paths or [_source(course)] for path in notebooks(place)]
    if not found:
        raise CourseError("There is no notebook with tests: expected cells that nbgrader marks.")
    sys.exit(_shown(found, course, every))


def _course() -> Course | None:
    try:
        return find()
    except CourseError:
        return None


def _source(course):
    if course is None:
        return find() and None  # says what is missing
    return course.root / "source"


def _shown(paths, course, every):
    """Look at notebooks, print what was decided; return whether a test is refused."""
    import tempfile

    from rich.console import Console

    from nbapart.check import report
    from nbapart.check.preprocessor import DecideWays
    from nbapart.check.survey import survey
    from nbapart.log import redirected

    with tempfile.TemporaryDirectory() as made:
        log = course.log_path("check") if course else Path(made) / "check.log"
        with redirected(log) as terminal:
            console = Console(file=terminal, highlight=False)
            parent = _settings(course)
            allow_inside = DecideWays(parent=parent).allow_inside
            with report.progress(console, len(paths)) as begun:
                sheets = list(survey(paths, parent, allow_inside, begun))
            console.print(report.report(sheets, every))
    return any(report.is_faulty(sheet) for sheet in sheets)


def _settings(course):
    from traitlets.config import Config
    from traitlets.config.configurable import Configurable

    from nbapart import libraries
    from nbapart.course import application

    if course:
        return Configurable(config=application(course).config)
    libraries.use()
    return Configurable(config=Config())
