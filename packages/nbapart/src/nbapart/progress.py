"""Tells how far marking has come: a bar in a terminal, plain lines elsewhere, JSON for machines."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from nbapart.outcome import Outcome

LINE_SECONDS = 10.0  # between two plain lines
Tell = Callable[[Outcome], None]


@dataclass
class Tally:
    """Counts what came of the submissions so far.

    Attributes
    ----------
    total : int
        The number of submissions.
    clock : callable
        Returns the time in seconds.
    done, failed, waiting : int
        How many are done and, of these, how many have failed and how many wait for a person.
    """

    total: int
    clock: Callable[[], float] = time.monotonic
    done: int = 0
    failed: int = 0
    waiting: int = 0
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count the time."""
        self._began = self.clock()

    def add(self, outcome: Outcome) -> None:
        """Count a submission."""
        self.done += 1
        self.failed += bool(outcome.reason)
        self.waiting += bool(outcome.record and outcome.record.waiting)

    @property
    def counts(self) -> str:
        """What is told beside the number of submissions that are done."""
        counts = f"{self.failed} failed, {self.waiting} waiting for a person"
        return f"{counts}, {self.rate:.1f} a second"

    @property
    def rate(self) -> float:
        """Submissions a second, since the start."""
        passed = self.clock() - self._began
        return self.done / passed if passed > 0 else 0.0

    def line(self) -> str:
        """Return all of it in words, with the time that is left.

        Examples
        --------
        >>> seconds = iter([0.0, 10.0, 10.0])
        >>> tally = Tally(200, lambda: next(seconds))
        >>> tally.add(Outcome("ada", "1", "marked"))
        >>> tally.line()
        '1 of 200 done, 0 failed, 0 waiting for a person, 0.1 a second, 33:10 left'
        """
        said, rate = f"{self.done} of {self.total} done, {self.counts}", self.rate
        if not rate or self.done == self.total:
            return said
        minutes, seconds = divmod(round((self.total - self.done) / rate), 60)
        return f"{said}, {minutes}:{seconds:02} left"


@contextmanager
def telling(console: Console, total: int, as_json: bool = False) -> Iterator[Tell]:
    """Tell how far marking has come.

    Parameters
    ----------
    console : rich.console.Console
    total : int
        The number of submissions.
    as_json : bool
        Whether to write a JSON object on a line of its own for each submission.

    Yields
    ------
    callable
        To be called with the outcome of each submission.
    """
    way = _as_json if as_json else _bar if console.is_terminal else _lines
    with way(console, Tally(total)) as tell:
        yield tell


@contextmanager
def _bar(console, tally):
    columns = [TextColumn("Marking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    columns.append(TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=tally.total)

        def tell(outcome):
            tally.add(outcome)
            bar.update(task, completed=tally.done, description=tally.counts)

        yield tell


@contextmanager
def _lines(console, tally):
    told = tally.clock()

    def tell(outcome):
        nonlocal told
        tally.add(outcome)
        if tally.clock() - told >= LINE_SECONDS:
            told = tally.clock()
            console.print(tally.line())

    yield tell


@contextmanager
def _as_json(console, tally):
    def tell(outcome):
        tally.add(outcome)
        console.file.write(json.dumps(_data(outcome, tally)) + "\n")
        console.file.flush()

    yield tell


def _data(outcome, tally):
    record = outcome.record
    return {
        "student": outcome.student,
        "unit": outcome.unit,
        "state": outcome.state,
        "reason": outcome.reason,
        "points": record and record.points,
        "penalty": record and record.penalty,
        "of": record and record.worth,
        "late": record.lateness if record else "",
        "waiting": record.waiting if record else [],
        "done": tally.done,
        "total": tally.total,
    }
