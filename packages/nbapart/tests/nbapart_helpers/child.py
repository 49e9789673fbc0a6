"""A process that stands in for a student's kernel: it runs a source and answers the marker."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import types

from nbapart.transfer.marker_end import Bridge

SERVE = """
import asyncio, sys
names = {"__name__": "__main__"}
exec(sys.argv[1], names)
from nbapart import extensions
from nbapart.transfer import kernel_end
extensions.use(sys.argv[2:])
loop = asyncio.new_event_loop()
kernel_end.attend(loop, lambda: names)
loop.run_forever()
"""
FORGE = """
import json, os, socket, sys
from nbapart.transfer.framing import receive
end = socket.socket(fileno=int(os.environ["NBAPART_BRIDGE"]))
for forged in json.loads(sys.argv[1]):
    receive(end, 1 << 30)
    data = forged.encode("latin-1")
    end.sendall(len(data).to_bytes(4, "big") + data)
"""


def limits(**others):
    """Limits as a course has them, with little room."""
    return types.SimpleNamespace(**{"value": 200_000, "depth": 20, "call": 30.0} | others)


@contextlib.contextmanager
def process(program, *arguments, **others):
    """Run a program whose environment names one end of a socket; give a bridge on the other."""
    here, there = socket.socketpair()
    with here, there:
        environment = {**os.environ, "NBAPART_BRIDGE": str(there.fileno())}
        command = [sys.executable, "-c", program, *arguments]
        with subprocess.Popen(command, env=environment, pass_fds=[there.fileno()]) as child:
            there.close()
            try:
                yield Bridge(here, limits(**others))
            finally:
                here.close()
                child.kill()


def serving(source, *extensions, **others):
    """A kernel with these extensions, in which a student's source has run."""
    return process(SERVE, source, *extensions, **others)


def forging(*replies, **others):
    """A kernel that answers with these replies, whatever it is asked."""
    texts = [one if isinstance(one, str) else json.dumps(one) for one in replies]
    return process(FORGE, json.dumps(texts), **others)
