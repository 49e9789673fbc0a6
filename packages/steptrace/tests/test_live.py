"""Tests of what the page in the browser is answered."""

import json
import subprocess
import sys

import pytest
from steptrace import live
from steptrace.notation.latex.parser import to_notation
from steptrace.practice.task import tasks
from steptrace.tracer import trace
from steptrace_helpers.derivations import FOLDER

FILES = sorted(FOLDER.glob("*.txt"))
TASK = {"about": "chain rule", "level": 1, "seed": 5}
# Which modules a trace imports after everything was got ready.
LATE = """
import sys
import steptrace_helpers.without_numpy
from steptrace import live
live.warm()
before = set(sys.modules)
for text in ("d/dx x^2\\n= 2x", "\\\\frac{d}{dx} x^2\\n= 2x", "y^2 = x\\n2y y' = 1", "(("):
    live.answered(live.json.dumps({"trace": text}))
print(sorted(set(sys.modules) - before), "sympy" in sys.modules)
"""


def _answer(**question):
    return json.loads(live.answered(json.dumps(question)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_trace_is_told_as_data(path):
    """Are verdict and text those of the trace, with a row for each line that it shows?"""
    text = path.read_text("utf-8")
    answer, traced = _answer(trace=text), trace(text)
    assert (answer["verdict"], answer["text"]) == (traced.verdict, str(traced))
    assert answer["text"].startswith(answer["summary"])
    for row in answer["rows"]:
        assert bool(row["math"]) == (not row["excerpt"])
        assert row["word"].split()[-1] in str(traced)


def test_latex_holds_each_line_and_what_is_said_beside_it():
    """Is a trace an aligned formula a line, with its words as text?"""
    latex = _answer(trace="d/dx e^x\n= x e^(x - 1)\n= (x")["latex"]
    first, *lines, last = latex.splitlines()
    assert (first, last) == (r"\begin{align*}", r"\end{align*}")
    assert lines == [
        r"& \frac{d}{dx}\left[e^{x}\right] && \text{1 start} \\",
        r"&= x \, e^{x - 1} && \text{2 breaks: slip: power-rule-on-exponential} \\",
        r"& \text{= (x} && \text{3 unreadable}",
    ]
    assert to_notation(r"\frac{d}{dx}\left[e^{x}\right]")


def test_a_task_is_made_and_its_answer_judged():
    """Does the question that made a task judge its answers, right and wrong?"""
    task = _answer(practise=TASK)["task"]
    assert task["start"] == next(tasks("chain rule", 1, 5)).start + "\n= "
    assert task["question"] == TASK
    assert task["title"] == "chain rule, level 1"
    right = _answer(trace=task["start"] + "2x/(2 sqrt(x^2 + 7))", task=TASK)
    assert right["said"] == "Sound, from start to end."
    wrong = _answer(trace=task["start"] + "1/(2 sqrt(x^2 + 7))", task=TASK)
    assert wrong["rows"][-1]["margin"] == "slip: inner-derivative"
    assert "said" not in _answer(trace="x")


def test_nothing_is_imported_late():
    """Has everything that a trace needs been imported when the memory is kept, but SymPy?"""
    ran = subprocess.run(
        [sys.executable, "-c", LATE],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert ran.stdout == "[] False\n"
