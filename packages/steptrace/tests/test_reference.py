"""Tests of docs/notation.md: its tables are up to date, and its examples give what it says."""

import re

import pytest
from steptrace.messages.english import ENGLISH
from steptrace.notation.parser import read
from steptrace.notation.printer import to_text
from steptrace.notation.reader import read_derivation
from steptrace.practice.task import tasks
from steptrace.reference import exercises_by_slip, main, written
from steptrace.registry import RULES, SLIPS
from steptrace.show import MARKS
from steptrace.tracer import trace
from steptrace_helpers.derivations import ROOT

PATH = ROOT / "docs" / "notation.md"
PAGE = PATH.read_text("utf-8")
ANSWERS = ROOT / "answers"
BLOCKS = re.findall(r"^```derivation ([^\n]+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def _rows(title):
    """The rows of the page's tables whose header begins with a title, as lists of cells."""
    tables = re.findall(rf"^\| {title} \|.*\n\|[-| ]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [line.strip("| ").split(" | ") for table in tables for line in table.splitlines()]


def _codes(cell):
    return re.findall(r"`([^`]+)`", cell)


def test_the_tables_are_those_of_the_code():
    """Is the page what `make docs` would write now?"""
    assert written(PAGE, ANSWERS) == PAGE


def test_an_old_table_is_replaced(tmp_path, monkeypatch):
    """Is what stands at the place of a table replaced, and all else left?"""
    page = tmp_path / "page.md"
    begin, end = "<!-- made from the code: kinds -->", "<!-- end -->"
    page.write_text(f"Before.\n{begin}\nold\n{end}\nBehind.\n", "utf-8")
    monkeypatch.setattr("sys.argv", ["reference", str(page), str(ANSWERS)])
    main()
    text = page.read_text("utf-8")
    assert "old" not in text
    assert "| cancelling |" in text
    assert (text[:8], text[-8:]) == ("Before.\n", "Behind.\n")


def test_a_table_that_there_is_not():
    """Is a page refused that asks for another table?"""
    with pytest.raises(ValueError, match="no table 'laws'"):
        written("<!-- made from the code: laws --><!-- end -->".replace("--><", "-->\n<"), ANSWERS)


@pytest.mark.parametrize(("verdict", "text"), BLOCKS)
def test_the_derivations_come_out_as_the_page_says(verdict, text):
    """Is the verdict on a derivation the one above it?"""
    found = trace(text)
    assert found.verdict + (f" at {found.line}" if found.line else "") == verdict


@pytest.mark.parametrize(("typed", "shown"), _rows("written"))
def test_what_is_written_is_read_so(typed, shown):
    """Is an expression read as the page says?"""
    (typed,), (shown,) = _codes(typed), _codes(shown)
    assert to_text(read(typed)) == shown


@pytest.mark.parametrize(("typed", "shown"), _rows("LaTeX"))
def test_latex_is_read_so(typed, shown):
    """Is LaTeX read as the page says?"""
    (typed,), (shown,) = _codes(typed), _codes(shown)
    assert [to_text(line.node) for line in read_derivation(typed).lines] == [shown]


@pytest.mark.parametrize(("typed", "cures"), _rows("refused"))
def test_what_is_refused_and_what_is_read(typed, cures):
    """Is the text refused, and each text beside it read?"""
    assert read_derivation(*_codes(typed)).unreadable
    assert _codes(cures)
    for cure in _codes(cures):
        assert read_derivation(cure).unreadable is None


def test_the_page_has_them_all():
    """Are there tables of each sort, and all verdicts, rules and slips?"""
    assert len(BLOCKS) >= 5
    assert len(_rows("written")) > 20
    assert [verdict for verdict, _ in _rows("verdict")] == list(MARKS)
    assert set(MARKS) <= set(ENGLISH.entries["verdict"])
    assert [name for name, *_ in _rows("rule")] == list(RULES)
    assert [_codes(name)[0] for name, *_ in _rows("slip")] == list(SLIPS)


@pytest.mark.parametrize("title", ["rule", "kind", "slip"])
def test_every_example_in_a_table_is_judged(title):
    """Does each example follow, and that of a slip break, as it is printed on the page?"""
    position = {"rule": 2, "kind": 1, "slip": 2}[title]
    for row in _rows(title):
        found = trace("\n".join(_codes(row[position])))
        assert found.verdict == ("broken" if title == "slip" else "sound"), row


def test_each_slip_names_what_trains_it():
    """Is it practice, and the exercises in whose bank a wrong answer has it in its header?"""
    said = {_codes(name)[0]: set(cells[-1].split(", ")) for name, *cells in _rows("slip")}
    found = {name: {"practice"} for name in SLIPS}
    for path in ANSWERS.rglob("wrong-*.py"):
        for name in re.findall(r"^# slip: (\S+)$", path.read_text("utf-8"), re.MULTILINE):
            found.get(name, set()).add(f"{path.parts[-3]}/{path.parts[-2]}")
    assert said == found
    assert all(next(tasks(name)).about == name for name in said)


def test_exercises_are_found_by_their_slips(tmp_path):
    """Is an exercise listed once for each slip, whatever else is in the folder?"""
    for place, slip in (("1-a/one", "sign"), ("1-a/two", "sign"), ("1-a/two", "other")):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / f"wrong-{slip}.py").write_text(f"# points: 0\n# slip: {slip}\nx = 1\n")
    (tmp_path / "1-a/two/wrong-sign-again.py").write_text("# slip: sign\n")
    (tmp_path / "1-a/two/right.py").write_text("# points: 4\n")
    assert exercises_by_slip(tmp_path) == {"sign": ["1-a/one", "1-a/two"], "other": ["1-a/two"]}
