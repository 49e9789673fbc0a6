"""Tries a sandbox on this machine: what must fail is tried, and a kernel is started."""

import contextlib
import json
import os
import socket
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE

from nbapart.errors import SandboxError
from nbapart.limits import Limits
from nbapart.sandbox import bubblewrap, cgroup, seccomp
from nbapart.sandbox.process import Box, memory
from nbapart.sandbox.support import refusal

ATTEMPTS = "nbapart.sandbox.selftest.escapes"

# What of a course no submission may see.
KEPT = ("nbgrader_config.py", "gradebook.db", "source", "release", "submitted")

# The file that an attempt would leave.
TRACE = "written-by-the-trial-of-a-sandbox"

# Small, so that a trial takes little of the machine and of time.
LIMITS = {"memory": 256, "processes": 32, "file_size": 16, "scratch": 32, "wall": 60.0}


@dataclass(frozen=True)
class Result:
    """What came of an attempt.

    Attributes
    ----------
    what : str
        What must hold, and by what it does.
    reached : str or None
        What was reached all the same; None when the sandbox has held.
    """

    what: str
    reached: str | None = None


def run(course: Path | str) -> list[Result]:
    """Try everything that must fail.

    Parameters
    ----------
    course : path
        The course's folder, of which nothing may be seen.

    Returns
    -------
    list of Result

    Raises
    ------
    SandboxError
        No sandbox can be started at all, or each would show the course; the message says what
        to do.
    """
    if reason := refusal():
        raise SandboxError(reason)
    bubblewrap.refuse(course)
    limits = Limits(**LIMITS)
    group = cgroup.make(limits)
    try:
        return list(_attempts(Path(course), limits, group))
    finally:
        if group:
            group.remove()


def _attempts(course, limits, group):
    folders = ["/", "/etc", "/usr", *bubblewrap.homes(), course]
    with _listener() as port, _secret() as secret:
        outside = {
            "network": [port],
            "host_files": [secret, *(course / name for name in KEPT)],
            "writing": [TRACE, *folders],
            "host_processes": [os.getpid()],
        }
        for what, name, *arguments in _plan(limits, group):
            arguments = map(str, [*arguments, *outside.get(name, [])])
            yield Result(what, attempt(limits, group, name, *arguments) or _trace(folders))


def _trace(folders):
    """A folder of the host in which an attempt has left its trace."""
    return next((f for f in map(str, folders) if os.path.exists(os.path.join(f, TRACE))), None)


def _plan(limits, group):
    """What is to hold and by what, the attempt, and what it needs to know."""
    by = f"control groups, version {group.version}" if group else "a limit of each process"
    both = "all processes together" if group else "each process, NOT for all together"
    return [
        ("no network (by a namespace)", "network"),
        ("no file of the host to read (by mounts)", "host_files"),
        ("no folder of the host to write in (by mounts)", "writing"),
        ("no process of the host to see (by a namespace)", "host_processes"),
        ("no way around these (by a filter of system calls)", "system_calls"),
        (
            f"memory for {both} (by {by})",
            f"memory_{'together' if group else 'alone'}",
            limits.memory,
        ),
        (f"number of processes (by {by})", "processes", limits.processes),
        ("size of files, each (by a limit of each process)", "file_size", limits.file_size),
        ("size of files, all (by a file system in memory)", "disk", limits.file_size // 2),
    ]


def attempt(limits: Limits, group: cgroup.Group | None, name: str, *arguments: str) -> str | None:
    """Try one thing in a sandbox of its own.

    Returns
    -------
    str or None
        What was reached, as `attempts` says; None when nothing was.
    """
    box = _open(limits, group, [sys.executable, "-I", "-m", ATTEMPTS, name, *arguments])
    try:
        said, complaint = box.process.communicate()
    finally:
        box.close()
    if said:
        return json.loads(said)
    # It could not answer: nothing proves that it reached nothing, unless its end does.
    if group and group.exceeded() == "memory":
        return None
    return f"no answer: {complaint.decode(errors='replace').strip()[-200:]}"


def _open(limits, group, command):
    walls, opened = bubblewrap.walls(limits)
    opened.append(memory(seccomp.program()))
    walls += ["--seccomp", str(opened[-1])]
    folders = group.folders if group else ()
    try:
        return Box(
            walls, bubblewrap.limited(limits, command), opened, folders, limits.wall, stdout=PIPE
        )
    finally:
        for descriptor in opened:
            os.close(descriptor)


@contextlib.contextmanager
def _listener():
    """The port of a server on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@contextlib.contextmanager
def _secret():
    """A file that everybody on this machine can read."""
    with tempfile.NamedTemporaryFile(prefix="nbapart-") as file:
        os.chmod(file.name, 0o644)
        yield file.name


def start() -> str:
    """Start a kernel the quick way, and end it.

    Returns
    -------
    {"warm", "cold"}
        How it was started.
    """
    from nbapart.kernel.kernel import Kernel
    from nbapart.sandbox.manager import Manager

    manager = Manager(start="warm")
    with Kernel(manager, manager.limits, manager.limits.wall) as kernel:
        return kernel.way
