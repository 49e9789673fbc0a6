"""A sandbox starts with all of its processes limited, and ends with all of them gone."""

import asyncio
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from nbapart.errors import SandboxError
from nbapart.limits import Limits
from nbapart.sandbox import bubblewrap
from nbapart.sandbox.process import SandboxProcess, memory
from nbapart_helpers import users
from nbapart_helpers.users import needs_bubblewrap

pytestmark = needs_bubblewrap

# A child that has left its parents' session and ignores what can be ignored; then the end.
ORPHANS = """
trap '' INT TERM HUP
setsid sh -c 'trap "" INT TERM HUP; setsid sleep infinity & echo ready; sleep infinity' &
wait
"""


def box(*command, wall=60.0, **streams):
    """A box around a command, without a submission."""
    return SandboxProcess(
        bubblewrap.bwrap_arguments(Limits())[0], list(command), wall=wall, **streams
    )


def inside(namespace):
    """Numbers of all processes that run in a sandbox, given the name of its namespace."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            dead = "\nState:\tZ" in (path / "status").read_text()
            if os.readlink(path / "ns/pid") == namespace and not dead:
                found.append(int(path.name))
    return found


def test_all_gone_at_the_end():
    """Is everything gone when `close` returns, also who left the session and ignores signals?"""
    made = box("sh", "-c", ORPHANS, stdout=subprocess.PIPE)
    with closing(made):
        assert made.process.stdout.readline() == b"ready\n"
        namespace = os.readlink(f"/proc/{made.pid}/ns/pid")
        assert len(inside(namespace)) >= 4
        assert made.poll() is None
    assert inside(namespace) == []
    made.close()


MARKER = """
import os, sys
import test_process
import subprocess
made = test_process.box("sh", "-c", test_process.ORPHANS, stdout=subprocess.PIPE)
assert made.process.stdout.readline() == b"ready\\n"
print(made.pid, os.readlink(f"/proc/{made.pid}/ns/pid"), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("user", users.USERS)
def test_all_gone_when_the_marker_is_killed(user):
    """Is everything gone soon after the marker got SIGKILL?"""
    _ends_with_its_marker(user, MARKER)


def _ends_with_its_marker(user, program):
    with users.start(user, program, stdin=subprocess.PIPE) as marker:
        first, namespace = marker.stdout.readline().split()
        sandbox = os.pidfd_open(int(first))
        assert len(inside(namespace)) >= 4
        os.kill(_who(marker.pid), signal.SIGKILL)
        assert select.select([sandbox], [], [], 30)[0], "the sandbox outlives its marker"
    os.close(sandbox)
    assert inside(namespace) == []


KERNEL = """
import os, sys
from nbapart_helpers import kernels
with kernels.started(start="warm") as (manager, kernel):
    sleep = "['sleep', 'infinity'], start_new_session"
    kernels.say(kernel, f"from subprocess import Popen; Popen({sleep}=True); Popen({sleep}=False)")
    first = manager.provisioner._process.pid
    print(first, os.readlink(f"/proc/{first}/ns/pid"), flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("user", users.USERS)
def test_a_warm_kernel_is_gone_when_the_marker_is_killed(user):
    """Is a forked kernel gone with its children, and the zygote, after SIGKILL for the marker?"""
    _ends_with_its_marker(user, KERNEL)


def _who(started):
    """The process that runs the program: the last of a chain of children."""
    children = Path(f"/proc/{started}/task/{started}/children").read_text().split()
    programs = [int(c) for c in children if "-W" in Path(f"/proc/{c}/cmdline").read_text()]
    return _who(programs[0]) if programs else started


def test_ends_with_its_command():
    """Is the end of the command the end of the sandbox, with its status?"""
    with closing(box("sh", "-c", "sleep infinity & exit 3")) as made:
        assert made.wait() == 3
        assert not made.timed_out


def test_out_of_time():
    """Is a sandbox ended when its time is over, and is that known?"""
    with closing(box("sleep", "infinity", wall=0.3)) as made:
        made.wait()
        assert made.timed_out


def test_ended_a_moment_before(monkeypatch):
    """Is all given back of a sandbox that ends by itself while it is ended?"""
    made = box("true")
    made.wait()

    def late(*_):
        raise ProcessLookupError

    # In the moment between the end of bubblewrap's child and its own.
    monkeypatch.setattr(made, "poll", lambda: None)
    monkeypatch.setattr(signal, "pidfd_send_signal", late)
    made.close()
    assert not made._timer.is_alive()
    assert made.process.stderr.closed


def test_started_after_a_fork():
    """Does a process that was forked from one with sandboxes start its own?"""
    with closing(box("true")) as made:
        made.wait()
    child = subprocess.run([sys.executable, "-c", FORKED], env=PLACES, timeout=60, check=False)
    assert child.returncode == 0


FORKED = """
import os, sys
import test_process
test_process.box("true").close()
if (child := os.fork()) == 0:
    test_process.box("true").close()
    os._exit(0)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
PLACES = os.environ | {"PYTHONPATH": f"{users.TESTS}:{users.TESTS}/sandbox"}


def test_did_not_start():
    """Is it said what bubblewrap said when it cannot start?"""
    with pytest.raises(SandboxError, match=r"did not start: .*no-such-option"):
        SandboxProcess(["--no-such-option"], ["true"])


def test_a_group_that_cannot_be_joined(tmp_path):
    """Does nothing run when it would run outside of its control group?"""
    with pytest.raises(SandboxError, match="did not start"):
        SandboxProcess(
            bubblewrap.bwrap_arguments(Limits())[0], ["true"], groups=[tmp_path / "missing"]
        )


LISTEN = """
import os, socket, sys, time
server = socket.socket(socket.AF_UNIX)
server.bind("/run/kernel-1")
print("bound", flush=True); sys.stdin.readline()
server.listen()
print("listening", flush=True); sys.stdin.readline()
os.remove("/run/kernel-1"); os.symlink("/run/other", "/run/kernel-1")
print("replaced", flush=True)
server.accept(); caller, _ = server.accept()
caller.send(b"the same")
sys.stdin.read()
"""


def test_a_socket_that_is_replaced():
    """Is a socket waited for and held, so that a link in its place leads nobody elsewhere?"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with closing(box("python3", "-I", "-c", LISTEN, **pipes)) as made:
        said, told = made.process.stdout, made.process.stdin
        assert said.readline() == b"bound\n"
        told.write(b"\n")
        told.flush()
        held = asyncio.run(made.socket("/run/kernel-1"))
        told.write(b"\n")
        told.flush()
        assert [said.readline(), said.readline()] == [b"listening\n", b"replaced\n"]
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(f"/proc/self/fd/{held}")
            assert caller.recv(20) == b"the same"
        os.close(held)


def test_a_link_in_place_of_a_socket():
    """Is a link refused that stands where a socket was expected?"""
    replaced = pytest.raises(SandboxError, match="replaced by something else")
    linked = box("sh", "-c", "ln -s /run/other /run/kernel-1; sleep infinity")
    with closing(linked), replaced:
        asyncio.run(linked.socket("/run/kernel-1"))


def test_an_end_without_a_socket():
    """Is it said when a kernel ends before anybody can talk to it?"""
    unstarted = pytest.raises(SandboxError, match="the kernel did not start: broken")
    ended = box("sh", "-c", "echo broken >&2; exit 1")
    with closing(ended), unstarted:
        asyncio.run(ended.socket("/run/kernel-1"))


def test_memory():
    """Is content read from a descriptor as it was given?"""
    descriptor = memory(bytes(range(256)) * 1000)
    with open(descriptor, "rb") as file:
        assert file.read() == bytes(range(256)) * 1000
