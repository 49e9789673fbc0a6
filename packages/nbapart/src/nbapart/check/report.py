"""What `check` prints."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console, Group
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from nbapart.check import words
from nbapart.check.survey import Sheet
from nbapart.text import line
from nbapart.way import Way

FORGEABLE = (
    "Tests that run inside give the marks of nbgrader; a student's code can forge its own there."
)


@contextmanager
def progress(console: Console, total: int) -> Iterator[Callable[[Path], object]]:
    """Show a progress bar; give a function to call with each path that is begun."""
    columns = TextColumn("Checking {task.description}", markup=False), BarColumn()
    with Progress(*columns, MofNCompleteColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=total, completed=-1)

        def begun(path: Path) -> None:
            bar.update(task, description=line(path.name), advance=1)

        yield begun


def report(sheets: list[Sheet], every: bool = False) -> Group:
    """Build what is printed: a table of tests, then the numbers.

    Parameters
    ----------
    sheets : list of Sheet
    every : bool
        Whether tests that run apart have a row too.

    Returns
    -------
    rich.console.Group
    """
    decisions = [one for sheet in sheets for one in sheet.decisions]
    parts: list[Table | Text] = []
    if every or any(one.way != Way.APART for one in decisions):
        parts.append(_table(sheets, every))
    if reasons := list(_reasons(sheets)):
        parts += [Text("\nWhy, and what to do:"), *reasons, Text()]
    if any(one.way == Way.INSIDE for one in decisions):
        parts.append(Text(FORGEABLE))
    unread = [sheet for sheet in sheets if sheet.unreadable]
    parts += [Text(f"Could not be read: {line(str(s.path))}: {s.unreadable}") for s in unread]
    counted = f"{len(sheets) - len(unread)} sheets, "
    first, *more = words.numbers(decisions)
    return Group(*parts, Text(counted + first), *map(Text, more))


def is_faulty(sheet: Sheet) -> bool:
    """Return whether a sheet cannot be read or has a test that is refused."""
    return bool(sheet.unreadable) or any(one.way == Way.REFUSED for one in sheet.decisions)


def _table(sheets, every):
    table = Table("Sheet", "Test", "Line", "Way")
    for sheet in sheets:
        for one in sheet.decisions:
            if every or one.way != Way.APART:
                row = sheet.path.stem, one.name, str(one.line or ""), one.way
                table.add_row(*(escape(line(text)) for text in row))
    return table


def _reasons(sheets):
    for sheet in sheets:
        for one in sheet.decisions:
            if one.way != Way.APART:
                yield Text(f"  {line(sheet.path.stem)}, {words.sentence(one)}")
