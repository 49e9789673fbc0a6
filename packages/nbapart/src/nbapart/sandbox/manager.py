"""Starts kernels through jupyter_client, but without a connection file and ZeroMQ sockets."""

import sys

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Bool, Enum, Instance

from nbapart import extensions
from nbapart.limits import Limits
from nbapart.patches import HeldSockets

# -I: no file of the submission can shadow a module that is imported before the kernel runs.
LAUNCHER = "nbapart.sandbox.launcher"
CONNECTION = ("-f", "{connection_file}")


class Manager(HeldSockets, AsyncKernelManager):
    """Starts a kernel for one submission; `kernel.Kernel` communicates with it and ends it.

    Attributes
    ----------
    start : {"warm", "cold", "open"}
        In a sandbox, forked from a zygote or as a new process; or without a sandbox.
    draws : bool
        Whether Matplotlib is imported before a kernel is forked.
    limits : Limits
    """

    start = Enum(("warm", "cold", "open"), "warm", help="How a kernel starts.")
    draws = Bool(False, help="Whether a forked kernel has Matplotlib loaded.")
    limits = Instance(Limits, ())

    @property
    def kernel_spec(self) -> KernelSpec:
        """The same spec for every notebook, whatever kernel it names; it comes from no file."""
        config = {"start": self.start, "draws": self.draws}
        sandboxed = {"provisioner_name": "nbapart-sandbox", "config": config}
        provisioner = {"provisioner_name": "nbapart-open"} if self.start == "open" else sandboxed
        return KernelSpec(
            argv=[sys.executable, "-I", "-m", LAUNCHER, *extensions.names(), *CONNECTION],
            display_name="Python 3",
            language="python",
            metadata={"kernel_provisioner": provisioner},
        )

    def write_connection_file(self, **options: object) -> None:
        """Write no connection file for a sandbox, which gets its content through a descriptor."""
        if self.start == "open":
            super().write_connection_file(**options)
