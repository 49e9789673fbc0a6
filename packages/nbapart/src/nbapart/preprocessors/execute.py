"""An nbgrader preprocessor that runs students' cells in a sandbox, and test cells outside of it."""

from copy import deepcopy
from functools import partial

from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets import Bool, Enum, Instance, default

from nbapart import findings
from nbapart.errors import SandboxError
from nbapart.findings import Findings
from nbapart.kernel.clock import Clock
from nbapart.kernel.kernel import Kernel
from nbapart.kernel.outputs import error
from nbapart.kernel.session import Session
from nbapart.limits import Limits
from nbapart.marker.process import Marker
from nbapart.marker.test_cell import Cell
from nbapart.preprocessors import inside, moments
from nbapart.preprocessors.matching import NOTES
from nbapart.preprocessors.source import source
from nbapart.sandbox.manager import Manager
from nbapart.sandbox.support import refusal

ENDED = "nbapart-ended"  # in the resources: whether a kernel had ended by itself
NO_SANDBOX = "{}; without a sandbox nothing is marked, unless nbgrader_config.py allows it"


class SafeExecute(Execute):
    """Runs a submission's cells so that students' code cannot affect how they are marked.

    A student's cell runs in a kernel inside a sandbox. A test cell, whose source `RestoreCells` has
    restored, runs in a fork of this process; the values of the names that it uses are taken from
    the kernel when it reads them. A test whose text says so runs inside, as a student's cell does.
    A student's tags, metadata and outputs have no influence on what is run and marked.
    """

    start = Enum(
        ("warm", "cold"), "warm", help="Whether kernels are forked, or each begins from nothing."
    ).tag(config=True)
    allow_unsandboxed = Bool(
        False, help="Whether to mark without a sandbox where none can be made."
    ).tag(config=True)
    limits = Instance(Limits)

    @default("limits")
    def _limits_default(self):
        return Limits(parent=self)

    def preprocess(
        self, nb: NotebookNode, resources: dict, km: Manager | None = None
    ) -> tuple[NotebookNode, dict]:
        """Run all cells, in order."""
        folder = (resources or {}).get("metadata", {}).get("path") or None
        early = moments.early(nb.cells)
        clock = Clock(self.limits.wall, self.timeout)
        with (
            self.session(km, folder, nb.cells, clock) as session,
            self._marker(nb.cells, resources) as marker,
        ):
            run = partial(self._tested, session=session, marker=marker, clock=clock)
            nb.metadata.setdefault(NOTES, NotebookNode()).started = session.started
            tried: dict[int, NotebookNode] = {}
            for number, cell in enumerate(nb.cells):
                if cell.cell_type == "code":
                    self._run(cell, session, run, tried.get(number))
                for other in early.get(number, []):
                    tried[other] = run(nb.cells[other])
            if resources is not None:
                resources[ENDED] = session.ended
        for number, cell in enumerate(_code(nb.cells), 1):
            cell.execution_count = number
        return nb, resources

    def session(
        self, manager: Manager | None, folder: str | None, cells: list[NotebookNode], clock: Clock
    ) -> Session:
        """Return a kernel for cells, which begins when the first is run."""
        draws = any("matplotlib" in cell.source for cell in _code(cells))
        options = {"limits": self.limits, "start": self._way(), "draws": draws}

        def start():
            made = manager or Manager(parent=self, **options)
            return Kernel(made, self.limits, clock, folder)

        return Session(start, clock)

    def _marker(self, cells, resources):
        """Return where the tests run: beside the unit's source, where there is one."""
        tests = [cell.source for cell in cells if moments.is_test(cell)]
        given, folder = source(self, resources or {}) or (_of_unit(cells), None)
        return Marker(given, tests, self.limits, folder)

    def _way(self):
        """Return how to start a kernel: without a sandbox only if none can be created."""
        reason = refusal()
        if reason is None:
            return self.start
        if not self.allow_unsandboxed:
            raise SandboxError(NO_SANDBOX.format(reason))
        self.log.warning("Marked without a sandbox: %s", reason)
        return "open"

    def _run(self, cell, session, run, tried):
        """Run a cell; of a test that was tried before, the better result counts."""
        findings.write(cell, Findings())
        if not cell.source.strip():
            cell.outputs = []
        elif inside.is_inside(cell) and moments.is_test(cell):
            cell.outputs = session.run(cell.source)
            findings.write(cell, inside.doubtful(cell))
        elif moments.is_test(cell):
            results = [run(cell), *([tried] if tried else [])]
            cell.update(max(results, key=moments.worth))
        else:
            cell.outputs = session.run(cell.source)

    def _tested(self, cell, session, marker, clock):
        """Return a test cell with its result: no points if the kernel is lost meanwhile."""
        session.renew()
        tested = deepcopy(cell)
        kind = cell.metadata.nbgrader
        test = Cell(kind.grade_id, cell.source, kind.points, clock.for_a_test())
        kernel = session.bridge
        result = marker.run(test, kernel, clock.left())
        for said in result.logged:
            self.log.warning("%s: %s", test.name, said)
        tested.outputs = result.outputs
        if result.lost and not isinstance(kernel, str):
            session.lose(result.lost)
        if session.lost:
            lost = error("KernelStopped", f"This test could not end: {session.lost}.")
            tested.outputs = [o for o in tested.outputs if o.output_type == "stream"] + [lost]
        else:
            findings.write(tested, result.findings)
        return tested


def _of_unit(cells):
    return [cell for cell in cells if "nbgrader" in cell.metadata]


def _code(cells):
    return [cell for cell in cells if cell.cell_type == "code"]
