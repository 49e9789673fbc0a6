"""The rights of the exchange's folders: who may look into them, and who may put something there."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":  # where nbgrader has no exchange either
    import grp
    import pwd

# What a folder of the exchange needs, below the root: everybody may put work into inbound/, nobody
# but the instructor list it, and nobody but the owner rename or take away what lies in it.
RIGHTS = {"": 0o755, "outbound": 0o755, "inbound": 0o3733, "feedback": 0o711}
ROOT = 0o1777  # nbgrader asks that everybody may write there; what is not theirs stays


def apply(root: Path, course_id: str) -> None:
    """Make the folders of a course in the exchange, and set their rights.

    Parameters
    ----------
    root : pathlib.Path
    course_id : str
    """
    if not root.is_dir():
        root.mkdir(parents=True)
    if _is_own(root):
        root.chmod(ROOT)
    for name, mode in RIGHTS.items():
        folder = root / course_id / name
        folder.mkdir(exist_ok=True)
        folder.chmod(mode)


def _is_own(path):
    return path.stat().st_uid == os.geteuid()


def faults(root: Path, course_id: str, course: Path) -> Iterator[str]:
    """Yield what is wrong with an exchange, and how it is mended.

    Parameters
    ----------
    root : pathlib.Path
    course_id : str
    course : pathlib.Path
        The course's folder.

    Yields
    ------
    str
    """
    if root.resolve().is_relative_to(course.resolve()):
        yield f"{root} lies in the course's folder, which students would have to enter: move it"
    if not root.is_dir():
        return
    if not root.stat().st_mode & stat.S_ISVTX:
        yield f"students can replace folders in {root}: chmod 1777 {root}"
    for name, mode in RIGHTS.items():
        folder = root / course_id / name
        if folder.is_dir() and stat.S_IMODE(folder.stat().st_mode) != mode:
            yield f"{folder} has rights that do not hold: chmod {mode:o} {folder}"
    if others := _sharing(root / course_id / "inbound"):
        group = f"{', '.join(others)} in the group of {root / course_id / 'inbound'}"
        yield f"{group} can read what students hand in: give it a group of the instructor's alone"
    if _is_walkable(root) and _is_walkable(course):
        yield f"other users can read the course, hidden tests and marks too: chmod 700 {course}"


def _sharing(folder):
    """Return who is in the group of a folder besides its owner and root."""
    if not folder.is_dir():
        return []
    found = folder.stat()
    users = {one.pw_name for one in pwd.getpwall() if one.pw_gid == found.st_gid}
    try:
        members = set(grp.getgrgid(found.st_gid).gr_mem)
    except KeyError:
        members = set()
    own = {one.pw_name for one in pwd.getpwall() if one.pw_uid in (0, found.st_uid)}
    return sorted((users | members) - own)


def _is_walkable(path):
    """Return whether every other user can enter a folder."""
    path = path.resolve()
    return all(one.stat().st_mode & stat.S_IXOTH for one in (path, *path.parents))


def advice(root: Path, course_id: str) -> str:
    """Return the settings of students on this machine, for /etc/jupyter/nbgrader_config.py."""
    return (
        "c = get_config()\n"
        f'c.CourseDirectory.course_id = "{course_id}"\n'
        f'c.Exchange.root = "{root}"\n'
        'c.ExchangeFactory.submit = "nbapart.exchange.Submit"'
    )
