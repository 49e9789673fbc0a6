"""The start of kernels by a fork: it is the same kernel, and nothing outlives the marker."""

import asyncio
import json
import os
import select
import signal
import subprocess

import pytest
from nbapart.sandbox import bubblewrap
from nbapart.sandbox.warm import client
from nbapart.transfer.framing import BRIDGE
from nbapart_helpers import kernels
from nbapart_helpers.forks import holder
from nbapart_helpers.users import USERS, needs_bubblewrap
from nbapart_helpers.users import start as start_as

pytestmark = needs_bubblewrap


@pytest.fixture
def anew(monkeypatch):
    """No zygote yet, and none left behind."""
    client.stop()
    monkeypatch.setattr(client, "_zygotes", {})
    monkeypatch.setattr(client, "_failures", {})
    yield
    client.stop()


def start(box, **options):
    """Start a kernel in a box without a connection file: it makes sockets of its own."""
    settings = {"env": bubblewrap.environment(), "rlimits": {"CORE": 0}} | options
    return asyncio.run(client.start(box.pid, ["-f", "/run/own.json"], **settings))


def gone(process):
    """Wait until a process has ended, for which there is a descriptor."""
    return bool(select.select([process], [], [], 30)[0])


def printed(code, start="warm", **options):
    """What a cell prints in a kernel of its own."""
    (text,) = kernels.run(code, start=start, **options)
    return text


SOURCES = (
    "import sys\nprint('to be seen', file=sys.stderr)\n'a value'",
    "import numpy as np\nnp.array([1.0, 0.5])",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>bold</b>'))",
    "def f(): return 1 / 0\nf()",
    "%who_ls",
)


def test_same_outputs():
    """Does a forked kernel give every output that one started from nothing gives?"""
    with kernels.started("warm") as (_, warmly), kernels.started("cold") as (_, coldly):
        assert list(map(warmly.run, SOURCES)) == list(map(coldly.run, SOURCES))


@pytest.mark.parametrize("draws", [False, True])
def test_plot(anew, draws):
    """Does a plot arrive as a picture, whether Matplotlib was there before or not?"""
    with kernels.started("warm", draws=draws) as (_, kernel):
        there = kernels.say(kernel, "import sys; print('matplotlib.pyplot' in sys.modules)")
        (shown,) = kernel.run("import matplotlib.pyplot as plt\nplt.plot([0, 1]);")
    assert "image/png" in shown.data
    assert there == str(draws)


@pytest.mark.parametrize(
    "state",
    [
        "__import__('random').random()",
        "__import__('numpy').random.random()",
        "__import__('sympy').core.random.rng.random()",
    ],
)
def test_random(state):
    """Do two students draw different random numbers?"""
    assert printed(f"print({state})") != printed(f"print({state})")


@pytest.mark.parametrize("started", ["warm", "cold"])
def test_helper_module(started, tmp_path):
    """Is a module beside the notebook found, but not in the place of Python's own?"""
    (tmp_path / "helper.py").write_text("half = 0.5")
    (tmp_path / "json.py").write_text("loads = None")
    code = "import helper, json\nprint(helper.half, json.loads('1'))"
    assert printed(code, start=started, folder=str(tmp_path)) == "0.5 1"


@pytest.mark.parametrize("started", ["warm", "cold"])
def test_rights(started):
    """Has a kernel no rights, a filter, and a new user's mask?"""
    told = printed("print(open('/proc/self/status').read())", start=started)
    status = dict(line.split(":\t") for line in told.splitlines() if ":\t" in line)
    assert {status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {"0" * 16}
    assert (status["NoNewPrivs"], status["Seccomp"], status["Umask"]) == ("1", "2", "0077")
    assert status["Uid"].split() == ["1000"] * 4


def test_bounding_set():
    """Can a forked kernel get no right back by running a program that grants some?"""
    assert f"CapBnd:\t{'0' * 16}" in printed("print(open('/proc/self/status').read())")


def test_limits():
    """Are the limits those that were asked for?"""
    told = printed("import resource as r\nprint(r.getrlimit(r.RLIMIT_FSIZE), r.RLIM_INFINITY)")
    assert told == f"({64 << 20}, {64 << 20}) -1"


def test_environment(monkeypatch, anew):
    """Is the marker's environment out of sight?"""
    monkeypatch.setenv("PASSWORD", "of-the-gradebook")
    names = printed("import os; print(*os.environ)").split()
    known = {*bubblewrap.environment(), BRIDGE}
    assert known <= set(names)
    assert "PASSWORD" not in names


def test_interpreter_is_safe():
    """Is the file behind /proc/self/exe one that cannot be written?"""
    code = "import os; print(os.statvfs('/proc/self/exe').f_flag & os.ST_RDONLY)"
    assert printed(code) == "1"


def test_memory_map_is_closed():
    """Are the host's libraries out of reach through the memory map?"""
    code = """
import os
name = next(os.scandir("/proc/self/map_files")).path
try:
    os.open(name, os.O_RDONLY)
except PermissionError:
    print("denied")
"""
    assert printed(code) == "denied"


def test_unseen():
    """Does a kernel see no process but those of its sandbox?"""
    code = "import os; print(sum(name.isdigit() for name in os.listdir('/proc')))"
    assert int(printed(code)) <= 3


def test_descriptors():
    """Does a kernel inherit nothing but the bridge? It puts pipes of its own in 1 and 2."""
    code = "import os; print(*(os.readlink(f'/proc/self/fd/{number}') for number in (0, 3)))"
    null, bridge = printed(code).split()
    assert null == "/dev/null"
    assert bridge.startswith("socket:")


def test_several():
    """Do several kernels start at a time from one zygote?"""

    async def both(boxes):
        settings = {"env": bubblewrap.environment(), "rlimits": {}}
        starts = (client.start(box.pid, ["-f", "/run/own.json"], **settings) for box in boxes)
        return await asyncio.gather(*starts)

    with holder() as one, holder() as other:
        assert len(set(asyncio.run(both([one, other])))) == 2


def test_end_of_kernel():
    """Does a sandbox end with its kernel?"""
    with holder() as box:
        os.kill(start(box), signal.SIGKILL)
        assert box.process.wait(30) is not None


def test_end_of_zygote(anew):
    """Do kernels end with the zygote, and does the next start make a new one?"""
    with holder() as box:
        start(box)
        os.kill(client.running().process.pid, signal.SIGKILL)
        assert box.process.wait(30) is not None
    with holder() as box:
        assert start(box)


MARKER = """
import asyncio, os, sys
from nbapart.sandbox import bubblewrap
from nbapart.sandbox.warm import client
from nbapart_helpers.forks import holder
with holder() as box:
    settings = {"env": bubblewrap.environment(), "rlimits": {}}
    kernel = asyncio.run(client.start(box.pid, ["-f", "/run/own.json"], **settings))
    print(kernel, box.pid, client.running().process.pid, flush=True)
    sys.stdin.readline()
    os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("user", USERS)
def test_end_of_marker(user):
    """Is everything gone when the marker is killed in the hardest way?"""
    with start_as(user, MARKER, stdin=subprocess.PIPE) as marker:
        processes = [os.pidfd_open(int(word)) for word in marker.stdout.readline().split()]
        marker.stdin.write("\n")
        marker.stdin.close()
        assert len(processes) == 3
        assert all(gone(process) for process in processes)
    for process in processes:
        os.close(process)


def test_failure_is_told():
    """Does the marker learn why a kernel could not be set up?"""
    with holder() as box, pytest.raises(client.NotWarm, match="'/missing'"):
        start(box, cwd="/missing")


def test_writable_interpreter(anew, monkeypatch):
    """Is a zygote refused whose file could be written, and then not tried again?"""
    with pytest.raises(client.NotWarm, match="read-only mount"):
        client.begin(os.getpid())
    monkeypatch.setattr(client, "Zygote", None)
    with pytest.raises(client.NotWarm, match="read-only mount"):
        client.begin(os.getpid())


def test_holder_is_gone(anew):
    """Is a sandbox that has ended a reason to go the cold way?"""
    with holder() as box:
        start(box)
    with pytest.raises(client.NotWarm, match="No such process"):
        start(box)


def test_facts():
    """Is what a kernel tells read line by line, the last one only when it is whole?"""
    lines = [json.dumps({"pid": 7}), json.dumps({"ready": True})]
    assert client.parse_answers("\n".join(lines).encode() + b"\n") == {"pid": 7, "ready": True}
    assert client.parse_answers(lines[0].encode() + b"\n" + lines[1][:4].encode()) == {"pid": 7}
