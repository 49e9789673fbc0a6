"""A student's own copy of the course, opened in JupyterLab on its start page.

The copy stands in a folder of its own, so that working on a sheet changes nothing of the course,
and a newer course nothing of a student's work.
"""

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

# Readings, sheets, and what they read or link to, which the list of files does not show.
COPIED = ("notebooks", "release", "docs/notation.md", "README.md")
QUIET = ("--log-level=CRITICAL", "--LabApp.log_level=CRITICAL")
SETTINGS = Path(__file__).parent / "study_settings"


def copy(root: Path, folder: Path) -> list[Path]:
    """Copy what a student needs of a course, but for what their folder has already.

    Parameters
    ----------
    root : pathlib.Path
        The course.
    folder : pathlib.Path
        The student's copy; it is made if it is not there.

    Returns
    -------
    list of pathlib.Path
        The files that were copied, as they are called in both places.
    """
    new = [path for path in _files(root) if not (folder / path).exists()]
    for path in new:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / path, folder / path)
    return new


def _files(root: Path) -> Iterator[Path]:
    for name in COPIED:
        paths = sorted((root / name).rglob("*")) if (root / name).is_dir() else [root / name]
        relative = (path.relative_to(root) for path in paths if path.is_file())
        yield from (path for path in relative if ".ipynb_checkpoints" not in path.parts)


def open_lab(folder: Path, arguments: Iterable[str] = ()) -> None:
    """Open JupyterLab on a student's copy, without an instructor's panels, until it is ended.

    Parameters
    ----------
    folder : pathlib.Path
        The copy.
    arguments : iterable of str
        Further arguments for JupyterLab.
    """
    from jupyterlab.labapp import LabApp

    paths = [str(SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, paths))
    # A page may be left while the server writes to it; that is nothing to be told of.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    LabApp.launch_instance([f"--ServerApp.root_dir={folder}", *QUIET, *arguments])
