"""Control groups (cgroups): limits for all processes of a sandbox together.

Resource limits (rlimits) hold for each process separately: every child of a kernel has its own, and
they do not limit root's number of processes at all.
"""

import contextlib
import itertools
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from nbapart.limits import MIB, Limits

CONTROLLERS = {"memory", "pids"}

# Bubblewrap, the sandbox's first process, the placeholder command of a warm start, and one spare.
HELPER_PROCESSES = 4

_numbers = itertools.count()


@dataclass(frozen=True)
class Group:
    """The control groups of one sandbox.

    Attributes
    ----------
    folders : tuple of pathlib.Path
        One of version 2, or two of version 1, for memory and for processes.
    """

    folders: tuple

    @property
    def version(self) -> int:
        """The version of cgroups, 1 or 2."""
        return len(self.folders) % 2 + 1

    def exceeded(self) -> str | None:
        """Return which limit killed a process or kept one from starting.

        Returns
        -------
        {"memory", "processes", None}
        """
        if any(self._event(f"memory.{file}", "oom_kill") for file in ("events", "oom_control")):
            return "memory"
        return "processes" if self._event("pids.events", "max") else None

    def _event(self, file, name):
        """Return the count of an event, from a file with a name and a number on each line."""
        for folder in self.folders:
            with contextlib.suppress(OSError):
                lines = (folder / file).read_text().splitlines()
                return int(dict(map(str.split, lines)).get(name, 0))
        return 0

    def remove(self) -> None:
        """Remove the groups, in which nothing may be running any more."""
        for folder in self.folders:
            _remove(folder)


def make(limits: Limits, proc: Path | str = "/proc") -> Group | None:
    """Create control groups for a sandbox.

    Parameters
    ----------
    limits : Limits
    proc : path, optional
        Where the proc file system is mounted.

    Returns
    -------
    Group or None
        None where this user may not create control groups.
    """
    parents = find(Path(proc))
    if not parents:
        return None
    for parent in parents:
        _sweep(parent)
    group = Group(_unused(parents))
    try:
        for folder in group.folders:
            folder.mkdir()
        _limit(group.folders, limits)
    except OSError:
        group.remove()
        return None
    return group


def find(proc: Path = Path("/proc")) -> list[Path]:
    """Find folders in which this user can create groups that limit memory and processes.

    Parameters
    ----------
    proc : path, optional
        Where the proc file system is mounted.

    Returns
    -------
    list of pathlib.Path
        One of version 2, two of version 1, or none.
    """
    mounts = _mounts((proc / "self/mountinfo").read_text())
    own = _own((proc / "self/cgroup").read_text())
    version_1 = [_folder(mounts, own, name) for name in sorted(CONTROLLERS)]
    if all(folder and os.access(folder, os.W_OK) for folder in version_1):
        return version_1
    version_2 = _folder(mounts, own, "")
    if version_2 is None:
        return []
    above = [version_2, *version_2.parents]
    above = above[: above.index(mounts[""][1]) + 1]
    return next(([folder] for folder in above if _delegates(folder)), [])


def _mounts(told):
    """Return the mounted root and the mount point of each version 1 controller; "" is version 2."""
    mounts = {}
    for line in told.splitlines():
        before, _, after = line.partition(" - ")
        inside, folder = (_plain(word) for word in before.split()[3:5])
        kind, _, options = after.split(maxsplit=2)
        names = {"cgroup": options.split(","), "cgroup2": [""]}.get(kind, [])
        for name in names:
            mounts.setdefault(name, (inside, Path(folder)))
    return mounts


def _plain(word):
    """Decode a field of mountinfo, in which white space is written as octal escapes."""
    return re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), word)


def _own(told):
    """Return the marker's own group for each controller; "" is version 2."""
    lines = (line.split(":", 2) for line in told.splitlines())
    return {name: path for _, names, path in lines for name in names.split(",")}


def _folder(mounts, own, name):
    """Return the folder of the marker's own group; None where it is not mounted."""
    if name not in mounts or name not in own:
        return None
    inside, folder = mounts[name]
    path = os.path.relpath(own[name], inside)
    # In a container the marker's group may be above the mounted root, the container's own group.
    return folder if path.startswith("..") else folder / path


def _delegates(folder):
    """Return whether this user may create version 2 groups in a folder, with the controllers."""
    try:
        enabled = set((folder / "cgroup.subtree_control").read_text().split())
    except OSError:
        return False
    writeable = all(os.access(path, os.W_OK) for path in (folder, folder / "cgroup.procs"))
    return enabled >= CONTROLLERS and writeable


def _limit(folders, limits):
    """Write the limits."""
    memory, processes = str(limits.memory * MIB), str(limits.processes + HELPER_PROCESSES)
    (folders[-1] / "pids.max").write_text(processes)
    if len(folders) == 1:
        (folders[0] / "memory.max").write_text(memory)
        swap, most = "memory.swap.max", "0"
    else:
        (folders[0] / "memory.limit_in_bytes").write_text(memory)
        swap, most = "memory.memsw.limit_in_bytes", memory
    if (folders[0] / swap).exists():  # missing where the machine does not account for swap
        (folders[0] / swap).write_text(most)


def _sweep(parent):
    """Remove groups left behind by markers that were killed."""
    for folder in parent.glob("nbapart-*-*"):
        if not os.path.exists(f"/proc/{folder.name.split('-')[1]}"):
            _remove(folder, tries=1)


def _unused(parents):
    """Return paths for new groups.

    Process ids repeat across containers: an existing group of the same name was left by a killed
    marker, and is removed, or belongs to another container, where processes still run in it.
    """
    while True:
        name = f"nbapart-{os.getpid()}-{next(_numbers)}"
        folders = tuple(parent / name for parent in parents)
        for folder in folders:
            _remove(folder, tries=1)
        if not any(folder.exists() for folder in folders):
            return folders


def _remove(folder, tries=50):
    """Remove a group's folder; retry, since processes leave it shortly after they have ended."""
    for _ in range(tries):
        try:
            return folder.rmdir()
        except FileNotFoundError:
            return None
        except OSError:
            time.sleep(0.01)
    return None
