"""Tests of the derivations' checks in the sheets: the visible ones know what the marks know."""

import pytest
from helpers import units
from helpers.derivations import calls, exercises
from steptrace.rubric import digest
from steptrace.rubric.digest import is_digest
from steptrace.rubric.hide import hide_lines
from steptrace.rubric.milestones import Rubric, sides

from sigmoid_course import tutor
from sigmoid_course.sample import bank

# Alternatives earn half, so a visible check need not know them.
MARKS_ALONE = {"points", "alternatives"}
EXERCISES = [pytest.param(exercise, id=exercise.name) for exercise in exercises()]
ANSWERS = [
    pytest.param(exercise, answer, id=f"{exercise.name}-{answer.name}")
    for exercise in exercises()
    for answer in bank.answers(units.ROOT, exercise.unit)
    if f"{exercise.name} = " in answer.source
]


def released(exercise):
    """The arguments of the visible check in the released sheet."""
    return dict(calls(hide_lines(exercise.check)))[exercise.name]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_visible_check_asks_for_what_is_marked(exercise):
    """Are both calls the same, but for the points and what earns half?"""
    marked = {key: value for key, value in exercise.marked.items() if key not in MARKS_ALONE}
    assert exercise.asked == marked


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_sheet_shows_no_line_that_it_only_describes(exercise):
    """Are there digests in place of the forms, and words and printed lines as they were?"""
    shown, asked = released(exercise), exercise.asked
    assert all(is_digest(line) for leg in shown.get("between", ()) for line in leg)
    for line, hidden in zip(asked.get("through", ()), shown.get("through", ()), strict=True):
        if isinstance(line, str):
            assert hidden == line
        else:
            assert hidden[0] == line[0]
            assert all(map(is_digest, hidden[1:]))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_another_way_needs_lines_of_its_own(exercise):
    """Is no line that is the last of another way printed by another exercise of the sheet?"""
    context = Rubric.read(**released(exercise)).context
    siblings = [one for one in exercises() if one.unit == exercise.unit]
    printed = {line for one in siblings for line in one.printed if "=" not in line}
    others = printed - set(exercise.printed)
    keys = {digest.of_form(sides(line), context) for line in others}
    for way in exercise.marked.get("alternatives", ()):
        forms = [sides(form)[-1:] for form in way[-1][1:]]
        assert not keys & {digest.of_form(form, context) for form in forms}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_printed_line_stands_in_the_task(exercise):
    """Is each line that a check may print in the text of the sheet?"""
    cells = units.source(exercise.unit).cells
    text = "\n".join(cell.source for cell in cells if cell.id.endswith("-task"))
    for line in exercise.printed:
        assert line in text


@pytest.mark.parametrize(("exercise", "answer"), ANSWERS)
def test_a_green_check_means_full_marks(exercise, answer):
    """Is the released check of an answer content exactly where it earns all points?"""
    names = {}
    units.run(answer.source, names)
    try:
        content = tutor.check_derivation(names.get(exercise.name), **released(exercise)) is None
    except tutor.NotYet:
        content = False
    assert content == (exercise.earned(names.get(exercise.name)) == 1)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_reference_is_right(exercise):
    """Does the reference earn everything, and is the check content?"""
    assert exercise.complaint(exercise.reference) is None
    assert exercise.earned(exercise.reference) == 1
