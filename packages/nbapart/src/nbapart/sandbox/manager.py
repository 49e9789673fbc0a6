"""Starts kernels by Jupyter's own machinery: without its files, and without its sockets."""

import sys

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Bool, Enum, Instance

from nbapart import extensions
from nbapart.limits import Limits
from nbapart.patches import HeldSockets

# -I: no file of the submission can take the place of a module before the kernel runs.
LAUNCHER = "nbapart.sandbox.launcher"
CONNECTION = ("-f", "{connection_file}")


class Manager(HeldSockets, AsyncKernelManager):
    """Starts a kernel for one submission; `kernel.Kernel` talks to it, and ends it.

    Attributes
    ----------
    start : {"warm", "cold", "open"}
        In a sandbox, forked or from nothing; or open, without a sandbox.
    draws : bool
        Whether a forked kernel has Matplotlib loaded from the start.
    limits : Limits
    """

    start = Enum(("warm", "cold", "open"), "warm", help="How a kernel starts.")
    draws = Bool(False, help="Whether a forked kernel has Matplotlib loaded.")
    limits = Instance(Limits, ())

    @property
    def kernel_spec(self) -> KernelSpec:
        """The same for every notebook, whatever kernel it names; it stands in no file."""
        config = {"start": self.start, "draws": self.draws}
        boxed = {"provisioner_name": "nbapart-sandbox", "config": config}
        provisioner = {"provisioner_name": "nbapart-open"} if self.start == "open" else boxed
        return KernelSpec(
            argv=[sys.executable, "-I", "-m", LAUNCHER, *extensions.names(), *CONNECTION],
            display_name="Python 3",
            language="python",
            metadata={"kernel_provisioner": provisioner},
        )

    def write_connection_file(self, **options: object) -> None:
        """Write no file for a sandbox: the kernel gets it through a descriptor."""
        if self.start == "open":
            super().write_connection_file(**options)
