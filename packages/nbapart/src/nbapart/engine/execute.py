"""Executes a submission: its bytes come in, the executed notebook goes out. No course is needed."""

import json
import logging
import tempfile
import traceback
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from nbapart import extensions
from nbapart.errors import Error, SandboxError
from nbapart.kernel.zmtp import Ended
from nbapart.text import line

if TYPE_CHECKING:
    from nbapart.engine.job import Job

MAX_RUNS = 2  # of a submission whose kernel ended by itself


class Lost(Error):
    """Something of the machine's ended or is missing; it says nothing about the submission."""


@dataclass(frozen=True)
class Executed:
    """What came of a job.

    Attributes
    ----------
    notebook : bytes or None
        The executed notebook.
    reason : str or None
        Why there is none.
    logged : tuple of str
        What preprocessors have logged.
    """

    notebook: bytes | None
    reason: str | None = None
    logged: tuple[str, ...] = ()


def execute(job: "Job") -> Executed:
    """Execute a submission.

    Parameters
    ----------
    job : Job

    Returns
    -------
    Executed

    Raises
    ------
    Lost
        It can be tried again, on another worker.
    """
    _refuse_other_versions(job.worksheet)
    extensions.use(job.worksheet.extensions)
    log = Log()
    try:
        return Executed(_surely(job, log), logged=tuple(log.lines))
    except (SandboxError, Ended) as error:
        raise Lost(str(error)) from None
    except Lost:
        raise
    except Exception as error:
        name = "" if isinstance(error, Error) else f"{type(error).__name__}: "
        reason = line(name + str(error).strip().partition("\n")[0])
        return Executed(None, reason, (*log.lines, *traceback.format_exc().splitlines()))


def _surely(job, log):
    """Execute a submission; once more where its kernel ended, which may be nobody's fault.

    A kernel that ends again, while its zygote lives on, has been ended by the submission.
    """
    from nbapart.sandbox.warm import client

    for _ in range(MAX_RUNS):
        zygote = client.running()
        notebook, ended = _run(job, log)
        if not ended:
            return _written(notebook)
    if client.running() is not zygote:
        raise Lost("the zygote ended, and the kernel with it")
    return _written(notebook)


def _run(job, log):
    """Return the executed notebook, and whether a kernel had ended by itself."""
    from nbgrader.utils import setenv
    from traitlets.config import Config
    from traitlets.utils.importstring import import_item

    from nbapart import notebook_file
    from nbapart.preprocessors.execute import ENDED

    config = Config(job.worksheet.config)
    with tempfile.TemporaryDirectory(prefix="nbapart-") as root:
        folder, beside = Path(root, "work", job.unit), Path(root, "source")
        notebook_name = f"{job.unit}.ipynb"
        _lay_out({**job.files, **job.worksheet.files, notebook_name: job.notebook}, folder)
        _lay_out({**job.worksheet.files, notebook_name: job.worksheet.source}, beside)
        notebook = notebook_file.read(folder / notebook_name)
        resources = _resources(job, folder, beside)
        with setenv(NBGRADER_EXECUTION="autograde"):
            for name in job.worksheet.steps:
                step = import_item(name)(config=config, log=log.logger)
                notebook, resources = step.preprocess(notebook, resources)
    return notebook, resources.get(ENDED, False)


def _lay_out(files, folder):
    """Write files into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _resources(job, folder, beside):
    """Return what a preprocessor finds beside the notebook when nbgrader runs it."""
    from nbapart.preprocessors.source import SOURCE

    about = {"student": job.student, "assignment": job.unit, "notebook": job.unit, "db_url": ""}
    return {
        "unique_key": job.unit,
        "output_files_dir": f"{job.unit}_files",
        "nbgrader": about,
        "metadata": {"name": job.unit, "path": str(folder)},
        "units": job.worksheet.units,
        SOURCE: (json.loads(job.worksheet.source)["cells"], beside),
    }


def _written(notebook):
    """Return a notebook as nbgrader writes it."""
    import nbformat

    return nbformat.writes(notebook, version=nbformat.NO_CONVERT).encode() + b"\n"


class Log:
    """Collects what preprocessors log, for the writer's log.

    Attributes
    ----------
    logger : logging.Logger
    lines : list of str
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.logger = logging.Logger("nbapart", logging.WARNING)
        handler = logging.Handler()
        handler.emit = lambda record: self.lines.append(record.getMessage())  # type: ignore[method-assign]
        self.logger.addHandler(handler)


def _refuse_other_versions(worksheet):
    """Raise `Lost` where this machine has another version of something."""
    if differences := _differences(tuple(worksheet.versions.items()), worksheet.extensions):
        raise Lost(f"a worker has other versions than the coordinator: {differences}")


@lru_cache(maxsize=4)
def _differences(wanted, names):
    from nbapart.engine.job import versions

    extensions.use(names)
    here = versions()
    return "; ".join(
        f"{name} {here.get(name)} instead of {version}"
        for name, version in wanted
        if here.get(name) != version
    )
