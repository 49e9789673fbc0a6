"""Start kernels by forking a zygote, a process that has the heavy modules imported already."""

import asyncio
import atexit
import base64
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Collection, Iterator
from pathlib import Path

from nbapart import extensions
from nbapart.errors import SandboxError
from nbapart.sandbox import bubblewrap

START_BYTES = 4096  # that a kernel may tell about its start
START_SECONDS = 60  # until a zygote has imported its modules, or a kernel is up
ERRORS = "errors"
PROGRAM = "nbapart.sandbox.warm.zygote"

# The backend is the one that a kernel takes: Matplotlib reads it when it is imported.
BACKEND = "module://matplotlib_inline.backend_inline"

_zygotes = {}  # by process: a fork of the marker must not use its parent's
_failures = {}
_beginning = threading.Lock()


class NotWarm(SandboxError):
    """A kernel could not be forked; the message says why. The cold way is left."""


async def start(
    holder, argv, *, env, rlimits, cgroups=(), cwd="/work", seccomp=b"", bridge=None, draws=False
):
    """Fork a kernel into a sandbox, and wait until its sockets can be connected to.

    Parameters
    ----------
    holder : int
        The sandbox's first process, by its number on the host. The sandbox is complete already,
        and ends when this process does.
    argv : list of str
        Arguments of the kernel, as `["-f", "/run/connection.json"]`.
    env : dict
        All of the kernel's environment. `NBAPART_BRIDGE` is added where there is a bridge.
    rlimits : dict
        Limits by their names in `resource` without `RLIMIT_`, as `{"cpu": 60}`.
    cgroups : iterable of path
        Folders of the control groups that the kernel enters.
    cwd : str
        The folder, in the sandbox, in which the kernel runs.
    seccomp : bytes
        A compiled filter of system calls; empty for none.
    bridge : int, optional
        A descriptor that the kernel keeps; the caller closes its own copy.
    draws : bool
        Whether Matplotlib is to be there already.

    Returns
    -------
    int
        The kernel's process, by its number on the host. When it ends, so does the sandbox.

    Raises
    ------
    NotWarm
        The sandbox must not be used any more then.
    """
    request = {"argv": argv, "env": env, "rlimits": rlimits, "cwd": cwd, "draws": draws}
    request |= {"seccomp": base64.b64encode(seccomp).decode(), "cgroups": len(cgroups)}
    try:
        zygote = running() or await asyncio.to_thread(begin, holder)
        with contextlib.closing(zygote.ask(holder, request, cgroups, bridge)) as answers:
            return await asyncio.wait_for(born(answers), START_SECONDS)
    except (OSError, TimeoutError) as error:
        raise NotWarm(f"{type(error).__name__}: {error}") from error


async def born(answers: socket.socket) -> int:
    """The kernel's number, once the kernel says that it is ready."""
    said, told = b"", {}
    while not told.keys() >= {"pid", "ready"}:
        more = await asyncio.get_running_loop().sock_recv(answers, START_BYTES)
        said += more
        told = facts(said)
        if not more or "error" in told or len(said) > START_BYTES:
            raise NotWarm(told.get("error", "the kernel ended before it was ready"))
    return told["pid"]


def facts(said: bytes) -> dict:
    """All that was told on whole lines so far.

    Examples
    --------
    >>> facts(b'{"pid": 7}\\n{"rea')
    {'pid': 7}
    """
    whole = said.rpartition(b"\n")[0].splitlines()
    return {name: fact for line in whole for name, fact in json.loads(line).items()}


def running() -> "Zygote | None":
    """This process's zygote, if it has one that is alive and has all extensions loaded."""
    zygote = _zygotes.get(os.getpid())
    if zygote is None or zygote.process.poll() is not None:
        return None
    return zygote if zygote.extensions == extensions.names() else None


def begin(holder: int) -> "Zygote":
    """This process's zygote; a new one is started from the files of the sandbox.

    Where there could be none once, it is not tried again: that takes a second each time.
    """
    with _beginning:
        if os.getpid() in _failures:
            raise NotWarm(_failures[os.getpid()])
        if not running():
            stop()
            _zygotes[os.getpid()] = attempt(holder)
        return _zygotes[os.getpid()]


def attempt(holder: int) -> "Zygote":
    """A new zygote; a failure is kept in mind."""
    try:
        return Zygote(holder)
    except (OSError, NotWarm) as error:
        _failures[os.getpid()] = str(error)
        raise


@atexit.register
def stop() -> None:
    """End this process's zygote, and with it every kernel that it forked."""
    if zygote := _zygotes.pop(os.getpid(), None):
        zygote.close()


class Zygote:
    """A running zygote and the socket on which it takes requests.

    Its interpreter is taken from the sandbox's read-only view of the file system. A kernel can open
    the file that it runs through /proc/self/exe, past its own view of the files; it must not be
    one that can be written.
    """

    def __init__(self, holder):
        self.extensions = extensions.names()
        self.requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with tempfile.TemporaryDirectory(prefix="nbapart-") as folder, theirs:
            self.process = launch(holder, theirs, folder)
            theirs.close()
            self.await_ready(folder)

    def await_ready(self, folder: str) -> None:
        """Wait for its one word, or say why it ended without."""
        self.requests.settimeout(START_SECONDS)
        if not self.requests.recv(16):
            self.close()
            said = Path(folder, ERRORS).read_text().split("\n")
            raise NotWarm(next(filter(None, reversed(said)), "the zygote ended"))

    def ask(
        self, holder: int, request: dict, cgroups: Collection[Path] = (), bridge: int | None = None
    ) -> socket.socket:
        """Send a request; what is told about the kernel comes on the socket that is returned."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            with theirs, places(holder, cgroups) as entered:
                passed = [theirs.fileno(), *entered, *([] if bridge is None else [bridge])]
                socket.send_fds(self.requests, [json.dumps(request).encode()], passed)
        except OSError:
            ours.close()
            raise
        return ours

    def close(self) -> None:
        """Close its socket, which ends it."""
        self.requests.close()
        self.process.wait()


def launch(holder: int, requests: socket.socket, folder: str) -> subprocess.Popen:
    """Start the program, with nothing from this process but a socket and a folder of its own."""
    arguments = [str(requests.fileno()), *extensions.names()]
    with open(f"{folder}/{ERRORS}", "wb") as errors:
        return subprocess.Popen(
            [sys.executable, "-I", "-B", "-m", PROGRAM, *arguments],
            executable=f"/proc/{holder}/root{os.path.realpath(sys.executable)}",
            env=environment(),
            pass_fds=[requests.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd="/",
            start_new_session=True,
        )


def environment() -> dict[str, str]:
    """A kernel's environment, in which NumPy starts no threads, but with no folder of the host."""
    return bubblewrap.environment() | {"HOME": "/nonexistent", "MPLBACKEND": BACKEND}


@contextlib.contextmanager
def places(holder: int, cgroups: Collection[Path]) -> Iterator[list[int]]:
    """Descriptors of what a kernel enters: the sandbox's first process, and control groups."""
    descriptors = [os.pidfd_open(holder)]
    try:
        for cgroup in cgroups:
            descriptors.append(os.open(os.path.join(cgroup, "cgroup.procs"), os.O_WRONLY))
        yield descriptors
    finally:
        for descriptor in descriptors:
            os.close(descriptor)
