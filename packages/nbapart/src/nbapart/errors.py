"""What nbapart raises, below everything else that it consists of."""


class Error(Exception):
    """The base of all exceptions of nbapart that are meant to be caught."""


class CourseError(Error):
    """Something the instructor can mend; the message says what, in one line."""


class SandboxError(CourseError):
    """No sandbox can be made, or it did not start; the message says why, in one line."""
