"""Everything that a check finds has a sentence in the class report."""

import ast
from pathlib import Path

import pytest
import steptrace
from steptrace.checks.find_slip import _CHECKS
from steptrace.registry import SLIPS

from sigmoid_course.meanings import OTHERS, of_finding

CHECKS = Path(steptrace.__file__).parent / "checks"


def literal_names():
    """The names of findings that stand in the code of the checks, but for those that wait."""
    for path in CHECKS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
                waits = any(word.arg == "needs_person" for word in node.keywords)
                if node.args and isinstance(node.args[0], ast.Constant) and not waits:
                    yield node.args[0].value


@pytest.mark.parametrize("name", sorted({*literal_names(), *_CHECKS, "correction", *OTHERS}))
def test_other_findings_have_a_sentence(name):
    """Is there a sentence, and no rule, for what is not a slip?"""
    found = of_finding(name)
    assert found.says.endswith(".")
    assert not found.beside


@pytest.mark.parametrize("name", SLIPS)
def test_slips_have_a_rule_and_an_example(name):
    """Does each slip have its sentence, the rule beside it, and an example of two lines?"""
    found = of_finding(name)
    assert found.says == SLIPS[name].sentence
    assert found.beside
    assert "\n" in found.example


def test_an_unknown_name_has_no_meaning():
    """Is nothing made up for a name that no check uses?"""
    assert of_finding("no such name") is None
