"""Kernel provisioners for jupyter_client: kernels in a sandbox, and without one."""

import asyncio
import contextlib
import json
import os
import socket
import subprocess

from jupyter_client.connect import port_names
from jupyter_client.provisioning import KernelProvisionerBase, LocalProvisioner
from traitlets import Any, Bool, Dict, Enum, Instance, default

from nbapart.errors import SandboxError
from nbapart.limits import Limits
from nbapart.sandbox import bubblewrap, cgroup, seccomp
from nbapart.sandbox.process import SandboxProcess, memory
from nbapart.sandbox.support import NO_GROUPS, refusal
from nbapart.sandbox.warm import client
from nbapart.transfer.framing import BRIDGE

# The command in a sandbox into which a kernel will be forked: what it repeats shows that the box is
# complete, and it ends when its standard input is closed.
PLACEHOLDER = ["cat"]

# The numbers in the names of the kernel's sockets inside the sandbox.
NUMBERS = {name: number for number, name in enumerate(port_names, start=1)}
UNANSWERED = "hb_port"  # nobody asks a marked kernel whether it lives

UNLIMITED = (
    "no control group (cgroup) can be made: memory is limited for each process, not for all of a "
    "submission together"
)

_warned = set()


class Sandbox(KernelProvisionerBase):
    """Starts a kernel in a sandbox of its own.

    Attributes
    ----------
    bridge : socket.socket
        The marker's end of the bridge; the kernel's environment variable `NBAPART_BRIDGE` holds the
        descriptor of the other end.
    draws : bool
        Whether Matplotlib is imported before a kernel is forked.
    started : {"warm", "cold"}
        How the kernel was actually started.
    """

    start = Enum(("warm", "cold"), "warm", help="Fork kernels, or start each from nothing.")
    draws = Bool(False, help="Whether a forked kernel has Matplotlib loaded.")
    limits = Instance(Limits)
    bridge = Any(help="The marker's end of the socket for values.")
    _process, _group, _ending = Any(), Any(), Any()
    _sockets = Dict()

    @default("limits")
    def _default_limits(self):
        return self.parent.limits

    @property
    def has_process(self) -> bool:
        """Whether there is a kernel that has not been cleaned up."""
        return self._process is not None

    async def pre_launch(self, **options):
        """Return the command and the folder of a kernel, and nothing of the marker's environment.

        Raises
        ------
        SandboxError
            No sandbox can be created.
        """
        if reason := refusal():
            raise SandboxError(reason)
        self._group = cgroup.make(self.limits)
        if self._group is None:
            if os.geteuid() == 0:
                raise SandboxError(NO_GROUPS)
            self._warn_once(UNLIMITED)
        command = [*self.kernel_spec.argv, *options.get("extra_arguments", [])]
        command = [word.replace("{connection_file}", bubblewrap.CONNECTION) for word in command]
        return {"cmd": command, "cwd": options.get("cwd")}

    async def launch_kernel(self, cmd, cwd=None, **options):
        """Start a kernel in a new sandbox, and return its connection information."""
        self._ending = None
        self.bridge, inner = socket.socketpair()
        try:
            with inner:
                await self._begin(cmd, cwd, inner.fileno())
            for name, number in NUMBERS.items():
                if name != UNANSWERED:
                    path = f"{bubblewrap.SOCKETS}-{number}"
                    self._sockets[name] = await self._process.socket(path)
        except BaseException:
            await self.cleanup()
            raise
        self.connection_info = self._connection("/proc/self/fd", {UNANSWERED: 0} | self._sockets)
        return self.connection_info

    async def _begin(self, command, folder, bridge):
        if self.start == "warm":
            try:
                await self._warm(command, folder, bridge)
                self.started = "warm"
                return
            except client.NotWarm as reason:
                self._process.close()
                self._warn_once(f"kernels start from nothing, which takes longer: {reason}")
        self._cold(command, folder, bridge)
        self.started = "cold"

    async def _warm(self, command, folder, bridge):
        """Start a sandbox and fork a kernel into it."""
        pipe = subprocess.PIPE
        self._process = self._open(PLACEHOLDER, folder, stdin=pipe, stdout=pipe, bufsize=0)
        with contextlib.suppress(BrokenPipeError):
            self._process.process.stdin.write(b"ready\n")
        if self._process.process.stdout.readline() != b"ready\n":
            raise SandboxError(f"the sandbox did not start: {self._process.error_output()}")
        rlimits = {name.upper(): most for name, most in self.limits.rlimits().items()}
        await client.start(
            self._process.pid,
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
        """Start a sandbox in which the command runs as a new process."""
        self._process = self._open(bubblewrap.limited(self.limits, command), folder, bridge)

    def _open(self, command, folder, *inherited, **streams):
        """Start a sandbox with the system call filter and the kernel's connection file."""
        arguments, opened = bubblewrap.bwrap_arguments(self.limits, folder)
        try:
            arguments += self._connection_and_filter(opened)
            for number in inherited:
                arguments += ["--setenv", BRIDGE, str(number)]
            given = [*opened, *inherited]
            return SandboxProcess(
                arguments, command, given, self._groups(), self.limits.wall, **streams
            )
        finally:
            for descriptor in opened:
                os.close(descriptor)

    def _connection_and_filter(self, opened):
        inside = self._connection(bubblewrap.SOCKETS, NUMBERS)
        opened.append(memory(json.dumps(inside | {"key": inside["key"].decode()}).encode()))
        opened.append(memory(seccomp.program()))
        told, rules = map(str, opened[-2:])
        return ["--ro-bind-data", told, bubblewrap.CONNECTION, "--seccomp", rules]

    def _groups(self):
        return self._group.folders if self._group else ()

    def _connection(self, ip, ports):
        session = self.parent.session
        signed = {"key": session.key, "signature_scheme": session.signature_scheme}
        return {"transport": "ipc", "ip": ip, **signed, **ports}

    def _warn_once(self, line):
        """Log a warning once in this process, not for each of hundreds of submissions."""
        if line not in _warned:
            _warned.add(line)
            self.log.warning("Sandbox: %s", line)

    def ending(self) -> str | None:
        """Return why the sandbox was killed, in words; None where it runs or ended by itself."""
        if self._process is not None and self._process.poll() is not None:
            self._ending = self._why()
        return self._ending

    def _why(self):
        if self._process.timed_out:
            return f"it took more than {self.limits.wall:g} seconds altogether"
        if self._group and self._group.exceeded() == "memory":
            return f"it used more than {self.limits.memory} MiB of memory"
        return None

    async def poll(self):
        """Return the exit status; None while the kernel runs."""
        return self._process.poll() if self._process else 0

    async def wait(self):
        """Wait until all processes in the sandbox have ended."""
        while self._process and self._process.poll() is None:
            await asyncio.sleep(0.01)
        return self._process.wait() if self._process else 0

    async def send_signal(self, signum):
        """Kill the sandbox on any signal; interrupts are sent as messages instead."""
        if signum != 0:
            await self.kill()

    async def kill(self, restart=False):
        """Kill everything in the sandbox, and wait until it has ended."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    async def terminate(self, restart=False):
        """Do the same as `kill`: nothing in a sandbox needs the chance to shut down."""
        await self.kill(restart)

    async def cleanup(self, restart=False):
        """End the sandbox, and release all its resources."""
        self.ending()
        if self._process:
            self._process.close()
            self._process = None
        if self._group:
            self._group.remove()
            self._group = None
        if self.bridge:
            self.bridge.close()
        while self._sockets:
            os.close(self._sockets.popitem()[1])


class Open(LocalProvisioner):
    """Starts a kernel as Jupyter does, without a sandbox, but with a bridge."""

    bridge = Any(help="The marker's end of the socket for values.")

    async def launch_kernel(self, cmd, **options):
        """Start a kernel that inherits its end of the bridge."""
        self.bridge, inner = socket.socketpair()
        number = str(inner.fileno())
        with inner:
            options["env"] = options["env"] | {BRIDGE: number}
            return await super().launch_kernel(cmd, pass_fds=[inner.fileno()], **options)

    def ending(self) -> str | None:
        """Return None: nothing kills a kernel without a sandbox."""
        return None

    async def cleanup(self, restart=False):
        """Close the marker's end of the bridge too."""
        if self.bridge is not None:
            self.bridge.close()
        await super().cleanup(restart=restart)
