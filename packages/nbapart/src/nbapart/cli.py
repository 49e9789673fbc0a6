"""The command `nbapart`, and the parts from which a course builds its own command.

Heavy libraries are imported where they are used: `nbapart --help` answers at once.
"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from nbapart.alone import alone
from nbapart.check.cli import check
from nbapart.command import SETTINGS, Command, Commands, quietly
from nbapart.course import Course, find
from nbapart.delivery_cli import collect, due, exchange, roster
from nbapart.errors import CourseError
from nbapart.export_cli import export
from nbapart.grade_cli import grade
from nbapart.results_cli import results

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader
    from rich.console import Console

    from nbapart.doctor import Finding


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


def print_findings(findings: Iterable["Finding"]) -> bool:
    """Print what `doctor` found.

    Parameters
    ----------
    findings : iterable of doctor.Finding

    Returns
    -------
    bool
        Whether something is lacking that a class needs.
    """
    findings = list(findings)
    width = max(len(finding.command) for finding in findings)
    for finding in findings:
        word = "lacks" if finding.cure else "has"
        cure = f" -> {finding.cure}" if finding.cure else ""
        click.echo(f"{finding.command:<{width}}  {word:<5}  {finding.thing}{cure}")
    return any(finding.cure and not finding.for_tests for finding in findings)


@click.command(cls=Command)
def release() -> None:
    """Make release/, what students get, from source/.

    Solutions and marking tests are taken out, and the gradebook learns about the exercises.

    \b
    Example:
      PROGRAM release
    """
    course = find()
    with alone(course, "nbapart release"), quietly(course, "release") as (console, app):
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
