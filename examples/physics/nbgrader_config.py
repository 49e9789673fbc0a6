"""nbgrader's settings for this course: every nbgrader command in this folder reads them."""

from pathlib import Path

import nbapart
from nbgrader.preprocessors import NbGraderPreprocessor
from steptrace.rubric.hide import hide_lines

c = get_config()  # noqa: F821 - traitlets puts it there

nbapart.configure(c)
# Students call steptrace in their own cells; in their sandbox, too.
nbapart.show("steptrace")

c.CourseDirectory.course_id = "physics"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)

# nbgrader's own stub raises NotImplementedError; this one runs inside a function, too.
c.ClearSolutions.code_stub = {"python": "pass  # your answer here"}


class HideLines(NbGraderPreprocessor):
    """Puts digests in place of the lines that a sheet's checks ask for."""

    def preprocess_cell(self, cell, resources, index):
        """Hide the lines in one cell."""
        if cell.cell_type == "code" and "check_derivation(" in cell.source:
            cell.source = hide_lines(cell.source)
        return cell, resources


c.GenerateAssignment.preprocessors.prepend([HideLines])
