"""Starts, watches and ends the processes of a sandbox."""

import asyncio
import contextlib
import json
import os
import select
import signal
import socket
import stat
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor

from nbapart.errors import SandboxError
from nbapart.sandbox import bubblewrap
from nbapart.sandbox.namespaces import leave_mounts

PATH = "/usr/sbin:/usr/bin:/sbin:/bin"

# Linux ends a sandbox when the thread that started it ends (--die-with-parent), so each process has
# one thread that starts all its sandboxes. A fork does not inherit its parent's threads. For root,
# a thread sees Python's folders where sandboxes mount them from: other folders need another one.
_starters = {}
_mounted = threading.local()

# A shell joins the control groups first, so that every process of the sandbox is in them.
JOIN_GROUPS = """IFS=:
for group in $GROUPS_JOINED; do echo 0 >"$group/cgroup.procs" || exit 1; done
"""

START_AS_USER = f"""{JOIN_GROUPS}
exec bwrap --args "$ARGUMENTS" -- "$@"
"""

# Root's sandboxes run as a user who owns nothing: the user inside a sandbox is, for the host, the
# user who starts bubblewrap, and root owns the host's devices and settings.
NOBODY = "setpriv --reuid 65534 --regid 65534 --clear-groups"
START_AS_ROOT = f"""{JOIN_GROUPS}
exec {NOBODY} bwrap --args "$ARGUMENTS" -- "$@"
"""

# Run once, in a mount namespace which all sandboxes of a process are started from.
MOUNT = f"""
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs {bubblewrap.ROOT_MOUNTS}
number=0
for folder; do
    target="{bubblewrap.ROOT_MOUNTS}/$number"
    mkdir "$target"
    mount --bind "$folder" "$target"
    number=$((number + 1))
done
"""


class SandboxProcess:
    """A running sandbox.

    Parameters
    ----------
    arguments : list of str
        Arguments for bubblewrap, see `bubblewrap.bwrap_arguments`.
    command : list of str
        The command to run inside; the sandbox ends when it does.
    descriptors : list of int
        Open files that bubblewrap inherits.
    groups : list of str
        Folders of the control groups that it joins.
    wall : float
        Seconds after which the sandbox is killed.
    **streams
        `stdin` and `stdout`, as in `subprocess.Popen`.

    Attributes
    ----------
    pid : int
        The process id, on the host, of the sandbox's first process.
    process : subprocess.Popen
        Bubblewrap.
    timed_out : bool
        Whether it was killed because its time was up.

    Raises
    ------
    SandboxError
        The sandbox did not start; the message says why.
    """

    def __init__(self, arguments, command, descriptors=(), groups=(), wall=300.0, **streams):
        self.timed_out = False
        told, tell = os.pipe()
        words = [*arguments, "--info-fd", str(tell), *bubblewrap.READ_ONLY_ROOT]
        spoken = memory(b"".join(os.fsencode(word) + b"\0" for word in words))
        try:
            inherited = [spoken, tell, *descriptors]
            self.process = _start(spoken, command, inherited, groups, streams)
        finally:
            os.close(tell)
            os.close(spoken)
        self.pid = self._first(told)
        try:
            self._first_process = os.pidfd_open(self.pid)
        except ProcessLookupError:
            raise SandboxError(f"the sandbox did not start: {self.error_output()}") from None
        self._timer = threading.Timer(wall, self._out_of_time)
        self._timer.daemon = True
        self._timer.start()

    def _first(self, told):
        """Return the process id of the first process, which bubblewrap writes as JSON."""
        with open(told, "rb", buffering=0) as lines:
            said = b""
            while not said.rstrip().endswith(b"}"):
                if not (more := lines.read(1024)):
                    raise SandboxError(f"the sandbox did not start: {self.error_output()}")
                said += more
        return json.loads(said)["child-pid"]

    def error_output(self) -> str:
        """Wait for bubblewrap to end, and return what it wrote to standard error."""
        _, said = self.process.communicate()
        return said.decode(errors="replace").strip() or "bubblewrap ended without a word"

    def _out_of_time(self):
        self.timed_out = True
        self.kill()

    def poll(self) -> int | None:
        """Return bubblewrap's exit status; None while it runs."""
        return self.process.poll()

    def kill(self) -> None:
        """Kill everything inside; use `wait` to be sure that it has ended."""
        with contextlib.suppress(ProcessLookupError):  # it can end before bubblewrap does
            signal.pidfd_send_signal(self._first_process, signal.SIGKILL)

    def wait(self) -> int:
        """Wait until all processes of the sandbox have ended.

        When the first process of a PID namespace ends, Linux has already killed all others in it.

        Returns
        -------
        int
            Bubblewrap's exit status.
        """
        select.select([self._first_process], [], [])
        return self.process.wait()

    def close(self) -> None:
        """Kill the sandbox if it still runs, wait for its end, and release its resources."""
        if self._first_process is None:
            return
        self._timer.cancel()
        if self.poll() is None:
            self.kill()
        self.wait()
        self._timer.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        os.close(self._first_process)
        self._first_process = None

    async def socket(self, path: str) -> int:
        """Wait until a process inside listens on a socket, and open that socket.

        Parameters
        ----------
        path : str
            The path inside the sandbox, in a folder that cannot be replaced.

        Returns
        -------
        int
            A descriptor of the socket, to which a client connects as `/proc/self/fd/…`. It keeps
            referring to this socket even if the path is replaced later, by a link for example.

        Raises
        ------
        SandboxError
            The sandbox has ended, or something else is at the path.
        """
        while (held := _listening(f"/proc/{self.pid}/root{path}")) is None:
            if self.poll() is not None:
                raise SandboxError(f"the kernel did not start: {self.error_output()}")
            await asyncio.sleep(0.003)
        return held


def _starter():
    folders = bubblewrap.python_folders()
    return _starters.setdefault((os.getpid(), *folders), ThreadPoolExecutor(1, "sandbox"))


def _popen(command, **options):
    """Start a process; for root, with Python's folders where an unprivileged user can reach them.

    They are mounted for this thread alone, before it starts its first sandbox.
    """
    if os.geteuid() == 0 and not getattr(_mounted, "done", False):
        leave_mounts()
        folders = bubblewrap.python_folders()
        made = subprocess.run(
            ["sh", "-ec", MOUNT, "sh", *folders], capture_output=True, env={"PATH": PATH}
        )
        if made.returncode:
            raise SandboxError(f"the sandbox did not start: {made.stderr.decode().strip()}")
        _mounted.done = True
    return subprocess.Popen(command, **options)


def _start(spoken, command, inherited, groups, streams):
    """Start bubblewrap."""
    script = START_AS_ROOT if os.geteuid() == 0 else START_AS_USER
    told = {"ARGUMENTS": str(spoken), "GROUPS_JOINED": ":".join(map(str, groups)), "PATH": PATH}
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL} | streams
    start = _starter().submit(
        _popen,
        ["sh", "-c", script, "sh", *command],
        pass_fds=inherited,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=told,
        cwd="/",
        umask=0o077,
        **options,
    )
    return start.result()


def memory(content: bytes) -> int:
    """Return a descriptor from which bytes can be read, without a file or a pipe that may fill up.

    Parameters
    ----------
    content : bytes

    Returns
    -------
    int
    """
    descriptor = os.memfd_create("sandbox")
    with open(descriptor, "wb", closefd=False) as written:
        written.write(content)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _listening(path):
    """Return a descriptor of the socket at a path; None while no process listens on it."""
    try:
        held = os.open(path, os.O_PATH | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    if not stat.S_ISSOCK(os.fstat(held).st_mode):
        os.close(held)
        raise SandboxError("the kernel's socket was replaced by something else")
    with socket.socket(socket.AF_UNIX) as caller:
        try:
            caller.connect(f"/proc/self/fd/{held}")
        except ConnectionRefusedError:
            os.close(held)
            return None
    return held
