"""A kernel is the same for every notebook, and what it sends is bounded."""

import asyncio
import tempfile

import pytest
from helpers import kernels
from helpers.users import needs_bubblewrap

from sigmoid_course.grading.sandbox.limits import Limits
from sigmoid_course.grading.sandbox.manager import REPLY, WAITING, Manager


@pytest.mark.parametrize("name", ["python3", "no-such-kernel", "../../x"])
def test_kernel_of_every_notebook(name):
    """Is it the course's own kernel, whichever a notebook names?"""
    spec = Manager(kernel_name=name, start="cold").kernel_spec
    assert spec.interrupt_mode == "message"
    assert spec.metadata["kernel_provisioner"] == {
        "provisioner_name": "sigmoid-sandbox",
        "config": {"start": "cold"},
    }


def test_no_file_of_the_submission_comes_first():
    """Is Python started so that no module beside the notebook runs before the kernel?"""
    assert Manager().kernel_spec.argv[1] == "-I"


@needs_bubblewrap
def test_bounds():
    """Do sockets never connect anew, and hold few messages, none larger than all outputs?"""

    async def bounds():
        async with kernels.started(output=5000) as (manager, client):
            sockets = [client.shell_channel.socket, client.iopub_channel.socket]
            sockets.append(manager._control_socket)
            return [(s.reconnect_ivl, s.maxmsgsize, s.rcvhwm) for s in sockets]

    assert asyncio.run(bounds()) == [(-1, 5000, WAITING)] * 2 + [(-1, REPLY, 1)]


@needs_bubblewrap
@pytest.mark.parametrize("start", ["cold", "warm"])
def test_no_file_with_the_key(start, tmp_path, monkeypatch):
    """Is the key for talking to a kernel in no file outside of the sandbox?"""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    async def files():
        async with kernels.started(start=start) as (manager, _):
            assert manager.connection_file == ""
            return [path for path in tmp_path.rglob("*") if manager.session.key in _read(path)]

    assert asyncio.run(files()) == []


def _read(path):
    return path.read_bytes() if path.is_file() else b""


@needs_bubblewrap
def test_sockets_are_those_that_the_kernel_made(tmp_path):
    """Is a client on its way to descriptors, and not to paths that a kernel could change?"""

    async def urls():
        async with kernels.started() as (manager, client):
            return [place._make_url("iopub") for place in (manager, client)]

    manager, client = asyncio.run(urls())
    assert manager == client
    assert manager.startswith("ipc:///proc/self/fd/")


def test_limits_reach_the_provisioner():
    """Does a kernel get the limits that its manager was given?"""
    manager = Manager(limits=Limits(memory=999))
    from sigmoid_course.grading.sandbox.provisioner import Sandbox

    assert Sandbox(parent=manager, kernel_spec=manager.kernel_spec).limits.memory == 999


def test_open():
    """Does a kernel without a sandbox run as Jupyter's do, where that is asked for?"""
    said = kernels.run("import os; print(os.path.exists('/etc/passwd'))", "1/0", start="open")
    assert said == ["True", "ZeroDivisionError"]
