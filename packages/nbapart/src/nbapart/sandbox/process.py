"""A running sandbox: started, watched and ended."""

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

PATH = "/usr/sbin:/usr/bin:/sbin:/bin"

# The machine ends a sandbox when the thread that started it is gone. These stay to the end of their
# process; a fork does not inherit its parent's.
_starters = {}

# A shell joins the control groups, so that not a single process is outside of them.
BEGIN = """IFS=:
for group in $GROUPS_JOINED; do echo 0 >"$group/cgroup.procs" || exit 1; done
"""

ORDINARY = f"""{BEGIN}
exec bwrap --args "$ARGUMENTS" -- "$@"
"""

# Root's sandboxes run as a user who owns nothing: to the machine, the user inside is the one who
# starts bubblewrap, and root owns its devices and settings.
NOBODY = "setpriv --reuid 65534 --regid 65534 --clear-groups"
ROOT = f"""{BEGIN}
mount -t tmpfs -o mode=755 hall {bubblewrap.HALL} || exit 1
number=0
for home in $HOMES; do
    mkdir "{bubblewrap.HALL}/$number" && mount --bind "$home" "{bubblewrap.HALL}/$number" || exit 1
    number=$((number + 1))
done
exec {NOBODY} bwrap --args "$ARGUMENTS" -- "$@"
"""


class Box:
    """A running sandbox.

    Parameters
    ----------
    arguments : list of str
        For bubblewrap: walls and what goes into them.
    command : list of str
        What runs inside; the sandbox ends with it.
    descriptors : list of int
        Open files that it inherits.
    groups : list of str
        Folders of the control groups that it joins.
    wall : float
        Seconds after which it is ended.
    **streams
        `stdin` and `stdout`, as in `subprocess.Popen`.

    Attributes
    ----------
    pid : int
        Its first process, as the host numbers it.
    process : subprocess.Popen
        Bubblewrap.
    late : bool
        Whether it was ended because its time was over.
    """

    def __init__(self, arguments, command, descriptors=(), groups=(), wall=300.0, **streams):
        self.late = False
        told, tell = os.pipe()
        words = [*arguments, "--info-fd", str(tell), *bubblewrap.CLOSE]
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
            raise SandboxError(f"the sandbox did not start: {self.complaint()}") from None
        self._timer = threading.Timer(wall, self._out_of_time)
        self._timer.daemon = True
        self._timer.start()

    def _first(self, told):
        """The number of the first process; bubblewrap tells it as JSON."""
        with open(told, "rb", buffering=0) as lines:
            said = b""
            while not said.rstrip().endswith(b"}"):
                if not (more := lines.read(1024)):
                    raise SandboxError(f"the sandbox did not start: {self.complaint()}")
                said += more
        return json.loads(said)["child-pid"]

    def complaint(self) -> str:
        """What bubblewrap said before it ended."""
        _, said = self.process.communicate()
        return said.decode(errors="replace").strip() or "bubblewrap ended without a word"

    def _out_of_time(self):
        self.late = True
        self.kill()

    def poll(self) -> int | None:
        """Bubblewrap's exit status, None while it runs."""
        return self.process.poll()

    def kill(self) -> None:
        """End everything inside; `wait` sees it gone."""
        with contextlib.suppress(ProcessLookupError):  # It may have ended, and bubblewrap not yet.
            signal.pidfd_send_signal(self._first_process, signal.SIGKILL)

    def wait(self) -> int:
        """Wait until nothing of it runs any more; the exit status.

        When the first process of a sandbox is gone, the machine has ended all others before.
        """
        select.select([self._first_process], [], [])
        return self.process.wait()

    def close(self) -> None:
        """End it, wait, and give back what it held."""
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
        """Wait until a process inside listens on a socket, and hold on to that socket.

        Parameters
        ----------
        path : str
            Inside of the sandbox, in a folder that cannot be replaced.

        Returns
        -------
        int
            A descriptor; a client connects to `/proc/self/fd/…`. Whatever is put in the socket's
            place later, a link for example, it is still this one.
        """
        while (held := _listening(f"/proc/{self.pid}/root{path}")) is None:
            if self.poll() is not None:
                raise SandboxError(f"the kernel did not start: {self.complaint()}")
            await asyncio.sleep(0.003)
        return held


def _starter():
    return _starters.setdefault(os.getpid(), ThreadPoolExecutor(1, "sandbox"))


def _start(spoken, command, inherited, groups, streams):
    """Start bubblewrap, as root in a world of mounts of its own."""
    shell = ["sh", "-c", ORDINARY]
    if os.geteuid() == 0:
        shell = ["unshare", "--mount", "sh", "-c", ROOT]
    told = {"ARGUMENTS": str(spoken), "GROUPS_JOINED": ":".join(map(str, groups))}
    told |= {"HOMES": ":".join(bubblewrap.homes()), "PATH": PATH}
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL} | streams
    start = _starter().submit(
        subprocess.Popen,
        [*shell, "sh", *command],
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
    """A descriptor from which content is read, without a file or a pipe that may be full."""
    descriptor = os.memfd_create("sandbox")
    with open(descriptor, "wb", closefd=False) as written:
        written.write(content)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _listening(path):
    """A descriptor of the socket at a path, None while nobody listens there."""
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
