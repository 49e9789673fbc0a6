"""ipykernel's kernel without what a kernel that is marked never uses.

Nobody debugs it, asks whether it is alive, or talks to it twice at a time: it has one client, which
sends one request after the other and needs no word of what it has sent itself.
"""

import os
import sys
import tempfile
from typing import Any, ClassVar

from ipykernel.compiler import XCachingCompiler
from ipykernel.iostream import OutStream
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.profiledir import ProfileDir
from IPython.utils.path import get_home_dir
from traitlets.config import Config

from nbapart import patches

# The history would need a database on disk and a thread, and no submission uses it.
SETTINGS = {"HistoryManager": {"enabled": False}}


class Stream(OutStream):
    """Standard output or error; a flush of nothing does not wait for the thread that sends.

    A kernel flushes both twice for each cell.
    """

    _is_written = True

    def write(self, text: str) -> int:
        """Write a text, which is sent soon."""
        written = super().write(text) or 0
        self._is_written = True
        return written

    def flush(self) -> None:
        """Send what was written."""
        if self._is_written:
            self._is_written = False  # before: other threads write meanwhile
            super().flush()


class Shell(ZMQInteractiveShell):
    """Runs the cells. It can be made before a fork, for a kernel of which nothing is known yet."""

    _made: ClassVar["Shell | None"] = None

    def __new__(cls, *_: object, **__: object) -> "Shell":
        """Return the shell that was made before, if there is one."""
        return cls._made or super().__new__(cls)

    def __init__(self, **settings: Any) -> None:
        if self is self._made:
            self._begin(**settings)
        else:
            super().__init__(**settings)

    def _begin(self, *, parent: IPythonKernel, profile_dir: ProfileDir, **_: object) -> None:
        """Learn from a kernel what no other has: its folders, streams and environment."""
        self.parent = self.kernel = parent
        self.profile_dir, self.ipython_dir = profile_dir, os.path.dirname(profile_dir.location)
        self.starting_dir, self.home_dir = os.getcwd(), get_home_dir()
        self.init_environment()
        self.save_sys_module_state()
        self.init_sys_modules()


def make_shell() -> None:
    """Make a shell, for the kernel that will be made in a fork of this process."""
    main = sys.modules["__main__"]
    with tempfile.TemporaryDirectory(prefix="nbapart-") as folder:
        profile = ProfileDir.create_profile_dir_by_name(folder)
        Shell._made = Shell(
            config=Config(SETTINGS),
            ipython_dir=folder,
            profile_dir=profile,
            compiler_class=XCachingCompiler,
        )
    sys.modules["__main__"] = main


class Kernel(patches.OneShell, IPythonKernel):
    """A kernel for one client."""

    shell_class = Shell


class App(IPKernelApp):
    """Makes the kernel and its sockets; it reads no settings and runs no files of a user's."""

    kernel_class = Kernel
    outstream_class = f"{Stream.__module__}.{Stream.__qualname__}"

    def load_config_file(self, *_: object) -> None:
        """Read no settings."""

    def init_control(self, context: object) -> None:
        """Make no thread for other shells than the one."""
        super().init_control(context)
        self.shell_channel_thread = None

    def init_heartbeat(self) -> None:
        """Answer no heartbeat: the marker sees at once when the sandbox ends."""

    def init_code(self) -> None:
        """Run no files at the start; what the kernel defines is hidden from `%who` as ever."""
        if self.shell:
            self.shell.user_ns_hidden.update(self.shell.user_ns)
