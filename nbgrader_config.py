"""nbgrader's settings for this course: every nbgrader command in this folder reads them."""

from pathlib import Path

from nbapart.gradebook import save

c = get_config()  # noqa: F821 - traitlets puts it there
course = Path(__file__).resolve().parent

c.CourseDirectory.course_id = "sigmoid"
c.CourseDirectory.root = str(course)
# `.marked` says what was marked; it is the instructor's, and stays out of the feedback folders.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", ".marked*"]

# nbgrader's own stub raises NotImplementedError: an untouched notebook would stop at the first
# exercise. `pass` runs inside a function and at the top of a cell.
c.ClearSolutions.code_stub = {"python": "pass  # your answer here"}
c.ClearSolutions.text_stub = (
    "Write your answer here, in a few sentences of your own. A person will read it."
)

# RestoreCells decides which cell is which, in place of DeduplicateIds and OverwriteCells, which
# leave that to a student's metadata; it writes all metadata anew, the kernel's name too, so that
# nothing has to overwrite or check them.
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "nbapart.preprocessors.restore.RestoreCells",
]

# Students' cells run in a sandbox, tests apart from them, wherever submissions are marked: by
# `nbgrader autograde`, by the formgrader and by `course grade`.
c.Autograde.autograde_preprocessors = [
    "nbapart.preprocessors.execute.SafeExecute",
    "nbgrader.preprocessors.LimitOutput",
    "nbapart.gradebook.save.SaveMarks",
    "nbgrader.preprocessors.AssignLatePenalties",
]
# One engine of the gradebook serves all submissions of a run.
save.keep()
# "warm" forks each kernel from one that has imported its libraries, "cold" starts each anew.
c.SafeExecute.start = "warm"
# True marks without a sandbox where none can be made: students' code then runs with your rights.
c.SafeExecute.allow_unsandboxed = False

# Seconds for one cell: the slowest check takes two, on a busy machine some more.
c.Execute.timeout = 60

# A page shows a student's pictures, tables and formulas, and nothing that acts; feedback shows no
# hidden test.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = {
    "clean_html": "nbapart.html.clean",
    "markdown2html": "nbapart.html.markdown",
    "highlight_code": "nbapart.html.code",
    "strip_files_prefix": "nbapart.html.left_alone",
}
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "nbapart.html.HideTests",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    "nbapart.preprocessors.feedback.Complete",
]

# Inside the course, so that handing out and in works on one machine without root's rights.
c.Exchange.root = str(course / "exchange")
c.Exchange.cache = str(course / "exchange" / "cache")
