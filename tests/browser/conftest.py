"""JupyterLab on a student's folder, and a browser to open it with."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from helpers.chromium import launched

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A student's folder with the released unit 1 in it."""
    folder = tmp_path_factory.mktemp("student")
    shutil.copy(ROOT / "release/1-sigmoid/1-sigmoid.ipynb", folder)
    return folder


@pytest.fixture(scope="module")
def lab(folder, tmp_path_factory):
    """The address of the folder's notebook in a JupyterLab with settings of its own."""
    (notebook,) = folder.glob("*.ipynb")
    settings = tmp_path_factory.mktemp("settings")
    port, token = _free_port(), secrets.token_hex(8)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    command += [f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True"]
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=folder, env=_environment(settings), **options) as server:
        said = _wait(server)
        drain = threading.Thread(target=said.extend, args=(server.stderr,))
        drain.start()
        yield f"http://localhost:{port}/lab/workspaces/test/tree/{notebook.name}?token={token}"
        server.terminate()
        drain.join()


def _environment(settings):
    quiet = settings / "lab/user-settings/@jupyterlab/apputils-extension"
    quiet.mkdir(parents=True)
    (quiet / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    return os.environ | {
        "JUPYTER_CONFIG_DIR": str(settings),
        "JUPYTER_DATA_DIR": str(settings / "data"),
        "JUPYTER_RUNTIME_DIR": str(settings / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings / "lab/user-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(settings / "lab/workspaces"),
        "IPYTHONDIR": str(settings / "ipython"),
    }


def _free_port():
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def _wait(server):
    """Read what the server says until it is ready; where it never is, show what it said."""
    said = []
    for line in server.stderr:
        said.append(line)
        if "is running at" in line:
            return said
    pytest.fail("JupyterLab did not start: " + "".join(said[-20:]))


@pytest.fixture
def page():
    """A page of the system's Chromium."""
    with launched() as browser:
        yield browser.new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def notebook(page, lab):
    """The page with the notebook open, its kernel ready."""
    page.goto(lab)
    page.wait_for_function("window.jupyterapp && jupyterapp.restored", timeout=60_000)
    page.evaluate("() => jupyterapp.restored")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.ready")
    return page


@pytest.fixture
def keep():
    """What stores a picture of a page, or of a part of it, where the README wants one."""

    def store(seen, name):
        if folder := os.environ.get("KEEP_PICTURES"):
            seen.screenshot(path=Path(folder) / name)

    return store
