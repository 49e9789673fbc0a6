"""System calls that no namespace covers are refused; those that programs need are not."""

import sys

import pytest
from nbapart.errors import SandboxError
from nbapart.sandbox import seccomp
from nbapart_helpers import kernels
from nbapart_helpers.users import needs_bubblewrap

REFUSED = """
import ctypes, errno, fcntl, os, socket, subprocess
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *arguments):
    done = getattr(libc, name)(*arguments)
    return "done" if done != -1 else errno.errorcode[ctypes.get_errno()]
def family(number):
    try:
        socket.socket(number, socket.SOCK_STREAM).close()
    except OSError as error:
        return errno.errorcode[error.errno]
    return "done"
print(family(40), family(38), family(17), family(63), family(64))
print(call("socket", ctypes.c_long(2**32 + 40), 1, 0), call("socket", -1, 1, 0))
numbers = map(ctypes.c_long, (17, 2**32 + 17, 64, -1))
print([call("socketpair", number, 1, 0, bytes(8)) for number in numbers])
print(call("unshare", 0x10000000), call("setns", 0, 0), call("mount", 0, 0, 0, 0, 0))
print(call("ptrace", 0, 0, 0, 0), call("shmget", 0, 1 << 20, 0o1600), call("memfd_create", b"", 0))
print(call("syscall", 435, 0, 0), call("syscall", 425, 1, 0))
print([call("ioctl", 0, ctypes.c_ulong(over + 0x5412), b"x") for over in (0, 2**32)])
"""

NEEDED = """
import multiprocessing, os, pty, socket, subprocess, tempfile, threading, warnings
warnings.simplefilter("ignore")  # Python 3.12 warns of a fork beside threads.
thread = threading.Thread(target=print, args=["thread"])
thread.start(); thread.join()
print(subprocess.run(["echo", "program"], capture_output=True, text=True).stdout.strip())
with multiprocessing.get_context("fork").Pool(1) as pool:
    print(pool.map(abs, [-1]))
a, b = socket.socketpair()
a.send(b"x"); print(b.recv(1))
for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6):
    socket.socket(family).close()
with tempfile.NamedTemporaryFile() as file:
    os.chmod(file.name, 0o600)
if (child := os.fork()) == 0:
    os._exit(3)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@needs_bubblewrap
@pytest.mark.parametrize("start", ["cold", "warm"])
def test_calls_in_a_sandbox(start):
    """Is each refused call refused, however it is made, and each needed one done?"""
    refused, needed = kernels.run(REFUSED, NEEDED, start=start)
    assert refused.split("\n") == [
        "EAFNOSUPPORT EAFNOSUPPORT EAFNOSUPPORT EAFNOSUPPORT EAFNOSUPPORT",
        "EAFNOSUPPORT EAFNOSUPPORT",
        "['EAFNOSUPPORT', 'EAFNOSUPPORT', 'EAFNOSUPPORT', 'EAFNOSUPPORT']",
        "EPERM EPERM EPERM",
        "EPERM EPERM EPERM",
        "ENOSYS EPERM",
        "['EPERM', 'EPERM']",
    ]
    assert needed.split("\n") == ["thread", "program", "[1]", "b'x'", "3"]


def test_program():
    """Is the program compiled once, and whole instructions of eight bytes?"""
    assert len(seccomp.program()) % 8 == 0
    assert len(seccomp.program()) > 800
    assert seccomp.program() is seccomp.program()


def test_without_the_library(monkeypatch):
    """Is it said how to get the library where it is missing?"""
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    with pytest.raises(SandboxError, match="install libseccomp2"):
        seccomp.program.__wrapped__()
