"""The readings of all units: their formulas hold, and prose and trace use the same names."""

import re

import pytest
from helpers import readings, units
from steptrace.registry import RULES

DISPLAYED = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
# Displayed equations that no cell of the reading checks: the tracer proves them here.
PROVED = {
    "1-sigmoid": {"mirror", "roads-tanh"},
    "2-derivative": {
        "add-and-take-away",
        "picture",
        "reader-first-answer",
        "second-route",
        "third-route",
        "what-broke",
    },
    "3-log-sigmoid": {"predict", "what-we-expect", "one-result", "weights-formula"},
}
# Where a rule is introduced.
INTRODUCED = re.compile(r"\*\*The ([a-z ]+ rule)\.\*\*")
# Where a text compares the trace beside it with a way that is not taken: cell -> the rule of that.
COMPARED = {"detour-margin": {"constant multiple rule"}}
NAMES = sorted((name for name in RULES if name.endswith(" rule")), key=len, reverse=True)


@pytest.mark.parametrize("unit", PROVED)
def test_displayed_equations_hold(unit):
    """Is each equation true that is displayed and not checked by a cell of its own?"""
    held = {
        cell.id: all(map(readings.proved, DISPLAYED.findall(cell.source)))
        for cell in units.reading(unit).cells
        if cell.id in PROVED[unit]
    }
    assert held == dict.fromkeys(PROVED[unit], True)


def test_an_equation_that_is_false_is_not_proved():
    """Is the proof awake?"""
    assert readings.proved(r"\sigma(-x) = 1 - \sigma(x)")
    assert not readings.proved(r"\sigma(-x) = \sigma(x) - 1")


def rules_beside(unit):
    """Each name of a rule that stands in a text right above or below a trace, with these traces."""
    cells = units.reading(unit).cells
    traced = {slug: str(found) for slug, found in readings.read(unit).traced.items()}
    for before, cell, after in zip([None, *cells], cells, [*cells[1:], None], strict=False):
        if cell.cell_type == "markdown":
            beside = [traced[near.id] for near in (before, after) if near and near.id in traced]
            if beside:
                names = named(cell.source) - COMPARED.get(cell.id, set())
                yield cell.id, names, " ".join(" ".join(beside).split())


def named(text):
    """The rules that a text names, as the trace calls them."""
    text = " ".join(text.split()).lower()
    found = set()
    for name in NAMES:
        if name in text:
            found.add(name)
            text = text.replace(name, "")
    return found


@pytest.mark.parametrize("unit", units.UNITS)
def test_the_prose_names_rules_as_the_trace_beside_it(unit):
    """Does a trace show each rule that the text right above or below it names?"""
    missing = {
        slug: wanting
        for slug, names, shown in rules_beside(unit)
        if (wanting := {name for name in names if name not in shown})
    }
    assert missing == {}


def test_every_rule_is_introduced_by_its_name():
    """Does the tracer know each rule that a reading introduces, and does it know no other name?"""
    found = {name for unit in units.UNITS for name in INTRODUCED.findall(readings.prose(unit))}
    assert found >= {"chain rule", "exponential rule", "logarithm rule", "quotient rule"}
    assert found <= RULES.keys()
