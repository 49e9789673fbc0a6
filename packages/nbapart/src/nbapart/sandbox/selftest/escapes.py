"""Attempts to escape from a sandbox, which must all fail; `trial` runs this program inside one.

    python -m nbapart.sandbox.selftest.escapes NAME ARGUMENT...

It prints what it reached as JSON: a string, or null for nothing. Each function is one attempt.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

from nbapart.limits import MIB

CHILD_MIB = 64  # that one child process fills


def network(port: str) -> str | None:
    """Connect to a server on the host and to another machine, and look for network interfaces."""
    for address in (("127.0.0.1", int(port)), ("192.0.2.1", 53)):
        with socket.socket() as caller:
            caller.settimeout(5)
            if caller.connect_ex(address) == 0:
                return f"a connection to {address[0]}"
    others = {name for _, name in socket.if_nameindex()} - {"lo"}
    return f"network interfaces: {', '.join(sorted(others))}" if others else None


def host_files(*paths: str) -> str | None:
    """Read files of the host that the marker can read."""
    return next((path for path in paths if _readable(path)), None)


def _readable(path):
    try:
        os.stat(path)
    except OSError:
        return False
    return True


def writing(name: str, *folders: str) -> str | None:
    """Create a file in folders of the host, and open a kernel setting for writing.

    A folder inside the sandbox need not be the host's, so `trial` looks for the file on the host.
    """
    for folder in ("/", "/etc", "/usr", *folders):
        with contextlib.suppress(OSError), open(os.path.join(folder, name), "w"):
            pass
    return "a setting of the machine" if _settable("/proc/sys/kernel/core_pattern") else None


def _settable(path):
    try:
        os.close(os.open(path, os.O_WRONLY))
    except OSError:
        return False
    return True


def host_processes(marker: str) -> str | None:
    """Look for processes of the host, and test whether a signal could be sent to the marker."""
    seen = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
    if len(seen) > 10:
        return f"{len(seen)} processes"
    try:
        os.kill(int(marker), 0)
    except OSError:
        return None
    return None if int(marker) in seen else "the marker itself"


def system_calls() -> str | None:
    """Use system calls that no namespace confines."""
    for family, kind in FAMILIES:
        if _makes(_single, family, kind) or _makes(socket.socketpair, family, kind):
            return f"sockets of family {family}"
    made = subprocess.run(["unshare", "--user", "true"], stderr=subprocess.DEVNULL, check=False)
    return "a user namespace" if made.returncode == 0 else None


# AF_VSOCK, AF_ALG, AF_TIPC, each with a socket type that it supports.
FAMILIES = ((40, socket.SOCK_STREAM), (38, socket.SOCK_SEQPACKET), (30, socket.SOCK_SEQPACKET))


def _single(family, kind):
    return [socket.socket(family, kind)]


def _makes(call, family, kind):
    """Return whether a call succeeds in creating sockets."""
    try:
        made = call(family, kind)
    except OSError:
        return False
    for one in made:
        one.close()
    return True


def memory_alone(most: str) -> str | None:
    """Fill more memory than the limit in one process."""
    try:
        return f"{len(bytearray(2 * int(most) * MIB)) // MIB} MiB"
    except MemoryError:
        return None


def memory_together(most: str) -> str | None:
    """Fill more memory than the limit, in child processes that each stay below it."""
    with contextlib.ExitStack() as children:
        started = [_filled(children) for _ in range(2 * int(most) // CHILD_MIB)]
        filled = CHILD_MIB * sum(child.poll() is None for child in started)
        for child in started:
            child.kill()
    return f"{filled} MiB" if filled > int(most) else None


def _filled(children):
    """Start a child process, and wait until it has filled its memory or failed."""
    words = [sys.executable, "-I", "-c", FILL]
    child = children.enter_context(subprocess.Popen(words, stdout=PIPE))
    child.stdout.readline()
    return child


FILL = f"""
memory = b'1' * ({CHILD_MIB} << 20)
print('filled', flush=True)
__import__('signal').pause()
"""


def processes(most: str) -> str | None:
    """Fork more processes than the limit."""
    children = []
    try:
        while len(children) < 2 * int(most):
            if (child := os.fork()) == 0:
                signal.pause()
            children.append(child)
    except OSError:
        return None
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    return f"{len(children)} processes"


def disk(most: str) -> str | None:
    """Write many files, each within the limit on the size of a file."""
    written = 0
    try:
        for number in range(100):
            with open(f"{number}", "wb") as file:
                written += file.write(bytes(int(most) * MIB))
    except OSError:
        return None
    return f"{written // MIB} MiB"


def file_size(most: str) -> str | None:
    """Write a file that is larger than the limit."""
    try:
        with open("large", "wb") as file:
            return f"{file.write(bytes((int(most) + 1) * MIB)) // MIB} MiB"
    except OSError:
        return None


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
