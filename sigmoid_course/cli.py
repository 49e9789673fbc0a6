"""The command `course`: what an instructor runs, and a student's derivation traced.

Heavy libraries are imported where they are used: `course --help` answers at once.
"""

import sys
from pathlib import Path

import click
from nbapart.course import find
from nbapart.errors import CourseError
from nbapart.log import quietly

SETTINGS = {"help_option_names": ["-h", "--help"]}


class Commands(click.Group):
    """A group of commands in which what a person can mend is said in words."""

    def invoke(self, ctx):
        """Run a command; its `CourseError` becomes a message, Ctrl-C a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(130)
        except CourseError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands, context_settings=SETTINGS)
@click.version_option(package_name="sigmoid-course")
def main():
    """Mark the sigmoid course, and trace derivations.

    Every command works from any folder of the course. COMMAND --help says more, with an example.
    """


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
def trace(files, as_json):
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
@click.option("--cold", is_flag=True, help="Start each kernel from nothing; slower.")
def grade(cold):
    """Mark every submission that changed, and write feedback.

    Makes release/ from source/, marks submitted/STUDENT/UNIT/ one by one, writes feedback/, and
    prints what each student has earned and what waits for a person. What did not change since it
    was marked is left alone, and so are marks given by hand. Where submitted/ is empty, a sample
    class is made first.

    Students' code runs in a sandbox, and nothing is marked where none can be made (course doctor
    says why), but for a sample class made in the same call: its code is the course's own.

    \b
    Exit status: 0 all marked; 1 a submission could not be marked, or got no feedback (it is named,
    with the reason).

    \b
    Example:
      course grade
    """
    course = find()
    with quietly(course, "grade") as (console, app):
        _release(course, app, console)
        if cold:
            app.config.SafeExecute.start = "cold"
        if not course.submissions:
            _sample(course, console)
            app.config.SafeExecute.allow_unsandboxed = True
        outcomes = _mark(course, app, console)
        from nbapart.report import report

        console.print(report(outcomes, course))
    sys.exit(any(outcome.reason for outcome in outcomes))


def _mark(course, app, console):
    from nbapart import mark
    from nbapart.report import progress
    from nbapart.text import line

    outcomes = []
    with progress(console) as bar:
        task = bar.add_task("", total=len(course.submissions))
        for student, unit in course.submissions:
            bar.update(task, description=line(f"{student}, {unit}"))
            outcomes.append(mark.mark(course, app, student, unit))
            bar.advance(task)
    return outcomes


@main.command()
def release():
    """Make release/, what students get, from source/.

    Solutions and marking tests are taken out, and the gradebook learns about the exercises.

    \b
    Example:
      course release
    """
    course = find()
    with quietly(course, "release") as (console, app):
        _release(course, app, console)


def _release(course, app, console):
    from nbapart.release import release

    units = release(course, app)
    console.print(f"Made release/ from source/: {', '.join(units)}.")


@main.command()
@click.option("--clear", is_flag=True, help="Take the sample class away, marks and feedback too.")
def sample(clear):
    """Hand in a sample class of 24 students, made from the answer bank.

    12 have every answer right, 8 about half of them, 4 none. It needs an empty submitted/.
    --clear takes away what this command has made and nobody has changed since, nothing else.

    \b
    Examples:
      course sample
      course sample --clear
    """
    course = find()
    with quietly(course, "sample") as (console, app):
        if clear:
            _clear(course, app, console)
        else:
            _release(course, app, console)
            _sample(course, console)


def _sample(course, console):
    from sigmoid_course.sample import make

    count = make.make(course)
    console.print(
        f"submitted/ is empty: made a sample class in it, {count} submissions of 24 students:\n"
        f"{make.DESCRIPTION}.\n"
        "It goes away with: .venv/bin/course sample --clear"
    )


def _clear(course, app, console):
    from sigmoid_course.sample import make

    cleared, kept = make.clear(course, app)
    console.print(f"Took {len(cleared)} sample submissions away, with their marks and feedback.")
    for name in kept:
        console.print(f"Kept submitted/{name}: it was changed since it was made.")


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--pattern", metavar="REGEX", help="Where the student's name stands; see above.")
@click.option("--replace", is_flag=True, help="Take a changed notebook in place of the older one.")
def collect(path, pattern, replace):
    """Take a class's notebooks from PATH into submitted/STUDENT/UNIT/.

    PATH is a folder or zip file as Moodle or Canvas hand it out, or one folder a student. The
    student's name is read from the folder's or file's name. For other names give --pattern, a
    regular expression for the whole path inside PATH with a group (?P<student>...) and, where the
    file is not named after the unit, (?P<unit>...).

    Links and paths that lead elsewhere are refused, and nothing is overwritten unasked. What
    could not be placed is named, and then the exit status is 1.

    \b
    Examples:
      course collect submissions.zip
      course collect handed-in/ --pattern "(?P<unit>[^/]+)/(?P<student>[^/]+)\\.ipynb"
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


@main.command()
def doctor():
    """Say what this machine has and lacks for each command.

    \b
    Exit status: 0 nothing is lacking; 1 something is (it says how to get it).

    \b
    Example:
      course doctor
    """
    from nbapart.doctor import examine

    findings = examine(find())
    width = max(len(finding.command) for finding in findings)
    for finding in findings:
        word = "lacks" if finding.cure else "has"
        cure = f" -> {finding.cure}" if finding.cure else ""
        click.echo(f"{finding.command:<{width}}  {word:<5}  {finding.thing}{cure}")
    sys.exit(any(finding.cure for finding in findings))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def notebooks(files):
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
