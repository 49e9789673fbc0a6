"""The kernel's program, the same for both ways to start."""

import sys
from types import SimpleNamespace

from ipykernel.kernelapp import IPKernelApp
from nbapart.sandbox import launcher


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
    seen = []
    shell = SimpleNamespace(enable_matplotlib=lambda gui: gui)
    app = SimpleNamespace(initialize=lambda: seen.extend(sys.path), shell=shell)

    def instance(**settings):
        vars(app).update(settings)
        return app

    monkeypatch.setattr(IPKernelApp, "instance", instance)
    monkeypatch.setattr(sys, "path", ["/lib/python3"])
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.setitem(sys.modules, "debugpy", None)
    monkeypatch.setenv("JPY_PARENT_PID", "1")
    assert launcher.set_up(["-f", "file"]) is app
    assert (app.connection_file, app.config.HistoryManager.enabled) == ("file", False)
    assert (seen, sys.path) == (["/lib/python3"], ["", "/lib/python3"])
    assert shell.enable_matplotlib("qt") == "inline"
