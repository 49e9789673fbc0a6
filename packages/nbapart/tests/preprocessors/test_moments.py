"""Tests run at their check too where a student's code stands between."""

import pytest
from nbapart.preprocessors.moments import early, worth
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

KINDS = {
    "a": lambda: tiny.cell(new_code_cell, "a = 1", "a", solution=True),
    "t": lambda: tiny.cell(new_code_cell, "a", "t", points=1, grade=True, locked=True),
    "x": lambda: tiny.cell(new_markdown_cell, "Text.", "x", locked=True),
    "o": lambda: new_code_cell("a = 2"),
    "e": lambda: new_code_cell(" "),
    "m": lambda: new_markdown_cell("My own."),
}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("attt", {}),
        ("atot", {1: [3]}),
        ("atott", {1: [3, 4]}),
        ("attot", {1: [4]}),
        ("atemt", {}),
        ("aott", {}),
        ("atoat", {}),
        ("atoxt", {}),
        ("atotatot", {1: [3], 5: [7]}),
    ],
)
def test_which_tests_run_early(cells, expected):
    """Is it those behind code of the student's own, within the tests of one answer?"""
    assert early([KINDS[kind]() for kind in cells]) == expected


def test_the_order_of_results():
    """Do points count before all else, and does a test that held come before one that failed?"""
    results = [
        [new_output("error", ename="A", evalue="", traceback=[])],
        [new_output("execute_result", {"text/plain": "0.0"})],
        [new_output("execute_result", {"text/plain": "0.5"})],
        [],
    ]
    tests = [KINDS["t"]() for _ in results]
    for test, outputs in zip(tests, results, strict=True):
        test.outputs = outputs
    values = [worth(test) for test in tests]
    assert values == sorted(set(values))
