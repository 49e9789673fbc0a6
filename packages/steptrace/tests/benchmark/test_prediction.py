"""Tests of what the tracer says of a case, and of what another system writes into a file."""

from steptrace.benchmark.case import Case
from steptrace.benchmark.prediction import Prediction, predict, read_predictions


def _said(text):
    return predict(Case("one", text, "here", "before", "sound"))


def test_the_tracer_is_asked():
    """Are verdict, line, slip, rules, rows and time those of the trace?"""
    said = _said("# verdict: sound\nd/dx x^5\n= 5x^4\n= 5x^4 + 1")
    assert (said.verdict, said.line, said.slips) == ("broken", 4, {4: "none"})
    assert said.rules[3] == {"power rule"}
    assert said.rows_read == 3
    assert said.seconds > 0


def test_rows_before_one_that_is_not_read():
    """Do only the rows before an unreadable one count as read?"""
    said = _said("d/dx x^5\n\n= 5x^4\n= 5 ((\n= 5x^4")
    assert (said.verdict, said.line, said.rows_read) == ("unreadable", 4, 2)


def test_a_file_of_predictions(tmp_path):
    """Is each line read, what it leaves out being unknown?"""
    path = tmp_path / "said.jsonl"
    path.write_text(
        '{"case": "a", "verdict": "sound", "rules": {"2": ["sum rule"]}, "seconds": 0.5}\n'
        '{"case": "b", "verdict": "broken", "line": 3, "slips": {"3": "sign"}, "rows_read": 4}\n'
    )
    assert read_predictions(path) == {
        "a": Prediction("sound", rules={2: frozenset({"sum rule"})}, seconds=0.5),
        "b": Prediction("broken", 3, {3: "sign"}, rows_read=4),
    }
