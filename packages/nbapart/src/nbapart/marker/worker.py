"""Runs in a fork of the marker: it runs the tests that it is sent, until nobody sends any more."""

import gc
import json
import logging
import os
import socket
import sys
import time
import traceback
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

from nbapart.marker import given, test_cell
from nbapart.marker.names import Names
from nbapart.marker.test_cell import Cell
from nbapart.sandbox.warm import preload
from nbapart.transfer import framing
from nbapart.transfer.marker_end import Bridge, Lost

MAX_MESSAGE_BYTES = 1 << 27
LINE = 3  # the descriptor of the line to the marker


def work(line: socket.socket) -> NoReturn:
    """Be the worker, in a process that was just forked; never return.

    Parameters
    ----------
    line : socket.socket
        On which tests arrive.
    """
    try:
        gc.freeze()  # what is never collected closes no descriptor, which may be another's by now
        Worker(_settle(line)).serve()
    except framing.Gone:
        pass
    except Exception:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(0)


def _settle(line):
    """Keep no descriptor but the line, and nothing random that other workers have too."""
    if line.fileno() != LINE:
        os.dup2(line.detach(), LINE)
        line = socket.socket(fileno=LINE)
    os.closerange(LINE + 1, os.sysconf("SC_OPEN_MAX"))
    logging.getLogger().handlers.clear()
    preload.reseed()
    return line


class Worker:
    """Runs tests.

    Parameters
    ----------
    line : socket.socket
    """

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._search = list(sys.path)
        self._modules = set(sys.modules)
        self._names, self._unit = Names(), {"folder": "", "bounds": [0, 0]}
        self._kernel: socket.socket | None = None
        self._bridge: Bridge | None = None

    def serve(self) -> None:
        """Do what requests ask for; raise `framing.Gone` when the other end is closed."""
        while True:
            request = json.loads(framing.receive(self._line, MAX_MESSAGE_BYTES))
            if "unit" in request:
                self._begin(request["unit"])
            else:
                framing.send(self._line, framing.encode(self._run(request)))

    def _begin(self, unit):
        """Begin with another notebook."""
        self._unit, self._names = unit, Names(_given(unit["cells"]))
        sys.path[:] = self._search
        if unit["folder"]:
            os.chdir(unit["folder"])
            sys.path.insert(0, unit["folder"])

    def _run(self, request):
        if request["new"]:
            self._meet()
        bridge = Lost(request["lost"]) if request["lost"] else self._bridge
        until = time.monotonic() + request["left"]
        bridge.patience = lambda: until - time.monotonic()
        result = test_cell.run(Cell(**request["test"]), self._names, bridge)
        loaded: list[str] = []
        if len(sys.modules) > len(self._modules):
            loaded = [name for name in sys.modules if name not in self._modules]
            self._modules.update(loaded)
        return asdict(result) | {"modules": list(filter(self._is_installed, loaded))}

    def _meet(self):
        """Receive the marker's end of the bridge to another kernel."""
        _, (number,), *_ = socket.recv_fds(self._line, 1, 1)
        if self._kernel:
            self._kernel.close()
        self._kernel = socket.socket(fileno=number)
        value, depth = self._unit["bounds"]
        self._bridge = Bridge(self._kernel, SimpleNamespace(value=value, depth=depth))

    def _is_installed(self, name):
        """Return whether a module does not lie beside the tests."""
        file = getattr(sys.modules[name], "__file__", None)
        folder = self._unit["folder"]
        return file is not None and not (folder and Path(file).is_relative_to(folder))


@lru_cache(maxsize=16)
def _given(cells):
    return given.of_cells(json.loads(cells))
