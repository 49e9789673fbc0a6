"""Marks are written at once, and are those that nbgrader writes one by one."""

import pytest
from nbapart import findings
from nbapart.findings import Finding, Findings
from nbapart.gradebook.save import SaveMarks
from nbapart_helpers import tiny
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader import api
from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveAutoGrades

# nbgrader's own way to add a submission makes SQLAlchemy warn.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")

OUTPUTS = {
    "double-check": [new_output("error", ename="NotYet", evalue="", traceback=[])],
    "double-marks": [new_output("execute_result", data={"text/plain": "1.5"}, execution_count=1)],
    "word-marks": [new_output("stream", text="All right.")],
}


@pytest.fixture
def page(tmp_path, monkeypatch):
    """What makes a gradebook with one submission in it: name -> (url, resources)."""
    monkeypatch.setattr(api, "create_engine", api.create_engine)  # put back afterwards
    monkeypatch.setattr(Gradebook, "__init__", Gradebook.__init__)
    monkeypatch.setattr(api, "get_alembic_version", lambda: "test")
    return lambda name: made(f"sqlite:///{tmp_path / name}.db")


def made(url):
    """A gradebook that knows the small unit, and Ada's submission of it."""
    with Gradebook(url) as book:
        book.add_assignment("unit")
        book.add_notebook("unit", "unit")
        for cell in tiny.notebook().cells:
            kind = cell.metadata.nbgrader
            if kind.grade:
                book.add_grade_cell(
                    cell.id, "unit", "unit", max_score=kind.points, cell_type=cell.cell_type
                )
            if kind.solution:
                book.add_solution_cell(cell.id, "unit", "unit")
        book.add_student("ada")
        book.add_submission("unit", "ada")
    names = {"assignment": "unit", "student": "ada", "notebook": "unit", "db_url": url}
    return url, {"nbgrader": names}


def marked(preprocessor, url, resources, notebook):
    """What a gradebook holds after a preprocessor has saved the marks of a notebook."""
    preprocessor.preprocess(notebook, resources)
    with Gradebook(url) as book:
        saved = book.find_submission_notebook("unit", "unit", "ada")
        grades = {
            g.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in saved.grades
        }
        return grades, {comment.name: comment.auto_comment for comment in saved.comments}


def executed():
    """Ada's notebook with what its test cells have put out."""
    notebook = tiny.notebook()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = OUTPUTS.get(cell.id, [])
    return notebook


def test_the_marks_are_nbgrader_s(page):
    """Does the gradebook hold the same marks and comments as after nbgrader's own preprocessor?"""
    ours = marked(SaveMarks(), *page("ours"), executed())
    assert ours == marked(SaveAutoGrades(), *page("theirs"), executed())
    assert ours[0]["double-marks"] == (1.5, None, False)


def test_a_mark_of_which_nothing_is_known_waits(page):
    """Is a person's mark kept, and looked at again where nobody knows for which answer it is?"""
    url, resources = page("ours")
    with Gradebook(url) as book:
        book.find_grade("word-marks", "unit", "unit", "ada").manual_score = 0.5
        book.db.commit()
    grades, _ = marked(SaveMarks(), url, resources, executed())
    assert grades["word-marks"] == (1.0, 0.5, True)


OPEN = Findings((Finding("odd", 2, "2x", "Not decided.", True),), needs_person=True)


def waiting():
    """Ada's notebook, one of whose tests found what a person must look at."""
    notebook = executed()
    findings.write(next(cell for cell in notebook.cells if cell.id == "double-marks"), OPEN)
    return notebook


def test_what_a_person_must_look_at_waits(page):
    """Does the cell wait with the points that are certain, all else being nbgrader's?"""
    grades, comments = marked(SaveMarks(), *page("ours"), waiting())
    usual, same = marked(SaveAutoGrades(), *page("theirs"), executed())
    assert grades == usual | {"double-marks": (1.5, None, True)}
    assert comments == same


def test_findings_alone_let_nothing_wait(page):
    """Does a cell not wait whose findings need nobody?"""
    notebook = executed()
    for cell in notebook.cells:
        findings.write(cell, Findings((Finding("sign", 2),)))
    assert marked(SaveMarks(), *page("ours"), notebook)[0]["double-marks"] == (1.5, None, False)


def by_hand(url, name, score):
    """Give a mark as the formgrader does."""
    with Gradebook(url) as book:
        grade = book.find_grade(name, "unit", "unit", "ada")
        grade.manual_score, grade.needs_manual_grade = score, False
        book.db.commit()


def named(notebook, name):
    """The cell of that name."""
    return next(cell for cell in notebook.cells if cell.id == name)


def longer(notebook):
    named(notebook, "why").source += " And more."


def other_task(notebook):
    task = tiny.cell(new_markdown_cell, "Say why.", "task", locked=True)
    notebook.cells.insert(-1, task)


def other_points(notebook):
    named(notebook, "why").metadata.nbgrader.points = 4


def other_code(notebook):
    named(notebook, "double").source = "def double(x): return 0"
    named(notebook, "double-marks").outputs = OUTPUTS["double-check"]


@pytest.mark.parametrize(
    ("change", "waits"),
    [(other_code, False), (longer, True), (other_task, True), (other_points, True)],
)
def test_a_mark_by_hand_is_final_until_its_answer_changes(page, change, waits):
    """Does a mark on prose wait again after another answer, task or worth, and only then?"""
    url, resources = page("ours")
    marked(SaveMarks(), url, resources, executed())
    by_hand(url, "why", 2.5)
    assert marked(SaveMarks(), url, resources, executed())[0]["why"] == (None, 2.5, False)
    notebook = executed()
    change(notebook)
    for _ in range(2):
        assert marked(SaveMarks(), url, resources, notebook)[0]["why"] == (None, 2.5, waits)


def test_a_persons_mark_on_what_waited_stays(page):
    """Is a mark final on a test's open question, and does it wait once the answer changes?"""
    url, resources = page("ours")
    marked(SaveMarks(), url, resources, waiting())
    by_hand(url, "double-marks", 2.0)
    assert marked(SaveMarks(), url, resources, waiting())[0]["double-marks"] == (1.5, 2.0, False)
    notebook = waiting()
    named(notebook, "double").source += "\n"
    assert marked(SaveMarks(), url, resources, notebook)[0]["double-marks"] == (1.5, 2.0, True)
    with Gradebook(url) as book:
        assert book.find_grade("double-marks", "unit", "unit", "ada").score == 2.0


def test_all_marks_are_written_or_none(page):
    """Does a cell that the gradebook does not know leave the marks as they were?"""
    url, resources = page("ours")
    notebook = executed()
    notebook.cells[-1].metadata.nbgrader.grade_id = "unknown"
    with pytest.raises(KeyError):
        SaveMarks().preprocess(notebook, resources)
    with Gradebook(url) as book:
        saved = book.find_submission_notebook("unit", "unit", "ada")
        assert {grade.auto_score for grade in saved.grades} == {None}
