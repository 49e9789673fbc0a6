"""Entering a sandbox: into all of its namespaces or into none."""

import os
import subprocess
import sys

import pytest
from nbapart.sandbox.namespaces import NAMESPACE_FLAGS, join
from nbapart_helpers.forks import holder
from nbapart_helpers.users import needs_bubblewrap

ENTER = """
import os, sys
from nbapart.sandbox.namespaces import join
join(int(sys.argv[1]))
print(os.path.exists("/var"), os.getcwd(), os.uname().nodename)
if os.fork() == 0:
    print(os.getpid() < 10)
    os._exit(0)
os.wait()
"""


LEAVE = """
import os, threading
from nbapart.sandbox.namespaces import leave_mounts
def leave():
    leave_mounts()
    seen.append(os.readlink("/proc/thread-self/ns/mnt"))
seen = [os.readlink("/proc/thread-self/ns/mnt")]
thread = threading.Thread(target=leave)
thread.start()
thread.join()
if len(seen) == 2:
    print(os.readlink("/proc/thread-self/ns/mnt") == seen[0] != seen[1])
"""


@needs_bubblewrap
def test_join():
    """Are files, host's name and numbers of children those of the sandbox?"""
    with holder() as box:
        sandbox = os.pidfd_open(box.pid)
        command = [sys.executable, "-u", "-c", ENTER, str(sandbox)]
        ran = subprocess.run(command, pass_fds=[sandbox], capture_output=True, text=True)
        os.close(sandbox)
    assert ran.stdout.split("\n")[:2] == ["False / sandbox", "True"], ran.stderr


def test_nobody_there():
    """Is it an error where there is no sandbox?"""
    nothing = os.open("/dev/null", os.O_RDONLY)
    with pytest.raises(OSError, match="the sandbox cannot be entered"):
        join(nothing)
    os.close(nothing)


def test_leave_mounts():
    """Is what a thread mounts then its own, and does only root get so far?"""
    ran = subprocess.run([sys.executable, "-c", LEAVE], capture_output=True, text=True)
    assert ran.stdout == ("True\n" if os.geteuid() == 0 else ""), ran.stderr
    assert os.geteuid() == 0 or "no mount namespace can be made" in ran.stderr


def test_flags():
    """Are they the machine's own, each another bit?"""
    assert sum(NAMESPACE_FLAGS.values()) == 0x7E02_0000
