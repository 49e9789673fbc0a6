"""The command `nbapart`, and the parts from which a course builds its own command.

Heavy libraries are imported where they are used: `nbapart --help` answers at once.
"""

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nbapart.course import Course, application, find
from nbapart.errors import CourseError
from nbapart.log import redirected

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader
    from rich.console import Console

    from nbapart.doctor import Finding
    from nbapart.mark import Outcome
    from nbapart.report import CommandNames

SETTINGS = {"help_option_names": ["-h", "--help"]}


class Commands(click.Group):
    """A group of commands that reports a `CourseError` as a message, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; turn a `CourseError` or Ctrl-C into a message and an exit status."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(130)
        except CourseError as error:
            raise click.ClickException(str(error)) from error


class Command(click.Command):
    """A command in whose help text PROGRAM stands for the name of the program."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text with the program's name."""
        template, name = self.help, ctx.find_root().command.name
        self.help = (template or "").replace("PROGRAM", name or "")
        try:
            super().format_help_text(ctx, formatter)
        finally:
            self.help = template


@contextmanager
def quietly(course: Course, command: str) -> Iterator[tuple["Console", "NbGrader"]]:
    """Set up what a command needs, and redirect the output of libraries to its log.

    Parameters
    ----------
    course : Course
    command : str
        The command's name, which is the name of its log too.

    Yields
    ------
    tuple of rich.console.Console, nbgrader.apps.NbGrader
        The terminal, and nbgrader's application.

    Raises
    ------
    CourseError
        Something failed; if it was in a library, the message names the log.
    """
    from rich.console import Console

    path = course.log_path(command)
    with redirected(path) as terminal:
        try:
            yield Console(file=terminal, highlight=False), application(course)
        except CourseError as error:
            if error.__cause__ is None:
                raise
            raise CourseError(f"{error}\nMore about it is in {path}.") from error
        except Exception as error:
            traceback.print_exc()
            what = f"{type(error).__name__}: {error}"
            raise CourseError(f"{what}\nMore about it is in {path}.") from error


def make_release(course: Course, app: "NbGrader", console: "Console", advice: str = "") -> None:
    """Generate release/ from source/, and print that.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    console : rich.console.Console
    advice : str
        As for `nbapart.release.release`.
    """
    from nbapart.release import release

    units = release(course, app, advice)
    console.print(f"Made release/ from source/: {', '.join(units)}.")


def mark_all(
    course: Course,
    app: "NbGrader",
    console: "Console",
    names: "CommandNames",
    cold: bool = False,
) -> list["Outcome"]:
    """Mark every submission, with a progress bar, and print the report.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    console : rich.console.Console
    names : nbapart.report.CommandNames
        The commands that the report mentions.
    cold : bool
        Whether to start each kernel as a new process.

    Returns
    -------
    list of mark.Outcome
    """
    from nbapart.mark import mark
    from nbapart.report import progress, report
    from nbapart.text import line

    if cold:
        app.config.SafeExecute.start = "cold"
    outcomes = []
    with progress(console) as bar:
        task = bar.add_task("", total=len(course.submissions))
        for student, unit in course.submissions:
            bar.update(task, description=line(f"{student}, {unit}"))
            outcomes.append(mark(course, app, student, unit))
            bar.advance(task)
    console.print(report(outcomes, course, names))
    return outcomes


def print_findings(findings: Iterable["Finding"]) -> bool:
    """Print what `doctor` found.

    Parameters
    ----------
    findings : iterable of doctor.Finding

    Returns
    -------
    bool
        Whether something is lacking.
    """
    findings = list(findings)
    width = max(len(finding.command) for finding in findings)
    for finding in findings:
        word = "lacks" if finding.cure else "has"
        cure = f" -> {finding.cure}" if finding.cure else ""
        click.echo(f"{finding.command:<{width}}  {word:<5}  {finding.thing}{cure}")
    return any(finding.cure for finding in findings)


cold_option: Callable = click.option(
    "--cold", is_flag=True, help="Start each kernel from nothing; slower."
)


@click.command(cls=Command)
@cold_option
def grade(cold: bool) -> None:
    """Mark every submission that changed, and write feedback.

    Makes release/ from source/, marks submitted/STUDENT/UNIT/ one by one, writes feedback/, and
    prints what each student has earned and what waits for a person. What did not change since it
    was marked is left alone, and so are marks given by hand.

    Students' code runs in a sandbox, and nothing is marked where none can be made (PROGRAM doctor
    says why).

    \b
    Exit status: 0 all marked; 1 a submission could not be marked, or got no feedback (it is named,
    with the reason).

    \b
    Example:
      PROGRAM grade
    """
    from nbapart.report import CommandNames

    course, names = find(), CommandNames("nbapart grade", "nbapart doctor", "jupyter lab")
    with quietly(course, "grade") as (console, app):
        make_release(course, app, console)
        if not course.submissions:
            raise CourseError(
                f"{course.root / 'submitted'} has no submission: expected STUDENT/UNIT/UNIT.ipynb "
                "in it; nbapart collect puts a class's notebooks there."
            )
        outcomes = mark_all(course, app, console, names, cold)
    sys.exit(any(outcome.reason for outcome in outcomes))


@click.command(cls=Command)
def release() -> None:
    """Make release/, what students get, from source/.

    Solutions and marking tests are taken out, and the gradebook learns about the exercises.

    \b
    Example:
      PROGRAM release
    """
    course = find()
    with quietly(course, "release") as (console, app):
        make_release(course, app, console)


@click.command(cls=Command)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--pattern", metavar="REGEX", help="Where the student's name stands; see above.")
@click.option("--replace", is_flag=True, help="Take a changed notebook in place of the older one.")
def collect(path: Path, pattern: str | None, replace: bool) -> None:
    """Take a class's notebooks from PATH into submitted/STUDENT/UNIT/.

    PATH is a folder or zip file as Moodle or Canvas hand it out, or one folder a student. The
    student's name is read from the folder's or file's name. For other names give --pattern, a
    regular expression for the whole path inside PATH with a group (?P<student>...) and, where the
    file is not named after the unit, (?P<unit>...).

    Links and paths that lead elsewhere are refused, and nothing is overwritten unasked. What
    could not be placed is named, and then the exit status is 1.

    \b
    Examples:
      PROGRAM collect submissions.zip
      PROGRAM collect handed-in/ --pattern "(?P<unit>[^/]+)/(?P<student>[^/]+)\\.ipynb"
    """
    from nbapart.collect import collect
    from nbapart.text import line

    result = collect(find(), path, pattern, replace)
    for name in result.placed:
        click.echo(f"submitted/{name}")
    click.echo(
        f"{len(result.placed)} placed, {len(result.same)} there already, "
        f"{len(result.refused)} not placed."
    )
    for name, reason in result.refused:
        click.echo(f"Not placed: {line(name)}: {line(reason)}", err=True)
    sys.exit(bool(result.refused))


@click.command(cls=Command)
def doctor() -> None:
    """Say what this machine has and lacks for marking.

    \b
    Exit status: 0 nothing is lacking; 1 something is (it says how to get it).

    \b
    Example:
      PROGRAM doctor
    """
    from nbapart.doctor import examine

    sys.exit(print_findings(examine(find(), "nbapart grade")))


@click.group("nbapart", cls=Commands, context_settings=SETTINGS)
@click.version_option(package_name="nbapart")
def main() -> None:
    """Mark an nbgrader course safely: students' code in a sandbox, tests apart from it.

    Every command works from any folder of the course. COMMAND --help says more, with an example.
    """


for _command in (collect, doctor, grade, release):
    main.add_command(_command)
