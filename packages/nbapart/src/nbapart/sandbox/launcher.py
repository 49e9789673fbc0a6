"""Sets up the kernel that runs in a sandbox, in the same way for cold and warm starts.

`python -I -m nbapart.sandbox.launcher EXTENSION... -f FILE` is a cold start.
"""

import os
import sys
from typing import TYPE_CHECKING

from traitlets.config import Config

from nbapart import extensions, patches

if TYPE_CHECKING:
    from ipykernel.kernelapp import IPKernelApp


def set_up(arguments: list[str]) -> "IPKernelApp":
    """Set up a kernel, up to the point where clients can connect to its sockets.

    Parameters
    ----------
    arguments : list of str
        The kernel's arguments, `["-f", "/run/connection.json"]`.

    Returns
    -------
    ipykernel.kernelapp.IPKernelApp
        Its `start` runs the kernel until it is shut down.
    """
    patches.forget_debugger()
    os.environ.setdefault("JPY_PARENT_PID", "1")  # no terminal: print no advice on how to connect
    sys.argv = ["ipykernel_launcher", *arguments]
    from tornado.ioloop import IOLoop

    from nbapart.sandbox.marked import SETTINGS, App
    from nbapart.transfer import framing, kernel_end

    _, connection_file = arguments
    app = App.instance(connection_file=connection_file, config=Config(SETTINGS))
    patches.skip_command_line(app)
    with patches.list_no_modules():
        app.initialize()
    patches.stay(IOLoop.current().asyncio_loop)
    patches.draw_inline(app.shell)
    if framing.BRIDGE in os.environ:
        kernel_end.attend(IOLoop.current().asyncio_loop, lambda: app.shell.user_ns)
    add_folder()  # last: up to here, no module beside the notebook can be imported
    return app


def add_folder() -> None:
    """Make modules beside the notebook importable, after the standard library and before packages.

    A kernel normally does this itself, but not under `-I`, which keeps these modules out until now.
    """
    packages = [os.path.basename(path) == "site-packages" for path in sys.path]
    sys.path.insert(packages.index(True) if True in packages else 0, "")


if __name__ == "__main__":
    *names, flag, file = sys.argv[1:]
    extensions.use(names)
    set_up([flag, file]).start()
