"""Makes the tests of a sheet's lines ### AUTOTEST, as nbgrader does when it generates a sheet."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.preprocessors import InstantiateTests
from traitlets.config import Configurable

from nbapart.errors import CourseError
from nbapart.kernel.clock import Clock
from nbapart.preprocessors.execute import SafeExecute

LINE = re.compile(r"^\s*+#.*\bAUTOTEST\b", re.MULTILINE)
PYTHON = "python3"  # the name under which templates stand for it
MISSING = "it has lines ### AUTOTEST, and there is no {} beside it or in a folder above"
FAILS = "no tests can be made of its lines ### AUTOTEST: {}: {}"


def has_templates(notebook: NotebookNode) -> bool:
    """Return whether nbgrader makes tests of lines of a source notebook."""
    return any(LINE.search(one.source) for one in notebook.cells if one.cell_type == "code")


def instantiated(
    notebook: NotebookNode, folder: Path, files: Path, parent: Configurable | None = None
) -> NotebookNode:
    """Return a source notebook with the tests that are made of its templates.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        With its solutions; it is not changed.
    folder, files : pathlib.Path
        Where it lies, and where the files are that its solutions read in the sandbox.
    parent : traitlets.config.Configurable, optional
        With the course's settings.

    Returns
    -------
    nbformat.NotebookNode

    Raises
    ------
    CourseError
        There are no templates for its tests, or its solution fails.
    """
    if not has_templates(notebook):
        return notebook
    made, safe = deepcopy(notebook), SafeExecute(parent=parent)
    clock = Clock(safe.limits.wall, safe.timeout)
    with safe.session(None, str(files), made.cells, clock) as session:
        maker = _Maker(session.run, _templates(folder, parent), parent=parent)
        return maker.preprocess(made, {"kernel_name": PYTHON, "metadata": {"path": str(folder)}})[0]


def _templates(folder, parent):
    """Return where the templates of a sheet stand: the nearest, as far as the course's root."""
    name, folder = InstantiateTests(parent=parent).autotest_filename, folder.absolute()
    places = [place / name for place in (folder, *folder.parents)]
    found = next(filter(Path.is_file, places), None)
    if found is None:
        raise CourseError(MISSING.format(name))
    return found


class _Maker(InstantiateTests):
    """Asks a sandboxed kernel, where nbgrader starts one with the instructor's rights."""

    def __init__(self, run: Callable, templates: Path, **options: object) -> None:
        super().__init__(**options)
        self._run, self.autotest_filename = run, str(templates)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Make the tests of all cells, in order."""
        self._load_test_template_file(resources)
        self.global_tests_loaded, self.sanitizer = True, self.sanitizers[PYTHON]
        for number, cell in enumerate(nb.cells):
            self.preprocess_cell(cell, resources, number)
        return nb, resources

    def _execute_code_snippet(self, code):
        shown = None
        for output in self._run(code):
            if output.output_type == "error":
                raise CourseError(FAILS.format(output.ename, output.evalue))
            if "data" in output:
                shown = self.sanitizer(output.data.get("text/plain", ""))
        return shown
