"""Programs run as the user of the tests, and as an ordinary one where that is root."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
TESTS = Path(__file__).parents[1]

USERS = ["root", "nobody"] if os.geteuid() == 0 else ["ordinary"]

needs_bubblewrap = pytest.mark.skipif(not shutil.which("bwrap"), reason="bubblewrap is missing")

NOBODY = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]


def command(user, *words):
    """The words of a command as a user runs it."""
    if user != "nobody":
        return list(words)
    may = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    world = ["--bind", "/", "/", "--dev-bind", "/dev", "/dev", *opened()]
    return ["bwrap", *world, *may, "--", *NOBODY, *words]


def opened():
    """A home may be closed to others, as root's is, and Python or the course may live in it."""
    wanted = [Path(sys.base_prefix), ROOT]
    for home in {home for path in wanted for home in path.parents if _is_closed(home)}:
        yield from ("--perms", "0755", "--tmpfs", str(home))
        for path in (path for path in wanted if path.is_relative_to(home)):
            inner = [one for one in path.parents if one.is_relative_to(home) and one != home]
            for parent in reversed(inner):
                yield from ("--perms", "0755", "--dir", str(parent))
            yield from ("--ro-bind", str(path), str(path))


def _is_closed(folder):
    return not folder.stat().st_mode & 0o001


def start(user, program, *arguments, **options):
    """Start Python on a program's text as a user; helpers of the tests can be imported."""
    words = command(user, sys.executable, "-W", "error", "-c", program, *map(str, arguments))
    places = {"PYTHONPATH": f"{TESTS}:{TESTS}/sandbox", "HOME": "/nonexistent"}
    return subprocess.Popen(
        words, env=os.environ | places, cwd="/", stdout=subprocess.PIPE, text=True, **options
    )


def run(user, program, *arguments):
    """What a program prints; it must end well."""
    with start(user, program, *arguments) as process:
        said, _ = process.communicate()
    assert process.returncode == 0, said
    return said
