"""The pages on rules and slips say what the code says."""

from pathlib import Path

import pytest
from book.rules import pages
from steptrace.practice.patterns import SLIPS as PRACTISED
from steptrace.reference import exercises_by_slip
from steptrace.registry import RULES, SLIPS, beside

ANSWERS = Path(__file__).parents[2] / "answers"
PAGES = pages(ANSWERS)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=lambda slip: slip.name)
def test_a_slip_is_told_whole(slip):
    """Does its page say what it is, why, how to see it, beside which rules, what trains it?"""
    page = PAGES[f"slips/{slip.name}"]
    for text in (slip.sentence, slip.tempting, slip.telltale, "breaks"):
        assert text in page
    for rule in beside(slip):
        assert rule in page
    for exercise in exercises_by_slip(ANSWERS).get(slip.name, ()):
        assert f"notebooks/{exercise.partition('/')[0]}.ipynb" in page
    assert (f'tutor.practice("{slip.name}")' in page) == (slip.name in PRACTISED)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_is_told_with_its_slips(rule):
    """Does its page hold its sentence, a step that follows, and a link to each of its slips?"""
    page = PAGES[f"rules/{rule.name.replace(' ', '-')}"]
    assert rule.sentence in page
    assert "follows" in page
    for form in rule.buggy:
        assert f"(../slips/{form.slip.name}.md)" in page
