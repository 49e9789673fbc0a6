"""Releases of courses, for tests."""

import os

import pytest
from nbapart import log
from nbapart.course import application
from nbapart.release import release


def generate(course):
    """Make a course's release; libraries keep quiet."""
    with pytest.MonkeyPatch.context() as patch, log.redirected(course.log_path("release")):
        patch.setenv("PATH", os.environ["PATH"])
        app = application(course)
        release(course, app)
    return app
