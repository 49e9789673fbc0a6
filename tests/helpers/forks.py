"""Notebooks run in sandboxes, and sandboxes without a kernel, for tests of the warm start."""

import contextlib
import os
import subprocess

from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from sigmoid_course.grading.sandbox import jail
from sigmoid_course.grading.sandbox.box import Box
from sigmoid_course.grading.sandbox.limits import Limits
from sigmoid_course.grading.sandbox.manager import Manager


def run(notebook, start="warm", path=None):
    """Run a notebook's cells in a kernel of its own, in place."""
    client = NotebookClient(
        notebook,
        kernel_manager_class=Manager,
        config=Config({"Manager": {"start": start}}),
        allow_errors=True,
        coalesce_streams=True,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": path}},
    )
    client.execute()
    return notebook


def outputs(code, **options):
    """What a cell gives when it is the only one."""
    return run(new_notebook(cells=[new_code_cell(code)]), **options).cells[0].outputs


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
