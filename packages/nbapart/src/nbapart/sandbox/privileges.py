"""Permanently drops the privileges that a process running a student's code must not have."""

import ctypes
import os
import resource

_PDEATHSIG, _DUMPABLE, _SECCOMP, _BOUNDING_DROP, _NO_NEW_PRIVS, _AMBIENT = 1, 4, 22, 24, 38, 47
_AMBIENT_CLEAR = 4
_SECCOMP_FILTER = 2
_CAPABILITY_VERSION = 0x2008_0522

_libc = ctypes.CDLL(None, use_errno=True)


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def drop(rlimits: dict[str, int], seccomp: bytes = b"") -> None:
    """Drop all privileges for good, then set the resource limits, then the system call filter.

    The order matters: emptying the bounding set needs a capability that is dropped after it, and
    the filter may forbid the system calls that the other steps use.

    Parameters
    ----------
    rlimits : dict
        Limits by their names in `resource` without `RLIMIT_`, such as `{"cpu": 60}`; each is set as
        the soft and the hard limit.
    seccomp : bytes
        A compiled system call filter; empty for none.
    """
    _prctl(_NO_NEW_PRIVS, 1)
    _empty_bounding_set()
    _prctl(_AMBIENT, _AMBIENT_CLEAR)
    _drop_capabilities()
    limit(rlimits)
    if seccomp:
        _filter(seccomp)


def hide() -> None:
    """Prevent other processes of the same user from reading or tracing this one."""
    _prctl(_DUMPABLE, 0)


def follow(signal: int) -> None:
    """Have the system send this process a signal when the thread that forked it ends."""
    _prctl(_PDEATHSIG, signal)


def limit(rlimits: dict[str, int]) -> None:
    """Set soft and hard resource limits of this process; names are as in `drop`."""
    for name, most in rlimits.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name.upper()}"), (most, most))


def _empty_bounding_set():
    with open("/proc/sys/kernel/cap_last_cap") as file:
        last = int(file.read())
    for capability in range(last + 1):
        _prctl(_BOUNDING_DROP, capability)


def _drop_capabilities():
    header = _Header(_CAPABILITY_VERSION, 0)
    none = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable: two words of 32 bits each
    _check(_libc.capset(ctypes.byref(header), none), "capset")


def _filter(program):
    filled = _Program(len(program) // 8, program)  # an instruction has 8 bytes
    _prctl(_SECCOMP, _SECCOMP_FILTER, ctypes.addressof(filled))


def _prctl(option, *arguments):
    """Call prctl with all five arguments, since some options require unused ones to be zero."""
    padded = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0, 0)[:4]]
    _check(_libc.prctl(option, *padded), f"prctl {option}")


def _check(result, what):
    if result:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
