"""The command `course`: nbapart's commands for this course, and the course's own.

Heavy libraries are imported where they are used: `course --help` answers at once.
"""

import sys
from pathlib import Path

import click
from nbapart import cli
from nbapart.alone import alone
from nbapart.command import quietly
from nbapart.course import find
from nbapart.grade_cli import Options, grade_options, mark_all, release_units

# Advice for when nbgrader refuses a release, which may be because of the sample class's marks.
ADVICE = (
    "If they are the sample class's, `course sample --clear` takes them away. Else keep the "
    "exercises of a unit that is being marked as they are, or begin anew without gradebook.db."
)


@click.group("course", cls=cli.Commands, context_settings=cli.SETTINGS)
@click.version_option(package_name="sigmoid-course")
def main() -> None:
    """Mark the sigmoid course, and trace derivations.

    Every command works from any folder of the course. COMMAND --help says more, with an example.
    """


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
def trace(files: tuple[str, ...], as_json: bool) -> None:
    """Trace the derivation in each FILE, line by line; - is standard input.

    \b
    Exit status: 0 sound; 1 broken, undecided or unreadable; 2 bad usage.

    \b
    Examples:
      course trace answer.txt
      echo "sigma(-x) = 1 - sigma(x)" | course trace -
      course trace --json *.txt
    """
    from steptrace.cli import trace_files

    sys.exit(trace_files(files, as_json))


@main.command()
@grade_options
def grade(options: Options) -> None:
    """Mark every submission that changed, and write feedback.

    Makes release/ from source/, marks submitted/STUDENT/UNIT/ on all cores, writes feedback/, and
    prints what each student has earned and what waits for a person. With UNITs, or with --student,
    only what is theirs. What did not change since it was marked is left alone, and so are marks
    given by hand. What was run is kept in .nbapart/: a run that was stopped goes on where it was.
    Where submitted/ is empty, a sample class is made first.

    Students' code runs in a sandbox, and nothing is marked where none can be made (course doctor
    says why), but for a sample class made in the same call: its code is the course's own.

    \b
    Exit status: 0 all marked; 1 a submission could not be marked, or got no feedback (it is named,
    with the reason).

    \b
    Examples:
      course grade
      course grade 2-derivative --student ada
    """
    from nbapart.engine.pool import prepare
    from nbapart.report import CommandNames

    prepare()
    course, names = find(), CommandNames("make grade", "course doctor", "make lab")
    with alone(course, "course grade"), quietly(course, "grade") as (console, app):
        console.quiet = options.as_json
        refused = release_units(course, app, console, options, ADVICE)
        if not (course.submissions or options.units or options.students):
            _sample(course, console)
            app.config.SafeExecute.allow_unsandboxed = True
        notes = _sample_among_others(course)
        outcomes = mark_all(course, app, console, names, options, refused, notes)
    sys.exit(bool(refused) or any(outcome.reason for outcome in outcomes))


@main.command(cls=cli.Command, help=cli.release.help)
def release() -> None:
    """As `nbapart release`, with this course's own advice."""
    course = find()
    with alone(course, "course release"), quietly(course, "release") as (console, app):
        _release(course, app, console)


def _release(course, app, console):
    cli.make_release(course, app, console, ADVICE)


@main.command()
@click.option("--clear", is_flag=True, help="Take the sample class away, marks and feedback too.")
@click.option(
    "--students",
    type=click.IntRange(min=1),
    metavar="N",
    default=24,
    show_default=True,
    help="The size of the class.",
)
def sample(clear: bool, students: int) -> None:
    """Hand in a sample class, made from the answer bank.

    Of six students, 3 have every answer right, 2 about half, 1 none. It needs an empty submitted/.
    --clear takes away what this command has made and nobody has changed since, nothing else.

    \b
    Examples:
      course sample
      course sample --students 1000
      course sample --clear
    """
    course = find()
    with alone(course, "course sample"), quietly(course, "sample") as (console, app):
        if clear:
            _clear(course, app, console)
        else:
            _release(course, app, console)
            _sample(course, console, students)


def _sample(course, console, students=24):
    from sigmoid_course.sample import make

    count = make.make(course, students)
    console.print(
        "submitted/ is empty: made a sample class in it, "
        f"{count} submissions of {students} students:\n"
        f"{make.DESCRIPTION}.\n"
        "It goes away with: .venv/bin/course sample --clear"
    )


def _sample_among_others(course):
    """Say where a sample class lies among real students."""
    from sigmoid_course.sample import make

    made = make.made(course) & {f"{student}/{unit}" for student, unit in course.submissions}
    others = len(course.submissions) - len(made)
    if made and others:
        return [
            f"{len(made)} submissions are the sample class's, beside {others} others: "
            "course sample --clear takes them away."
        ]
    return []


def _clear(course, app, console):
    from sigmoid_course.sample import make

    cleared, kept = make.clear(course, app)
    console.print(f"Took {len(cleared)} sample submissions away, with their marks and feedback.")
    for name in kept:
        console.print(f"Kept submitted/{name}: it was changed since it was made.")


for _command in (
    cli.collect,
    cli.due,
    cli.exchange,
    cli.export,
    cli.report,
    cli.results,
    cli.roster,
):
    main.add_command(_command)


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def study(arguments: tuple[str, ...]) -> None:
    """Open a student's copy of the course in JupyterLab.

    The copy is study/. What is not in it yet is copied; what is there stays as it is. ARGUMENTS go
    to JupyterLab.

    \b
    Examples:
      course study
      course study --no-browser
    """
    from sigmoid_course.study import copy, open_lab

    course = find()
    folder = course.root / "study"
    count = len(copy(course.root, folder))
    click.echo(f"Your copy is {folder} ({count} new files; what was there stays as it was).")
    click.echo("JupyterLab opens in the browser; Ctrl-C in this window, twice, ends it.")
    open_lab(folder, arguments)


@main.command()
def doctor() -> None:
    """Say what this machine has and lacks for each command.

    \b
    Exit status: 0 nothing is lacking but, perhaps, for the tests; 1 something else is (it says how
    to get it).

    \b
    Example:
      course doctor
    """
    from sigmoid_course.doctor import examine

    sys.exit(cli.print_findings(examine(find())))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def notebooks(files: tuple[Path, ...]) -> None:
    """Run the reading notebooks and store their outputs.

    Without FILES it runs all of notebooks/. What is stored does not depend on the machine.

    \b
    Examples:
      course notebooks
      course notebooks notebooks/1-sigmoid.ipynb
    """
    course = find()
    with quietly(course, "notebooks") as (console, _):
        from sigmoid_course.notebooks import run

        for path in files or sorted(course.root.glob("notebooks/*.ipynb")):
            changed = run(course, path)
            console.print(f"{path.name}: {'stored anew' if changed else 'no change'}")
