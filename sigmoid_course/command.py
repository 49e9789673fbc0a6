"""The entry point of the command `course`; it says what to install if marking is not installed."""

import sys

MARKING = ("click", "nbapart", "nbgrader")
MISSING = """\
course marks, and {name}, which that needs, is not installed here.
In the folder of the course, `make setup` installs it; where there is no make:
    pip install ./packages/steptrace ./packages/nbapart ".[marking]"
Notebooks and `from sigmoid_course import tutor` work without it."""


def main() -> None:
    """Run `course`.

    Raises
    ------
    SystemExit
        With the exit status of the command, or with what to install.
    """
    try:
        from sigmoid_course import cli
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name not in MARKING:
            raise
        sys.exit(MISSING.format(name=name))
    cli.main()
