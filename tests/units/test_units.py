"""Every unit keeps its word: fair marks for each answer of its bank, and a reading that is so."""

import re
from collections import defaultdict
from itertools import zip_longest
from statistics import median

import pytest
from helpers import readings, units
from steptrace import registry

from sigmoid_course import tutor
from sigmoid_course.sample import bank
from sigmoid_course.slips import SLIPS

NONSENSE = ("None", "0", "[]", "{}", "'?'", "print", "float('nan')")


def answers_of(unit):
    """The bank's answers to a unit."""
    return bank.answers(units.ROOT, unit)


def rows(unit):
    """Put the first answers of all exercises into one submission, the second into the next."""
    shelves = defaultdict(list)
    for answer in answers_of(unit):
        shelves[answer.exercise].append(answer)
    return [list(filter(None, row)) for row in zip_longest(*shelves.values())]


def sentences(slip):
    """What is said of a slip in a derivation, and in a function's values."""
    return [slips[slip].sentence for slips in (registry.SLIPS, SLIPS) if slip in slips]


def assert_gentle(notebook):
    """Does it earn nothing, and raise nothing but the NotYet of every visible check?"""
    ran, _ = units.run_cells(notebook)
    errors = {cell.id: outcome.error for cell, outcome in ran if outcome.error}
    assert set(errors) == checks(notebook)
    assert {type(error) for error in errors.values()} == {tutor.NotYet}
    assert set(units.score(notebook, ran)[0].values()) == {0}


def checks(notebook):
    """The visible checks of the exercises that are marked by machine."""
    return {f"{name}-check" for name in units.exercises(notebook)}


def minutes(text):
    """The time that a first cell speaks of."""
    return int(re.search(r"[Aa]bout (\d+) minutes", text)[1])


def pytest_generate_tests(metafunc):
    """One test for each answer of the unit's bank."""
    if "answer" in metafunc.fixturenames:
        found = answers_of(metafunc.cls.unit)
        metafunc.parametrize("answer", found, ids=[f"{a.exercise}/{a.name}" for a in found])


@pytest.fixture(scope="class")
def marked(request):
    """What each answer earned, what was said, what waits: (exercise, name) -> these three."""
    found = {}
    for row in rows(request.cls.unit):
        sources = {answer.exercise: answer.source for answer in row}
        notebook = bank.fill(units.source(request.cls.unit), sources)
        ran, _ = units.run_cells(notebook)
        points, said = units.score(notebook, ran)
        waits = units.waiting(notebook, ran)
        for a in row:
            told = points[a.exercise], said[a.exercise], waits.get(a.exercise, ())
            found[a.exercise, a.name] = told
    return found


class Unit:
    """The tests of one unit, in a class of its own, so that two units are tested at a time."""

    unit = None

    def test_an_answer_earns_what_it_should(self, answer, marked):
        """Does it earn its points, all only if right, wait if open, and are its words said?"""
        points, said, waits = marked[answer.exercise, answer.name]
        full = units.exercises(units.source(self.unit))[answer.exercise]
        assert points == pytest.approx(answer.points, abs=0.005), said
        assert (answer.points == full) == answer.right
        assert waits == answer.waits
        assert (answer.message or "") in said
        assert answer.slip is None or any(sentence in said for sentence in sentences(answer.slip))

    def test_the_bank_s_references_earn_everything(self):
        """Has each exercise a reference in the bank that earns each of its points?"""
        notebook = units.source(self.unit)
        found = bank.references(units.ROOT, self.unit)
        assert units.mark(bank.fill(notebook, found))[0] == units.exercises(notebook)
        assert set(found) == set(units.exercises(notebook))

    def test_the_bank_is_large_enough(self):
        """Has each exercise at least 6 right and 10 wrong answers, no two of them alike?"""
        for exercise in units.exercises(units.source(self.unit)):
            found = [a for a in answers_of(self.unit) if a.exercise == exercise]
            assert sum(answer.right for answer in found) >= 6, exercise
            assert sum(not answer.right for answer in found) >= 10, exercise
            assert len({answer.source for answer in found}) == len(found), exercise

    def test_the_reference_earns_everything(self):
        """Do the solutions earn each point, pass the visible checks, and warn of nothing?"""
        notebook = units.source(self.unit)
        ran, _ = units.run_cells(notebook)
        assert units.score(notebook, ran)[0] == units.exercises(notebook)
        assert {c.id: r.error or r.complaints for c, r in ran if r.error or r.complaints} == {}

    def test_an_untouched_notebook_earns_nothing(self):
        """Does a release run, earn 0, and hear a kind word from every visible check?"""
        assert_gentle(units.untouched(units.source(self.unit)))

    @pytest.mark.parametrize("nonsense", NONSENSE)
    def test_nonsense(self, nonsense):
        """Is nonsense in every answer met with a NotYet and no points, and no other error?"""
        notebook = units.source(self.unit)
        names = units.names_marked(notebook)
        assert all(names.values()), names
        sources = {
            exercise: "\n".join(f"{name} = {nonsense}" for name in sorted(found))
            for exercise, found in names.items()
        }
        assert_gentle(bank.fill(notebook, sources))

    def test_marking_cells_are_hidden(self):
        """Is what marks hidden from the students, and what is visible worth nothing?"""
        for cell in units.source(self.unit).cells:
            kind = cell.metadata.get("nbgrader", {})
            if kind.get("grade") and not kind.get("solution"):
                hidden = "### BEGIN HIDDEN TESTS" in cell.source
                assert hidden == (kind.points > 0), cell.id

    def test_the_first_cells_tell_points_and_minutes(self):
        """Do both notebooks open with the unit's points, and a time from 45 to 75 minutes?"""
        source, reading = units.source(self.unit), units.reading(self.unit)
        kinds = [cell.metadata.get("nbgrader", {}) for cell in source.cells]
        total = sum(kind["points"] for kind in kinds if kind.get("grade"))
        for opening in (source.cells[0].source, reading.cells[0].source):
            assert re.search(rf"\b{total:g} points", opening)
            assert 45 <= minutes(opening) <= 75

    def test_the_reading_runs(self):
        """Does every cell run without an error or a warning, and does each check come out?"""
        read = readings.read(self.unit)
        wrong = {slug: ran.error or ran.complaints for slug, ran in read.cells.items()}
        assert {slug: said for slug, said in wrong.items() if said} == {}
        assert [slug for slug, value in read.checks.items() if value is False] == []

    def test_the_reading_ends_with_five_lines(self):
        """Does the reading notebook sum up in five lines?"""
        (cell,) = (c for c in units.reading(self.unit).cells if c.source.startswith("## Summary"))
        assert re.findall(r"^(\d+)\. ", cell.source, re.MULTILINE) == list("12345")

    def test_formulas_are_checked(self):
        """Is each displayed formula followed by code in its section, or proved by the tracer?"""
        unchecked = readings.unchecked_formulas(units.reading(self.unit))
        assert [each for each in unchecked if not readings.proved(each)] == []

    def test_cells_are_short(self):
        """Are code cells 15 lines at most, 5 in the middle, and about half of all cells?"""
        notebook = units.reading(self.unit)
        lengths = readings.code_lengths(notebook)
        assert max(lengths) <= 15
        assert median(lengths) <= 5
        assert 0.4 <= len(lengths) / len(notebook.cells) <= 0.6

    def test_pictures_have_alternatives(self):
        """Has each picture a text alternative in the stored output?"""
        notebook = units.reading(self.unit)
        assert len(readings.pictures(notebook)) >= 3
        assert readings.without_alternative(notebook) == []

    def test_the_reading_was_run_in_order(self):
        """Are the stored outputs those of one run from the top?"""
        cells = [c for c in units.reading(self.unit).cells if c.cell_type == "code"]
        assert [c.execution_count for c in cells] == list(range(1, len(cells) + 1))

    def test_links_lead_somewhere(self):
        """Does every relative link of the reading notebook lead to a file?"""
        assert readings.broken_links(self.unit) == []


for name, unit in units.CLASSES.items():
    globals()[name] = type(name, (Unit,), {"unit": unit})
