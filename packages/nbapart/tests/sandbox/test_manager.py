"""A kernel is the same for every notebook, and nothing of Jupyter's stays open to it."""

import tempfile

import pytest
from nbapart import extensions
from nbapart.limits import Limits
from nbapart.sandbox.manager import Manager
from nbapart.sandbox.provisioner import Sandbox
from nbapart_helpers import kernels
from nbapart_helpers.users import needs_bubblewrap


@pytest.mark.parametrize("name", ["python3", "no-such-kernel", "../../x"])
def test_kernel_of_every_notebook(name):
    """Is it the course's own kernel, whichever a notebook names?"""
    spec = Manager(kernel_name=name, start="cold").kernel_spec
    assert spec.metadata["kernel_provisioner"] == {
        "provisioner_name": "nbapart-sandbox",
        "config": {"start": "cold", "draws": False},
    }


def test_extensions_are_loaded_before_the_kernel_runs(monkeypatch):
    """Does a kernel that starts from nothing get the names of the extensions in use?"""
    monkeypatch.setattr(extensions, "_names", ["course.marking"])
    assert Manager().kernel_spec.argv[-3:] == ["course.marking", "-f", "{connection_file}"]


def test_no_file_of_the_submission_comes_first():
    """Is Python started so that no module beside the notebook runs before the kernel?"""
    assert Manager().kernel_spec.argv[1] == "-I"


@needs_bubblewrap
@pytest.mark.parametrize("start", ["cold", "warm"])
def test_no_file_with_the_key(start, tmp_path, monkeypatch):
    """Is the key for talking to a kernel in no file outside of the sandbox?"""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with kernels.started(start=start) as (manager, _):
        assert manager.connection_file == ""
        found = [path for path in tmp_path.rglob("*") if manager.session.key in _read(path)]
    assert found == []


def _read(path):
    return path.read_bytes() if path.is_file() else b""


@needs_bubblewrap
@pytest.mark.parametrize("start", ["cold", "open"])
def test_no_socket_that_keeps_what_is_sent(start):
    """Is no socket of ZeroMQ's there, whose memory a kernel could fill?"""
    with kernels.started(start=start) as (manager, _):
        assert manager._control_socket is None
        assert not manager._created_context


@needs_bubblewrap
def test_sockets_are_those_that_the_kernel_made():
    """Do the ways to a kernel lead to descriptors, and not to paths that it could change?"""
    with kernels.started() as (manager, _):
        assert manager._make_url("iopub").startswith("ipc:///proc/self/fd/")


def test_limits_reach_the_provisioner():
    """Does a kernel get the limits that its manager was given?"""
    manager = Manager(limits=Limits(memory=999))
    assert Sandbox(parent=manager, kernel_spec=manager.kernel_spec).limits.memory == 999


def test_open():
    """Does a kernel without a sandbox run as Jupyter's do, where that is asked for?"""
    said = kernels.run("import os; print(os.path.exists('/etc/passwd'))", "1/0", start="open")
    assert said == ["True", "ZeroDivisionError"]
