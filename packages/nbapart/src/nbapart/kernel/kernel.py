"""A student's kernel, for marking: it runs cells, and may end at any time."""

import time

from jupyter_core.utils import run_sync
from nbformat import NotebookNode

from nbapart.kernel.client import DeadlinePassed, Flooded, KernelClient
from nbapart.kernel.clock import Clock
from nbapart.kernel.outputs import Outputs
from nbapart.kernel.zmtp import Ended, TooLarge
from nbapart.transfer.framing import ENDED

# How long an interrupted cell has to stop.
GRACE_SECONDS = 5.0
NOT_RECEIVING = "the kernel did not take what it was sent"


class Kernel:
    """A kernel for one submission.

    Parameters
    ----------
    manager : jupyter_client.AsyncKernelManager
        It starts the kernel; its provisioner has the bridge's socket.
    limits : limits.Limits
    clock : Clock
        How long a cell may run.
    folder : path, optional
        The submission's folder.

    Attributes
    ----------
    stopped : str or None
        Why the kernel was stopped; None while it runs.
    ended : bool
        Whether it had ended by itself, which may be the submission's doing or the machine's.
    interrupted : bool
        Whether the last cell was interrupted.
    bridge : socket.socket
        The marker's end of the bridge to the kernel.
    started : {"warm", "cold", "open"}
        How it was started: forked from a zygote, as a new process, or without a sandbox.
    """

    def __init__(self, manager, limits, clock: Clock, folder=None):
        self.stopped: str | None = None
        self.ended = self.interrupted = False
        self._manager, self._clock = manager, clock
        self._outputs = Outputs()
        run_sync(manager.start_kernel)(cwd=folder)
        try:
            self._client = KernelClient(manager, limits)
            self.bridge = manager.provisioner.bridge
        except BaseException:
            self._shut_down()
            raise
        self.started = getattr(manager.provisioner, "started", "open")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self) -> None:
        """End the kernel."""
        self._client.close()
        self._shut_down()

    def run(self, source: str) -> list[NotebookNode]:
        """Run one of the student's cells.

        Parameters
        ----------
        source : str

        Returns
        -------
        list of nbformat.NotebookNode
            The cell's outputs; if the kernel does not run or stops, the last one says why.
        """
        if self.stopped:
            self._outputs.fail("KernelStopped", f"This cell was not run: {self.stopped}.")
            return self._outputs.taken()
        try:
            self._collect(self._client.execute(source))
        except TooLarge as error:
            self._stop(f"the kernel was stopped, for it sent {error}")
        except Ended as error:
            self._stop(NOT_RECEIVING if isinstance(error.__cause__, TimeoutError) else ENDED)
        if self.stopped:
            self._outputs.fail("KernelStopped", f"This cell did not end: {self.stopped}.")
        return self._outputs.taken()

    def lose(self, reason: str) -> None:
        """Stop the kernel, since the bridge to it has failed."""
        if not self.stopped:
            self._stop(reason)

    def _collect(self, request):
        """Collect a cell's outputs; interrupt it when its time is up or it sends too many."""
        seconds, self.interrupted = self._clock.for_a_cell(), False
        try:
            self._keep(request, seconds)
        except DeadlinePassed:
            self._interrupt(request, "CellTimeoutError", f"ran for more than {seconds:.0f} seconds")
        except Flooded:
            self._interrupt(request, "OutputLimitExceeded", "showed too much")

    def _interrupt(self, request, name, what):
        """Interrupt the cell, and wait until it has ended."""
        self.interrupted = True
        self._client.interrupt()
        until = time.monotonic() + GRACE_SECONDS
        while True:
            try:
                self._keep(request, until - time.monotonic())
                break
            except Flooded:  # what was sent before
                continue
            except DeadlinePassed:
                self._stop(f"a cell {what} and did not stop")
                return
        self._outputs.fail(name, f"This cell was stopped: it {what}.")

    def _keep(self, request, seconds):
        for kind, content in self._client.outputs(request, time.monotonic() + seconds):
            if kind == "reply":
                self._outputs.end(content)
            else:
                self._outputs.add(kind, content)

    def _stop(self, reason):
        """End the kernel; the sandbox's own reason for its end comes before the one given."""
        run_sync(self._manager.provisioner.kill)()
        ending = getattr(self._manager.provisioner, "ending", lambda: None)
        self.stopped = ending() or reason
        self.ended = self.stopped == ENDED

    def _shut_down(self):
        run_sync(_end)(self._manager)


async def _end(manager):
    """Kill a kernel without a shutdown request, which it could ignore."""
    await manager.provisioner.kill()
    await manager.provisioner.wait()
    await manager.cleanup_resources()
