"""What all tests of the three parts share."""

import os
import sys
from functools import cache

import pytest

# It marks a class of 30 to measure it.
collect_ignore = ["tests/bench"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In continuous integration Linux has everything: there a skipped test has failed."""
    report = yield
    everything = sys.platform == "linux" and os.environ.get("CI")
    if report.skipped and everything and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def alembic_is_asked_once():
    """Each new gradebook runs Alembic for 3 s to hear the same version; once a process will do.

    tests/test_cli.py makes gradebooks in processes of their own, where nothing is kept.
    """
    if "nbapart_helpers.tiny" not in sys.modules:  # no test of this run makes a course
        yield
        return
    from nbgrader import api

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "get_alembic_version", cache(api.get_alembic_version))
        yield
