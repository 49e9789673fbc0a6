"""Three users of one machine: an instructor and two students, each with a closed home.

They exist inside of a bubblewrap alone, by a list of users that is laid over the machine's.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from nbapart_helpers.users import opened

IDS = {"teacher": 61001, "ada": 61002, "ben": 61003}


def _works(prefix):
    return subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0


def rights():
    """The words before a command that give it root's rights; None where there is no way to them."""
    if os.geteuid() == 0:
        return []
    ways = (["sudo", "-n"], ["unshare", "--map-root-user", "--map-auto", "--setuid", "0"])
    return next((way for way in ways if shutil.which(way[0]) and _works(way)), None)


RIGHTS = rights() if sys.platform == "linux" and shutil.which("bwrap") else None
needs_three_users = pytest.mark.skipif(RIGHTS is None, reason="no rights to act as other users")


class World:
    """Homes of the three users and a place for the exchange, as all of them see it."""

    def __init__(self):
        self.root = Path(tempfile.mkdtemp(prefix="exchange-", dir="/tmp"))
        self.root.chmod(0o755)
        entries = [f"{name}:x:{n}:{n}::{self.home(name)}:/bin/sh" for name, n in IDS.items()]
        self._list("passwd", entries)
        self._list("group", [f"{name}:x:{n}:" for name, n in IDS.items()])
        for name, number in IDS.items():
            words = ("install", "-d", "-m", "700", "-o", str(number), "-g", str(number))
            self._root(*words, str(self.home(name)))

    def _list(self, name, entries):
        text = Path("/etc", name).read_text(encoding="utf-8")
        (self.root / name).write_text(text + "\n".join(entries) + "\n", encoding="utf-8")

    def _root(self, *words):
        subprocess.run([*RIGHTS, *words], check=True, capture_output=True)

    def home(self, name):
        """A user's home."""
        return self.root / "home" / name

    def run(self, name, *words, cwd=None):
        """Run a command as a user; what it printed, and its status."""
        lists = [
            part for f in ("passwd", "group") for part in ("--ro-bind", self.root / f, f"/etc/{f}")
        ]
        world = ["--bind", "/", "/", "--dev-bind", "/dev", "/dev", *opened(), *lists]
        may = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        number = str(IDS[name])
        who = ["setpriv", "--reuid", number, "--regid", number, "--clear-groups"]
        places = [
            *("env", f"HOME={self.home(name)}", f"USER={name}", "PYTHONWARNINGS=ignore"),
            f"PATH={Path(sys.executable).parent}:{os.environ['PATH']}",
        ]
        at = ["--chdir", str(cwd or self.home(name))]
        full = [*RIGHTS, "bwrap", *world, *may, *at, "--", *who, *places, *map(str, words)]
        done = subprocess.run(
            list(map(str, full)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        return done.stdout, done.returncode

    def write(self, name, path, text):
        """Write a file as a user, below their home."""
        program = (
            "import pathlib, sys; path = pathlib.Path(sys.argv[1]); "
            "path.parent.mkdir(parents=True, exist_ok=True); path.write_text(sys.argv[2])"
        )
        said, status = self.run(name, sys.executable, "-c", program, path, text)
        assert status == 0, said

    def clear(self):
        """Take everything away."""
        self._root("rm", "-rf", str(self.root))
