"""Kernels in a sandbox as nbclient knows kernels: a manager and a client."""

import sys

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Enum, Instance, Type, default

from sigmoid_course.grading.sandbox.limits import Limits

# -I: no file of the submission can take the place of a module before the kernel runs.
KERNEL = [sys.executable, "-I", "-m", "ipykernel_launcher", "-f", "{connection_file}"]

# Messages that wait in the marker's memory, for each of a kernel's sockets.
WAITING = 32


class _Held:
    """Connects to sockets that are held open, whatever now stands at their paths."""

    def _make_url(self, channel):
        if self.transport != "ipc":
            return super()._make_url(channel)
        return f"ipc://{self.ip}/{getattr(self, f'{channel}_port')}"


class Client(_Held, AsyncKernelClient):
    """Talks to a kernel that may lie, shout or replace its sockets."""

    def _context_default(self):
        context = super()._context_default()
        context.reconnect_ivl = -1
        context.maxmsgsize = self.parent.limits.output
        context.rcvhwm = WAITING
        return context

    def start_channels(self, hb=False, **channels):
        """Open the channels, but no heartbeat: it would connect ever anew."""
        super().start_channels(hb=hb, **channels)


class Manager(_Held, AsyncKernelManager):
    """Starts a kernel for one submission.

    Attributes
    ----------
    start : {"warm", "cold", "open"}
        In a sandbox, forked or from nothing; or open, without a sandbox.
    """

    start = Enum(("warm", "cold", "open"), "warm", config=True, help="How a kernel starts.")
    limits = Instance(Limits)
    client_class = "sigmoid_course.grading.sandbox.manager.Client"
    client_factory = Type(Client)

    @default("limits")
    def _default_limits(self):
        return Limits(parent=self)

    @property
    def kernel_spec(self):
        """The same for every notebook, whatever kernel it names; it stands in no file."""
        name = "sigmoid-open" if self.start == "open" else "sigmoid-sandbox"
        config = {} if self.start == "open" else {"start": self.start}
        provisioner = {"provisioner_name": name, "config": config}
        return KernelSpec(
            argv=KERNEL,
            display_name="Python 3",
            language="python",
            interrupt_mode="signal" if self.start == "open" else "message",
            metadata={"kernel_provisioner": provisioner},
        )

    def write_connection_file(self, **options):
        """Write no file for a sandbox: the kernel gets it through a descriptor."""
        if self.start == "open":
            super().write_connection_file(**options)

    def cleanup_ipc_files(self):
        """The sockets go with the sandbox."""
