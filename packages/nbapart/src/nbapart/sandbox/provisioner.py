"""Starts kernels in a sandbox, for jupyter_client."""

import asyncio
import json
import os
import socket
import subprocess

from jupyter_client.connect import port_names
from jupyter_client.provisioning import KernelProvisionerBase, LocalProvisioner
from traitlets import Any, Bool, Enum, Instance, List, default

from nbapart.errors import SandboxError
from nbapart.limits import Limits
from nbapart.sandbox import bubblewrap, cgroup, seccomp
from nbapart.sandbox.process import Box, memory
from nbapart.sandbox.support import NO_GROUPS, refusal
from nbapart.sandbox.warm import client
from nbapart.transfer.framing import BRIDGE

# What runs in a sandbox into which a kernel will be forked: it says when the sandbox is complete,
# and ends with its standard input.
HOLDER = ["sh", "-c", "echo ready; exec cat"]

UNLIMITED = (
    "no control group (cgroup) can be made: memory is limited for each process, not for all of a "
    "submission together"
)

_said = set()


class Sandbox(KernelProvisionerBase):
    """Starts a kernel in a sandbox of its own.

    Attributes
    ----------
    bridge : socket.socket
        The marker's end of the socket for values; the kernel's end is the descriptor whose number
        is in its environment variable `NBAPART_BRIDGE`.
    draws : bool
        Whether a forked kernel has Matplotlib loaded from the start.
    way : {"warm", "cold"}
        How the kernel was started in the end.
    """

    start = Enum(("warm", "cold"), "warm", help="Fork kernels, or start each from nothing.")
    draws = Bool(False, help="Whether a forked kernel has Matplotlib loaded.")
    limits = Instance(Limits)
    bridge = Any(help="The marker's end of the socket for values.")
    _box, _group, _ending = Any(), Any(), Any()
    _held = List()

    @default("limits")
    def _default_limits(self):
        return self.parent.limits

    @property
    def has_process(self) -> bool:
        """Whether there is a kernel that was not yet cleaned up."""
        return self._box is not None

    async def pre_launch(self, **options):
        """The command and the folder of a kernel; nothing of the marker's environment.

        Raises
        ------
        SandboxError
            There can be no sandbox.
        """
        if reason := refusal():
            raise SandboxError(reason)
        self._group = cgroup.make(self.limits)
        if self._group is None:
            if os.geteuid() == 0:
                raise SandboxError(NO_GROUPS)
            self._say(UNLIMITED)
        command = [*self.kernel_spec.argv, *options.get("extra_arguments", [])]
        command = [word.replace("{connection_file}", bubblewrap.CONNECTION) for word in command]
        return {"cmd": command, "cwd": options.get("cwd")}

    async def launch_kernel(self, cmd, cwd=None, **options):
        """Start a kernel in a new sandbox; how to reach it."""
        self._ending = None
        self.bridge, inner = socket.socketpair()
        try:
            with inner:
                await self._begin(cmd, cwd, inner.fileno())
            for number in _numbers():
                self._held.append(await self._box.socket(f"{bubblewrap.SOCKETS}-{number}"))
        except BaseException:
            await self.cleanup()
            raise
        self.connection_info = self._connection("/proc/self/fd", self._held)
        return self.connection_info

    async def _begin(self, command, folder, bridge):
        if self.start == "warm":
            try:
                await self._warm(command, folder, bridge)
                self.way = "warm"
                return
            except client.NotWarm as reason:
                self._box.close()
                self._say(f"kernels start from nothing, which takes longer: {reason}")
        self._cold(command, folder, bridge)
        self.way = "cold"

    async def _warm(self, command, folder, bridge):
        """Make a box and fork a kernel into it."""
        pipe = subprocess.PIPE
        self._box = self._open(HOLDER, folder, stdin=pipe, stdout=pipe)
        if self._box.process.stdout.readline() != b"ready\n":
            raise SandboxError(f"the sandbox did not start: {self._box.complaint()}")
        rlimits = {name.upper(): most for name, most in self.limits.rlimits().items()}
        await client.start(
            self._box.pid,
            command[command.index("-f") :],
            env=bubblewrap.environment(),
            rlimits=rlimits,
            cgroups=self._groups(),
            cwd=bubblewrap.SCRATCH,
            seccomp=seccomp.program(),
            bridge=bridge,
            draws=self.draws,
        )

    def _cold(self, command, folder, bridge):
        """Make a box in which the command runs from the beginning on."""
        self._box = self._open(bubblewrap.limited(self.limits, command), folder, bridge)

    def _open(self, command, folder, *inherited, **streams):
        """A box with the walls, the filter and the kernel's connection file."""
        arguments, opened = bubblewrap.walls(self.limits, folder)
        try:
            arguments += self._furniture(opened)
            for number in inherited:
                arguments += ["--setenv", BRIDGE, str(number)]
            given = [*opened, *inherited]
            return Box(arguments, command, given, self._groups(), self.limits.wall, **streams)
        finally:
            for descriptor in opened:
                os.close(descriptor)

    def _furniture(self, opened):
        inside = self._connection(bubblewrap.SOCKETS, _numbers())
        opened.append(memory(json.dumps(inside | {"key": inside["key"].decode()}).encode()))
        opened.append(memory(seccomp.program()))
        told, rules = map(str, opened[-2:])
        return ["--ro-bind-data", told, bubblewrap.CONNECTION, "--seccomp", rules]

    def _groups(self):
        return self._group.folders if self._group else ()

    def _connection(self, ip, ports):
        session = self.parent.session
        signed = {"key": session.key, "signature_scheme": session.signature_scheme}
        return {"transport": "ipc", "ip": ip, **signed, **dict(zip(port_names, ports, strict=True))}

    def _say(self, line):
        """Warn once, not for each of hundreds of submissions."""
        if line not in _said:
            _said.add(line)
            self.log.warning("Sandbox: %s", line)

    def ending(self) -> str | None:
        """Why the sandbox was ended, for people; None when it runs or ended by itself."""
        if self._box is not None and self._box.poll() is not None:
            self._ending = self._why()
        return self._ending

    def _why(self):
        if self._box.late:
            return f"it took more than {self.limits.wall:g} seconds altogether"
        if self._group and self._group.exceeded() == "memory":
            return f"it used more than {self.limits.memory} MiB of memory"
        return None

    async def poll(self):
        """The exit status, None while the kernel runs."""
        return self._box.poll() if self._box else 0

    async def wait(self):
        """Wait until nothing in the sandbox runs any more."""
        while self._box and self._box.poll() is None:
            await asyncio.sleep(0.01)
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
        """As `kill`: nothing in a sandbox has to be asked to end by itself."""
        await self.kill(restart)

    async def cleanup(self, restart=False):
        """End the sandbox, and give back all that was held for it."""
        self.ending()
        if self._box:
            self._box.close()
            self._box = None
        if self._group:
            self._group.remove()
            self._group = None
        if self.bridge:
            self.bridge.close()
        while self._held:
            os.close(self._held.pop())


def _numbers():
    """Numbers of the kernel's sockets inside of the sandbox."""
    return range(1, len(port_names) + 1)


class Open(LocalProvisioner):
    """Starts a kernel as Jupyter does, without a sandbox, but with the way for values."""

    bridge = Any(help="The marker's end of the socket for values.")

    async def launch_kernel(self, cmd, **options):
        """Start a kernel that inherits its end."""
        self.bridge, inner = socket.socketpair()
        number = str(inner.fileno())
        with inner:
            options["env"] = options["env"] | {BRIDGE: number}
            return await super().launch_kernel(cmd, pass_fds=[inner.fileno()], **options)

    def ending(self) -> str | None:
        """Nothing ends an open kernel but itself."""
        return None

    async def cleanup(self, restart=False):
        """Close the worker's end too."""
        if self.bridge is not None:
            self.bridge.close()
        await super().cleanup(restart=restart)
