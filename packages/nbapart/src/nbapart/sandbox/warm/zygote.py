"""A process that has imported the heavy modules, and forks a kernel into a sandbox on request.

`client` starts it as `python -I -m nbapart.sandbox.warm.zygote DESCRIPTOR EXTENSION...`. It is
trusted: it runs no student's code, has a clean environment and one thread, and does nothing but
import. A request is one message on the descriptor's socket, together with descriptors. Answers are
sent to the first of these, so that concurrent requests do not wait for each other.
"""

import gc
import json
import os
import select
import signal
import socket
import sys

from nbapart.sandbox.privileges import hide
from nbapart.sandbox.warm import child, preload

MAX_REQUEST_BYTES, MAX_DESCRIPTORS = 150_000, 16


def main() -> None:
    """Import the modules, report that, and serve requests until the other end is closed."""
    number, *names = sys.argv[1:]
    requests = socket.socket(fileno=int(number))
    sys.argv[1:] = []
    hide()
    refuse_writable_interpreter()
    parent = os.pidfd_open(os.getppid())
    preload.load(names)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children that have ended leave no zombies
    freeze_memory()
    requests.send(b"ready")
    serve(requests, parent)
    os._exit(0)  # no imported module has anything to clean up


def refuse_writable_interpreter() -> None:
    """Exit if a kernel could write to the interpreter's file through /proc/self/exe."""
    if not os.statvfs("/proc/self/exe").f_flag & os.ST_RDONLY:
        raise SystemExit("The zygote's interpreter is not on a read-only mount.")


def freeze_memory() -> None:
    """Keep memory shared between forks, by excluding all present objects from collection."""
    gc.disable()
    gc.collect()
    gc.freeze()


def serve(requests: socket.socket, parent: int) -> None:
    """Fork for each request; return when the marker has closed its end or ended.

    Parameters
    ----------
    requests : socket.socket
    parent : int
        A pidfd of the marker.
    """
    poll = select.poll()
    poll.register(requests, select.POLLIN)
    poll.register(parent, select.POLLIN)
    own = os.pidfd_open(os.getpid())
    while parent not in dict(poll.poll()):
        message, descriptors, _, _ = socket.recv_fds(requests, MAX_REQUEST_BYTES, MAX_DESCRIPTORS)
        if not message:
            return
        fork(requests, json.loads(message), descriptors, own)
        for descriptor in descriptors:
            os.close(descriptor)


def fork(requests: socket.socket, request: dict, descriptors: list[int], own: int) -> None:
    """Fork the guard, which starts a kernel in its sandbox.

    Parameters
    ----------
    requests : socket.socket
        Closed in the guard.
    request : dict
    descriptors : list of int
        As `child.run` takes them.
    own : int
        A pidfd of this process.
    """
    if request["draws"] and preload.DRAWING[0] not in sys.modules:
        preload.load_drawing()
        freeze_memory()
    assert threads() == 1, "A zygote with several threads must not fork."
    if os.fork() == 0:
        requests.close()
        child.run(request, descriptors, own)


def threads() -> int:
    """Return how many threads this process has, as the system counts them."""
    return len(os.listdir("/proc/self/task"))


if __name__ == "__main__":
    main()
