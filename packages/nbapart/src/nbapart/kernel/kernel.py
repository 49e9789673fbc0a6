"""A student's kernel as marking sees it: it runs cells, gives names away, and may end anywhere."""

import time

from jupyter_core.utils import run_sync
from nbformat import NotebookNode

from nbapart.kernel.client import Late, OverBudget, Talk
from nbapart.kernel.outputs import Outputs
from nbapart.kernel.zmtp import Ended
from nbapart.transfer.marker_end import Bridge, Gone

# Seconds that a cell has to stop in, after it was asked to.
GRACE_SECONDS = 5.0
ENDED = "the kernel had ended by itself"
DEAF = "the kernel did not take what it was sent"


class Kernel:
    """A kernel for one submission.

    Parameters
    ----------
    manager : jupyter_client.AsyncKernelManager
        Its provisioner has the bridge's socket; it starts the kernel.
    limits : sandbox.limits.Limits
    seconds : float
        How long a cell may run.
    folder : path, optional
        The submission's folder.

    Attributes
    ----------
    stopped : str or None
        Why the kernel runs no more; None while it does.
    way : {"warm", "cold", "open"}
        How it was started; "open" is without a sandbox.
    """

    def __init__(self, manager, limits, seconds, folder=None):
        self.stopped: str | None = None
        self._manager, self._seconds = manager, seconds
        self._outputs = Outputs()
        run_sync(manager.start_kernel)(cwd=folder)
        try:
            self._talk = Talk(manager, limits)
            self._bridge = Bridge(manager.provisioner.bridge, limits)
        except BaseException:
            self._shut_down()
            raise
        self.way = getattr(manager.provisioner, "way", "open")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._talk.close()
        self._shut_down()

    def run(self, source: str) -> list[NotebookNode]:
        """Run one of the student's cells.

        Parameters
        ----------
        source : str

        Returns
        -------
        list of nbformat.NotebookNode
            What it put out.
        """
        if self.stopped:
            self._outputs.fail("KernelStopped", f"This cell was not run: {self.stopped}.")
            return self._outputs.taken()
        try:
            self._collect(self._talk.execute(source), self._seconds)
        except OverBudget as error:
            self._stop(f"the kernel was stopped, for {error}")
        except Ended as error:
            self._stop(DEAF if isinstance(error.__cause__, TimeoutError) else ENDED)
        if self.stopped:
            self._outputs.fail("KernelStopped", f"This cell did not end: {self.stopped}.")
        return self._outputs.taken()

    def take(self, name: str) -> object:
        """Take the value of one of the student's names, as `Bridge.take` does."""
        if self.stopped:
            raise Gone(self.stopped)
        try:
            return self._bridge.take(name)
        except Gone as error:
            self._stop(str(error))
            raise Gone(self.stopped) from error

    def look(self) -> None:
        """Stop the kernel where the bridge broke in a call of a student's function."""
        if self._bridge.gone and not self.stopped:
            self._stop(self._bridge.gone)

    def _collect(self, request, seconds):
        """Keep what a cell puts out; interrupt it when its time is over."""
        try:
            self._keep(request, seconds)
        except Late:
            self._talk.interrupt()
            try:
                self._keep(request, GRACE_SECONDS)
            except Late:
                self._stop(f"a cell ran for more than {seconds:g} seconds and did not stop")
            else:
                message = f"This cell was stopped: it ran for more than {seconds:g} seconds."
                self._outputs.fail("CellTimeoutError", message)

    def _keep(self, request, seconds):
        for kind, content in self._talk.outputs(request, time.monotonic() + seconds):
            if kind != "reply":
                self._outputs.add(kind, content)

    def _stop(self, reason):
        """End the kernel; the sandbox may know better why it was lost."""
        run_sync(self._manager.provisioner.kill)()
        ending = getattr(self._manager.provisioner, "ending", lambda: None)
        self.stopped = ending() or reason

    def _shut_down(self):
        run_sync(_end)(self._manager)


async def _end(manager):
    """End a kernel without asking it to shut down: it may not listen, or be gone."""
    await manager.provisioner.kill()
    await manager.provisioner.wait()
    await manager.cleanup_resources()
