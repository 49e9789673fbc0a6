"""Makes the tables of the start page, notebooks/index.ipynb, from the notebooks and the code.

A rule or a slip is met where the stored output of a reading notebook names it for the first time.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from steptrace.markdown import filled, table
from steptrace.registry import RULES, SLIPS

NAME = "index"
MINUTES = re.compile(r"\babout (\d+) minutes", re.IGNORECASE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ROUNDED = 5  # the minutes of an exercise are a guess


def fill(notebook: Any, root: Path) -> None:
    """Bring the tables of the start page up to date.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        The start page; a comment stands before and after each table.
    root : pathlib.Path
        The folder of the course.
    """
    units = [Unit(path) for path in sorted(root.glob("source/*/*.ipynb"))]
    tables = {
        "units": lambda: _units(units),
        "exercises": lambda: _exercises(units),
        "rules": lambda: _met(units, "rule", "", RULES),
        "slips": lambda: _met(units, "slip", "slip: ", SLIPS),
    }
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = filled(cell.source, tables)


class Unit:
    """A reading notebook and its assignment.

    Parameters
    ----------
    sheet : pathlib.Path
        The source of the assignment; the reading has the same name.
    """

    def __init__(self, sheet: Path) -> None:
        import nbformat

        self.name = sheet.stem
        reading = sheet.parents[2] / "notebooks" / sheet.name
        self.reading = nbformat.read(reading, as_version=4).cells
        self.sheet = nbformat.read(sheet, as_version=4).cells

    @property
    def title(self) -> str:
        """The heading of the reading, as in ``1 · The sigmoid``."""
        return HEADING.findall(self.reading[0].source)[0]

    @property
    def minutes(self) -> tuple[int, int]:
        """How long the reading takes, and the assignment."""
        return self._minutes(self.reading), self._minutes(self.sheet)

    def _minutes(self, cells):
        if found := MINUTES.search(cells[0].source):
            return int(found[1])
        raise ValueError(f"{self.name}: the first cell does not say 'about N minutes'")

    @property
    def points(self) -> dict[str, float]:
        """The points of each exercise."""
        found: dict[str, float] = {}
        for cell in self.sheet:
            marks = cell.metadata.get("nbgrader", {})
            if marks.get("points"):
                exercise = marks.grade_id.partition("-")[0]
                found[exercise] = found.get(exercise, 0) + marks.points
        return found

    def traces(self) -> Iterator[tuple[str, str]]:
        """Each trace in the reading, below which heading it stands."""
        heading = ""
        for cell in self.reading:
            if cell.cell_type == "markdown":
                heading = (HEADING.findall(cell.source) or [heading])[-1]
            for output in cell.get("outputs", ()):
                if re.match(r"Sound|Broken", said := output.get("data", {}).get("text/plain", "")):
                    yield heading, said


def _link(unit, text, heading=""):
    """A link that leads to a heading in JupyterLab and on a page made of the notebook."""
    typeset = "$" in heading  # then its anchor differs from place to place
    place = f"#{heading.replace(' ', '-')}" if heading and not typeset else ""
    return f"[{text}]({unit.name}.ipynb{place})"


def _sheet(unit, text):
    return f"[{text}](../release/{unit.name}/{unit.name}.ipynb)"


def _units(units):
    titles = ["unit", "reading", "assignment", "points"]
    return table(titles, map(_unit, units))


def _unit(unit):
    reading, sheet = (f"{minutes} minutes" for minutes in unit.minutes)
    points = f"{sum(unit.points.values()):g}"
    return [_link(unit, unit.title), reading, _sheet(unit, sheet), points]


def _exercises(units):
    return table(["unit", "exercise", "points", "minutes"], _rows(units))


def _rows(units):
    """A row for each exercise; the minutes of the assignment are shared out by points."""
    for unit in units:
        share = unit.minutes[1] / sum(unit.points.values())
        for exercise, points in unit.points.items():
            minutes = max(ROUNDED, ROUNDED * round(points * share / ROUNDED))
            link = _sheet(unit, f"`{exercise}`")
            yield [unit.name[0], link, f"{points:g}", f"{minutes}"]


def _met(units, kind, before, known):
    traces = [(unit, *trace) for unit in units for trace in unit.traces()]
    rows = ([name, one.sentence, _first(traces, before, name)] for name, one in known.items())
    return table([kind, "what it says", "where it is met first"], rows)


def _first(traces, before, name):
    named = re.compile(rf"(?<![\w-]){re.escape(before + name)}(?![\w-])")
    for unit, heading, said in traces:
        if named.search(said):
            return _link(unit, f"{unit.name[0]} · {heading}", heading)
    return f'`tutor.practice("{name}")`'
