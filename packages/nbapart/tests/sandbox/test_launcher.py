"""The kernel's program, the same for both ways to start."""

import os
import sys
from types import SimpleNamespace

import nbapart.transfer.kernel_end  # noqa: F401 - before the search path is replaced
from nbapart.sandbox import launcher
from nbapart.sandbox.marked import App
from tornado.ioloop import IOLoop


def test_add_folder(monkeypatch):
    """Does the notebook's folder come after Python's own modules and before packages?"""
    monkeypatch.setattr(sys, "path", ["/lib/python3", "/lib/python3/site-packages", "/course"])
    launcher.add_folder()
    assert sys.path == ["/lib/python3", "", "/lib/python3/site-packages", "/course"]


def test_add_folder_without_packages(monkeypatch):
    """Does it come first where there are no packages?"""
    monkeypatch.setattr(sys, "path", ["/lib/python3"])
    launcher.add_folder()
    assert sys.path == ["", "/lib/python3"]


def test_folder_comes_last(monkeypatch):
    """Is nothing beside the notebook imported before the kernel is set up, without a history?"""
    seen, loop = [], SimpleNamespace()
    shell = SimpleNamespace(enable_matplotlib=lambda gui: gui)
    app = SimpleNamespace(initialize=lambda: seen.extend(sys.path), shell=shell)

    def instance(**settings):
        vars(app).update(settings)
        return app

    monkeypatch.setattr(App, "instance", instance)
    monkeypatch.setattr(sys, "path", ["/lib/python3"])
    monkeypatch.setattr(sys, "argv", [])
    # What a kernel changes in its own process stays out of this one.
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.setattr(IOLoop, "current", lambda: SimpleNamespace(asyncio_loop=loop))
    monkeypatch.setattr(os, "_exit", os._exit)
    monkeypatch.setitem(sys.modules, "debugpy", None)
    monkeypatch.setenv("JPY_PARENT_PID", "1")
    assert launcher.set_up(["-f", "file"]) is app
    assert (app.connection_file, app.config.HistoryManager.enabled) == ("file", False)
    assert (seen, sys.path) == (["/lib/python3"], ["", "/lib/python3"])
    assert (shell.enable_matplotlib("qt"), loop.stop()) == ("inline", None)
