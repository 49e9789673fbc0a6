"""An nbgrader preprocessor that decides the way of each test when an assignment is generated."""

import json
from hashlib import sha256
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from nbapart import way
from nbapart.check import sheet, unit, words
from nbapart.errors import Error
from nbapart.way import Way

DECIDED = "nbapart-decided"


class Refused(Error):
    """Tests cannot be marked; the message says which, why, and how to write them."""


class DecideWays(NbGraderPreprocessor):
    """Decides which tests run apart and which inside, and writes that into the gradebook's copy.

    It runs before solutions are taken out. What it writes is hidden as hidden tests are.
    """

    allow_inside = Bool(
        True, help="Whether tests may run inside, where their marks can be forged."
    ).tag(config=True)
    compare = Bool(
        True, help="Whether sheets are run at release; `nbapart check` always runs them."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Decide, and refuse the sheet if a test can be run in no way."""
        # nbgrader reads a course's settings twice, and so has this preprocessor twice.
        if resources.get(DECIDED):
            return nb, resources
        resources[DECIDED] = True
        stamp = self._stamp(nb)
        if self.compare:
            for name, one in (
                self._known(nb, resources, stamp) or self._new(nb, resources)
            ).items():
                cell = next(c for c in nb.cells if _name(c) == name)
                cell.source = way.stamped(cell.source, one, stamp)
        else:
            self._new(nb, resources)
        return nb, resources

    def _new(self, nb, resources):
        folder = Path(resources["metadata"]["path"])
        found = sheet.decided(nb, folder, self, self.allow_inside, self.compare)
        refused = [words.sentence(one) for one in found if one.way == Way.REFUSED]
        if refused:
            raise Refused(" ".join(refused))
        for one in found:
            if one.way == Way.INSIDE:
                self.log.warning("Runs inside, where it can be forged: %s", words.sentence(one))
        return {one.name: one.way for one in found}

    def _stamp(self, nb):
        """Return a mark of all that a decision depends on in the sheet and in the settings."""
        cells = [[one.cell_type, one.source, one.metadata.get("nbgrader")] for one in nb.cells]
        return sha256(json.dumps([self.allow_inside, cells]).encode()).hexdigest()[:16]

    def _known(self, nb, resources, stamp):
        """Return what was decided when this same sheet was generated before, or None."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as book:
            try:
                saved = book.find_notebook(about["notebook"], about["assignment"]).source_cells
            except MissingEntry:
                return None
            ways = {cell.name: way.decided(cell.source, stamp) for cell in saved}
        names = list(filter(None, map(_name, nb.cells)))
        known = {name: ways.get(name) for name in names}
        return None if None in known.values() else known


def _name(cell):
    return cell.metadata.nbgrader.grade_id if unit.is_test(cell) else None
