"""The book, built once for all tests of it."""

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers.chromium import launched
from helpers.live_page import served

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    """What builds the book into a new folder, as `make book` does."""

    def run(seed="0"):
        folder = tmp_path_factory.mktemp("built") / "book"
        variables = {**os.environ, "PYTHONPATH": str(ROOT / "docs"), "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "book", str(folder)]
        done = subprocess.run(command, env=variables, capture_output=True, text=True)
        return SimpleNamespace(folder=folder, status=done.returncode, said=done.stderr)

    return run


@pytest.fixture(scope="session")
def built(build, tmp_path_factory, worker_id):
    """The book; of several processes that run tests the first that needs it builds it."""
    if worker_id == "master":
        return build()
    shared = tmp_path_factory.getbasetemp().parent
    kept = shared / "book.json"
    with (shared / "book.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps(vars(build()), default=str))
    found = json.loads(kept.read_text())
    return SimpleNamespace(**found | {"folder": Path(found["folder"])})


@pytest.fixture(scope="module")
def browser():
    """The system's Chromium."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def host(built):
    """The address of the book on a server of files, and the paths that it was asked for."""
    with served(built.folder) as host:
        yield host
