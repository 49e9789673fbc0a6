"""Sandboxes without a kernel, for tests of the warm start."""

import contextlib
import os
import subprocess

from sigmoid_course.grading.sandbox import jail
from sigmoid_course.grading.sandbox.box import Box
from sigmoid_course.grading.sandbox.limits import Limits


@contextlib.contextmanager
def holder():
    """A complete sandbox in which nothing runs yet."""
    walls, opened = jail.walls(Limits())
    pipe = subprocess.PIPE
    box = Box(walls, ["sh", "-c", "echo held; exec cat"], opened, stdin=pipe, stdout=pipe)
    for descriptor in opened:
        os.close(descriptor)
    with contextlib.closing(box):
        assert box.process.stdout.readline() == b"held\n"
        yield box
