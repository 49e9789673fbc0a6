"""SECURITY.md keeps its word: each promise names tests that are there."""

import re

import pytest
from helpers import units

PAGE = (units.ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISES = re.findall(r"^\| (?!promise|---)(.+?) \| (`.+`) \|$", PAGE, re.MULTILINE)


def test_there_are_promises():
    """Is every row of the table read?"""
    section = PAGE.partition("## What is promised")[2].partition("\n## ")[0]
    assert len(PROMISES) == section.count("\n|") - 2


@pytest.mark.parametrize(("promise", "tests"), PROMISES)
def test_a_promise_has_its_tests(promise, tests):
    """Are the tests there, and do they test something?"""
    for path in re.findall(r"`(tests/[a-z_/]+\.py)`", tests):
        text = (units.ROOT / path).read_text(encoding="utf-8")
        assert "def test_" in text or "ATTACKS" in text, path
