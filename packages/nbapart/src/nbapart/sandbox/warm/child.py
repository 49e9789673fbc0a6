"""The two processes between a zygote and a kernel: a guard, and the kernel itself.

The guard enters the sandbox's namespaces and forks the kernel. Only the kernel is visible inside;
the guard waits outside, and kills the sandbox when the kernel or the zygote ends. The kernel drops
all privileges before it initializes, and runs no student's code before that.
"""

import base64
import contextlib
import fcntl
import gc
import json
import os
import select
import signal
import time
from typing import TYPE_CHECKING, NoReturn

from nbapart.sandbox import launcher
from nbapart.sandbox.namespaces import join
from nbapart.sandbox.privileges import drop, follow
from nbapart.sandbox.warm import preload
from nbapart.transfer.framing import BRIDGE

if TYPE_CHECKING:
    from ipykernel.kernelapp import IPKernelApp

SANDBOX_UID = 1000  # as in the arguments for bubblewrap
FIRST_UNUSED_DESCRIPTOR = 100  # above every descriptor that comes with a request


def run(request: dict, descriptors: list[int], zygote: int) -> NoReturn:
    """Be the guard, in a process that was just forked; never return.

    Parameters
    ----------
    request : dict
        What `client.start` sent: argv, env, rlimits, cwd, seccomp, and the number of cgroups.
    descriptors : list of int
        The socket for answers, a pidfd of the sandbox's first process, the files of the cgroups,
        and the bridge if there is one.
    zygote : int
        A pidfd of the zygote.
    """
    answers, sandbox, *others = descriptors
    cgroups, bridge = others[: request["cgroups"]], others[request["cgroups"] :]
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        enter(sandbox)
        child = os.fork()
        if child == 0:
            be_kernel(request, answers, cgroups, bridge)
        answer(answers, pid=child)
        guard(child, sandbox, zygote, [answers, *others])
    except BaseException as error:
        answer(answers, error=describe(error))
    finally:
        os._exit(0)


def enter(sandbox: int) -> None:
    """Enter a sandbox's namespaces and become its user; for root, also another user on the host.

    Parameters
    ----------
    sandbox : int
        A pidfd of the sandbox's first process.
    """
    if os.geteuid() == 0:
        os.setgroups([])
    join(sandbox)
    os.setresgid(SANDBOX_UID, SANDBOX_UID, SANDBOX_UID)
    os.setresuid(SANDBOX_UID, SANDBOX_UID, SANDBOX_UID)


def guard(child: int, sandbox: int, zygote: int, unused: list[int]) -> None:
    """Wait until the kernel or the zygote ends, then kill the whole sandbox.

    The guard is the kernel's parent and has to reap it: until then the sandbox has not ended.

    Parameters
    ----------
    child : int
        The kernel's process id.
    sandbox : int
        A pidfd of the sandbox's first process.
    zygote : int
        A pidfd of the zygote.
    unused : list of int
        Descriptors to close.
    """
    for descriptor in unused:
        os.close(descriptor)
    poll = select.poll()
    for watched in (os.pidfd_open(child), zygote):
        poll.register(watched, select.POLLIN)
    poll.poll()
    with contextlib.suppress(ProcessLookupError):
        signal.pidfd_send_signal(sandbox, signal.SIGKILL)
    os.waitpid(child, 0)


def be_kernel(request: dict, answers: int, cgroups: list[int], bridge: list[int]) -> NoReturn:
    """Run a kernel until it is shut down, then exit. Students' code cannot run before `start`."""
    try:
        set_up(request, answers, cgroups, bridge).start()
    finally:
        os._exit(0)


def set_up(request: dict, answers: int, cgroups: list[int], bridge: list[int]) -> "IPKernelApp":
    """Set up a kernel, and report success or failure to the marker, once.

    Parameters
    ----------
    request : dict
        As for `run`.
    answers : int
        The descriptor of the socket for answers.
    cgroups : list of int
        Descriptors of the cgroups' files.
    bridge : list of int
        The bridge's descriptor, or nothing.

    Returns
    -------
    ipykernel.kernelapp.IPKernelApp
    """
    try:
        join_groups(cgroups)
        answers = keep(answers, *bridge)
        set_up_environment(request["cwd"], request["env"] | ({BRIDGE: "3"} if bridge else {}))
        drop(request["rlimits"], base64.b64decode(request["seccomp"]))
        app = become_kernel(request["argv"])
        answer(answers, ready=True)
        return app
    except BaseException as error:
        answer(answers, error=describe(error))
        raise
    finally:
        os.close(answers)


def become_kernel(arguments: list[str]) -> "IPKernelApp":
    """Set up a kernel with its own random state, and with garbage collection enabled."""
    preload.reseed()
    gc.enable()
    return launcher.set_up(arguments)


def join_groups(cgroups: list[int]) -> None:
    """Arrange to end with the guard, and enter the control groups, whose files are open."""
    follow(signal.SIGKILL)
    for cgroup in cgroups:
        os.write(cgroup, b"0")


def keep(answers: int, *bridge: int) -> int:
    """Close all descriptors except the bridge, which becomes 3, and the one for answers after it.

    Parameters
    ----------
    answers : int
    *bridge : int
        The bridge's descriptor, if there is one.

    Returns
    -------
    int
        The new descriptor for answers.
    """
    beyond = [
        fcntl.fcntl(kept, fcntl.F_DUPFD, FIRST_UNUSED_DESCRIPTOR) for kept in (*bridge, answers)
    ]
    for number, descriptor in enumerate(beyond, start=3):
        os.dup2(descriptor, number, inheritable=False)
    os.closerange(3 + len(beyond), os.sysconf("SC_OPEN_MAX"))
    return 2 + len(beyond)


def set_up_environment(folder: str, environment: dict[str, str]) -> None:
    """Set session, umask, working directory, standard streams, environment and time zone."""
    os.setsid()
    os.umask(0o077)
    os.chdir(folder)
    null = os.open("/dev/null", os.O_RDWR)  # the sandbox's own; the zygote's is the host's
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()


def answer(answers: int, **fields: object) -> None:
    """Send one line to the marker, which may have ended."""
    with contextlib.suppress(OSError):
        os.write(answers, json.dumps(fields).encode() + b"\n")


def describe(error: BaseException) -> str:
    """Describe an error in one line, for the marker."""
    return f"{type(error).__name__}: {error}"[:500]
