"""Checks a submission's files: only regular files, not too many and not too large."""

import os
from collections.abc import Iterator
from pathlib import Path

from nbapart.limits import MIB, Limits
from nbapart.text import is_utf8, line

MAX_PATH_CHARACTERS = 1000  # of a file's whole path
TIME = "timestamp.txt"  # says when a submission was handed in


def unsafe(folder: Path, limits: Limits | None = None) -> str | None:
    """Return why the files in a submission's folder are not safe to process.

    nbgrader would follow a link out of the submission, and hang when it reads a pipe.

    Parameters
    ----------
    folder : pathlib.Path
    limits : Limits, optional

    Returns
    -------
    str or None
        The reason, in words; None where the files are safe.
    """
    limits = limits or Limits()
    files_left, bytes_left = limits.files, limits.scratch * MIB
    for path in (folder.parent, folder, *_below(folder)):
        if reason := _odd(path):
            return reason
        if path.is_file() and path != folder / f"{folder.name}.ipynb":
            files_left, bytes_left = files_left - 1, bytes_left - path.stat().st_size
        if files_left < 0:
            return f"the submission brings more than {limits.files} files along"
        if bytes_left < 0:
            return f"the submission's files are larger than {limits.scratch} MiB together"
    return None


def _below(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder, one by one, so that a huge folder is never listed completely."""
    for parent, names, files in os.walk(folder):
        yield from (Path(parent, name) for name in (*names, *files))


def _odd(path: Path) -> str | None:
    name = line(path.name)
    if len(str(path)) > MAX_PATH_CHARACTERS:
        return f"the folders of {name} lie too deep in each other"
    if not is_utf8(path.name):
        return f"the name {name} is not text in UTF-8"
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        return f"{name} is a link or a special file; only plain files are marked"
    if path.is_file() and path.stat().st_nlink > 1:
        return f"{name} is a link: the file has another name elsewhere"
    return None
