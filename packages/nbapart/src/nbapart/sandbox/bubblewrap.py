"""Builds the bubblewrap arguments for a sandbox: its isolation, mounts, files and environment."""

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

# All namespaces are new, and none can be created inside.
ISOLATION = (
    *("--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"),
    *("--unshare-cgroup-try", "--disable-userns", "--die-with-parent", "--new-session"),
    *("--clearenv", "--uid", "1000", "--gid", "1000", "--hostname", "sandbox"),
)

# Programs and libraries of the system. Not all of /usr: a course may be in /usr/src or /usr/local.
LIBRARIES = ("bin", "sbin", "lib", "lib32", "lib64")
SYSTEM = tuple(f"/usr/{name}" for name in (*LIBRARIES, "libexec", "share"))
ROOT_FOLDERS = tuple(f"/{name}" for name in LIBRARIES)

# What fonts, time zones and the dynamic loader need.
ETC = ("fonts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime")

# Root's sandboxes run as an unprivileged user, who may be unable to reach Python's folders. These
# are bind-mounted below this folder, which every Linux has and no sandbox shows.
ROOT_MOUNTS = "/sys/kernel"

# The parts of a Python environment. Not its whole folder, which may be the course's folder.
PYTHON_PARTS = ("bin", "lib", "lib64", "share", "pyvenv.cfg")


def bwrap_arguments(
    limits: Limits, folder: Path | str | None = None
) -> tuple[list[str], list[int]]:
    """Return the arguments with which bubblewrap creates a sandbox.

    Parameters
    ----------
    limits : Limits
    folder : path, optional
        The submission's folder; `files` lists what is copied from it to the working folder.

    Returns
    -------
    arguments : list of str
    descriptors : list of int
        Open files that bubblewrap must inherit and the caller must close.

    Raises
    ------
    SandboxError
        The submission's files are not acceptable, or its folder is mounted in every sandbox.
    """
    copies, descriptors = _copies(limits, folder) if folder else ([], [])
    arguments = [
        *ISOLATION,
        *_system(),
        *(word for name in ETC for word in ("--ro-bind-try", f"/etc/{name}", f"/etc/{name}")),
        *("--proc", "/proc", "--dev", "/dev", *_tmpfs("/dev/shm", limits.scratch)),
        *("--remount-ro", "/proc", "--remount-ro", "/dev"),
        *_tmpfs("/tmp", limits.scratch),
        *("--dir", HOME),
        *_tmpfs("/run", 1),
        *_tmpfs(SCRATCH, limits.scratch),
        *(word for pair in interpreter() for word in ("--ro-bind", *pair)),
        *copies,
        *("--chdir", SCRATCH),
        *(word for name, value in environment().items() for word in ("--setenv", name, value)),
    ]
    return arguments, descriptors


# These arguments come last: nothing can be mounted or copied after them.
READ_ONLY_ROOT = ["--remount-ro", "/"]


def limited(limits: Limits, command: list[str]) -> list[str]:
    """Wrap a command so that it sets its own resource limits before it runs.

    Parameters
    ----------
    limits : Limits
    command : list of str

    Returns
    -------
    list of str
    """
    options = [f"--{name}={most}:{most}" for name, most in limits.rlimits().items()]
    return ["prlimit", *options, "--", *command]


def _system():
    """Yield arguments for the system's folders; on most systems `/bin` etc. link into `/usr`."""
    for path in (*SYSTEM, *ROOT_FOLDERS):
        if os.path.islink(path):
            yield from ("--symlink", os.readlink(path), path)
        elif os.path.isdir(path):
            yield from ("--ro-bind", path, path)


def _tmpfs(path, size):
    """Return arguments for an empty folder in memory with a size limit in MiB."""
    return ["--size", str(size * MIB), "--tmpfs", path]


def python_folders() -> list[str]:
    """Return the host's folders that hold this Python, its environment and the shown packages.

    Returns
    -------
    list of str
    """
    # A package may be installed in editable mode, outside of the environment.
    packages = map(str, extensions.folders())
    return list(dict.fromkeys((sys.base_prefix, sys.prefix, *packages)))


def interpreter() -> list[tuple[str, str]]:
    """Return the bind mounts that this Python needs.

    Returns
    -------
    list of tuple of str
        Pairs of the source and the target, which is the path that it has on the host.
    """
    pairs = []
    for number, home in enumerate(python_folders()):
        parts = PYTHON_PARTS if home in (sys.base_prefix, sys.prefix) else ("",)
        seen = [os.path.join(home, part).rstrip("/") for part in parts]
        where = [os.path.join(mount_sources()[number], part) for part in parts]
        pairs += zip(where, seen, strict=True)
    return [pair for pair in pairs if os.path.exists(pair[1]) and not _within(pair[1], SYSTEM)]


def refuse(place: Path | str) -> None:
    """Refuse a folder of the host that students' code could read.

    Parameters
    ----------
    place : path
        The course's folder, or one inside it.

    Raises
    ------
    SandboxError
        It is inside a folder that is mounted in every sandbox.
    """
    if folder := _within(os.path.realpath(place), _shown(*python_folders())):
        raise SandboxError(f"students' code can read {folder}: move the course out of it")


@functools.lru_cache(maxsize=8)
def _shown(*python_folders):
    """Return the real paths of all that is mounted in every sandbox; cached by Python's folders."""
    return [
        os.path.realpath(path) for path in (*SYSTEM, *ROOT_FOLDERS, *(p for _, p in interpreter()))
    ]


def _within(path, folders):
    """Return the folder that is or contains the path; None where there is none."""
    return next((folder for folder in folders if f"{path}/".startswith(f"{folder}/")), None)


def mount_sources() -> list[str]:
    """Return the paths from which bubblewrap mounts the `python_folders`.

    Root's sandboxes run as an unprivileged user, who may have no access to root's folders. For them
    `SandboxProcess` bind-mounts these folders below `ROOT_MOUNTS` before it changes the user.

    Returns
    -------
    list of str
    """
    if os.geteuid() != 0:
        return python_folders()
    return [f"{ROOT_MOUNTS}/{number}" for number in range(len(python_folders()))]


def environment() -> dict[str, str]:
    """Return the environment of a kernel, which takes nothing from the marker's.

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
    """List the files of a submission that are copied into its sandbox.

    Notebooks and hidden files are not: nbgrader's copy of the notebook contains the hidden tests.

    Parameters
    ----------
    folder : path
    limits : Limits

    Returns
    -------
    list of str
        Paths relative to the folder.

    Raises
    ------
    SandboxError
        There are too many files, they are too large, or one is not a regular file.
    """
    if reason := unsafe(Path(folder), limits):
        raise SandboxError(reason)
    found = []
    for parent, names, here in os.walk(folder):
        names[:] = sorted(filter(_is_copied, names))
        paths = (os.path.join(parent, name) for name in sorted(filter(_is_copied, here)))
        found += [os.path.relpath(path, folder) for path in paths]
    return found


def _is_copied(name):
    """Return whether a file or folder is neither hidden nor a notebook."""
    return not (name.startswith((".", "__pycache__")) or name.lower().endswith(".ipynb"))


def _copies(limits, folder):
    """Return arguments that copy a submission's files, and the descriptors of these files."""
    refuse(folder)
    names = files(folder, limits)
    opened = [os.open(os.path.join(folder, n), os.O_RDONLY | os.O_NOFOLLOW) for n in names]
    pairs = zip(map(str, opened), names, strict=True)
    return [word for fd, name in pairs for word in ("--file", fd, f"{SCRATCH}/{name}")], opened
