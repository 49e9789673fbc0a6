"""What came of marking one submission."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nbapart.gradebook import read
from nbapart.gradebook.found import by_exercise
from nbapart.preprocessors.matching import NOTES
from nbapart.text import line


@dataclass(frozen=True)
class Outcome:
    """The outcome of marking one submission.

    Attributes
    ----------
    student, unit : str
    state : {"marked", "unchanged", "failed"}
    reason : str or None
        Why it could not be marked or, if it was, what failed afterwards.
    record : gradebook.read.Record or None
        Its marks in the gradebook; if it failed, those of an earlier version, if any.
    notes : tuple of str
        Irregularities of its cells: duplicate, missing, or from another unit.
    started : {"warm", "cold", "open", None}
        How its kernel was started; "open" is without a sandbox. None if none was started.
    places : dict
        For each exercise, the places in its answer that a person must look at.
    """

    student: str
    unit: str
    state: str
    reason: str | None = None
    record: read.Record | None = None
    notes: tuple[str, ...] = ()
    started: str | None = None
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def because(self, reason: str) -> "Outcome":
        """Add a reason, as one line, unless there is one already."""
        return replace(self, reason=self.reason or line(reason))

    def with_findings(self, notebook: Mapping[str, Any]) -> "Outcome":
        """Add what marking has stored in the marked notebook.

        Parameters
        ----------
        notebook : mapping
            The notebook's JSON.

        Returns
        -------
        Outcome
        """
        found = notebook["metadata"].get(NOTES, {})
        marked = {"notes": tuple(found.get("notes", ())), "started": found.get("started")}
        return replace(self, places=_places(notebook), **(marked if self.state == "marked" else {}))


def _places(notebook):
    """Return for each exercise the places that a person must look at."""
    places: dict[str, list[str]] = {}
    for exercise, found in by_exercise(notebook):
        for finding in found.waiting:
            places.setdefault(exercise, []).append(finding.place)
    return {exercise: tuple(dict.fromkeys(found)) for exercise, found in places.items()}
