"""A term from the first delivery to the marks that return: every number right, told alike."""

import csv
import io
import re
from types import SimpleNamespace

import nbformat
import pytest
from click.testing import CliRunner
from nbapart import log
from nbapart.cli import main
from nbapart.course import Course, application
from nbapart.gradebook.read import gradebook
from nbapart_helpers import tiny
from nbapart_helpers.delivered import zip_bytes
from nbapart_helpers.handed import HALF, RIGHT
from nbapart_helpers.importers import Canvas, Moodle
from nbformat.v4 import new_markdown_cell

FIRST, SECOND = "1-first", "2-second"
PEOPLE = {
    "ada": "Ada Lovelace",
    "bo": "Bo Li",
    "cy": "Cy Young",
    "jane1": "Jane Doe",
    "jane2": "Jane Doe",
    "late": "Lou Late",
    "ext": "Eve Extended",
    "pdf": "Pat Paper",
    "other": "Otto Other",
    "gone": "Gus Gone",
    "odd": 'Odd, "=1+1"',
    "zoe": "Zoë Ünal",
}
NUMBER = {student: str(101 + place) for place, student in enumerate(PEOPLE)}  # of unit 1 in Moodle
CANVAS = {student: str(7001 + place) for place, student in enumerate(PEOPLE)}
ON_TIME, LATER = "Friday, 20 November 2026, 10:02 AM", "Sunday, 22 November 2026, 9:00 AM"
PROSE = {"why": "Because."}
# What each earns by the tests and by hand, and what lateness takes off; None: nothing is marked.
MACHINE = {FIRST: dict.fromkeys(PEOPLE, 3.0), SECOND: dict.fromkeys(PEOPLE, 3.0)}
MACHINE[FIRST] |= {"bo": 3.0, "cy": 0.5, "pdf": None, "other": None, "gone": None}
MACHINE[SECOND] |= {"gone": None, "cy": 0.5}
HAND = {FIRST: 2.5, SECOND: 3.0}
PENALTY = {"late": 1.1}  # two days begun, a tenth of 5.5 points each
UNTIMED = {"jane2", "cy"}  # of unit 2
SENT = {"pdf": "answer.pdf", "other": f"{FIRST}.ipynb"}  # in place of unit 1
WORKSHEET = ["Identifier", "Full name", "ID number", "Status", "Grade", "Maximum grade"]
WORKSHEET += ["Last modified (submission)", "Last modified (grade)", "Feedback comments"]


def worksheet(times):
    """Moodle's grading worksheet of unit 1."""
    made = io.StringIO(newline="")
    table = csv.writer(made, lineterminator="\r\n")
    table.writerow(WORKSHEET)
    for student, name in PEOPLE.items():
        about = [f"Participant {NUMBER[student]}", name, student, "-", "", "6.00"]
        table.writerow([*about, times.get(student, "-"), "-", ""])
    return made.getvalue()


def moodle(student, content, name=f"{FIRST}.ipynb"):
    """A file of Moodle's delivery."""
    shown = re.sub(r'[",=]', "", PEOPLE[student])
    return {f"{shown}_{NUMBER[student]}_assignsubmission_file/{name}": content}


def canvas(student, content, upload="9"):
    """A file of Canvas' delivery, which says of some that they came late, and never when."""
    name = re.sub(r"\W", "", "".join(reversed(PEOPLE[student].split(" ")))).lower()
    late = "LATE_" if student in UNTIMED else ""
    file = f"{upload}{CANVAS[student]}"
    return {f"{name}_{late}{CANVAS[student]}_{file}_homework-1.ipynb": content}


class Term:
    """The instructor at a terminal, in the course's folder."""

    def __init__(self, root, monkeypatch, capfd):
        self.course, self.capfd = Course(tiny.course(root / "course")), capfd
        monkeypatch.chdir(self.course.root)
        monkeypatch.setenv("COLUMNS", "200")
        second = tiny.notebook()
        second.cells[0] = tiny.cell(new_markdown_cell, "# Another unit", "begin", locked=True)
        tiny.write(self.course.notebook("source", SECOND), second)
        with (self.course.root / "nbgrader_config.py").open("a") as settings:
            settings.write("c.LatePenalty.share = 0.1\n")

    def run(self, *arguments):
        """What a command says, and its exit status."""
        done = CliRunner().invoke(main, list(map(str, arguments)))
        return SimpleNamespace(
            said=self.capfd.readouterr().out + done.output, status=done.exit_code
        )

    def file(self, name, content):
        """A file beside the course."""
        path = self.course.root.parent / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def answered(self, unit, *answers):
        """A released notebook with answers, as bytes."""
        notebook = nbformat.read(self.course.notebook("release", unit), as_version=4)
        filled = tiny.fill(notebook, {name: text for one in answers for name, text in one.items()})
        return nbformat.writes(filled).encode()

    def by_hand(self):
        """Mark the prose that waits, as the formgrader does."""
        with (
            log.redirected(self.course.log_path("hand")),
            gradebook(application(self.course)) as book,
        ):
            for unit in self.course.units:
                for submission in book.assignment_submissions(unit):
                    grade = book.find_grade("why", unit, unit, submission.student_id)
                    if grade.needs_manual_grade:
                        grade.manual_score, grade.needs_manual_grade = HAND[unit], False
            book.db.commit()

    def table(self, folder):
        """marks.csv of a folder: (student, unit) -> row."""
        path = self.course.root / folder / "marks.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {(row["student"], row["unit"]): row for row in csv.DictReader(file)}

    def page(self, student, unit):
        """The sentence with the total on a feedback page."""
        page = self.course.folder("feedback", student, unit) / f"{unit}.html"
        text = re.search(r'<p class="total">(.*?)</p>', page.read_text("utf-8"), re.DOTALL)
        return " ".join(text[1].split())


def expected(student, unit):
    """Points, penalty and total, or None."""
    machine = MACHINE[unit][student]
    if machine is None:
        return None
    penalty = PENALTY.get(student, 0.0) if unit == FIRST else 0.0
    return machine + HAND[unit], penalty, round(machine + HAND[unit] - penalty, 2)


def deliver_first(term):
    """Unit 1 by Moodle: a pdf, a wrong unit, one absent, two late; then a second attempt."""
    right, half = term.answered(FIRST, RIGHT, PROSE), term.answered(FIRST, HALF, PROSE)
    files = {}
    for student in PEOPLE:
        files |= moodle(student, half if student in ("bo", "cy") else right)
    for student in ("pdf", "other", "gone"):
        files = {name: data for name, data in files.items() if f"_{NUMBER[student]}_" not in name}
    files |= moodle("pdf", b"%PDF-1.7", "answer.pdf")
    files |= moodle("other", term.answered(SECOND, RIGHT))
    times = dict.fromkeys(PEOPLE, ON_TIME) | {"late": LATER, "ext": LATER}
    sheet = term.file("sheet.csv", worksheet(times))
    zipped = term.file("moodle.zip", zip_bytes(files))
    return term.run("collect", zipped, "--worksheet", sheet)


def deliver_again(term):
    """Bo's second attempt at unit 1: other code, the same prose."""
    sheet = worksheet(dict.fromkeys(PEOPLE, "Friday, 20 November 2026, 8:00 PM"))
    files = moodle("bo", term.answered(FIRST, RIGHT, PROSE))
    zipped = term.file("again.zip", zip_bytes(files))
    return term.run("collect", zipped, "--worksheet", term.file("again.csv", sheet))


def deliver_second(term):
    """Unit 2 by Canvas, where nobody's file is called like the unit."""
    files = {}
    for student in PEOPLE:
        if student != "gone":
            answers = HALF if student == "cy" else RIGHT
            files |= canvas(student, term.answered(SECOND, answers, PROSE))
    return term.run("collect", term.file("canvas.zip", zip_bytes(files)))


def roster():
    """The list of students that nbgrader takes."""
    made = io.StringIO(newline="")
    table = csv.writer(made)
    table.writerow(["id", "first_name", "last_name", "email", "lms_user_id"])
    for student, name in PEOPLE.items():
        first, _, last = name.rpartition(" ")
        table.writerow([student, first, last, f"{student}@example.org", CANVAS[student]])
    return made.getvalue()


@pytest.mark.filterwarnings("ignore")
def test_a_term(tmp_path, monkeypatch, capfd):
    """Is each mark right and on the right person, in table, page, report, export and read back?"""
    term = Term(tmp_path, monkeypatch, capfd)
    assert term.run("release").status == 0
    assert term.run("roster", term.file("students.csv", roster())).status == 0
    assert term.run("due", FIRST, "2026-11-20", "23:59", "--zone", "UTC").status == 0

    first = deliver_first(term)
    assert first.status == 1
    assert "Recognised: Moodle." in first.said
    assert "8 placed" not in first.said
    assert "9 placed" in first.said
    assert "answer.pdf: a PDF" in first.said
    assert "its cells are of 2-second, and this delivery is of 1-first" in first.said
    for name in ("Otto Other (109)", "Pat Paper (108)"):
        assert f"Nothing was placed of {name}." in first.said
    assert "Not handed in, 1-first: gone." in first.said
    sent = "other (1-first.ipynb), pdf (answer.pdf)"
    assert f"Sent what cannot be marked, 1-first: {sent}." in first.said
    assert term.run("grade").status == 0
    term.by_hand()

    assert deliver_again(term).status == 0
    second = deliver_second(term)
    assert "Recognised: Canvas." in second.said
    assert "11 placed" in second.said
    assert "Not handed in, 2-second: gone." in second.said
    assert "The platform says late, and not by how much: cy, jane2." in second.said
    assert term.run("grade", SECOND).status == 0
    term.by_hand()
    assert term.run("due", FIRST, "2026-11-30", "--student", "ext").status == 0
    assert ": why" not in term.run("grade", FIRST, "--regrade").said
    table = term.run("grade")
    assert "0 marked, 20 not changed" in table.said
    assert "Waits for a person" in table.said
    assert ": why" not in table.said

    term.run("report")
    back = read_back(term)
    for unit in (FIRST, SECOND):
        for student in PEOPLE:
            told_alike(term, table.said, student, unit)
            want = expected(student, unit)
            assert back[unit].get(student) == (want and want[2]), (student, unit)
    changed_prose(term)


def changed_prose(term):
    """Zoë's prose of unit 2 changes after it was marked: her points stand, and all say so."""
    later = canvas("zoe", term.answered(SECOND, RIGHT, {"why": "No."}), upload="99")
    assert term.run("collect", term.file("later.zip", zip_bytes(later))).status == 0
    table = term.run("grade").said
    said = "why (marked before, then changed)"
    row = next(line for line in table.splitlines() if line.startswith("│ zoe "))
    assert "6 of 6" in row.split("│")[3]
    assert f"{SECOND}: {said}" in row
    assert term.page("zoe", SECOND) == "6 of 6 points."
    page = (term.course.folder("feedback", "zoe", SECOND) / f"{SECOND}.html").read_text("utf-8")
    assert "waits for a person: marked before, then changed" in page
    term.run("report")
    done = term.run("export")
    assert f"Not sent: zoe/{SECOND}: waits for a person: {said}" in done.said
    for folder in ("report", "export"):
        row = term.table(folder)["zoe", SECOND]
        assert (row["total"], row["state"]) == ("6.0", f"waits: {said}")
    report = (term.course.root / "report/report.html").read_text("utf-8")
    assert f"<td>{said}</td>" in report


def told_alike(term, table, student, unit):
    """Compare what table, page, report and export say of a submission."""
    want = expected(student, unit)
    report, export = (term.table(folder)[student, unit] for folder in ("report", "export"))
    assert report == export
    if want is None:
        sent = f"sent {SENT.get(student)}, which cannot be marked"
        state = sent if student in SENT and unit == FIRST else "not handed in"
        assert (export["total"], export["state"]) == ("", state)
        return
    names = ("points", "penalty", "total")
    assert tuple(float(export[name]) for name in names) == want, (student, unit)
    points, penalty, total = (f"{number:g}" for number in want)
    late = f"{points} - {penalty} = " if want[1] else ""
    row = next(line for line in table.splitlines() if line.startswith(f"│ {student} "))
    untimed = unit == SECOND and student in UNTIMED
    said = " (late, time unknown)" if untimed else ""
    assert f" {late}{total} of 6{said} " in row.split("│")[2 + (unit == SECOND)]
    assert export["late"] == ("late" if want[1] else said.strip(" ()"))
    earned = f": {points} earned, {penalty} taken off as a penalty for late work"
    unknown = " It came late, and at what time is not known: nothing is taken off for that."
    told = f"{total} of 6 points{earned if want[1] else ''}.{unknown if untimed else ''}"
    assert term.page(student, unit) == told
    assert report_says(term, student, unit) == (penalty if want[1] else "0" if untimed else None)


def report_says(term, student, unit):
    """The penalty in the report's list of late work; None where a submission is not in it."""
    report = (term.course.root / "report/report.html").read_text("utf-8").partition(">Late</h3>")[2]
    row = rf'>{student}</th><td>{unit}</td><td>(.*?)</td>\s*<td class="number">(.*?)</td>'
    found = re.search(row, report)
    return found and found[2]


def read_back(term):
    """The marks that both platforms have after reading the export, by unit and student."""
    sheet = term.course.root.parent / "sheet.csv"
    done = term.run("export", FIRST, "--worksheet", sheet)
    assert done.status == 0, done.said
    site = Moodle({int(number): None for number in NUMBER.values()}, 6)
    site.upload((term.course.root / f"export/moodle-{FIRST}.csv").read_text("utf-8"))
    pages = site.feedback(term.course.root / f"export/moodle-{FIRST}-feedback.zip")
    done = term.run("export")
    assert f"canvas-{SECOND}.csv: totals: 11 marks to change" in done.said
    files = {f"9{number}": number for number in CANVAS.values()}
    other = Canvas(CANVAS.values(), {"5": SECOND}, files)
    other.upload((term.course.root / f"export/canvas-{SECOND}.csv").read_text("utf-8"))
    assert set(other.feedback(term.course.root / f"export/canvas-{SECOND}-feedback.zip")) == {
        number for number, _ in other.marks
    }
    assert {number for number, mark in site.grades.items() if mark is not None} == set(pages)
    return {
        FIRST: {student: site.grades[int(number)] for student, number in NUMBER.items()},
        SECOND: {student: other.marks.get((n, "5")) for student, n in CANVAS.items()},
    }
