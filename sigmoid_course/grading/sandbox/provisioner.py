"""Starts kernels in a sandbox, for jupyter_client."""

import json
import os
import socket

from jupyter_client.connect import port_names
from jupyter_client.provisioning import KernelProvisionerBase, LocalProvisioner
from traitlets import Any, Enum, Instance, default

from sigmoid_course.grading.sandbox import jail
from sigmoid_course.grading.sandbox.box import Box, memory
from sigmoid_course.grading.sandbox.limits import Limits

BRIDGE = "SIGMOID_BRIDGE"


class Sandbox(KernelProvisionerBase):
    """Starts a kernel in a sandbox of its own.

    Attributes
    ----------
    bridge : socket.socket
        The worker's end of the way for values; the kernel's end is the descriptor whose number
        is in its environment variable `SIGMOID_BRIDGE`.
    """

    start = Enum(("warm", "cold"), "cold", help="Fork kernels, or start each from nothing.")
    limits = Instance(Limits)
    bridge = Any(help="The worker's end of the way for values.")
    _box = Any()

    @default("limits")
    def _default_limits(self):
        return Limits(parent=self)

    @property
    def has_process(self):
        """Whether there is a kernel that was not yet cleaned up."""
        return self._box is not None

    async def pre_launch(self, **options):
        """The command and the folder of a kernel; nothing of the marker's environment."""
        command = [*self.kernel_spec.argv, *options.get("extra_arguments", [])]
        command = [word.replace("{connection_file}", jail.CONNECTION) for word in command]
        return {"cmd": command, "cwd": options.get("cwd")}

    async def launch_kernel(self, cmd, cwd=None, **options):
        """Start a kernel in a new sandbox; how to reach it."""
        self.bridge, inner = socket.socketpair()
        with inner:
            self._box = self._cold(cmd, cwd, inner.fileno())
        self._held = [await self._box.socket(f"{jail.SOCKETS}-{n}") for n in _numbers()]
        ports = dict(zip(port_names, self._held, strict=True))
        self.connection_info = self._connection(ip="/proc/self/fd", **ports)
        return self.connection_info

    def _cold(self, command, folder, bridge):
        """A box in which the command runs from the beginning on."""
        walls, opened = jail.walls(self.limits, folder)
        inside = self._connection(ip=jail.SOCKETS, **dict(zip(port_names, _numbers(), strict=True)))
        inside["key"] = inside["key"].decode()
        opened.append(memory(json.dumps(inside).encode()))
        walls += ["--ro-bind-data", str(opened[-1]), jail.CONNECTION]
        walls += ["--setenv", BRIDGE, str(bridge)]
        limits = [f"--{name}={most}:{most}" for name, most in self.limits.rlimits().items()]
        try:
            command = ["prlimit", *limits, "--", *command]
            return Box(walls, command, [*opened, bridge], wall=self.limits.wall)
        finally:
            for descriptor in opened:
                os.close(descriptor)

    def _connection(self, **where):
        session = self.parent.session
        signed = {"key": session.key, "signature_scheme": session.signature_scheme}
        return {"transport": "ipc", **signed, **where}

    async def poll(self):
        """The exit status, None while the kernel runs."""
        return self._box.poll() if self._box else 0

    async def wait(self):
        """Wait until nothing in the sandbox runs any more."""
        return self._box.wait() if self._box else 0

    async def send_signal(self, signum):
        """Any signal ends the sandbox; interrupts are messages."""
        if signum != 0:
            await self.kill()

    async def kill(self, restart=False):
        """End everything in the sandbox, and see it gone."""
        if self._box and self._box.poll() is None:
            self._box.kill()
            self._box.wait()

    async def terminate(self, restart=False):
        """As `kill`: there is nothing in a sandbox that is worth a goodbye."""
        await self.kill(restart)

    async def cleanup(self, restart=False):
        """End the sandbox, and give back all that was held for it."""
        if self._box is None:
            return
        self._box.close()
        self._box = None
        self.bridge.close()
        for descriptor in self._held:
            os.close(descriptor)


def _numbers():
    """Numbers of the kernel's sockets inside of the sandbox."""
    return range(1, len(port_names) + 1)


class Open(LocalProvisioner):
    """Starts a kernel as Jupyter does, without a sandbox, but with the way for values."""

    bridge = Any(help="The worker's end of the way for values.")

    async def launch_kernel(self, cmd, **options):
        """Start a kernel that inherits its end."""
        self.bridge, inner = socket.socketpair()
        number = str(inner.fileno())
        with inner:
            options["env"] = options["env"] | {BRIDGE: number}
            return await super().launch_kernel(cmd, pass_fds=[inner.fileno()], **options)

    async def cleanup(self, restart=False):
        """Close the worker's end too."""
        if self.bridge is not None:
            self.bridge.close()
        await super().cleanup(restart=restart)
