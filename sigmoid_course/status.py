"""Lists the exercises of a sheet, with what each check says and what it covers."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from steptrace.checks.cell import show

from sigmoid_course.cells import watched

# What is known of an exercise once its check is content.
COVERS = {
    "check_derivation": "all that is marked",
    "check_cases": "some of the cases that are marked",
    "check_claims": "the form alone",
    "check_expression": "all that is marked",
    "check_figure": "all that is marked",
    "check_function": "some of the values that are marked",
    "check_gradient": "some of the values that are marked",
    "check_minimum": "all that is marked",
    "check_slip": "the form alone",
    "check_table": "the form alone",
}
# What stands in place of a check for an answer that is looked at only when it is marked.
UNCHECKED = "no check"
PERSON = "A person reads this answer; no check looks at it."
TITLES = ("exercise", "points", "answer", "its check", "the check covers")
_CELL = "text-align: left; vertical-align: top; padding: 0.2em 0.6em"


@dataclass(frozen=True)
class Status:
    """The rows of the list, one for each answer of an exercise.

    Attributes
    ----------
    rows : tuple of tuple of str
        Exercise, points, answer, what its check says, what the check covers.
    """

    rows: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        widths = [max(map(len, column)) for column in zip(TITLES, *self.rows, strict=True)]
        lines = (TITLES, *self.rows)
        padded = (map(str.ljust, line, widths) for line in lines)
        return "\n".join("  ".join(cells).rstrip() for cells in padded)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="{_CELL}">{title}</th>' for title in TITLES)
        body = "".join(map(_html_row, self.rows))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _html_row(row):
    first, *others = map(escape, row)
    cells = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in others)
    return f'<tr><th scope="row" style="{_CELL}">{first}</th>{cells}</tr>'


def status(*exercises: tuple) -> None:
    """Show for each exercise of a sheet whether its check is content, and what that says.

    Parameters
    ----------
    *exercises : tuple
        Name, points, and for each answer `"answer: check"`. An exercise without answers for checks
        is read by a person. `course release` fills them in.

    Examples
    --------
    >>> status(("steps", 3, "steps: check_derivation"), ("reader", 2))
    exercise  points  answer  its check    the check covers
    steps     3       steps   not run yet  all that is marked
    reader    2               none         A person reads this answer; no check looks at it.
    Nothing is marked yet: that happens after you have handed in.
    """
    show(Status(tuple(row for exercise in exercises for row in _rows(*exercise))))
    print("Nothing is marked yet: that happens after you have handed in.")


def _rows(exercise: str, points: float, *checks: str) -> Iterator[tuple[str, ...]]:
    if not checks:
        yield exercise, f"{points:g}", "", "none", PERSON
    for position, check in enumerate(checks):
        answer, _, name = check.partition(": ")
        label = ("", "") if position else (exercise, f"{points:g}")
        is_checked = name != UNCHECKED
        said = (
            (watched(answer), COVERS[name])
            if is_checked
            else ("none", "nothing before it is marked")
        )
        yield *label, answer, *said
