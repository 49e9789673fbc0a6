"""The command `grade`, and the parts from which a course builds its own."""

import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from nbapart.alone import alone
from nbapart.command import Command, quietly
from nbapart.course import Course, find
from nbapart.errors import CourseError

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader
    from rich.console import Console

    from nbapart.outcome import Outcome
    from nbapart.report import CommandNames


Refused = dict[str, CourseError]


@dataclass(frozen=True)
class Options:
    """How `grade` marks, as its options say.

    Attributes
    ----------
    cold : bool
        Whether to start each kernel as a new process.
    workers : int or None
        How many submissions are marked at a time; None for as many as there are cores.
    scheduler : str or None
        The address of a Dask cluster's scheduler; its workers mark in place of this machine's.
    regrade : bool
        Whether to mark also what has not changed.
    as_json : bool
        Whether to print JSON alone.
    units, students : tuple of str
        What to mark; all of it where none is named.
    """

    cold: bool = False
    workers: int | None = None
    scheduler: str | None = None
    regrade: bool = False
    as_json: bool = False
    units: tuple[str, ...] = ()
    students: tuple[str, ...] = ()


def grade_options(command: Callable) -> Callable:
    """Give a command the options of `grade`, as one argument `options`."""

    @wraps(command)
    def with_options(**given: Any) -> None:
        if given["workers"] and given["scheduler"]:
            raise click.UsageError("--workers is for this machine; a cluster has its own.")
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
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help="Mark on the workers of the Dask cluster whose scheduler is at ADDRESS.",
        ),
        click.option("--cold", is_flag=True, help="Start each kernel from nothing; slower."),
        click.option(
            "--student", "students", multiple=True, metavar="NAME", help="Mark NAME; also several."
        ),
        click.argument("units", nargs=-1, metavar="[UNIT]..."),
    ):
        with_options = option(with_options)
    return with_options


def release_units(
    course: Course, app: "NbGrader", console: "Console", options: Options, advice: str = ""
) -> Refused:
    """Generate the releases of what is to be marked; say which changed, and which failed and why.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    console : rich.console.Console
    options : Options
    advice : str
        As for `nbapart.release.release`.

    Returns
    -------
    dict
        Why each unit that could not be released was not.
    """
    from nbapart.gradebook.hold import wait
    from nbapart.release import attempt

    wait(app)
    units = [unit for unit in course.units if unit in (options.units or course.units)]
    before = _released(course, units)
    refused = attempt(course, app, units, advice)
    if made := sorted(dict(_released(course, units) - before)):
        console.print(f"Made release/ from source/: {', '.join(made)}.")
    for error in refused.values():
        console.print(str(error), markup=False)
    return refused


def _released(course, units):
    """Return pairs of a unit and what students get of it."""
    paths = {unit: course.notebook("release", unit) for unit in units}
    return {(unit, path.read_bytes()) for unit, path in paths.items() if path.is_file()}


def mark_all(
    course: Course,
    app: "NbGrader",
    console: "Console",
    names: "CommandNames",
    options: Options,
    refused: Refused,
    notes: Sequence[str] = (),
) -> list["Outcome"]:
    """Mark submissions, tell how far that is, and print the report.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    console : rich.console.Console
    names : nbapart.report.CommandNames
        The commands that the report mentions.
    options : Options
        How to mark, and what.
    refused : dict
        As `release_units` returns it. Nothing of these units is marked.
    notes : sequence of str
        What else to say.

    Returns
    -------
    list of outcome.Outcome
        By student and unit.
    """
    from nbapart.report import report
    from nbapart.selection import selected
    from nbapart.strays import strays

    if options.cold:
        app.config.SafeExecute.start = "cold"
    submissions = selected(course.submissions, options.units, options.students)
    outcomes = [_not_marked(course, app, *pair) for pair in submissions if pair[1] in refused]
    outcomes += _marked(
        course, app, console, options, [p for p in submissions if p[1] not in refused]
    )
    outcomes.sort(key=lambda outcome: (outcome.student, outcome.unit))
    if not (options.units or options.students):
        notes = (*notes, *strays(course, app))
    console.print(report(outcomes, course, names, notes))
    return outcomes


def _not_marked(course, app, student, unit):
    """Return the outcome of a submission whose unit could not be released."""
    from nbapart.delivery.identities import untimed
    from nbapart.gradebook.read import gradebook, record
    from nbapart.outcome import Outcome

    with gradebook(app) as book:
        marks = record(book, student, unit, untimed(course))
    return Outcome(student, unit, "failed", f"{unit} could not be released", marks)


def _marked(course, app, console, options, submissions):
    from nbapart.engine.run import Run
    from nbapart.progress import telling

    outcomes = []
    with (
        _workers(app, options, console) as (executor, ahead),
        telling(console, len(submissions), options.as_json) as tell,
    ):
        run = Run(course, app, executor, ahead, options.regrade)
        for outcome in run.outcomes(submissions):
            outcomes.append(outcome)
            tell(outcome)
    return outcomes


@contextmanager
def _workers(app, options, console):
    """Have an Executor for marking, and say how many tasks keep it busy."""
    from nbapart.engine.pool import local

    if options.scheduler is None:
        with local(app, options.workers) as (executor, ahead):
            yield executor, ahead
        return
    try:
        from nbapart.engine.cluster import connected
    except ModuleNotFoundError:
        raise CourseError(
            "--scheduler needs Dask, which is not installed: pip install 'nbapart[cluster]'"
        ) from None
    with connected(app, options.scheduler) as (executor, ahead, dashboard):
        console.print(f"Dask shows its work at {dashboard}")
        yield executor, ahead


@click.command(cls=Command)
@grade_options
def grade(options: Options) -> None:
    """Mark every submission that changed, and write feedback.

    Makes release/ from source/, marks submitted/STUDENT/UNIT/ on all cores, writes feedback/, and
    prints what each student has earned and what waits for a person. With UNITs, or with --student,
    only what is theirs. What did not change since it was marked is left alone, and so are marks
    given by hand. What was run is kept in .nbapart/: a run that was stopped goes on where it was.

    Students' code runs in a sandbox, and nothing is marked where none can be made (PROGRAM doctor
    says why).

    \b
    Exit status: 0 all marked; 1 a submission could not be marked, or got no feedback (it is named,
    with the reason).

    \b
    Examples:
      PROGRAM grade
      PROGRAM grade 1-first --student ada --student ben
    """
    from nbapart.engine.pool import prepare
    from nbapart.report import CommandNames

    prepare()
    course, names = find(), CommandNames("nbapart grade", "nbapart doctor", "jupyter lab")
    with alone(course, "nbapart grade"), quietly(course, "grade") as (console, app):
        console.quiet = options.as_json
        refused = release_units(course, app, console, options)
        if not course.submissions:
            raise CourseError(
                f"{course.root / 'submitted'} has no submission: expected STUDENT/UNIT/UNIT.ipynb "
                "in it; nbapart collect puts a class's notebooks there."
            )
        outcomes = mark_all(course, app, console, names, options, refused)
    sys.exit(bool(refused) or any(outcome.reason for outcome in outcomes))
