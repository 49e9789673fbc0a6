"""The command `nbapart`, and the parts from which a course builds its own command.

Heavy libraries are imported where they are used: `nbapart --help` answers at once.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from nbapart.check.cli import check
from nbapart.command import SETTINGS, Command, Commands, quietly
from nbapart.course import Course, find
from nbapart.delivery_cli import collect, due, exchange, roster
from nbapart.errors import CourseError
from nbapart.export_cli import export
from nbapart.results_cli import results

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader
    from rich.console import Console

    from nbapart.doctor import Finding
    from nbapart.outcome import Outcome
    from nbapart.report import CommandNames


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
    options: "Options",
) -> list["Outcome"]:
    """Mark every submission, tell how far that is, and print the report.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    console : rich.console.Console
    names : nbapart.report.CommandNames
        The commands that the report mentions.
    options : Options
        How to mark.

    Returns
    -------
    list of outcome.Outcome
        In the order of `course.submissions`.
    """
    from nbapart.engine.pool import local
    from nbapart.engine.run import Run
    from nbapart.progress import telling
    from nbapart.report import report

    if options.cold:
        app.config.SafeExecute.start = "cold"
    submissions, outcomes = course.submissions, []
    with (
        local(app, options.workers) as (executor, ahead),
        telling(console, len(submissions), options.as_json) as tell,
    ):
        run = Run(course, app, executor, ahead, options.regrade)
        for outcome in run.outcomes(submissions):
            outcomes.append(outcome)
            tell(outcome)
    outcomes.sort(key=lambda outcome: (outcome.student, outcome.unit))
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


@dataclass(frozen=True)
class Options:
    """How `grade` marks, as its options say.

    Attributes
    ----------
    cold : bool
        Whether to start each kernel as a new process.
    workers : int or None
        How many submissions are marked at a time; None for as many as there are cores.
    regrade : bool
        Whether to mark also what has not changed.
    as_json : bool
        Whether to print JSON alone.
    """

    cold: bool
    workers: int | None
    regrade: bool
    as_json: bool


def grade_options(command: Callable) -> Callable:
    """Give a command the options of `grade`, as one argument `options`."""

    @wraps(command)
    def with_options(**given: Any) -> None:
        command(Options(**given))

    for option in (
        click.option(
            "--json", "as_json", is_flag=True, help="Print a JSON object for each submission."
        ),
        click.option("--regrade", is_flag=True, help="Mark also what has not changed."),
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            metavar="N",
            help="Mark N submissions at a time; as many as there are cores where it is not given.",
        ),
        click.option("--cold", is_flag=True, help="Start each kernel from nothing; slower."),
    ):
        with_options = option(with_options)
    return with_options


@click.command(cls=Command)
@grade_options
def grade(options: Options) -> None:
    """Mark every submission that changed, and write feedback.

    Makes release/ from source/, marks submitted/STUDENT/UNIT/ on all cores, writes feedback/, and
    prints what each student has earned and what waits for a person. What did not change since it
    was marked is left alone, and so are marks given by hand. What was run is kept in .nbapart/: a
    run that was stopped goes on where it was.

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
        console.quiet = options.as_json
        make_release(course, app, console)
        if not course.submissions:
            raise CourseError(
                f"{course.root / 'submitted'} has no submission: expected STUDENT/UNIT/UNIT.ipynb "
                "in it; nbapart collect puts a class's notebooks there."
            )
        outcomes = mark_all(course, app, console, names, options)
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
@click.option("--anonymous", is_flag=True, help="Put numbers in place of the students' names.")
def report(anonymous: bool) -> None:
    """Write report/report.html on the whole class, and its numbers as CSV beside it.

    It says how the marks are distributed, how hard each exercise was, which mistakes were made how
    often and where, who waits for a person, who has not handed in, who was late, and what could not
    be marked. It is one page that needs no network. Only you can read it; git ignores it.

    \b
    Examples:
      PROGRAM report
      PROGRAM report --anonymous
    """
    from nbapart.class_report import gather, page

    course = find()
    with quietly(course, "report") as (console, app):
        group = gather.gather(course, app)
        if not group.entries:
            raise CourseError(f"{course.root / 'submitted'} has no submission to report on.")
        group = gather.without_names(group) if anonymous else group
        path = page.write(group, course.root / "report")
        console.print(f"Wrote {path.relative_to(course.root).as_posix()}, and tables beside it.")


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


for _command in (
    check,
    collect,
    doctor,
    due,
    exchange,
    export,
    grade,
    release,
    report,
    results,
    roster,
):
    main.add_command(_command)
