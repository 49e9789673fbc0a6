"""Rights that are given up: they are gone, also for programs that are run later."""

import resource
import subprocess
import sys

import pytest

DROP = """
import subprocess
from nbapart.sandbox.privileges import drop
drop({"core": 0, "NOFILE": 99})
print(subprocess.run(["cat", "/proc/self/status"], capture_output=True, text=True).stdout)
print("files:\\t" + subprocess.run("ulimit -n", shell=True, capture_output=True, text=True).stdout)
"""

# One instruction, which returns 0x7fff0000: everything is allowed.
ALLOW = bytes.fromhex("06000000" + "0000ff7f")


def ran(program):
    """What a Python program prints."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def status():
    """The state of a program that is run after the drop."""
    return dict(line.split(":\t") for line in ran(DROP).splitlines() if ":\t" in line)


@pytest.mark.parametrize("name", ["CapInh", "CapPrm", "CapEff", "CapAmb"])
def test_capabilities(status, name):
    """Is the set empty?"""
    assert int(status[name], 16) == 0


def test_no_new_privileges(status):
    """Can no program give a right back?"""
    assert status["NoNewPrivs"] == "1"


def test_limits(status):
    """Are limits set, whatever the case of their names?"""
    assert status["files"] == "99"
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] != 99


def test_filter():
    """Is a filter of system calls in force?"""
    program = f"from nbapart.sandbox.privileges import drop\ndrop({{}}, {ALLOW!r})\n"
    assert "Seccomp:\t2" in ran(program + "print(open('/proc/self/status').read())")


def test_broken_filter():
    """Is a filter that the machine refuses an error, not silently left out?"""
    program = """
from nbapart.sandbox.privileges import drop
try:
    drop({}, bytes(8))
except OSError as error:
    print(error)
"""
    assert "Invalid argument" in ran(program)


def test_hide():
    """Is a process closed to others of the same user?"""
    program = """
import ctypes
from nbapart.sandbox.privileges import hide
hide()
print(ctypes.CDLL(None).prctl(3))
"""
    assert ran(program) == "0"


def test_follow():
    """Does a process end with its parent?"""
    program = """
import os, select, signal
from nbapart.sandbox.privileges import follow
ready, said = os.pipe()
if (parent := os.fork()) == 0:
    if (child := os.fork()) == 0:
        follow(signal.SIGKILL)
        os.write(said, str(os.getpid()).encode())
        signal.pause()
    signal.pause()
child = os.pidfd_open(int(os.read(ready, 9)))
os.kill(parent, signal.SIGKILL)
print(select.select([child], [], [], 30)[0] == [child])
"""
    assert ran(program) == "True"
