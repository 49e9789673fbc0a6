"""Lists the files of a folder or zip file, and follows no path that leads out of it."""

import os
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath, PureWindowsPath

from nbapart.errors import CourseError, Error
from nbapart.limits import MAX_FILE_BYTES, MIB
from nbapart.text import is_utf8

MAX_LEVELS = 3  # of zip files inside of each other
MAX_INNER_FILES = 1000  # of a zip file inside of the download
MAX_INNER_BYTES = 4 * MAX_FILE_BYTES  # of the same, unpacked
NAMED_UTF_8 = 0x800  # the flag of a zip file's entry whose name is in UTF-8


class NotTaken(Error):
    """A file of a download is refused; the message says why."""


@dataclass(frozen=True)
class Entry:
    """A file of a download.

    Attributes
    ----------
    name : str
        Its path inside the download, with slashes; a zip file on the way counts as a folder.
    problem : str or None
        Why it must be refused.
    read : callable or None
        Returns its bytes, or raises `NotTaken`. None where there is a problem.
    """

    name: str
    problem: str | None = None
    read: Callable[[], bytes] | None = None


@contextmanager
def entries(path: Path, inside: str = "") -> Iterator[list[Entry]]:
    """List the files of a download, those of zip files inside it too.

    A file is read only on request, inside the `with` block: together they may be large.

    Parameters
    ----------
    path : pathlib.Path
        A folder, or a zip file.
    inside : str
        The folder inside of it that counts as the download; all of it unless given.

    Yields
    ------
    list of Entry

    Raises
    ------
    CourseError
        `path` is neither a folder nor a readable zip file, or there is nothing `inside`.
    """
    path = Path(path)
    if path.is_dir():
        yield _below(inside, _opened(_of_folder(path)))
    elif path.is_file() and zipfile.is_zipfile(path):
        with _unpacked(path) as archive:
            yield _below(inside, _opened(_of_zip(archive)))
    else:
        raise CourseError(f"{path} is neither a folder nor a zip file.")


def _below(inside: str, found: Iterable[Entry]) -> list[Entry]:
    """Keep what lies below a folder, named from there."""
    start = f"{inside.strip('/')}/" if inside else ""
    kept = [e for e in found if e.name.startswith(start) and e.name != start]
    if inside and not kept:
        raise CourseError(f"there is no folder {inside} in it.")
    return [Entry(e.name.removeprefix(start), e.problem, e.read) for e in kept]


def _unpacked(path):
    try:
        return zipfile.ZipFile(path)
    except Exception as error:  # zipfile may raise anything on malformed input
        raise CourseError(f"{path} is a zip file that cannot be read: {error}") from None


def _of_folder(root: Path) -> Iterator[Entry]:
    lost: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=lost.append):
        folders.sort()
        if not folders and not files and Path(folder) != root:
            yield Entry(Path(folder).relative_to(root).as_posix() + "/", "it is an empty folder")
        for name in sorted([*files, *folders]):
            path = Path(folder, name)
            inside = path.relative_to(root).as_posix()
            if path.is_symlink():
                yield Entry(inside, "it is a link")
            elif path.is_file():
                yield Entry(inside, _misnamed(inside), partial(_read, path))
            elif not path.is_dir():
                yield Entry(inside, "it is a special file")
    for error in lost:
        inside = Path(error.filename).relative_to(root).as_posix()
        yield Entry(inside, f"it cannot be read: {error.strerror}")


def _misnamed(name):
    if is_utf8(name):
        return None
    return "its name is not text in UTF-8: give the zip file itself, or unpack it again"


def _of_zip(archive: zipfile.ZipFile) -> Iterator[Entry]:
    for name, info in _named(archive):
        read = partial(_unzip, archive, info)
        yield Entry(name, _problem(name, info) or _misnamed(name), read)


def _named(archive):
    """Yield each file of a zip file by its name; of folders the empty ones alone."""
    infos = [(_decoded(info), info) for info in archive.infolist()]
    if not any("/" in name for name, _ in infos):  # old programs for Windows write backslashes
        infos = [(name.replace("\\", "/"), info) for name, info in infos]
    filled = {f"{parent}/" for name, _ in infos for parent in PurePosixPath(name).parents}
    for name, info in infos:
        if not name.endswith("/") or name not in filled:
            yield name, info


def _decoded(info):
    """Return a name; programs for macOS write UTF-8 and do not say so."""
    if info.flag_bits & NAMED_UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename


def _problem(name, info):
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link"
    windows = PureWindowsPath(name)
    if name.startswith("/") or windows.drive or windows.root:
        return "its path is absolute"
    if ".." in windows.parts:
        return "its path leads out of the zip file"
    return "it is an empty folder" if name.endswith("/") else None


def _opened(found: Iterable[Entry], level: int = 1) -> Iterator[Entry]:
    """Yield the files of zip files in place of these."""
    for entry in found:
        if entry.problem or not entry.name.lower().endswith(".zip"):
            yield entry
        elif level > MAX_LEVELS:
            yield Entry(entry.name, "it lies in too many zip files inside of each other")
        else:
            yield from _opened(_of_inner(entry), level + 1)


def _of_inner(entry: Entry) -> Iterator[Entry]:
    assert entry.read
    try:
        with _inner(entry.read) as archive:
            infos = [(name, _problem(name, info), info) for name, info in _named(archive)]
    except NotTaken as reason:
        yield Entry(entry.name, str(reason))
        return
    if problem := _too_much([info for _, _, info in infos]):
        yield Entry(entry.name, problem)
        return
    for number, (name, why, _) in enumerate(infos):
        path = f"{entry.name}/{name}"
        yield Entry(path, why or _misnamed(name), partial(_unzip_inner, entry.read, number))


def _too_much(infos):
    if not infos:
        return "it is an empty zip file"
    if len(infos) > MAX_INNER_FILES:
        return f"it holds more than {MAX_INNER_FILES} files"
    if sum(info.file_size for info in infos) > MAX_INNER_BYTES:
        return f"unpacked it is larger than {MAX_INNER_BYTES // MIB} MiB"
    return None


@contextmanager
def _inner(read: Callable[[], bytes]) -> Iterator[zipfile.ZipFile]:
    """Open a zip file inside the download; it is kept no longer than the block."""
    content = BytesIO(read())
    try:
        archive = zipfile.ZipFile(content)
    except Exception as error:  # zipfile may raise anything on malformed input
        raise NotTaken(f"it is a zip file that cannot be read: {error}") from None
    with archive:
        yield archive


def _unzip_inner(read, number):
    with _inner(read) as archive:
        return _unzip(archive, [info for _, info in _named(archive)][number])


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
