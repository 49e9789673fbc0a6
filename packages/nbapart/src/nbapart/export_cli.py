"""The command `export`: marks and feedback on their way back."""

import sys
from pathlib import Path

import click

from nbapart.alone import alone
from nbapart.command import Command, quietly
from nbapart.course import Course, find
from nbapart.errors import CourseError
from nbapart.text import line

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(cls=Command)
@click.argument("units", nargs=-1, metavar="[UNIT]...")
@click.option("--worksheet", type=FILE, help="Moodle's grading worksheet of UNIT, to be filled in.")
@click.option("--gradebook", type=FILE, help="Canvas' gradebook, whose columns are filled in.")
@click.option("--column", metavar="TITLE", help="The title of the column that marks go into.")
def export(
    units: tuple[str, ...],
    worksheet: Path | None,
    gradebook: Path | None,
    column: str | None,
) -> None:
    """Write marks and feedback into export/, as the platforms take them back.

    Always written are questions.csv, a row for each mark, and marks.csv, a row for each student and
    unit. For work that came from Canvas a gradebook and a zip of feedback are written; for work
    from Moodle the grading worksheet of UNIT, filled in, and its zip. Each goes to whom it came
    from, as identities.csv says. In Moodle a participant's number is another in each assignment, so
    that only the worksheet tells whose it is.

    Totals are sent, with late penalties taken off, as the feedback pages say them. Where the
    platform has a rule for late work of its own, set none here, so that nobody pays twice. Who has
    not handed in, or waits for a person, is in no platform's file. What an older export has left of
    UNIT and is not written again is taken away. Only you can read export/; git ignores it.

    \b
    Exit status: 0 all that was handed in is sent; 1 some of it is not (it is named, with the
    reason).

    \b
    Examples:
      PROGRAM export
      PROGRAM export 1-first --worksheet grades.csv
      PROGRAM export 1-first --gradebook gradebook.csv --column "Homework 1 (4711)"
    """
    from nbapart.class_report.gather import gather
    from nbapart.delivery.tables import doubts
    from nbapart.export.write import Wanted, write
    from nbapart.gradebook.hold import wait
    from nbapart.late import settle

    course = find()
    _refuse(course, units, worksheet, column)
    with alone(course, "export"), quietly(course, "export") as (_, app):
        wait(app)
        settle(course, app)
        group = gather(course, app)
        wanted = Wanted(units or group.units, worksheet, gradebook, column)
        done = write(course, app, group, wanted)
    for said in (*done.said, *doubts(worksheet, gradebook)):
        click.echo(line(said))
    for left in done.left:
        click.echo(f"Not sent: {line(left)}", err=True)
    sys.exit(bool(done.left))


def _refuse(
    course: Course, units: tuple[str, ...], worksheet: Path | None, column: str | None
) -> None:
    for unit in units:
        if unit not in course.units:
            raise CourseError(f"{unit} is no unit; expected one of {', '.join(course.units)}.")
    if (worksheet or column) and len(units) != 1:
        what = "--worksheet is of" if worksheet else "--column is of"
        raise CourseError(f"{what} one unit: say which, one of {', '.join(course.units)}.")
