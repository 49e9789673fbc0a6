"""Tests of the derivations' checks in the sheets: the visible ones know what the marks know."""

import ast
from functools import cache

import pytest
from helpers import units
from steptrace.rubric.digest import is_digest
from steptrace.rubric.hide import CHECK, hide_lines

from sigmoid_course import tutor
from sigmoid_course.sample import bank

# Alternatives earn half, so a visible check need not know them.
MARKS_ALONE = {"points", "alternatives"}


def calls(source):
    """The calls of the check in a cell: the answer's name, and the arguments."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == CHECK:
            given = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
            yield node.args[0].id, given


@cache
def cells(unit):
    """The visible check of each derivation of a unit, and the call of its marking cell."""
    checks, marks = {}, {}
    for cell in units.source(unit).cells:
        for name, given in calls(cell.source) if cell.cell_type == "code" else ():
            (marks if "points" in given else checks)[name] = (cell.source, given)
    return checks, marks


DERIVATIONS = [(unit, name) for unit in units.UNITS for name in cells(unit)[1]]
TEXTS = [
    (unit, name, answer)
    for unit, name in DERIVATIONS
    for answer in bank.answers(units.ROOT, unit)
    if f"{name} = " in answer.source
]


@pytest.mark.parametrize(("unit", "name"), DERIVATIONS)
def test_the_visible_check_asks_for_what_is_marked(unit, name):
    """Are both calls the same, but for the points and what earns half?"""
    checks, marks = cells(unit)
    marked = {key: value for key, value in marks[name][1].items() if key not in MARKS_ALONE}
    assert checks[name][1] == marked


@pytest.mark.parametrize(("unit", "name"), DERIVATIONS)
def test_a_sheet_shows_no_line_that_it_only_describes(unit, name):
    """Are there digests in place of the forms, and words and printed lines as they were?"""
    source, asked = cells(unit)[0][name]
    ((_, released),) = (call for call in calls(hide_lines(source)) if call[0] == name)
    assert all(map(is_digest, released.get("between", ())))
    for written, shown in zip(asked.get("through", ()), released.get("through", ()), strict=True):
        if isinstance(written, str):
            assert shown == written
        else:
            assert shown[0] == written[0]
            assert all(map(is_digest, shown[1:]))


@pytest.mark.parametrize(("unit", "name"), DERIVATIONS)
def test_a_printed_line_stands_in_the_task(unit, name):
    """Is each line that a check may print in the text of the sheet?"""
    _, asked = cells(unit)[1][name]
    text = "\n".join(cell.source for cell in units.source(unit).cells if cell.id.endswith("-task"))
    printed = [line for line in asked.get("through", ()) if isinstance(line, str)]
    for line in (asked["start"], asked["end"], *printed):
        assert f"`{line}`" in text or line in text


@pytest.mark.parametrize(
    ("unit", "name", "answer"), TEXTS, ids=[f"{name}-{a.name}" for _, name, a in TEXTS]
)
def test_a_green_check_means_full_marks(unit, name, answer):
    """Is the released check of an answer content exactly where it earns all points?"""
    names = {}
    units.run(answer.source, names)
    text, marked = names.get(name), cells(unit)[1][name][1]
    ((_, released),) = (
        call for call in calls(hide_lines(cells(unit)[0][name][0])) if call[0] == name
    )
    try:
        content = tutor.check_derivation(text, **released) is None
    except tutor.NotYet:
        content = False
    assert content == (tutor.check_derivation(text, **marked) == marked["points"])
