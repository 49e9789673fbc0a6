"""Starts kernels by forking a zygote, a process that has already imported the heavy modules."""

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

MAX_ANSWER_BYTES = 4096  # that a kernel may send about its start
START_SECONDS = 60  # for a zygote to import its modules, and for a kernel to get ready
ERRORS = "errors"
PROGRAM = "nbapart.sandbox.warm.zygote"

# The backend that a kernel uses, which Matplotlib reads when it is imported.
BACKEND = "module://matplotlib_inline.backend_inline"

_zygotes = {}  # by process: a fork of the marker must not use its parent's
_failures = {}
_beginning = threading.Lock()


class NotWarm(SandboxError):
    """A kernel could not be forked; the message says why. It can still be started cold."""


async def start(
    sandbox_pid,
    argv,
    *,
    env,
    rlimits,
    cgroups=(),
    cwd="/work",
    seccomp=b"",
    bridge=None,
    draws=False,
):
    """Fork a kernel into a sandbox, and wait until clients can connect to its sockets.

    Parameters
    ----------
    sandbox_pid : int
        The process id, on the host, of the sandbox's first process. The sandbox is already
        complete, and ends when this process does.
    argv : list of str
        Arguments of the kernel, such as `["-f", "/run/connection.json"]`.
    env : dict
        The kernel's complete environment, to which `NBAPART_BRIDGE` is added if there is a bridge.
    rlimits : dict
        Limits by their names in `resource` without `RLIMIT_`, such as `{"cpu": 60}`.
    cgroups : iterable of path
        Folders of the control groups that the kernel enters.
    cwd : str
        The kernel's working directory in the sandbox.
    seccomp : bytes
        A compiled system call filter; empty for none.
    bridge : int, optional
        A descriptor that the kernel inherits; the caller closes its own copy.
    draws : bool
        Whether Matplotlib must be imported before the fork.

    Returns
    -------
    int
        The kernel's process id on the host. The sandbox ends when this process does.

    Raises
    ------
    NotWarm
        No kernel was forked. The sandbox must not be used any more.
    """
    request = {"argv": argv, "env": env, "rlimits": rlimits, "cwd": cwd, "draws": draws}
    request |= {"seccomp": base64.b64encode(seccomp).decode(), "cgroups": len(cgroups)}
    try:
        zygote = running() or await asyncio.to_thread(begin, sandbox_pid)
        with contextlib.closing(zygote.ask(sandbox_pid, request, cgroups, bridge)) as answers:
            return await asyncio.wait_for(wait_until_ready(answers), START_SECONDS)
    except (OSError, TimeoutError) as error:
        raise NotWarm(f"{type(error).__name__}: {error}") from error


async def wait_until_ready(answers: socket.socket) -> int:
    """Wait until the kernel reports that it is ready.

    Parameters
    ----------
    answers : socket.socket

    Returns
    -------
    int
        The kernel's process id on the host.

    Raises
    ------
    NotWarm
        It failed or ended.
    """
    said, told = b"", {}
    while not told.keys() >= {"pid", "ready"}:
        more = await asyncio.get_running_loop().sock_recv(answers, MAX_ANSWER_BYTES)
        said += more
        told = parse_answers(said)
        if not more or "error" in told or len(said) > MAX_ANSWER_BYTES:
            raise NotWarm(told.get("error", "the kernel ended before it was ready"))
    return told["pid"]


def parse_answers(said: bytes) -> dict:
    """Merge the JSON objects on all complete lines so far.

    Parameters
    ----------
    said : bytes

    Returns
    -------
    dict

    Examples
    --------
    >>> parse_answers(b'{"pid": 7}\\n{"rea')
    {'pid': 7}
    """
    whole = said.rpartition(b"\n")[0].splitlines()
    return {name: fact for line in whole for name, fact in json.loads(line).items()}


def running() -> "Zygote | None":
    """Return this process's zygote if it is alive and has loaded all extensions, else None."""
    zygote = _zygotes.get(os.getpid())
    if zygote is None or zygote.process.poll() is not None:
        return None
    return zygote if zygote.extensions == extensions.names() else None


def begin(sandbox_pid: int) -> "Zygote":
    """Return this process's zygote, starting one from the sandbox's files where there is none.

    After a failure it is not tried again in this process: each attempt takes a second.

    Parameters
    ----------
    sandbox_pid : int

    Returns
    -------
    Zygote

    Raises
    ------
    NotWarm, OSError
    """
    with _beginning:
        if os.getpid() in _failures:
            raise NotWarm(_failures[os.getpid()])
        if not running():
            stop()
            _zygotes[os.getpid()] = attempt(sandbox_pid)
        return _zygotes[os.getpid()]


def attempt(sandbox_pid: int) -> "Zygote":
    """Start a new zygote, and remember a failure; parameters and errors are those of `begin`."""
    try:
        return Zygote(sandbox_pid)
    except (OSError, NotWarm) as error:
        _failures[os.getpid()] = str(error)
        raise


@atexit.register
def stop() -> None:
    """End this process's zygote, and with it all kernels forked from it."""
    if zygote := _zygotes.pop(os.getpid(), None):
        zygote.close()


class Zygote:
    """A running zygote and the socket on which it accepts requests.

    Its interpreter is started from the sandbox's read-only mounts. A kernel can open its executable
    through /proc/self/exe, regardless of its own mounts, so that file must not be writeable.

    Parameters
    ----------
    sandbox_pid : int
        The process id, on the host, of the first process of any sandbox.
    """

    def __init__(self, sandbox_pid):
        self.extensions = extensions.names()
        self.requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with tempfile.TemporaryDirectory(prefix="nbapart-") as folder, theirs:
            self.process = launch(sandbox_pid, theirs, folder)
            theirs.close()
            self.await_ready(folder)

    def await_ready(self, folder: str) -> None:
        """Wait until it reports that it is ready; raise NotWarm with the reason if it ended."""
        self.requests.settimeout(START_SECONDS)
        if not self.requests.recv(16):
            self.close()
            said = Path(folder, ERRORS).read_text().split("\n")
            raise NotWarm(next(filter(None, reversed(said)), "the zygote ended"))

    def ask(
        self,
        sandbox_pid: int,
        request: dict,
        cgroups: Collection[Path] = (),
        bridge: int | None = None,
    ) -> socket.socket:
        """Request a kernel.

        Parameters
        ----------
        sandbox_pid : int
        request : dict
            As `child.run` takes it.
        cgroups : collection of path
        bridge : int, optional

        Returns
        -------
        socket.socket
            The kernel's answers arrive on it.
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            with theirs, entry_descriptors(sandbox_pid, cgroups) as entered:
                passed = [theirs.fileno(), *entered, *([] if bridge is None else [bridge])]
                socket.send_fds(self.requests, [json.dumps(request).encode()], passed)
        except OSError:
            ours.close()
            raise
        return ours

    def close(self) -> None:
        """Close its socket, which makes it end, and wait for that."""
        self.requests.close()
        self.process.wait()


def launch(sandbox_pid: int, requests: socket.socket, folder: str) -> subprocess.Popen:
    """Start the zygote's program, which inherits nothing but the socket and a file for errors.

    Parameters
    ----------
    sandbox_pid : int
    requests : socket.socket
        The zygote's end.
    folder : str
        Where standard error goes, into the file `ERRORS`.

    Returns
    -------
    subprocess.Popen
    """
    arguments = [str(requests.fileno()), *extensions.names()]
    with open(f"{folder}/{ERRORS}", "wb") as errors:
        return subprocess.Popen(
            [sys.executable, "-I", "-B", "-m", PROGRAM, *arguments],
            executable=f"/proc/{sandbox_pid}/root{os.path.realpath(sys.executable)}",
            env=environment(),
            pass_fds=[requests.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd="/",
            start_new_session=True,
        )


def environment() -> dict[str, str]:
    """Return a kernel's environment, in which NumPy starts no threads, without a home directory."""
    return bubblewrap.environment() | {"HOME": "/nonexistent", "MPLBACKEND": BACKEND}


@contextlib.contextmanager
def entry_descriptors(sandbox_pid: int, cgroups: Collection[Path]) -> Iterator[list[int]]:
    """Yield descriptors of what a kernel enters: the sandbox's first process and its cgroups."""
    descriptors = [os.pidfd_open(sandbox_pid)]
    try:
        for cgroup in cgroups:
            descriptors.append(os.open(os.path.join(cgroup, "cgroup.procs"), os.O_WRONLY))
        yield descriptors
    finally:
        for descriptor in descriptors:
            os.close(descriptor)
