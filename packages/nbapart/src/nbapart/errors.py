"""The base classes of nbapart's exceptions; this module imports no other."""


class Error(Exception):
    """The base of all exceptions of nbapart that are meant to be caught."""


class CourseError(Error):
    """A problem that the instructor can fix; the message says how, in one line."""


class SandboxError(CourseError):
    """No sandbox can be created, or one did not start; the message says why, in one line."""
