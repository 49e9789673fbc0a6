"""Cells are known by names, ids, texts and definitions, in this order."""

import time

import pytest
from nbapart.preprocessors import identify
from nbapart.preprocessors.expected import Expected
from nbformat.v4 import new_code_cell, new_markdown_cell

UNIT = [
    Expected("setup", "code", "import math", locked=True, id="s"),
    Expected("one", "code", "one = 0", solution=True, id="a"),
    Expected("one-marks", "code", "assert one", locked=True, grade=True, points=1.0, id="b"),
]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = 1", {"a"}),
        ("a == 1", set()),
        ("a.b = 1\nc[0] = 2", set()),
        ("a , b = 1, 2", {"a", "b"}),
        ("def f(x):\n    y = x", {"f"}),
        ("class C:\n    pass\nasync def g(): pass", {"C", "g"}),
        ("if True:\n    a = 1", set()),
        ("a +", set()),
        ("σ = 1", {"σ"}),
    ],
)
def test_names(source, expected):
    """Are names found that the start of a line defines, in code that is not valid too?"""
    assert identify.names(source) == expected


def test_brings():
    """Are imports found beside definitions?"""
    assert identify.brings("import a\nfrom b import c as d\ne = 1") == {"a", "c as d", "e"}


@pytest.mark.parametrize("piece", ["a,", "a, ", "a \t", "def ", "import ", "a=\n", "\n", "async "])
def test_looking_for_names_takes_no_time(piece):
    """Does a long text of any pieces take a moment?"""
    begun = time.monotonic()
    identify.brings(piece * 100_000)
    assert time.monotonic() - begun < 5


def test_blanks_do_not_matter():
    """Are texts the same that differ in blanks at the end of lines, or in blank lines?"""
    assert identify.plain("\r\na \n\n  b\n") == identify.plain("a\n  b")


def test_signs_in_their_order():
    """Is a cell that has the name taken, though others have the id, the text, the definition?"""
    named = new_code_cell("x = 1", metadata={"nbgrader": {"grade_id": "one"}})
    others = [new_code_cell("one = 5", id="a"), new_code_cell("one = 0"), new_code_cell("one = 1")]
    known = identify.by_metadata([*others, named])
    assert known == {"one": [3]}
    assert identify.without_metadata([*others, named], UNIT, known) == {}
    for number in range(3):
        found = identify.without_metadata(others[number:], UNIT, {})
        assert found == {"one": [0]}


def test_an_answer_is_not_taken_for_given_code():
    """Is code with many words of a read-only cell known by what it defines?"""
    given = Expected("given", "code", 'text = "one line, and a second one"', locked=True)
    answer = new_code_cell('one = "one line, and a second one, text"')
    found = identify.without_metadata([answer], [given, *UNIT], {})
    assert found == {"one": [0]}
    changed = new_code_cell('text = "one line, and a third one"')
    assert identify.without_metadata([changed], [given, *UNIT], {}) == {"given": [0]}


def test_which_unit_it_is():
    """Is a unit known for sure by a name or an id, and perhaps by what a cell defines?"""
    cells = [
        new_code_cell("one = 5", id="x"),
        new_markdown_cell("A."),
        new_code_cell("import math"),
    ]
    assert not identify.surely(cells, UNIT)
    assert identify.perhaps(cells, UNIT)
    assert not identify.perhaps(cells[1:], UNIT)
    cells[1].id = "b"
    assert identify.surely(cells, UNIT)


def test_very_many_cells_take_no_time():
    """Is a notebook of a thousand cells compared with a unit of sixty in a moment?"""
    words = " ".join(f"w{number}" for number in range(40))
    cells = [new_code_cell(f"{words} {number % 7}", id=f"x{number}") for number in range(1000)]
    unit = [Expected(f"n{n}", "code", f"{words} {n % 5}", locked=True) for n in range(60)]
    begun = time.monotonic()
    identify.without_metadata(cells, unit, {})
    assert time.monotonic() - begun < 10
