"""Kernels in a sandbox as nbclient knows kernels: a manager and a client."""

import contextlib
import sys

import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Enum, Instance, Type, default

from sigmoid_course.grading.sandbox.limits import Limits

# -I: no file of the submission can take the place of a module before the kernel runs.
LAUNCHER = "sigmoid_course.grading.sandbox.launcher"

# Messages that wait in the marker's memory, for each of a kernel's sockets.
WAITING = 32

# Bytes of a reply to a request that the manager itself makes: to interrupt, to shut down.
REPLY = 1 << 16


class _Held:
    """Connects to sockets that are held open, whatever now stands at their paths."""

    def _make_url(self, channel):
        if self.transport != "ipc":
            return super()._make_url(channel)
        return f"ipc://{self.ip}/{getattr(self, f'{channel}_port')}"


def _bound(context, largest, waiting):
    """Let a kernel fill no more of the marker's memory than so many messages of a size."""
    context.reconnect_ivl, context.maxmsgsize, context.rcvhwm = -1, largest, waiting
    return context


class Client(_Held, AsyncKernelClient):
    """Talks to a kernel that may lie, shout or replace its sockets."""

    def _context_default(self):
        context = super()._context_default()
        boxed = self.transport == "ipc"
        return _bound(context, self.parent.limits.output, WAITING) if boxed else context

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

    def _context_default(self):
        context = super()._context_default()
        context.sndtimeo = 0  # A kernel that is gone must not keep its manager waiting.
        return context if self.start == "open" else _bound(context, REPLY, 1)

    @property
    def kernel_spec(self):
        """The same for every notebook, whatever kernel it names; it stands in no file."""
        boxed = {"provisioner_name": "sigmoid-sandbox", "config": {"start": self.start}}
        provisioner = {"provisioner_name": "sigmoid-open"} if self.start == "open" else boxed
        return KernelSpec(
            argv=[sys.executable, "-I", "-m", LAUNCHER, "-f", "{connection_file}"],
            display_name="Python 3",
            language="python",
            interrupt_mode="message",
            metadata={"kernel_provisioner": provisioner},
        )

    def write_connection_file(self, **options):
        """Write no file for a sandbox: the kernel gets it through a descriptor."""
        if self.start == "open":
            super().write_connection_file(**options)

    def cleanup_ipc_files(self):
        """The sockets go with the sandbox."""

    async def _async_interrupt_kernel(self):
        """Interrupt the kernel, unless it is gone or does not listen."""
        with contextlib.suppress(zmq.Again):
            await super()._async_interrupt_kernel()

    async def _async_shutdown_kernel(self, now=True, restart=False):
        """End the kernel at once: it has nothing to put in order, and may not want to end."""
        await super()._async_shutdown_kernel(now=True, restart=restart)

    interrupt_kernel = _async_interrupt_kernel
    shutdown_kernel = _async_shutdown_kernel
