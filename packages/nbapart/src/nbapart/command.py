"""What all commands have in common: how they report problems, and where libraries' output goes."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from nbapart.course import Course, application
from nbapart.errors import CourseError
from nbapart.log import redirected

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader
    from rich.console import Console

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

    from nbapart.gradebook.hold import reason

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
            what = reason(error) or f"{type(error).__name__}: {error}"
            raise CourseError(f"{what}\nMore about it is in {path}.") from error
