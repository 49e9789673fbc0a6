"""Control groups of both versions are found, filled with limits, and taken away."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbapart.limits import Limits
from nbapart.sandbox import cgroup

FIRST = """\
31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
35 31 0:32 {inside} {root}/memory rw,relatime - cgroup cgroup rw,memory
39 31 0:36 / {root}/pids\\040here rw,relatime - cgroup cgroup rw,pids
40 31 0:38 / {root}/unified rw,relatime - cgroup2 cgroup2 rw
"""
SECOND = "41 31 0:38 {inside} {root} rw,relatime - cgroup2 cgroup2 rw,nsdelegate\n"


# Joins groups, forks as often as it may, and says how often that was.
FORKS = """
import os, signal, sys
for folder in sys.argv[1:]:
    open(folder + "/cgroup.procs", "w").write("0")
children = []
try:
    while len(children) < 100:
        children.append(os.fork() or signal.pause())
except BlockingIOError:
    print(len(children))
for child in children:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def tree(tmp_path, mounts, own, folders, inside="/"):
    """A machine that tells where groups are, and has folders for them."""
    root = tmp_path / "groups"
    (tmp_path / "self").mkdir()
    (tmp_path / "self/mountinfo").write_text(mounts.format(root=root, inside=inside))
    (tmp_path / "self/cgroup").write_text(own)
    for folder, delegated in folders.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / "cgroup.procs").touch()
        if delegated is not None:
            (root / folder / "cgroup.subtree_control").write_text(delegated)
    return root


def read(folder):
    """What was written into the files of a folder."""
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_version_1(tmp_path):
    """Are there two groups of version 1, below the marker's own, each with its limit?"""
    folders = {"memory/mine": None, "pids here": None}
    root = tree(tmp_path, FIRST, "8:pids:/\n4:memory:/mine\n0::/\n", folders)
    group = cgroup.make(Limits(memory=300, processes=20), tmp_path)
    memory, pids = group.folders
    assert group.version == 1
    assert (memory.parent, pids.parent) == (root / "memory/mine", root / "pids here")
    assert read(memory) == {"memory.limit_in_bytes": str(300 * 2**20)}
    assert read(pids) == {"pids.max": "24"}


@pytest.mark.parametrize("own", ["/docker/1", "/other"])
def test_version_1_in_a_container(tmp_path, own):
    """Is the group found where a container sees only a part of the machine's groups?"""
    folders = {"memory": None, "pids here": None}
    root = tree(tmp_path, FIRST, f"8:pids:/\n4:memory:{own}\n", folders, "/docker/1")
    assert cgroup.find(tmp_path) == [root / "memory", root / "pids here"]


def test_version_2(tmp_path):
    """Is a group of version 2 made in the nearest folder above that passes both limits on?"""
    folders = {
        "": "cpu memory pids",
        "user": "cpu memory pids",
        "user/app": "pids memory",
        "user/app/terminal": "",
    }
    root = tree(tmp_path, SECOND, "0::/user/app/terminal\n", folders)
    group = cgroup.make(Limits(memory=300, processes=20), tmp_path)
    assert group.version == 2
    assert group.folders[0].parent == root / "user/app"
    assert read(group.folders[0]) == {"memory.max": str(300 * 2**20), "pids.max": "24"}


@pytest.mark.parametrize(
    ("own", "delegated"), [("0::/a\n", "cpu pids"), ("0::/a\n", None), ("1:cpu:/\n", "memory pids")]
)
def test_nothing_is_passed_on(tmp_path, own, delegated):
    """Is there no group where memory or processes are not limited in any folder?"""
    tree(tmp_path, SECOND, own, {"": delegated, "a": delegated})
    assert cgroup.make(Limits(), tmp_path) is None


def test_not_allowed_to_write(tmp_path, monkeypatch):
    """Is there no group where this user may not make one?"""
    tree(tmp_path, SECOND, "0::/a\n", {"": "memory pids", "a": "memory pids"})
    monkeypatch.setattr(cgroup.os, "access", lambda path, mode: False)
    assert cgroup.make(Limits(), tmp_path) is None


def test_a_limit_that_is_not_taken(tmp_path, monkeypatch):
    """Is a group without its limits taken away again?"""
    root = tree(tmp_path, SECOND, "0::/a\n", {"": "memory pids", "a": "memory pids"})

    def refuse(path, text):
        raise PermissionError(path)

    monkeypatch.setattr(Path, "write_text", refuse)
    assert cgroup.make(Limits(), tmp_path) is None
    assert not list(root.glob("**/nbapart-*"))


def test_left_behind_by_a_killed_marker(tmp_path):
    """Are groups removed whose marker is gone, and those of markers that run kept?"""
    root = tree(tmp_path, SECOND, "0::/a\n", {"": None, "a": "memory pids"})
    gone = subprocess.Popen(["true"])
    gone.wait()
    (root / "a" / f"nbapart-{gone.pid}-0").mkdir()
    (root / "a" / "nbapart-1-0").mkdir()
    cgroup.make(Limits(), tmp_path)
    left = {path.name.split("-")[1] for path in (root / "a").glob("nbapart-*")}
    assert left == {"1", str(os.getpid())}


def test_left_behind_under_the_same_number(tmp_path, monkeypatch):
    """Is an old group of this name used anew, and one in which something runs left alone?"""
    root = tree(tmp_path, SECOND, "0::/a\n", {"": None, "a": "memory pids"})
    busy, old = (root / "a" / f"nbapart-{os.getpid()}-{number}" for number in range(2))
    (busy / "running").mkdir(parents=True)
    old.mkdir()
    monkeypatch.setattr(cgroup, "_numbers", itertools.count())
    assert cgroup.make(Limits(), tmp_path).folders == (old,)
    assert os.listdir(busy) == ["running"]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"memory.events": "low 0\nmax 3\noom_kill 0\n", "pids.events": "max 0\n"}, None),
        ({"memory.events": "max 3\noom_kill 2\n", "pids.events": "max 1\n"}, "memory"),
        ({"memory.oom_control": "under_oom 0\noom_kill 1\n"}, "memory"),
        ({"memory.events": "max 9\noom_kill 0\n", "pids.events": "max 1\n"}, "processes"),
        ({}, None),
    ],
)
def test_which_limit_was_exceeded(tmp_path, files, found):
    """Is it known afterwards whether memory or the number of processes ran out?"""
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert cgroup.Group((tmp_path,)).exceeded() == found


@pytest.mark.skipif(not cgroup.find(), reason="this user can make no control groups")
def test_on_this_machine():
    """Does the machine keep the limits of a group, and does the group go away?"""
    group = cgroup.make(Limits(processes=20))
    words = [sys.executable, "-c", FORKS, *map(str, group.folders)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert 10 < int(done.stdout) < 20 + cgroup.HELPER_PROCESSES
    assert group.exceeded() == "processes"
    group.remove()
    assert not any(folder.exists() for folder in group.folders)
