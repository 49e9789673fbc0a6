"""Tests of the benchmark's measures, on judgements that are counted by hand."""

import pytest
from steptrace.benchmark.case import Case
from steptrace.benchmark.measure import Measures, Share, disagreements
from steptrace.benchmark.prediction import Prediction

TEXT = "x\n= x\n= x"


def _case(name, verdict="sound", line=None, slip=None, rules=()):
    return Case(name, TEXT, "here", "before", verdict, line, {line: slip} if line else {}, rules)


RULED = ((2, "chain rule or algebra"), (2, "misnamed sum rule"), (3, "leap"))
PAIRS = [
    (_case("right", rules=RULED), Prediction("sound", rules={2: frozenset({"algebra"})})),
    (_case("alarm"), Prediction("broken", 2, {2: "sign"}, seconds=3.0)),
    (
        _case("found", "broken", 3, "complement or sign"),
        Prediction("broken", 3, {3: "sign"}, rows_read=3),
    ),
    (_case("other name", "broken", 3, "sign"), Prediction("broken", 3, {3: "constant"})),
    (_case("too early", "broken", 3, "none"), Prediction("broken", 2, {2: "sign"}, rows_read=2)),
    (_case("missed", "broken", 2, "sign"), Prediction("sound", seconds=1.0)),
    (_case("open", "broken", 2, "none"), Prediction("undecided", 2, seconds=2.0)),
    (_case("named none", "broken", 2, "none"), Prediction("broken", 2, {2: "sign"})),
]
COUNTED = {
    "verdicts": Share(5, 8),
    "precision": Share(3, 5),
    "recall": Share(3, 6),
    "f1": Share(6, 11),
    "slips_named": Share(1, 3),
    "slips_misnamed": Share(2, 6),
    "rules": Share(1, 2),
    "rows": Share(5, 6),
    "undecided": 1,
    "times": (2.0, 3.0),
}


@pytest.mark.parametrize(("name", "counted"), COUNTED.items())
def test_each_measure(name, counted):
    """Is each measure what counting by hand gives?"""
    assert getattr(Measures(PAIRS), name) == counted


def test_nothing_to_measure():
    """Do no cases give no share, and none that tells its time no time?"""
    nothing = Measures([])
    assert nothing.f1.percent == nothing.rules.percent == "-"
    assert nothing.times is None


def test_disagreements():
    """Are the cases listed whose verdict, line or slip is another, and only those?"""
    assert [line.split("`")[1] for line in disagreements(PAIRS)] == [
        *("alarm", "other name", "too early", "missed", "open", "named none")
    ]
    assert list(disagreements(PAIRS[3:4])) == [
        "`other name`: broken at 3, sign; the system says broken at 3, constant"
    ]
