"""nbgrader's settings for this course: every nbgrader command in this folder reads them."""

import secrets
from pathlib import Path

c = get_config()  # noqa: F821 - traitlets puts it there
course = Path(__file__).resolve().parent

c.CourseDirectory.course_id = "sigmoid"
c.CourseDirectory.root = str(course)
# `.marked` says what was marked; it is the instructor's, and stays out of the feedback folders.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", ".marked"]

# nbgrader's own stub raises NotImplementedError: an untouched notebook would stop at the first
# exercise. `pass` runs inside a function and at the top of a cell.
c.ClearSolutions.code_stub = {"python": "pass  # your answer here"}
c.ClearSolutions.text_stub = (
    "Write your answer here, in a few sentences of your own. A person will read it."
)

# nbgrader's own OverwriteCells stumbles over a deleted test cell that follows a read-only one;
# RestoreCells puts it back where it stood. The rest is nbgrader's own list.
c.OverwriteCells.add_missing_cells = True
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "sigmoid_course.grading.restore.RestoreCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# A cell that is skipped counts as passed, so the tag that skips one must not be guessed.
c.Execute.skip_cells_with_tag = secrets.token_hex(16)
# Seconds for one cell: the slowest check takes two, on a busy machine some more.
c.Execute.timeout = 60
# A polite shutdown costs 0.2 s a submission and gains nothing: there is nothing left to save.
c.Execute.shutdown_kernel = "immediate"

# Inside the course, so that handing out and in works on one machine without root's rights.
c.Exchange.root = str(course / "exchange")
c.Exchange.cache = str(course / "exchange" / "cache")
