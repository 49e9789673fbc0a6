"""JupyterLab on a student's folder, and a browser to open it with."""

import contextlib
import os
import secrets
import shutil
import sys
from pathlib import Path

import pytest
from helpers.chromium import launched
from helpers.lab import ready, served

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A student's folder with the released unit 1 in it."""
    folder = tmp_path_factory.mktemp("student")
    shutil.copy(ROOT / "release/1-sigmoid/1-sigmoid.ipynb", folder)
    return folder


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of one JupyterLab on all folders of tests."""
    command = [sys.executable, "-m", "jupyterlab"]
    settings = tmp_path_factory.mktemp("settings")
    with served(command, tmp_path_factory.getbasetemp(), settings) as (address, _):
        yield address


@pytest.fixture(scope="module")
def browser():
    """The system's Chromium; while it is open, no other event loop can run in this process."""
    with launched() as browser:
        yield browser


@pytest.fixture
def page(browser):
    """A new page in a window of its own."""
    with contextlib.closing(browser.new_page(viewport={"width": 1280, "height": 900})) as page:
        yield page


@pytest.fixture
def notebook(page, server, folder, tmp_path_factory):
    """The page with the folder's notebook open, its kernel ready."""
    (path,) = folder.glob("*.ipynb")
    path = path.relative_to(tmp_path_factory.getbasetemp()).as_posix()
    page.goto(server(f"lab/workspaces/{secrets.token_hex(8)}/tree/{path}"))
    ready(page)
    return page


@pytest.fixture
def keep():
    """What stores a picture of a page, or of a part of it, where the README wants one."""

    def store(seen, name):
        if folder := os.environ.get("KEEP_PICTURES"):
            seen.screenshot(path=Path(folder) / name)

    return store
