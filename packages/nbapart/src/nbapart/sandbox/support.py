"""Finds out whether this machine can run sandboxes, and if not, why not and how to change that."""

import functools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from nbapart.errors import SandboxError
from nbapart.sandbox import cgroup, seccomp
from nbapart.sandbox.process import NOBODY, PATH

OLDEST_VERSION = (0, 8)

OTHER_SYSTEM = (
    "students' code is marked on Linux: on Windows in WSL (wsl --install), on a Mac in a virtual "
    "machine"
)
MISSING = "bubblewrap is missing: apt-get install bubblewrap (or dnf, pacman, zypper)"
NO_GROUPS = (
    "root's sandboxes need control groups (cgroups) to limit processes, and none can be made "
    "here: mark as an ordinary user"
)

# A minimal sandbox.
TRIED = "bwrap --unshare-user --unshare-pid --unshare-net --ro-bind / / --proc /proc -- true"

APPARMOR = (
    "Ubuntu lets only programs with an AppArmor profile make sandboxes. As root, write the line "
    '"profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }" into /etc/apparmor.d/bwrap, '
    "then: apparmor_parser -r /etc/apparmor.d/bwrap"
)
CONTAINER = (
    "this is a container, whose default profile forbids sandboxes. Mark outside of it, or start "
    "it with: --security-opt seccomp=unconfined --security-opt apparmor=unconfined "
    "--security-opt systempaths=unconfined, as an ordinary user"
)
SWITCHED_OFF = "the machine allows no user namespaces. As root: sysctl -w {}"


@functools.cache
def refusal() -> str | None:
    """Return why this user cannot create sandboxes; the answer is cached in this process.

    Returns
    -------
    str or None
        The reason and the remedy, in one line; None where sandboxes can be created.
    """
    try:
        version()
        seccomp.program()
    except SandboxError as reason:
        return str(reason)
    if os.geteuid() == 0 and not cgroup.find():
        return NO_GROUPS
    tried = _try()
    return f"{tried.stderr.strip()}: {cure()}" if tried.returncode else None


def _try():
    """Create a sandbox with the same search path and the same user as `SandboxProcess` does."""
    words = f"{NOBODY} {TRIED}" if os.geteuid() == 0 else TRIED
    options = {"env": {"PATH": PATH}, "cwd": "/", "capture_output": True, "text": True}
    return subprocess.run(words.split(), check=False, **options)


def version() -> str:
    """Return bubblewrap's version.

    Returns
    -------
    str

    Raises
    ------
    SandboxError
        It is missing, or too old.
    """
    if sys.platform != "linux":
        raise SandboxError(OTHER_SYSTEM)
    path = shutil.which("bwrap", path=PATH)
    if path is None:
        raise SandboxError(MISSING)
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    if tuple(map(int, re.findall(r"\d+", told)[:2])) < OLDEST_VERSION:
        raise SandboxError(f"{told.strip()} is too old: version 0.8 or later is needed")
    return told.split()[-1]


def cure(root: Path = Path("/")) -> str:
    """Return advice for a machine that forbids sandboxes.

    Parameters
    ----------
    root : path, optional
        The root of the file system to examine.

    Returns
    -------
    str
    """
    settings = root / "proc/sys"
    if _holds(settings / "kernel/apparmor_restrict_unprivileged_userns", "1"):
        return APPARMOR
    if (root / ".dockerenv").exists() or (root / "run/.containerenv").exists():
        return CONTAINER
    if _holds(settings / "kernel/unprivileged_userns_clone", "0"):
        return SWITCHED_OFF.format("kernel.unprivileged_userns_clone=1")
    if _holds(settings / "user/max_user_namespaces", "0"):
        return SWITCHED_OFF.format("user.max_user_namespaces=15000")
    return "ask whoever runs this machine to allow user namespaces"


def _holds(path, value):
    return path.is_file() and path.read_text().strip() == value
