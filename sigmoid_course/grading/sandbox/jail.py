"""The walls of a sandbox: what it sees of the host, as arguments for bubblewrap."""

import os
import stat
import sys
from pathlib import Path

import sigmoid_course
from sigmoid_course.grading.sandbox import SandboxError
from sigmoid_course.grading.sandbox.limits import MIB

SCRATCH = "/work"
HOME = "/tmp/home"
CONNECTION = "/run/connection.json"
SOCKETS = "/run/kernel"

# Everything is unshared, and nothing can be shared anew from inside.
APART = """--unshare-user --unshare-ipc --unshare-pid --unshare-net --unshare-uts
    --unshare-cgroup-try --disable-userns --die-with-parent --new-session --clearenv
    --uid 1000 --gid 1000 --hostname sandbox""".split()

# Programs and libraries of the system. What was added to the machine stands in /usr/local.
SYSTEM = "--ro-bind /usr /usr --tmpfs /usr/local --remount-ro /usr/local".split()

# What fonts, times and the loader need.
ETC = ("fonts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime")

# What a Python environment consists of. Not the whole folder: it may be the course's own.
PARTS = ("bin", "lib", "lib64", "share", "pyvenv.cfg")


def walls(limits, folder=None):
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
        *SYSTEM,
        *_top(),
        *(word for name in ETC for word in ("--ro-bind-try", f"/etc/{name}", f"/etc/{name}")),
        *("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev"),
        *_room("/dev/shm", limits.scratch),
        *("--remount-ro", "/dev"),
        *_room("/tmp", limits.scratch),
        *("--dir", HOME),
        *_room("/run", 1),
        *_room(SCRATCH, limits.scratch),
        *(word for path in interpreter() for word in ("--ro-bind", path, path)),
        *copies,
        *("--chdir", SCRATCH),
        *(word for name, value in environment().items() for word in ("--setenv", name, value)),
    ]
    return arguments, descriptors


# Whatever comes after the walls, files for the kernel for example, comes before these.
CLOSE = ["--remount-ro", "/"]


def _top():
    """`/bin`, `/lib` and their kin: links into `/usr` on most systems, folders on others."""
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        path = Path("/", name)
        if path.is_symlink():
            yield from ("--symlink", os.readlink(path), str(path))
        elif path.is_dir():
            yield from ("--ro-bind", str(path), str(path))


def _room(path, size):
    """An empty folder in memory that holds so many MiB."""
    return ["--size", str(size * MIB), "--tmpfs", path]


def interpreter():
    """What of the host this Python needs, and nothing else.

    Returns
    -------
    list of str
        Paths that are seen in the sandbox where they are outside.
    """
    prefixes = dict.fromkeys((sys.base_prefix, sys.prefix))
    parts = [os.path.join(prefix, part) for prefix in prefixes for part in PARTS]
    # The package itself may be installed in editable mode, outside of the environment.
    parts.append(os.path.dirname(sigmoid_course.__file__))
    shown = ("/usr/bin", "/usr/lib", "/usr/lib64", "/usr/share")
    return [path for path in parts if path not in shown and os.path.exists(path)]


def environment():
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


def files(folder, limits):
    """The files a submission brings along.

    Notebooks and hidden files are left out: nbgrader's copy of a submission has the marking tests
    in its notebook. So is what is no plain file.

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
        There are too many.
    """
    found = []
    for parent, names, here in os.walk(folder):
        names[:] = sorted(name for name in names if _brought(parent, name, stat.S_ISDIR))
        plain = sorted(name for name in here if _brought(parent, name, stat.S_ISREG))
        found += [os.path.relpath(os.path.join(parent, name), folder) for name in plain]
        if len(found) > limits.files:
            raise SandboxError(f"the submission brings more than {limits.files} files along")
    return found


def _brought(parent, name, kind):
    hidden = name.startswith((".", "__pycache__")) or name.lower().endswith(".ipynb")
    return not hidden and kind(os.lstat(os.path.join(parent, name)).st_mode)


def _copies(limits, folder):
    """Arguments that copy a submission's files, and the files, open."""
    names = files(folder, limits)
    sizes = sum(os.lstat(os.path.join(folder, name)).st_size for name in names)
    if sizes > limits.scratch * MIB:
        raise SandboxError(f"the submission's files are larger than {limits.scratch} MiB together")
    opened = [os.open(os.path.join(folder, n), os.O_RDONLY | os.O_NOFOLLOW) for n in names]
    pairs = zip(map(str, opened), names, strict=True)
    return [word for fd, name in pairs for word in ("--file", fd, f"{SCRATCH}/{name}")], opened
