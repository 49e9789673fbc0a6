"""Tests of the command that measures, and of how far the tracer agrees with the judgements."""

import pytest
from steptrace.benchmark.__main__ import listed, main, measures
from steptrace.benchmark.case import read_cases
from steptrace.benchmark.measure import Measures
from steptrace.benchmark.prediction import Prediction, predict
from steptrace_helpers.derivations import FOLDER, ROOT

PAGE = ROOT / "docs" / "benchmark.md"
# Percent on the cases that were judged before; raise them whenever `make benchmark` shows more.
FLOORS = {"verdicts": 97, "precision": 99, "recall": 98, "slips_named": 98, "rows": 98}
COMBINED = {"verdicts": 100, "recall": 100, "slips_named": 86}
CASE = "# source: https://example.org/\n# verdict: broken at 4\n# slip: 4 sign\na - x = a + x\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(CASE, "utf-8")
    return tmp_path


def test_the_tables_are_printed_and_written(folder, capsys):
    """Does a page get the tables that are printed, and keep all else?"""
    page = folder / "page.md"
    places = ("measures", "disagreements")
    texts = (f"<!-- made from the code: {name} -->\nold\n<!-- end -->\n" for name in places)
    page.write_text("Before.\n" + "".join(texts), "utf-8")
    main([str(folder), "--page", str(page)])
    written, printed = page.read_text("utf-8"), capsys.readouterr().out
    assert "old" not in written
    assert written.startswith("Before.")
    for row in ("| all | 1 | 1/1 | 100.0 | 100.0 | 100.0 | 1/1 |", "| example.org | 1 |", "None."):
        assert row in written
        assert row in printed


def test_another_system_is_measured(folder, capsys):
    """Is a case as the file says, and one that it leaves out undecided?"""
    said = folder / "said.jsonl"
    said.write_text('{"case": "one", "verdict": "sound"}\n')
    main([str(folder), "--predictions", str(said)])
    assert "`one`: broken at 4, sign; the system says sound" in capsys.readouterr().out
    said.write_text("")
    main([str(folder), "--predictions", str(said)])
    assert "the system says undecided" in capsys.readouterr().out


def test_a_group_without_cases_has_no_row(folder):
    """Are there rows for all and for the source alone, where nothing is in LaTeX?"""
    pairs = [(case, Prediction("sound")) for case in read_cases(folder)]
    rows = measures(pairs).splitlines()[2:]
    assert [row.split(" | ")[0] for row in rows] == ["| all", "| example.org"]
    assert rows[0].endswith("| - | - |")
    assert listed([]) == "None."


def test_the_page_explains_each_column():
    """Does the page say what each column of its own table means?"""
    page = PAGE.read_text("utf-8")
    titles = measures([]).splitlines()[0].strip("| ").split(" | ")[1:]
    for title in titles:
        assert f"| {title} |" in page or f"{title}, " in page or f", {title} |" in page


@pytest.mark.parametrize(
    ("folder", "floors"), [(FOLDER, FLOORS), (ROOT / "tests/combined", COMBINED)]
)
def test_the_tracer_agrees_as_far_as_it_did(folder, floors):
    """Is no measure on the cases that were judged before below its floor?"""
    pairs = [(case, predict(case)) for case in read_cases(folder) if case.judged_before]
    found = Measures(pairs)
    assert len(pairs) >= 80
    below = {
        name: str(share)
        for name, floor in floors.items()
        if 100 * (share := getattr(found, name)).part < floor * share.whole
    }
    assert below == {}
