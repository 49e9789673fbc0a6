"""Kernels in sandboxes, for tests."""

from contextlib import contextmanager

from nbapart.kernel.clock import Clock
from nbapart.kernel.kernel import Kernel
from nbapart.limits import Limits
from nbapart.sandbox.manager import Manager


@contextmanager
def started(start="cold", folder=None, seconds=60, draws=False, **limits):
    """A manager and its kernel, which is ended afterwards."""
    manager = Manager(start=start, draws=draws, limits=Limits(**limits))
    clock = Clock(manager.limits.wall, seconds)
    with Kernel(manager, manager.limits, clock, folder) as kernel:
        yield manager, kernel


def say(kernel, code):
    """What a cell prints; its error's name where it ends in one."""
    outputs = kernel.run(code)
    return "".join(out.get("text") or out.get("ename") or "" for out in outputs).strip()


def run(*cells, **options):
    """What each cell prints in a kernel of its own; options as `started` takes them."""
    with started(**options) as (_, kernel):
        return [say(kernel, cell) for cell in cells]
