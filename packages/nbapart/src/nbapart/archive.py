"""Reads the notebooks of a folder or zip file, and follows no path that leads out of it."""

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath

from nbapart.errors import CourseError, Error
from nbapart.limits import MAX_FILE_BYTES, MIB


class NotTaken(Error):
    """A file of a download is refused; the message says why."""


@contextmanager
def entries(path: Path) -> Iterator[list[tuple[str, str | None, Callable[[], bytes] | None]]]:
    """List the notebooks of a download, and everything that must be refused.

    A notebook is read only on request, inside the `with` block: together they may be large.

    Parameters
    ----------
    path : pathlib.Path
        A folder, or a zip file.

    Yields
    ------
    list of tuple
        For each, its path inside the download, with slashes; why it is refused, or None; and a
        callable that returns its bytes, or raises `NotTaken`.

    Raises
    ------
    CourseError
        `path` is neither a folder nor a readable zip file.
    """
    path = Path(path)
    if path.is_dir():
        yield list(_of_folder(path))
    elif path.is_file() and zipfile.is_zipfile(path):
        with _unpacked(path) as archive:
            yield list(_of_zip(archive))
    else:
        raise CourseError(f"{path} is neither a folder nor a zip file.")


def _unpacked(path):
    try:
        return zipfile.ZipFile(path)
    except Exception as error:  # zipfile may raise anything on malformed input
        raise CourseError(f"{path} is a zip file that cannot be read: {error}") from None


def _of_folder(root):
    lost = []
    for folder, folders, files in os.walk(root, onerror=lost.append):
        for name in sorted([*files, *folders]):
            path = Path(folder, name)
            inside = path.relative_to(root).as_posix()
            if path.is_symlink():
                yield inside, "it is a link", None
            elif path.is_file() and _is_notebook(inside):
                yield inside, None, partial(_read, path)
    for error in lost:
        inside = Path(error.filename).relative_to(root).as_posix()
        yield inside, f"it cannot be read: {error.strerror}", None


def _of_zip(archive):
    for info in archive.infolist():
        if problem := _problem(info):
            yield info.filename, problem, None
        elif not info.is_dir() and _is_notebook(info.filename):
            yield info.filename, None, partial(_unzip, archive, info)


def _problem(info):
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link"
    windows = PureWindowsPath(info.filename)
    if info.filename.startswith("/") or windows.drive or windows.root:
        return "its path is absolute"
    if ".." in windows.parts:
        return "its path leads out of the zip file"
    return None


def _is_notebook(name):
    """Return whether a file is a student's notebook, and not left behind by macOS or Jupyter."""
    parts = PurePosixPath(name).parts
    ignored = {"__MACOSX", ".ipynb_checkpoints"}
    return name.endswith(".ipynb") and not ignored & set(parts) and not parts[-1].startswith(".")


def _read(path):
    try:
        with path.open("rb") as file:
            return _within(file)
    except OSError as error:
        raise NotTaken(f"it cannot be read: {error.strerror}") from error


def _unzip(archive, info):
    try:
        with archive.open(info) as file:
            return _within(file)
    except NotTaken:
        raise
    except Exception as error:  # zipfile may raise anything on malformed input
        raise NotTaken(f"it cannot be unpacked: {error or type(error).__name__}") from error


def _within(file):
    """Read a file up to the size limit; the size that a zip file states may be forged."""
    content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise NotTaken(f"it is larger than {MAX_FILE_BYTES // MIB} MiB")
    return content
