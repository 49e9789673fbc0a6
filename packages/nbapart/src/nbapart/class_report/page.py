"""Writes the class report: one page that needs no network, and its numbers as tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from jinja2 import Environment, PackageLoader, StrictUndefined

from nbapart import spreadsheet
from nbapart.class_report import tables
from nbapart.class_report.chart import histogram, in_words
from nbapart.class_report.gather import Class, Entry
from nbapart.class_report.items import Item, items
from nbapart.class_report.mistakes import Mistake, mistakes
from nbapart.text import counted
from nbapart.whole_files import whole_files

# How many mistakes are proposed for the next lesson.
NEXT_LESSON = 3
# Where `make lab` serves the formgrader.
FORMGRADER = "http://localhost:8888/formgrader/submissions/"


@dataclass(frozen=True)
class Unit:
    """How the marks of one unit are distributed.

    Attributes
    ----------
    name : str
    worth : float
        Points that can be earned.
    totals : tuple of float
        The points of each marked submission so far, penalties taken off, sorted.
    waiting : int
        How many of them wait for a person.
    """

    name: str
    worth: float
    totals: tuple[float, ...]
    waiting: int

    @classmethod
    def of(cls, name: str, entries: Sequence[Entry]) -> "Unit":
        """Summarise the entries of one unit."""
        marked = [entry.record for entry in entries if entry.record]
        worth = max((record.worth for record in marked), default=0.0)
        totals = tuple(sorted(record.total for record in marked))
        return cls(name, worth, totals, sum(bool(record.waiting) for record in marked))

    @property
    def shares(self) -> list[float]:
        """The totals as parts of the points that can be earned."""
        return [total / self.worth for total in self.totals] if self.worth else []

    @property
    def chart(self) -> str:
        """The histogram of the shares, in which the unit's name is escaped."""
        return histogram(self.shares, f"Distribution of the marks in {self.name}")

    @property
    def in_words(self) -> str:
        """The distribution as a sentence."""
        return in_words(self.shares)

    @property
    def mean(self) -> float | None:
        """The mean total; None if nothing is marked."""
        return fmean(self.totals) if self.totals else None

    @property
    def middle(self) -> float | None:
        """The median total; None if nothing is marked."""
        return median(self.totals) if self.totals else None


def write(group: Class, folder: Path) -> Path:
    """Write report.html, marks.csv, exercises.csv and mistakes.csv.

    Parameters
    ----------
    group : Class
    folder : pathlib.Path
        It is made if it is missing, and then only its owner can read it.

    Returns
    -------
    pathlib.Path
        The page.

    Raises
    ------
    CourseError
        They cannot be written; those of before stay whole.
    """
    found, wrong = items(group.entries), mistakes(group.entries)
    with whole_files(folder) as made:
        spreadsheet.write(made / "marks.csv", tables.MARKS, tables.marks(group))
        spreadsheet.write(made / "exercises.csv", tables.EXERCISES, tables.exercises(found))
        spreadsheet.write(made / "mistakes.csv", tables.MISTAKES, tables.mistakes(wrong))
        (made / "report.html").write_text(written(group, found, wrong), encoding="utf-8")
    return folder / "report.html"


def written(group: Class, found: Sequence[Item], wrong: Sequence[Mistake]) -> str:
    """Render the page.

    Parameters
    ----------
    group : Class
    found : sequence of Item
    wrong : sequence of Mistake

    Returns
    -------
    str
        HTML. Whatever comes from a student is escaped.
    """
    environment = Environment(
        loader=PackageLoader("nbapart.class_report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"duration": duration, "counted": counted}
    return environment.get_template("report.html.jinja").render(
        group=group,
        units=[Unit.of(name, group.of(name)) for name in group.units],
        items=found,
        mistakes=wrong,
        lesson=[one for one in wrong if one.is_of_a_rule][:NEXT_LESSON],
        waiting=[entry for entry in group.entries if entry.record and entry.record.waiting],
        late=[entry for entry in group.entries if entry.record and entry.record.lateness],
        forgeable=_forgeable(group),
        unmarked=_unmarked(group),
        formgrader=FORMGRADER,
    )


def _forgeable(group):
    """The tests that run inside, by unit."""
    found: dict[str, set[str]] = {}
    for entry in group.entries:
        if entry.record and entry.record.forgeable:
            found.setdefault(entry.unit, set()).update(entry.record.forgeable)
    return {unit: sorted(names) for unit, names in found.items()}


def _unmarked(group):
    """The students whose work is not marked, by unit and reason."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for entry in group.entries:
        if entry.record is None:
            found.setdefault((entry.unit, entry.reason), []).append(entry.student)
    return found


def duration(seconds: float) -> str:
    """Write a duration in its two largest units.

    Parameters
    ----------
    seconds : float

    Returns
    -------
    str

    Examples
    --------
    >>> duration(90_061), duration(61), duration(5)
    ('1 d 1 h', '1 min 1 s', '5 s')
    """
    parts, rest = [], int(seconds)
    for size, unit in ((86_400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts[:2]) or "0 s"
