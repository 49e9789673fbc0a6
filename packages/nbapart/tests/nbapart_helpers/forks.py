"""Sandboxes without a kernel, for tests of the warm start."""

import contextlib
import os
import subprocess

from nbapart.limits import Limits
from nbapart.sandbox import bubblewrap
from nbapart.sandbox.process import SandboxProcess


@contextlib.contextmanager
def holder():
    """A complete sandbox in which nothing runs yet."""
    walls, opened = bubblewrap.bwrap_arguments(Limits())
    pipe = subprocess.PIPE
    box = SandboxProcess(
        walls, ["sh", "-c", "echo held; exec cat"], opened, stdin=pipe, stdout=pipe
    )
    for descriptor in opened:
        os.close(descriptor)
    with contextlib.closing(box):
        assert box.process.stdout.readline() == b"held\n"
        yield box
