"""Tests run in a process where nothing that they change outlives their notebook."""

import pytest
from nbapart.limits import Limits
from nbapart.marker import process
from nbapart.marker.process import Marker
from nbapart.marker.test_cell import Cell


def said(*sources, folder=None, seconds=20.0):
    """What each test of one notebook printed, or its error."""
    with Marker([], sources, Limits(), folder) as marker:
        results = [
            marker.run(Cell(f"test-{number}", source, 1.0, seconds), "there is none", 20.0)
            for number, source in enumerate(sources)
        ]
    return [
        "".join(output.get("text") or output.get("evalue", "") for output in result.outputs)
        for result in results
    ]


LEAKS = {
    "a library's function": ("import numpy as np", "np.mean = None", "np.mean is None"),
    "a setting": (
        "import decimal",
        "decimal.getcontext().prec = 2",
        "decimal.getcontext().prec == 2",
    ),
    "a random state": ("import random", "random.seed(1)", "random.random() == 0.13436424411240122"),
    "the environment": ("import os", "os.environ['NBAPART'] = '1'", "'NBAPART' in os.environ"),
    "the folder": ("import os", "os.chdir('/')", "os.getcwd() == '/'"),
    "a builtin": ("import builtins", "builtins.answer = 1", "hasattr(builtins, 'answer')"),
}


@pytest.mark.parametrize(("first", "change", "look"), LEAKS.values(), ids=LEAKS)
def test_what_a_test_changes_stays_in_its_notebook(first, change, look):
    """Is it there for the notebook's other tests, and not for the next notebook?"""
    look = f"{first}\nprint({look})"
    assert said(f"{first}\n{change}", look) == ["", "True\n"]
    assert said(look, "import os") == ["False\n", ""]


def test_tests_run_beside_the_source(tmp_path):
    """Are modules and files of the source's folder there, and those of another unit not?"""
    for unit in ("a", "b"):
        (tmp_path / unit).mkdir()
        (tmp_path / unit / "helper.py").write_text(f"name = {unit!r}")
        (tmp_path / unit / "data.txt").write_text(unit)
    source = "import helper\nprint(helper.name, open('data.txt').read())"
    assert [said(source, folder=tmp_path / unit) for unit in ("a", "b")] == [["a a\n"], ["b b\n"]]


def test_names_stay_in_a_notebook():
    """Are names of an earlier test there, and none of another notebook's in the same process?"""
    assert said("kept = 1", "print(kept)") == ["", "1\n"]
    (lost,) = said("kept")
    assert "there is none" in lost


def test_a_process_that_is_stopped_costs_no_other_test(monkeypatch):
    """Does a person look at a test that ends or blocks its process, and do the others run?"""
    monkeypatch.setattr(process, "GRACE_SECONDS", 0.5)
    blocked = (
        "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\nwhile 1: 0"
    )
    for deadly in ("import os\nos._exit(0)", blocked):
        with Marker([], [deadly], Limits()) as marker:
            lost = marker.run(Cell("a", deadly, 1.0, 0.1), "there is none", 1.0)
            after = marker.run(Cell("b", "print(1)", 1.0, 20.0), "there is none", 1.0)
        assert lost.findings.needs_person
        assert "was stopped" in lost.outputs[-1].evalue
        assert after.outputs[0].text == "1\n"
