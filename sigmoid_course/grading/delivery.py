"""Reads the notebooks of a folder or zip file, and nothing that leads out of it."""

import os
import stat
import zipfile
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath

from sigmoid_course.grading.course import CourseError

LIMIT = 20 * 2**20  # bytes; a notebook with many pictures stays below 5 MiB


class Refused(Exception):
    """A file of a delivery is not taken; the message says why."""


def entries(path):
    """List the notebooks of a delivery, and whatever is not a plain file.

    Parameters
    ----------
    path : pathlib.Path
        A folder, or a zip file.

    Yields
    ------
    name : str
        Path inside the delivery, with slashes.
    content : callable
        Returns the file's bytes, or raises `Refused`.

    Raises
    ------
    CourseError
        `path` is neither a folder nor a zip file that can be read.
    """
    path = Path(path)
    if path.is_dir():
        yield from _of_folder(path)
    elif path.is_file() and zipfile.is_zipfile(path):
        yield from _of_zip(path)
    else:
        raise CourseError(f"{path} is neither a folder nor a zip file.")


def _of_folder(root):
    for folder, folders, files in os.walk(root):
        for name in sorted([*files, *folders]):
            path = Path(folder, name)
            inside = path.relative_to(root).as_posix()
            if path.is_symlink():
                yield inside, partial(_refuse, "it is a link")
            elif path.is_file() and _is_notebook(inside):
                yield inside, partial(_read, path)


def _of_zip(path):
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if problem := _problem(info):
                yield info.filename, partial(_refuse, problem)
            elif not info.is_dir() and _is_notebook(info.filename):
                yield info.filename, partial(_unzip, archive, info)


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
    """Whether it is a notebook of the student's, and not what macOS or Jupyter leave behind."""
    parts = PurePosixPath(name).parts
    left = {"__MACOSX", ".ipynb_checkpoints"}
    return name.endswith(".ipynb") and not left & set(parts) and not parts[-1].startswith(".")


def _refuse(reason):
    raise Refused(reason)


def _read(path):
    if path.stat().st_size > LIMIT:
        raise Refused(f"it is larger than {LIMIT // 2**20} MiB")
    return path.read_bytes()


def _unzip(archive, info):
    try:
        with archive.open(info) as file:
            # The size that a zip file states may be a lie.
            content = file.read(LIMIT + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise Refused(f"it cannot be unpacked: {error}") from error
    if len(content) > LIMIT:
        raise Refused(f"it is larger than {LIMIT // 2**20} MiB")
    return content
