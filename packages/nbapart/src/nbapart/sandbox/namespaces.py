"""Moves a process into the namespaces of a running sandbox, or a thread out of its own mounts."""

import ctypes
import os

NAMESPACE_FLAGS = {
    "mount": 0x0002_0000,
    "cgroup": 0x0200_0000,
    "uts": 0x0400_0000,
    "ipc": 0x0800_0000,
    "user": 0x1000_0000,
    "pid": 0x2000_0000,
    "net": 0x4000_0000,
}

_libc = ctypes.CDLL(None, use_errno=True)


def join(sandbox: int) -> None:
    """Enter all namespaces of a process in one step: either all of them or none.

    Afterwards the caller sees the sandbox's files, with `/` as its working directory. The PID
    namespace applies only to children forked afterwards; the caller stays invisible there.

    Parameters
    ----------
    sandbox : int
        A pidfd of the process, which stays valid even if its process id is reused.

    Raises
    ------
    OSError
        The namespaces cannot be entered.
    """
    _check(_libc.setns(sandbox, sum(NAMESPACE_FLAGS.values())), "the sandbox cannot be entered")


def leave_mounts() -> None:
    """Give the calling thread, and what it starts, a mount namespace of its own; only root may.

    Raises
    ------
    OSError
    """
    _check(_libc.unshare(NAMESPACE_FLAGS["mount"]), "no mount namespace can be made")


def _check(result, what):
    if result:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
