"""JupyterLab for tests in a browser: started, ready, and with settings of its own."""

import contextlib
import os
import secrets
import select
import socket
import subprocess
import threading
import urllib.request

import pytest

SET_CELLS = """
async (sources) => {
  const panel = jupyterapp.shell.currentWidget;
  for (const cell of panel.content.widgets) {
    const source = sources[cell.model.id];
    if (source !== undefined) cell.model.sharedModel.setSource(source);
  }
  await panel.context.save();
}
"""


@contextlib.contextmanager
def served(command, folder, settings):
    """The address of a JupyterLab that a command starts, with what it says in the terminal."""
    port, token = _free_port(), secrets.token_hex(8)
    command += ["--no-browser", "--allow-root", "--LabApp.expose_app_in_browser=True"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    command += [f"--IdentityProvider.token={token}"]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(command, cwd=folder, env=_environment(settings), **options) as process:
        said = []
        drain = threading.Thread(target=said.extend, args=(process.stdout,))
        drain.start()
        _wait(f"http://localhost:{port}/api", process, said)
        yield f"http://localhost:{port}/{{}}?token={token}".format, said
        process.kill()
        drain.join()


def _environment(settings):
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


def _wait(address, process, said):
    """Ask the server until it answers; where it ends before, show what it said."""
    while process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        select.select([], [], [], 0.1)
    pytest.fail("JupyterLab did not start: " + "".join(said[-20:]))


IS_IDLE = "() => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"


def ready(page):
    """Wait until JupyterLab has opened a notebook, and its kernel is ready and has said so."""
    page.wait_for_function("window.jupyterapp && jupyterapp.restored", timeout=60_000)
    page.evaluate("async () => void (await jupyterapp.restored)")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)
    page.evaluate("async () => void (await jupyterapp.shell.currentWidget.sessionContext.ready)")
    page.wait_for_function(IS_IDLE, timeout=60_000)


def validate(page):
    """Press Validate and return the dialog."""
    page.get_by_text("Validate", exact=True).first.click()
    dialog = page.locator(".jp-Dialog:has(#validation-message)")
    dialog.wait_for(timeout=120_000)
    return dialog
