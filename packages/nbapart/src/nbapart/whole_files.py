"""Puts several files into a folder, each whole or not at all, for their owner's eyes alone."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nbapart.errors import CourseError


@contextmanager
def whole_files(folder: Path) -> Iterator[Path]:
    """Have a new folder to write files in; they are put into another one when the block ends.

    Parameters
    ----------
    folder : pathlib.Path
        Where they go. What else lies in it stays. Only its owner can read it.

    Yields
    ------
    pathlib.Path
        The folder to write in. Nothing of it is put anywhere where the block fails.

    Raises
    ------
    CourseError
        A file cannot be written.
    """
    made = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    try:
        made.mkdir(mode=0o700, parents=True)
        yield made
        folder.mkdir(mode=0o700, exist_ok=True)
        _put(sorted(made.iterdir()), folder)
    except OSError as error:
        raise CourseError(f"{folder} cannot be written: {error.strerror}.") from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _put(files: Iterable[Path], folder: Path) -> None:
    for path in files:
        path.chmod(0o600)
        os.replace(path, folder / path.name)
