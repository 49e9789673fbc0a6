"""Each test gets the way in which its mark is that of nbgrader."""

import pytest
from nbapart.check import sheet
from nbapart.way import Way
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config
from traitlets.config.configurable import Configurable

pytestmark = pytest.mark.filterwarnings("ignore:.*sandbox")
ALLOWED = Configurable(config=Config({"SafeExecute": {"allow_unsandboxed": True, "timeout": 20}}))
SOLUTION = "### BEGIN SOLUTION\n{}\n### END SOLUTION"
ANSWER = "a = 1\nb = [1]\ndef f(x):\n    return x\nclass L(list): pass\nown = L([1])"


def decided(*tests, answer=ANSWER, folder=None, **options):
    """The decisions about a sheet with these tests, of one point each."""
    cells = [tiny.cell(new_code_cell, SOLUTION.format(answer), "answer", solution=True)]
    for number, source in enumerate(tests):
        cells.append(
            tiny.cell(new_code_cell, source, f"t{number}", points=1, grade=True, locked=True)
        )
    return sheet.decided(new_notebook(cells=cells), folder, ALLOWED, **options)


def ways(decisions):
    return [decision.way for decision in decisions]


def test_ways_by_text_and_by_running(tmp_path):
    """Does a test run apart unless its text, or what it gives, speaks against it?"""
    tests = (
        "assert a == 1 and f(2) == 2",
        "b[0]\nassert f(b) is b",
        "assert 'a' in Out or True\nassert f.__name__ == 'f'",
        "assert own[0] == 1",
    )
    found = decided(*tests, folder=tmp_path)
    assert ways(found) == [Way.APART, Way.INSIDE, Way.INSIDE, Way.INSIDE]
    assert [one.mark for one in found] == [1, 1, 1, 1]
    assert [one.blank for one in found] == [0, 0, 0, 0]
    assert [one.line for one in found] == [None, 2, 1, None]
    assert "the same one" in found[1].why
    assert "==" in found[1].rewrite


def test_what_a_test_says_itself_counts(tmp_path):
    """Is a test run as its instructor says, whatever else is known?"""
    tests = "# nbapart: inside\nassert a == 1", "# nbapart: apart\nassert b is b"
    assert ways(decided(*tests, folder=tmp_path)) == [Way.INSIDE, Way.APART]


def test_names_go_with_their_test(tmp_path):
    """Do tests run inside that give names to one that does, or take them from it?"""
    tests = (
        "given = [1]\nassert a == 1",
        "made = 2\nassert f(given) is given",
        "assert made == 2 + a - 1",
        "assert a == 1",
    )
    found = decided(*tests, folder=tmp_path)
    assert ways(found) == [Way.INSIDE] * 3 + [Way.APART]
    assert "given" in found[0].why
    assert "made" in found[2].why


def test_a_course_may_forbid_inside(tmp_path):
    """Is what would run inside refused then, with its line, and is nothing run for that?"""
    tests = "assert a == 1", "\nassert f(b) is b", "# nbapart: inside\nassert a == 1"
    found = decided(*tests, folder=tmp_path, allow_inside=False, compare=False)
    assert ways(found) == [Way.APART, Way.REFUSED, Way.REFUSED]
    assert found[1].line == 2
    assert found[0].mark is None


def test_a_test_that_no_sandbox_can_run(tmp_path):
    """Is a test refused whose package or file is not there, and another one kept inside?"""
    [lacking] = decided("import no_such_package\nassert a == 1", folder=tmp_path)
    assert lacking.way == Way.REFUSED
    assert "no_such_package" in lacking.why
    [unproved] = decided("assert a == 2", folder=tmp_path)
    assert unproved.way == Way.INSIDE
    assert "0 of 1" in unproved.why
    [partial] = decided("0.5 * a", folder=tmp_path)
    assert partial.way == Way.INSIDE
    assert partial.mark == 0.5


def test_what_lies_beside_the_sheet_is_there(tmp_path):
    """Does an answer read a file of the sheet's folder?"""
    (tmp_path / "numbers.txt").write_text("42")
    answer = "number = int(open('numbers.txt').read())"
    assert ways(decided("assert number == 42", answer=answer, folder=tmp_path)) == [Way.APART]


def test_a_sheet_without_tests(tmp_path):
    """Is nothing run and nothing said of a sheet to read?"""
    assert decided(folder=tmp_path) == []
