"""Why there can be no sandbox is said in one line, with what helps."""

import os
import subprocess

import pytest
from nbapart.errors import SandboxError
from nbapart.sandbox import support
from nbapart_helpers.users import needs_bubblewrap


@pytest.fixture
def reason():
    """The function, so that it finds out anew."""
    support.refusal.cache_clear()
    yield support.refusal
    support.refusal.cache_clear()


@needs_bubblewrap
def test_nothing_to_refuse(reason):
    """Is nothing said where the tests of this course run?"""
    assert reason() is None


@needs_bubblewrap
def test_short_path(reason, monkeypatch):
    """Is bubblewrap tried where it is started from, wherever the marker looks for programs?"""
    monkeypatch.setenv("PATH", "/nonexistent")
    assert reason() is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's sandboxes run as another user")
def test_tried_as_who_runs_it(monkeypatch):
    """Is a sandbox of root's tried by the user as whom sandboxes run?"""
    monkeypatch.setattr(support, "TRIED", "id -u")
    assert support._try().stdout == "65534\n"


def test_bubblewrap_is_missing(reason, monkeypatch):
    """Is it said how to get bubblewrap?"""
    monkeypatch.setattr(support.shutil, "which", lambda name, path: None)
    assert "apt-get install bubblewrap" in reason()


def test_bubblewrap_is_too_old(reason, monkeypatch):
    """Is a version named that lacks what is needed?"""
    told = subprocess.CompletedProcess([], 0, stdout="bubblewrap 0.6.1\n", stderr="")
    monkeypatch.setattr(support.shutil, "which", lambda name, path: "/usr/bin/bwrap")
    monkeypatch.setattr(support.subprocess, "run", lambda *_, **options: told)
    assert reason() == "bubblewrap 0.6.1 is too old: version 0.8 or later is needed"


def test_another_system(reason, monkeypatch):
    """Is it said where to mark for a user of Windows or a Mac?"""
    monkeypatch.setattr(support.sys, "platform", "darwin")
    assert "on Linux" in reason()


def test_calls_cannot_be_filtered(reason, monkeypatch):
    """Is there no sandbox without a filter of system calls?"""

    def fail():
        raise SandboxError("no library")

    monkeypatch.setattr(support, "version", lambda: "0.8.0")
    monkeypatch.setattr(support.seccomp, "program", fail)
    assert reason() == "no library"


def test_root_without_control_groups(reason, monkeypatch):
    """Is root refused, and told who may mark, where nothing would limit root's processes?"""
    monkeypatch.setattr(support, "version", lambda: "0.8.0")
    monkeypatch.setattr(support.os, "geteuid", lambda: 0)
    monkeypatch.setattr(support.cgroup, "find", lambda: [])
    assert "mark as an ordinary user" in reason()


def test_bubblewrap_is_blocked(reason, monkeypatch):
    """Are bubblewrap's own words repeated, and the cure added?"""
    failed = subprocess.CompletedProcess([], 1, stdout="", stderr="bwrap: setting up uid map\n")
    monkeypatch.setattr(support, "version", lambda: "0.8.0")
    monkeypatch.setattr(support.cgroup, "find", lambda: ["there"])
    monkeypatch.setattr(support.subprocess, "run", lambda *_, **options: failed)
    monkeypatch.setattr(support, "cure", lambda: "try this")
    assert reason() == "bwrap: setting up uid map: try this"


@pytest.mark.parametrize(
    ("file", "text", "word"),
    [
        ("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n", "apparmor_parser -r"),
        ("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "0\n", "ask whoever"),
        (".dockerenv", "", "seccomp=unconfined"),
        ("run/.containerenv", "", "container"),
        ("proc/sys/kernel/unprivileged_userns_clone", "0\n", "unprivileged_userns_clone=1"),
        ("proc/sys/user/max_user_namespaces", "0\n", "max_user_namespaces=15000"),
        ("etc/hosts", "", "ask whoever runs this machine"),
    ],
)
def test_cures(tmp_path, file, text, word):
    """Does each thing that forbids sandboxes have its own cure?"""
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(text)
    assert word in support.cure(tmp_path)
