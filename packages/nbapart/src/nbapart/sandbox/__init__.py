"""Runs a student's code where it can neither read nor change anything of the host."""

from nbapart.course import CourseError

MIB = 1 << 20


class SandboxError(CourseError):
    """There is no sandbox to be had, or it did not start; the message says why, in one line."""
