"""Tests of reading the benchmark's cases."""

from collections import Counter

import pytest
from steptrace.benchmark.case import header, read_cases
from steptrace.registry import RULES, SLIPS
from steptrace_helpers.derivations import FOLDER

CASES = read_cases(FOLDER)
PUBLIC = [case for case in CASES if case.name.startswith("public/")]


def _written(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_case_is_what_its_file_says(tmp_path):
    """Are name, source, verdict, slips, rules and rows those of the file?"""
    lines = ["# source: https://example.org/a?b=1", "# judged: before the program was run"]
    lines += ["# verdict: broken at 9", "# rules: 8 chain rule or algebra; 9 breaks"]
    lines += ["# slip: 9 sign", r"\begin{align}", r"a - x", "= -x + a", "= a + x", r"\end{align}"]
    _written(tmp_path, "public/one.txt", "\n".join(lines))
    (case,) = read_cases(tmp_path)
    assert (case.name, case.place) == ("public/one", "example.org")
    assert (case.verdict, case.line, case.slips) == ("broken", 9, {9: "sign"})
    assert case.rules == ((8, "chain rule or algebra"), (9, "breaks"))
    assert (case.rows, case.latex) == ([7, 8, 9], True)


def test_what_a_file_leaves_out(tmp_path):
    """Is a file without a header left out, and a source told by the name of the file?"""
    _written(tmp_path, "plain.txt", "x\n= x")
    _written(tmp_path, "seed-1.txt", "# verdict: sound\nx\n= x")
    _written(tmp_path, "sound-1.txt", "# verdict: sound\nx\n= x")
    seed, own = read_cases(tmp_path)
    assert (seed.source, own.source) == ("the course's sources", "the course")
    assert {seed.judged, own.judged} == {"with the program at hand"}
    assert (own.line, own.slips, own.rules, own.latex) == (None, {}, (), False)


def test_a_comment_within_a_derivation_is_no_field():
    """Are only the fields read, and no other comment?"""
    assert header("# True.\n# verdict: sound\nx\n= x # verdict: broken") == {"verdict": "sound"}


@pytest.mark.parametrize("case", PUBLIC, ids=lambda case: case.name)
def test_a_public_case_is_whole(case):
    """Has each its address, and a judgement made before, of lines that hold mathematics?"""
    assert case.source.startswith(("https://", "http://"))
    assert case.judged_before
    assert (case.verdict, bool(case.line)) in (("sound", False), ("broken", True))
    assert list(case.slips) == ([case.line] if case.line else [])
    assert {*case.slips, *(line for line, _ in case.rules)} <= {*case.rows}
    assert {rule for _, words in case.rules for rule in words.split(" or ")} <= {*RULES}


def test_there_are_enough():
    """Are there 300 cases, 120 public ones, and a third that are not about the sigmoid?"""
    subjects = Counter(header(case.text)["about"] for case in CASES)
    assert len(CASES) >= 300
    assert len(PUBLIC) >= 120
    assert 3 * (len(CASES) - subjects["sigmoid"]) >= len(CASES)


def test_a_third_is_held_out():
    """Is a third of the public cases held out?"""
    assert sum(case.held_out for case in PUBLIC) == len(PUBLIC) // 3


def test_judged_names_are_those_of_slips():
    """Is each judged name a slip's?"""
    names = {name for case in PUBLIC for name in case.slips.values()} - {"none"}
    assert names <= set(SLIPS)
