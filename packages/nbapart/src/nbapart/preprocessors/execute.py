"""An nbgrader preprocessor that runs students' cells in a sandbox, and test cells outside of it."""

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Bool, Enum, Instance, default

from nbapart import findings, test_cell
from nbapart.errors import SandboxError
from nbapart.findings import Findings
from nbapart.kernel.kernel import Kernel
from nbapart.kernel.outputs import error
from nbapart.limits import Limits
from nbapart.preprocessors.matching import NOTES
from nbapart.sandbox.manager import Manager
from nbapart.sandbox.support import refusal

NO_SANDBOX = "{}; without a sandbox nothing is marked, unless nbgrader_config.py allows it"


class SafeExecute(Execute):
    """Runs a submission's cells so that students' code cannot affect how they are marked.

    A student's cell runs in a kernel inside a sandbox. A test cell, whose source `RestoreCells` has
    restored, runs in this process; the values of the names that it uses are taken from the kernel
    at that moment. A student's tags, metadata and outputs have no influence on what is run and
    marked.
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
        code = [cell for cell in nb.cells if cell.cell_type == "code"]
        with self._kernel(km, folder, code) as kernel:
            nb.metadata.setdefault(NOTES, NotebookNode()).started = kernel.started
            for number, cell in enumerate(code, 1):
                self._run(cell, kernel)
                cell.execution_count = number
        return nb, resources

    def _kernel(self, manager, folder, code):
        draws = any("matplotlib" in cell.source for cell in code)
        options = {"limits": self.limits, "start": self._way(), "draws": draws}
        manager = manager or Manager(parent=self, **options)
        return Kernel(manager, self.limits, self.timeout, folder)

    def _way(self):
        """Return how to start a kernel: without a sandbox only if none can be created."""
        reason = refusal()
        if reason is None:
            return self.start
        if not self.allow_unsandboxed:
            raise SandboxError(NO_SANDBOX.format(reason))
        self.log.warning("Marked without a sandbox: %s", reason)
        return "open"

    def _run(self, cell, kernel):
        findings.write(cell, Findings())
        if not cell.source.strip():
            cell.outputs = []
        elif utils.is_grade(cell) and not utils.is_solution(cell):
            self._test(cell, kernel)
        else:
            cell.outputs = kernel.run(cell.source)

    def _test(self, cell, kernel):
        """Run a test cell; if the kernel stops meanwhile, the cell earns no points."""
        stopped = kernel.stopped
        points = cell.metadata.nbgrader.points
        result = test_cell.run(cell.source, kernel, points, self.timeout)
        for said in result.logged:
            self.log.warning("%s: %s", cell.metadata.nbgrader.grade_id, said)
        kernel.check_bridge()
        cell.outputs = result.outputs
        if kernel.stopped == stopped:
            findings.write(cell, result.findings)
        else:
            lost = error("KernelStopped", f"This test could not end: {kernel.stopped}.")
            cell.outputs = [o for o in cell.outputs if o.output_type == "stream"] + [lost]
