"""The processes in which tests run: forks of the one that marks.

What a test changes in its process, such as a library's function or its settings, is gone with the
notebook. Tests that can change nothing share a process, and what libraries remember in it.
"""

import atexit
import contextlib
import importlib
import json
import os
import signal
import socket
import time
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from nbformat import from_dict

from nbapart import extensions, findings
from nbapart.kernel.outputs import error
from nbapart.limits import Limits
from nbapart.marker import worker
from nbapart.marker.still import is_still
from nbapart.marker.test_cell import Cell, Result
from nbapart.transfer import framing

# How long a test may overrun its time, as in a library that does not let itself be interrupted.
GRACE_SECONDS = 5.0
ENDED = "This test could not end: the process in which it ran was stopped."
# Modules that tests have imported: they are loaded before the next process is forked.
_imported: list[str] = []
_shared: dict[int, "Process"] = {}  # by the process that has forked it


class Marker:
    """Runs the tests of one notebook.

    Parameters
    ----------
    cells : sequence of dict
        The cells of the unit's source.
    tests : sequence of str
        The texts of the tests.
    limits : Limits
    folder : pathlib.Path, optional
        Where tests run: the folder of the unit's source.
    """

    def __init__(
        self,
        cells: Sequence[dict],
        tests: Sequence[str],
        limits: Limits,
        folder: Path | None = None,
    ) -> None:
        self._is_shared = all(map(is_still, tests))
        self._process: Process | None = None
        self._unit = {
            "cells": json.dumps(cells),
            "bounds": [limits.value, limits.depth],
            "folder": str(folder or ""),
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def run(self, test: Cell, kernel: socket.socket | str, left: float) -> Result:
        """Run a test.

        Parameters
        ----------
        test : Cell
        kernel : socket.socket or str
            The marker's end of the bridge to the student's kernel, or why there is none.
        left : float
            Seconds that the kernel has for its answers.

        Returns
        -------
        Result
        """
        until = time.monotonic() + test.seconds + GRACE_SECONDS
        try:
            if self._process is None:
                self._process = self._begun(until)
            return self._process.run(test, kernel, left, until)
        except framing.Gone:
            self._end()
            return Result([error("TestStopped", ENDED)], findings.Findings(needs_person=True))

    def close(self) -> None:
        """End the process, unless other notebooks use it too."""
        if self._process and not self._is_shared:
            self._end()

    def _begun(self, until):
        process = _shared.get(os.getpid()) if self._is_shared else None
        process = process or Process()
        if self._is_shared:
            _shared[os.getpid()] = process
        process.begin(self._unit, until)
        return process

    def _end(self):
        if self._process:
            self._process.close()
            if self._is_shared:
                _shared.pop(os.getpid(), None)
        self._process = None


class Process:
    """A fork of this process that runs tests."""

    def __init__(self) -> None:
        _load()
        self._line, theirs = socket.socketpair()
        self._kernel: socket.socket | None = None  # the last one that it was given
        with warnings.catch_warnings():
            # Other threads are not needed in the fork: it runs nothing but tests.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._pid = os.fork()
        if self._pid == 0:
            worker.work(theirs)
        theirs.close()

    def begin(self, unit: dict, until: float) -> None:
        """Begin with another notebook."""
        framing.send(self._line, framing.encode({"unit": unit}), until)

    def run(self, test: Cell, kernel: socket.socket | str, left: float, until: float) -> Result:
        """Run a test, as `Marker.run`; raise `framing.Gone` if there is no result in time."""
        lost = kernel if isinstance(kernel, str) else None
        new = None if isinstance(kernel, str) or kernel is self._kernel else kernel
        request = {"test": asdict(test), "left": left, "new": new is not None, "lost": lost}
        framing.send(self._line, framing.encode(request), until)
        if new is not None:
            socket.send_fds(self._line, [b"+"], [new.fileno()])
            self._kernel = new
        return _result(json.loads(framing.receive(self._line, worker.MAX_MESSAGE_BYTES, until)))

    def close(self) -> None:
        """End the process."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._line.close()


@atexit.register
def stop() -> None:
    """End the process that notebooks share."""
    if process := _shared.pop(os.getpid(), None):
        process.close()


def _load():
    """Load what tests will need, which each fork would have to load again."""
    extensions.load()
    for name in _imported:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    _imported.clear()


def _result(reply):
    _imported.extend(reply["modules"])
    found = findings.Findings(
        tuple(findings.Finding(**one) for one in reply["findings"]["found"]),
        reply["findings"]["needs_person"],
    )
    return Result(list(map(from_dict, reply["outputs"])), found, reply["logged"], reply["lost"])
