"""The commands that take work in: `collect`, `roster`, `due` and `exchange`."""

import sys
from pathlib import Path

import click

from nbapart.alone import alone
from nbapart.command import Command, quietly
from nbapart.course import Course, find
from nbapart.delivery.platforms import PLATFORMS
from nbapart.errors import CourseError

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(cls=Command)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--as",
    "platform",
    type=click.Choice([p.name for p in PLATFORMS]),
    help="What PATH was made by.",
)
@click.option("--unit", metavar="UNIT", help="The unit of all notebooks in PATH.")
@click.option("--inside", default="", metavar="FOLDER", help="The folder in PATH with the class.")
@click.option("--worksheet", type=FILE, help="Moodle's grading worksheet of this assignment.")
@click.option("--pattern", metavar="REGEX", help="Where the student's name stands; see above.")
@click.option("--replace", is_flag=True, help="Take a changed notebook in place of the older one.")
def collect(
    path: Path,
    platform: str | None,
    unit: str | None,
    inside: str,
    worksheet: Path | None,
    pattern: str | None,
    replace: bool,
) -> None:
    """Take a class's notebooks from PATH into submitted/STUDENT/UNIT/.

    PATH is a folder or zip file as Moodle, Canvas, Blackboard, Brightspace, ILIAS or Google
    Classroom hand it out, or one folder a student; which it is is recognised and said, and --as
    says it where it is not. For other names give --pattern, a regular expression for the whole
    path inside PATH with a group (?P<student>...) and, if wanted, (?P<unit>...).

    A notebook's unit is found by its cells, whatever it is called. Of several attempts the newest
    counts. Whose a notebook is and when it came is kept in identities.csv; a roster (PROGRAM
    roster) or Moodle's worksheet tells apart students of one name. The same work keeps a time that
    is known of it, as from a worksheet, or written by hand into its timestamp.txt.

    Links and paths that lead elsewhere are refused, and nothing is overwritten unasked but by a
    newer attempt. Every file is accounted for. Exit status: 1 where a file was not placed, or
    nothing of a student.

    \b
    Examples:
      PROGRAM collect submissions.zip
      PROGRAM collect submissions.zip --as moodle --worksheet grades.csv
      PROGRAM collect handed-in/ --pattern "(?P<unit>[^/]+)/(?P<student>[^/]+)\\.ipynb"
    """
    from nbapart.collect import collect
    from nbapart.delivery import worksheet as sheets
    from nbapart.delivery.account import lines, problems
    from nbapart.delivery.roster import Roster
    from nbapart.delivery.tables import doubts
    from nbapart.gradebook.students import people

    course = find()
    with alone(course, "collect"), quietly(course, "collect") as (_, app):
        known = Roster(people(app), sheets.read(worksheet) if worksheet else {})
        result = collect(
            course,
            path,
            pattern,
            replace,
            platform=platform,
            unit=unit,
            inside=inside,
            roster=known,
        )
    for line in (*lines(result), *doubts(worksheet)):
        click.echo(line)
    for line in problems(result):
        click.echo(line, err=True)
    sys.exit(bool(result.refused or result.empty_handed))


@click.command(cls=Command)
@click.argument("file", type=FILE)
def roster(file: Path) -> None:
    """Tell the gradebook who is in the course, from a list of students.

    FILE is CSV, as Moodle's list of participants or grading worksheet, Canvas' gradebook, or with
    the columns id, first_name, last_name and email of nbgrader. From then on PROGRAM collect takes
    nobody in who is not on it, and says who has not handed in.

    \b
    Example:
      PROGRAM roster students.csv
    """
    from nbapart.delivery.students import read
    from nbapart.delivery.tables import doubts
    from nbapart.gradebook.students import add, people
    from nbapart.text import counted

    found = read(file)
    with quietly(find(), "roster") as (_, app):
        before = [one.id for one in people(app)]
        add(app, found)
    ids = [one.id for one in found]
    click.echo(f"{counted(len(ids), 'student')}: {', '.join(ids)}.")
    for doubt in doubts(file):
        click.echo(doubt)
    if before:
        new = [one for one in ids if one not in before]
        others = [one for one in before if one not in ids]
        click.echo(f"{counted(len(before), 'student')} before, {len(new)} new.")
        click.echo(f"Not in this list, and still in the roster: {', '.join(others) or 'nobody'}.")


@click.command(cls=Command)
@click.argument("unit", required=False)
@click.argument("date", nargs=-1)
@click.option("--student", metavar="STUDENT", help="Give one student another date.")
@click.option("--zone", metavar="ZONE", help="The zone of all dates, such as Europe/Berlin.")
@click.option("--clear", is_flag=True, help="Take the date away.")
def due(
    unit: str | None, date: tuple[str, ...], student: str | None, zone: str | None, clear: bool
) -> None:
    """Set until when UNIT is to be handed in, for all or for one student.

    DATE is as in 2026-11-20 or 2026-11-20 23:59, in the zone of due.toml, where all dates stand;
    another zone may follow it. Without DATE the dates are shown. Penalties are worked out anew by
    the next PROGRAM grade, without marking again.

    \b
    Examples:
      PROGRAM due 1-first 2026-11-20 23:59 --zone Europe/Berlin
      PROGRAM due 1-first 2026-11-25 --student ada
    """
    from nbapart import due as dates

    course = find()
    if unit and unit not in course.units:
        raise CourseError(f"{unit} is no unit; expected one of {', '.join(course.units)}.")
    if student and not clear:
        _expect(course, student)
    if zone or date or clear:
        dates.change(course, unit, " ".join(date), student, zone, clear)
    for line in dates.lines(dates.read(course), unit):
        click.echo(line)


def _expect(course: Course, student: str) -> None:
    """Refuse who is not in the roster; without one, say of whom nothing is there yet."""
    from nbapart.gradebook.students import people
    from nbapart.selection import perhaps

    with quietly(course, "due") as (_, app):
        roster = [one.id for one in people(app)]
    if roster and student not in roster:
        raise CourseError(f"{student} is not in the roster{perhaps(student, roster)}")
    if not roster and not (course.root / "submitted" / student).is_dir():
        click.echo(f"Nothing of {student} is in submitted/ yet, and there is no roster.")


@click.command(cls=Command)
def exchange() -> None:
    """Make the folders of nbgrader's exchange, with rights that hold.

    Through it students of this machine fetch, hand in, and get feedback, and nobody reads or
    changes what is another's. It says which settings they need. Where it stands is
    `c.Exchange.root` in nbgrader_config.py: outside of the course's folder, which students must
    not be able to enter.

    \b
    Example:
      PROGRAM exchange
    """
    from nbgrader.exchange.default import Exchange

    from nbapart.exchange_rights import advice, apply

    with quietly(find(), "exchange") as (_, app):
        root, course_id = Path(Exchange(parent=app).root), app.coursedir.course_id
        try:
            apply(root, course_id)
        except OSError as error:
            raise CourseError(
                f"{error.filename}: {error.strerror}. Have root make the exchange once: "
                f"install -d -m 1777 {root}"
            ) from None
    click.echo(f"{root} is ready. Students here need, in /etc/jupyter/nbgrader_config.py:")
    click.echo(advice(root, course_id))
