"""Attacks come to nothing: the marks are right, and nobody else is touched.

All attacks are handed in to one course, which one process marks: once as root, where these tests
have root's rights, and once as an ordinary user. Each attack says itself what it tries.
"""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from attacks import everything
from attacks.attack import CANARY, HONEST, PROSE, RIGHT, WORTH, unit
from bs4 import BeautifulSoup
from helpers.units import ROOT
from nbapart_helpers import users

NOBODY = 65534
LARGEST = 300  # MiB that the marker may grow by
LONGEST = 300  # characters of a line in the report
SLOWEST = 60  # seconds for a submission; its own code is stopped after 20
OF_A_COURSE = {"autograded", "feedback", "gradebook.db", "logs", "nbgrader_config.py", "release"}
OF_A_COURSE |= {".nbapart", "source", "submitted"}
ATTACKS = pytest.mark.parametrize(
    "attack", [pytest.param(attack, id=attack.name) for attack in everything.ATTACKS]
)


def marked(user):
    """Let a user mark everything; what the runner has found, and what this process has seen."""
    with tempfile.TemporaryDirectory(prefix="attacks-") as name, contextlib.ExitStack() as stack:
        base = Path(name)
        (base / "host.txt").write_text(f"{CANARY}files")
        base.chmod(0o755)  # nothing but the sandbox keeps a student's code out
        if user == "nobody":
            for path in (base, base / "host.txt"):
                os.chown(path, NOBODY, NOBODY)
        servers = [stack.enter_context(server) for server in listening()]
        words = [sys.executable, "-m", "attacks.runner", f"{base}/course", f"{CANARY}processes"]
        command = users.command(user, *words)
        subprocess.run(command, env=environment(base, *servers), cwd=base, check=True)
        found = json.loads((base / "result.json").read_text())
        called = [server for server in servers if was_called(server)]
        in_course = {path.name for path in (base / "course").iterdir()}
        return SimpleNamespace(**found, called=called, in_course=in_course)


def listening():
    """Servers on this machine: by TCP, and in the abstract room of unix sockets."""
    yield socket.create_server(("127.0.0.1", 0))
    server = socket.socket(socket.AF_UNIX)
    server.bind(b"")  # the system finds a name
    server.listen()
    yield server


def was_called(server):
    """Whether somebody has connected."""
    server.setblocking(False)
    with contextlib.suppress(BlockingIOError):
        server.accept()[0].close()
        return True
    return False


def environment(base, tcp, unix):
    """What the runner finds in its environment, a secret too."""
    return {
        "HOME": str(base),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}/tests:{ROOT}/packages/nbapart/tests",
        "PORT": str(tcp.getsockname()[1]),
        "SOCKET": unix.getsockname()[1:].decode(),
        "SECRET": f"{CANARY}environment",
    }


@pytest.fixture(scope="class")
def found(request):
    """What came of all attacks, marked by the user of the class."""
    return marked(request.cls.user)


class Attacks:
    """The tests of one user, in a class of its own, so that two can mark at a time."""

    user = None

    @ATTACKS
    def test_it_earns_what_is_right_in_it(self, found, attack):
        """Are there points for what is right alone, or a line that says why there are none?"""
        outcome = found.found[attack.name]
        assert outcome["marks"] == attack.marks, outcome["reason"]
        assert (attack.reason or "") in (outcome["reason"] or "")
        assert (outcome["state"] == "failed") == bool(attack.reason), outcome["reason"]

    @ATTACKS
    def test_it_waits_only_where_a_person_can_decide(self, found, attack):
        """Does nothing wait but derivations that no machine decides, with no points for that?"""
        waiting = found.found[attack.name]["waiting"] or []
        assert [name for name in waiting if name != PROSE] == list(attack.waits)

    @ATTACKS
    def test_it_is_told_in_a_line(self, found, attack):
        """Is what the instructor reads of it short, without anything that acts on a terminal?"""
        outcome = found.found[attack.name]
        lines = [*outcome["notes"], *filter(None, [outcome["reason"]])]
        assert [line for line in lines if len(line) > LONGEST or not line.isprintable()] == []
        assert [line for line in lines if re.search(r"(Error|Exception)\b", line)] == []

    @ATTACKS
    def test_it_was_made_and_shows_no_secret(self, found, attack):
        """Does its page show that the attack was made, and nothing that it must not know?"""
        page = found.found[attack.name]["page"]
        assert (attack.says or "") in BeautifulSoup(page, "html.parser").get_text()
        assert CANARY not in page

    @ATTACKS
    def test_it_leaves_nothing_behind(self, found, attack):
        """Does nothing of it run on, and is the marker soon done and no larger than it may be?"""
        outcome = found.found[attack.name]
        assert outcome["left"] == []
        assert outcome["grown"] < LARGEST
        assert outcome["seconds"] < SLOWEST

    def test_the_honest_one_gets_her_marks(self, found):
        """Does she get all points, marked in the midst of all that?"""
        outcome = found.found[HONEST]
        assert (outcome["state"], outcome["reason"]) == ("marked", None)
        assert outcome["marks"] == WORTH | {PROSE: 0.0}

    def test_the_course_is_untouched(self, found):
        """Are the source, the settings, her submission and the unit in the gradebook as before?"""
        assert found.same
        assert found.in_course <= OF_A_COURSE
        worth = {f"{name}-marks": WORTH[name] for name in RIGHT} | {PROSE: WORTH[PROSE]}
        assert found.gradebook["worth"] == worth
        tests = {cell.id: cell.source for cell in unit().cells if cell.id.endswith("-marks")}
        assert tests.items() <= found.gradebook["sources"].items()

    def test_the_host_is_untouched(self, found):
        """Has nobody called a server of the host, and written a file where attacks try to?"""
        assert found.called == []
        assert found.left == []
        places = [Path("/"), Path("/etc"), Path("/usr/bin"), Path("/tmp"), Path("/var/tmp")]
        places += [ROOT, ROOT / "sigmoid_course", Path(sys.prefix), Path(os.__file__).parent]
        assert [place for place in places if (place / "sigmoid-attack").exists()] == []

    def test_feedback_holds_nothing_that_acts(self, found):
        """Is there no script, handler, frame or remote load of a student's in a page?"""
        page = BeautifulSoup(found.found["active-feedback"]["page"], "html.parser")
        assert [script for script in page("script") if "steal" in script.text] == []
        assert page(["iframe", "object", "embed"]) == []
        names = {name for tag in page(True) for name in tag.attrs}
        assert [name for name in names if name.startswith("on")] == []
        places = [tag.get(name, "") for tag in page(True) for name in ("src", "href")]
        bad = ("javascript:", "file:", "/", ".", "https://steal")
        assert [place for place in places if place.startswith(bad)] == []


for user in users.USERS:
    name = f"TestAs{user.title()}"
    globals()[name] = users.needs_bubblewrap(type(name, (Attacks,), {"user": user}))
