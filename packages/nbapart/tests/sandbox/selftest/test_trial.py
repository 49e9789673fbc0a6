"""A sandbox is tried from inside, and each attempt would reach something without it."""

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from nbapart.errors import SandboxError
from nbapart.sandbox.selftest import escapes, trial
from nbapart_helpers import users
from nbapart_helpers.users import needs_bubblewrap

TRIAL = """
import json
from nbapart.sandbox.selftest import trial
print(json.dumps([[result.what, result.reached] for result in trial.run({root!r})]))
print(trial.start())
"""


@needs_bubblewrap
@pytest.mark.parametrize("user", users.USERS)
def test_the_sandbox_holds(user):
    """Does every attempt fail on this machine, and a kernel start the quick way?"""
    results, started = users.run(user, TRIAL.format(root=str(users.ROOT))).strip().split("\n")
    found = dict(json.loads(results))
    assert len(found) == 9
    assert {what: reached for what, reached in found.items() if reached} == {}
    assert started == "warm"


def test_no_sandbox(monkeypatch):
    """Is nothing tried where there can be no sandbox?"""
    monkeypatch.setattr(trial, "refusal", lambda: "the moon is full")
    with pytest.raises(SandboxError, match="the moon is full"):
        trial.run(".")


@needs_bubblewrap
@pytest.mark.parametrize("home", ["/usr/share", f"{sys.prefix}/lib"])
def test_a_course_in_a_folder_that_is_shown(home):
    """Is marking refused, and the folder named, where every sandbox would show the course?"""
    with pytest.raises(SandboxError, match=f"can read {home}: move the course"):
        trial.run(f"{home}/course")


@needs_bubblewrap
def test_a_course_beside_the_systems_folders():
    """Is a course in /usr/src, as in many containers, out of sight?"""
    folder = Path("/usr/src")
    if not os.access(folder, os.W_OK):
        pytest.skip("this user cannot write there")
    with tempfile.TemporaryDirectory(dir=folder) as course:
        for name in trial.PRIVATE_FILES:
            Path(course, name).touch()
        results = {result.what: result.reached for result in trial.run(course)}
    assert results["no file of the host to read (by mounts)"] is None


@needs_bubblewrap
def test_an_attempt_without_an_answer():
    """Is an attempt that could not answer no proof that the sandbox holds?"""
    limits = trial.Limits(**trial.LIMITS)
    assert trial.attempt(limits, None, "no_such_attempt").startswith("no answer: ")


def test_network_is_reached_without_a_sandbox():
    """Does the attempt connect where it can?"""
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert escapes.network(server.getsockname()[1]) == "a connection to 127.0.0.1"


def test_files_are_reached_without_a_sandbox(tmp_path):
    """Does the attempt find a file where there is one, and name it?"""
    (tmp_path / "secret").touch()
    paths = [str(tmp_path / "missing"), str(tmp_path / "secret")]
    assert escapes.host_files(*paths) == paths[1]


def test_a_trace_is_found(tmp_path):
    """Is it seen on the host when an attempt has left a file there?"""
    assert trial._leftover([tmp_path]) is None
    (tmp_path / trial.LEFTOVER).touch()
    assert trial._leftover(["/nonexistent", tmp_path]) == str(tmp_path)


def test_processes_are_seen_without_a_sandbox():
    """Does the attempt see the machine's processes?"""
    assert escapes.host_processes(os.getppid()).endswith("processes")


def test_system_calls_without_a_filter():
    """Does the attempt get a socket past the network, or a namespace?"""
    assert escapes.system_calls()


def test_pairs_of_sockets_count_too(monkeypatch):
    """Is a family reached of which a pair of sockets can be made, and no single one?"""

    def refused(family, kind):
        raise OSError(family, kind)

    monkeypatch.setattr(escapes, "FAMILIES", [(socket.AF_UNIX, socket.SOCK_STREAM)])
    monkeypatch.setattr(escapes, "_single", refused)
    assert escapes.system_calls() == "sockets of family 1"


def test_limits_are_missed_without_a_sandbox(tmp_path, monkeypatch):
    """Is more memory, more processes and more disk than allowed had where nothing limits them?"""
    monkeypatch.chdir(tmp_path)
    assert escapes.memory_alone(8) == "16 MiB"
    assert escapes.memory_together(64) == "128 MiB"
    words = [sys.executable, "-m", escapes.__name__, "processes", "4"]
    assert subprocess.check_output(words) == b'"8 processes"\n'
    assert escapes.file_size(1) == "2 MiB"
    assert escapes.disk(1) == "100 MiB"


def test_limits_are_noticed(tmp_path, monkeypatch):
    """Does an attempt say that nothing was reached where a limit holds?"""
    monkeypatch.chdir(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, hard))
    try:
        assert escapes.file_size(1) is None
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert escapes.memory_alone(1 << 40) is None
