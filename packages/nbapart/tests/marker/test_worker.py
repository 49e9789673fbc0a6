"""A fork of the marker runs the tests that it is sent, for one notebook after another."""

import json
import socket
import sys
import threading

import pytest
from nbapart.marker.worker import Worker
from nbapart.transfer import framing


def unit(*cells, folder=""):
    """A message by which another notebook begins."""
    return {"unit": {"cells": json.dumps(cells), "bounds": [1000, 9], "folder": folder}}


def asked(source, lost="nobody is there"):
    """A message with a test, whose kernel is lost."""
    test = {"name": "a", "source": source, "points": 1.0, "seconds": 9}
    return {"test": test, "left": 9, "new": False, "lost": lost}


@pytest.fixture
def answers():
    """Send messages to a worker in a thread, and receive what it answers to tests."""
    ours, theirs = socket.socketpair()

    def serve():
        with pytest.raises(framing.Gone):
            Worker(theirs).serve()

    thread = threading.Thread(target=serve)
    thread.start()

    def ask(*messages):
        for message in messages:
            framing.send(ours, framing.encode(message))
        tests = [message for message in messages if "test" in message]
        return [json.loads(framing.receive(ours, 1 << 20)) for _ in tests]

    yield ask
    ours.close()
    thread.join()
    theirs.close()


def test_tests_of_a_notebook_share_names(answers):
    """Is a name of a test there for the next one, and gone with the notebook?"""
    first, second, third = answers(
        unit(), asked("a = 2\n1"), asked("a - 1.5"), unit(), asked("assert a == 2")
    )
    assert second["outputs"][0]["data"]["text/plain"] == "0.5"
    assert third["outputs"][0]["ename"] != "AssertionError"
    assert (first["lost"], third["lost"]) == ("nobody is there", "nobody is there")


def test_modules_that_a_test_loads_are_named(answers, tmp_path, monkeypatch):
    """Is the marker told of those that are installed, and not of those beside the sheet?"""
    (tmp_path / "beside_the_sheet.py").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    [found] = answers(unit(folder=str(tmp_path)), asked("import this, beside_the_sheet\n1"))
    assert found["modules"] == ["this"]
