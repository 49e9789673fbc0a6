"""What all tests share."""

import os
import sys
from functools import cache

import pytest

# Students' answers are data; many are wrong on purpose.
collect_ignore = ["bench"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In continuous integration everything is installed: there a skipped test has failed."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def alembic_is_asked_once():
    """Each new gradebook runs Alembic for 3 s to hear the same version; once a process will do.

    tests/test_cli.py makes gradebooks in processes of their own, where nothing is kept.
    """
    if "helpers.tiny" not in sys.modules:  # no test of this run makes a course
        yield
        return
    from nbgrader import api

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "get_alembic_version", cache(api.get_alembic_version))
        yield
