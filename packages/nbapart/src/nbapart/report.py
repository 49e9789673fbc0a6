"""The report that an instructor reads after marking: tables, problems, and what to do next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from nbapart.course import Course
from nbapart.gradebook.read import Record, means
from nbapart.outcome import Outcome
from nbapart.text import line, points

MAX_ROWS = 40  # of the table in a terminal; a longer one goes to a file
MAX_WIDTH = 200  # characters of a line in that file


@dataclass(frozen=True)
class CommandNames:
    """The commands that a reader of the report is told to type, `nbapart`'s or a course's own.

    Attributes
    ----------
    grade : str
        Marks what has changed.
    doctor : str
        Says what this machine lacks.
    lab : str
        Opens the course, with nbgrader's panels.
    """

    grade: str
    doctor: str
    lab: str


def report(
    outcomes: list[Outcome], course: Course, names: CommandNames, also: Sequence[str] = ()
) -> Group:
    """Build the report.

    Parameters
    ----------
    outcomes : list of outcome.Outcome
    course : Course
    names : CommandNames
        The commands that it mentions.
    also : sequence of str
        What else is to be noted.

    Returns
    -------
    rich.console.Group
    """
    records = [outcome.record for outcome in outcomes if outcome.record]
    table = students(outcomes)
    marks = (_kept_if_long(table, course), exercises(records))
    found = (*failures(outcomes, course), *notes(outcomes, also), *unsafe(outcomes, names))
    found += tuple(forgeable(records))
    return Group(*marks, summary(outcomes), *found, *next_steps(records, names))


def students(outcomes: list[Outcome]) -> Table:
    """Build the table of marks: a row for each student, a column for each unit, and a total.

    Of late work it has points, penalty and what is left, as in 12 - 1.2 = 10.8.
    """
    table = Table("Student", title="Marks", title_justify="left")
    units = sorted({outcome.unit for outcome in outcomes})
    for name in (*units, "Total"):
        table.add_column(escape(line(name)), justify="right")
    table.add_column("Waits for a person")
    by_student: dict[str, dict[str, Outcome]] = {}
    for outcome in outcomes:
        by_student.setdefault(outcome.student, {})[outcome.unit] = outcome
    for student, own in by_student.items():
        cells = [_points(own[unit]) if unit in own else "" for unit in units]
        waiting = "; ".join(filter(None, (_waiting(own[unit]) for unit in units if unit in own)))
        table.add_row(escape(line(student)), *cells, _total(own.values()), waiting)
    return table


def _points(outcome):
    record = outcome.record
    if record is None:
        return "not marked"
    late = f"{points(record.points)} - {points(record.penalty)} = " if record.penalty else ""
    untimed = f" ({record.lateness})" if record.untimed else ""
    return f"{late}{points(record.total)} of {points(record.worth)}{untimed}"


def _total(outcomes):
    records = [outcome.record for outcome in outcomes if outcome.record]
    total, worth = (sum(getattr(one, part) for one in records) for part in ("total", "worth"))
    return f"{points(total)} of {points(worth)}" if records else ""


def _waiting(outcome):
    """Name the exercises of a unit that wait, with the lines that could not be decided."""
    waits = outcome.record.waits if outcome.record else {}
    shown = ", ".join(_with_places(name, said, outcome) for name, said in waits.items())
    return shown and f"{escape(line(outcome.unit))}: {shown}"


def _kept_if_long(table: Table, course: Course) -> Table | Text:
    """Write the table of a long class to a file, and return the words that say where it is."""
    if table.row_count <= MAX_ROWS:
        return table
    path = course.log_path("marks").with_suffix(".txt")
    with path.open("w", encoding="utf-8") as file:
        Console(file=file, width=MAX_WIDTH).print(table)
    path.chmod(0o600)
    shown = path.relative_to(course.root).as_posix()
    return Text(f"Marks: the table of {table.row_count} students is in {shown}.")


def exercises(records: list[Record]) -> Table:
    """Build the table of exercises: the mean mark, once all marks are final."""
    table = Table("Unit", "Exercise", title="\nMean mark of each exercise", title_justify="left")
    table.add_column("Mean", justify="right")
    table.add_column("Waiting", justify="right")
    for unit, exercise, mean, worth, waiting in means(records):
        shown = "-" if mean is None else f"{mean:.2f}"
        table.add_row(unit, exercise, f"{shown} of {worth:g}", str(waiting or ""))
    return table


def summary(outcomes: list[Outcome]) -> Text:
    """Count the submissions that were marked, had not changed, and could not be marked.

    Parameters
    ----------
    outcomes : list of outcome.Outcome

    Returns
    -------
    rich.text.Text
        One line.

    Examples
    --------
    >>> print(summary([]))
    <BLANKLINE>
    0 marked, 0 not changed since they were marked, 0 could not be marked.
    """
    count = [outcome.state for outcome in outcomes].count
    return Text(
        f"\n{count('marked')} marked, {count('unchanged')} not changed since they were marked, "
        f"{count('failed')} could not be marked."
    )


def failures(outcomes: list[Outcome], course: Course) -> Iterator[Text]:
    """Yield a line for each submission that failed, and the path of the log."""
    wrong = [outcome for outcome in outcomes if outcome.reason]
    failed = [outcome for outcome in wrong if outcome.state == "failed"]
    yield from _listed("Could not be marked:", failed)
    yield from _listed("Marked, but not to the end:", [o for o in wrong if o not in failed])
    if wrong:
        log = course.log_path("grade").relative_to(course.root)
        yield Text(f"More about it is in {log.as_posix()}.")


def _listed(title, outcomes):
    if outcomes:
        yield Text(f"\n{title}")
    for outcome in outcomes:
        older = outcome.state == "failed" and outcome.record
        earlier = " (the points in the table are those of the version before)" if older else ""
        yield Text(f"  {_place(outcome)}: {outcome.reason}{earlier}")


def notes(outcomes: list[Outcome], also: Sequence[str] = ()) -> Iterator[Text]:
    """Yield a line for each irregularity in a submission that was marked, and for what else is."""
    found = [f"{_place(outcome)}: {note}" for outcome in outcomes for note in outcome.notes]
    found += map(line, also)
    if found:
        yield Text("\nNoted:")
        yield from (Text(f"  {one}") for one in found)


def unsafe(outcomes: list[Outcome], names: CommandNames) -> Iterator[Text]:
    """Yield a warning if students' code ran without a sandbox."""
    count = sum(outcome.started == "open" for outcome in outcomes)
    if count:
        yield Text(
            f"\nNo sandbox can be made here: the code of {count} submissions ran with your rights."
            f"\n{names.doctor} says what is missing."
        )


def forgeable(records: list[Record]) -> Iterator[Text]:
    """Yield which tests ran inside, so that a student's code can forge its own mark."""
    units = {record.unit: record.forgeable for record in records if record.forgeable}
    if units:
        yield Text("\nMarks that their own student's code can forge, for these tests run inside:")
    for unit, names in sorted(units.items()):
        yield Text(f"  {line(unit)}: {line(', '.join(names))}")


def next_steps(records: list[Record], names: CommandNames) -> Iterator[Text]:
    """Yield lines that say where to look next."""
    if not records:
        return
    first = records[0]
    yield Text("\nWhere to look next:")
    yield Text(f"  feedback/{line(first.student)}/{first.unit}/{first.unit}.html")
    yield Text("    is what this student gets back; every student has such a page for each unit.")
    if any(record.waiting for record in records):
        yield Text(f"  {names.lab}, then Nbgrader > Formgrader > Manual Grading")
        yield Text("    is where the answers that wait for a person are read and marked.")
        yield Text(f"    After it, {names.grade} puts these marks into the feedback.")


def _place(outcome):
    """Return the path of a submission; one without a unit is a file or an empty folder."""
    return f"submitted/{line(outcome.student)}/{line(outcome.unit)}".removesuffix("/")


def _with_places(exercise, said, outcome):
    """Name an exercise that waits, and the undecided lines if its check reported any."""
    places = outcome.places.get(exercise)
    return escape(f"{said} ({', '.join(places)})" if places else said)
