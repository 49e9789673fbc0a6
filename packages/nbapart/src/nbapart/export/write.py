"""Writes all that goes back: tables of marks, the platforms' own tables, and feedback."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nbapart import page_state, spreadsheet
from nbapart.class_report import tables
from nbapart.class_report.gather import Class
from nbapart.course import Course
from nbapart.engine.settings import of_marks
from nbapart.errors import CourseError
from nbapart.export import canvas, moodle
from nbapart.export.column import Filled
from nbapart.export.results import QUESTIONS, Result, questions, results
from nbapart.fingerprint import Contents
from nbapart.text import counted
from nbapart.whole_files import whole_files

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

PLATFORM_FILES = (
    *("moodle-{}.csv", "moodle-{}-feedback.zip"),
    *("canvas-{}.csv", "canvas-{}-feedback.zip"),
)
MOODLE, CANVAS = ("moodle",), ("canvas", "canvas-anonymous")


@dataclass(frozen=True)
class Wanted:
    """What an export is to be made of.

    Attributes
    ----------
    units : tuple of str
    worksheet : pathlib.Path or None
        Moodle's grading worksheet of one unit.
    gradebook : pathlib.Path or None
        Canvas' gradebook.
    column : str or None
        The title of the column in it that marks go into.
    """

    units: tuple[str, ...]
    worksheet: Path | None = None
    gradebook: Path | None = None
    column: str | None = None


@dataclass
class Exported:
    """What an export has written.

    Attributes
    ----------
    said : list of str
        A line for each file, and what else to know.
    left : list of str
        Whose marks are in no platform's file, and why.
    """

    said: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def write(course: Course, app: "NbGrader", group: Class, wanted: Wanted) -> Exported:
    """Write `export/`, which only its owner can read.

    Parameters
    ----------
    course : Course
    app : nbgrader.apps.NbGrader
    group : Class
    wanted : Wanted

    Returns
    -------
    Exported

    Raises
    ------
    CourseError
        A worksheet or gradebook cannot be used.
    """
    folder = course.root / "export"
    with whole_files(folder) as made:
        done = _Export(course, app, made, wanted)
        done.tables(group)
        for unit in wanted.units:
            done.unit(group, unit)
        for path in _old(folder, made, wanted.units):
            path.unlink()
            done.result.said.append(f"export/{path.name}: taken away, for it is older.")
    return done.result


def _old(folder, made, units):
    """Return what an export before has left of the same units, and is not written again."""
    names = {name.format(unit) for name in PLATFORM_FILES for unit in units}
    return [folder / name for name in sorted(names) if _lies(folder / name, made / name)]


def _lies(old, new):
    return old.is_file() and not new.exists()


class _Export:
    """An export on its way."""

    def __init__(self, course: Course, app: "NbGrader", folder: Path, wanted: Wanted) -> None:
        self.course, self.folder, self.wanted = course, folder, wanted
        self.contents, self.result = Contents(course, of_marks(app)), Exported()

    def tables(self, group: Class) -> None:
        """Write the marks of all as tables."""
        chosen = [entry for entry in group.entries if entry.unit in self.wanted.units]
        group = replace(group, units=self.wanted.units, entries=tuple(chosen))
        spreadsheet.write(self.folder / "questions.csv", QUESTIONS, questions(group))
        spreadsheet.write(self.folder / "marks.csv", tables.MARKS, tables.marks(group))
        self._say(
            "questions.csv",
            f"marks of {counted(len(chosen), 'submission')}, a question and part a row",
        )
        self._say("marks.csv", "their points, penalties and totals")

    def unit(self, group: Class, unit: str) -> None:
        """Write what goes back to the platforms from which a unit came."""
        found, left = results(self.course, self.contents, group, [unit])
        self.result.left += left
        for_moodle = [one for one in found if one.came_by(*MOODLE)]
        for_canvas = [one for one in found if one.came_by(*CANVAS)]
        if for_moodle or self.wanted.worksheet:
            self._moodle(unit, for_moodle)
        if for_canvas:
            self._canvas(unit, for_canvas)
        elif self.wanted.gradebook and (found or len(self.wanted.units) == 1):
            why = "nothing of it that can be sent came by Canvas, so the gradebook is not filled in"
            self.result.left.append(f"{unit}: {why}")
        others = [one.student for one in found if one not in (*for_moodle, *for_canvas)]
        if others and (for_moodle or for_canvas):
            self.result.left += [f"{name}/{unit}: came by neither" for name in others]

    def _moodle(self, unit: str, found: Sequence[Result]) -> None:
        if self.wanted.worksheet is None:
            self.result.said.append(
                f"Moodle takes {unit} back by its own grading worksheet alone: download it, and "
                f"give it with --worksheet FILE."
            )
            return
        if not found:
            raise CourseError(f"Nothing of {unit} that can be sent came by Moodle.")
        text, filled, folders = moodle.fill(self.wanted.worksheet, found, self.wanted.column)
        self._write(f"moodle-{unit}.csv", text)
        self._filled(f"moodle-{unit}.csv", unit, filled)
        self._pages(
            f"moodle-{unit}-feedback.zip",
            unit,
            [(one, f"{folder}/{unit}.html") for one in found for folder in folders[one.student]],
        )

    def _canvas(self, unit: str, found: Sequence[Result]) -> None:
        known = [one for one in found if one.came_by("canvas")]
        name = f"canvas-{unit}.csv"
        if known and self.wanted.gradebook:
            text, filled = canvas.fill(self.wanted.gradebook, unit, known, self.wanted.column)
            self._write(name, text)
            self._filled(name, unit, filled)
        elif known:
            self._write(name, canvas.make(unit, known))
            self._filled(name, unit, Filled(changed=len(known)))
            self.result.said.append(
                f"  Its column makes a new assignment where Canvas has none called {unit}; "
                "--gradebook FILE fills in the one that Canvas has."
            )
        self.result.left += [
            f"{one.student}/{unit}: marked anonymously, its mark is typed into Canvas"
            for one in found
            if one not in known
        ]
        self._pages(
            f"canvas-{unit}-feedback.zip",
            unit,
            [(one, canvas.page_name(one.identity.path)) for one in found if one.identity],
        )

    def _filled(self, name: str, unit: str, filled: Filled) -> None:
        same = f", {filled.same} there already" if filled.same else ""
        self._say(name, f"totals: {counted(filled.changed, 'mark')} to change{same}")
        self.result.said += [f"  {note}" for note in filled.notes]
        self.result.left += [f"{student}/{unit}: {why}" for student, why in filled.left]

    def _write(self, name: str, text: str) -> None:
        # Platforms read UTF-8 without a mark at its begin.
        (self.folder / name).write_text(text, encoding="utf-8", newline="")

    def _pages(self, name: str, unit: str, pages: Iterable[tuple[Result, str]]) -> None:
        pages = list(pages)
        with zipfile.ZipFile(self.folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for one, inside in pages:
                archive.write(page_state.path(self.course, one.student, unit), inside)
        self._say(name, counted(len(pages), "feedback page"))

    def _say(self, name: str, what: str) -> None:
        self.result.said.append(f"export/{name}: {what}.")
