"""Kernels start in a sandbox, whoever starts them and however, and end with all they held."""

import asyncio
import json
import os

import pytest
from nbapart.errors import SandboxError
from nbapart.limits import Limits
from nbapart.sandbox import provisioner
from nbapart.sandbox.manager import Manager
from nbapart.sandbox.warm import client
from nbapart.transfer.marker_end import Bridge
from nbapart_helpers import kernels, users
from nbapart_helpers.users import needs_bubblewrap

pytestmark = needs_bubblewrap

NOTEBOOK = """
import json
from nbapart.limits import Limits
from nbapart.transfer.marker_end import Bridge
from nbapart_helpers import kernels
cells = ["import numpy as np; x = np.arange(3)", "x + 1", "1 / 0", "print('after')"]
cells += ["while True: pass", "x.sum()"]
with kernels.started(start={start!r}, seconds=2) as (_, kernel):
    print(json.dumps([kernel.run(cell) for cell in cells]))
"""


@pytest.mark.parametrize("user", users.USERS)
@pytest.mark.parametrize("start", ["cold", "warm"])
def test_a_notebook(user, start):
    """Are a notebook's cells run in a sandbox, also after an endless loop?"""
    outputs = json.loads(users.run(user, NOTEBOOK.format(start=start)))
    _, array, error, after, endless, total = outputs
    assert array[0]["data"]["text/plain"] == "array([1, 2, 3])"
    assert error[0]["ename"] == "ZeroDivisionError"
    assert after[0]["text"] == "after\n"
    assert [output["ename"] for output in endless] == ["KeyboardInterrupt", "CellTimeoutError"]
    assert total[0]["data"]["text/plain"] in ("3", "np.int64(3)")


@pytest.mark.parametrize("start", ["cold", "warm", "open"])
def test_bridge(start):
    """Do values go both ways between the worker's socket and the kernel's descriptor?"""
    with kernels.started(start=start) as (_, kernel):
        assert kernels.say(kernel, "def double(x): return 2 * x") == ""
        assert Bridge(kernel.bridge, Limits()).take("double")("question") == "questionquestion"


def descriptors():
    """How many descriptors this process has open."""
    return len(os.listdir("/proc/self/fd"))


@pytest.mark.parametrize("start", ["cold", "warm"])
def test_nothing_is_left(start):
    """Are descriptors, processes and control groups given back with each kernel?"""

    def groups():
        with kernels.started(start=start) as (manager, _):
            group = manager.provisioner._group
            return group.folders if group else ()

    groups()
    before = descriptors()
    for _ in range(2):
        assert not any(os.path.exists(folder) for folder in groups())
    assert descriptors() == before


def ended(cell, **limits):
    """What is said about the end of a kernel that runs a cell and does not survive it."""
    with kernels.started(**limits) as (manager, kernel):
        kernel.run(cell)
        ending = manager.provisioner.ending()
    assert manager.provisioner.ending() == ending
    return ending


def test_why_it_ended():
    """Is it known when a kernel ended for want of time, and not when it ended itself?"""
    deaf = "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); time.sleep(1000)"
    wall = ended(deaf, wall=4.0)
    assert wall == "it took more than 4 seconds altogether"
    assert ended("import os; os._exit(1)") is None
    assert ended("import os; os.kill(os.getpid(), 9)") is None


@pytest.mark.skipif(not provisioner.cgroup.find(), reason="this user can make no control groups")
def test_memory_of_all_together():
    """Is a kernel told to have used too much memory that fills shared memory until its end?"""
    fill = "f = open('/dev/shm/x', 'wb')\nwhile True: f.write(bytes(1 << 20))"
    ending = ended(fill, memory=300, scratch=1000, file_size=1000)
    assert ending == "it used more than 300 MiB of memory"


@pytest.mark.parametrize("name", ["refusal", "group"])
def test_refused(monkeypatch, name):
    """Does no kernel start where there can be no sandbox, or for root no control group?"""
    if name == "refusal":
        monkeypatch.setattr(provisioner, "refusal", lambda: "the moon is full")
    else:
        monkeypatch.setattr(provisioner.cgroup, "make", lambda limits: None)
        monkeypatch.setattr(provisioner.os, "geteuid", lambda: 0)
    with pytest.raises(SandboxError, match=r"the moon is full|control groups"):
        asyncio.run(Manager(start="cold").start_kernel())


def test_what_is_not_limited_is_said_once(monkeypatch, caplog):
    """Does an ordinary user without control groups read once what is not limited?"""
    monkeypatch.setattr(provisioner.cgroup, "make", lambda limits: None)
    monkeypatch.setattr(provisioner.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(provisioner, "refusal", lambda: None)
    monkeypatch.setattr(provisioner, "_warned", set())
    said = []
    for _ in range(2):
        made = provisioner.Sandbox(kernel_spec=Manager().kernel_spec, limits=Limits())
        monkeypatch.setattr(made.log, "warning", lambda text, *words: said.append(text % words))
        asyncio.run(made.pre_launch())
    assert said == [f"Sandbox: {provisioner.UNLIMITED}"]


def test_cold_where_warm_fails(monkeypatch):
    """Does a kernel start from nothing where none can be forked, and is that said?"""
    said = []

    async def fail(*_, **options):
        raise client.NotWarm("no zygote today")

    monkeypatch.setattr(client, "start", fail)
    monkeypatch.setattr(provisioner.Sandbox, "_warn_once", lambda _, line: said.append(line))
    with kernels.started(start="warm") as (_, kernel):
        assert (kernel.started, kernels.say(kernel, "print('here')")) == ("cold", "here")
    assert said[-1] == "kernels start from nothing, which takes longer: no zygote today"
