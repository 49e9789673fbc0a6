"""The walls of a sandbox: what it sees of the host, as arguments for bubblewrap."""

import functools
import os
import sys
from pathlib import Path

from nbapart import extensions
from nbapart.errors import SandboxError
from nbapart.limits import MIB, Limits
from nbapart.submission_files import unsafe

SCRATCH = "/work"
HOME = "/tmp/home"
CONNECTION = "/run/connection.json"
SOCKETS = "/run/kernel"

# Everything is unshared, and nothing can be shared anew from inside.
APART = (
    *("--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"),
    *("--unshare-cgroup-try", "--disable-userns", "--die-with-parent", "--new-session"),
    *("--clearenv", "--uid", "1000", "--gid", "1000", "--hostname", "sandbox"),
)

# Programs and libraries of the system. Not all of /usr: a course may lie in /usr/src or /usr/local.
LIBRARIES = ("bin", "sbin", "lib", "lib32", "lib64")
SYSTEM = tuple(f"/usr/{name}" for name in (*LIBRARIES, "libexec", "share"))
TOP = tuple(f"/{name}" for name in LIBRARIES)

# What fonts, times and the loader need.
ETC = ("fonts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime")

# Root's sandboxes run as another user: what that user must find is mounted here, a folder that no
# sandbox shows.
HALL = "/sys"

# What a Python environment consists of. Not the whole folder: it may be the course's own.
PARTS = ("bin", "lib", "lib64", "share", "pyvenv.cfg")


def walls(limits: Limits, folder: Path | str | None = None) -> tuple[list[str], list[int]]:
    """Arguments for bubblewrap that make a sandbox.

    Parameters
    ----------
    limits : Limits
    folder : path, optional
        The submission's folder; `files` says what of it is copied to the working folder.

    Returns
    -------
    arguments : list of str
    descriptors : list of int
        Open files that bubblewrap must inherit, and the caller close.
    """
    copies, descriptors = _copies(limits, folder) if folder else ([], [])
    arguments = [
        *APART,
        *_system(),
        *(word for name in ETC for word in ("--ro-bind-try", f"/etc/{name}", f"/etc/{name}")),
        *("--proc", "/proc", "--dev", "/dev", *_room("/dev/shm", limits.scratch)),
        *("--remount-ro", "/proc", "--remount-ro", "/dev"),
        *_room("/tmp", limits.scratch),
        *("--dir", HOME),
        *_room("/run", 1),
        *_room(SCRATCH, limits.scratch),
        *(word for pair in interpreter() for word in ("--ro-bind", *pair)),
        *copies,
        *("--chdir", SCRATCH),
        *(word for name, value in environment().items() for word in ("--setenv", name, value)),
    ]
    return arguments, descriptors


# These come last: nothing can be put in afterwards.
CLOSE = ["--remount-ro", "/"]


def limited(limits: Limits, command: list[str]) -> list[str]:
    """A command that takes on the limits of a process before it runs."""
    options = [f"--{name}={most}:{most}" for name, most in limits.rlimits().items()]
    return ["prlimit", *options, "--", *command]


def _system():
    """The system's folders; those at the top are links into `/usr` on most systems."""
    for path in (*SYSTEM, *TOP):
        if os.path.islink(path):
            yield from ("--symlink", os.readlink(path), path)
        elif os.path.isdir(path):
            yield from ("--ro-bind", path, path)


def _room(path, size):
    """An empty folder in memory that holds so many MiB."""
    return ["--size", str(size * MIB), "--tmpfs", path]


def homes() -> list[str]:
    """Folders of the host in which this Python and the packages that are shown live.

    Returns
    -------
    list of str
    """
    # A package may be installed in editable mode, outside of the environment.
    packages = map(str, extensions.folders())
    return list(dict.fromkeys((sys.base_prefix, sys.prefix, *packages)))


def interpreter() -> list[tuple[str, str]]:
    """What of the host this Python needs, and nothing else.

    Returns
    -------
    list of tuple of str
        Where it is, for bubblewrap, and where it is seen in the sandbox: as outside.
    """
    pairs = []
    for number, home in enumerate(homes()):
        parts = PARTS if home in (sys.base_prefix, sys.prefix) else ("",)
        seen = [os.path.join(home, part).rstrip("/") for part in parts]
        where = [os.path.join(doors()[number], part) for part in parts]
        pairs += zip(where, seen, strict=True)
    return [pair for pair in pairs if os.path.exists(pair[1]) and not _within(pair[1], SYSTEM)]


def refuse(place: Path | str) -> None:
    """Refuse a place of the host that students' code could read.

    Parameters
    ----------
    place : path
        A course's folder, or one in it.

    Raises
    ------
    SandboxError
        It lies in a folder that every sandbox shows.
    """
    if folder := _within(os.path.realpath(place), _shown(*homes())):
        raise SandboxError(f"students' code can read {folder}: move the course out of it")


@functools.lru_cache(maxsize=8)
def _shown(*homes):
    """Where all that every sandbox shows lies on the host, with these homes of Python's."""
    return [os.path.realpath(path) for path in (*SYSTEM, *TOP, *(p for _, p in interpreter()))]


def _within(path, folders):
    """The folder that a path is or lies in, None where there is none."""
    return next((folder for folder in folders if f"{path}/".startswith(f"{folder}/")), None)


def doors() -> list[str]:
    """Paths on which bubblewrap finds the `homes`.

    Root's sandboxes run as another user, who must not need a way through root's own folders. There
    `Box` hangs the homes elsewhere, where nothing else is, before it becomes that user.
    """
    if os.geteuid() != 0:
        return homes()
    return [f"{HALL}/{number}" for number in range(len(homes()))]


def environment() -> dict[str, str]:
    """The environment of a kernel: nothing of the marker's own.

    Returns
    -------
    dict of str to str
    """
    one_thread = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "MALLOC_ARENA_MAX")
    return dict.fromkeys(one_thread, "1") | {
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "HOME": HOME,
        "TMPDIR": "/tmp",
        "LANG": "C.UTF-8",
        "JUPYTER_PLATFORM_DIRS": "1",
        "NBGRADER_EXECUTION": "autograde",
    }


def files(folder: Path | str, limits: Limits) -> list[str]:
    """The files a submission brings along.

    Notebooks and hidden files are left out: nbgrader's copy of a submission has the marking tests
    in its notebook.

    Parameters
    ----------
    folder : path
    limits : Limits

    Returns
    -------
    list of str
        Paths inside of the folder.

    Raises
    ------
    SandboxError
        They are too many or too large, or something there is no plain file.
    """
    if reason := unsafe(Path(folder), limits):
        raise SandboxError(reason)
    found = []
    for parent, names, here in os.walk(folder):
        names[:] = sorted(filter(_brought, names))
        paths = (os.path.join(parent, name) for name in sorted(filter(_brought, here)))
        found += [os.path.relpath(path, folder) for path in paths]
    return found


def _brought(name):
    """Whether a file or folder is not hidden, and no notebook."""
    return not (name.startswith((".", "__pycache__")) or name.lower().endswith(".ipynb"))


def _copies(limits, folder):
    """Arguments that copy a submission's files, and the files, open."""
    refuse(folder)
    names = files(folder, limits)
    opened = [os.open(os.path.join(folder, n), os.O_RDONLY | os.O_NOFOLLOW) for n in names]
    pairs = zip(map(str, opened), names, strict=True)
    return [word for fd, name in pairs for word in ("--file", fd, f"{SCRATCH}/{name}")], opened
