"""A kernel that is marked does all that ipykernel's does for a notebook that runs from the top."""

import pytest
from nbapart_helpers import users
from nbapart_helpers.kernels import run, say, started

pytestmark = users.needs_bubblewrap

WRITERS = {
    "a cell": "print(1, end=''); print(2)",
    "standard error": "import sys; sys.stderr.write('12')",
    "a thread": "import threading\na = threading.Timer(0, print, [12])\na.start(); a.join()",
    "a flush first": "import sys; sys.stdout.flush(); print(12)",
    "a flush between": "print(1, end='', flush=True); print(2)",
    "lines": "import sys; sys.stdout.writelines(['1', '2'])",
    "a command": "import os; _ = os.system('echo 12'); import time; time.sleep(0.3)",
    "a fork": "import os\nif not os.fork(): print(12); os._exit(0)\n_ = os.wait()",
    "a task": "import asyncio\nasync def say(): print(12)\nawait say()",
}


@pytest.mark.parametrize("writer", WRITERS)
def test_what_is_written_arrives(writer):
    """Does what is written by each of these arrive with its cell, also after a silent cell?"""
    assert run("pass", WRITERS[writer], "pass") == ["", "12", ""]


def test_writing_while_another_thread_flushes():
    """Is nothing lost that a thread writes while the cell flushes, and nothing out of order?"""
    cell = (
        "import sys, threading\n"
        "def write():\n    for i in range(300): print(i)\n"
        "one = threading.Thread(target=write); one.start()\n"
        "while one.is_alive(): sys.stdout.flush()\n"
    )
    assert run(cell)[0].split() == [str(number) for number in range(300)]


def test_a_cell_with_await():
    """Does a cell wait for what it awaits?"""
    assert run("import asyncio\nawait asyncio.sleep(0)\nprint('slept')", "1") == ["slept", ""]


def test_nothing_is_told_that_nobody_asks():
    """Does a kernel tell its client what it has shown and that it is done, and no more?"""
    with started() as (_, kernel):
        say(kernel, "1")
        received, client = [], kernel._client
        wait = client._wait

        def noted(deadline):
            found = list(wait(deadline))
            received.extend(message["msg_type"] for message, _ in found)
            return found

        client._wait = noted
        say(kernel, "display(2); 3")
    assert sorted(received) == ["display_data", "execute_reply", "execute_result", "status"]


def test_no_file_of_a_user_runs_at_the_start(tmp_path):
    """Does no file in the submission's folder set anything before the first cell?"""
    for folder in ("startup", ".ipython/profile_default/startup"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "00.py").write_text("planted = 1")
    settings = "c.InteractiveShellApp.exec_lines = ['planted = 1']"
    (tmp_path / "ipython_kernel_config.py").write_text(settings)
    tmp_path.chmod(0o755)
    assert run("print('planted' in globals())", folder=tmp_path) == ["False"]


FACTS = """
import os, sys, builtins
shell = get_ipython()
print(os.getcwd(), shell.starting_dir, shell.home_dir)
print(shell.ipython_dir, shell.profile_dir.location)
print(os.environ["TERM"], os.environ["PAGER"], __name__, sorted(vars(sys.modules[__name__])))
print(sorted(shell.user_ns_hidden), shell.kernel.shell is shell, shell.parent is shell.kernel)
print(type(sys.displayhook).__name__, shell.compile.__class__, shell.history_manager.enabled)
print(sorted(map(str, shell.events.callbacks)), sorted(shell.magics_manager.lsmagic()["line"]))
print(sys.modules["__main__"].__dict__ is globals(), shell.user_ns is globals(), builtins.display)
"""


def test_a_shell_that_was_made_before_is_like_any_other():
    """Does a forked kernel say of itself what one says that began from nothing?"""
    cold, warm = (run(FACTS, start=start)[0].splitlines() for start in ("cold", "warm"))
    assert [line.split(" at 0x")[0] for line in warm] == [line.split(" at 0x")[0] for line in cold]
    assert len(warm) == FACTS.count("print")


def test_kernels_of_a_zygote_share_no_names():
    """Does nothing that a cell leaves in its shell come to the next kernel?"""
    leaves = "left = 1; get_ipython().user_ns_hidden['x'] = 1; __builtins__.left = 1"
    asks = (
        "print('left' in globals(), hasattr(__builtins__, 'left'), "
        "'x' in get_ipython().user_ns_hidden)"
    )
    assert run(leaves, start="warm") == [""]
    assert run(asks, start="warm") == ["False False False"]


@pytest.mark.parametrize("start", ["cold", "warm"])
def test_figures_are_shown(start):
    """Is a figure shown below its cell, also where pyplot was imported before the fork?"""
    with started(start=start, draws=True) as (_, kernel):
        outputs = kernel.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]);")
    assert any("image/png" in output.get("data", {}) for output in outputs)
