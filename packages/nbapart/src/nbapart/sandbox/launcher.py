"""The kernel that runs in a sandbox, started from nothing or forked: in both ways the same.

`python -I -m nbapart.sandbox.launcher EXTENSION... -f FILE` starts it from nothing.
"""

import os
import sys
from typing import TYPE_CHECKING

from traitlets.config import Config

from nbapart import extensions, patches

if TYPE_CHECKING:
    from ipykernel.kernelapp import IPKernelApp

# What a submission never needs. The history would be a database on disk and a thread of its own.
SETTINGS = {"HistoryManager": {"enabled": False}}


def set_up(arguments: list[str]) -> "IPKernelApp":
    """A kernel whose sockets can be connected to; its `start` runs it until it is shut down.

    Parameters
    ----------
    arguments : list of str
        Those of the kernel, as `["-f", "/run/connection.json"]`.

    Returns
    -------
    ipykernel.kernelapp.IPKernelApp
    """
    patches.forget_debugger()
    os.environ.setdefault("JPY_PARENT_PID", "1")  # a kernel without a terminal; nobody to tell how
    sys.argv = ["ipykernel_launcher", *arguments]
    from ipykernel.kernelapp import IPKernelApp
    from tornado.ioloop import IOLoop

    from nbapart.transfer import framing, kernel_end

    _, connection_file = arguments
    app = IPKernelApp.instance(connection_file=connection_file, config=Config(SETTINGS))
    patches.skip_command_line(app)
    app.initialize()
    if framing.BRIDGE in os.environ:
        kernel_end.attend(IOLoop.current().asyncio_loop, lambda: app.shell.user_ns)
    add_folder()  # last: until here, nothing beside the notebook is run
    return app


def add_folder() -> None:
    """Let modules beside the notebook be imported, after Python's own and before packages.

    A kernel does so by itself, but not under `-I`, which keeps these modules away until here.
    """
    packages = [os.path.basename(path) == "site-packages" for path in sys.path]
    sys.path.insert(packages.index(True) if True in packages else 0, "")


if __name__ == "__main__":
    *names, flag, file = sys.argv[1:]
    extensions.use(names)
    set_up([flag, file]).start()
