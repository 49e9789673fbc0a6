"""What a program takes, for several tests: the modules that it loads, and its memory."""

import ast
import contextlib
import subprocess
import sys
import tracemalloc
from types import SimpleNamespace


def loaded(program, *names):
    """Those of the modules that a program, which says nothing, loads in a Python of its own."""
    code = f"{program}\nimport sys\nprint({{*{names!r}}} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    (line,) = done.stdout.splitlines()
    return ast.literal_eval(line)


@contextlib.contextmanager
def weighed():
    """What stands in the block, and how many bytes it had at most: `peak`, when it is over."""
    found = SimpleNamespace(peak=None)
    tracemalloc.start()
    try:
        yield found
        found.peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
