"""The two processes between a zygote and a kernel: a guard, and the kernel itself.

The guard enters the sandbox's namespaces and forks the kernel, which alone is seen inside. It waits
outside, and ends the sandbox when the kernel or the zygote ends. The kernel gives up all rights
before it sets anything up: no line of a student's runs earlier.
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

USER = 1000  # in every sandbox
SAFE = 100  # above every descriptor that a request brings


def run(request: dict, descriptors: list[int], zygote: int) -> NoReturn:
    """Do the guard's work in a process that was just forked; it never returns.

    Parameters
    ----------
    request : dict
        What `warm.start` sent: argv, env, rlimits, cwd, seccomp, and how many cgroups.
    descriptors : list of int
        Where answers go, the sandbox's first process, then the cgroups' files, then the bridge.
    zygote : int
        A descriptor of the zygote's process.
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
    """Enter the sandbox and become its user. As root, that is someone else on the host too."""
    if os.geteuid() == 0:
        os.setgroups([])
    join(sandbox)
    os.setresgid(USER, USER, USER)
    os.setresuid(USER, USER, USER)


def guard(child: int, sandbox: int, zygote: int, unused: list[int]) -> None:
    """Wait until the kernel or the zygote ends, then end the whole sandbox.

    The kernel's end is taken note of here, in its parent: the sandbox is not gone before.
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
    """Run a kernel until it is shut down. Students' code begins with `start`; nothing returns."""
    try:
        set_up(request, answers, cgroups, bridge).start()
    finally:
        os._exit(0)


def set_up(request: dict, answers: int, cgroups: list[int], bridge: list[int]) -> "IPKernelApp":
    """Set a kernel up, and tell the marker how that went; nothing more is ever told."""
    try:
        join_groups(cgroups)
        answers = keep(answers, *bridge)
        surround(request["cwd"], request["env"] | ({BRIDGE: "3"} if bridge else {}))
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
    """A kernel that shares no random state with another, and collects its garbage."""
    preload.reseed()
    gc.enable()
    return launcher.set_up(arguments)


def join_groups(cgroups: list[int]) -> None:
    """End with the guard; enter the control groups, whose files the marker opened."""
    follow(signal.SIGKILL)
    for cgroup in cgroups:
        os.write(cgroup, b"0")


def keep(answers: int, *bridge: int) -> int:
    """Close every descriptor but the bridge, which becomes 3, and the one for answers, after it.

    Returns the new number of the one for answers.
    """
    beyond = [fcntl.fcntl(kept, fcntl.F_DUPFD, SAFE) for kept in (*bridge, answers)]
    for number, descriptor in enumerate(beyond, start=3):
        os.dup2(descriptor, number, inheritable=False)
    os.closerange(3 + len(beyond), os.sysconf("SC_OPEN_MAX"))
    return 2 + len(beyond)


def surround(folder: str, environment: dict[str, str]) -> None:
    """The surroundings a new process has: session, files, folder, environment, time zone."""
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
    """Send one line to the marker; it may have gone."""
    with contextlib.suppress(OSError):
        os.write(answers, json.dumps(fields).encode() + b"\n")


def describe(error: BaseException) -> str:
    """An error on one line, for the marker."""
    return f"{type(error).__name__}: {error}"[:500]
