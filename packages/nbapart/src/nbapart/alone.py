"""Lets one command at a time change a course, and says which one that is."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from nbapart.course import Course
from nbapart.errors import CourseError

if sys.platform != "win32":  # where nothing is marked either
    import fcntl


@contextmanager
def alone(course: Course, command: str) -> Iterator[None]:
    """Hold the course's lock during the block. The system frees it when its holder dies.

    Parameters
    ----------
    course : Course
    command : str
        The command's name.

    Raises
    ------
    CourseError
        Another command holds it; the message says which, where and since when.
    """
    lock = _opened(course)
    with open(lock, "r+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CourseError(f"{file.read().strip()}. Wait until it has ended.") from None
        _write(file, f"{command} runs already: {_holder()}")
        try:
            yield
        finally:
            _write(file, "")


def _opened(course):
    folder = course.results.parent
    try:
        folder.mkdir(exist_ok=True)
        return os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CourseError(f"{folder / 'lock'} cannot be written: {error.strerror}") from None


def _holder():
    since = datetime.now().astimezone().isoformat(" ", "seconds")
    return f"process {os.getpid()} on {socket.gethostname()}, since {since}"


def _write(file, text):
    file.seek(0)
    file.truncate()
    file.write(text)
    file.flush()
