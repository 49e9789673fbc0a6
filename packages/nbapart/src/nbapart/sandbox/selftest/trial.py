"""Tests the sandbox on this machine: runs every escape attempt, and starts a kernel."""

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
from nbapart.sandbox.process import SandboxProcess, memory
from nbapart.sandbox.support import refusal

ESCAPES_MODULE = "nbapart.sandbox.selftest.escapes"

# The files of a course that no submission may see.
PRIVATE_FILES = ("nbgrader_config.py", "gradebook.db", "source", "release", "submitted")

# The file that a successful attempt to write leaves behind.
LEFTOVER = "written-by-the-trial-of-a-sandbox"

# Small, so that a trial is fast and uses few resources.
LIMITS = {"memory": 256, "processes": 32, "file_size": 16, "scratch": 32, "wall": 60.0}


@dataclass(frozen=True)
class Result:
    """The result of an attempt.

    Attributes
    ----------
    what : str
        What must not be possible, and what prevents it.
    reached : str or None
        What was reached nevertheless; None when the attempt failed, as it must.
    """

    what: str
    reached: str | None = None


def run(course: Path | str) -> list[Result]:
    """Run every attempt.

    Parameters
    ----------
    course : path
        The course's folder, which no sandbox may show.

    Returns
    -------
    list of Result

    Raises
    ------
    SandboxError
        No sandbox can be started, or every sandbox would show the course; the message says what
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
    folders = ["/", "/etc", "/usr", *bubblewrap.python_folders(), course]
    with _listener() as port, _secret() as secret:
        outside = {
            "network": [port],
            "host_files": [secret, *(course / name for name in PRIVATE_FILES)],
            "writing": [LEFTOVER, *folders],
            "host_processes": [os.getpid()],
        }
        for what, name, *arguments in _plan(limits, group):
            arguments = map(str, [*arguments, *outside.get(name, [])])
            yield Result(what, attempt(limits, group, name, *arguments) or _leftover(folders))


def _leftover(folders):
    """Return a folder of the host in which an attempt has created its file; None if none has."""
    return next((f for f in map(str, folders) if os.path.exists(os.path.join(f, LEFTOVER))), None)


def _plan(limits, group):
    """Return for each attempt its description, its name, and its argument if any."""
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
    """Run one attempt in a new sandbox.

    Parameters
    ----------
    limits : Limits
    group : cgroup.Group or None
        The control groups that the sandbox joins.
    name : str
        A function of `escapes`.
    *arguments : str

    Returns
    -------
    str or None
        What was reached; None when nothing was.
    """
    box = _open(limits, group, [sys.executable, "-I", "-m", ESCAPES_MODULE, name, *arguments])
    try:
        said, complaint = box.process.communicate()
    finally:
        box.close()
    if said:
        return json.loads(said)
    # Without an answer it may have reached something, unless it was killed by the memory limit.
    if group and group.exceeded() == "memory":
        return None
    return f"no answer: {complaint.decode(errors='replace').strip()[-200:]}"


def _open(limits, group, command):
    arguments, opened = bubblewrap.bwrap_arguments(limits)
    opened.append(memory(seccomp.program()))
    arguments += ["--seccomp", str(opened[-1])]
    folders = group.folders if group else ()
    try:
        return SandboxProcess(
            arguments,
            bubblewrap.limited(limits, command),
            opened,
            folders,
            limits.wall,
            stdout=PIPE,
        )
    finally:
        for descriptor in opened:
            os.close(descriptor)


@contextlib.contextmanager
def _listener():
    """Start a server on this machine; yield its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@contextlib.contextmanager
def _secret():
    """Create a file that every user of this machine can read; yield its path."""
    with tempfile.NamedTemporaryFile(prefix="nbapart-") as file:
        os.chmod(file.name, 0o644)
        yield file.name


def start() -> str:
    """Start a kernel, warm if possible, and end it.

    Returns
    -------
    {"warm", "cold"}
        How it was started.
    """
    from nbapart.kernel.clock import Clock
    from nbapart.kernel.kernel import Kernel
    from nbapart.sandbox.manager import Manager

    manager = Manager(start="warm")
    wall = manager.limits.wall
    with Kernel(manager, manager.limits, Clock(wall, wall)) as kernel:
        return kernel.started
