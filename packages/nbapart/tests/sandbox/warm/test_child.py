"""Between a zygote and a kernel: what is kept, what is said."""

import json
import os
import subprocess
import sys

from nbapart.sandbox.warm.child import answer, describe


def test_keep():
    """Are the bridge and the way for answers kept, with numbers of their own, and nothing else?"""
    program = """
import os
from nbapart.sandbox.warm.child import keep
pipes = [os.pipe() for _ in range(20)]
outer = os.dup2(pipes[9][1], 90), os.dup2(pipes[2][1], 91)
names = [os.readlink(f"/proc/self/fd/{number}") for number in outer]
told = keep(*outer)
left = [int(number) for number in os.listdir("/proc/self/fd")]
print(told, sorted(left), [os.readlink(f"/proc/self/fd/{n}") for n in (4, 3)] == names)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    # 5 is the folder that was listed.
    assert ran.stdout == "4 [0, 1, 2, 3, 4, 5] True\n"


def test_answer():
    """Is an answer one line of JSON?"""
    ours, theirs = os.pipe()
    answer(theirs, pid=7)
    assert json.loads(os.read(ours, 99)) == {"pid": 7}
    os.close(ours)
    answer(theirs, pid=7)  # the marker has gone; nobody minds
    os.close(theirs)


def test_describe():
    """Does an error fit a line, however long it is?"""
    assert describe(ValueError("small")) == "ValueError: small"
    assert len(describe(ValueError("x" * 9999))) == 500
