"""Control groups: what all processes of a sandbox may use together.

Limits of single processes do not add up: each child of a kernel has its own, and for root the
number of processes is not limited at all.
"""

import contextlib
import itertools
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from nbapart.limits import MIB, Limits

NEEDED = {"memory", "pids"}

# Bubblewrap itself, the sandbox's first process, the holder of a warm start, and one to spare.
HELPERS = 4

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
        """1 or 2."""
        return len(self.folders) % 2 + 1

    def exceeded(self) -> str | None:
        """Which limit ended something or kept it from starting.

        Returns
        -------
        {"memory", "processes", None}
        """
        if any(self._event(f"memory.{file}", "oom_kill") for file in ("events", "oom_control")):
            return "memory"
        return "processes" if self._event("pids.events", "max") else None

    def _event(self, file, name):
        """How often something happened, as a file of pairs of words says."""
        for folder in self.folders:
            with contextlib.suppress(OSError):
                lines = (folder / file).read_text().splitlines()
                return int(dict(map(str.split, lines)).get(name, 0))
        return 0

    def remove(self) -> None:
        """Take the groups away; nothing runs in them any more."""
        for folder in self.folders:
            _remove(folder)


def make(limits: Limits, proc: Path | str = "/proc") -> Group | None:
    """Make control groups for a sandbox, where this user may.

    Parameters
    ----------
    limits : Limits
    proc : path, optional
        Where the machine tells about the marker's own groups.

    Returns
    -------
    Group or None
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
    """Folders in which this user can make groups that limit memory and processes.

    Returns
    -------
    list of pathlib.Path
        One of version 2, two of version 1, or none.
    """
    mounts = _mounts((proc / "self/mountinfo").read_text())
    own = _own((proc / "self/cgroup").read_text())
    first = [_folder(mounts, own, name) for name in sorted(NEEDED)]
    if all(folder and os.access(folder, os.W_OK) for folder in first):
        return first
    second = _folder(mounts, own, "")
    if second is None:
        return []
    above = [second, *second.parents]
    above = above[: above.index(mounts[""][1]) + 1]
    return next(([folder] for folder in above if _delegates(folder)), [])


def _mounts(told):
    """Where each controller of version 1 is mounted, and "" for version 2: inside and folder."""
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
    """A word of mountinfo, in which blanks and their kin are octal numbers."""
    return re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), word)


def _own(told):
    """The marker's own group for each controller, and for "", version 2."""
    lines = (line.split(":", 2) for line in told.splitlines())
    return {name: path for _, names, path in lines for name in names.split(",")}


def _folder(mounts, own, name):
    """The folder of the marker's own group, None where it cannot be seen."""
    if name not in mounts or name not in own:
        return None
    inside, folder = mounts[name]
    path = os.path.relpath(own[name], inside)
    # In a container, the marker's group may lie above what is mounted; what is seen is its own.
    return folder if path.startswith("..") else folder / path


def _delegates(folder):
    """Whether groups of version 2 in a folder get limits, and this user may make them."""
    try:
        passed_on = set((folder / "cgroup.subtree_control").read_text().split())
    except OSError:
        return False
    ours = all(os.access(path, os.W_OK) for path in (folder, folder / "cgroup.procs"))
    return passed_on >= NEEDED and ours


def _limit(folders, limits):
    """Write the limits."""
    memory, processes = str(limits.memory * MIB), str(limits.processes + HELPERS)
    (folders[-1] / "pids.max").write_text(processes)
    if len(folders) == 1:
        (folders[0] / "memory.max").write_text(memory)
        swap, most = "memory.swap.max", "0"
    else:
        (folders[0] / "memory.limit_in_bytes").write_text(memory)
        swap, most = "memory.memsw.limit_in_bytes", memory
    if (folders[0] / swap).exists():  # Not on a machine that does not count what is swapped.
        (folders[0] / swap).write_text(most)


def _sweep(parent):
    """Remove groups whose marker was killed before it could."""
    for folder in parent.glob("nbapart-*-*"):
        if not os.path.exists(f"/proc/{folder.name.split('-')[1]}"):
            _remove(folder, tries=1)


def _unused(parents):
    """Folders for new groups.

    In containers process numbers repeat: what is there by a name was left by a killed marker, or is
    another container's, where something runs in it.
    """
    while True:
        name = f"nbapart-{os.getpid()}-{next(_numbers)}"
        folders = tuple(parent / name for parent in parents)
        for folder in folders:
            _remove(folder, tries=1)
        if not any(folder.exists() for folder in folders):
            return folders


def _remove(folder, tries=50):
    """Remove a folder; processes leave it a moment after their end was seen."""
    for _ in range(tries):
        try:
            return folder.rmdir()
        except FileNotFoundError:
            return None
        except OSError:
            time.sleep(0.01)
    return None
