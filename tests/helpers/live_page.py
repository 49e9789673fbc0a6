"""The live page, built and served as a host of static files does."""

import contextlib
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "packages/steptrace/page/build.py"


def built(work, site):
    """Build the page as `make page` does; the test is skipped where npm is missing."""
    if not shutil.which("npm"):
        pytest.skip("npm is not on this machine")
    command = [sys.executable, BUILD, ROOT / "tests/derivations", work, site]
    subprocess.run([*map(str, command)], check=True, timeout=600)
    return site


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(site):
    """The address of a server of a folder's files, and the paths that it was asked for."""
    asked = []

    class Handler(_Quiet):
        def send_response(self, *arguments):
            asked.append(self.path)
            super().send_response(*arguments)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()
